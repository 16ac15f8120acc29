"""Many households under each other: cases of any size stacked into one set of columns."""

from collections.abc import Mapping, Sequence

import numpy as np

from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array, Households, places_of


def stack(cases: Sequence[Case]) -> Households:
    """Fully known cases of one year as rows, in order; an open fact would stay NaN."""
    sizes = np.array([len(c.ids) for c in cases])
    start = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    persons = _stacked([c.persons for c in cases], sizes.tolist())
    facts = _stacked([c.facts for c in cases], [1] * len(cases))
    household = np.repeat(np.arange(len(cases)), sizes)
    places = places_of(start, int(sizes.sum()))
    return Households(cases[0].jaar, cases[0].maand, len(cases), household, places, persons, facts)


def _stacked(tables: Sequence[Mapping[str, Array]], sizes: Sequence[int]) -> dict[str, Array]:
    """Per name the columns of all cases; a case without the column has nothing there."""
    names = {name: values.dtype for table in tables for name, values in table.items()}
    return {
        name: _under(
            [
                table[name] if name in table else np.zeros((size, 1), dtype=dtype)
                for table, size in zip(tables, sizes, strict=True)
            ]
        )
        for name, dtype in names.items()
    }


def _under(blocks: Sequence[Array]) -> Array:
    width = max(b.shape[1] for b in blocks)
    return np.concatenate([np.broadcast_to(b, (len(b), width)) for b in blocks])
