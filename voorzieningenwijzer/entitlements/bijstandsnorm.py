"""The bijstandsnorm of the household, as a measure for income: what share of it comes in.

Law:     Participatiewet (Pw) art. 20-22a; net per month, holiday allowance included.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
Beyond:  living in an institution (art. 23), a partner without a right (art. 24).
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
    Households,
)
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    samen: Flags  # (n, 1|12), a joint household; whether toeslagpartner does not matter here
    jongen: Euros  # (n, 12), how many of applicant and partner are under 21
    ouderen: Euros  # (n, 12), how many have reached the AOW age
    kinderen: Flags  # (n, 1|12)
    uitwonend_zonder_ouders: Flags  # (n, 12), 18 to 20, parents cannot contribute
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


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """Ages on the first day of the month; the AOW age may hold months as well as years."""
    rol, born = h.persons["rol"], h.persons["geboren"]
    core = ((rol == AANVRAGER) | (rol == PARTNER)) & m.hier
    on_first = first_days(h.jaar)[None, :]
    age = age_on(born, on_first)
    aow_from = born + int(a.aow_leeftijd_jaren) * 10_000 + int(a.aow_leeftijd_maanden) * 100
    young = core & (age < 21)
    alone_young = h.applicant(age < 21) & ~h.applicant(h.persons["ouders_helpen"])
    return Situation(
        samen=h.anyone((rol == PARTNER) & m.hier),
        jongen=np.asarray(h.count(young)),
        ouderen=np.asarray(h.count(core & (aow_from <= on_first))),
        kinderen=h.anyone(m.minderjarig_kind),
        uitwonend_zonder_ouders=alone_young,
        kostendelers=sharers(h, m, a),
        netto_inkomen_per_maand=np.asarray(h.total(np.where(core, h.persons["netto"], 0.0))),
    )


def sharers(h: Households, m: Membership, a: Amounts) -> Euros:
    """How many housemates share the cost (art. 19a); (n, 12)."""
    rol = h.persons["rol"]
    others = (rol != AFWEZIG) & (rol != AANVRAGER) & (rol != PARTNER) & m.hier
    age = age_on(h.persons["geboren"], first_days(h.jaar)[None, :])
    shares = others & (age >= a.kostendeler_vanaf_leeftijd) & ~h.persons["zakelijk"]
    shares &= h.persons["bezigheid"] != BEZIGHEID_STUDEERT
    return np.asarray(h.count(shares))


def month(s: Situation, a: Amounts) -> Months:
    """The norm per month (n, 12)."""
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
    norm = np.where(s.samen, samen, alleen)

    # art. 22a lid 1: ((40% + A x 30%) / A) x B per person, B the norm of a couple
    volwassenen = np.where(s.samen, 2.0, 1.0) + s.kostendelers
    per_persoon = (
        a.kostendeler_vast_deel + volwassenen * a.kostendeler_deel_per_persoon
    ) / volwassenen
    basis = np.where(s.ouderen > 0, a.paar_aow, a.paar)
    gedeeld = np.round(per_persoon * basis, 2) * np.where(s.samen, 2.0, 1.0)
    kostendelersnorm = np.where((s.kostendelers > 0) & (s.jongen == 0), gedeeld, norm)
    return Months(
        norm,
        kostendelersnorm,
        s.netto_inkomen_per_maand,
        np.round(s.netto_inkomen_per_maand / norm, 4),
    )


def settle(m: Months, a: Amounts) -> Award:
    """A measure, not an award."""
    nothing = np.zeros((len(m.norm_per_maand), 12))
    return Award(nothing[:, :1], nothing)


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {
        "leeftijd": (21, a.aow_leeftijd_jaren),
        "leeftijd_kind": (3, 18),
        "leeftijd_medebewoner": (a.kostendeler_vanaf_leeftijd,),
    }


RULE = Rule(
    regeling="bijstandsnorm",
    naam="Bijstandsnorm",
    tabel="bijstandsnorm",
    formule="2015",
    reads=frozenset({"geboren", "thuis", "zakelijk", "bezigheid", "ouders_helpen", "netto"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    limits=limits,
)
