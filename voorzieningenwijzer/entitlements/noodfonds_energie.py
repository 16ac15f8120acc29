"""Noodfonds Energie, winter 2026-2027: part of an energy bill that is high for the gross income.

Law:     announcement of 29 September 2026; no rules yet, one source for every amount: a forecast.
Amounts: tariffs/regelingen/noodfonds_energie.yaml
Beyond:  whether a housemate's income counts is not known: asked on.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import AANVRAGER, AFWEZIG, KIND, PARTNER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule

_BRON = "de aankondiging van 29 september 2026"


@dataclass(frozen=True, slots=True)
class Situation:
    """On the reference date; all (n, 1). ``klein_wordt_aangevuld``: a choice nobody published."""

    bruto_inkomen_per_jaar: Euros
    energiekosten_per_jaar: Euros
    meer_personen: Flags
    klein_wordt_aangevuld: Flags
    peildag: Euros


@dataclass(frozen=True, slots=True)
class Amounts:
    bruto_tot_130_alleen: float  # per month, as the others
    bruto_tot_130_samen: float
    bruto_tot_200_alleen: float
    bruto_tot_200_samen: float
    deel_tot_130: float
    deel_tot_200: float
    vergoed_deel: float
    laagste_bijdrage: float
    hoogste_bijdrage: float
    aanvragen_tot: float


@dataclass(frozen=True, slots=True)
class Months:
    bruto_inkomen_per_jaar: Annotated[Euros, Step("Bruto inkomen", _BRON)]
    energiekosten_per_jaar: Annotated[Euros, Step("Kosten van energie", _BRON)]
    zelf_te_betalen_per_jaar: Annotated[Euros, Step("Deel dat u zelf betaalt", _BRON)]
    bijdrage: Annotated[Euros, Step("Bijdrage van het fonds", _BRON, "EUR")]
    op_tijd: Annotated[Test, Toets("Aanvragen kan nog", _BRON)]
    inkomen: Annotated[Test, Toets("Bruto inkomen niet te hoog", _BRON, "EUR/jaar")]
    kosten: Annotated[Test, Toets("Energie kost veel voor dit inkomen", _BRON, "EUR/jaar")]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """Gross income of the year, of applicant and partner: the fund does not look at the net one."""
    rol = h.persons["rol"]
    kern = (rol == AANVRAGER) | (rol == PARTNER)
    inkomen = h.this_month(h.total(np.where(kern, h.persons["inkomen"], 0.0)))
    return Situation(
        bruto_inkomen_per_jaar=np.maximum(inkomen, 0.0),
        energiekosten_per_jaar=h.facts["energiekosten"],
        meer_personen=h.this_month(h.count((rol != AFWEZIG) & m.hier)) > 1,
        klein_wordt_aangevuld=h.facts["klein_aangevuld"],
        peildag=h.facts["peildag"],
    )


def month(s: Situation, a: Amounts) -> Months:
    """Half of what energy costs over a share of the gross income; once, (n, 1)."""
    grens_130 = 12 * np.where(s.meer_personen, a.bruto_tot_130_samen, a.bruto_tot_130_alleen)
    grens_200 = 12 * np.where(s.meer_personen, a.bruto_tot_200_samen, a.bruto_tot_200_alleen)
    laag = s.bruto_inkomen_per_jaar <= grens_130
    zelf = np.where(laag, a.deel_tot_130, a.deel_tot_200) * s.bruto_inkomen_per_jaar

    op_tijd = Test(s.peildag <= a.aanvragen_tot)
    inkomen = Test(s.bruto_inkomen_per_jaar <= grens_200, s.bruto_inkomen_per_jaar, grens_200)
    zelf = nearest_cent(zelf)
    kosten = Test(s.energiekosten_per_jaar >= zelf, s.energiekosten_per_jaar, zelf)

    helft = np.minimum(a.vergoed_deel * (s.energiekosten_per_jaar - zelf), a.hoogste_bijdrage)
    klein = np.where(s.klein_wordt_aangevuld, a.laagste_bijdrage, 0.0)
    bijdrage = np.where(helft < a.laagste_bijdrage, klein, helft)
    recht = op_tijd.passed & inkomen.passed & kosten.passed
    krijgt: Euros = np.where(recht, bijdrage, 0.0)
    return Months(
        s.bruto_inkomen_per_jaar,
        s.energiekosten_per_jaar,
        zelf,
        nearest_cent(krijgt),
        op_tijd,
        inkomen,
        kosten,
    )


def settle(m: Months, a: Amounts) -> Award:
    """Once, through the supplier; it is not known yet how it is spread."""
    return Award(m.bijdrage, np.zeros((len(m.bijdrage), 12)))


def _huisgenoot(h: Households, m: Membership, _earlier: Earlier) -> Flags:
    rol = h.persons["rol"]
    other = (rol != AFWEZIG) & (rol != AANVRAGER) & (rol != PARTNER) & (rol != KIND) & m.hier
    return h.from_now(h.anyone(other))


RULE = Rule(
    regeling="noodfonds_energie",
    naam="Noodfonds Energie",
    tabel="noodfonds_energie",
    formule="2026-2027",
    reads=frozenset({"inkomen", "energiekosten", "klein_aangevuld", "thuis"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    richting={"inkomen": -1, "energiekosten": 1, "klein_aangevuld": 1},
    zeker=False,
    op_verzoek=((_huisgenoot, "Vraag of het inkomen van uw huisgenoot meetelt."),),
    ook_vragen=("De regels komen uit één bron. Kijk in januari op de site van het fonds.",),
)
