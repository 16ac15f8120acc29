"""A law over every completion of what is unknown: lowest, highest, and what decides how much."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from voorzieningenwijzer.households.case import SAMENSTELLING, Case
from voorzieningenwijzer.households.columns import Array, Households
from voorzieningenwijzer.households.completions import Grid, complete
from voorzieningenwijzer.households.membership import Membership, membership
from voorzieningenwijzer.households.points import LimitPoints
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.rules import Result

_CENT = 0.005


@dataclass(frozen=True, slots=True)
class Rows:
    """One scenario worked out: a row per completion."""

    case: Case
    households: Households
    members: Membership
    grid: Grid
    results: Mapping[str, Result]


def spread(
    cases: Iterable[Case],
    reads: Collection[str],
    limits: Mapping[str, tuple[float, ...]],
    richting: Mapping[str, int],
    work: Callable[[Households, Membership], Mapping[str, Result]],
) -> list[Rows]:
    """Complete each scenario over the facts that are read, and run the laws on it."""
    found = []
    for case in cases:
        h, grid = complete(case, reads, LimitPoints(limits), richting)
        m = membership(h)
        found.append(Rows(case, h, m, grid, work(h, m)))
    return found


def merged(limits: Iterable[Mapping[str, tuple[float, ...]]]) -> dict[str, tuple[float, ...]]:
    together: dict[str, tuple[float, ...]] = {}
    for some in limits:
        for name, values in some.items():
            together[name] = tuple(sorted({*together.get(name, ()), *values}))
    return together


@dataclass(slots=True)
class Stakes:
    """Per field the euros by which knowing it narrows the range, and whether it moves it at all."""

    euro: dict[str, float] = field(default_factory=dict)

    def add(self, veld: str, euro: float) -> None:
        name = SAMENSTELLING if "?" in veld else veld
        self.euro[name] = max(self.euro.get(name, 0.0), euro)


def between(values: Iterable[Array]) -> Between:
    """Lowest and highest over all rows of all scenarios, to the cent."""
    arrays = list(values)
    low = min(float(a.min()) for a in arrays)
    high = max(float(a.max()) for a in arrays)
    return Between(round(low, 2), round(high, 2))


def between_months(tables: Iterable[Array]) -> tuple[Between, ...]:
    """The same for each of the twelve months of (n, 12)."""
    arrays = list(tables)
    low = np.min([a.min(axis=0) for a in arrays], axis=0)
    high = np.max([a.max(axis=0) for a in arrays], axis=0)
    pairs = zip(np.round(low, 2).tolist(), np.round(high, 2).tolist(), strict=True)
    return tuple(Between(a, b) for a, b in pairs)


def stakes(rows: list[Rows], measure: Callable[[Rows], Array]) -> Stakes:
    """What each open fact decides over a number per row (n,)."""
    found = Stakes()
    widths = []
    for one in rows:
        outcome = measure(one)
        widths.append(float(outcome.max() - outcome.min()))
        for number, axis in enumerate(one.grid.axes):
            moves, gain = _axis(one.grid, outcome, number, widths[-1])
            for item in axis.opens if moves else ():
                found.add(item.veld, gain)
    whole = between(measure(one) for one in rows)
    if len(rows) > 1 and whole.hoogst - whole.minst > _CENT:
        ends = {
            (round(float(measure(r).min()), 2), round(float(measure(r).max()), 2)) for r in rows
        }
        if len(ends) > 1:
            found.add(SAMENSTELLING, whole.hoogst - whole.minst - float(np.mean(widths)))
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
