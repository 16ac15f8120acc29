"""The net income of each adult as kwijtschelding counts it, where its parts are known."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from voorzieningenwijzer.assessment.incomes import _aow, income_amounts
from voorzieningenwijzer.assessment.incomes_now import widest
from voorzieningenwijzer.entitlements.besteedbaar_inkomen import HolidayPay, spendable_per_month
from voorzieningenwijzer.entitlements.inkomstenbelasting import Amounts, Ends
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.tables import NoTable, Tables


def spendable(household: Household, tables: Tables, jaar: int) -> dict[str, Ends]:
    """Per person lowest and highest; of the year of the reference date only."""
    tax, flat = income_amounts(tables, jaar), _holiday_pay(tables, jaar)
    if tax is None or flat is None or jaar != household.peildatum.year:
        return {}
    found = {}
    for person in household.iedereen:
        ends = _of(person, household, tax, flat)
        if ends is not None:
            found[person["id"]] = ends
    return found


def _of(
    person: Mapping[str, Any], household: Household, tax: Amounts, flat: HolidayPay
) -> Ends | None:
    parts = person.get("inkomens")
    if parts is None or person.get("netto_inkomen_per_maand") is not None:
        return None
    day = household.peildatum
    return widest(
        spendable_per_month(parts, flat, tax, day, aow) for aow in _aow(person, day.year, tax)
    )


def _holiday_pay(tables: Tables, jaar: int) -> HolidayPay | None:
    period = tables.period("kwijtschelding_landelijk", date(jaar, 1, 1))
    if isinstance(period, NoTable):
        return None
    values = [period.amounts[f.name].waarde for f in fields(HolidayPay)]
    known = [float(v) for v in values if v is not None]
    return HolidayPay(*known) if len(known) == len(values) else None
