"""The words of the letters: one file for each in ``templates/brieven``, checked when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from voorzieningenwijzer.plan.wording.fill import PlanTextError, fill, placeholders
from voorzieningenwijzer.plan.wording.text_files import Section, opened
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped

SHARED = "velden"
COACH = "coach"
OBJECTION = "bezwaar"


class OwnForm(StrEnum):
    """Whether the office has a form of its own, which we do not have."""

    HEEFT_EIGEN = "heeft_eigen"
    ONBEKEND = "onbekend"
    NEE = "nee"


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A heading with lines to fill in, boxes to tick, points, or empty lines to write on."""

    kop: str
    zin: str = ""
    velden: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()
    keuze_schrijf: str = ""
    punten: tuple[str, ...] = ()
    schrijf: int = 0
    regelingen: bool = False


@dataclass(frozen=True, slots=True)
class LetterText:
    """``regelingen`` and ``acties``: what must stand in the plan, one of them is enough.

    ``samen``: for more schemes at once. ``aan``: an office; empty: where the action says.
    ``formulier_in``: where its form was seen; empty: everywhere.
    """

    brief: str
    naam: str
    onderwerp: str
    regelingen: tuple[str, ...]
    acties: tuple[str, ...]
    samen: tuple[str, ...]
    gemeenten: tuple[str, ...]
    aan: str
    aan_naam: str
    van: str
    formulier: OwnForm
    formulier_in: tuple[str, ...]
    begin: tuple[str, ...]
    delen: tuple[LetterPart, ...]
    bewijs: tuple[str, ...]
    eind: tuple[str, ...]
    vragen: bool
    uitleg: bool
    handtekening: bool
    handtekening_ouder: str

    def own_form(self, gemeente: str) -> OwnForm:
        """Seen in some municipalities only: of another nobody knows."""
        elsewhere = self.formulier_in and gemeente not in self.formulier_in
        return OwnForm.ONBEKEND if elsewhere else self.formulier


class LetterWords:
    """The words that all letters share, filled in."""

    def __init__(self) -> None:
        self._words = _shared()[1]

    def __call__(self, name: str, **values: str) -> str:
        return fill(self._words[name], values)


@cache
def labels() -> Mapping[str, str]:
    """What a letter can fill in, and the words before it."""
    return _shared()[0]


@cache
def letter_texts() -> Mapping[str, LetterText]:
    """Raises PlanTextError for a file with a fault."""
    folder = shipped("templates", "brieven")
    paths = sorted(path for path in folder.glob("*.yaml") if path.stem != SHARED)
    return {path.stem: _letter(path) for path in paths}


@cache
def _shared() -> tuple[dict[str, str], dict[str, str]]:
    top = opened(shipped("templates", "brieven", f"{SHARED}.yaml"))
    found = []
    for part in ("velden", "woorden"):
        section = top.section(part)
        found.append({name: section.text(name) for name in section})
        section.done()
    top.done()
    for text in (*found[0].values(), *found[1].values()):
        placeholders(text)
    return found[0], found[1]


def _letter(path: Path) -> LetterText:
    top = opened(path)
    brief, name = top.text("brief"), top.text("naam")
    letter = LetterText(
        brief=brief,
        naam=name,
        onderwerp=top.text("onderwerp", name),
        regelingen=top.texts("regelingen"),
        acties=top.texts("acties"),
        samen=top.texts("samen"),
        gemeenten=top.texts("gemeenten"),
        aan=top.text("aan", ""),
        aan_naam=top.text("aan_naam", ""),
        van=top.text("van", ""),
        formulier=OwnForm(top.text("formulier")),
        formulier_in=top.texts("formulier_in"),
        begin=top.texts("begin", must=True),
        delen=tuple(_part(part) for part in top.sections("delen")),
        bewijs=top.texts("bewijs"),
        eind=top.texts("eind", must=True),
        vragen=_flag(top, "vragen"),
        uitleg=_flag(top, "uitleg"),
        handtekening=_flag(top, "handtekening"),
        handtekening_ouder=top.text("handtekening_ouder", ""),
    )
    top.done()
    _check(path, letter)
    return letter


def _part(one: Section) -> LetterPart:
    part = LetterPart(
        kop=one.text("kop"),
        zin=one.text("zin", ""),
        velden=one.texts("velden"),
        keuzes=one.texts("keuzes"),
        keuze_schrijf=one.text("keuze_schrijf", ""),
        punten=one.texts("punten"),
        schrijf=int(one.take("schrijf", int, 0)),
        regelingen=_flag(one, "regelingen"),
    )
    one.done()
    return part


def _flag(one: Section, name: str) -> bool:
    return name in one and one.flag(name)


def _check(path: Path, letter: LetterText) -> None:
    texts = plan_texts()
    unknown = [f for part in letter.delen for f in part.velden if f not in labels()]
    unknown += [paper for paper in letter.bewijs if paper not in texts.papieren]
    unknown += [office for office in (letter.aan,) if office and office not in texts.loketten]
    if path.stem != letter.brief:
        unknown.append(letter.brief)
    for text in (letter.onderwerp, *letter.begin, *letter.eind):
        unknown += placeholders(text) - {"regeling"}
    if unknown:
        raise PlanTextError(f"{path.name}: onbekend: {', '.join(unknown)}")
