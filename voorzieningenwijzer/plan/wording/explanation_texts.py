"""The sentences with which an outcome is explained, as plain values, read from their files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.plan.wording.text_files import Section, opened


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence about a step; ``als``: only when that step is not zero, ``als_niet``: only when
    it is, ``zonder``: only when this formula of the law does not have it."""

    zin: str
    als: str = ""
    als_niet: str = ""
    zonder: str = ""

    @property
    def about(self) -> str:
        return self.als or self.als_niet or self.zonder


@dataclass(frozen=True, slots=True)
class TestText:
    """``nee``: when the condition fails. ``ja``: when it has a limit and holds."""

    __test__ = False

    nee: tuple[str, ...]
    ja: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a law counts, in sentences over its steps, and what is said of each condition."""

    rekent: tuple[Sentence, ...] = ()
    toetsen: Mapping[str, TestText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExplanationFrame:
    """What all explanations share. Of several sentences the first whose values are known is used.

    ``begin``: per case how it opens. ``mist``: which fact and paper decide. ``slot``: article and
    period. ``overig``: a condition without a sentence of its own, with and without a limit.
    """

    begin: Mapping[str, tuple[str, ...]]
    vanaf: str
    mist: tuple[str, ...]
    slot: Mapping[str, str]
    lokaal: Explanation
    overig: Mapping[str, tuple[str, ...]]


def read_explanation(section: Section) -> Explanation:
    found = Explanation(
        rekent=tuple(_sentence(section, raw) for raw in section.take("rekent", list, [])),
        toetsen=_tests(section.section("toetsen")) if "toetsen" in section else {},
    )
    section.done()
    return found


def read_frame(path: Path) -> ExplanationFrame:
    top = opened(path)
    begin, slot, other = (top.section(name) for name in ("begin", "slot", "overig"))
    found = ExplanationFrame(
        begin={key: begin.texts(key, must=True) for key in begin},
        vanaf=top.text("vanaf"),
        mist=top.texts("mist", must=True),
        slot={key: slot.text(key) for key in slot},
        lokaal=read_explanation(top.section("lokaal")),
        overig={key: other.texts(key, must=True) for key in other},
    )
    for section in (top, begin, slot, other):
        section.done()
    return found


def _sentence(section: Section, raw: Any) -> Sentence:
    if isinstance(raw, str):
        return Sentence(raw)
    one = Section(f"{section.where}, rekent", raw)
    found = Sentence(
        one.text("zin"), one.text("als", ""), one.text("als_niet", ""), one.text("zonder", "")
    )
    one.done()
    if sum(1 for name in (found.als, found.als_niet, found.zonder) if name) != 1:
        raise PlanTextError(f"{one.where}: zeg precies een keer wanneer: {found.zin}")
    return found


def _tests(section: Section) -> dict[str, TestText]:
    found = {}
    for name in section:
        one = section.section(name)
        found[name] = TestText(nee=one.texts("nee", must=True), ja=one.text("ja", ""))
        one.done()
    section.done()
    return found
