"""Three-valued evaluation: 0 is no, 0.5 is unknown, 1 is yes.

``alle`` is the minimum, ``enige`` the maximum, ``niet`` one minus. An unknown fact never becomes a
yes or a no unless the answer is the same whatever the fact is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.conditions.language import (
    All,
    Condition,
    ConditionError,
    Leaf,
    Limit,
    Not,
    Unknown,
    Value,
    Word,
)

Truth: TypeAlias = NDArray[np.float64]
Lookup: TypeAlias = Callable[[str], Value | int | Decimal | Unknown | None]

NO, MAYBE, YES = 0.0, 0.5, 1.0
_NOISE: Final = 1e-9
"""A ratio that is exactly the limit may be a binary fraction above it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A fact of n households: the values, and where they are known (True: everywhere)."""

    values: NDArray[np.generic]
    known: NDArray[np.bool_] | bool = True


@dataclass(frozen=True, slots=True)
class Failing:
    """A leaf that makes the condition false (or leaves it open): limit and own value.

    ``omgekeerd`` means that the leaf stands under ``niet``: it holds, and must not.
    """

    veld: str
    woord: Word
    grens: Limit
    waarde: Value | None
    omgekeerd: bool = False


def evaluate(condition: Condition, facts: Callable[[str], Column]) -> Truth:
    """0, 0.5 or 1 per household; columns broadcast."""
    if isinstance(condition, Leaf):
        return _leaf_truth(condition, facts(condition.veld))
    if isinstance(condition, Not):
        return np.asarray(YES - evaluate(condition.part, facts), dtype=np.float64)
    combine = np.minimum if isinstance(condition, All) else np.maximum
    truth: Truth = np.asarray(YES if isinstance(condition, All) else NO)
    for part in condition.parts:
        truth = np.asarray(combine(truth, evaluate(part, facts)), dtype=np.float64)
    return truth


def evaluate_one(condition: Condition, lookup: Lookup) -> bool | None:
    """For one household: True, False, or None where it depends on what is unknown."""
    truth = _one(condition, lookup)
    return None if truth == MAYBE else truth == YES


def failing(condition: Condition, lookup: Lookup) -> tuple[Failing, ...]:
    """The leaves that make the condition false for one household; empty when it is not false."""
    return tuple(_blame(condition, lookup, NO, inverted=False))


def undecided(condition: Condition, lookup: Lookup) -> tuple[Failing, ...]:
    """The leaves with an unknown fact that leave the condition open; empty when it is known."""
    return tuple(_blame(condition, lookup, MAYBE, inverted=False))


def _one(condition: Condition, lookup: Lookup) -> float:
    if isinstance(condition, Leaf):
        return _leaf_one(condition, lookup(condition.veld))
    if isinstance(condition, Not):
        return YES - _one(condition.part, lookup)
    truths = [_one(part, lookup) for part in condition.parts]
    if isinstance(condition, All):
        return min(truths, default=YES)
    return max(truths, default=NO)


def _blame(
    condition: Condition, lookup: Lookup, guilty: float, *, inverted: bool
) -> Iterator[Failing]:
    if isinstance(condition, Not):
        yield from _blame(condition.part, lookup, YES - guilty, inverted=not inverted)
    elif _one(condition, lookup) != guilty:
        return
    elif isinstance(condition, Leaf):
        value = lookup(condition.veld)
        known = None if value is None or isinstance(value, Unknown) else _plain(value)
        yield Failing(condition.veld, condition.woord, condition.grens, known, inverted)
    else:
        for part in condition.parts:
            yield from _blame(part, lookup, guilty, inverted=inverted)


def _leaf_one(leaf: Leaf, value: object) -> float:
    if value is None or isinstance(value, Unknown):
        return MAYBE
    if not isinstance(value, (str, bool, int, float, Decimal)):
        raise ConditionError(leaf.veld, f"'{value!r}' is geen waarde om mee te vergelijken")
    own, limit = _plain(value), leaf.grens
    if isinstance(limit, tuple):
        return YES if any(_same(own, choice) for choice in limit) else NO
    if leaf.woord is Word.IS:
        return YES if _same(own, limit) else NO
    if isinstance(own, (str, bool)) or isinstance(limit, (str, bool)):
        raise ConditionError(leaf.veld, f"'{leaf.woord}' kan alleen bij een getal")
    if leaf.woord is Word.MINSTENS:
        return YES if own >= limit - _NOISE else NO
    return YES if own <= limit + _NOISE else NO


def _plain(value: str | bool | float | Decimal) -> Value:
    return value if isinstance(value, (str, bool)) else float(value)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, (str, bool)) or isinstance(other, (str, bool)):
        return type(one) is type(other) and one == other
    return abs(one - other) <= _NOISE


def _leaf_truth(leaf: Leaf, column: Column) -> Truth:
    known = column.known
    if column.values.dtype.kind == "f":
        known = known & ~np.isnan(column.values)
    return np.where(known, np.where(_holds(leaf, column.values), YES, NO), MAYBE)


def _holds(leaf: Leaf, values: NDArray[np.generic]) -> NDArray[np.bool_]:
    limit = leaf.grens
    if isinstance(limit, tuple):
        found = np.zeros(values.shape, dtype=bool)
        for choice in limit:
            found |= _equal(values, choice)
        return found
    if leaf.woord is Word.IS:
        return _equal(values, limit)
    if isinstance(limit, (str, bool)) or values.dtype.kind not in "iuf":
        raise ConditionError(leaf.veld, f"'{leaf.woord}' kan alleen bij een getal")
    numbers = values.astype(np.float64, copy=False)
    if leaf.woord is Word.MINSTENS:
        return np.asarray(numbers >= limit - _NOISE)
    return np.asarray(numbers <= limit + _NOISE)


def _equal(values: NDArray[np.generic], limit: Value) -> NDArray[np.bool_]:
    kind = values.dtype.kind
    if isinstance(limit, str) != (kind in "UO") or isinstance(limit, bool) != (kind == "b"):
        return np.zeros(values.shape, dtype=bool)
    if isinstance(limit, float):
        return np.asarray(np.abs(values.astype(np.float64) - limit) <= _NOISE)
    return np.asarray(values == limit)
