"""Values as the household file writes them: amounts in the period of the field, and year maps."""

from decimal import Decimal
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.facts import Facts
from voorzieningenwijzer.interview.values import Amount


def plain(value: Any, per: str = "jaar") -> Any:
    """Whole numbers as int, others as exact Decimal; an amount turned into ``per``, to the cent."""
    if isinstance(value, Amount):
        amount = value.per_maand if per == "maand" else value.per_jaar
        return plain(amount.quantize(Decimal("0.01")))
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    return list(value) if isinstance(value, tuple) else value


def plain_field(facts: Facts, veld: str, member: str | None = None) -> Any:
    """The fact of this year in the period that the name of the field says."""
    return plain(facts.get(veld, member), _period(veld))


def between_years(facts: Facts, veld: str, member: str | None, now: Any, same: Any) -> Any:
    """A fact of this year, with last year's beside it when that was given or is the same."""
    then = plain(facts.toen(veld, member), _period(veld))
    if then is UNKNOWN and same is True:
        then = now
    if then is UNKNOWN:
        return now
    years = {facts.context.vorig_jaar: then, facts.context.jaar: now}
    return {year: value for year, value in years.items() if value is not UNKNOWN}


def _period(veld: str) -> str:
    return "maand" if "_per_maand" in veld or "huur_eerder" in veld else "jaar"
