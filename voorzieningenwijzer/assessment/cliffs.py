"""Where a little more makes something stop: the laws and local schemes run on a grid around now.

A coarse grid finds the stretch in which something falls at once, a grid of single euros the place.
Nothing here knows a limit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.assessment.own_income import Own
from voorzieningenwijzer.assessment.whole_year import WholeYear
from voorzieningenwijzer.conditions import NO
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.columns import AANVRAGER, Array
from voorzieningenwijzer.households.completions import Axis
from voorzieningenwijzer.outcomes import Between
from voorzieningenwijzer.schemes.evaluation import BEYOND

NEAR_INCOME, NEAR_ASSETS = 1000.0, 2000.0
"""How far from now a cliff is named, in euros of income a year and of savings."""
JUMP = 12.0
"""Euros a year by which a law falls at once: one a month. A choice of this program, no law."""
_STEPS, _FEWEST = 60, 12
_SAVINGS = ("vermogen", "vermogen_nu")
_HAS = 0.75
"""A code above this is a right: 1, or 2 where a person decides."""


@dataclass(frozen=True, slots=True)
class Cliff:
    """``bij``: the last whole euro at which it is still there. ``afstand``: from now to there;
    below zero where it was passed. ``scheelt``: euros a year; None where nobody knows.

    ``waarvan``: ``inkomen`` or ``vermogen``; ``stopt``: nothing is left; ``zeker``: whatever is
    still unknown.
    """

    regeling: str
    waarvan: str
    bij: float
    afstand: Between
    scheelt: Between | None
    stopt: bool
    zeker: bool


@dataclass(frozen=True, slots=True)
class _Series:
    """One law or scheme along the grid: euros a year, or 1 and 0; shape (points, completions)."""

    regeling: str
    waarden: Array
    euro: bool


def income_cliffs(year: WholeYear, own: Own) -> tuple[Cliff, ...] | None:
    """Within a thousand euros of what this adult earns; None where too much is open to look."""
    room = _room(year, own)
    if own.belastbaar is None or room is None:
        return None
    low, high = own.belastbaar
    first, last = max(low - NEAR_INCOME, 0.0), high + NEAR_INCOME

    def axis(points: Array) -> Axis:
        return year.income_axis(own, points)

    return _found(year, axis, _grid(first, last, room), "inkomen", Between(low, high))


def asset_cliffs(year: WholeYear) -> tuple[Cliff, ...] | None:
    """Within two thousand euros of the savings, on 1 January and now moving together."""
    now, room = savings_of(year.case), _room(year)
    if now is None or room is None:
        return None
    row = _applicant(year.case)
    own = [float(year.case.persons[name][row, -1]) for name in _SAVINGS]

    def axis(points: Array) -> Axis:
        more = points - now
        opens = [Open(f"personen.{name}", name, "getal", (), row) for name in _SAVINGS]
        return Axis(tuple(opens), tuple(np.maximum(mine + more, 0.0) for mine in own))

    grid = _grid(max(now - NEAR_ASSETS, 0.0), now + NEAR_ASSETS, room)
    return _found(year, axis, grid, "vermogen", Between(now, now))


def savings_of(case: Case) -> float | None:
    """Of applicant and partner on 1 January; None where a part is unknown."""
    if any(o.naam in _SAVINGS for o in case.opens):
        return None
    core = np.isin(case.persons["rol"], (1, 2)).any(axis=1)
    return float(case.persons["vermogen"][core, -1].sum())


def _applicant(case: Case) -> int:
    return int(np.flatnonzero((case.persons["rol"] == AANVRAGER).any(axis=1))[0])


def _room(year: WholeYear, own: Own | None = None) -> int | None:
    """How many points there may be; None where too few fit."""
    found = min(year.room(own), year.room_for_local(own), _STEPS + 2)
    return found - 2 if found >= _FEWEST else None


def _grid(first: float, last: float, points: int) -> Array:
    step = max(np.ceil((last - first) / points / 10) * 10, 10.0)
    return np.unique(np.append(np.arange(np.floor(first), last, step), np.ceil(last)))


def _found(
    year: WholeYear,
    axis: Callable[[Array], Axis],
    grid: Array,
    waarvan: str,
    now: Between,
) -> tuple[Cliff, ...]:
    places: dict[int, set[str]] = {}
    for series in _all(year, axis(grid)):
        for place in np.flatnonzero(_falls(series).max(axis=1) >= _least(series)).tolist():
            places.setdefault(place, set()).add(series.regeling)
    found: list[Cliff] = []
    for place, names in places.items():
        stretch = np.arange(grid[place], grid[place + 1] + 1)
        for close in _all(year, axis(stretch)):
            if close.regeling in names:
                found += _at(close, stretch, waarvan, now)
    return tuple(sorted(found, key=lambda c: (abs(c.afstand.minst), c.regeling)))


def _all(year: WholeYear, axis: Axis) -> list[_Series]:
    worked, local = year.worked(axis), year.local(axis)
    laws = [] if worked is None else [_Series(n, v, True) for n, v in worked.wetten.items()]
    schemes = [
        _Series(n, np.where(v > _HAS, 1.0, np.where(v == NO, 0.0, 0.5)), False)
        for n, v in (local or {}).items()
        if not (v == BEYOND).all()
    ]
    return [*laws, *schemes]


def _falls(series: _Series) -> Array:
    return np.asarray(series.waarden[:-1] - series.waarden[1:])


def _least(series: _Series) -> float:
    return JUMP if series.euro else 1.0


def _at(series: _Series, points: Array, waarvan: str, now: Between) -> Sequence[Cliff]:
    """The euro at which it falls; where completions disagree, one that is not sure."""
    falls = _falls(series)
    found = []
    for place in np.flatnonzero(falls.max(axis=1) >= _least(series)).tolist():
        drop, left = falls[place], series.waarden[place + 1]
        bij = float(points[place])
        found.append(
            Cliff(
                regeling=series.regeling,
                waarvan=waarvan,
                bij=bij,
                afstand=Between(round(bij - now.hoogst, 2), round(bij - now.minst, 2)),
                scheelt=Between(float(drop.min()), float(drop.max())) if series.euro else None,
                stopt=bool((left == 0).all()),
                zeker=bool((drop >= _least(series)).all()),
            )
        )
    return found
