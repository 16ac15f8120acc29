"""What the Awir says of too much: small differences, how soon to report, paying back in parts."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from voorzieningenwijzer.outcomes import Outcome, Repayment
from voorzieningenwijzer.tables import NoTable, Period, Tables
from voorzieningenwijzer.tables.documents import weakest

ALLOWANCES = frozenset({"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"})
_TABLE = "toeslagen_algemeen"
_NAMES = ("terugvorderingsdrempel", "meldtermijn_weken", "betalingsregeling_maanden")


def with_repayment(outcome: Outcome, tables: Tables) -> Outcome:
    """An allowance that comes in, with the rules of its year for when it is too much."""
    if outcome.regeling not in ALLOWANCES or not outcome.ontvangt_nu or outcome.prognose:
        return outcome
    return replace(outcome, terugbetalen=repayment_rules(tables, outcome.jaar))


@lru_cache(maxsize=32)
def repayment_rules(tables: Tables, jaar: int) -> Repayment | None:
    """None without a table for the year; what nobody found for that year stays unknown."""
    period = tables.period(_TABLE, date(jaar, 1, 1))
    if isinstance(period, NoTable):
        return None
    limit, weeks, months = (_value(period, name) for name in _NAMES)
    found = [period.amounts[name].status for name in _NAMES if _value(period, name) is not None]
    return Repayment(
        klein_verschil=limit,
        artikel=period.amounts[_NAMES[0]].artikel,
        melden_weken=None if weeks is None else int(weeks),
        regeling_maanden=None if months is None else int(months),
        status=weakest(found) if found else "onbekend",
    )


def _value(period: Period, name: str) -> float | None:
    amount = period.amounts.get(name)
    return None if amount is None or amount.waarde is None else float(amount.waarde)
