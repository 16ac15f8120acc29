"""The short talk with a new tenant where the lease is signed, up to the file for the coach.

What is asked has the ids of the talk at the table, so the coach starts with what was answered. On
this laptop it stays until the file was made, or two weeks: docs/decisions/0080.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from voorzieningenwijzer.casework.after.way_in import REFUSED, Step, record
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.dossiers import initials
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.talking import appointments, consent
from voorzieningenwijzer.casework.talking.appointments import agreed
from voorzieningenwijzer.casework.talking.cases import DossierCase
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.questionnaire import Questionnaire
from voorzieningenwijzer.plan.appointment import Appointment
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage import Contact, Store, UnknownDossierError
from voorzieningenwijzer.storage.consents import REFERRAL
from voorzieningenwijzer.storage.countings import WayIn
from voorzieningenwijzer.storage.handover import NEW_TENANT
from voorzieningenwijzer.storage.retention import COUNTER


@dataclass(frozen=True, slots=True)
class CounterRow:
    """``weg_na``: the last day that it is on this laptop."""

    id: str
    naam: str
    initialen: str
    begonnen: bool
    op: datetime
    weg_na: date


def questions() -> Questionnaire:
    return load_questionnaire("intake")


def consent_text() -> str:
    return shipped("templates", "pages", "toestemming_balie.txt").read_text("utf-8").strip()


def partner_text() -> str:
    """To another adult: what is said here goes to a coach, whom the partner does not see."""
    text = shipped("templates", "pages", "toestemming_balie_ander.txt")
    return text.read_text("utf-8").strip()


def open_rows(store: Store) -> list[CounterRow]:
    """What this account began at the counter and is not with a coach yet."""
    with store.read() as session:
        mine = [one for one in session.dossiers.mine() if one.channel == COUNTER]
        return [
            CounterRow(
                one.id,
                one.label,
                initials(one.label),
                bool(session.answers.lines(one.id)),
                one.changed,
                session.life.of(one.id)[1].gone_after,
            )
            for one in mine
        ]


def row(store: Store, dossier: str) -> CounterRow:
    """Raises UnknownDossierError, also for a dossier that was not begun at the counter."""
    found = next((one for one in open_rows(store) if one.id == dossier), None)
    if found is None:
        raise UnknownDossierError
    return found


def begin(store: Store, name: str, phone: str, now: datetime) -> str:
    with store.write() as session:
        dossier = session.dossiers.create(name, "", COUNTER, now)
        if phone:
            session.contacts.set(dossier.id, Contact(phone), now)
        session.audit.add("dossier_gemaakt", now, dossier.id)
        return dossier.id


def reach(store: Store, dossier: str, phone: str, now: datetime) -> None:
    """Where the coach may call; what the coach wrote beside it stays."""
    with store.write() as session:
        known = session.contacts.of(dossier)
        if known.phone != phone:
            session.contacts.set(dossier, Contact(phone, known.note), now)


def agree(desk: Desk, dossier: str, now: datetime) -> None:
    """Counted the first time; the count knows nothing that leads back to the dossier."""
    first = not may_go_on(desk.store, dossier)
    consent.agree(desk.store, dossier, now, text=consent_text())
    if first:
        count_offer(desk, "", new_form(), now.date())


def later_text() -> str:
    text = shipped("templates", "pages", "toestemming_balie_later.txt")
    return text.read_text("utf-8").strip()


def agree_later(desk: Desk, dossier: str, now: datetime) -> None:
    """Yes, but later: name, telephone number and appointment may go to the coach, nothing else."""
    first = not may_go_on(desk.store, dossier)
    with desk.store.write() as session:
        if not session.consents.current(dossier, REFERRAL):
            session.consents.give(dossier, later_text(), now.date(), now, kind=REFERRAL)
            session.audit.add("toestemming_gegeven", now, dossier)
    if first:
        count_offer(desk, "", new_form(), now.date())


def may_go_on(store: Store, dossier: str) -> bool:
    """Whether the tenant said yes: to the talk now, or to an appointment later."""
    with store.read() as session:
        said = [*session.consents.current(dossier), *session.consents.current(dossier, REFERRAL)]
    return any(one.member is None for one in said)


def book(desk: Desk, case: DossierCase, made: Appointment, now: datetime) -> None:
    """Counted once as an appointment, also when it is moved. DeskError for a wrong day."""
    first = agreed(desk.store, case.id).afspraak is None
    appointments.book(case, made, now)
    if first:
        count(desk, (Step("gepland", 1),), new_form(), now.date())


def new_form() -> str:
    """What the same form is known by when it is sent twice."""
    return secrets.token_hex(8)


def count_offer(desk: Desk, reason: str, form: str, day: date) -> None:
    """Offered once more, and a yes; or a no, with ``reason``. Nobody is named in it.

    Where the counts do not open it is not counted: the talk goes on.
    """
    answer = Step(REFUSED, 1, reason) if reason else Step("aanvaard", 1)
    count(desk, (Step("aangeboden", 1), answer), form, day)


def count(desk: Desk, steps: tuple[Step, ...], form: str, day: date) -> None:
    way = WayIn(audience=NEW_TENANT, referrer="corporatie", channel=COUNTER)
    with suppress(DeskError, ValueError):
        record(desk, way, steps, day, form)


def talk_of(desk: Desk, dossier: str, today: date) -> Talk:
    """Raises UnknownDossierError for what was not begun at the counter."""
    row(desk.store, dossier)
    case = desk.case(dossier)
    case.balie = True
    return open_talk(case, questions(), Context.on(today, desk.tables))


def to_the_table(store: Store, dossier: str, now: datetime) -> None:
    """The coach who was at the counter goes on at the table, on the same laptop."""
    with store.write() as session:
        session.dossiers.describe(dossier, "", NEW_TENANT, now)
        session.audit.add("dossier_gewijzigd", now, dossier)
