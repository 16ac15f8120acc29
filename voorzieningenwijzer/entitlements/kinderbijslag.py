"""Kinderbijslag: an amount per child per quarter, by the age on the first day of the quarter.

Law:     Algemene Kinderbijslagwet (AKW) art. 7, 7a, 12, 14.
Amounts: tariffs/regelingen/kinderbijslag.yaml
Beyond:  children who live elsewhere, parents who share it, working abroad.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import MAANDEN, age_on, first_days_of_quarter
from voorzieningenwijzer.entitlements.buitenland import BIJ_SVB, in_een_ander_land
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import KIND, PARTNER, Array, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Counts, Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule

EERSTE_MAANDEN = (0, 3, 6, 9)
MAANDEN_PER_KWARTAAL = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """Children by age on the first day of the quarter, each month of a quarter alike."""

    kinderen_0_tot_6: Counts  # (n, 12)
    kinderen_6_tot_12: Counts  # (n, 12)
    kinderen_12_tot_18: Counts  # (n, 12)
    dubbel_0_tot_6: Counts  # (n, 12), of these: with a need for intensive care
    dubbel_6_tot_12: Counts  # (n, 12)
    dubbel_12_tot_18: Counts  # (n, 12)
    alleen: Flags  # (n, 12), no partner in the household on the first day of the quarter
    verzekerd: Flags  # (n, 12), resident on the first day of the quarter


@dataclass(frozen=True, slots=True)
class Amounts:
    per_kwartaal_0_tot_6: Euros | float
    per_kwartaal_6_tot_12: Euros | float
    per_kwartaal_12_tot_18: Euros | float
    dubbel_vanaf_leeftijd: float
    extra_alleen_per_jaar: float  # NaN where nobody found it


@dataclass(frozen=True, slots=True)
class Months:
    dubbel_per_kwartaal: Annotated[
        Euros, Step("Extra voor kinderen met veel zorg", "AKW art. 7a", "EUR/kwartaal")
    ]
    extra_per_jaar: Annotated[
        Euros, Step("Extra voor wie alleen zorgt voor zo'n kind", "AKW art. 7a lid 2", "EUR/jaar")
    ]
    per_kwartaal: Annotated[
        Euros, Step("Kinderbijslag in dit kwartaal", "AKW art. 12, 7a", "EUR/kwartaal")
    ]
    kinderen: Annotated[Test, Toets("Een kind onder de 18 in huis", "AKW art. 7 lid 1")]
    verzekerd: Annotated[Test, Toets("Mag in Nederland zijn", "AKW art. 6")]
    kinderbijslag_per_maand: Euros


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """The household on the first day of each quarter."""
    eerste = np.repeat(EERSTE_MAANDEN, MAANDEN_PER_KWARTAAL)

    def on_first(values: Array) -> Array:
        return values[:, eerste] if values.shape[1] == MAANDEN else values

    leeftijd = age_on(h.persons["geboren"], first_days_of_quarter(h.jaar)[None, :])
    kind_thuis = (on_first(h.persons["rol"]) == KIND) & on_first(h.persons["thuis"])
    betaald = kind_thuis & on_first(h.persons["kinderbijslag"])
    kind = betaald & (leeftijd >= 0) & (leeftijd < MEERDERJARIG)
    dubbel = kind & on_first(h.persons["intensief"]) & (leeftijd >= a.dubbel_vanaf_leeftijd)
    onder_6, onder_12 = leeftijd < 6, leeftijd < 12
    tussen = onder_12 & ~onder_6
    return Situation(
        kinderen_0_tot_6=h.count(kind & onder_6),
        kinderen_6_tot_12=h.count(kind & tussen),
        kinderen_12_tot_18=h.count(kind & ~onder_12),
        dubbel_0_tot_6=h.count(dubbel & onder_6),
        dubbel_6_tot_12=h.count(dubbel & tussen),
        dubbel_12_tot_18=h.count(dubbel & ~onder_12),
        alleen=~h.anyone(on_first(h.persons["rol"]) == PARTNER),
        verzekerd=on_first(h.applicant(h.persons["rechtmatig"])),
    )


def month(s: Situation, a: Amounts) -> Months:
    """The amount of the quarter, shown in each of its months (n, 12)."""
    dubbel = (
        a.per_kwartaal_0_tot_6 * s.dubbel_0_tot_6
        + a.per_kwartaal_6_tot_12 * s.dubbel_6_tot_12
        + a.per_kwartaal_12_tot_18 * s.dubbel_12_tot_18
    )
    per_kwartaal = dubbel + (
        a.per_kwartaal_0_tot_6 * s.kinderen_0_tot_6
        + a.per_kwartaal_6_tot_12 * s.kinderen_6_tot_12
        + a.per_kwartaal_12_tot_18 * s.kinderen_12_tot_18
    )
    kinderen = s.kinderen_0_tot_6 + s.kinderen_6_tot_12 + s.kinderen_12_tot_18
    recht = np.where(s.verzekerd, per_kwartaal, 0.0)
    return Months(
        np.where(s.verzekerd, dubbel, 0.0),
        _extra(s, a, np.asarray(dubbel)),
        recht,
        Test(kinderen > 0),
        Test(s.verzekerd),
        recht / MAANDEN_PER_KWARTAAL,
    )


def _extra(s: Situation, a: Amounts, dubbel: Euros) -> Euros:
    """Art. 7a lid 2, no part of a quarter: only where it is sure for all of the year.

    A partner who earns little opens it too; that is asked (``kind_met_veel_zorg``).
    """
    zeker = (s.verzekerd & s.alleen & (dubbel > 0)).all(axis=1, keepdims=True)
    return np.where(zeker, np.nan_to_num(a.extra_alleen_per_jaar), 0.0)


def settle(m: Months, a: Amounts) -> Award:
    """Paid per quarter; per month it is a third of that."""
    per_kwartaal = m.per_kwartaal[:, EERSTE_MAANDEN]
    return Award(
        per_kwartaal.sum(axis=1, keepdims=True),
        nearest_cent(m.kinderbijslag_per_maand),
        per_kwartaal,
    )


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {"leeftijd_kind": (a.dubbel_vanaf_leeftijd, 6, 12, MEERDERJARIG)}


def kind_zonder_kinderbijslag(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Households (n,) with a minor child for whom no parent gets it, or nobody knows who."""
    zonder = ~h.persons["kinderbijslag"] & (h.persons["kinderbijslag_ander"] != 1)
    return np.asarray(h.anyone(m.minderjarig_kind & zonder).any(axis=1))


def kind_woont_elders(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Households (n,) with a child under 18 at another address: art. 7 lid 1 onder b and lid 6.

    Not where it is known that the other parent gets it, nor where it is open where a child lives.
    """
    elders = (h.persons["rol"] == KIND) & ~h.persons["thuis"] & (m.leeftijd < MEERDERJARIG)
    found = h.anyone(elders & (h.persons["kinderbijslag_ander"] != 1)).any(axis=1)
    return np.asarray(found & bool(found.all()))


KIND_ELDERS = (
    "Een kind woont ergens anders, door school of ziekte. Betaalt u mee? Vraag de SVB: vaak is er "
    "kinderbijslag, soms dubbel."
)


def kind_met_veel_zorg(h: Households, m: Membership, earlier: Earlier) -> Flags:
    """Households (n,) that have it doubled: alone there may be an extra amount (art. 7a lid 2)."""
    dubbel = m.minderjarig_kind & h.persons["kinderbijslag"] & h.persons["intensief"]
    ruim_drie = m.leeftijd >= earlier["kinderbijslag"].amounts.dubbel_vanaf_leeftijd
    return np.asarray(h.anyone(dubbel & ruim_drie).any(axis=1))


RULE = Rule(
    regeling="kinderbijslag",
    naam="Kinderbijslag",
    tabel="kinderbijslag",
    formule="1995",
    reads=frozenset({"geboren", "thuis", "rechtmatig", "kinderbijslag", "intensief"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="kinderbijslag_per_maand",
    limits=limits,
    keuzen=frozenset({"extra_alleen_per_jaar"}),
    voorwaarden=frozenset({"extra_alleen_per_jaar"}),
    buiten_bereik=((in_een_ander_land, BIJ_SVB),),
    op_verzoek=(
        (
            kind_met_veel_zorg,
            (
                "Bent u alleen, of verdient uw partner weinig? Vraag de SVB om het extra bedrag "
                "bij dubbele kinderbijslag. Dat kan tot 1 december van het jaar erna."
            ),
        ),
    ),
    nog_te_vragen=(
        (kind_woont_elders, KIND_ELDERS),
        (kind_zonder_kinderbijslag, "Waarom komt er voor een kind geen kinderbijslag?"),
    ),
)
