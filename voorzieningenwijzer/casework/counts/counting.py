"""What goes from a talk to the counts: once each, without anything that leads back.

A talk has a draft of what it found, renewed with each plan. When it is rounded off the draft gets a
random id and goes; what came of it goes, apart, when the following up ends. Nobody can be counted
twice by printing twice: what was counted is marked in the same step.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from voorzieningenwijzer.casework.after.follow_up import FollowUpPage, page_in
from voorzieningenwijzer.casework.counts.at_desk import CountsAtDesk
from voorzieningenwijzer.casework.counts.summarising import (
    found_in,
    household_type,
    last_grant,
    month_of,
    quarter_of,
    realised_in,
)
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.storage import OPVOLGING, Store
from voorzieningenwijzer.storage.consents import TALK
from voorzieningenwijzer.storage.countings import ELSEWHERE, WayIn
from voorzieningenwijzer.storage.session import Session

if TYPE_CHECKING:
    from voorzieningenwijzer.statistics import Event

HELD, CLOSED, FOUND, REALISED = "gehouden", "afgesloten", "gevonden", "gerealiseerd"


@dataclass(frozen=True, slots=True)
class Preview:
    """``komt``: what would go to the counts now, ``geteld``: what went."""

    way: WayIn | None
    komt: tuple["Event", ...]
    geteld: frozenset[str]


def plan_was_made(session: Session, talk: Talk, plan: Plan, now: datetime) -> None:
    """The talk was held; its draft is what the newest plan found, in the quarter of the first."""
    dossier = talk.case.id
    before = session.countings.draft(dossier)
    first = json.loads(before)["dag"] if before else plan.peildatum.isoformat()
    content = {"dag": first, "huishoudtype": household_type(talk), **found_in(plan)}
    session.countings.set_draft(dossier, json.dumps(content, sort_keys=True), now)
    if session.countings.way_in(dossier) is not None:
        _held(session, dossier, content)


def keep_way(session: Session, dossier: str, way: WayIn, now: datetime) -> None:
    """How the household came; a talk that was held before this was said is counted now."""
    session.countings.set_way_in(dossier, way, now)
    draft = session.countings.draft(dossier)
    if draft is not None:
        _held(session, dossier, json.loads(draft))


def count_step(session: Session, dossier: str, step: str, day: date) -> None:
    """A step on the way to the talk, once."""
    _send(session, dossier, step, _step(session, dossier, step, day))


def round_off(session: Session, dossier: str, now: datetime, *, last: bool = False) -> None:
    """What was found goes; not of who took the consent back, or of a talk without a plan.

    ``last``: also of a dossier that went to a colleague. Who takes that in counts it with the same
    id; a file that never arrives would be counted nowhere.
    """
    draft = session.countings.draft(dossier)
    if draft is None or not session.consents.current(dossier, TALK):
        return
    content = json.loads(draft)
    _held(session, dossier, content)
    _send(session, dossier, CLOSED, _step(session, dossier, CLOSED, now.date()), last=last)
    _send(session, dossier, FOUND, _found(session, dossier, content), last=last)


def follow_up_ends(session: Session, dossier: str, now: datetime) -> None:
    """What came of it goes, where somebody wrote down what became of a step."""
    event = _realised(session, dossier, now.date())
    if event is not None and session.consents.current(dossier, TALK):
        _send(session, dossier, REALISED, event)


def last_time(session: Session, dossier: str, now: datetime) -> None:
    """Before it is closed or taken out by itself: after this nobody can count it."""
    round_off(session, dossier, now, last=True)
    follow_up_ends(session, dossier, now)


def deliver(store: Store, counts: CountsAtDesk) -> None:
    """Bring what is underway to the counts. Where they do not open it waits for the next time."""
    from voorzieningenwijzer.statistics.event_text import from_text

    with store.read() as session:
        waiting = session.countings.underway()
    if not waiting:
        return
    try:
        counts.store.record([from_text(content, id_) for id_, content in waiting])
    except DeskError:
        return
    with store.write() as session:
        session.countings.arrived(one for one, _ in waiting)
    store.finish_erasure()


def preview(store: Store, dossier: str, today: date) -> Preview:
    with store.read() as session:
        done = session.countings.counted(dossier)
        draft = session.countings.draft(dossier)
        events: list[Event] = []
        if draft is not None and not done & {FOUND, ELSEWHERE}:
            events.append(_found(session, dossier, json.loads(draft)))
        realised = None if done & {REALISED, ELSEWHERE} else _realised(session, dossier, today)
        if realised is not None:
            events.append(realised)
        return Preview(session.countings.way_in(dossier), tuple(events), done)


def _held(session: Session, dossier: str, draft: Mapping[str, Any]) -> None:
    day = date.fromisoformat(draft["dag"])
    _send(session, dossier, HELD, _step(session, dossier, HELD, day))


def _send(session: Session, dossier: str, what: str, event: "Event", *, last: bool = False) -> None:
    from voorzieningenwijzer.statistics.event_text import to_text

    done, drawn = session.countings.counted(dossier), session.countings.drawn(dossier)
    if what in done or (ELSEWHERE in done and not (last and what in drawn)):
        return
    session.countings.mark(dossier, what)
    id_ = session.countings.take_id(dossier, what)
    session.countings.put_underway([(id_, to_text(event))])


def _step(session: Session, dossier: str, step: str, day: date) -> "Event":
    from voorzieningenwijzer.statistics import Contact

    way = session.countings.way_in(dossier) or WayIn()
    return Contact(
        step,
        month_of(day),
        way.organisation,
        way.audience,
        way.referrer,
        way.channel,
        way.area,
    )


def _found(session: Session, dossier: str, draft: Mapping[str, Any]) -> "Event":
    from voorzieningenwijzer.statistics import Gevonden

    way = session.countings.way_in(dossier) or WayIn()
    return Gevonden(
        quarter_of(date.fromisoformat(draft["dag"])),
        way.organisation,
        way.area,
        draft["huishoudtype"],
        tuple(draft["regelingen"]),
        tuple(draft["besparingen"]),
        draft["euros"],
    )


def _realised(session: Session, dossier: str, today: date) -> "Event | None":
    from voorzieningenwijzer.statistics import Gerealiseerd

    draft, page = session.countings.draft(dossier), _followed(session, dossier)
    if draft is None or page is None:
        return None
    came, way = realised_in(page), session.countings.way_in(dossier) or WayIn()
    return Gerealiseerd(
        quarter_of(last_grant(page) or today),
        way.organisation,
        way.area,
        json.loads(draft)["huishoudtype"],
        tuple(came["regelingen"]),
        tuple(came["besparingen"]),
        came["euros"],
    )


def _followed(session: Session, dossier: str) -> FollowUpPage | None:
    """None where nobody wrote down what became of a step: that is unknown, not nothing."""
    if session.dossiers.get(dossier).status != OPVOLGING:
        return None
    try:
        page = page_in(session, dossier, {})
    except DeskError:
        return None
    return page if any(one.last for one in (*page.steps, *page.earlier)) else None
