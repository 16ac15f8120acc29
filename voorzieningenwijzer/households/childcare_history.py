"""What one person does or has, day by day: the care of a child, the work of an adult.

Hours and price of childcare count at once (Wko art. 1.3 lid 2), so a month in which they change is
divided by days; who works is looked at on the first day of the month (Awir art. 5).
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from voorzieningenwijzer.dates import MONTHS
from voorzieningenwijzer.households.file import GEEN, Household

ONE_DAY = timedelta(days=1)
NEVER = 99
WLZ = -1
_WORK = frozenset({"werkt", "onbetaald_bedrijf"})
_SOMETHING = _WORK | {"studeert", "traject"}


@dataclass(frozen=True, slots=True)
class Stage:
    """What holds of a person from a day to a day, both included; ``gone``: not in the home."""

    start: date
    end: date
    facts: Mapping[str, Any]
    gone: bool = False


def stages(household: Household, person: str) -> list[Stage]:
    """Every stage of one person, in order; what was there before the file speaks is the first."""
    current = next((dict(p) for p in household.personen if p["id"] == person), None)
    found: list[Stage] = []
    start, here = date.min, current is not None
    facts: dict[str, Any] = current or {}
    for change in household.gegevens.get("wijzigingen", ()):
        own = next((p for p in change.get("personen", ()) if p["id"] == person), None)
        if own is None and person not in change["weg"]:
            continue
        found.append(Stage(start, change["vanaf"] - ONE_DAY, dict(facts), not here))
        start, here = change["vanaf"], own is not None
        facts |= own or {}
    return [*found, Stage(start, date.max, facts, not here)]


@dataclass(frozen=True, slots=True)
class Care:
    """One kind of care over some days of the year; ``row`` is None where nobody knows of any."""

    start: date
    end: date
    row: Mapping[str, Any] | None

    def shares(self, jaar: int) -> list[float]:
        """Per month which part of its days, twelve of them."""
        return [_share(self.start, self.end, jaar, month) for month in MONTHS]


def _share(start: date, end: date, jaar: int, month: int) -> float:
    days = monthrange(jaar, month)[1]
    first, last = max(start, date(jaar, month, 1)), min(end, date(jaar, month, days))
    return max((last - first).days + 1, 0) / days


def care_of(household: Household, person: str, jaar: int) -> list[Care]:
    """The care of a child in one year, in order."""
    return [c for c in _all_care(household, person, jaar) if any(c.shares(jaar))]


def _all_care(household: Household, person: str, jaar: int) -> Iterator[Care]:
    for stage in stages(household, person):
        if stage.gone:
            continue
        rows = stage.facts.get("opvang")
        if rows is None or not _says_something_of(rows, stage, household, jaar):
            yield Care(stage.start, stage.end, None)
            continue
        for row in rows:
            yield Care(*_within(row, stage), row)


def _says_something_of(
    rows: Sequence[Mapping[str, Any]], stage: Stage, household: Household, jaar: int
) -> bool:
    """Care without a first day is that of the year of the reference date only."""
    if jaar == household.peildatum.year or stage.start > date.min:
        return True
    return bool(rows) and all(isinstance(row.get("vanaf"), date) for row in rows)


def _within(row: Mapping[str, Any], stage: Stage) -> tuple[date, date]:
    start, end = row.get("vanaf"), row.get("tot")
    return (
        max(stage.start, start) if isinstance(start, date) else stage.start,
        min(stage.end, end) if isinstance(end, date) else stage.end,
    )


def months_without_work(household: Household, person: str, jaar: int) -> list[int | None]:
    """Per month: 0 who works, studies or follows a programme, WLZ who gets long-term care, else
    how many calendar months after the end of the work it is, NEVER without work before.

    None where nobody knows.
    """
    known = stages(household, person)
    return [_in_month(household, known, date(jaar, month, 1)) for month in MONTHS]


def _in_month(household: Household, known: list[Stage], day: date) -> int | None:
    place = next(i for i, s in enumerate(known) if s.start <= day <= s.end)
    stage = known[place]
    said = stage.facts.get("studeert_of_werkt")
    if day.year != household.peildatum.year and stage.start == date.min:
        said = None
    if said is None:
        return 0 if _earns(stage.facts, day, household) else None
    if said in _SOMETHING:
        return 0
    if said == "langdurige_zorg":
        return WLZ
    end = stage.facts.get("werk_gestopt_op")
    if not isinstance(end, date):
        end = _end_of_work(known[: place + 1])
    if end is None:
        return None if said == "werk_gestopt" else NEVER
    return _months_after(end, day)


def _earns(facts: Mapping[str, Any], day: date, household: Household) -> bool:
    """Wage or profit in the year of the reference date is work, however few hours."""
    if day.year != household.peildatum.year:
        return False
    return any(
        row.get("soort") in ("loon", "winst") and _covers(row, day)
        for row in facts.get("inkomens") or ()
    )


def _covers(row: Mapping[str, Any], day: date) -> bool:
    start, end = row.get("vanaf"), row.get("tot")
    began = not isinstance(start, date) or start <= day
    return began and (end in (None, GEEN) or end >= day)


def _end_of_work(until_now: list[Stage]) -> date | None:
    """The last day of the last stage with work, where the stage after it says there is none."""
    for stage in reversed(until_now[:-1]):
        if stage.facts.get("studeert_of_werkt") in _WORK:
            return stage.end
    return None


def _months_after(end: date, day: date) -> int:
    """The least number of calendar months after ``end`` that reaches ``day``."""
    for months in range(NEVER):
        if day <= _later(end, months):
            return months
    return NEVER


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
