"""AOW: who has the age, and whether it comes. How much depends on years that nobody counts here.

Law:     Algemene Ouderdomswet (AOW) art. 7a, 9, 14.
Amounts: tariffs/regelingen/aow.yaml
Beyond:  years without insurance; the SVB decides.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from voorzieningenwijzer.dates import MAANDEN
from voorzieningenwijzer.entitlements.bijstandsnorm import of_core, reached_aow
from voorzieningenwijzer.explanation import Step, Test, Toets
from voorzieningenwijzer.households.columns import PARTNER, Households
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.rules import Award, Earlier, Rule


@dataclass(frozen=True, slots=True)
class Situation:
    ouderen: Euros  # (n, 12), how many of applicant and partner have the age
    samen: Flags  # (n, 1|12)


@dataclass(frozen=True, slots=True)
class Amounts:
    bruto_alleenstaand: Euros | float
    bruto_samen_per_persoon: Euros | float
    leeftijd_jaren: float
    leeftijd_maanden: float


@dataclass(frozen=True, slots=True)
class Months:
    volledig_per_persoon: Annotated[
        Euros, Step("Volledige AOW per persoon, bruto", "AOW art. 9", "EUR/maand")
    ]
    leeftijd: Annotated[Test, Toets("AOW-leeftijd bereikt", "AOW art. 7a")]
    aow_per_maand: Euros


def situation(h: Households, m: Membership, earlier: Earlier, a: Amounts) -> Situation:
    """On the first day of the month; the AOW itself starts on the birthday."""
    aow = of_core(h) & m.hier & reached_aow(h, a.leeftijd_jaren, a.leeftijd_maanden)
    return Situation(
        ouderen=np.asarray(h.count(aow)),
        samen=h.anyone((h.persons["rol"] == PARTNER) & m.hier),
    )


def month(s: Situation, a: Amounts) -> Months:
    """Gross, without holiday pay, of a full build-up; (n, 12)."""
    each = np.where(s.samen, a.bruto_samen_per_persoon, a.bruto_alleenstaand)
    return Months(each, Test(s.ouderen > 0), s.ouderen * each)


def settle(m: Months, a: Amounts) -> Award:
    wide = np.broadcast_to(m.aow_per_maand, (len(m.aow_per_maand), MAANDEN))
    return Award(np.asarray(wide.sum(axis=1, keepdims=True)), wide)


def limits(a: Amounts) -> dict[str, tuple[float, ...]]:
    return {"leeftijd": (a.leeftijd_jaren,)}


RULE = Rule(
    regeling="aow",
    naam="AOW",
    tabel="aow",
    formule="1957",
    reads=frozenset({"geboren", "thuis"}),
    amounts=Amounts,
    situation=situation,
    month=month,
    settle=settle,
    recht="aow_per_maand",
    limits=limits,
    zeker=False,
    alleen_nu=True,
    bedrag=False,
    ook_vragen=("Woonde of werkte u in een ander land? Dan kan de AOW lager zijn.",),
)
