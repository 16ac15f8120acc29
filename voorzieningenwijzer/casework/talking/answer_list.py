"""Every answer of a talk on one page, also those that no question asks any more."""

from collections.abc import Mapping
from dataclasses import dataclass

from voorzieningenwijzer.casework.talking.bsn import holds_bsn
from voorzieningenwijzer.casework.talking.talk import Talk
from voorzieningenwijzer.interview.answers import Answer, Answers
from voorzieningenwijzer.interview.facts import person_of
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.questionnaire import Question, Soort
from voorzieningenwijzer.interview.reading import dutch
from voorzieningenwijzer.interview.route import AskedQuestion
from voorzieningenwijzer.interview.words import blanks
from voorzieningenwijzer.language.said import filled, joined, said


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """``scherm`` is None for an answer that fell off the route: it counts no longer.

    ``nummer``: what was typed holds what may be a burgerservicenummer.
    """

    question: str
    member: str | None
    vraag: str
    antwoord: str
    scherm: str | None
    nummer: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """``onderwerp`` is empty for answers that count no longer."""

    onderwerp: str
    titel: str
    rijen: tuple[AnswerRow, ...]


def answer_list(talk: Talk) -> list[AnswerPart]:
    parts = []
    for subject in talk.questionnaire.onderwerpen:
        screens = [s for s in talk.route.all_screens if s.onderwerp == subject.id]
        rows = tuple(_row(q, s.id) for s in screens for q in s.questions if q.answer is not None)
        if rows:
            parts.append(AnswerPart(subject.id, subject.titel, rows))
    parts += _at_counter(talk)
    fallen = tuple(_fallen(talk, *key) for key in talk.route.fell_off)
    return [*parts, AnswerPart("", "", fallen)] if fallen else parts


def spoken(question: Question, answer: Answer, words: Mapping[str, str]) -> str:
    """An answer in words; an empty text for "weet ik niet". ``words`` fill the blanks of ours."""
    if not answer.known:
        return ""
    texts = {c.waarde: c.tekst for c in question.keuzes}
    value = answer.value
    if isinstance(value, bool):
        return said("ja") if value else said("nee")
    if question.soort is Soort.AANTAL and isinstance(value, list):
        return joined([str(len(value)), question.eenheid])
    if isinstance(value, list):
        return joined((texts.get(v, v) for v in value), "; ") or said("geen")
    typed = answer.typed()
    if isinstance(value, str) and value in texts:
        return texts[value]
    if typed.get("geen"):
        return filled(question.of_geen, words)
    period = next((p.tekst for p in question.perioden if p.waarde == typed.get("per")), "")
    number = dutch(value) if isinstance(value, int) else typed.get("", "")
    sign = "€ " if question.soort == "bedrag_per_periode" or question.eenheid == "euro" else ""
    unit = "" if sign else question.eenheid
    return joined([f"{sign}{number}", unit, period])


def _row(asked: AskedQuestion, screen: str) -> AnswerRow:
    answer = asked.answer
    text = "" if answer is None else spoken(asked.question, answer, asked.words.blanks)
    doubtful = asked.soort is Soort.TEKST and holds_bsn(text)
    return AnswerRow(asked.id, asked.member, asked.vraag, text, screen, doubtful)


def _at_counter(talk: Talk) -> list[AnswerPart]:
    """What was said when the lease was signed and is not asked at the table."""
    lines = Answers.of(talk.case.counter_lines()).current
    if not lines:
        return []
    known = {q.id: q for q in load_questionnaire("intake").vragen}
    rows = tuple(
        AnswerRow(a.question, a.member, q.vraag, spoken(q, a, {}), None)
        for a in lines
        if (q := known.get(a.question)) is not None
    )
    return [AnswerPart("balie", said("Bij het tekenen van het contract"), rows)]


def _fallen(talk: Talk, question_id: str, member: str | None) -> AnswerRow:
    answer = talk.answers.get(question_id, member)
    try:
        question = talk.questionnaire.question(question_id)
    except StopIteration:
        return AnswerRow(
            question_id, member, question_id, "" if answer is None else answer.raw, None
        )
    number = "".join(sign for sign in person_of(member) or "" if sign.isdecimal())
    words = blanks(talk.questionnaire, member, talk.context.jaar, int(number or 1))
    text = "" if answer is None else spoken(question, answer, words)
    doubtful = question.soort is Soort.TEKST and holds_bsn(text)
    return AnswerRow(question_id, member, question.vraag.format_map(words), text, None, doubtful)
