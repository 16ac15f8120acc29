"""A new plan beside an earlier one: worked out when it is made, while the old answers are still
there, and kept with it. Of the answers is kept which questions changed, not what was said."""

from dataclasses import replace
from datetime import datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import ContradictionError
from voorzieningenwijzer.casework.papers.plan_now import lasting, plan_lines_of
from voorzieningenwijzer.casework.talking.answer_list import answer_list
from voorzieningenwijzer.casework.talking.cases import QuickCase
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk
from voorzieningenwijzer.documents import html, pdf
from voorzieningenwijzer.documents.papers.difference_paper import blocks
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.plan import Plan
from voorzieningenwijzer.plan.difference_table import Earlier
from voorzieningenwijzer.plan.differences import differences, earlier_of
from voorzieningenwijzer.storage import UnknownPlanError

Key = tuple[str, str | None]


def with_differences(desk: Desk, talk: Talk, plan: Plan, old: Plan, made: datetime) -> Plan:
    """``old``: the plan before, made at ``made``. Two plans of one day are one piece of work: the
    second lies beside what the first lay beside."""
    then = lasting(talk, made)
    changed = _changed(talk, then)
    before = old.verschil
    if before is not None and _one_sitting(old, plan):
        earlier, changed = before.eerder, tuple(dict.fromkeys((*before.feiten, *changed)))
    else:
        earlier = _earlier(desk, talk, old, then)
    titles = desk.tables.titles(plan.gemeente)
    return replace(plan, verschil=differences(earlier, plan, changed, titles))


def _one_sitting(old: Plan, plan: Plan) -> bool:
    return (old.peildatum, old.programma, old.tabellen) == (
        plan.peildatum,
        plan.programma,
        plan.tabellen,
    )


def _earlier(desk: Desk, talk: Talk, old: Plan, then: tuple[Answer, ...]) -> Earlier:
    """The answers of then worked out again; not where one of them is gone."""
    if old.antwoorden != len(then):
        return earlier_of(old, None, None)
    case = QuickCase(talk.case.id, talk.case.naam, _lines=list(then))
    days = (old.peildatum, talk.peildatum)
    contexts = (talk.context if d == talk.peildatum else Context.on(d, desk.tables) for d in days)
    try:
        again, later = (
            plan_lines_of(
                desk, open_talk(case, talk.questionnaire, one, zorg_feiten=talk.zorg_feiten)
            )
            for one in contexts
        )
    except ContradictionError:
        return earlier_of(old, None, None)
    return earlier_of(old, again, later)


def _changed(talk: Talk, then: tuple[Answer, ...]) -> tuple[str, ...]:
    """The questions of which the answer is another one now, as they are asked."""
    before, now = _said(then), _said(lasting(talk))
    keys = {key for key in (*before, *now) if before.get(key) != now.get(key)}
    rows = (row for part in answer_list(talk) for row in part.rijen)
    return tuple(dict.fromkeys(row.vraag for row in rows if (row.question, row.member) in keys))


def _said(answers: tuple[Answer, ...]) -> dict[Key, tuple[str, str]]:
    return {a.key: (a.raw, repr(a.value)) for a in answers}


def kept_differences(desk: Desk, dossier: str, number: int) -> Plan:
    """Raises UnknownPlanError, also for a first plan: there is nothing to lay it beside."""
    with desk.store.read() as session:
        if session.plans.get(number).dossier != dossier:
            raise UnknownPlanError
        plan = Plan.from_json(session.plans.content(number))
    if plan.verschil is None:
        raise UnknownPlanError
    return plan


def take_differences(desk: Desk, dossier: str, number: int, now: datetime) -> bytes:
    """The paper, and that it was taken out; raises UnknownPlanError."""
    plan = kept_differences(desk, dossier, number)
    with desk.store.write() as session:
        session.audit.add("verschil_geprint", now, dossier)
    return print_differences(plan)


def show_differences(plan: Plan) -> str:
    """Safe HTML: the same blocks as on paper."""
    return html.render(blocks(plan))


def print_differences(plan: Plan) -> bytes:
    """From what was kept with the plan; nothing is calculated again."""
    return pdf.render(blocks(plan))
