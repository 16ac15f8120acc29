"""What the replay of a talk gives: screens, the next one, what fell off, and the household."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voorzieningenwijzer.interview.answers import Answer, Answers, Key
from voorzieningenwijzer.interview.facts import person_of
from voorzieningenwijzer.interview.feeds import FED_BY, split_member
from voorzieningenwijzer.interview.questionnaire import (
    Choice,
    Paper,
    Period,
    Question,
    SideChoice,
    Soort,
)
from voorzieningenwijzer.interview.words import Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper on which the answer stands; ``op_tafel`` is None when nobody said."""

    id: str
    naam: str
    waar: str
    op_tafel: bool | None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question to one member. Its texts are filled in when they are read.

    Parts of a form: ``name`` (the input itself), ``name.per``, ``name.bruto``,
    ``name.vakantiegeld``, ``name.geen`` (the tick box ``of_geen``), ``name.weet_niet``, and
    ``name.klopt`` with the typed text as its value (the answer to "klopt dit?").
    """

    question: Question
    member: str | None
    answer: Answer | None
    words: Words
    papers: Mapping[str, Paper]
    on_table: frozenset[str] | None

    @property
    def name(self) -> str:
        """The name of the input in the form."""
        return self.id if self.member is None else f"{self.id}-{self.member}"

    @property
    def veld(self) -> str:
        """The field with its member, e.g. ``personen.a.inkomens.loon.bedrag``."""
        return field_path(self.question, self.member)

    @property
    def vraag(self) -> str:
        return self.words.asking(self.question)

    @property
    def hulp(self) -> str:
        return self.words.fill(self.question.hulp)

    @property
    def waarom(self) -> str:
        return self.words.fill(self.question.waarom)

    @property
    def inleiding(self) -> str:
        return self.words.fill(self.question.inleiding)

    @property
    def of_geen(self) -> str:
        """The text of the tick box beside the input; empty where there is none."""
        return self.words.fill(self.question.of_geen)

    @property
    def bewijs(self) -> tuple[Evidence, ...]:
        """The papers on which the answer stands, those on the table first."""
        rows = [self._evidence(paper) for paper in self.question.bewijs]
        return tuple(sorted(rows, key=lambda row: row.op_tafel is not True))

    def _evidence(self, paper_id: str) -> Evidence:
        paper = self.papers[paper_id]
        here = None if self.on_table is None else paper_id in self.on_table
        return Evidence(paper_id, paper.naam, paper.waar[self.id], here)

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed before, per part; the input itself is ``""``."""
        return {} if self.answer is None else self.answer.typed()

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def soort(self) -> Soort:
        return self.question.soort

    @property
    def keuzes(self) -> tuple[Choice, ...]:
        return self.question.keuzes

    @property
    def perioden(self) -> tuple[Period, ...]:
        return self.question.perioden

    @property
    def erbij(self) -> tuple[SideChoice, ...]:
        return self.question.erbij

    @property
    def eenheid(self) -> str:
        return self.question.eenheid

    @property
    def punten(self) -> tuple[str, ...]:
        """Sentences to read together, under the question."""
        return self.question.punten

    @property
    def gevoelig(self) -> bool:
        return self.question.gevoelig

    @property
    def dont_know_allowed(self) -> bool:
        return self.question.weet_niet

    @property
    def dont_know(self) -> bool:
        """Whether the present answer is "weet ik niet"."""
        return self.answer is not None and not self.answer.known

    @property
    def chosen(self) -> frozenset[str]:
        """The ticked choices of a question of kind keuze or meer."""
        value = None if self.answer is None else self.answer.value
        if isinstance(value, list):
            return frozenset(value)
        if isinstance(value, bool):
            return frozenset({"ja" if value else "nee"})
        return frozenset({value}) if isinstance(value, str) else frozenset()


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
        field_name, member = split_member(veld)
        wanted = FED_BY.get(field_name, (field_name,))
        own = [q for w in wanted for q in asked if q.question.veld == w and _of(q, member)]
        others = [q for w in wanted for q in asked if q.question.veld == w and _for_all(q)]
        exact = [q for q in asked if q.veld == veld]
        return next(iter([*exact, *own, *others]), None)


def _for_all(question: AskedQuestion) -> bool:
    return question.question.groep is not None and question.question.groep.per == "aanvrager"


def _of(question: AskedQuestion, member: str | None) -> bool:
    return member is None or question.member is None or person_of(question.member) == member


def field_path(question: Question, member: str | None) -> str:
    """The field of a question with its member in it."""
    if member is None:
        return question.veld
    head, _, tail = question.veld.partition(".")
    person, _, kind = member.partition(".")
    if kind:
        middle, _, last = tail.rpartition(".")
        tail = f"{middle}.{kind}.{last}"
    return f"{head}.{person}.{tail}"
