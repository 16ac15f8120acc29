"""Disposable income against what one adult earns before tax: a line with what is kept of more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.assessment.own_income import Own
from voorzieningenwijzer.assessment.whole_year import WholeYear, Worked
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.outcomes import Between

STEP = 500.0
"""Euros a year between two points, and the stretch over which is said what is kept of more."""
_AHEAD, _ROUND = 20_000.0, 5_000.0
_ALIKE = 0.04
_FEWEST, _BESIDE = 12, 5
_SAME = 2.0


@dataclass(frozen=True, slots=True)
class Kept:
    """Of each euro more between two incomes, what is left: 0.35 is 35 cents."""

    van: float
    tot: float
    deel: float


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """Euros a year; ``hoog`` differs from ``laag`` where something is still unknown.

    ``nu``: what this adult earns now; ``houdt``: of a euro more than that, over the next stretch.
    ``daalt``: per law the income above now from which it is less than now, to the stretch.
    """

    persoon: str
    inkomen: tuple[float, ...]
    laag: tuple[float, ...]
    hoog: tuple[float, ...]
    nu: Between
    houdt: Between
    delen: tuple[Kept, ...]
    daalt: Mapping[str, float]


def income_line(year: WholeYear, own: Own) -> IncomeLine | None:
    """None where too much is open, or the income itself is unknown."""
    if own.belastbaar is None:
        return None
    low, high = own.belastbaar
    last = np.ceil((max(high, 0.0) + _AHEAD) / _ROUND) * _ROUND
    room = year.room(own) - _BESIDE
    if room < _FEWEST:
        return None
    step = STEP * np.ceil(last / STEP / room)
    grid = np.arange(0.0, last + step, step)
    ends = np.array([max(low, 0.0), max(high, 0.0)])
    points = np.unique(np.concatenate([grid, ends, ends + STEP]))
    net = own.at(points)
    sides = (False, True) if bool((net[0] != net[1]).any()) else (False,)
    found = [year.worked(year.income_axis(own, points, high)) for high in sides]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    bottom = np.minimum.reduce([one.som.min(axis=1) for one in known])
    top = np.maximum.reduce([one.som.max(axis=1) for one in known])
    kept = [
        float((side[np.searchsorted(points, e + STEP)] - side[np.searchsorted(points, e)]) / STEP)
        for e in ends
        for side in (bottom, top)
    ]
    return IncomeLine(
        own.persoon,
        tuple(points.tolist()),
        tuple(bottom.tolist()),
        tuple(top.tolist()),
        Between(float(low), float(high)),
        Between(min(kept), max(kept)),
        _stretches(grid, bottom[np.searchsorted(points, grid)]),
        dict(_falling(known[0], points, ends[-1])),
    )


def _falling(worked: Worked, points: Array, now: float) -> Iterator[tuple[str, float]]:
    """The last point at which a law gives what it gives now; nothing where it falls at once."""
    here = int(np.searchsorted(points, now))
    for name, values in worked.wetten.items():
        least = values.min(axis=1)
        lower = np.flatnonzero(least[here:] < least[here] - _SAME)
        if len(lower) and least[here] > 0 and lower[0] > 1:
            yield name, float(points[here + lower[0] - 1])


def _stretches(grid: Array, som: Array) -> tuple[Kept, ...]:
    """Neighbouring stretches of which about the same is kept become one."""
    found: list[Kept] = []
    for place in range(len(grid) - 1):
        van, tot = float(grid[place]), float(grid[place + 1])
        deel = float(som[place + 1] - som[place]) / (tot - van)
        last = found[-1] if found else None
        if last is not None and abs(last.deel - deel) <= _ALIKE:
            begin = np.searchsorted(grid, last.van)
            whole = float(som[place + 1] - som[begin]) / (tot - last.van)
            found[-1] = Kept(last.van, tot, whole)
        else:
            found.append(Kept(van, tot, deel))
    return tuple(found)
