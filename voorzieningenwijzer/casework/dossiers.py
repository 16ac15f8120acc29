"""The list of dossiers: who, how far, and what comes next; and consent before a word is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage.consents import Consent
from voorzieningenwijzer.storage.dossiers import Dossier
from voorzieningenwijzer.storage.plans import PlanEdition
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

AT_THE_TABLE = "tafel"
KEPT_AFTER_PLAN = timedelta(days=30)
"""The consent says so; after this the list asks to erase."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    """``stand``: nieuw, bezig, plan or wissen (30 days after the last plan)."""

    id: str
    naam: str
    initialen: str
    stand: str
    toestemming: bool
    gemaakt: date | None
    laatst: datetime


def overview(store: Store, words: str, today: date) -> list[DossierRow]:
    with store.read() as session:
        found = session.dossiers.search(words) if words.strip() else session.dossiers.mine()
        return [_row(session, one, today) for one in found]


def one(store: Store, dossier: str, today: date) -> DossierRow:
    with store.read() as session:
        return _row(session, session.dossiers.get(dossier), today)


def initials(name: str) -> str:
    """``mevrouw Jansen`` -> ``m. J.``: enough for the coach, not for who looks along."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return " ".join(f"{letter}." for letter in letters[:4]) or "?"


def consent_text() -> str:
    return shipped("templates", "pages", "toestemming.txt").read_text("utf-8").strip()


def create(store: Store, name: str, now: datetime) -> str:
    with store.write() as session:
        dossier = session.dossiers.create(name, "", AT_THE_TABLE, now)
        session.audit.add("dossier_gemaakt", now, dossier.id)
        return dossier.id


def agree(store: Store, dossier: str, now: datetime) -> None:
    with store.write() as session:
        session.consents.give(dossier, consent_text(), now.date(), now)
        session.audit.add("toestemming_gegeven", now, dossier)


def rename(store: Store, dossier: str, name: str, now: datetime) -> None:
    with store.write() as session:
        session.dossiers.rename(dossier, name, now)


def consent_of(store: Store, dossier: str) -> Consent | None:
    with store.read() as session:
        return next(iter(session.consents.current(dossier)), None)


def plans_of(store: Store, dossier: str) -> list[PlanEdition]:
    with store.read() as session:
        return session.plans.editions(dossier)


def _row(session: Session, dossier: Dossier, today: date) -> DossierRow:
    plans = session.plans.editions(dossier.id)
    begun = bool(session.answers.lines(dossier.id))
    made = plans[0].made.date() if plans else None
    state = "plan" if plans else "bezig" if begun else "nieuw"
    if made is not None and today - made > KEPT_AFTER_PLAN:
        state = "wissen"
    consent = bool(session.consents.current(dossier.id))
    return DossierRow(
        dossier.id, dossier.label, initials(dossier.label), state, consent, made, dossier.changed
    )
