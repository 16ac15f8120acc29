"""Zorgtoeslag: a national contribution towards the premium of the health insurance.

Law:     Wet op de zorgtoeslag (Wzt) art. 2-4; Awir art. 5, 7, 9, 14.
Amounts: tariffs/regelingen/zorgtoeslag.yaml
Beyond:  who lives abroad (woonlandfactor) goes to a person.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.entitlements.awir import (
    advance_from_year,
    award_per_year,
    highest_with_award,
)
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.entitlements.buitenland import BIJ_TOESLAGEN, in_een_ander_land
from voorzieningenwijzer.entitlements.partnervragen import PARTNER_OP_VERZOEK, PARTNER_VRAGEN
from voorzieningenwijzer.explanation import LaterTest, Step, Test, Toets, at_most
from voorzieningenwijzer.households.columns import DETENTIE, Households
from voorzieningenwijzer.households.membership import Membership, toetsingsinkomen, vermogen
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    toetsingsinkomen_per_jaar: Euros  # (n, 1|12), applicant and partner together
    vermogen_op_1_januari: Euros  # (n, 1)
    partner_hele_jaar: Flags  # (n, 1), decides the asset limit
    heeft_toeslagpartner: Flags  # (n, 1|12), decides the month
    verzekerd_en_volwassen: Flags  # (n, 1|12), from the month after the 18th birthday
    partner_verzekerd: Flags  # (n, 1|12)
    rechtmatig: Flags  # (n, 1|12), applicant and partner


@dataclass(frozen=True, slots=True)
class Amounts:
    standaardpremie_per_jaar: float
    drempelinkomen_per_jaar: float  # whole euros, as Dienst Toeslagen uses it
    deel_van_drempel_alleen: float
    deel_van_drempel_samen: float
    deel_boven_drempel: float
    vermogensgrens_alleen: float
    vermogensgrens_samen: float
    kleinste_toekenning_per_jaar: float


@dataclass(frozen=True, slots=True)
class Months:
    standaardpremie_per_jaar: Annotated[Euros, Step("Standaardpremie", "Wzt art. 2 lid 1, art. 4")]
    toetsingsinkomen_per_jaar: Annotated[
        Euros, Step("Inkomen dat telt", "Wzt art. 2 lid 2; Awir art. 7, 8")
    ]
    normpremie_per_jaar: Annotated[
        Euros, Step("Deel dat u zelf kunt betalen", "Wzt art. 2 lid 2, 3")
    ]
    zorgtoeslag_per_maand: Annotated[
        Euros, Step("Zorgtoeslag in deze maand", "Wzt art. 2 lid 1", "EUR/maand")
    ]
    verzekerd: Annotated[Test, Toets("18 jaar of ouder en verzekerd voor zorg", "Wzt art. 2 lid 1")]
    rechtmatig: Annotated[Test, Toets("Mag in Nederland zijn", "Awir art. 9")]
    vermogen: Annotated[Test, Toets("Spaargeld op 1 januari", "Wzt art. 3", "EUR")]
    inkomen: Annotated[
        LaterTest, Toets("Inkomen over het hele jaar", "Wzt art. 2; Awir art. 14 lid 5", "EUR/jaar")
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """From columns; a partner who is not a toeslagpartner does not count."""
    insured = h.persons["verzekerd"] & m.volwassen & (h.persons["elders"] != DETENTIE)
    lawful = h.persons["rechtmatig"]
    return Situation(
        toetsingsinkomen_per_jaar=toetsingsinkomen(h, m),
        vermogen_op_1_januari=vermogen(h, m.toeslagpartner_hele_jaar),
        partner_hele_jaar=m.partner_hele_jaar,
        heeft_toeslagpartner=m.heeft_toeslagpartner,
        verzekerd_en_volwassen=h.applicant(insured),
        partner_verzekerd=h.anyone(m.is_toeslagpartner & insured),
        rechtmatig=h.applicant(lawful) & h.everyone(~m.is_toeslagpartner | lawful),
    )


def month(s: Situation, a: Amounts) -> Months:
    """The right per month, unrounded; shapes (n, 1) and (n, 12) broadcast."""
    samen = s.heeft_toeslagpartner
    standaardpremie = np.where(samen, 2, 1) * a.standaardpremie_per_jaar

    boven_drempel = np.maximum(s.toetsingsinkomen_per_jaar - a.drempelinkomen_per_jaar, 0)
    deel = np.where(samen, a.deel_van_drempel_samen, a.deel_van_drempel_alleen)
    over_drempel = deel * a.drempelinkomen_per_jaar
    normpremie = over_drempel + a.deel_boven_drempel * boven_drempel

    grens = np.where(s.partner_hele_jaar, a.vermogensgrens_samen, a.vermogensgrens_alleen)
    genoeg_onder_grens = at_most(s.vermogen_op_1_januari, grens)

    een_verzekerd = s.verzekerd_en_volwassen | (samen & s.partner_verzekerd)
    beiden = ~samen | (s.verzekerd_en_volwassen & s.partner_verzekerd)
    recht = genoeg_onder_grens.passed & s.rechtmatig & een_verzekerd
    deel_van_recht = np.where(beiden, 1.0, 0.5)
    verschil = np.maximum(standaardpremie - normpremie, 0)
    per_maand = np.where(recht, deel_van_recht * verschil / 12, 0)

    def inkomen() -> Test:
        hoogste = highest_with_award(
            standaardpremie - over_drempel,
            a.deel_boven_drempel,
            a.drempelinkomen_per_jaar,
            a.kleinste_toekenning_per_jaar,
        )
        return at_most(s.toetsingsinkomen_per_jaar, hoogste)

    return Months(
        standaardpremie,
        s.toetsingsinkomen_per_jaar,
        normpremie,
        per_maand,
        Test(een_verzekerd),
        Test(s.rechtmatig),
        genoeg_onder_grens,
        LaterTest(inkomen),
    )


def settle(m: Months, a: Amounts) -> Award:
    """Award per year in whole euros; the advance is the award over twelve, cut off."""
    per_jaar = award_per_year(m.zorgtoeslag_per_maand, a.kleinste_toekenning_per_jaar)
    return Award(per_jaar, advance_from_year(per_jaar, m.zorgtoeslag_per_maand))


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (MEERDERJARIG,),
        "leeftijd_kind": (MEERDERJARIG,),
        "leeftijd_medebewoner": (MEERDERJARIG,),
    }


NAAR_HET_CAK = "U betaalt aan het CAK. Dan gaat de zorgtoeslag naar het CAK."


def _naar_het_cak(h: Households, _m: Membership, _earlier: Earlier) -> Flags:
    """Zvw art. 18f lid 6; where nobody knows it, it is not said."""
    return h.from_now(h.anyone(of_core(h) & h.persons["wanbetaler"]))


RULE = Rule(
    regeling="zorgtoeslag",
    naam="Zorgtoeslag",
    tabel="zorgtoeslag",
    formule="2006",
    reads=frozenset(
        {
            "geboren",
            "relatie",
            "toeslagpartner",
            "scheiding",
            "zakelijk",
            "thuis",
            "inkomen",
            "vermogen",
            "verzekerd",
            "rechtmatig",
        }
    ),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="zorgtoeslag_per_maand",
    limits=limits,
    richting={"inkomen": -1, "vermogen": -1},
    buiten_bereik=((in_een_ander_land, BIJ_TOESLAGEN),),
    nog_te_vragen=PARTNER_VRAGEN,
    op_verzoek=(*PARTNER_OP_VERZOEK, (_naar_het_cak, NAAR_HET_CAK)),
)
