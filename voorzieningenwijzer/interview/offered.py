"""Choices that the tables give: municipalities that have a folder, and what each of them has."""

from dataclasses import replace
from typing import Final

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.facts import Facts
from voorzieningenwijzer.interview.questionnaire import Choice, Question

MUNICIPALITIES: Final = "gemeenten"
LOCAL_SCHEMES: Final = "lokale_regelingen"
FROM_TABLES: Final = (MUNICIPALITIES, LOCAL_SCHEMES)


def with_choices(question: Question, facts: Facts) -> Question:
    """The question with what the tables add before its own choices."""
    if not question.keuzes_uit:
        return question
    own = {choice.waarde for choice in question.keuzes}
    added = (c for c in _from_tables(question.keuzes_uit, facts) if c.waarde not in own)
    return replace(question, keuzes=(*added, *question.keuzes))


def _from_tables(source: str, facts: Facts) -> tuple[Choice, ...]:
    context = facts.context
    if source == MUNICIPALITIES:
        return tuple(Choice(name, name) for name in context.gemeenten)
    here = facts.get("gemeente")
    if here is UNKNOWN:
        return ()
    return tuple(Choice(id_, naam) for place, id_, naam in context.lokaal if place == here)
