"""Gentle questions, if it suits: letters left closed, care put off, food, warmth, debts.

They count in no right, stand on no plan, and go when the talk is done. What can be offered is said
at the end; the tenant chooses, and may make one of them the first step on the plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk, save
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.plan.wording.text_files import opened
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables

FIRST_STEP = "eerste_stap"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be said, and the places of this municipality that can help.

    ``vraag``: which question it answers; ``stap``: how it would stand on the plan.
    """

    vraag: str
    zin: str
    plekken: tuple[str, ...]
    stap: str


def gentle_talk(desk: Desk, dossier: str, today: date) -> Talk:
    case = desk.case(dossier)
    case.zacht = True
    return open_talk(case, load_questionnaire("zacht"), Context.on(today, desk.tables))


def offers(talk: Talk, tables: Tables) -> tuple[Offer, ...]:
    """One for each answer that asks for one, without places that are not there."""
    names = {s.id: s.naam for s in tables.schemes() if s.lokaal is not None}
    return tuple(
        replace(one, plekken=tuple(names[place] for place in one.plekken if place in names))
        for one in _said(talk)
    )


def choose(talk: Talk, offer: Offer, at: str) -> bool:
    """As the first step on the plan, since the tenant wants it; False where nothing asks for one.

    ``talk``: the talk at the table. It stands there as if it was said at its end.
    """
    screen = talk.route.screen(FIRST_STEP)
    if screen is None:
        return False
    return save(talk, screen, {FIRST_STEP: [offer.stap]}, at).given.complete


def first_step(talk: Talk) -> str:
    given = talk.answers.get(FIRST_STEP)
    return str(given.value) if given is not None and given.known else ""


def _said(talk: Talk) -> Iterator[Offer]:
    asked = {q.id for screen in talk.route.all_screens for q in screen.questions}
    for question, answers in _texts().items():
        given = talk.answers.get(question)
        if question in asked and given is not None and str(given.value) in answers:
            yield answers[str(given.value)]


@cache
def _texts() -> dict[str, dict[str, Offer]]:
    top = opened(shipped("templates", "plan") / "zacht.yaml")
    section = top.section("antwoorden")
    found = {question: _answers(str(question), section.section(question)) for question in section}
    top.done()
    return found


def _answers(question: str, section: Any) -> dict[str, Offer]:
    found = {}
    for answer in section:
        one = section.section(answer)
        words = one.text("zin"), one.texts("plekken"), one.text("stap")
        found[str(answer)] = Offer(question, *words)
        one.done()
    return found
