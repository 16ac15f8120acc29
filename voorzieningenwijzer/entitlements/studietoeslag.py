"""Studietoeslag: for a student who cannot work beside the study through illness; no amount here.

Law:     Participatiewet (Pw) art. 36b.
Amounts: tariffs/regelingen/studietoeslag.yaml
Beyond:  the medical judgement; the municipality decides and may pay more than the least.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import MAANDEN, age_on, first_days
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    """Each of applicant or partner; (n, 1|12)."""

    student: Flags
    kan_niet_werken: Flags
    geen_wajong: Flags
    recht: Flags  # all of it in one person


@dataclass(frozen=True, slots=True)
class Amounts:
    leeftijd_vanaf: float


@dataclass(frozen=True, slots=True)
class Months:
    personen: Annotated[Euros, Step("Personen met studietoeslag", "Pw art. 36b lid 1", "personen")]
    student: Annotated[Test, Toets("Krijgt studiefinanciering", "Pw art. 36b lid 1")]
    kan_niet_werken: Annotated[
        Test, Toets("Kan door ziekte niet werken naast de studie", "Pw art. 36b lid 1")
    ]
    geen_wajong: Annotated[Test, Toets("Geen Wajong", "Pw art. 36b lid 1")]


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    core = of_core(h) & m.hier
    old = age_on(h.persons["geboren"], first_days(h.jaar)[None, :]) >= a.leeftijd_vanaf
    student = core & h.persons["studiefinanciering"] & old
    ill = h.persons["medisch"]
    without = ~h.persons["wajong"]
    return Situation(
        student=h.anyone(student),
        kan_niet_werken=h.anyone(core & ill),
        geen_wajong=h.anyone(core & without),
        recht=h.anyone(student & ill & without),
    )


def month(s: Situation, a: Amounts) -> Months:
    return Months(
        np.where(s.recht, 1.0, 0.0),
        Test(s.student),
        Test(s.kan_niet_werken),
        Test(s.geen_wajong),
    )


def settle(m: Months, a: Amounts) -> Award:
    """Whether, not how much."""
    wide = np.broadcast_to(m.personen, (len(m.personen), MAANDEN))
    return Award(np.asarray(wide.sum(axis=1, keepdims=True)), wide)


RULE = Rule(
    regeling="studietoeslag",
    naam="Studietoeslag",
    tabel="studietoeslag",
    formule="2022",
    reads=frozenset({"studiefinanciering", "medisch", "geboren", "thuis"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="personen",
    zeker=False,
    alleen_nu=True,
    bedrag=False,
    ook_vragen=(
        "De gemeente vraagt een arts of u naast uw studie kunt werken.",
        "Krijgt u geld voor een stage? Boven een bedrag gaat dat eraf.",
    ),
)
