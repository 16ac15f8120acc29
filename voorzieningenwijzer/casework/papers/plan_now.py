"""The plan as it would be now: from the judgement of a talk; nothing is kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.results.higher_income import higher_income_of
from voorzieningenwijzer.casework.results.judging import Judgement, judge
from voorzieningenwijzer.casework.settings import settings_of
from voorzieningenwijzer.casework.talking.care import care_of
from voorzieningenwijzer.casework.talking.stuck import stuck_of
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.casework.talking.wishes import short_lived
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.money import cents
from voorzieningenwijzer.plan import Debt, Plan, PlanContext, Threat, make_plan
from voorzieningenwijzer.plan.facing import with_sentences
from voorzieningenwijzer.shipped import program_mark

THREATS = {
    "uit_huis": "ontruiming",
    "energie_afsluiten": "afsluiting",
    "water_afsluiten": "afsluiting",
    "deurwaarder": "deurwaarder",
    "laatste_dag": "brief",
}
"""What the talk calls a threat, and what the plan calls it."""


def plan_of(desk: Desk, talk: Talk) -> Plan:
    """The plan as it would be now."""
    judgement = judge(talk, desk.tables)
    context = context_of(desk, talk, judgement)
    plan = make_plan(judgement.this_year, judgement.last_year, judgement.savings, context)
    higher = higher_income_of(talk, judgement, context, desk.tables)
    return with_sentences(replace(plan, hoger_inkomen=higher, antwoorden=len(lasting(talk))))


def plan_lines_of(desk: Desk, talk: Talk) -> Plan:
    """The plan without what explains it: enough to lay it beside another one."""
    judgement = judge(talk, desk.tables)
    context = context_of(desk, talk, judgement)
    return make_plan(judgement.this_year, judgement.last_year, judgement.savings, context)


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
        programma=program_mark(),
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


def lasting(talk: Talk, until: datetime | None = None) -> tuple[Answer, ...]:
    """The last answer to each question, of up to ``until``, that making a plan leaves in place.

    Wishes for care and what the coach wrote for herself are not among them: they are soon gone.
    """
    every = (*talk.case.lines(), *talk.case.offer_lines())
    last = {a.key: a for a in every if until is None or datetime.fromisoformat(a.at) <= until}
    gone = set(talk.route.fell_off)
    return tuple(
        answer for key, answer in last.items() if key not in gone and not short_lived(key[0])
    )
