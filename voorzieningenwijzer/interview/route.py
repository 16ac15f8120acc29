"""What the replay of a talk gives: screens, the next one, what fell off, and the household."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from voorzieningenwijzer.conditions import All, Condition, Leaf, Word
from voorzieningenwijzer.interview.answers import Answers, Key
from voorzieningenwijzer.interview.asked import AskedQuestion, Evidence
from voorzieningenwijzer.interview.facts import person_of
from voorzieningenwijzer.interview.feeds import FED_BY, split_member
from voorzieningenwijzer.interview.questionnaire import Soort

__all__ = [
    "AskedQuestion",
    "Evidence",
    "Homework",
    "Progress",
    "Route",
    "Screen",
]

_ONE_OF = (Soort.KEUZE, Soort.JA_NEE)


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that stand together; where there are more, an empty input is "weet ik niet"."""

    id: str
    onderwerp: str
    titel: str
    inleiding: str
    questions: tuple[AskedQuestion, ...]
    member: str | None = None

    @property
    def answered(self) -> bool:
        return all(q.answer is not None for q in self.questions)

    def waits_for(self, question: AskedQuestion) -> tuple[str, tuple[str, ...]] | None:
        """A choice on this screen that makes ``question`` needless, and the values that do not.

        The name of its input; as long as nothing was chosen there, the question stands.
        """
        for leaf in _necessary(question.question.alleen_als):
            for other in self.questions:
                same = other.member in (None, question.member)
                if same and other.question.veld == leaf.veld and other.soort in _ONE_OF:
                    limits = leaf.grens if isinstance(leaf.grens, tuple) else (leaf.grens,)
                    return other.name, tuple(_chosen(value) for value in limits)
        return None

    @property
    def empty_is_dont_know(self) -> bool:
        return len(self.questions) > 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one subject is; ``screens`` counts what is foreseen now."""

    onderwerp: str
    titel: str
    pictogram: str
    answered: int
    screens: int
    eerste_scherm: str

    @property
    def done(self) -> bool:
        return self.answered == self.screens


@dataclass(frozen=True, slots=True)
class Homework:
    """A paper that would answer something that is unknown now."""

    papier: str
    naam: str
    zoekzin: str
    waar_halen: str
    vragen: tuple[str, ...]
    velden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """``screens``: answered, in order, with ``next`` as the last; ``ahead``: foreseen after it."""

    screens: tuple[Screen, ...]
    next: Screen | None
    ahead: tuple[Screen, ...]
    fell_off: tuple[Key, ...]
    household: dict[str, Any]
    talk: dict[str, Any]
    progress: tuple[Progress, ...]
    homework: tuple[Homework, ...]
    answers: Answers = field(default_factory=Answers)

    @property
    def all_screens(self) -> tuple[Screen, ...]:
        return self.screens + self.ahead

    def screen(self, screen_id: str) -> Screen | None:
        return next((s for s in self.all_screens if s.id == screen_id), None)

    def before(self, screen_id: str) -> Screen | None:
        """The screen to go back to; None on the first one."""
        ids = [s.id for s in self.all_screens]
        place = ids.index(screen_id) if screen_id in ids else len(ids)
        return self.all_screens[place - 1] if place > 0 else None

    def after(self, screen_id: str) -> Screen | None:
        """The screen that follows, answered or not; None after the last one."""
        ids = [s.id for s in self.all_screens]
        if screen_id not in ids:
            return self.next
        place = ids.index(screen_id) + 1
        return self.all_screens[place] if place < len(ids) else None

    def where(self, veld: str) -> Screen | None:
        """The screen that settles a field such as ``personen.a.toetsingsinkomen_per_jaar``."""
        found = self.asked_for(veld)
        return next((s for s in self.all_screens if found in s.questions), None)

    def asked_for(self, veld: str) -> AskedQuestion | None:
        """The question that settles a field: of this member, else the one for all adults."""
        asked = [q for s in self.all_screens for q in s.questions if not q.question.vorig_jaar]
        exact = next((q for q in asked if q.veld == veld), None)
        if exact is not None:
            return exact
        field_name, member = split_member(veld)
        wanted = FED_BY.get(field_name, (field_name,))
        own = [q for w in wanted for q in asked if q.question.veld == w and _of(q, member)]
        others = [q for w in wanted for q in asked if q.question.veld == w and _for_all(q)]
        return next(iter([*own, *others]), None)


def _for_all(question: AskedQuestion) -> bool:
    return question.question.groep is not None and question.question.groep.per == "aanvrager"


def _of(question: AskedQuestion, member: str | None) -> bool:
    return member is None or question.member is None or person_of(question.member) == member


def _necessary(condition: Condition | None) -> Iterator[Leaf]:
    """What must hold for the whole to hold, as far as it is a plain comparison."""
    if isinstance(condition, Leaf) and condition.woord in (Word.IS, Word.IS_EEN_VAN):
        yield condition
    elif isinstance(condition, All):
        for part in condition.parts:
            yield from _necessary(part)


def _chosen(value: object) -> str:
    """As the form has it."""
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)
