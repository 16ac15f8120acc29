"""Which cells of a table are shown, so that nobody can work out one that is hidden.

A table is rows of categories and columns of organisations, with all totals. Three steps, each of
which can be checked by hand:

1. Rows that are too small are taken together until every row total holds.
2. What is hidden is a block of rows and columns. Of a cell in it an outsider knows the rest of its
   row r, of its column c, and of the block T; it can be anything from max(0, r + c - T) up to
   min(r, c). That is at least the minimum wide when r, c, T - r and T - c all are.
3. The block grows until that is so. The whole table always is, since every total holds.

That a cell is hidden does not say that it is small: larger ones are hidden along with it, and both
look the same.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

LEAST = 10
Counts: TypeAlias = Sequence[Sequence[int]]
Cell: TypeAlias = int | None
Groups: TypeAlias = tuple[tuple[int, ...], ...]


class Range(NamedTuple):
    """What a hidden cell can be, to who sees everything else."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


def together(totals: Sequence[int], minimum: int) -> Groups:
    """Numbers of rows in groups that each hold; the small ones in one group, which stands last.

    No group at all when everything together does not hold.
    """
    if sum(totals) < minimum:
        return ()
    small = [number for number, total in enumerate(totals) if total < minimum]
    large = sorted(set(range(len(totals))) - set(small), key=lambda number: totals[number])
    while small and sum(totals[number] for number in small) < minimum:
        small.append(large.pop(0))
    groups = [(number,) for number in sorted(large)]
    return (*groups, tuple(sorted(small))) if small else tuple(groups)


def neighbours_together(rows: Counts, minimum: int) -> Groups:
    """For rows in an order, such as bands: neighbours in groups that hold in every column."""
    groups: list[tuple[int, ...]] = []
    open_: tuple[int, ...] = ()
    for number in range(len(rows)):
        open_ = (*open_, number)
        if min(summed(rows, open_)) >= minimum:
            groups.append(open_)
            open_ = ()
    if open_ and groups:
        groups[-1] = (*groups[-1], *open_)
    return tuple(groups)


def summed(rows: Counts, numbers: Iterable[int]) -> list[int]:
    return [sum(column) for column in zip(*(rows[number] for number in numbers), strict=True)]


def protected(rows: Counts, minimum: int) -> list[list[Cell]]:
    """The cells that may be shown beside all totals; None is hidden.

    Every total has to hold already: ValueError otherwise.
    """
    if min(map(sum, rows)) < minimum or min(map(sum, zip(*rows, strict=True))) < minimum:
        raise ValueError("a total that does not hold")
    if len(rows) == 1 or len(rows[0]) == 1:
        return [list(row) for row in rows]
    block = _smallest_block(rows, minimum)
    if block is None:
        return [list(row) for row in rows]
    hidden_rows, hidden_columns = block
    return [
        [None if i in hidden_rows and j in hidden_columns else value for j, value in enumerate(row)]
        for i, row in enumerate(rows)
    ]


def ranges(rows: Counts, of_rows: Iterable[int], of_columns: Iterable[int]) -> list[Range]:
    """Of every cell in the block, from what is left of the totals around it."""
    columns = tuple(of_columns)
    block = [[rows[i][j] for j in columns] for i in of_rows]
    rest = [sum(column) for column in zip(*block, strict=True)]
    whole = sum(rest)
    return [Range(max(0, sum(row) + c - whole), min(sum(row), c)) for row in block for c in rest]


def _smallest_block(rows: Counts, minimum: int) -> tuple[frozenset[int], frozenset[int]] | None:
    """The block around every cell that is too small that hides the fewest cells."""
    small = [(i, j) for i, row in enumerate(rows) for j, n in enumerate(row) if n < minimum]
    if not small:
        return None
    must_rows, must_columns = ({i for i, _ in small}, {j for _, j in small})
    others = [j for j in range(len(rows[0])) if j not in must_columns]
    found = []
    for extra in range(len(others) + 1):
        for chosen in combinations(others, extra):
            columns = frozenset({*must_columns, *chosen})
            held = _enough_rows(rows, must_rows, columns, minimum)
            if held is not None:
                found.append((held, columns))
    return min(found, key=lambda block: (len(block[0]) * len(block[1]), *map(sorted, block)))


def _enough_rows(
    rows: Counts, must: set[int], columns: frozenset[int], minimum: int
) -> frozenset[int] | None:
    """Rows with the least in these columns are added until every cell has room enough."""
    others = sorted(
        set(range(len(rows))) - must, key=lambda i: (sum(rows[i][j] for j in columns), i)
    )
    chosen = set(must)
    while True:
        if all(one.width >= minimum for one in ranges(rows, sorted(chosen), sorted(columns))):
            return frozenset(chosen)
        if not others:
            return None
        chosen.add(others.pop(0))
