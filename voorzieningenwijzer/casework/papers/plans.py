"""The plan: made from the judgement of now, frozen, kept whole with the bytes that were printed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.counts.counting import deliver, plan_was_made
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.held.life import compact_talk
from voorzieningenwijzer.casework.results.higher_income import higher_income_of
from voorzieningenwijzer.casework.results.judging import Judgement, judge
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking.care import care_of
from voorzieningenwijzer.casework.talking.stuck import stuck_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.documents import calendar, html, pdf
from voorzieningenwijzer.documents.papers.plan_card import blank_card, card
from voorzieningenwijzer.documents.papers.plan_paper import annex, blocks, sheets
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan import Debt, Plan, PlanContext, Threat, make_plan
from voorzieningenwijzer.plan.facing import with_sentences
from voorzieningenwijzer.storage import PlanEdition, UnknownPlanError

THREATS = {
    "uit_huis": "ontruiming",
    "energie_afsluiten": "afsluiting",
    "water_afsluiten": "afsluiting",
    "deurwaarder": "deurwaarder",
    "laatste_dag": "brief",
}
"""What the talk calls a threat, and what the plan calls it."""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    edition: PlanEdition
    plan: Plan


def plan_of(desk: Desk, talk: Talk) -> Plan:
    """The plan as it would be now; nothing is kept."""
    judgement = judge(talk, desk.tables)
    context = context_of(desk, talk, judgement)
    plan = make_plan(judgement.this_year, judgement.last_year, judgement.savings, context)
    higher = higher_income_of(talk, judgement, context, desk.tables)
    return with_sentences(replace(plan, hoger_inkomen=higher))


def keep_plan(desk: Desk, talk: Talk, now: datetime) -> PlanEdition:
    """Make, print and keep the plan of a dossier; the last edition when nothing changed since."""
    plan = plan_of(desk, talk)
    with desk.store.read() as session:
        last = next(iter(session.plans.editions(talk.case.id)), None)
        if last is not None and session.plans.content(last.id) == plan.to_json():
            return last
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


def context_of(desk: Desk, talk: Talk, judgement: Judgement) -> PlanContext:
    said, settings = talk.route.talk, settings_of(desk.store)
    return PlanContext(
        peildatum=judgement.peildatum,
        naam=talk.case.naam if talk.case.bewaard else "",
        coach=settings.coach,
        organisatie=settings.organisatie,
        telefoon=settings.telefoon,
        bereikbaar=settings.bereikbaar,
        gemeente=str(judgement.mapping.get("gemeente") or ""),
        eerste_stap=str(said.get("eerste_stap") or ""),
        papieren_op_tafel=frozenset(said.get("papieren") or ()),
        geldbeheer=judgement.mapping.get("geldbeheer"),
        schulden=debts_of(judgement.mapping),
        dreigingen=threats_of(said),
        tabellen=desk.tables.fingerprints(),
        programma=__version__,
        voorbeeld=desk.demo,
        knelpunten=stuck_of(talk.case),
        tussenpersoon_bij=frozenset(settings.tussenpersoon_bij),
        zorg=care_of(judgement.mapping, desk.tables, judgement.peildatum),
    )


def debts_of(mapping: Mapping[str, Any]) -> tuple[Debt, ...]:
    """What the household owes; ``geen`` is none, an unknown amount stays unknown."""
    listed = mapping.get("schulden")
    rows = listed if isinstance(listed, list) else []
    return tuple(
        Debt(
            str(row["soort"]),
            None if row.get("bedrag") is None else cents(Decimal(str(row["bedrag"]))),
            row.get("regeling_getroffen"),
        )
        for row in rows
    )


def threats_of(said: Mapping[str, Any]) -> tuple[Threat, ...]:
    urgent = said.get("haast") or ()
    day = said.get("haast_op")
    on = date.fromisoformat(day) if isinstance(day, str) else day
    chosen = [urgent] if isinstance(urgent, str) else list(urgent)
    return tuple(Threat(kind, on) for kind in dict.fromkeys(map(THREATS.get, chosen)) if kind)
