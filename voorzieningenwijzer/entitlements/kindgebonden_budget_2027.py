"""Kindgebonden budget of 2027 as proposed: a second, higher phase-out above an income.

Law:     a bill before parliament (Kamerstuk 36 923) and the budget of 2027; not law.
Amounts: tariffs/regelingen/kindgebonden_budget.yaml, formule "2027", status voorstel
Beyond:  an award: this is a forecast, and never enters a total or a plan as an amount.
"""

from dataclasses import dataclass, replace

from voorzieningenwijzer.entitlements import kindgebonden_budget as law
from voorzieningenwijzer.entitlements.kindgebonden_budget import Months, Situation, Tweede


@dataclass(frozen=True, slots=True)
class Amounts(law.Amounts):
    afbouw_hoog: float
    afbouw_hoog_vanaf_inkomen: float


def month(s: Situation, a: Amounts) -> Months:
    """As the law of now, with the second rate read as marginal."""
    return law.month(s, a, Tweede(a.afbouw_hoog, a.afbouw_hoog_vanaf_inkomen))


RULE = replace(law.RULE, formule="2027", amounts=Amounts, month=month)
