"""Replay of a talk: the questionnaire and the answers give the route, on every request anew.

Nothing about "where we are" is stored. Each question is passed in the order of the questionnaire,
and the screens are put in the order of the papers on the table afterwards;
when its condition is false its ``anders`` counts and an answer to it falls off; when the condition
is unknown the question is asked. The order in which the answers were given makes no difference.
"""

from collections.abc import Iterator

from voorzieningenwijzer.conditions import evaluate_one
from voorzieningenwijzer.interview.answers import Answers, Key
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.derived import lookup
from voorzieningenwijzer.interview.facts import Facts
from voorzieningenwijzer.interview.homework import homework_of
from voorzieningenwijzer.interview.household import household_of
from voorzieningenwijzer.interview.offered import with_choices
from voorzieningenwijzer.interview.order import subject_order
from voorzieningenwijzer.interview.questionnaire import (
    Block,
    Group,
    Question,
    Questionnaire,
    ScreenText,
)
from voorzieningenwijzer.interview.route import AskedQuestion, Progress, Route, Screen
from voorzieningenwijzer.interview.talk import talk_of
from voorzieningenwijzer.interview.values import meaning, otherwise
from voorzieningenwijzer.interview.words import Words


def walk(questionnaire: Questionnaire, answers: Answers, context: Context) -> Route:
    """Screens, next question, answers that fell off, household and homework. Pure."""
    replay = _Replay(questionnaire, answers, context)
    found = tuple(replay.screens())
    talk = talk_of(replay.facts)
    on_table = frozenset(talk.get("papieren", ()))
    order = subject_order(questionnaire, on_table)
    screens = tuple(sorted(found, key=lambda screen: order.index(screen.onderwerp)))
    place = next((i for i, s in enumerate(screens) if not s.answered), None)
    reached = len(screens) if place is None else place + 1
    asked = [q for s in screens for q in s.questions]
    return Route(
        screens=screens[:reached],
        next=None if place is None else screens[place],
        ahead=screens[reached:],
        fell_off=_fell_off(answers, asked),
        household=household_of(replay.facts),
        talk=talk,
        progress=tuple(_progress(questionnaire, order, screens)),
        homework=homework_of(questionnaire, asked, on_table),
        answers=answers,
    )


class _Replay:
    def __init__(self, questionnaire: Questionnaire, answers: Answers, context: Context) -> None:
        self.questionnaire, self.answers = questionnaire, answers
        self.facts = Facts(context)
        self._words: dict[str | None, Words] = {}

    def screens(self) -> Iterator[Screen]:
        for block in self.questionnaire.blokken:
            for member in self._members(block):
                for page, questions in block.schermen:
                    asked = tuple(self._asked(questions, member))
                    if asked:
                        yield self._screen(block, page, member, asked)

    def _members(self, block: Block) -> tuple[str | None, ...]:
        return self.facts.members(Group(block.per) if block.per else None, None)

    def _screen(
        self, block: Block, page: ScreenText, member: str | None, asked: tuple[AskedQuestion, ...]
    ) -> Screen:
        words = self._words_for(member)
        own = member is not None and member != "a"
        return Screen(
            id=f"{page.id}-{member}" if own else page.id,
            onderwerp=block.onderwerp,
            titel=asked[0].vraag if len(asked) == 1 else words.title(page),
            inleiding=words.fill(page.inleiding),
            questions=asked,
            member=member,
        )

    def _asked(
        self, questions: tuple[Question, ...], within: str | None
    ) -> Iterator[AskedQuestion]:
        for listed in questions:
            question = with_choices(listed, self.facts)
            for member in self.facts.members(question.groep, within):
                if self._belongs(question, member):
                    yield self._ask(question, member)
                else:
                    self.facts.put(question, member, otherwise(question))

    def _belongs(self, question: Question, member: str | None) -> bool:
        """True too when the condition is unknown: unknown is not no."""
        if question.alleen_als is None:
            return True
        outcome = evaluate_one(question.alleen_als, lambda veld: lookup(self.facts, veld, member))
        return outcome is not False

    def _ask(self, question: Question, member: str | None) -> AskedQuestion:
        answer = self.answers.get(question.id, member)
        if answer is not None:
            self.facts.put(question, member, meaning(question, answer.value))
        return AskedQuestion(
            question=question,
            member=member,
            answer=answer,
            words=self._words_for(member),
            papers=self.questionnaire.papieren,
            on_table=self._papers_on_table(),
        )

    def _papers_on_table(self) -> frozenset[str] | None:
        """None as long as nobody said which papers there are."""
        found = self.facts.get("gesprek.papieren")
        return frozenset(found) if isinstance(found, tuple) else None

    def _words_for(self, member: str | None) -> Words:
        if member not in self._words:
            self._words[member] = Words(self.questionnaire, self.facts, member)
        return self._words[member]


def _fell_off(answers: Answers, asked: list[AskedQuestion]) -> tuple[Key, ...]:
    relevant = {(q.id, q.member) for q in asked}
    return tuple(sorted(answers.keys() - relevant, key=lambda key: (key[0], key[1] or "")))


def _progress(
    questionnaire: Questionnaire, order: tuple[str, ...], screens: tuple[Screen, ...]
) -> Iterator[Progress]:
    for subject in sorted(questionnaire.onderwerpen, key=lambda one: order.index(one.id)):
        own = [s for s in screens if s.onderwerp == subject.id]
        if own:
            done = sum(s.answered for s in own)
            first = next((s for s in own if not s.answered), own[0])
            yield Progress(subject.id, subject.titel, subject.pictogram, done, len(own), first.id)
