"""A law over every completion of what is unknown: lowest, highest, and what decides how much."""

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    moving = {
        number: read
        for number, axis in enumerate(rows.grid.axes)
        if len(axis) > 1 and (read := [o for o in axis.opens if o.naam in reads or o.naam == WHO])
    }
    found: dict[str, float] = {}
    for number, left in _narrowed(rows.grid, outcome, tuple(moving)):
        for item in moving[number]:
            found[item.veld] = max(found.get(item.veld, 0.0), width - left, 0.0)
    return found


def _narrowed(grid: Grid, outcome: Array, moving: tuple[int, ...]) -> Iterator[tuple[int, float]]:
    """How wide it still is, on average, when the choice along one of these axes is known.

    An axis along which nothing changes is left out.
    """
    if grid.sampled:
        yield from ((number, _of_sample(grid.choice[number], outcome)) for number in moving)
        return
    every = range(len(grid.axes))
    cube = grid.cube(outcome)[tuple(slice(None) if k in moving else 0 for k in every)]
    for place, number in enumerate(moving):
        apart = np.maximum.reduce(cube, axis=place) - np.minimum.reduce(cube, axis=place)
        if (apart > _CENT).any():
            others = tuple(k for k in range(cube.ndim) if k != place)
            left = np.maximum.reduce(cube, axis=others) - np.minimum.reduce(cube, axis=others)
            yield number, float(left.mean())


def _of_sample(chosen: Array, outcome: Array) -> float:
    some = (outcome[chosen == c] for c in np.unique(chosen))
    return fmean(float(each.max() - each.min()) for each in some)
