"""Kinderbijslag: an amount per child per quarter, by the age on the first day of the quarter.

Law:     Algemene Kinderbijslagwet (AKW) art. 7, 7a, 12, 14.
Amounts: tariffs/regelingen/kinderbijslag.yaml
Beyond:  children who live elsewhere, parents who share it, working abroad.
"""

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from voorzieningenwijzer.dates import age_on, first_days_of_quarter
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import AFWEZIG, KIND, Households
from voorzieningenwijzer.households.membership import MEERDERJARIG, Membership
from voorzieningenwijzer.money import Counts, Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule

EERSTE_MAANDEN = (0, 3, 6, 9)


@dataclass(frozen=True, slots=True)
class Situation:
    """Children by age on the first day of the quarter, each month of a quarter alike."""

    kinderen_0_tot_6: Counts  # (n, 12)
    kinderen_6_tot_12: Counts  # (n, 12)
    kinderen_12_tot_18: Counts  # (n, 12)
    dubbel_0_tot_6: Counts  # (n, 12), of these: with a need for intensive care
    dubbel_6_tot_12: Counts  # (n, 12)
    dubbel_12_tot_18: Counts  # (n, 12)
    verzekerd: Flags  # (n, 12), resident on the first day of the quarter


@dataclass(frozen=True, slots=True)
class Amounts:
    per_kwartaal_0_tot_6: Euros | float
    per_kwartaal_6_tot_12: Euros | float
    per_kwartaal_12_tot_18: Euros | float
    dubbel_vanaf_leeftijd: float


@dataclass(frozen=True, slots=True)
class Months:
    per_kwartaal: Annotated[
        Euros, Step("Kinderbijslag in dit kwartaal", "AKW art. 12, 7a", "EUR/kwartaal")
    ]
    kinderen: Annotated[Test, Toets("Een kind onder de 18 in huis", "AKW art. 7 lid 1")]
    verzekerd: Annotated[Test, Toets("Mag in Nederland zijn", "AKW art. 6")]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """The household on the first day of each quarter."""
    eerste = np.repeat(EERSTE_MAANDEN, 3)

    def on_first(values: Any) -> Any:
        return np.broadcast_to(values, (len(values), 12))[:, eerste]

    leeftijd = age_on(h.persons["geboren"], first_days_of_quarter(h.jaar)[None, :])
    rol = on_first(h.persons["rol"])
    geboren = h.persons["geboren"] <= first_days_of_quarter(h.jaar)[None, :]
    thuis = on_first(h.persons["thuis"]) & (rol != AFWEZIG)
    kind = (
        (rol == KIND)
        & geboren
        & thuis
        & (leeftijd < MEERDERJARIG)
        & on_first(h.persons["kinderbijslag"])
    )
    dubbel = kind & on_first(h.persons["intensief"]) & (leeftijd >= a.dubbel_vanaf_leeftijd)

    def count(flags: Flags, low: int, high: int) -> Counts:
        return np.asarray(h.count(flags & (leeftijd >= low) & (leeftijd < high)))

    return Situation(
        *(count(kind, low, high) for low, high in ((0, 6), (6, 12), (12, 18))),
        *(count(dubbel, low, high) for low, high in ((0, 6), (6, 12), (12, 18))),
        verzekerd=on_first(h.applicant(h.persons["rechtmatig"])),
    )


def month(s: Situation, a: Amounts) -> Months:
    """The amount of the quarter, shown in each of its months (n, 12)."""
    per_kwartaal = (
        a.per_kwartaal_0_tot_6 * (s.kinderen_0_tot_6 + s.dubbel_0_tot_6)
        + a.per_kwartaal_6_tot_12 * (s.kinderen_6_tot_12 + s.dubbel_6_tot_12)
        + a.per_kwartaal_12_tot_18 * (s.kinderen_12_tot_18 + s.dubbel_12_tot_18)
    )
    kinderen = s.kinderen_0_tot_6 + s.kinderen_6_tot_12 + s.kinderen_12_tot_18
    return Months(np.where(s.verzekerd, per_kwartaal, 0.0), Test(kinderen > 0), Test(s.verzekerd))


def settle(m: Months, a: Amounts) -> Award:
    """Paid per quarter; per month it is a third of that."""
    per_kwartaal = m.per_kwartaal[:, EERSTE_MAANDEN]
    return Award(
        per_kwartaal.sum(axis=1, keepdims=True), nearest_cent(m.per_kwartaal / 3), per_kwartaal
    )


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {"leeftijd_kind": (a.dubbel_vanaf_leeftijd, 6, 12, 18)}


def _recht(m: Any) -> Euros:
    return np.asarray(m.per_kwartaal / 3)


def _kind_zonder_kinderbijslag(h: Households, m: Membership) -> Any:
    return h.anyone(m.minderjarig_kind & ~h.persons["kinderbijslag"]).any(axis=1)


RULE = Rule(
    regeling="kinderbijslag",
    naam="Kinderbijslag",
    tabel="kinderbijslag",
    formule="1995",
    reads=frozenset({"geboren", "thuis", "rechtmatig", "kinderbijslag", "intensief"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    recht=_recht,
    settle=settle,
    limits=limits,
    nog_te_vragen=(
        (_kind_zonder_kinderbijslag, "Waarom komt er voor een kind geen kinderbijslag?"),
    ),
)
