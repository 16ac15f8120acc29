"""From a posted form to answers: parse what people type, ask "klopt dit?", keep the rest.

Names in the form, per question: see ``AskedQuestion``. A button ``weet_niet`` on the whole screen
counts for every question without an answer. ``<name>.klopt`` holds the text that was confirmed, so
that a confirmation never counts for something else that was typed later.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from voorzieningenwijzer.interview.answers import DONT_KNOW, NONE_OF_IT, Answer, Answers, Value
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.cross import WHOLE_YEAR, year_doubt
from voorzieningenwijzer.interview.entries import Entry, read_entry
from voorzieningenwijzer.interview.facts import CHILDREN
from voorzieningenwijzer.interview.questionnaire import Soort
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.route import AskedQuestion, Screen
from voorzieningenwijzer.language.said import said

LONGEST_RAW = 1000
_TICKED = (Soort.JA_NEE, Soort.KEUZE, Soort.MEER)


class Given(NamedTuple):
    """``errors`` and ``confirm`` are Dutch sentences by form name.

    What stands in ``confirm`` becomes an answer when the form comes back with ``<name>.klopt`` set.
    Good answers stand in ``answers`` in any case; one that is what it was is not given again.
    """

    answers: tuple[Answer, ...]
    errors: dict[str, str]
    confirm: dict[str, str]

    @property
    def complete(self) -> bool:
        return not self.errors and not self.confirm


def read_answers(
    screen: Screen,
    form: Mapping[str, str | Sequence[str]],
    answers: Answers,
    context: Context,
    at: str = "",
    *,
    skip_empty: bool = False,
) -> Given:
    """``skip_empty``: an empty input is "not asked yet" (dense page, one field saved by itself);
    emptying what had an answer makes it "weet ik niet" there too.
    """
    found: list[Answer] = []
    errors: dict[str, str] = {}
    confirm: dict[str, str] = {}
    fields = _Fields(form)
    for question in screen.questions:
        try:
            line = _line(question, fields, screen, answers, context, skip_empty)
        except _Doubt as doubt:
            confirm[question.name] = str(doubt)
        except PartError as error:
            errors[f"{question.name}{error.part}"] = str(error)
        else:
            before = question.answer
            if line and (before is None or (before.raw, before.value) != line):
                found.append(Answer(question.id, question.member, *line, at))
    return Given(tuple(found), errors, confirm)


def remove_member(
    route_answers: Answers, question: str, member: str, at: str = ""
) -> Answer | None:
    """The line that takes one child or co-resident out of its group; None when it is not in it."""
    line = route_answers.get(question)
    if line is None or not isinstance(line.value, list) or member not in line.value:
        return None
    left = [m for m in line.value if m != member]
    return Answer(question, None, str(len(left)), left, at)


class PartError(ReadingError):
    """A fault in one part of a question, such as the period beside an amount."""

    def __init__(self, text: str, part: str = "") -> None:
        super().__init__(text)
        self.part = part


class _Doubt(Exception):  # noqa: N818
    """Understood, but to be confirmed first."""


class _Fields:
    def __init__(self, form: Mapping[str, str | Sequence[str]]) -> None:
        self.form = form

    def has(self, name: str) -> bool:
        """Whether the input was on the page; boxes that are not ticked are not sent."""
        return name in self.form

    def one(self, name: str) -> str:
        values = self.many(name)
        return values[0] if values else ""

    def many(self, name: str) -> list[str]:
        getlist = getattr(self.form, "getlist", None)
        value: Any = getlist(name) if getlist else self.form.get(name, [])
        return [value] if isinstance(value, str) else [str(v) for v in value]


def _line(
    question: AskedQuestion,
    fields: _Fields,
    screen: Screen,
    answers: Answers,
    context: Context,
    skip_empty: bool,
) -> tuple[str, Value] | None:
    """Raw text and value; None when there is nothing to write down."""
    typed = [t for t in fields.many(question.name) if t.strip()]
    nothing = bool(fields.one(f"{question.name}.geen"))
    whole_screen = bool(fields.one("weet_niet")) and (len(screen.questions) == 1 or not typed)
    if fields.one(f"{question.name}.weet_niet") or (whole_screen and not nothing):
        return _unknown(question)
    if nothing and question.of_geen:
        if typed:
            raise PartError(said("Vul een antwoord in, of zet het vinkje. Niet allebei."))
        return json.dumps({"geen": "1"}), NONE_OF_IT
    if not typed:
        skip = skip_empty and not (question.answer and fields.has(question.name))
        return None if skip else _empty(question, skip_empty or screen.empty_is_dont_know)
    if question.soort in _TICKED:
        return _ticked(question, typed)
    if question.soort is Soort.AANTAL:
        return _count(question, typed[0], fields, answers)
    parts = _parts(question, fields)
    entry = _entry(question, typed[0], parts, context)
    if not entry.doubt:
        same = any(
            q.question.veld == WHOLE_YEAR and fields.one(q.name) == "ja" for q in screen.questions
        )
        entry = Entry(entry.value, year_doubt(question, entry.value, answers, whole_year=same))
    _confirmed(question, typed[0], fields, entry)
    kept = {part: value for part, value in parts.items() if value}
    raw = json.dumps({"": typed[0], **kept}) if kept else typed[0]
    return raw[:LONGEST_RAW], entry.value


def _unknown(question: AskedQuestion) -> tuple[str, Value]:
    if not question.dont_know_allowed:
        raise PartError(said("Deze vraag hebben we nodig om verder te gaan."))
    return "", DONT_KNOW


def _empty(question: AskedQuestion, lenient: bool) -> tuple[str, Value]:
    if lenient and question.dont_know_allowed:
        return "", DONT_KNOW
    verb = said("Kies een antwoord") if question.soort in _TICKED else said("Vul iets in")
    raise PartError(said("{verb}, of kies 'Weet ik niet'.", verb=verb))


def _ticked(question: AskedQuestion, typed: list[str]) -> tuple[str, Value]:
    if question.soort is Soort.JA_NEE:
        if typed[0] not in ("ja", "nee"):
            raise PartError(said("Kies ja of nee."))
        return typed[0], typed[0] == "ja"
    offered = {choice.waarde: choice for choice in question.keuzes}
    if any(t not in offered for t in typed):
        raise PartError(said("Kies een antwoord uit de lijst."))
    if question.soort is Soort.KEUZE:
        return typed[0], typed[0]
    alone = next((offered[t] for t in typed if offered[t].alleen), None)
    if alone is not None and len(set(typed)) > 1:
        raise PartError(
            said(
                "U koos '{tekst}' en ook iets anders. Haal een van de twee weg.", tekst=alone.tekst
            )
        )
    ticked = [waarde for waarde in offered if waarde in typed]
    return ", ".join(ticked), ticked


def _count(
    question: AskedQuestion, text: str, fields: _Fields, answers: Answers
) -> tuple[str, Value]:
    """Members of a group: those who are there keep their id, new ones get a fresh id."""
    entry = _entry(question, text, {}, None)
    _confirmed(question, text, fields, entry)
    wanted = int(str(entry.value))
    line = answers.get(question.id)
    now = list(line.value) if line is not None and isinstance(line.value, list) else []
    prefix = "k" if question.question.veld == CHILDREN else "m"
    more = answers.fresh_ids(question.id, prefix, max(wanted - len(now), 0))
    return text[:LONGEST_RAW], [*now[:wanted], *more]


def _parts(question: AskedQuestion, fields: _Fields) -> dict[str, str]:
    """The choices beside an amount; each must be made, "weet ik niet" is one of them."""
    parts: dict[str, str] = {}
    if len(question.perioden) > 1:
        names = [p.waarde for p in question.perioden]
        parts["per"] = fields.one(f"{question.name}.per")
        if parts["per"] not in names:
            texts = ", ".join(p.tekst.removeprefix("per ") for p in question.perioden)
            raise PartError(said("Kies waar het bedrag over gaat: {texts}.", texts=texts), ".per")
    for side in question.erbij:
        parts[side.id] = fields.one(f"{question.name}.{side.id}")
        if parts[side.id] not in [c.waarde for c in side.keuzes]:
            raise PartError(said("{tekst} Kies een van de drie.", tekst=side.tekst), f".{side.id}")
    return {**parts, **dict(question.question.vast)}


def _entry(
    question: AskedQuestion, text: str, parts: Mapping[str, str], context: Context | None
) -> Entry:
    try:
        return read_entry(question.question, text, parts, context)
    except PartError:
        raise
    except ReadingError as error:
        raise PartError(str(error)) from error


def _confirmed(question: AskedQuestion, text: str, fields: _Fields, entry: Entry) -> None:
    if entry.doubt and fields.one(f"{question.name}.klopt").strip() != text.strip():
        raise _Doubt(entry.doubt)
