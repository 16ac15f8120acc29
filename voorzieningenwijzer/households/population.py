"""Many households under each other: cases of any size stacked into one set of columns."""

from collections.abc import Sequence

import numpy as np

from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array, Households, places_of


def stack(cases: Sequence[Case]) -> Households:
    """Fully known cases of one year as rows, in order; an open fact would stay NaN."""
    sizes = np.array([len(c.ids) for c in cases])
    start = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    persons = {name: _under([c.persons[name] for c in cases]) for name in cases[0].persons}
    facts = {name: _under([c.facts[name] for c in cases]) for name in cases[0].facts}
    household = np.repeat(np.arange(len(cases)), sizes)
    places = places_of(start, int(sizes.sum()))
    return Households(cases[0].jaar, cases[0].maand, len(cases), household, places, persons, facts)


def _under(blocks: Sequence[Array]) -> Array:
    width = max(b.shape[1] for b in blocks)
    return np.concatenate([np.broadcast_to(b, (len(b), width)) for b in blocks])
