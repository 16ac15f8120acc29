"""No printer at the table: what is still to print at the office, and ticked when it is."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.casework.dossiers import initials
from voorzieningenwijzer.storage import PAPERS, ToPrint, UnknownPlanError
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store


@dataclass(frozen=True, slots=True)
class Waiting:
    """One plan on the list; ``papieren`` of PAPERS."""

    plan: int
    dossier: str
    naam: str
    initialen: str
    nummer: int
    gemaakt: datetime
    papieren: tuple[str, ...]


def put_on_list(store: Store, dossier: str, plan: int, papers: list[str], now: datetime) -> None:
    """Raises UnknownPlanError for a plan of another dossier, and for a paper that there is not."""
    with store.write() as session:
        edition = session.plans.get(plan)
        has = {"plan": edition.printed, "bijlage": edition.annexed}
        if edition.dossier != dossier or not all(has.get(paper) for paper in papers):
            raise UnknownPlanError
        for paper in papers:
            session.print_queue.add(plan, paper, now)
        session.audit.add("print_later", now, dossier)


def waiting(store: Store) -> list[Waiting]:
    """Of the dossiers of this coach, the longest waiting first; one row for each plan."""
    with store.read() as session:
        found = _mine(session)
    plans = {one.plan: one for one in found}
    on_list = {(one.plan, one.paper) for one in found}
    return [
        Waiting(
            number,
            one.dossier,
            one.label,
            initials(one.label),
            one.edition,
            one.made,
            tuple(paper for paper in PAPERS if (number, paper) in on_list),
        )
        for number, one in plans.items()
    ]


def printed(store: Store, plan: int, now: datetime) -> None:
    """Ticked: it leaves the list. Raises UnknownPlanError for what is not on it."""
    with store.write() as session:
        rows = [one for one in _mine(session) if one.plan == plan]
        if not rows:
            raise UnknownPlanError
        for one in rows:
            session.print_queue.remove(plan, one.paper)
        session.audit.add("print_klaar", now, rows[0].dossier)


def _mine(session: Session) -> list[ToPrint]:
    mine = {one.id for one in session.dossiers.mine()}
    return [one for one in session.print_queue.listing() if one.dossier in mine]
