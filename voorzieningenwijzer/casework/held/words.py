"""What is held about a household in words a tenant knows: the questions as they were asked."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from voorzieningenwijzer.casework.offers.fields import KINDS
from voorzieningenwijzer.casework.talking.answer_list import spoken
from voorzieningenwijzer.casework.talking.cases import (
    APPOINTMENT,
    COUNTER_PREFIX,
    GENTLE_PREFIX,
    NOTE,
    OFFER_PREFIX,
    SAID_BACK,
    STUCK,
)
from voorzieningenwijzer.casework.talking.stuck import kinds_of_stuck
from voorzieningenwijzer.interview.answers import Answer
from voorzieningenwijzer.interview.facts import person_of
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.members import APPLICANT, ELSEWHERE, PARTNER
from voorzieningenwijzer.interview.questionnaire import Question, Questionnaire
from voorzieningenwijzer.interview.words import blanks
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import AnswerLine

CONSENTS = {
    "gesprek": said("het gesprek"),
    "opvolging": said("later bellen"),
    "overdracht": said("overdracht aan een collega"),
    "aanmelding": said("de aanmelding"),
}
STATES = {
    "gesprek": said("wij zijn in gesprek"),
    "opvolging": said("wij bellen u later nog"),
    "gesloten": "gesloten",
}
_OURS = {
    STUCK: said("Waar het vastliep"),
    NOTE: said("Wat de coach voor zichzelf opschreef"),
    APPOINTMENT: said("Afspraak met de coach"),
    SAID_BACK: said("Wat de huurder als eerste gaat doen"),
}
_BESIDE = {COUNTER_PREFIX: "intake", GENTLE_PREFIX: "zacht"}
_GROUPS = {"k": "kind", "m": "medebewoner"}
_IN_GROUP = re.compile(r"([km])[0-9]+")


@dataclass(frozen=True, slots=True)
class HeldWords:
    """``numbers``: the place of each child and co-resident among those there are answers about."""

    questionnaire: Questionnaire
    numbers: dict[str, int]

    @classmethod
    def of(cls, questionnaire: Questionnaire, lines: Iterable[AnswerLine]) -> "HeldWords":
        people = sorted(
            {person_of(line.member) or "" for line in lines}, key=lambda one: (len(one), one)
        )
        numbers: dict[str, int] = {}
        for person in people:
            if _IN_GROUP.fullmatch(person):
                numbers[person] = 1 + sum(other[0] == person[0] for other in numbers)
        return cls(questionnaire, numbers)

    def asking(self, line: AnswerLine) -> str:
        """The question as it was asked, with who it is about where it does not say so."""
        question = self._question(line)
        if question is None:
            return _label(line)
        person = person_of(line.member)
        partner = person == PARTNER and question.vraag_partner
        text = question.vraag_partner if partner else question.vraag
        known = partner or "{nummer}" in text or person in {None, APPLICANT, ELSEWHERE}
        filled = text.format_map(self._blanks(line))
        return filled if known else f"{filled} ({self.who(person)})"

    def answer(self, line: AnswerLine) -> str:
        """In words; empty for "weet ik niet". What no question knows stands as it was typed."""
        question = self._question(line)
        if question is None:
            return _typed(line)
        value = None if line.dont_know else line.value
        answer = Answer(line.question, line.member, line.raw, value, line.at.isoformat())
        return spoken(question, answer, self._blanks(line))

    def who(self, member: str | None) -> str:
        person = person_of(member)
        if person in {None, APPLICANT}:
            return "huurder"
        if person == PARTNER:
            return "partner"
        if person == ELSEWHERE:
            return said("echtgenoot elders")
        group = _GROUPS.get(str(person)[0], str(person))
        return f"{group} {self.numbers.get(str(person), 1)}"

    def _blanks(self, line: AnswerLine) -> dict[str, str]:
        number = self.numbers.get(person_of(line.member) or "", 1)
        return blanks(self.questionnaire, line.member, line.at.year, number)

    def _question(self, line: AnswerLine) -> Question | None:
        beside = next((p for p in _BESIDE if line.question.startswith(p)), None)
        asked = load_questionnaire(_BESIDE[beside]) if beside else self.questionnaire
        return next((q for q in asked.vragen if q.id == line.question), None)


def _label(line: AnswerLine) -> str:
    if line.question.startswith(OFFER_PREFIX):
        return said(
            "Aanbod {member}: {offer_prefix}",
            member=line.member,
            offer_prefix=line.question.removeprefix(OFFER_PREFIX),
        )
    return _OURS.get(line.question, line.question)


def _typed(line: AnswerLine) -> str:
    fields = KINDS.get(line.question.removeprefix(OFFER_PREFIX), ())
    if line.question.startswith(OFFER_PREFIX) and fields and isinstance(line.value, dict):
        typed = json.loads(line.raw)
        labels = {f.key: f.label.rstrip("?") for f in fields if typed.get(f.key)}
        return "; ".join(f"{label}: {typed[key]}" for key, label in labels.items())
    if line.question == STUCK and isinstance(line.value, list):
        words = kinds_of_stuck()
        return "; ".join(words.get(kind, str(kind)) for kind in line.value)
    return line.raw
