"""A law over every completion of what is unknown: lowest, highest, and what decides how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array, Households
from voorzieningenwijzer.households.completions import Grid
from voorzieningenwijzer.households.membership import Membership
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.rules import Result

_CENT = 0.005


@dataclass(frozen=True, slots=True)
class Rows:
    """A household worked out: a row per completion."""

    case: Case
    households: Households
    members: Membership
    grid: Grid
    results: Mapping[str, Result]


def merged(limits: Iterable[Mapping[str, tuple[float, ...]]]) -> dict[str, tuple[float, ...]]:
    together: dict[str, tuple[float, ...]] = {}
    for some in limits:
        for name, values in some.items():
            together[name] = tuple(sorted({*together.get(name, ()), *values}))
    return together


def between(values: Array) -> Between:
    """Lowest and highest over all rows, to the cent."""
    return Between(round(float(values.min()), 2), round(float(values.max()), 2))


def between_months(table: Array) -> tuple[Between, ...]:
    """The same for each of the twelve months of (n, 12), or the four quarters of (n, 4)."""
    low, high = np.round(table.min(axis=0), 2), np.round(table.max(axis=0), 2)
    return tuple(Between(a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True))


def stakes(rows: Rows, outcome: Array) -> dict[str, float]:
    """What each open fact decides over a number per row (n,): euros by which knowing it narrows it.

    Only the facts that move it are there.
    """
    found: dict[str, float] = {}
    width = float(outcome.max() - outcome.min())
    for number, axis in enumerate(rows.grid.axes):
        moves, gain = _axis(rows.grid, outcome, number, width)
        for item in axis.opens if moves else ():
            found[item.veld] = max(found.get(item.veld, 0.0), gain)
    return found


def _axis(grid: Grid, outcome: Array, axis: int, width: float) -> tuple[bool, float]:
    """Whether the choice along this axis moves the outcome, and by how much it narrows it."""
    if width <= _CENT:
        return False, 0.0
    if grid.sampled:
        chosen = grid.choice[axis]
        left = [float(np.ptp(outcome[chosen == c])) for c in np.unique(chosen)]
        return True, max(width - float(np.mean(left)), 0.0)
    along = grid.along(outcome, axis)
    moves = bool((along.max(axis=0) - along.min(axis=0) > _CENT).any())
    left = along.max(axis=1) - along.min(axis=1)
    return moves, max(width - float(left.mean()), 0.0)
