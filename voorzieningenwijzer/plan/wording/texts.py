"""The words of the plan as plain values: one text for screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.model import Place, Who
from voorzieningenwijzer.plan.wording.explanation_texts import Explanation, ExplanationFrame


@dataclass(frozen=True, slots=True)
class Advice:
    """The text of one action. ``waarom`` and other lists lose the sentences that lack a value."""

    id: str
    titel: str
    wat: str
    eerste_stap: str
    wie: Who
    inspanning: int
    waar: tuple[str, ...]
    papieren: tuple[str, ...]
    doe: str
    uiterlijk: str
    waarom: tuple[str, ...]
    verwacht: tuple[str, ...]
    let_op: tuple[str, ...]
    geld_komt: str
    als_nee: str
    bedrag_zin: str
    cijfers: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def sentences(self) -> tuple[str, ...]:
        single = (self.titel, self.wat, self.eerste_stap, self.geld_komt, self.als_nee)
        return (*single, self.bedrag_zin, *self.waarom, *self.verwacht, *self.let_op)


@dataclass(frozen=True, slots=True)
class SchemeText:
    """What is said about one scheme.

    ``vorig_jaar`` names the deadline for claiming last year, ``vorig_jaar_dubbel`` that of a part
    which is doubled. ``doorgeven``: what to report when it is too much; ``melden``: how soon.
    """

    regeling: str
    naam: str
    bij: str
    betaling: str
    vorig_jaar: str
    aanvragen: Advice
    vanzelf: tuple[str, ...]
    uitleg: Explanation | None = None
    vorig_jaar_dubbel: str = ""
    doorgeven: str = ""
    melden: str = ""


@dataclass(frozen=True, slots=True)
class PaperText:
    id: str
    naam: str
    kort: str
    erbij: str
    waar: str
    zoekzin: str
    beslist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportTo:
    loket: str
    kort: str
    alleen_voor: tuple[str, ...]
    snel: str


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    verandering: str
    pictogram: str
    aan: tuple[ReportTo, ...]


@dataclass(frozen=True, slots=True)
class OutcomeText:
    kop: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """All words of the plan, checked."""

    vulwoorden: Mapping[str, str]
    woorden: Mapping[str, str]
    regelingen: Mapping[str, SchemeText]
    adviezen: Mapping[str, Advice]
    termijnen: Mapping[str, Deadline]
    loketten: Mapping[str, Place]
    plaatselijk: Mapping[str, str]
    papieren: Mapping[str, PaperText]
    velden: Mapping[str, str]
    voorwaarden: Mapping[str, str]
    aannames: Mapping[str, str]
    uitkomsten: Mapping[str, OutcomeText]
    status: Mapping[str, str]
    status_zin: Mapping[str, str]
    uitleg: ExplanationFrame
    geef_door: tuple[Report, ...]
    geef_door_kop: tuple[str, str, str]

    def office(self, name: str, gemeente: str) -> Place:
        """An office of one municipality is not for who lives elsewhere; none is known: as it is."""
        elsewhere = gemeente and self.plaatselijk.get(name, gemeente) != gemeente
        return self.loketten["uw_gemeente" if elsewhere else name]

    def field(self, name: str) -> str:
        """A fact in words, without the id of a member; never the name that the program gives it."""
        return self.velden.get(name) or self.woorden["gegeven"]

    def every_advice(self) -> tuple[Advice, ...]:
        """The advice of every scheme and the advice that schemes share."""
        of_schemes = [scheme.aanvragen for scheme in self.regelingen.values()]
        return (*of_schemes, *self.adviezen.values())
