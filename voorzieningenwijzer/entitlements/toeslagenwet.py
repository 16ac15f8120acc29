"""Toeslagenwet: what a benefit of UWV lacks up to the social minimum, gross.

Law:     Toeslagenwet (TW) art. 2, 3, 4a, 7, 8a.
Amounts: tariffs/regelingen/toeslagenwet.yaml
Beyond:  the former day wage above which UWV does not go (art. 8a) and earnings that are left out
         (art. 7): UWV knows these, so the outcome is for a person to look at.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import MAANDEN, age_on, first_days
from voorzieningenwijzer.entitlements import bijstandsnorm
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core, reached_aow, sharers
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import AFWEZIG, KIND, PARTNER, Households, relaties
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule

_OUDERS = relaties("ouder")


@dataclass(frozen=True, slots=True)
class Situation:
    uitkering_uwv: Flags  # (n, 1), of applicant or partner
    samen: Flags  # (n, 1|12)
    leeftijd: Euros  # (n, 12), of the applicant
    kostendelers: Euros  # (n, 12)
    bruto_per_maand: Euros  # (n, 1), applicant and partner together, without holiday pay
    oud_genoeg: Flags  # (n, 12), 18, and under 21 not with the parents
    onder_aow: Flags  # (n, 12)
    partner_mag: Flags  # (n, 12), by the birth date of the partner or a child under 12
    gevraagd: Flags  # (n, 12)


@dataclass(frozen=True, slots=True)
class Amounts:
    paar_per_dag: Euros | float
    alleenstaand_per_dag: Euros | float
    alleenstaand_20_per_dag: Euros | float
    alleenstaand_19_per_dag: Euros | float
    alleenstaand_18_per_dag: Euros | float
    kostendeler_per_dag: Euros | float
    dagen_per_maand: float
    volwassen_vanaf_leeftijd: float
    partner_geboren_na: float
    kind_onder_leeftijd: float


@dataclass(frozen=True, slots=True)
class Months:
    minimum_per_maand: Annotated[Euros, Step("Sociaal minimum, bruto", "TW art. 2", "EUR/maand")]
    bruto_per_maand: Annotated[
        Euros, Step("Bruto inkomen samen, zonder vakantiegeld", "TW art. 6", "EUR/maand")
    ]
    toeslag_per_maand: Annotated[Euros, Step("Toeslag van UWV, bruto", "TW art. 8", "EUR/maand")]
    uitkering_uwv: Annotated[Test, Toets("Krijgt een uitkering van UWV", "TW art. 1 en 2")]
    oud_genoeg: Annotated[Test, Toets("18 jaar, of onder de 21 niet bij de ouders", "TW art. 2")]
    onder_aow: Annotated[Test, Toets("Nog geen AOW-leeftijd", "TW art. 2")]
    partner_mag: Annotated[Test, Toets("Partner oud genoeg, of een kind onder de 12", "TW art. 3")]
    inkomen: Annotated[
        Test, Toets("Bruto inkomen samen, zonder vakantiegeld", "TW art. 2", "EUR/maand")
    ]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """On the first day of the month; housemates as in bijstand (art. 2 lid 7 and 9)."""
    rol = h.persons["rol"]
    core = of_core(h) & m.hier
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])
    norm = earlier["bijstandsnorm"].amounts
    aow = reached_aow(h, norm.aow_leeftijd_jaren, norm.aow_leeftijd_maanden)
    partner = (rol == PARTNER) & m.hier
    young_child = h.anyone((rol == KIND) & m.hier & (age < a.kind_onder_leeftijd))
    too_young = partner & (h.persons["geboren"] > a.partner_geboren_na)
    with_parents = h.anyone(~core & (rol != AFWEZIG) & _OUDERS[h.persons["relatie"]] & m.hier)
    own_age = h.applicant(age)
    later = np.arange(MAANDEN)[None, :] >= h.maand
    return Situation(
        uitkering_uwv=h.anyone(core & h.persons["uwv"]),
        samen=h.anyone(partner),
        leeftijd=own_age,
        kostendelers=sharers(h, m, norm),
        bruto_per_maand=np.asarray(h.total(np.where(of_core(h), h.persons["bruto"], 0.0))),
        oud_genoeg=(own_age >= a.volwassen_vanaf_leeftijd)
        | ((own_age >= MEERDERJARIG) & ~with_parents),
        onder_aow=~h.applicant(aow),
        partner_mag=~h.anyone(too_young) | young_child,
        gevraagd=np.broadcast_to(later, (h.n, MAANDEN)),
    )


def month(s: Situation, a: Amounts) -> Months:
    """Day amounts times the days of a month; gross, without holiday pay; (n, 12)."""
    jong = np.where(
        s.leeftijd >= 20,
        a.alleenstaand_20_per_dag,
        np.where(s.leeftijd >= 19, a.alleenstaand_19_per_dag, a.alleenstaand_18_per_dag),
    )
    volwassen = np.where(s.kostendelers > 0, a.kostendeler_per_dag, a.alleenstaand_per_dag)
    alleen = np.where(s.leeftijd >= a.volwassen_vanaf_leeftijd, volwassen, jong)
    per_dag = np.where(s.samen, a.paar_per_dag, alleen)
    minimum = nearest_cent(per_dag * a.dagen_per_maand)
    recht = s.uitkering_uwv & s.oud_genoeg & s.onder_aow & s.partner_mag & s.gevraagd
    tekort = np.maximum(minimum - s.bruto_per_maand, 0.0)
    return Months(
        minimum,
        s.bruto_per_maand,
        np.where(recht, nearest_cent(tekort), 0.0),
        Test(s.uitkering_uwv),
        Test(s.oud_genoeg),
        Test(s.onder_aow),
        Test(s.partner_mag),
        Test(s.bruto_per_maand < minimum, s.bruto_per_maand, minimum),
    )


def settle(m: Months, a: Amounts) -> Award:
    wide = np.broadcast_to(m.toeslag_per_maand, (len(m.toeslag_per_maand), MAANDEN))
    return Award(np.asarray(wide.sum(axis=1, keepdims=True)), wide)


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (MEERDERJARIG, 19, 20, a.volwassen_vanaf_leeftijd),
        "leeftijd_kind": (a.kind_onder_leeftijd,),
    }


RULE = Rule(
    regeling="toeslagenwet",
    naam="Toeslag van UWV (Toeslagenwet)",
    tabel="toeslagenwet",
    formule="1987",
    reads=frozenset(
        {
            *("uwv", "bruto", "geboren", "relatie", "zakelijk", "bezigheid", "thuis"),
        }
    ),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="toeslag_per_maand",
    limits=limits,
    needs=(bijstandsnorm.RULE.regeling,),
    zeker=False,
    bruto=True,
    alleen_nu=True,
    ook_vragen=(
        "UWV kijkt ook naar wat u verdiende voor uw uitkering. Dan kan het minder zijn.",
        "Het bedrag is bruto. Er gaat nog belasting af.",
    ),
)
