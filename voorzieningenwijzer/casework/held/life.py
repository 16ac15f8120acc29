"""The life of a dossier: talk, follow-up, closed, gone; and what is taken out on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from voorzieningenwijzer.casework.counts import counting
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.casework.talking.wishes import short_lived
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage import Contact, Periods, Store, StoreError
from voorzieningenwijzer.storage.consents import FOLLOW_UP
from voorzieningenwijzer.storage.dossiers import GESLOTEN, OPVOLGING
from voorzieningenwijzer.storage.session import Session


@dataclass(frozen=True, slots=True)
class Life:
    """``tot``: the last day of this state, ``weg_na`` the last day that it is here at all.

    ``langste_opvolging``: the last day that following up could last.
    """

    stand: str
    tot: date
    weg_na: date
    langste_opvolging: date
    contact: Contact
    mag_bellen: bool


def life(store: Store, dossier: str, today: date) -> Life:
    with store.read() as session:
        known, fate = session.life.of(dossier)
        return Life(
            known.status,
            fate.until,
            fate.gone_after,
            session.life.follow_up_until(dossier, today),
            session.contacts.of(dossier),
            bool(session.consents.current(dossier, FOLLOW_UP)),
        )


def follow_up_text() -> str:
    return shipped("templates", "pages", "toestemming_later.txt").read_text("utf-8").strip()


def follow_up(
    store: Store, dossier: str, contact: Contact, until: date | None, now: datetime
) -> None:
    """After a yes to being called: plan, actions and contact stay. DeskError for a wrong day."""
    with _named(), store.write() as session:
        session.consents.give(dossier, follow_up_text(), now.date(), now, kind=FOLLOW_UP)
        longest = session.life.follow_up_until(dossier, now.date())
        counting.round_off(session, dossier, now)
        session.dossiers.set_status(dossier, OPVOLGING, now, _day(until, now.date(), longest))
        session.contacts.set(dossier, contact, now)
        compact(session, dossier, frozenset(), wishes=True)
        session.audit.add("opvolging_begonnen", now, dossier)
    store.finish_erasure()


def close(store: Store, dossier: str, gone_after: date | None, now: datetime) -> None:
    """No more talking or calling; gone after 30 days at most. DeskError for a wrong day."""
    with _named(), store.write() as session:
        longest = now.date() + timedelta(days=session.life.periods().gesloten_dagen)
        last = _day(gone_after, now.date(), longest)
        counting.round_off(session, dossier, now)
        counting.follow_up_ends(session, dossier, now)
        session.consents.withdraw(dossier, now, FOLLOW_UP)
        session.dossiers.set_status(dossier, GESLOTEN, now, last)
        session.contacts.remove(dossier)
        compact(session, dossier, frozenset(), wishes=True)
        session.audit.add("dossier_gesloten", now, dossier)
    store.finish_erasure()


def shorten(store: Store, dossier: str, until: date, now: datetime) -> None:
    """An earlier day for the state that it is in; DeskError for a later one."""
    with _named(), store.write() as session:
        session.dossiers.shorten(dossier, max(until, now.date()), now)
        session.audit.add("bewaartermijn_korter", now, dossier)


def keep_periods(store: Store, periods: Periods, now: datetime) -> None:
    with store.write() as session:
        session.life.keep(periods, now.date())
        session.audit.add("bewaartermijnen_gewijzigd", now)


def periods(store: Store) -> Periods:
    with store.read() as session:
        return session.life.periods()


def compact_talk(session: Session, talk: Talk) -> None:
    """When the plan is made: only what counts stays, not what was typed before it."""
    compact(session, talk.case.id, frozenset(talk.route.fell_off), wishes=False)


def compact(
    session: Session,
    dossier: str,
    fell_off: frozenset[tuple[str, str | None]],
    *,
    wishes: bool,
) -> None:
    lines = session.answers.lines(dossier)
    last = {(line.question, line.member): line.id for line in lines}
    kept = {
        line
        for key, line in last.items()
        if key not in fell_off and not (wishes and short_lived(key[0]))
    }
    session.answers.drop(dossier, [line.id for line in lines if line.id not in kept])


def _day(chosen: date | None, today: date, longest: date) -> date:
    if chosen is None:
        return longest
    if not today <= chosen <= longest:
        raise DeskError(
            said(
                "Kies een dag van vandaag tot en met {day}-{month}-{year}.",
                day=longest.day,
                month=longest.month,
                year=longest.year,
            )
        )
    return chosen


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except StoreError as problem:
        raise DeskError(str(problem)) from problem
