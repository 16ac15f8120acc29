"""The deadlines of a plan as an iCalendar file (RFC 5545): an all-day event per action with a day.

And an appointment with a coach: one event, at the time that a clock on the wall shows there. The
same plan or appointment gives the same bytes: the stamp is its own day.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

from voorzieningenwijzer.documents.papers.plan_amounts import PlanWords
from voorzieningenwijzer.plan.appointment import Appointment
from voorzieningenwijzer.plan.first_weeks import first_weeks_texts
from voorzieningenwijzer.plan.model import Action, Plan
from voorzieningenwijzer.plan.wording.amounts import day_text

LONGEST = 75
"""Octets on a line, without its end (RFC 5545 section 3.1)."""

TALK = timedelta(hours=1)
"""How long a talk takes, as the question about it says."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]")
_ID = 20


def has_deadlines(plan: Plan) -> bool:
    return any(action.voor for action in plan.acties)


def render(plan: Plan) -> bytes:
    """Raises ValueError for a plan without a deadline: a calendar holds at least one event."""
    if not has_deadlines(plan):
        raise ValueError("this plan has no deadline")
    return b"".join(folded(line) for line in _lines(plan))


def render_appointment(made: Appointment, about: str, place: str, known_by: str) -> bytes:
    """``about``: how the event is called. ``known_by``: an appointment that moved keeps this."""
    return b"".join(folded(line) for line in _appointment(made, about, place, known_by))


def _begin() -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Voorzieningenwijzer//Plan//NL")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")


def _appointment(made: Appointment, about: str, place: str, known_by: str) -> Iterator[str]:
    start = datetime.combine(made.dag, made.tijd)
    uid = sha256(known_by.encode()).hexdigest()[:_ID]
    yield from _begin()
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}-afspraak@voorzieningenwijzer"
    yield f"DTSTAMP:{made.dag:%Y%m%d}T000000Z"
    yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND:{start + TALK:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escaped(about)}"
    yield f"LOCATION:{escaped(place)}"
    yield f"DESCRIPTION:{escaped(first_weeks_texts().afgesproken['agenda_uitleg'])}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _lines(plan: Plan) -> Iterator[str]:
    yield from _begin()
    same = sha256(plan.to_json().encode()).hexdigest()[:_ID]
    for action in plan.acties:
        if action.voor is not None:
            yield from _event(plan, action, f"{same}-{action.nummer}@voorzieningenwijzer")
    yield "END:VCALENDAR"


def _event(plan: Plan, action: Action, uid: str) -> Iterator[str]:
    day = _last_day(plan, action)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{plan.peildatum:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(action.titel)}"
    yield f"DESCRIPTION:{escaped(_description(plan, action))}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _last_day(plan: Plan, action: Action) -> date:
    """The last day on which it can be done: before a day is the day before it."""
    assert action.voor is not None
    before = PlanWords(plan)("voor", dag=day_text(action.voor))
    return action.voor - timedelta(days=action.voor_tekst == before)


def _description(plan: Plan, action: Action) -> str:
    """What the action says on paper: first step, by when, where, which papers."""
    say = PlanWords(plan)
    facts = [
        (say("wanneer"), action.voor_tekst),
        (say("waar"), action.waar[0].kort if action.waar else ""),
        (say("papieren"), action.papieren_tekst),
    ]
    lines = [f"{label}: {value}" for label, value in facts if value]
    return "\n".join([action.eerste_stap, *lines])


def escaped(text: str) -> str:
    """A value of type TEXT (section 3.3.11); other control characters have no place in it."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, "\\" + mark)
    return plain.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line in parts of at most 75 octets, no character cut in two, each part ended."""
    parts, room = [b""], LONGEST
    for character in line:
        octets = character.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = LONGEST - 1  # a later part starts with a blank
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
