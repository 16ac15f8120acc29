"""The months of low income before the reference date, as far as the incomes with a day tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from voorzieningenwijzer.assessment.incomes_now import widest
from voorzieningenwijzer.entitlements import inkomen
from voorzieningenwijzer.entitlements.inkomstenbelasting import Amounts, Ends
from voorzieningenwijzer.entitlements.laag_inkomen import Month, Norm, months_low
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.leeftijden import NORM_VAN_EEN_VOLWASSENE
from voorzieningenwijzer.tables import NoTable, Tables

Part = Mapping[str, Any]
_CORE, _OTHERS = ("aanvrager", "partner"), ("medebewoner",)
_TABLE = "bijstandsnorm"
_VAN_21 = 12 * NORM_VAN_EEN_VOLWASSENE  # in months


@dataclass(frozen=True, slots=True)
class _Household:
    """As it is now: nobody asks who lived there before. ``born``: of the one or two adults."""

    adults: Sequence[Mapping[str, Any]]
    born: Sequence[date]
    anderen: int
    day: date


def low_months(household: Household, tables: Tables, taxes: Mapping[int, Amounts]) -> Ends | None:
    """Lowest and highest number of months; None where the incomes say nothing about it.

    ``taxes``: of the years of which these are known, that of the reference date among them. Of
    another year a gross amount is unknown; the shares of holiday pay are the same in each.
    """
    mine = _read(household)
    if mine is None or not _tells(mine):
        return None
    low, high = months_low(_months(mine, tables, taxes))
    most = (FIELDS["personen.maanden_laag_inkomen"].aannemelijk or (0.0, 0.0))[1]
    if not low and high is None:
        return None
    return float(low), max(float(most), float(low)) if high is None else float(high)


def _read(household: Household) -> _Household | None:
    people = household.iedereen
    adults = [p for p in people if p.get("rol") in _CORE]
    births = [p["geboortedatum"] for p in adults if isinstance(p.get("geboortedatum"), date)]
    if not adults or len(births) < len(adults) or not household.samenstelling_bekend:
        return None
    others = sum(p.get("rol") in _OTHERS for p in people)
    return _Household(adults, births, others, household.peildatum)


def _tells(mine: _Household) -> bool:
    """Whether any month can be known: each adult has an income with a day, or bijstand for both."""
    dated = [[part for part in _parts(person) if _dated(part)] for person in mine.adults]
    return all(dated) or any(part.get("soort") == "bijstand" for parts in dated for part in parts)


def _parts(person: Mapping[str, Any]) -> Sequence[Part]:
    return person.get("inkomens") or ()


def _dated(part: Part) -> bool:
    return isinstance(part.get("vanaf"), date)


def _months(mine: _Household, tables: Tables, taxes: Mapping[int, Amounts]) -> Iterator[Month]:
    """Back from the month before the reference date, as long as there are norms and incomes."""
    norms = _norms(tables, mine.day)
    begin = min(p["vanaf"] for a in mine.adults for p in _parts(a) if _dated(p))
    first = mine.day.replace(day=1)
    now = _norm(mine, norms, mine.day)
    worked_out: dict[Any, Ends | None] = {}
    while first > begin and now is not None:
        last = first - timedelta(days=1)
        first = last.replace(day=1)
        norm = _norm(mine, norms, first)
        if norm is None:
            return
        running = [_running(person, first, last) for person in mine.adults]
        if any(p.get("soort") == "bijstand" for parts in running if parts for p in parts):
            yield Month(norm, bijstand=True)
            continue
        ends = _together(mine, running, taxes, first, worked_out)
        open_end = any(p.get("tot") is None for parts in running if parts for p in parts)
        yield Month(norm, ends, nu=now[1] if open_end else 0.0)


@dataclass(frozen=True, slots=True)
class _HalfYear:
    """``aow``: the age of AOW in months."""

    vanaf: date
    tot: date
    norm: Norm
    aow: int


@lru_cache(maxsize=8)
def _norms(tables: Tables, day: date) -> tuple[_HalfYear, ...]:
    """The half-years before the day without a gap, latest first."""
    found = []
    period = tables.period(_TABLE, day)
    while not isinstance(period, NoTable):
        values = {f.name: period.amounts[f.name].waarde for f in fields(Norm)}
        age = [period.amounts[f"aow_leeftijd_{unit}"].waarde for unit in ("jaren", "maanden")]
        if None in values.values() or age[0] is None or age[1] is None:
            break
        norm = Norm(**{name: float(value) for name, value in values.items() if value is not None})
        months_of_age = 12 * int(age[0]) + int(age[1])
        found.append(_HalfYear(period.geldig_van, period.geldig_tot, norm, months_of_age))
        period = tables.period(_TABLE, period.geldig_van - timedelta(days=1))
    return tuple(found)


def _norm(mine: _Household, norms: Sequence[_HalfYear], day: date) -> Ends | None:
    ages = [_months_old(born, day) for born in mine.born]
    half = next((h for h in norms if h.vanaf <= day <= h.tot), None)
    if half is None or min(ages) < _VAN_21:
        return None
    return half.norm.ends(len(mine.adults) > 1, max(ages) >= half.aow, mine.anderen)


def _months_old(born: date, day: date) -> int:
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def _running(person: Mapping[str, Any], first: date, last: date) -> list[Part] | None:
    """The incomes of a whole month; None where it is not known which there were."""
    found = []
    for part in _parts(person):
        until = part.get("tot")
        if isinstance(until, date) and until < first:
            continue
        if not _dated(part):
            return None
        if part["vanaf"] > last:
            continue
        if not (inkomen.runs(part, first) and inkomen.runs(part, last)):
            return None
        found.append(part)
    return found or None


def _together(
    mine: _Household,
    running: Sequence[Sequence[Part] | None],
    taxes: Mapping[int, Amounts],
    first: date,
    worked_out: dict[Any, Ends | None],
) -> Ends | None:
    """Net of all adults; the same incomes in the same year are worked out once."""
    low = high = 0.0
    for parts in running:
        if parts is None:
            return None
        key = (first.year, tuple(id(p) for p in parts))
        if key not in worked_out:
            worked_out[key] = _net(parts, taxes, first, mine.day.year)
        found = worked_out[key]
        if found is None:
            return None
        low, high = low + found[0], high + found[1]
    return round(low, 2), round(high, 2)


def _net(
    parts: Sequence[Part], taxes: Mapping[int, Amounts], first: date, this_year: int
) -> Ends | None:
    net_only = all(p.get("bruto") is False for p in parts)
    a = taxes.get(first.year) or (taxes[this_year] if net_only else None)
    if a is None:
        return None
    return widest(inkomen.net_income_per_month(parts, a, first, aow) for aow in (False, True))
