"""One question as it is asked: to whom, with its texts filled in and what was answered before."""

from collections.abc import Mapping
from dataclasses import dataclass

from voorzieningenwijzer.interview.answers import Answer
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
