"""The tables of one year out of its outcomes: as fine as they can be, never empty, nothing told."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from voorzieningenwijzer.statistics.covenant import Area
from voorzieningenwijzer.statistics.euros import BANDS, band, means
from voorzieningenwijzer.statistics.events import Outcome
from voorzieningenwijzer.statistics.protection import (
    Cell,
    neighbours_together,
    protected,
    summed,
    together,
)
from voorzieningenwijzer.statistics.schemes import scheme_lines
from voorzieningenwijzer.statistics.tables import Column, Grid, Line, OutcomeTables
from voorzieningenwijzer.statistics.words import HUISHOUDTYPEN

UNKNOWN = "onbekend"
ENOUGH_BANDS = 3


def holding_columns(
    events: Iterable[Outcome], minimum: int
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Organisations that are a column, alone or with other small ones; and those that wait.

    Who is too small even with the other small ones is counted in a later year: beside the total it
    would follow from the rest. Of fewer than twice the minimum nothing can be told apart, with and
    without, and to hide that would take the figures of another organisation along.
    """
    sizes = Counter(event.organisatie for event in events)
    small = sorted(one for one, size in sizes.items() if size < 2 * minimum)
    alone = [(one,) for one in sorted(sizes) if one not in small]
    rest = sum(sizes[one] for one in small)
    if small and rest >= (2 * minimum if alone else minimum):
        return (*alone, tuple(small)), ()
    return tuple(alone), tuple(small)


def outcome_tables(
    soort: str, events: Sequence[Outcome], areas: Collection[Area], minimum: int
) -> OutcomeTables | None:
    """None when nothing holds. ``events``: all that are not in an edition yet."""
    columns, waiting = holding_columns(events, minimum)
    if not columns:
        return None
    parts = [[one for one in events if one.organisatie in column] for column in columns]
    amounts = {"+".join(c): [one.euros for one in p] for c, p in zip(columns, parts, strict=True)}
    mean = means(amounts, minimum)
    sizes = [len(part) for part in parts]
    named = sorted({scheme for part in parts for one in part for scheme in one.regelingen})
    per_scheme = {
        name: [sum(name in one.regelingen for one in part) for part in parts] for name in named
    }
    reached = [sum(bool(one.regelingen) for one in part) for part in parts]
    bereikt, schemes = scheme_lines(sizes, per_scheme, reached, minimum)
    base = [*sorted(one.id for one in areas if not one.delen), UNKNOWN]
    places = [[_area(one, base) for one in part] for part in parts]
    by_area = grid("gebied", base, places, minimum)
    kinds = [[one.huishoudtype for one in part] for part in parts]
    return OutcomeTables(
        soort,
        sum(sizes),
        tuple(
            Column(column, size, mean["+".join(column)])
            for column, size in zip(columns, sizes, strict=True)
        ),
        mean[""],
        bereikt,
        schemes,
        Grid("gebied", by_area.regels, _made_of_others(by_area.regels, areas, sizes)),
        grid("huishoudtype", list(HUISHOUDTYPEN), kinds, minimum),
        _bands([[one.euros for one in part] for part in parts], minimum),
        waiting,
    )


def _area(event: Outcome, listed: Collection[str]) -> str:
    """An area that is not on the list is not named: that would say that somebody lives there."""
    return event.gebied if event.gebied in listed else UNKNOWN


def _counted(names: Sequence[str], parts: Sequence[Sequence[str]]) -> list[list[int]]:
    per_part = [Counter(part) for part in parts]
    return [[one[name] for one in per_part] for name in names]


def grid(naam: str, names: Sequence[str], parts: Sequence[Sequence[str]], minimum: int) -> Grid:
    counts = _counted(names, parts)
    groups = together([sum(row) for row in counts], minimum)
    rows = [summed(counts, group) for group in groups]
    cells = protected(rows, minimum)
    return Grid(
        naam,
        tuple(
            Line(tuple(names[number] for number in group), tuple(shown), sum(row))
            for group, row, shown in zip(groups, rows, cells, strict=True)
        ),
    )


def _bands(parts: Sequence[Sequence[int]], minimum: int) -> Grid:
    """Bands of euros without a hidden cell, since a mean beside it would narrow that down.

    Per organisation as long as three groups of bands hold in each, otherwise of all together.
    """
    names = [str(start) for start in BANDS]
    counts = _counted(names, [[str(BANDS[band(one)]) for one in part] for part in parts])
    groups = neighbours_together(counts, minimum)
    per_column = len(groups) >= ENOUGH_BANDS
    if not per_column:
        groups = neighbours_together([[sum(row)] for row in counts], minimum)
    lines = []
    for group in groups:
        row = summed(counts, group)
        cells: tuple[Cell, ...] = tuple(row) if per_column else (None,) * len(row)
        lines.append(Line(tuple(names[number] for number in group), cells, sum(row)))
    return Grid("euros", tuple(lines))


def _made_of_others(
    lines: Sequence[Line], areas: Collection[Area], sizes: Sequence[int]
) -> tuple[Line, ...]:
    """Areas that overlap: only what follows already from what is shown, and all of that."""
    found = []
    for area in areas:
        inside = [line for line in lines if set(line.leden) <= set(area.delen)]
        whole = {part for line in inside for part in line.leden} == set(area.delen)
        if not area.delen or not whole:
            continue
        outside = [line for line in lines if line not in inside]
        cells = [
            _sum(inside, j)
            if _all_shown(inside, j)
            # what is left of the column when everything outside it is shown
            else size - _sum(outside, j)
            if _all_shown(outside, j)
            else None
            for j, size in enumerate(sizes)
        ]
        found.append(Line((area.id,), tuple(cells), sum(line.totaal or 0 for line in inside)))
    return tuple(found)


def _all_shown(lines: Iterable[Line], column: int) -> bool:
    return all(line.cellen[column] is not None for line in lines)


def _sum(lines: Iterable[Line], column: int) -> int:
    return sum(line.cellen[column] or 0 for line in lines)
