"""The words of following up, from ``templates/plan/opvolging.yaml``, checked when they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from voorzieningenwijzer.plan.deadlines import Deadline
from voorzieningenwijzer.plan.wording.fill import PlanTextError
from voorzieningenwijzer.plan.wording.text_files import Section, opened
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped


class State(StrEnum):
    """What became of a step; ``te_doen`` as long as nobody said anything."""

    TE_DOEN = "te_doen"
    GEVRAAGD = "gevraagd"
    WACHT_OP_PAPIEREN = "wacht_op_papieren"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    NIET_GEWILD = "niet_gewild"
    VERLOPEN = "verlopen"


class Sort(StrEnum):
    """What kind of step it is, for its words."""

    GEWOON = "gewoon"
    MELDEN = "melden"
    BESPAREN = "besparen"
    DOEN = "doen"
    VANZELF = "vanzelf"
    BELLEN = "bellen"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is to be done some time after a day; None: that day stands on the letter."""

    wat: str
    termijn: Deadline | None


@dataclass(frozen=True, slots=True)
class FollowingWords:
    """``bellen`` counts from the day of the talk, ``hercontrole`` (per scheme) from the grant."""

    standen: Mapping[State, Mapping[str, str]]
    redenen: Mapping[State, Mapping[str, str]]
    perioden: Mapping[str, str]
    bellen: Mapping[str, Moment]
    hercontrole: Mapping[str, Moment]

    def states(self, sort: Sort) -> dict[State, str]:
        """Which states a step of this sort has, and what each is called."""
        named = {state: words.get(sort, words["gewoon"]) for state, words in self.standen.items()}
        return {state: word for state, word in named.items() if word}

    def reason(self, state: State, reason: str) -> str:
        return self.redenen.get(state, {}).get(reason, "")


@cache
def following_words() -> FollowingWords:
    return read_words(shipped("templates", "plan") / "opvolging.yaml")


def read_words(path: Path) -> FollowingWords:
    """Raises PlanTextError for a word, sort, reason or term that does not exist."""
    top = opened(path)
    found = FollowingWords(
        standen={State(name): one for name, one in _tables(top.section("standen")).items()},
        redenen={State(name): one for name, one in _tables(top.section("redenen")).items()},
        perioden=_texts(top.section("perioden")),
        bellen={name: _moment(one) for name, one in _sections(top.section("bellen")).items()},
        hercontrole={n: _moment(one) for n, one in _sections(top.section("hercontrole")).items()},
    )
    top.done()
    for state in State:
        words = found.standen.get(state, {})
        if "gewoon" not in words or set(words) - set(Sort):
            raise PlanTextError(f"{path.name}: de woorden van {state} kloppen niet")
    return found


def _moment(one: Section) -> Moment:
    name, what = one.text("termijn", ""), one.text("wat")
    one.done()
    if name and name not in plan_texts().termijnen:
        raise PlanTextError(f"{one.where}: termijn '{name}' bestaat niet")
    return Moment(what, plan_texts().termijnen[name] if name else None)


def _sections(block: Section) -> dict[str, Section]:
    found = {str(name): block.section(name) for name in block}
    block.done()
    return found


def _tables(block: Section) -> dict[str, dict[str, str]]:
    return {name: _texts(one) for name, one in _sections(block).items()}


def _texts(block: Section) -> dict[str, str]:
    found = {str(key): block.text(key) for key in block}
    block.done()
    return found
