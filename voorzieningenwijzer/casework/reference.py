"""The few limits that the order of questions needs, looked up in the tables of the day."""

from datetime import date

from voorzieningenwijzer.interview.context import Context, local_schemes
from voorzieningenwijzer.tables import NoTable, Tables


def talk_context(tables: Tables, day: date) -> Context:
    """Without a table a limit is unknown, and the question that rests on it is asked."""
    return Context(
        peildatum=day,
        aow_leeftijd_maanden=_aow_months(tables, day),
        vorig_jaar_tot=last_claim_day(tables, day.year - 1),
        gemeenten=tables.gemeenten(),
        lokaal=local_schemes(tables, day),
    )


def last_claim_day(tables: Tables, year: int) -> date | None:
    """Last day on which the toeslagen of that year can be claimed."""
    period = tables.period("toeslagen_algemeen", date(year, 12, 31))
    return None if isinstance(period, NoTable) else period.amounts["aanvragen_tot"].datum


def _aow_months(tables: Tables, day: date) -> int | None:
    period = tables.period("bijstandsnorm", day)
    if isinstance(period, NoTable):
        return None
    years = period.amounts["aow_leeftijd_jaren"].waarde
    months = period.amounts["aow_leeftijd_maanden"].waarde
    return None if years is None or months is None else int(years * 12 + months)
