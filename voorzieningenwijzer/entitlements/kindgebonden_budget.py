"""Kindgebonden budget: an allowance per child, more for a parent alone, less with income.

Law:     Wet op het kindgebonden budget (Wkgb) art. 1-3; Awir art. 5, 7, 9, 14.
Amounts: tariffs/regelingen/kindgebonden_budget.yaml
Beyond:  children outside the Netherlands (woonlandfactor), shared kinderbijslag between parents.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements.awir import (
    advance_from_month,
    award_per_year,
    highest_with_award,
)
from voorzieningenwijzer.entitlements.buitenland import BIJ_TOESLAGEN, in_een_ander_land
from voorzieningenwijzer.entitlements.kinderbijslag import (
    KIND_ELDERS,
    kind_woont_elders,
    kind_zonder_kinderbijslag,
)
from voorzieningenwijzer.entitlements.partnervragen import PARTNER_OP_VERZOEK, PARTNER_VRAGEN
from voorzieningenwijzer.explanation import LaterTest, Step, Test, Toets, at_most
from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.households.membership import Membership, toetsingsinkomen, vermogen
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Counts, Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    kinderen: Counts  # (n, 1|12), with kinderbijslag paid, up to the month of the 18th birthday
    kinderen_12_tot_16: Counts  # (n, 1|12), from the month after the birthday
    kinderen_16_tot_18: Counts  # (n, 1|12)
    heeft_toeslagpartner: Flags  # (n, 1|12)
    partner_hele_jaar: Flags  # (n, 1)
    toetsingsinkomen_per_jaar: Euros  # (n, 1|12)
    vermogen_op_1_januari: Euros  # (n, 1)
    rechtmatig: Flags  # (n, 1|12), the applicant


@dataclass(frozen=True, slots=True)
class Amounts:
    per_kind_per_jaar: float
    extra_12_tot_16_per_jaar: float
    extra_16_tot_18_per_jaar: float
    alo_kop_per_jaar: float
    afbouw: float
    drempelinkomen_per_jaar: float
    verhoging_drempel_partner_per_jaar: float
    vermogensgrens_alleen: float
    vermogensgrens_samen: float
    kleinste_toekenning_per_jaar: float


@dataclass(frozen=True, slots=True)
class Tweede:
    """A second, higher phase-out above an income, as the proposal for 2027 has it."""

    afbouw: float
    vanaf_inkomen: float


@dataclass(frozen=True, slots=True)
class Months:
    bedrag_kinderen_per_jaar: Annotated[
        Euros, Step("Bedrag voor de kinderen", "Wkgb art. 2 lid 2-5")
    ]
    alo_kop_per_jaar: Annotated[
        Euros, Step("Extra omdat u geen toeslagpartner hebt", "Wkgb art. 2 lid 6")
    ]
    toetsingsinkomen_per_jaar: Annotated[
        Euros, Step("Inkomen dat telt", "Wkgb art. 2 lid 7; Awir art. 7, 8")
    ]
    drempel_per_jaar: Annotated[
        Euros, Step("Tot dit inkomen gaat er niets af", "Wkgb art. 2 lid 7, 8")
    ]
    afbouw_per_jaar: Annotated[
        Euros, Step("Wat er door het inkomen af gaat", "Wkgb art. 2 lid 7, art. 3 lid 5")
    ]
    kgb_per_maand: Annotated[
        Euros, Step("Kindgebonden budget in deze maand", "Wkgb art. 2 lid 11", "EUR/maand")
    ]
    kinderen: Annotated[Test, Toets("Een kind onder de 18 met kinderbijslag", "Wkgb art. 2 lid 1")]
    rechtmatig: Annotated[Test, Toets("Mag in Nederland zijn", "Awir art. 9")]
    vermogen: Annotated[Test, Toets("Spaargeld op 1 januari", "Wkgb art. 1 lid 4", "EUR")]
    inkomen: Annotated[
        LaterTest,
        Toets("Inkomen over het hele jaar", "Wkgb art. 2; Awir art. 14 lid 5", "EUR/jaar"),
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """Children for whom kinderbijslag is paid; ages count from the month after the birthday."""
    vanaf_16 = m.leeftijd >= 16
    # art. 2 lid 1: also where only the school condition of 16 and 17 stands in the way
    niemand = ~h.persons["kinderbijslag"] & (h.persons["kinderbijslag_ander"] == 0)
    kind = m.minderjarig_kind & (h.persons["kinderbijslag"] | (niemand & vanaf_16))
    return Situation(
        kinderen=h.count(kind),
        kinderen_12_tot_16=h.count(kind & (m.leeftijd >= 12) & ~vanaf_16),
        kinderen_16_tot_18=h.count(kind & vanaf_16),
        heeft_toeslagpartner=m.heeft_toeslagpartner,
        partner_hele_jaar=m.partner_hele_jaar,
        toetsingsinkomen_per_jaar=toetsingsinkomen(h, m),
        vermogen_op_1_januari=vermogen(h, m.toeslagpartner_hele_jaar),
        rechtmatig=h.applicant(h.persons["rechtmatig"]),
    )


def month(s: Situation, a: Amounts, tweede: Tweede | None = None) -> Months:
    """A twelfth per calendar month (art. 2 lid 11), unrounded."""
    samen = s.heeft_toeslagpartner
    voor_kinderen = (
        a.per_kind_per_jaar * s.kinderen
        + a.extra_12_tot_16_per_jaar * s.kinderen_12_tot_16
        + a.extra_16_tot_18_per_jaar * s.kinderen_16_tot_18
    )
    alo_kop = np.where((s.kinderen > 0) & ~samen, a.alo_kop_per_jaar, 0.0)

    drempel = a.drempelinkomen_per_jaar + np.where(samen, a.verhoging_drempel_partner_per_jaar, 0.0)
    afbouw = _afbouw(s.toetsingsinkomen_per_jaar, drempel, a, tweede)

    grens = np.where(s.partner_hele_jaar, a.vermogensgrens_samen, a.vermogensgrens_alleen)
    genoeg_onder_grens = at_most(s.vermogen_op_1_januari, grens)
    recht = genoeg_onder_grens.passed & s.rechtmatig
    per_maand = np.where(recht, np.maximum(voor_kinderen + alo_kop - afbouw, 0) / 12, 0)

    zonder_kind = s.kinderen == 0

    def inkomen() -> Test:
        hoogste = _hoogste_inkomen(voor_kinderen + alo_kop, drempel, a, tweede)
        passed = at_most(s.toetsingsinkomen_per_jaar, hoogste).passed | zonder_kind
        return Test(passed, s.toetsingsinkomen_per_jaar, hoogste)

    return Months(
        voor_kinderen,
        alo_kop,
        s.toetsingsinkomen_per_jaar,
        drempel,
        afbouw,
        per_maand,
        Test(~zonder_kind),
        Test(s.rechtmatig),
        genoeg_onder_grens,
        LaterTest(inkomen),
    )


def _afbouw(inkomen: Euros, drempel: Euros, a: Amounts, tweede: Tweede | None) -> Euros:
    """What comes off the whole sum, the alo-kop included (art. 2 lid 7, 8)."""
    if tweede is None:
        return a.afbouw * np.maximum(inkomen - drempel, 0)
    eerste = np.clip(inkomen, drempel, np.maximum(drempel, tweede.vanaf_inkomen)) - drempel
    erboven = np.maximum(inkomen - np.maximum(drempel, tweede.vanaf_inkomen), 0)
    return np.asarray(a.afbouw * eerste + tweede.afbouw * erboven)


def _hoogste_inkomen(bedrag: Euros, drempel: Euros, a: Amounts, tweede: Tweede | None) -> Euros:
    """The highest income at which there is still an award."""
    kleinste = a.kleinste_toekenning_per_jaar
    eerste = highest_with_award(bedrag, a.afbouw, drempel, kleinste)
    if tweede is None:
        return eerste
    rest = bedrag - a.afbouw * (tweede.vanaf_inkomen - drempel)
    verder = highest_with_award(rest, tweede.afbouw, tweede.vanaf_inkomen, kleinste)
    return np.where(verder > 0, verder, np.minimum(eerste, tweede.vanaf_inkomen))


def settle(m: Months, a: Amounts) -> Award:
    """Award per year in whole euros; the advance is the unrounded month, cut off."""
    per_jaar = award_per_year(m.kgb_per_maand, a.kleinste_toekenning_per_jaar)
    return Award(per_jaar, advance_from_month(per_jaar, m.kgb_per_maand))


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (MEERDERJARIG,),
        "leeftijd_kind": (12, 16, MEERDERJARIG),
        "leeftijd_medebewoner": (MEERDERJARIG,),
    }


RULE = Rule(
    regeling="kindgebonden_budget",
    naam="Kindgebonden budget",
    tabel="kindgebonden_budget",
    formule="2008",
    reads=frozenset(
        {
            *("geboren", "relatie", "toeslagpartner", "scheiding", "zakelijk", "thuis"),
            *("inkomen", "vermogen", "rechtmatig", "kinderbijslag"),
        }
    ),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="kgb_per_maand",
    limits=limits,
    richting={"inkomen": -1, "vermogen": -1},
    buiten_bereik=((in_een_ander_land, BIJ_TOESLAGEN),),
    op_verzoek=PARTNER_OP_VERZOEK,
    nog_te_vragen=(
        *PARTNER_VRAGEN,
        (kind_woont_elders, KIND_ELDERS),
        (
            kind_zonder_kinderbijslag,
            (
                "Waarom komt er voor een kind geen kinderbijslag? "
                "Bij 16 of 17 jaar is er soms toch kindgebonden budget."
            ),
        ),
    ),
)
