"""A questionnaire as data: what is asked, in which words, when, and on which paper it stands.

``load_questionnaire`` reads ``questionnaires/<name>.yaml`` and ``papieren.yaml`` and checks them:
a fault anywhere is an error at load, never during a talk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
class Bounds:
    """Ends of a number or a day, both included; a day may be relative to the reference date."""

    laagst: Any = None
    hoogst: Any = None
    per: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """``per``: volwassene, partner, kind, medebewoner, inkomensbron, schuld or regeling."""

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
    eenheid: str = ""
    decimalen: int = 2
    perioden: tuple[Period, ...] = ()
    erbij: tuple[SideChoice, ...] = ()
    of_geen: str = ""
    of_geen_waarde: Any = None
    langste: int = 200
    vorig_jaar: bool = False


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
class Questionnaire:
    id: str
    naam: str
    onderwerpen: tuple[Subject, ...]
    schermen: Mapping[str, ScreenText]
    vragen: tuple[Question, ...]
    papieren: Mapping[str, Paper]

    def question(self, question_id: str) -> Question:
        return next(q for q in self.vragen if q.id == question_id)
