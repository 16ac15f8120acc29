"""Gentle questions, if it suits: letters left closed, care put off, food, warmth, debts.

They count in no right, stand on no plan, and go when the talk is done. What can be offered is said
at the end; the tenant chooses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.talking.talk import Talk, open_talk
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.plan.wording.text_files import opened
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Tables


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be said, and the places of this municipality that can help."""

    zin: str
    plekken: tuple[str, ...]


def gentle_talk(desk: Desk, dossier: str, today: date) -> Talk:
    case = desk.case(dossier)
    case.zacht = True
    return open_talk(case, load_questionnaire("zacht"), Context.on(today, desk.tables))


def offers(talk: Talk, tables: Tables) -> tuple[Offer, ...]:
    """One for each answer that asks for one, without places that are not there."""
    names = {s.id: s.naam for s in tables.schemes() if s.lokaal is not None}
    return tuple(
        Offer(text, tuple(names[place] for place in places if place in names))
        for text, places in _said(talk)
    )


def _said(talk: Talk) -> Iterator[tuple[str, tuple[str, ...]]]:
    for question, answers in _texts().items():
        given = talk.answers.get(question)
        if given is not None and str(given.value) in answers:
            yield answers[str(given.value)]


@cache
def _texts() -> dict[str, dict[str, tuple[str, tuple[str, ...]]]]:
    top = opened(shipped("templates", "plan") / "zacht.yaml")
    section = top.section("antwoorden")
    found = {question: _answers(section.section(question)) for question in section}
    top.done()
    return found


def _answers(section: Any) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = {}
    for answer in section:
        one = section.section(answer)
        found[str(answer)] = (one.text("zin"), one.texts("plekken"))
        one.done()
    return found
