"""Every way in which the open facts of one household can still turn out, as rows.

The points of a number are its plausible ends and every limit it is compared with, plus and minus
one unit: between two such points a law only rises or only falls, so no completion outside the
points can lie outside the range that they give.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.columns import Array, Households

MOST_ROWS = 4096
_SEED = 20_260_101

Points = Callable[[Case, Open], Collection[float]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Which row stands for which choice: one axis per open fact, in the order of ``opens``.

    ``sampled``: the full product was too large, the rows are its corners and a draw from it.
    """

    opens: tuple[Open, ...]
    shape: tuple[int, ...]
    values: tuple[Array, ...]
    sampled: bool

    def along(self, outcome: Array, axis: int) -> Array:
        """The outcome (n,) as choices x everything else; not for a sample."""
        return np.moveaxis(outcome.reshape(self.shape), axis, 0).reshape(self.shape[axis], -1)


def complete(case: Case, reads: Collection[str], points: Points, most: int = MOST_ROWS) -> tuple[Households, Grid]:
    """Households with a row for each completion of the open facts among ``reads``."""
    opens = tuple(o for o in case.opens if o.naam in reads)
    choices = [np.unique(np.asarray(list(points(case, o)), dtype=np.float64)) for o in opens]
    shape = tuple(len(c) for c in choices)
    size = int(np.prod(shape, dtype=np.float64)) if shape else 1
    if size <= most:
        index = np.indices(shape, dtype=np.int64).reshape(len(shape), -1) if shape else np.zeros((0, 1), dtype=np.int64)
        sampled = False
    else:
        index = _sample(shape, most)
        sampled = True
    values = tuple(c[i] for c, i in zip(choices, index, strict=True))
    return rows_of(case, opens, values, index.shape[1]), Grid(opens, shape, values, sampled)


def _sample(shape: tuple[int, ...], most: int) -> Array:
    """Corners first, since the extremes sit there; then a draw that is the same each time."""
    generator = np.random.default_rng(_SEED)
    top = np.array(shape)[:, None] - 1
    corners = min(most // 2, 2 ** min(len(shape), 20))
    bits = (np.arange(corners)[None, :] >> np.arange(len(shape))[:, None] % 20) & 1
    draw = generator.integers(0, np.array(shape)[:, None], size=(len(shape), most - corners))
    return np.concatenate([bits * top, draw], axis=1)


def rows_of(case: Case, opens: tuple[Open, ...], values: tuple[Array, ...], n: int) -> Households:
    """The case repeated ``n`` times with each open fact filled in; ``values``: one array (n,) each."""
    size = len(case.ids)
    persons = {name: np.tile(v, (n, 1)) if n > 1 else v.copy() for name, v in case.persons.items()}
    facts = {name: np.repeat(v, n, axis=0) if n > 1 else v.copy() for name, v in case.facts.items()}
    for item, value in zip(opens, values, strict=True):
        table = facts if item.persoon is None else persons
        block = table[item.naam]
        if item.maanden is not None and block.shape[1] == 1:
            block = np.repeat(block, 12, axis=1)
            table[item.naam] = block
        for row in (item.persoon, *item.ook):
            _fill(block, slice(None) if row is None else slice(row, None, size), item, value)
    start = np.arange(n, dtype=np.int64) * size
    return Households(case.jaar, case.maand, n, np.repeat(np.arange(n), size), start, persons, facts)


def _fill(block: Array, rows: slice, item: Open, value: Array) -> None:
    column = value.astype(block.dtype)[:, None]
    if item.maanden is None:
        block[rows, :] = column
    else:
        part = block[rows]
        part[:, np.asarray(item.maanden)] = column
        block[rows] = part
