"""The bijstandsnorm of the household, as a measure for income: what share of it comes in.

Law:     Participatiewet (Pw) art. 19a, 20-22a; net per month, holiday allowance included.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
Beyond:  living in an institution (art. 23, in bijstand.py), a partner without a right (art. 24).
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import age_on, first_days
from voorzieningenwijzer.explanation import Step
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    AFWEZIG,
    BEZIGHEID_STUDEERT,
    PARTNER,
    Array,
    Households,
    relaties,
)
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.leeftijden import MEERDERJARIG, NORM_VAN_EEN_VOLWASSENE
from voorzieningenwijzer.money import Euros, Flags, nearest_cent
from voorzieningenwijzer.rules import Award, Earlier, Rule

_OUDERS = relaties("ouder")
# a contract at a market price does not count between relatives of the first and second degree
_NAASTE_FAMILIE = relaties("kind", "ouder", "broer_zus", "pleegkind", "stiefkind", "kleinkind")


@dataclass(frozen=True, slots=True)
class Situation:
    samen: Flags  # (n, 1|12), a joint household; whether toeslagpartner does not matter here
    jongen: Euros  # (n, 12), how many of applicant and partner are under 21
    ouderen: Euros  # (n, 12), how many have reached the AOW age
    kinderen: Flags  # (n, 1|12)
    uitwonend_zonder_ouders: Flags  # (n, 12), 18 to 20, away from home, parents cannot contribute
    kostendelers: Euros  # (n, 12), housemates who share the cost
    netto_inkomen_per_maand: Euros  # (n, 1), applicant and partner, holiday pay included


@dataclass(frozen=True, slots=True)
class Amounts:
    alleenstaand: Euros | float
    paar: Euros | float
    alleenstaand_aow: Euros | float
    paar_aow: Euros | float
    alleenstaand_18_20: Euros | float
    verhoging_18_20_uitwonend: Euros | float
    paar_beide_18_20: Euros | float
    paar_een_18_20: Euros | float
    paar_beide_18_20_kinderen: Euros | float
    paar_een_18_20_kinderen: Euros | float
    aow_leeftijd_jaren: float
    aow_leeftijd_maanden: float
    vakantietoeslag_deel: float
    kostendeler_vanaf_leeftijd: float
    kostendeler_vast_deel: float
    kostendeler_deel_per_persoon: float
    vermogensgrens_alleenstaand: float
    vermogensgrens_samen: float


@dataclass(frozen=True, slots=True)
class Months:
    norm_per_maand: Annotated[
        Euros, Step("Bijstandsnorm van dit huishouden", "Pw art. 20-22", "EUR/maand")
    ]
    kostendelersnorm_per_maand: Annotated[
        Euros, Step("Norm als huisgenoten meetellen", "Pw art. 22a", "EUR/maand")
    ]
    netto_inkomen_per_maand: Annotated[
        Euros, Step("Netto inkomen met vakantiegeld", "Pw art. 31, 32", "EUR/maand")
    ]
    deel_van_norm: Annotated[Euros, Step("Inkomen als deel van de norm", "Pw art. 31, 32", "deel")]


def of_core(h: Households) -> Array:
    """Applicant and partner (p, 1|12)."""
    rol = h.persons["rol"]
    return np.asarray((rol == AANVRAGER) | (rol == PARTNER))


def reached_aow(h: Households, jaren: float, maanden: float) -> Array:
    """Who has the AOW age on the first day of the month (p, 12); it may hold months too."""
    aow_from = h.persons["geboren"] + int(jaren) * 10_000 + int(maanden) * 100
    return np.asarray(aow_from <= first_days(h.jaar)[None, :])


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """Ages on the first day of the month."""
    rol, relatie = h.persons["rol"], h.persons["relatie"]
    core = of_core(h) & m.hier
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])
    aow = reached_aow(h, a.aow_leeftijd_jaren, a.aow_leeftijd_maanden)
    young = age < NORM_VAN_EEN_VOLWASSENE
    with_parents = h.anyone(~core & (rol != AFWEZIG) & _OUDERS[relatie] & m.hier)
    alone_young = h.applicant(young) & ~h.applicant(h.persons["ouders_helpen"]) & ~with_parents
    income = h.persons["netto"] + h.persons["bijstand"]
    return Situation(
        samen=h.anyone((rol == PARTNER) & m.hier),
        jongen=np.asarray(h.count(core & young)),
        ouderen=np.asarray(h.count(core & aow)),
        kinderen=h.anyone(m.minderjarig_kind),
        uitwonend_zonder_ouders=alone_young,
        kostendelers=sharers(h, m, a),
        netto_inkomen_per_maand=np.asarray(h.total(np.where(of_core(h), income, 0.0))),
    )


def sharers(h: Households, m: Membership, a: Amounts) -> Euros:
    """How many housemates share the cost (art. 19a); (n, 12)."""
    rol = h.persons["rol"]
    others = (rol != AFWEZIG) & (rol != AANVRAGER) & (rol != PARTNER) & m.hier
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])
    shares = others & (age >= a.kostendeler_vanaf_leeftijd)
    shares &= ~h.persons["zakelijk"] | _NAASTE_FAMILIE[h.persons["relatie"]]
    shares &= h.persons["bezigheid"] != BEZIGHEID_STUDEERT
    return np.asarray(h.count(shares))


def month(s: Situation, a: Amounts) -> Months:
    """The norm per month (n, 12)."""
    norm = _norm(s, a)
    kostendelersnorm = np.where(s.kostendelers > 0, _kostendelersnorm(s, a, norm), norm)
    return Months(
        norm,
        kostendelersnorm,
        s.netto_inkomen_per_maand,
        np.round(s.netto_inkomen_per_maand / norm, 4),
    )


def _norm(s: Situation, a: Amounts) -> Euros:
    """Art. 20, 21 and 22, nobody to share the cost with."""
    jong_paar = np.where(
        s.kinderen,
        np.where(s.jongen > 1, a.paar_beide_18_20_kinderen, a.paar_een_18_20_kinderen),
        np.where(s.jongen > 1, a.paar_beide_18_20, a.paar_een_18_20),
    )
    samen = np.where(s.ouderen > 0, a.paar_aow, np.where(s.jongen > 0, jong_paar, a.paar))
    jong_alleen = a.alleenstaand_18_20 + np.where(
        s.uitwonend_zonder_ouders, a.verhoging_18_20_uitwonend, 0.0
    )
    alleen = np.where(
        s.ouderen > 0, a.alleenstaand_aow, np.where(s.jongen > 0, jong_alleen, a.alleenstaand)
    )
    return np.where(s.samen, samen, alleen)


def _kostendelersnorm(s: Situation, a: Amounts, norm: Euros) -> Euros:
    """Art. 22a lid 1: ((40% + A x 30%) / A) x B per person of 21 or older; B: norm of a couple.

    Lid 3: of a couple with one under 21 that one keeps the amount of art. 20; who is under 21
    alone or as a couple has no kostendelersnorm.
    """
    ouder_dan_20 = np.where(s.samen, 2.0, 1.0) - s.jongen
    delers = np.maximum(ouder_dan_20 + s.kostendelers, 1.0)
    per_persoon = (a.kostendeler_vast_deel + delers * a.kostendeler_deel_per_persoon) / delers
    basis = np.where(s.ouderen > 0, a.paar_aow, a.paar)
    deel = nearest_cent(per_persoon * basis)
    jongere = np.where(
        s.kinderen, a.paar_beide_18_20_kinderen - a.alleenstaand_18_20, a.alleenstaand_18_20
    )
    gemengd = deel + np.round(jongere, 2)
    gedeeld = np.where(s.samen & (s.jongen > 0), gemengd, deel * np.where(s.samen, 2.0, 1.0))
    return np.where(ouder_dan_20 > 0, gedeeld, norm)


def settle(m: Months, a: Amounts) -> Award:
    """A measure, not an award."""
    nothing = np.zeros((len(m.norm_per_maand), 12))
    return Award(nothing[:, :1], nothing)


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (NORM_VAN_EEN_VOLWASSENE, a.aow_leeftijd_jaren),
        "leeftijd_kind": (3, MEERDERJARIG),
        "leeftijd_medebewoner": (a.kostendeler_vanaf_leeftijd,),
    }


READS = frozenset(
    {
        *("geboren", "thuis", "zakelijk", "bezigheid", "relatie", "ouders_helpen"),
        *("netto", "bijstand"),
    }
)

RULE = Rule(
    regeling="bijstandsnorm",
    naam="Bijstandsnorm",
    tabel="bijstandsnorm",
    formule="2015",
    reads=READS,
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    limits=limits,
)
