"""Persons, partner and income, before any law: what the papers say about each adult's income."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import lru_cache
from math import nan
from typing import Any

from voorzieningenwijzer.assessment.incomes_now import (
    Ages,
    Incomes,
    bijstand_on_the_list,
    net_per_month,
    of_year,
    widest,
)
from voorzieningenwijzer.assessment.low_income import low_months
from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.entitlements import inkomen, inkomstenbelasting, onderneming
from voorzieningenwijzer.entitlements.inkomstenbelasting import (
    ONDER_AOW,
    VAN_AOW,
    VOOR_1946,
    Age,
    Amounts,
    Ends,
)
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import Household, HouseholdError
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.tables import NoTable, Tables

_SLACK = 1.0
_CORE = ("aanvrager", "partner")
_FROM_NORM = ("vakantietoeslag_deel", "aow_leeftijd_jaren", "aow_leeftijd_maanden")
# the labour credit of AOW age, for which there is a highest amount
_MAY_LACK = frozenset(
    {
        *(f"arbeidskorting_deel_{n}_aow" for n in (1, 2, 3)),
        "arbeidskorting_afbouw_aow",
    }
)


@lru_cache(maxsize=32)
def income_amounts(tables: Tables, jaar: int) -> Amounts | None:
    """Rates and credits of the year; None where a table or an amount is missing."""
    tax = tables.period("inkomstenbelasting", date(jaar, 1, 1))
    norm = tables.period("bijstandsnorm", date(jaar, 1, 1))
    if isinstance(tax, NoTable) or isinstance(norm, NoTable):
        return None
    values = {}
    for name in (f.name for f in fields(Amounts)):
        amount = (norm if name in _FROM_NORM else tax).amounts[name]
        if amount.waarde is None and name not in _MAY_LACK:
            return None
        values[name] = nan if amount.waarde is None else float(amount.waarde)
    return Amounts(**values)


def case_with(
    found: Incomes, household: Household, jaar: int, besteedbaar: Mapping[str, Ends]
) -> Case:
    """The household's columns of that year with what follows from the papers.

    ``besteedbaar``: as kwijtschelding counts it; of who is not there, all that comes in.
    """
    columns = {**found.columns, "besteedbaar": found.together() | dict(besteedbaar)}
    return case_of(household, jaar, columns)


def incomes(household: Household, tables: Tables, jaar: int) -> Incomes:
    """Per person the toetsingsinkomen per year, and the net income per month by its kinds.

    Raises HouseholdError where a total and its parts are both given and disagree.
    """
    found = Incomes()
    amounts = income_amounts(tables, jaar)
    if amounts is None:
        return found
    young = _young_child(household, jaar)
    for person in household.iedereen:
        couple = _couple(person, household)
        ages = _aow(person, jaar, amounts)
        found.put("inkomen", person["id"], _year(person, amounts, household, jaar, couple, ages))
        if jaar == household.peildatum.year:
            net_per_month(found, person, amounts, household, Ages(ages, young))
    if jaar == household.peildatum.year:
        bijstand_on_the_list(found, household, amounts)
        _long_low_income(found, household, tables)
    return found


def _long_low_income(found: Incomes, household: Household, tables: Tables) -> None:
    """Of the adults together, put with the applicant; what was said needs no working out."""
    applicant = next((p for p in household.personen if p.get("rol") == "aanvrager"), None)
    if applicant is None or applicant.get("maanden_laag_inkomen") is not None:
        return
    year = household.peildatum.year
    taxes = {y: a for y in (year, year - 1) if (a := income_amounts(tables, y)) is not None}
    found.put("maanden_laag", applicant["id"], low_months(household, tables, taxes))


def _couple(person: Mapping[str, Any], household: Household) -> tuple[bool, ...]:
    """Whether bijstand in this person's name is that of a couple together; both where unknown.

    Where each of the two has an amount in the own name, each of these is a half.
    """
    others = [p for p in household.iedereen if p.get("rol") in _CORE and p["id"] != person["id"]]
    if not others or person.get("rol") not in _CORE:
        return (False,)
    if any(p.get("inkomens") is None for p in others):
        return (False, True)
    kinds = {part.get("soort") for p in others for part in p["inkomens"]}
    return ("bijstand" not in kinds,)


def _young_child(household: Household, jaar: int) -> bool:
    """A child under 12 on 1 January lives here: then a worker may have the credit for that."""
    births = (p.get("geboortedatum") for p in household.iedereen if p.get("rol") == "kind")
    return any(not isinstance(b, date) or b > date(jaar - 12, 1, 1) for b in births)


def _year(
    person: Mapping[str, Any],
    a: Amounts,
    household: Household,
    jaar: int,
    couple: tuple[bool, ...],
    ages: tuple[Age, ...],
) -> Ends | None:
    """Toetsingsinkomen where the file has no total; raises HouseholdError where both disagree."""
    this_year = jaar == household.peildatum.year
    parts = person.get("inkomens") if this_year else None
    total = of_year(person.get("toetsingsinkomen_per_jaar"), jaar, this_year)
    netto = person.get("netto_inkomen_per_maand") if this_year else None
    yearly = None
    if parts is not None:
        yearly = widest(
            inkomen.taxable_income(parts, a, jaar, aow, samen) for aow in ages for samen in couple
        )
    if total is None:
        yearly = _by_assessment(person, jaar, parts, yearly) or yearly
    if yearly and total is not None and _disagree(total, yearly, parts or (), jaar):
        raise HouseholdError(
            f"personen.{person['id']}.toetsingsinkomen_per_jaar",
            said(
                "{total} per jaar past niet bij de inkomens: die geven {yearly} tot {yearly_2}",
                total=f"{total:.2f}",
                yearly=f"{yearly[0]:.2f}",
                yearly_2=f"{yearly[1]:.2f}",
            ),
        )
    if yearly is None and netto is not None and total is None:
        yearly = widest(
            inkomstenbelasting.taxable_from_net(netto * 12, a, aow, "overig") for aow in ages
        )
    return yearly


def _by_assessment(
    person: Mapping[str, Any],
    jaar: int,
    parts: Sequence[Mapping[str, Any]] | None,
    yearly: Ends | None,
) -> Ends | None:
    """The tax assessment of the year itself; for who has a business also one of another year."""
    amount, year = person.get("laatste_aanslag_inkomen"), person.get("laatste_aanslag_jaar")
    if amount is None or year is None:
        return None
    if int(year) == jaar:
        return float(amount), float(amount)
    if not any(part.get("soort") == "winst" for part in parts or ()):
        return None
    found = onderneming.from_assessment(float(amount))
    return widest([found, yearly]) if yearly else found


def _disagree(total: float, parts: Ends, incomes: Sequence[Mapping[str, Any]], jaar: int) -> bool:
    """Whether the parts cannot make the total; more is possible where they leave months open."""
    whole_year = any(
        not (isinstance(i.get("tot"), date) and i["tot"] < date(jaar, 12, 31))
        and not (isinstance(i.get("vanaf"), date) and i["vanaf"] > date(jaar, 1, 1))
        for i in incomes
    )
    return total < parts[0] - _SLACK or (whole_year and total > parts[1] + _SLACK)


def _aow(person: Mapping[str, Any], jaar: int, a: Amounts) -> tuple[Age, ...]:
    """How old for the tax: each that it can be where that changes in the year or nobody knows."""
    born = person.get("geboortedatum")
    if not isinstance(born, date):
        return (ONDER_AOW, VAN_AOW, VOOR_1946)
    if born.year < 1946:
        return (VOOR_1946,)
    reached = (
        as_number(born) + int(a.aow_leeftijd_jaren) * 10_000 + int(a.aow_leeftijd_maanden) * 100
    )
    if reached <= jaar * 10_000 + 101:
        return (VAN_AOW,)
    return (ONDER_AOW,) if reached > jaar * 10_000 + 1231 else (ONDER_AOW, VAN_AOW)
