"""The list of dossiers: who, how far, and what comes next; and consent before a word is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from voorzieningenwijzer.casework.talking.appointments import Agreed, agreed_of
from voorzieningenwijzer.storage.dossiers import GESLOTEN, GESPREK, Dossier
from voorzieningenwijzer.storage.plans import PlanEdition
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store

AT_THE_TABLE = "tafel"
ON_A_PAGE = 200
"""Dossiers; drawing two thousand takes a second."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    """``stand``: nieuw, bezig, plan, opvolging or gesloten; ``weg_na``: the last day it is here."""

    id: str
    naam: str
    initialen: str
    stand: str
    toestemming: bool
    gemaakt: date | None
    laatst: datetime
    weg_na: date
    afgesproken: Agreed


@dataclass(frozen=True, slots=True)
class Listing:
    """``more``: there are others, that were used longer ago."""

    rows: list[DossierRow]
    more: bool


def overview(store: Store, words: str, most: int | None = None) -> list[DossierRow]:
    """The last used first; ``most``: no more than so many."""
    with store.read() as session:
        found = session.dossiers.search(words) if words.strip() else session.dossiers.mine()
        return [_row(session, one) for one in found[:most]]


def listing(store: Store, words: str, *, whole: bool = False) -> Listing:
    """As many as a page shows at once, or all of them."""
    most = None if whole else ON_A_PAGE
    rows = overview(store, words, most and most + 1)
    return Listing(rows[:most], len(rows) > (most or len(rows)))


def one(store: Store, dossier: str) -> DossierRow:
    with store.read() as session:
        return _row(session, session.dossiers.get(dossier))


def is_closed(store: Store, dossier: str) -> bool:
    with store.read() as session:
        return session.dossiers.get(dossier).status == GESLOTEN


def initials(name: str) -> str:
    """``mevrouw Jansen`` -> ``m. J.``: enough for the coach, not for who looks along."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return " ".join(f"{letter}." for letter in letters[:4]) or "?"


def create(store: Store, name: str, now: datetime) -> str:
    with store.write() as session:
        dossier = session.dossiers.create(name, "", AT_THE_TABLE, now)
        session.audit.add("dossier_gemaakt", now, dossier.id)
        return dossier.id


def rename(store: Store, dossier: str, name: str, now: datetime) -> None:
    with store.write() as session:
        session.dossiers.rename(dossier, name, now)
        session.audit.add("dossier_gewijzigd", now, dossier)


def plans_of(store: Store, dossier: str) -> list[PlanEdition]:
    with store.read() as session:
        return session.plans.editions(dossier)


def _row(session: Session, dossier: Dossier) -> DossierRow:
    plans = session.plans.editions(dossier.id)
    begun = session.answers.any(dossier.id)
    state = "plan" if plans else "bezig" if begun else "nieuw"
    _, fate = session.life.of(dossier.id)
    return DossierRow(
        dossier.id,
        dossier.label,
        initials(dossier.label),
        state if dossier.status == GESPREK else dossier.status,
        any(one.member is None for one in session.consents.current(dossier.id)),
        plans[0].made.date() if plans else None,
        dossier.changed,
        fate.gone_after,
        agreed_of(session, dossier.id),
    )
