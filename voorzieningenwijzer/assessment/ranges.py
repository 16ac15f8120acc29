"""A law over every completion of what is unknown: lowest, highest, and what decides how much."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array, Households
from voorzieningenwijzer.households.completions import WHO, Grid
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
    low = np.minimum.reduce(table, axis=0).round(2).tolist()
    high = np.maximum.reduce(table, axis=0).round(2).tolist()
    return tuple(map(Between, low, high))


def stakes(rows: Rows, outcome: Array, reads: Collection[str]) -> dict[str, float]:
    """What each open fact decides over a number per row (n,): euros by which knowing it narrows it.

    Only the facts that move it are there; what is not among ``reads`` cannot.
    """
    width = float(outcome.max() - outcome.min())
    if width <= _CENT:
        return {}
    found: dict[str, float] = {}
    narrowed = _of_sample if rows.grid.sampled else _of_product
    for number, axis in enumerate(rows.grid.axes):
        read = [o for o in axis.opens if o.naam in reads or o.naam == WHO]
        if len(axis) < 2 or not read:
            continue
        left = narrowed(rows.grid, outcome, number)
        if left is None:
            continue
        for item in read:
            found[item.veld] = max(found.get(item.veld, 0.0), width - left, 0.0)
    return found


def _of_sample(grid: Grid, outcome: Array, axis: int) -> float | None:
    """How wide it still is, on average, when the choice along this axis is known."""
    chosen = grid.choice[axis]
    some = (outcome[chosen == c] for c in np.unique(chosen))
    return fmean(float(each.max() - each.min()) for each in some)


def _of_product(grid: Grid, outcome: Array, axis: int) -> float | None:
    """The same; None where the choice along this axis moves nothing."""
    cube = grid.cube(outcome)
    apart = np.maximum.reduce(cube, axis=axis) - np.minimum.reduce(cube, axis=axis)
    if not (apart > _CENT).any():
        return None
    others = tuple(k for k in range(cube.ndim) if k != axis)
    left = np.maximum.reduce(cube, axis=others) - np.minimum.reduce(cube, axis=others)
    return float(left.mean())
