"""What is counted, field by field: the one place where that stands.

An event has a random id that its dossier no longer knows, no name, no address, no day and no key
to a dossier. The ids only serve to count an event once, however often a file is sent.
"""

import re
import secrets
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, TypeAlias

from voorzieningenwijzer.statistics.words import (
    ANTWOORDEN,
    DOELGROEPEN,
    HUISHOUDTYPEN,
    KANALEN,
    REDENEN,
    STAPPEN,
    VERWIJZERS,
)

MOST_EUROS = 50_000
MOST_AT_ONCE = 5_000
_ID = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"20\d\d-K[1-4]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field holds, in Dutch, for who reads what goes into the file."""

    words: str


def new_id() -> str:
    return secrets.token_hex(16)


def tens(euros: float) -> int:
    """Rounded down to tens: an exact amount is like a fingerprint."""
    return max(0, min(int(euros), MOST_EUROS)) // 10 * 10


Id: TypeAlias = Annotated[
    str, Meaning("een willekeurig nummer, zodat een bestand dat twee keer komt een keer telt")
]
Organisatie: TypeAlias = Annotated[
    str, Meaning("bij welke organisatie de huurder hoort: een van het convenant, of leeg")
]
Gebied: TypeAlias = Annotated[
    str, Meaning("de wijk of het dorp uit de lijst van het convenant, of leeg; nooit een adres")
]
Kwartaal: TypeAlias = Annotated[str, Meaning("het kwartaal, bijvoorbeeld 2026-K1; nooit een dag")]
Huishoudtype: TypeAlias = Annotated[str, Meaning("wat voor huishouden: een uit een lijst van zes")]


@dataclass(frozen=True, slots=True)
class Contact:
    """Een stap op weg naar een gesprek."""

    soort: ClassVar[str] = "contact"
    stap: Annotated[str, Meaning("aangeboden, ja, nee, afspraak, gehouden of afgesloten")]
    maand: Annotated[str, Meaning("de maand van die stap, bijvoorbeeld 2026-03; nooit een dag")]
    organisatie: Organisatie = ""
    doelgroep: Annotated[str, Meaning("nieuwe huurder of iemand die er al woont")] = "onbekend"
    verwijzer: Annotated[str, Meaning("wie de huurder bracht, uit een lijst van zeven")] = (
        "onbekend"
    )
    kanaal: Annotated[str, Meaning("thuis, kantoor, telefoon, ...: een uit een lijst")] = "onbekend"
    gebied: Gebied = ""
    reden: Annotated[str, Meaning("alleen bij nee: waarom, uit een lijst van negen")] = ""
    aantal: Annotated[
        int, Meaning("hoe vaak: 1, meer bij een brief aan een wijk, onder nul bij verbeteren")
    ] = 1
    id: Id = field(default_factory=new_id)

    def __post_init__(self) -> None:
        _one_of(self.stap, STAPPEN)
        _like(self.maand, _MONTH)
        _code(self.organisatie)
        _one_of(self.doelgroep, DOELGROEPEN)
        _one_of(self.verwijzer, VERWIJZERS)
        _one_of(self.kanaal, KANALEN)
        _code(self.gebied)
        if self.reden or self.stap == "afgewezen":
            _one_of(self.reden, REDENEN)
        _number(self.aantal, -MOST_AT_ONCE, MOST_AT_ONCE)
        _like(self.id, _ID)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What both kinds of outcome hold; they stand apart and nothing connects them."""

    kwartaal: Kwartaal
    organisatie: Organisatie = ""
    gebied: Gebied = ""
    huishoudtype: Huishoudtype = "onbekend"
    regelingen: Annotated[
        tuple[str, ...], Meaning("welke regelingen, als namen uit de lijst van het programma")
    ] = ()
    besparingen: Annotated[
        tuple[str, ...], Meaning("waarop te besparen is of bespaard is: energie, zorgverzekering")
    ] = ()
    euros: Annotated[
        int, Meaning("minstens zo veel euro in een jaar, naar beneden op tientallen afgerond")
    ] = 0
    id: Id = field(default_factory=new_id)

    def __post_init__(self) -> None:
        _like(self.kwartaal, _QUARTER)
        _code(self.organisatie)
        _code(self.gebied)
        _one_of(self.huishoudtype, HUISHOUDTYPEN)
        for listed in (self.regelingen, self.besparingen):
            for one in listed:
                _like(one, _CODE)
            if list(listed) != sorted(set(listed)):
                raise ValueError("each once, in the order of the alphabet")
        _number(self.euros, 0, MOST_EUROS)
        if self.euros % 10:
            raise ValueError("euros: rounded to tens")
        _like(self.id, _ID)


@dataclass(frozen=True, slots=True)
class Gevonden(Outcome):
    """Wat een gesprek vond: een keer per gesprek, als het eerste plan er is."""

    soort: ClassVar[str] = "gevonden"


@dataclass(frozen=True, slots=True)
class Gerealiseerd(Outcome):
    """Wat er echt kwam: een keer per gesprek, als de opvolging klaar is, los van het gevondene."""

    soort: ClassVar[str] = "gerealiseerd"


@dataclass(frozen=True, slots=True)
class Peiling:
    """Drie vragen aan wie meedeed, zonder naam en los van het gesprek."""

    soort: ClassVar[str] = "peiling"
    kwartaal: Kwartaal
    antwoorden: Annotated[
        tuple[str, str, str], Meaning("drie keer ja, een beetje, nee of geen antwoord")
    ]
    organisatie: Organisatie = ""
    id: Id = field(default_factory=new_id)

    def __post_init__(self) -> None:
        _like(self.kwartaal, _QUARTER)
        _code(self.organisatie)
        if len(self.antwoorden) != 3:
            raise ValueError("antwoorden")
        for one in self.antwoorden:
            _one_of(one, ANTWOORDEN)
        _like(self.id, _ID)


Event: TypeAlias = Contact | Gevonden | Gerealiseerd | Peiling
KINDS: tuple[type[Event], ...] = (Contact, Gevonden, Gerealiseerd, Peiling)


def _one_of(value: str, words: dict[str, str]) -> None:
    if value not in words:
        raise ValueError(f"{value!r} is not one of {', '.join(words)}")


def _like(value: str, pattern: re.Pattern[str]) -> None:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError(f"{value!r}")


def _code(value: str) -> None:
    if value != "":
        _like(value, _CODE)


def _number(value: int, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError(f"{value!r}")
