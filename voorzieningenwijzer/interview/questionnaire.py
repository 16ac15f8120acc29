"""A questionnaire as data: what is asked, in which words, when, and on which paper it stands.

``loading.load_questionnaire`` makes it from ``questionnaires/`` and checks it: a fault anywhere is
an error at load, never during a talk.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from voorzieningenwijzer.conditions import Condition


class Soort(StrEnum):
    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    MEER = "meer"
    GETAL = "getal"
    DECIMAAL = "decimaal"
    BEDRAG = "bedrag_per_periode"
    DATUM = "datum"
    MAAND = "maand_en_jaar"
    POSTCODE = "postcode"
    TEKST = "korte_tekst"
    AANTAL = "aantal"


NVT: Final = "nvt"
"""``anders: nvt``: where the question does not belong there is no answer either."""


class QuestionnaireError(ValueError):
    """The questionnaire does not hold together; the text names the question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``alleen``: excludes the other choices of the question."""

    waarde: str
    tekst: str
    alleen: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    waarde: str
    tekst: str


@dataclass(frozen=True, slots=True)
class SideChoice:
    """A small choice on the line of an amount, such as gross or net."""

    id: str
    tekst: str
    keuzes: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Offset:
    """A day counted from the reference date."""

    jaren: int = 0
    maanden: int = 0
    dagen: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Ends of a number or a day, both included; a day may be relative to the reference date."""

    laagst: Decimal | date | Offset | None = None
    hoogst: Decimal | date | Offset | None = None
    per: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """``per``: volwassene, partner, echtgenoot, kind, medebewoner, inkomensbron, schuld, regeling.

    echtgenoot: a spouse who lives somewhere else.
    """

    per: str
    soorten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    onderwerp: str
    veld: str
    soort: Soort
    vraag: str
    hulp: str
    waarom: str
    bewijs: tuple[str, ...]
    weet_niet: bool
    scherm: str
    vraag_partner: str = ""
    inleiding: str = ""
    gevoelig: bool = False
    groep: Group | None = None
    alleen_als: Condition | None = None
    anders: Any = None
    mogelijk: Bounds | None = None
    aannemelijk: Bounds | None = None
    keuzes: tuple[Choice, ...] = ()
    keuzes_uit: str = ""
    eenheid: str = ""
    decimalen: int = 2
    perioden: tuple[Period, ...] = ()
    erbij: tuple[SideChoice, ...] = ()
    of_geen: str = ""
    of_geen_waarde: Any = None
    langste: int = 200
    punten: tuple[str, ...] = ()
    vorig_jaar: bool = False
    vast: tuple[tuple[str, str], ...] = ()
    """What goes with an amount without being asked, such as net; "weet_niet" is unknown."""

    @property
    def inputs(self) -> int:
        """How many things there are to fill in or choose, "weet ik niet" aside."""
        return 1 + len(self.erbij) + (len(self.perioden) > 1)


@dataclass(frozen=True, slots=True)
class ScreenText:
    """``per``: one screen for each such member; empty is one screen for all."""

    id: str
    titel: str
    titel_partner: str = ""
    inleiding: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    id: str
    titel: str
    pictogram: str
    zin: str


@dataclass(frozen=True, slots=True)
class Paper:
    id: str
    naam: str
    herken: str
    waar_halen: str
    hoe_oud: str
    zoekzin: str
    let_op: str
    waar: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """Screens that follow each other for one member before the next member has its turn."""

    onderwerp: str
    per: str
    schermen: tuple[tuple[ScreenText, tuple[Question, ...]], ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """``leunt_op``: per subject those that are passed before it, whatever is on the table."""

    id: str
    naam: str
    onderwerpen: tuple[Subject, ...]
    woorden: Mapping[str, str]
    schermen: Mapping[str, ScreenText]
    vragen: tuple[Question, ...]
    papieren: Mapping[str, Paper]
    blokken: tuple[Block, ...]
    leunt_op: Mapping[str, Set[str]]

    def question(self, question_id: str) -> Question:
        return next(q for q in self.vragen if q.id == question_id)
