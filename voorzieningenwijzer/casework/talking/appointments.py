"""When a coach comes: a day, a time and a place, or only a wish; and what a tenant says back.

These stand as lines beside the answers, so that inspection, backup, hand-over and erasure hold
them. A change wipes what stood there. The wish is the answer to the counter's own question.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.bsn import REFUSAL, holds_bsn
from voorzieningenwijzer.casework.talking.cases import APPOINTMENT, SAID_BACK, DossierCase
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.appointment import Appointment
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.storage import OPVOLGING, AnswerLine, Store, UnknownLineError
from voorzieningenwijzer.storage.session import Session

WISH, START = "balie_afspraak", "ingangsdatum"
FIRST_AT_TABLE = "papieren_op_tafel"
NO_COACH = "nee"
LONGEST = 200
_LOOKED_AT = (APPOINTMENT, WISH, START, FIRST_AT_TABLE)


_WEEKS = {"week_1": 1, "week_2_3": 3}
"""The last week at the new home that is meant."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What stands of one dossier. ``wens``: the code of when, of who wants a coach; or empty.

    ``voor``: the last day of that wish, where it has one. ``begonnen``: something was asked that
    only the talk at the table asks.
    """

    afspraak: Appointment | None = None
    wens: str = ""
    voor: date | None = None
    begonnen: bool = False

    @property
    def wens_tekst(self) -> str:
        return wishes().get(self.wens, "")


def wishes() -> dict[str, str]:
    """When a coach may come, as the counter's question has it; without the no."""
    asked = next(q for q in load_questionnaire("intake").vragen if q.id == WISH)
    return {c.waarde: c.tekst for c in asked.keuzes if c.waarde != NO_COACH}


def agreed_in(lines: Iterable[AnswerLine | Answer]) -> Agreed:
    """The last line of each counts; a no takes the wish away, and with it an appointment."""
    last = {line.question: line.value for line in lines}
    booked = Appointment.of_value(last[APPOINTMENT]) if APPOINTMENT in last else None
    wish = last.get(WISH)
    if wish == NO_COACH:
        return Agreed()
    begun = FIRST_AT_TABLE in last
    if not isinstance(wish, str) or wish not in wishes():
        return Agreed(booked, begonnen=begun)
    return Agreed(booked, wish, _until(wish, last.get(START)), begun)


def _until(wish: str, start: object) -> date | None:
    if wish not in _WEEKS or not isinstance(start, str):
        return None
    with suppress(ValueError):
        return date.fromisoformat(start) + timedelta(weeks=_WEEKS[wish])
    return None


def agreed(store: Store, dossier: str) -> Agreed:
    with store.read() as session:
        return agreed_of(session, dossier)


def agreed_of(session: Session, dossier: str) -> Agreed:
    return agreed_in(session.answers.lines(dossier, _LOOKED_AT))


def book(case: DossierCase, made: Appointment, now: datetime) -> None:
    """In place of what stood there. DeskError for a day that went by or is too far off."""
    with case.store.read() as session:
        last = last_day(session, case.id, now.date())
    if not now.date() <= made.dag <= last:
        raise DeskError(
            said(
                "Kies een dag van vandaag tot en met {dag}. Daarna is het dossier weg.",
                dag=day_text(last),
            )
        )
    forget(case, now)
    value = made.as_value()
    case.append([Answer(APPOINTMENT, None, made.zin, value, now.isoformat())])
    if _wish_of(case) == NO_COACH:
        wish(case, "bellen", now)


def wish(case: DossierCase, code: str, now: datetime) -> None:
    """Only when it suits; an appointment that stood there goes. ValueError for another code."""
    if code not in wishes():
        raise ValueError(code)
    forget(case, now)
    if _wish_of(case) != code:
        case.append([Answer(WISH, None, code, code, now.isoformat())])


def forget(case: DossierCase, now: datetime) -> None:
    """For real; none is fine."""
    with suppress(UnknownLineError):
        case.store.erase_answer(case.id, APPOINTMENT, None, now)
    case.forget_lines()


def keep_to_a_no(case: DossierCase, now: datetime) -> None:
    """Who said no to a coach has no appointment."""
    if _wish_of(case) == NO_COACH and any(a.question == APPOINTMENT for a in case.offer_lines()):
        forget(case, now)


def last_day(session: Session, dossier: str, today: date) -> date:
    """The last day on which the dossier is surely there, when nobody goes on with it."""
    known, fate = session.life.of(dossier)
    if known.status == OPVOLGING:
        return fate.until
    periods = session.life.periods()
    planned = bool(session.plans.editions(dossier))
    days = periods.gesloten_dagen if planned else periods.gesprek_dagen
    return today + timedelta(days=days)


def said_back(case: DossierCase) -> str:
    """What the tenant is going to do first, in own words; empty when it was not written down."""
    found = [one.raw for one in case.offer_lines() if one.question == SAID_BACK]
    return found[-1] if found else ""


def keep_said_back(case: DossierCase, typed: str, now: datetime) -> None:
    """In place of what stood there, which is gone for real. DeskError says what is wrong."""
    if len(typed) > LONGEST:
        raise DeskError(said("Schrijf hoogstens {longest} tekens.", longest=LONGEST))
    if holds_bsn(typed):
        raise DeskError(REFUSAL)
    if typed == said_back(case):
        return
    with suppress(UnknownLineError):
        case.store.erase_answer(case.id, SAID_BACK, None, now)
    case.forget_lines()
    if typed:
        case.append([Answer(SAID_BACK, None, typed, typed, now.isoformat())])


def _wish_of(case: DossierCase) -> str:
    found = [one.value for one in case.counter_lines() if one.question == WISH]
    return found[-1] if found and isinstance(found[-1], str) else ""
