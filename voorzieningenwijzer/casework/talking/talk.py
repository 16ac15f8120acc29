"""The talk: replayed from its answers on every request, saved line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from voorzieningenwijzer.casework.talking.bsn import WARNING, holds_bsn
from voorzieningenwijzer.casework.talking.cases import Case
from voorzieningenwijzer.interview.answers import DONT_KNOW, Answer, Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.form import Given, read_answers
from voorzieningenwijzer.interview.questionnaire import Questionnaire, Soort, Subject
from voorzieningenwijzer.interview.route import AskedQuestion, Route, Screen
from voorzieningenwijzer.interview.walk import walk

Form = Mapping[str, Sequence[str]]
"""A posted form: every name with all its values."""


@dataclass(frozen=True, slots=True)
class Talk:
    """``zorg_feiten``: on health policies facts only, no advice."""

    case: Case
    questionnaire: Questionnaire
    context: Context
    answers: Answers
    route: Route
    zorg_feiten: bool = False

    @property
    def peildatum(self) -> date:
        return self.context.peildatum

    def subject(self, subject_id: str) -> Subject:
        return next(s for s in self.questionnaire.onderwerpen if s.id == subject_id)

    @property
    def screens_left(self) -> int:
        return (0 if self.route.next is None else 1) + len(self.route.ahead)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one question shows: what was typed or saved, and what is wrong with it.

    ``errors`` by part: "" for the input itself, "per" for the period, and so on.
    """

    typed: Mapping[str, str]
    chosen: frozenset[str]
    errors: Mapping[str, str]
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """After a post: the talk as it is now, and what still has to be mended on this screen."""

    talk: Talk
    given: Given


def open_talk(
    case: Case, questionnaire: Questionnaire, context: Context, *, zorg_feiten: bool = False
) -> Talk:
    lines = case.lines()
    given = tuple((a.question, a.member, a.raw, repr(a.value), a.at) for a in lines)
    answers, route = case.recent.once(
        ("route", id(questionnaire), context, given), lambda: _replay(lines, questionnaire, context)
    )
    return Talk(case, questionnaire, context, answers, route, zorg_feiten)


def _replay(
    lines: Sequence[Answer], questionnaire: Questionnaire, context: Context
) -> tuple[Answers, Route]:
    answers = Answers.of(lines)
    return answers, walk(questionnaire, answers, context)


def save(talk: Talk, screen: Screen, form: Form, at: str, *, dense: bool = False) -> Saved:
    """Save what is good at once; what is not comes back with a sentence and nothing is lost.

    ``dense``: what is empty is not asked yet. The caller holds the desk's writing lock, so that
    two tabs cannot interleave.
    """
    given = without_numbers(
        screen,
        form,
        read_answers(screen, form, talk.answers, talk.context, at, skip_empty=dense),
    )
    if given.answers:
        talk.case.append([_allowed(talk.case, answer) for answer in given.answers])
    now = open_talk(talk.case, talk.questionnaire, talk.context, zorg_feiten=talk.zorg_feiten)
    return Saved(now, given)


def without_numbers(screen: Screen, form: Form, given: Given) -> Given:
    """Free text with what may be a burgerservicenummer waits for a second look."""
    texts = {(q.id, q.member): q.name for q in screen.questions if q.soort is Soort.TEKST}
    doubtful = {
        answer.key: texts[answer.key]
        for answer in given.answers
        if answer.key in texts
        and holds_bsn(answer.raw)
        and list(form.get(f"{texts[answer.key]}.klopt", ())) != list(form[texts[answer.key]])
    }
    return given._replace(
        answers=tuple(answer for answer in given.answers if answer.key not in doubtful),
        confirm={**given.confirm, **dict.fromkeys(doubtful.values(), WARNING)},
    )


def _allowed(case: Case, answer: Answer) -> Answer:
    """About an adult who did not agree: "weet ik niet" is all that is written down."""
    if case.may_keep(answer.member):
        return answer
    return replace(answer, raw="", value=DONT_KNOW)


def shown(screen: Screen, form: Form | None = None, given: Given | None = None) -> dict[str, Shown]:
    """Per form name; the posted form goes before what is saved, so that nothing typed is lost."""
    return {q.name: _shown(q, form, given) for q in screen.questions}


def _shown(q: AskedQuestion, form: Form | None, given: Given | None) -> Shown:
    if form is None or given is None:
        return Shown(q.typed, q.chosen, {})
    prefix = q.name + "."
    typed = {n.removeprefix(prefix): v[-1] for n, v in form.items() if n.startswith(prefix) and v}
    if form.get(q.name):
        typed[""] = form[q.name][-1]
    chosen = frozenset(form.get(q.name, ()))
    errors = {
        n.removeprefix(q.name).removeprefix("."): t
        for n, t in given.errors.items()
        if n == q.name or n.startswith(prefix)
    }
    return Shown(typed, chosen, errors, given.confirm.get(q.name, ""))
