"""Whether "at least one scheme" may be told beside the schemes that are told.

Who knows a figure of a scheme knows that no fewer have at least one. So a hidden figure is only
safe when others fit everything that is told as well as the true one does, and lie far enough apart.
This looks for those: households are moved from one column to another, along with the schemes that
are hidden in both; of a scheme that is not told at all nobody knows who has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from voorzieningenwijzer.statistics.tables import Line

MOST_COLUMNS = 6


class Truth(NamedTuple):
    """``sizes``: households per column; ``reached``: of those, who have at least one scheme."""

    sizes: Sequence[int]
    per_scheme: Mapping[str, Sequence[int]]
    reached: Sequence[int]


def ways_to_tell(truth: Truth, minimum: int) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Columns that are shown, and whether the total is; who has none must hold as well.

    With the total first, and the larger columns.
    """
    columns = range(len(truth.sizes))
    fit = [
        j for j in columns if min(truth.reached[j], truth.sizes[j] - truth.reached[j]) >= minimum
    ]
    fit.sort(key=lambda j: (-truth.sizes[j], j))
    none = sum(truth.sizes) - sum(truth.reached)
    totals = (True, False) if min(sum(truth.reached), none) >= minimum else (False,)
    counts = range(len(fit), -1, -1) if len(columns) <= MOST_COLUMNS else (0,)
    for total in totals:
        for count in counts:
            for shown in combinations(fit, count):
                left = len(columns) - count
                if left != 1 if total else left and count:
                    yield tuple(sorted(shown)), total


def has_room(
    shown: Sequence[int], total: bool, told: Sequence[Line], truth: Truth, minimum: int
) -> bool:
    """Whether each hidden column can be at least ``minimum`` apart, whatever else is told."""
    hidden = [j for j in range(len(truth.sizes)) if j not in shown]
    return all(
        _down(j, hidden, total, told, truth) + _up(j, hidden, total, told, truth) >= minimum
        for j in hidden
    )


def _down(j: int, hidden: Sequence[int], total: bool, told: Sequence[Line], truth: Truth) -> int:
    return max((_most(j, k, told, truth) for k in _partners(j, hidden, total)), default=0)


def _up(j: int, hidden: Sequence[int], total: bool, told: Sequence[Line], truth: Truth) -> int:
    return max((_most(k, j, told, truth) for k in _partners(j, hidden, total)), default=0)


def _partners(j: int, hidden: Sequence[int], total: bool) -> list[int | None]:
    return [k for k in hidden if k != j] if total else [None]


def _most(of: int | None, to: int | None, told: Sequence[Line], truth: Truth) -> int:
    """How many households can be moved; None: from or to nowhere, when no total is told."""
    moved = 0
    while _possible(of, to, moved + 1, told, truth):
        moved += 1
    return moved


def _possible(
    of: int | None, to: int | None, moved: int, told: Sequence[Line], truth: Truth
) -> bool:
    more = 0
    if of is not None:
        left = truth.reached[of] - moved
        if left < 0:
            return False
        for line in told:
            too_many = truth.per_scheme[line.leden[0]][of] - left
            if too_many > 0:
                if line.cellen[of] is not None or to is None or line.cellen[to] is not None:
                    return False
                more += too_many
    if to is None:
        return True
    whole = truth.reached[to] + moved
    every = sum(counts[to] for counts in truth.per_scheme.values()) + more
    unseen = len(told) < len(truth.per_scheme)
    return whole <= truth.sizes[to] and (unseen or every >= whole)
