"""Per scheme how many households have it, and how many have at least one.

Each is a table of two rows, with and without: who knows how many households there are, knows one
from the other. And they hang together: who has a scheme has at least one. So a hidden figure of a
scheme is only hidden when it has room enough with that of "at least one" and of all other schemes
as they are; that is less than an outsider has to leave open, so it is on the safe side.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from voorzieningenwijzer.statistics.at_least_one import Truth, has_room, ways_to_tell
from voorzieningenwijzer.statistics.protection import Cell, Range, protected
from voorzieningenwijzer.statistics.tables import Line

AT_LEAST_ONE = "minstens_een"


class Figures(NamedTuple):
    """``bereikt`` None: how many have at least one would tell of a scheme who has it.

    A scheme without any figure is left out: naming it would say that somebody has it.
    """

    bereikt: Line | None
    regelingen: tuple[Line, ...]


def scheme_lines(
    sizes: Sequence[int],
    per_scheme: Mapping[str, Sequence[int]],
    reached: Sequence[int],
    minimum: int,
) -> Figures:
    """``sizes``: households per column. The scheme of most households first."""
    lines = [_line((name,), yes, sizes, minimum) for name, yes in per_scheme.items()]
    truth = Truth(sizes, per_scheme, reached)
    alone = _kept(lines, truth, minimum, beside=False)
    assert alone is not None, "without the figure of at least one, every hidden scheme has room"
    found, beside = [Figures(None, alone)], _kept(lines, truth, minimum, beside=True)
    for shown, total in ways_to_tell(truth, minimum):
        if beside is not None and has_room(shown, total, beside, truth, minimum):
            cells = tuple(one if j in shown else None for j, one in enumerate(reached))
            any_ = Line((AT_LEAST_ONE,), cells, sum(reached) if total else None)
            found.append(Figures(any_, beside))
    return max(found, key=_told)


def _kept(
    lines: Sequence[Line], truth: Truth, minimum: int, *, beside: bool
) -> tuple[Line, ...] | None:
    """Those with a figure, most households first; None: of one of them even hiding tells.

    ``beside`` how many have at least one.
    """
    found = [_with_room(line, truth, minimum, beside=beside) for line in lines]
    if None in found:
        return None
    kept = [line for line in found if line is not None and line.totaal is not None]
    return tuple(sorted(kept, key=lambda line: (-(line.totaal or 0), line.leden)))


def _told(figures: Figures) -> int:
    """How much stands in it; how many have at least one is what is asked for first."""
    shown = [2 + sum(cell is not None for cell in one.cellen) for one in figures.regelingen]
    first = figures.bereikt
    figures_of_it = () if first is None else (first.totaal, *first.cellen)
    return sum(shown) + 10 * sum(one is not None for one in figures_of_it)


def _line(name: tuple[str, ...], yes: Sequence[int], sizes: Sequence[int], minimum: int) -> Line:
    """Beside how many households there are: hidden wholly, in some columns, or not at all."""
    no = [size - one for size, one in zip(sizes, yes, strict=True)]
    if min(sum(yes), sum(no)) < minimum:
        return Line(name, (None,) * len(sizes), None)
    return Line(name, tuple(protected([list(yes), no], minimum)[0]), sum(yes))


def _with_room(line: Line, truth: Truth, minimum: int, *, beside: bool) -> Line | None:
    """The line, or with more of it hidden, so that every hidden cell has room; None: it cannot."""
    name, sizes, reached = line.leden[0], truth.sizes, truth.reached
    yes = truth.per_scheme[name]
    every = [sum(counts[j] for counts in truth.per_scheme.values()) for j in range(len(yes))]
    bounds = [
        Range(max(0, reached[j] - (every[j] - yes[j])), reached[j]) if beside else Range(0, size)
        for j, size in enumerate(sizes)
    ]
    nothing: tuple[Cell, ...] = (None,) * len(yes)
    for kept in (line, Line(line.leden, nothing, line.totaal), Line(line.leden, nothing, None)):
        if _has_room(kept, yes, bounds, minimum):
            return kept
    return None


def _has_room(line: Line, true: Sequence[int], bounds: Sequence[Range], minimum: int) -> bool:
    """Every hidden figure of a line can be at least ``minimum`` apart, within these bounds."""
    hidden = [j for j, cell in enumerate(line.cellen) if cell is None]
    if line.totaal is None:
        whole = Range(sum(one.low for one in bounds), sum(one.high for one in bounds))
        return all(one.width >= minimum for one in (*bounds, whole))
    rest = sum(true[j] for j in hidden)
    low, high = (sum(bounds[j].low for j in hidden), sum(bounds[j].high for j in hidden))
    found = [
        Range(
            max(bounds[j].low, rest - (high - bounds[j].high)),
            min(bounds[j].high, rest - (low - bounds[j].low)),
        )
        for j in hidden
    ]
    return all(one.width >= minimum for one in found)
