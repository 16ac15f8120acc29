"""What energy costs a household in a year: the bill of its own contract, and heat beside it."""

from datetime import date

from voorzieningenwijzer.comparisons.energy.contract import IN_HUUR, read_contract
from voorzieningenwijzer.comparisons.energy.lines import own_year_cost
from voorzieningenwijzer.comparisons.energy.tables import (
    RULES_TABLE,
    HeatMaximum,
    Rules,
    read_as,
    tax_by_year,
)
from voorzieningenwijzer.comparisons.facts import Entry, FactError, group, number, plausible, text
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.tables import Tables

_KOSTEN = "energie.kosten_per_jaar"
_OF_A_CONTRACT = ("contract", "leverancier", "stroom_kwh_per_jaar", "leveringstarief_stroom")
_GJ = "energie.warmte_gj_per_jaar"
_IN_SERVICE = "energie.warmte_in_servicekosten_per_maand"
_NOTHING = Between(0.0, 0.0)


def year_cost(mapping: Entry, tables: Tables, day: date) -> tuple[Between | None, str]:
    """The cost at the prices of that day, and the first missing fact that moves it.

    None where taxes of that year are no law yet, or where a figure cannot be meant. An instalment
    is no cost: only use, prices or the bill of a year count.
    """
    try:
        return _year_cost(mapping, tables, day)
    except FactError as error:
        return None, error.veld if "." in error.veld else f"energie.{error.veld}"


def _year_cost(mapping: Entry, tables: Tables, day: date) -> tuple[Between | None, str]:
    energie = group(mapping, "energie")
    told = number(energie, "kosten_per_jaar")
    if told is not None:
        return Between(told, told), ""
    heating = text(group(mapping, "woning"), "verwarming")
    if heating == IN_HUUR:
        return _in_service_costs(energie)
    own = any(energie.get(key) is not None for key in _OF_A_CONTRACT)
    if not own and heating is None:
        return None, _KOSTEN
    rules = read_as(Rules, tables, RULES_TABLE, day)
    if rules is None:
        return None, _KOSTEN
    bill, missing = own_year_cost(read_contract(mapping, tax_by_year(tables)), tables, rules, day)
    if bill is None:
        return None, _KOSTEN
    heat, of_heat = _heat(heating, energie, tables, day)
    if heat is None:
        return None, of_heat
    return bill + heat, next(iter(missing), of_heat) if own else _KOSTEN


def _heat(
    heating: str | None, energie: Entry, tables: Tables, day: date
) -> tuple[Between | None, str]:
    if heating == "blokverwarming":
        return _in_service_costs(energie)
    if heating != "stadswarmte":
        return _NOTHING, _KOSTEN
    maximum = read_as(HeatMaximum, tables, "warmte_maximum", day)
    if maximum is None:
        return None, _GJ
    used = number(energie, "warmte_gj_per_jaar")
    low, high = plausible(_GJ) if used is None else (used, used)
    most = maximum.vast_per_jaar + high * maximum.per_gj
    # the maximum is a ceiling: the own price may be lower, and what it is nobody asked
    return Between(round(low * maximum.per_gj, 2), round(most, 2)), _GJ


def _in_service_costs(energie: Entry) -> tuple[Between, str]:
    per_month = number(energie, "warmte_in_servicekosten_per_maand")
    low, high = plausible(_IN_SERVICE) if per_month is None else (per_month, per_month)
    return Between(12 * low, 12 * high), _IN_SERVICE
