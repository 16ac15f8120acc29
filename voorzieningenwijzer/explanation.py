"""Outcome fields to lines: what a law found on its way, with label, value, limit and article.

A law annotates each intermediate amount with a Step and each condition with a Toets. The order of
declaration is the order of the letter; what is not in the outcome cannot be explained.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np

from voorzieningenwijzer.language.said import Said
from voorzieningenwijzer.money import Euros, Flags
from voorzieningenwijzer.outcomes import Between, Line, Reason


@dataclass(frozen=True, slots=True)
class Step:
    """An amount on the way."""

    stap: str
    artikel: str
    eenheid: str = "EUR/jaar"

    def __post_init__(self) -> None:
        object.__setattr__(self, "stap", Said(self.stap))


@dataclass(frozen=True, slots=True)
class Toets:
    """A condition; ``eenheid`` where a value is held against a limit."""

    voorwaarde: str
    artikel: str
    eenheid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "voorwaarde", Said(self.voorwaarde))


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a condition holds, with the value and the limit where these are amounts."""

    __test__ = False

    passed: Flags
    waarde: Euros | None = None
    grens: Euros | float | None = None


class LaterTest:
    """A Test that decides nothing and is worked out only when somebody asks why not."""

    __slots__ = ("_found", "_work")

    def __init__(self, work: Callable[[], Test]) -> None:
        self._work = work
        self._found: Test | None = None

    def now(self) -> Test:
        if self._found is None:
            self._found = self._work()
        return self._found


def at_most(waarde: Euros, grens: Euros | float) -> Test:
    """Equal to the limit is still fine: the law says 'meer dan'."""
    return Test(waarde <= grens, waarde, grens)


def annotations(kind: type) -> dict[str, Step | Toets]:
    """Field name to its Step or Toets, in the order of declaration."""
    return _annotations(kind)


@cache
def _annotations(kind: Hashable) -> dict[str, Step | Toets]:
    assert isinstance(kind, type)
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for item in fields(kind):
        hint = hints[item.name]
        if get_origin(hint) is Annotated:
            marks = get_args(hint)[1:]
            found[item.name] = next(a for a in marks if isinstance(a, (Step, Toets)))
    return found


def _cell(values: Any, month: int) -> Any:
    """The column of one month of (n, 1|12), (12,) or a scalar."""
    array = np.asarray(values)
    if array.ndim < 2:
        array = np.atleast_2d(array)
    return array[:, month if array.shape[1] == 12 else 0]


def lines(outcome: Any, month: int) -> tuple[Line, ...]:
    """The steps of one month, as a range over the rows."""
    found = []
    for name, mark in annotations(type(outcome)).items():
        if isinstance(mark, Step):
            cell = _cell(getattr(outcome, name), month)
            low, high = float(np.minimum.reduce(cell)), float(np.maximum.reduce(cell))
            span = Between(round(low, 2), round(high, 2))
            found.append(Line(mark.stap, span, mark.eenheid, mark.artikel, name))
    return tuple(found)


def reasons(outcome: Any, month: int) -> tuple[Reason, ...]:
    """The conditions that fail in every row in this month."""
    found = []
    for name, mark in annotations(type(outcome)).items():
        if isinstance(mark, Toets):
            test = _now(getattr(outcome, name))
            if not _cell(test.passed, month).any():
                found.append(_reason(name, mark, test, month))
    return tuple(found)


def room(outcome: Any, month: int) -> tuple[Reason, ...]:
    """The limits that hold in this month, where value and limit are the same in every row."""
    found = []
    for name, mark in annotations(type(outcome)).items():
        if isinstance(mark, Toets) and mark.eenheid:
            test = _now(getattr(outcome, name))
            ends = (test.waarde, test.grens)
            known = all(e is not None and np.ptp(_cell(e, month)) == 0 for e in ends)
            if known and _cell(test.passed, month).all():
                found.append(_reason(name, mark, test, month))
    return tuple(found)


def _now(test: Test | LaterTest) -> Test:
    return test.now() if isinstance(test, LaterTest) else test


def _reason(name: str, mark: Toets, test: Test, month: int) -> Reason:
    if test.waarde is None or test.grens is None:
        return Reason(mark.voorwaarde, mark.artikel, eenheid=mark.eenheid, veld=name)
    value, limit = np.broadcast_arrays(_cell(test.waarde, month), _cell(test.grens, month))
    # the nearest to the limit is what can be said for sure
    row = int(np.argmin(np.abs(value - limit)))
    edge, own = round(float(limit[row]), 2), round(float(value[row]), 2)
    return Reason(mark.voorwaarde, mark.artikel, edge, own, mark.eenheid, name)
