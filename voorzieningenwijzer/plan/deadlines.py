"""Deadlines: from ``termijnen.yaml`` and the reference date to one day on the calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.language.said import Said, said
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.fill import PlanTextError

_LENGTH = re.compile(r"(\d+) (dag|dagen|week|weken|maand|maanden|jaar)\Z")
_YEARLY = re.compile(r"(\d\d)-(\d\d)\Z")
STATUSES = frozenset({"bevestigd", "een_bron", "oud", "regel_programma"})


_MONTHS_OF = {"maand": 1, "kwartaal": 3}


@dataclass(frozen=True, slots=True)
class Window:
    """What of a past year can be asked for: the months from ``vanaf``, up to and with a last day.

    When it is over: ``tot_en_met`` is the last day on which any of it could be asked for.
    """

    open: bool
    vanaf: date
    tot_en_met: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline with its source. Exactly one of the five ways of saying when is filled.

    ``terug_vanaf``: the length counts back, from the first day of this month or quarter.
    """

    name: str
    bron: str
    status: str
    tekst: str = ""
    duur: str = ""
    per_jaar: tuple[tuple[int, date], ...] = ()
    elk_jaar: str = ""
    dag_van_de_maand: int = 0
    dagen: tuple[date, ...] = ()
    terug_vanaf: str = ""

    def __post_init__(self) -> None:
        ways = (self.duur, self.per_jaar, self.elk_jaar, self.dag_van_de_maand, self.dagen)
        if sum(1 for way in ways if way) != 1:
            raise PlanTextError(f"termijn {self.name}: zeg op precies een manier wanneer")
        if self.status not in STATUSES or not self.bron:
            raise PlanTextError(f"termijn {self.name}: bron of status ontbreekt")
        if self.duur and not _LENGTH.match(self.duur):
            raise PlanTextError(f"termijn {self.name}: schrijf een duur als '6 weken'")
        if self.elk_jaar and not _YEARLY.match(self.elk_jaar):
            raise PlanTextError(f"termijn {self.name}: schrijf een dag in het jaar als '12-31'")
        if self.terug_vanaf and (self.terug_vanaf not in _MONTHS_OF or not self.duur):
            raise PlanTextError(f"termijn {self.name}: terug vanaf de maand of het kwartaal")

    @property
    def at_once(self) -> bool:
        return self.duur.startswith("0 ")

    def window(self, reference: date, year: int) -> Window | None:
        """What can be asked for over a past year; None where this deadline does not say."""
        if self.per_jaar:
            last = dict(self.per_jaar).get(year)
            return None if last is None else Window(reference <= last, date(year, 1, 1), last)
        if not self.terug_vanaf:
            return None
        size = _MONTHS_OF[self.terug_vanaf]
        back = earlier(first_day(reference, size), self.duur)
        if back.year > year:
            gone = later(date(year, 13 - size, 1), self.duur)
            return Window(False, date(year, 13 - size, 1), last_day(gone, size))
        return Window(True, max(back, date(year, 1, 1)), last_day(reference, size))

    def day(self, reference: date, year: int) -> date | None:
        """The day that belongs to the reference date and the year; None where it is unknown."""
        if self.duur:
            return later(reference, self.duur)
        if self.per_jaar:
            return dict(self.per_jaar).get(year)
        if self.elk_jaar:
            month, day = (int(part) for part in self.elk_jaar.split("-"))
            this_year = date(reference.year, month, day)
            return this_year if this_year >= reference else date(reference.year + 1, month, day)
        if self.dag_van_de_maand:
            return next_day_of_month(reference, self.dag_van_de_maand)
        return next((day for day in self.dagen if day >= reference), None)

    def words(self, reference: date, year: int) -> str:
        """How a sentence names it: its own text, else the day; empty when unknown."""
        if self.tekst:
            return self.tekst
        if self.elk_jaar:
            month, day_of_month = (int(part) for part in self.elk_jaar.split("-"))
            named = Said(MAANDNAMEN[month - 1])
            return said("{dag}\u00a0{maand}", dag=day_of_month, maand=named)
        day = self.day(reference, year)
        return "" if day is None else day_text(day)


def later(start: date, length: str) -> date:
    """``start`` plus a length such as ``4 weken``; a month later on 31 January is its last day."""
    found = _LENGTH.match(length)
    if found is None:
        raise PlanTextError(f"geen duur: {length}")
    count, unit = int(found[1]), found[2]
    if unit.startswith("dag"):
        return start + timedelta(days=count)
    if unit.startswith("we"):
        return start + timedelta(weeks=count)
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "jaar" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def earlier(start: date, length: str) -> date:
    """A first of the month less a length in months or years."""
    found = _LENGTH.match(length)
    if found is None or not found[2].startswith(("maand", "jaar")) or start.day != 1:
        raise PlanTextError(f"geen duur om terug te gaan: {length}")
    months = int(found[1]) * (12 if found[2] == "jaar" else 1)
    year, month = divmod(start.year * 12 + start.month - 1 - months, 12)
    return date(year, month + 1, 1)


def first_day(day: date, months: int) -> date:
    """Of the month or the quarter in which a day lies."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def last_day(day: date, months: int) -> date:
    return later(first_day(day, months), f"{months} maanden") - timedelta(days=1)


def next_day_of_month(reference: date, day: int) -> date:
    """The first time from the reference date on that the month has this day."""
    if reference.day <= day:
        return reference.replace(day=day)
    return later(reference.replace(day=1), "1 maand").replace(day=day)
