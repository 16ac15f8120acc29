"""The plan: made from the judgement of now, frozen, kept whole with the bytes that were printed."""

from dataclasses import dataclass, replace
from datetime import datetime

from voorzieningenwijzer.casework.counts.counting import deliver, plan_was_made
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.life import compact_talk
from voorzieningenwijzer.casework.papers.differences import with_differences
from voorzieningenwijzer.casework.papers.plan_now import plan_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents import calendar, html, pdf
from voorzieningenwijzer.documents.papers.plan_card import blank_card, card
from voorzieningenwijzer.documents.papers.plan_paper import annex, blocks, sheets
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.storage import PlanEdition, UnknownPlanError


@dataclass(frozen=True, slots=True)
class KeptPlan:
    edition: PlanEdition
    plan: Plan


def keep_plan(desk: Desk, talk: Talk, now: datetime) -> PlanEdition:
    """Make, print and keep the plan of a dossier; the last edition when nothing changed since.

    What is different from the one before is worked out first: keeping it drops the old answers.
    """
    plan = plan_of(desk, talk)
    with desk.store.read() as session:
        last = next(iter(session.plans.editions(talk.case.id)), None)
        old = None if last is None else Plan.from_json(session.plans.content(last.id))
    if last is not None and old is not None:
        if replace(old, verschil=None) == plan:
            return last
        plan = with_differences(desk, talk, plan, old, last.made)
    papers = print_plan(plan), print_annex(plan)
    tables = dict(plan.tabellen)
    with desk.store.write() as session:
        edition = session.plans.save(talk.case.id, plan.to_json(), tables, now, *papers)
        compact_talk(session, talk)
        plan_was_made(session, talk, plan, now)
        session.audit.add("plan_gemaakt", now, talk.case.id)
    deliver(desk.store, desk.counts)
    return edition


def kept_plan(desk: Desk, dossier: str, number: int) -> KeptPlan:
    """Raises UnknownPlanError, also for a plan of another dossier."""
    with desk.store.read() as session:
        edition = session.plans.get(number)
        if edition.dossier != dossier:
            raise UnknownPlanError
        return KeptPlan(edition, Plan.from_json(session.plans.content(number)))


def kept_paper(desk: Desk, dossier: str, number: int, now: datetime) -> bytes:
    """The bytes as they were printed; nothing is calculated or drawn again."""
    kept = kept_plan(desk, dossier, number)
    with desk.store.write() as session:
        session.audit.add("plan_geprint", now, dossier)
        paper = session.plans.pdf(kept.edition.id)
    if paper is None:
        raise UnknownPlanError
    return paper


def kept_calendar(desk: Desk, dossier: str, number: int, now: datetime) -> bytes:
    """The deadlines of a kept plan; raises UnknownPlanError also where it has none."""
    found = calendar_of(kept_plan(desk, dossier, number).plan)
    with desk.store.write() as session:
        session.audit.add("plan_agenda", now, dossier)
    return found


def calendar_of(plan: Plan) -> bytes:
    """Raises UnknownPlanError where there is no deadline."""
    if not calendar.has_deadlines(plan):
        raise UnknownPlanError
    return calendar.render(plan)


def kept_annex(desk: Desk, dossier: str, number: int, now: datetime) -> bytes:
    """The bytes as they were printed; UnknownPlanError for an edition of before the annex."""
    kept = kept_plan(desk, dossier, number)
    with desk.store.write() as session:
        session.audit.add("bijlage_geprint", now, dossier)
        paper = session.plans.annex(kept.edition.id)
    if paper is None:
        raise UnknownPlanError
    return paper


def print_plan(plan: Plan) -> bytes:
    return pdf.render(sheets(plan))


def print_blank_card() -> bytes:
    return pdf.render(blank_card())


def show_card(plan: Plan) -> str:
    """What to copy by hand where there is no printer."""
    return html.render(card(plan))


def print_annex(plan: Plan) -> bytes:
    return pdf.render(annex(plan))


def show_plan(plan: Plan) -> str:
    """Safe HTML: the same blocks as on paper."""
    return html.render(blocks(plan))
