"""Whom to call and why, over all own dossiers: nothing is kept for it.

Those that are followed up, and new tenants with an appointment or who wait for one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from voorzieningenwijzer.casework.after.follow_up import (
    Followed,
    FollowUpPage,
    page_in,
    words_of_schemes,
)
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.dossiers import initials
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking.appointments import Agreed, agreed_of
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.plan.following import CALL, decision_term
from voorzieningenwijzer.plan.wording.following_words import Sort, State, following_words
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.storage import GESPREK, OPVOLGING, Contact, Dossier
from voorzieningenwijzer.storage.retention import COUNTER
from voorzieningenwijzer.storage.session import Session

NEAR, SOON, AHEAD = "deze_week", "twee_weken", "deze_maand"
"""How far the list looks: a step, a call, and a re-check for which papers must be found."""


class Why(StrEnum):
    BEZWAAR = "bezwaar"
    PAPIEREN = "papieren"
    STAP = "stap"
    BESLUIT = "besluit"
    VANZELF = "vanzelf"
    HERCONTROLE = "hercontrole"
    BELLEN = "bellen"
    AFSPRAAK = "afspraak"
    AFSPREKEN = "afspreken"


@dataclass(frozen=True, slots=True)
class Reason:
    """``dag``: the last day, or when it should have come; None: nobody knows the day."""

    why: Why
    wat: str
    dag: date | None


@dataclass(frozen=True, slots=True)
class CallRow:
    """One household with everything to call about, the earliest day first.

    ``gevolgd``: its plan is followed up; else the talk is still to come.
    """

    dossier: str
    naam: str
    initialen: str
    telefoon: str
    opmerking: str
    redenen: tuple[Reason, ...]
    gevolgd: bool = True

    @property
    def dag(self) -> date:
        return min((one.dag for one in self.redenen if one.dag), default=date.max)


def call_list(desk: Desk, today: date) -> list[CallRow]:
    """The own dossiers with a reason to call, the most urgent first."""
    found, words = [], words_of_schemes(desk)
    with desk.store.read() as session:
        for dossier in session.dossiers.mine():
            reasons = sorted(_reasons(session, dossier, words, today), key=_order)
            if reasons:
                contact = session.contacts.of(dossier.id)
                found.append(_row(dossier, contact, tuple(reasons)))
    return sorted(found, key=lambda row: (row.dag, row.naam))


def _reasons(
    session: Session, dossier: Dossier, words: Mapping[str, str], today: date
) -> set[Reason]:
    if dossier.status == GESPREK and dossier.channel != COUNTER:
        if session.plans.editions(dossier.id):
            return set()
        return set(before_the_talk(agreed_of(session, dossier.id), today))
    if dossier.status != OPVOLGING:
        return set()
    try:
        return set(reasons_of(page_in(session, dossier.id, words), today))
    except DeskError:
        return set()


def before_the_talk(agreed: Agreed, today: date) -> Iterator[Reason]:
    """An appointment that is near or went by; a wish as long as nobody began the talk."""
    booked = agreed.afspraak
    if booked is not None:
        if booked.dag <= _later(today, SOON):
            what = said("{wanneer}, {plaats}", wanneer=booked.moment, plaats=booked.plaats_coach)
            yield Reason(Why.AFSPRAAK, what, booked.dag)
    elif agreed.wens and not agreed.begonnen:
        yield Reason(Why.AFSPREKEN, agreed.wens_tekst, agreed.voor)


def _order(reason: Reason) -> tuple[date, str, str]:
    return reason.dag or date.max, reason.why, reason.wat


def reasons_of(page: FollowUpPage, today: date) -> Iterator[Reason]:
    near, soon, ahead = (_later(today, name) for name in (NEAR, SOON, AHEAD))
    called = {one.step.id.removeprefix(CALL): one for one in page.steps if _is_call(one)}
    for one in (*page.steps, *page.earlier):
        if _is_call(one):
            yield from _due(Why.BELLEN, one, one.step.voor, soon, {State.TE_DOEN, State.GEVRAAGD})
        elif one.step.sort is Sort.VANZELF and one.state is State.TE_DOEN:
            moment = called["drie_maanden"]
            yield from _due(Why.VANZELF, one, moment.step.voor, soon, {State.TE_DOEN})
        else:
            yield from _due(Why.STAP, one, one.last_day, near, {State.TE_DOEN})
        yield from _due(Why.PAPIEREN, one, one.last_day, None, {State.WACHT_OP_PAPIEREN})
        yield from _due(Why.BESLUIT, one, decision_by(one), today, {State.GEVRAAGD})
        if one.last_day is not None and one.last_day >= today:
            yield from _due(Why.BEZWAAR, one, one.last_day, None, {State.AFGEWEZEN})
        yield from _recheck(one, called["jaar"], ahead)


def _due(
    why: Why, one: Followed, day: date | None, until: date | None, states: set[State]
) -> Iterator[Reason]:
    """``until``: how far ahead a day is looked at; None: always, also without a day."""
    if one.state not in states:
        return
    if until is None or (day is not None and day <= until):
        yield Reason(why, one.step.titel, day)


def _recheck(one: Followed, year_on: Followed, ahead: date) -> Iterator[Reason]:
    """By its day; where the day is not known, together with the call after a year."""
    if one.state is not State.TOEGEKEND or _is_call(one):
        return
    moment = following_words().hercontrole.get(one.step.regeling)
    if one.last_day is None and moment is None:
        return
    what = f"{one.step.titel}: {moment.wat}" if moment else one.step.titel
    day = one.last_day or year_on.step.voor
    if day is not None and day <= ahead:
        yield Reason(Why.HERCONTROLE, what, one.last_day)


def decision_by(one: Followed) -> date | None:
    """When a decision should have come on what was asked; None where no term is known."""
    term = decision_term(one.step)
    if one.last is None or one.state is not State.GEVRAAGD or term is None:
        return None
    asked = one.last.at.date()
    return term.day(asked, asked.year)


def _is_call(one: Followed) -> bool:
    return one.step.sort is Sort.BELLEN


def _later(day: date, term: str) -> date:
    return plan_texts().termijnen[term].day(day, day.year) or day


def _row(dossier: Dossier, contact: Contact, reasons: tuple[Reason, ...]) -> CallRow:
    return CallRow(
        dossier.id,
        dossier.label,
        initials(dossier.label),
        contact.phone,
        contact.note,
        reasons,
        dossier.status == OPVOLGING,
    )
