"""How long a dossier lives: talk, follow-up, closed, gone. What is due is taken out by itself.

A talk that nobody goes on with is closed; a plan that nobody follows up goes with its dossier. The
times here are the longest; an organisation can make them shorter, and a coach each date earlier.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage import erasure
from voorzieningenwijzer.storage.audit import Audit
from voorzieningenwijzer.storage.consents import FOLLOW_UP
from voorzieningenwijzer.storage.contacts import Contacts
from voorzieningenwijzer.storage.dossiers import GESLOTEN, OPVOLGING, Dossier, Dossiers
from voorzieningenwijzer.storage.rows import Subject
from voorzieningenwijzer.storage.settings import Settings

PERIODS = "bewaren"
LAST_DAY = "laatste_dag"
COUNTER = "balie"
"""The channel of a short talk with a new tenant, on the laptop where the lease was signed."""

COUNTER_DAYS = 14
JUMP = timedelta(days=400)
"""A clock that says so much later than last time is asked about before anything is taken out."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The longest: a talk without a word in days, following up in months, closed in days."""

    gesprek_dagen: int = 60
    opvolging_maanden: int = 13
    gesloten_dagen: int = 30

    @classmethod
    def of(cls, kept: Any) -> "Periods":
        """What was set, never longer than the longest and never less than one."""
        given = kept if isinstance(kept, Mapping) else {}
        longest = asdict(cls())
        found = {name: given.get(name) for name in longest}
        return cls(
            **{
                name: min(value, longest[name]) if isinstance(value, int) and value >= 1 else most
                for (name, value), most in zip(found.items(), longest.values(), strict=True)
            }
        )


@dataclass(frozen=True, slots=True)
class Fate:
    """Until when it is what it is, and the last day before it is taken out."""

    until: date
    gone_after: date


@dataclass(frozen=True, slots=True)
class Retired:
    """What one round did. ``doubt``: nothing, since the clock jumped further than seems right.

    ``behind``: the clock says earlier than last time.
    """

    closed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    doubt: bool = False
    behind: bool = False


def later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def fate(dossier: Dossier, has_plan: bool, periods: Periods) -> Fate:
    """A talk with a plan is done: without follow-up it goes as one that was closed that day.

    A talk at the counter is for the coach: what was not handed over goes after two weeks.
    """
    closed = timedelta(days=periods.gesloten_dagen)
    if dossier.status == GESLOTEN:
        until = dossier.until or dossier.changed.date() + closed
        return Fate(until, until)
    if dossier.status == OPVOLGING:
        until = dossier.until or dossier.changed.date()
        return Fate(until, until + closed)
    worked_on = dossier.changed.date()
    if dossier.channel == COUNTER:
        until = worked_on + timedelta(days=min(COUNTER_DAYS, periods.gesprek_dagen))
        return Fate(until, until)
    if has_plan:
        until = worked_on + closed
        return Fate(until, until)
    until = worked_on + timedelta(days=periods.gesprek_dagen)
    return Fate(until, until + closed)


def retire(
    db: Database,
    account: str,
    today: date,
    now: datetime,
    *,
    sure: bool = False,
    leaving: Callable[[str], None] | None = None,
) -> Retired:
    """Close and take out what is due. The caller scrubs the file when something went.

    ``leaving`` gets the id of each before it is closed or taken out.
    """
    settings = Settings(db, account)
    last = settings.get(LAST_DAY)
    jumped = last is not None and today - date.fromisoformat(last) > JUMP
    due_gone, due_closed = _due(Lives(db, account), today)
    if jumped and (due_gone or due_closed) and not sure:
        return Retired(doubt=True)
    audit = Audit(db, account)
    if leaving is not None:
        for dossier in (*(one for one, _ in due_closed), *due_gone):
            leaving(dossier)
    for dossier, until in due_closed:
        db.execute(_CLOSE, [until.isoformat(), dossier])
        Contacts(db, account).remove(dossier)
        audit.add("dossier_gesloten", now, dossier)
    for dossier in due_gone:
        erasure.erase_dossier(db, dossier, now)
        audit.add("dossier_opgeruimd", now, dossier)
    behind = last is not None and date.fromisoformat(last) - today > timedelta(days=1)
    if not behind or sure:
        settings.set(LAST_DAY, today.isoformat())
    closed = tuple(dossier for dossier, _ in due_closed)
    return Retired(closed, tuple(due_gone), behind=behind and not sure)


class Lives(Subject):
    """How long dossiers live, inside ``read()`` and ``write()``."""

    def of(self, dossier: str) -> tuple[Dossier, Fate]:
        known = Dossiers(self._db, self._account).get(dossier)
        row = self._row("SELECT 1 AS yes FROM plan WHERE dossier = ?", [dossier])
        return known, fate(known, row is not None, self.periods())

    def all(self) -> list[tuple[Dossier, Fate]]:
        periods = self.periods()
        planned = {row["dossier"] for row in self._rows("SELECT DISTINCT dossier FROM plan")}
        listing = Dossiers(self._db, self._account).listing()
        return [(one, fate(one, one.id in planned, periods)) for one in listing]

    def periods(self) -> Periods:
        return Periods.of(Settings(self._db, self._account).get(PERIODS))

    def keep(self, periods: Periods, today: date) -> None:
        """Keep to these times from now on; where they are shorter, also what was given before."""
        Settings(self._db, self._account).set(PERIODS, asdict(periods))
        closed = today + timedelta(days=periods.gesloten_dagen)
        followed = later(today, periods.opvolging_maanden)
        for status, day in ((GESLOTEN, closed), (OPVOLGING, followed)):
            self._db.execute(_SHORTEN, [day.isoformat(), status])

    def follow_up_until(self, dossier: str, today: date) -> date:
        """The last day that it may last, counted from the first time it was agreed to."""
        row = self._row(
            "SELECT min(given_on) AS first FROM consent WHERE dossier = ? AND kind = ?",
            [dossier, FOLLOW_UP],
        )
        first = row["first"] if row else None
        begun = today if first is None else date.fromisoformat(first)
        return later(begun, self.periods().opvolging_maanden)


def _due(lives: Lives, today: date) -> tuple[list[str], list[tuple[str, date]]]:
    closed = timedelta(days=lives.periods().gesloten_dagen)
    gone, to_close = [], []
    for dossier, found in lives.all():
        if today > found.gone_after:
            gone.append(dossier.id)
        elif dossier.status != GESLOTEN and today > found.until:
            to_close.append((dossier.id, found.until + closed))
    return gone, to_close


_CLOSE = "UPDATE dossier SET status = 'gesloten', until = ? WHERE id = ?"
_SHORTEN = "UPDATE dossier SET until = ?1 WHERE status = ?2 AND (until IS NULL OR until > ?1)"
