"""Which part of the gross income goes to energy, at the prices of this year.

Both figures are those of the assessment: no second sum of either.
"""

from dataclasses import dataclass
from datetime import date

from voorzieningenwijzer.comparisons.energy.tables import known_amounts
from voorzieningenwijzer.outcomes import Assessment, Between
from voorzieningenwijzer.tables import Tables

REGELING, INKOMEN, KOSTEN = (
    "noodfonds_energie",
    "bruto_inkomen_per_jaar",
    "energiekosten_per_jaar",
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Shares of one; ``alle`` and ``energiearm`` are what others spend, None where not known."""

    deel: Between
    inkomen: Between
    kosten: Between
    alle: float | None
    energiearm: float | None

    @property
    def sure(self) -> bool:
        """Narrow enough to say."""
        return self.deel.hoogst <= 2 * self.deel.minst


def ratio(assessment: Assessment, tables: Tables, peildatum: date) -> Ratio | None:
    """None where either is not known at all, or there is no income."""
    outcome = assessment.outcome(REGELING)
    steps = {line.veld: line.waarde for line in outcome.uitleg} if outcome else {}
    income, cost = steps.get(INKOMEN), steps.get(KOSTEN)
    if income is None or cost is None or income.minst <= 0:
        return None
    others = known_amounts(tables, "energiequote", peildatum, ("alle_huishoudens", "energiearm"))
    return Ratio(
        Between(round(cost.minst / income.hoogst, 4), round(cost.hoogst / income.minst, 4)),
        income,
        cost,
        others["alle_huishoudens"] if others else None,
        others["energiearm"] if others else None,
    )
