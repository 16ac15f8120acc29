"""How many have at least one scheme, as far as what is published already tells it.

Where that figure is hidden, anybody can work out between which two it lies from the figures beside
it. That is what this works out, from nothing but the published tables: to print it tells no more.
"""

from voorzieningenwijzer.statistics.protection import Range
from voorzieningenwijzer.statistics.tables import OutcomeTables


def known_of(tables: OutcomeTables, column: int | None) -> Range:
    """Of a column, or of everybody together; a figure that is shown is both ends of it."""
    each = [_beside_schemes(tables, n) for n in range(len(tables.kolommen))]
    whole = Range(sum(one.low for one in each), sum(one.high for one in each))
    shown = max((line.totaal or 0 for line in tables.regelingen), default=0)
    whole = Range(max(whole.low, shown), whole.high)
    total = None if tables.bereikt is None else tables.bereikt.totaal
    if total is not None:
        whole = Range(total, total)
    if column is None:
        return whole
    own = each[column]
    rest = Range(sum(o.low for o in each) - own.low, sum(o.high for o in each) - own.high)
    return Range(max(own.low, whole.low - rest.high), min(own.high, whole.high - rest.low))


def _beside_schemes(tables: OutcomeTables, column: int) -> Range:
    """Who has a scheme has at least one, and nobody is counted who is not there."""
    cell = None if tables.bereikt is None else tables.bereikt.cellen[column]
    if cell is not None:
        return Range(cell, cell)
    most = max((line.cellen[column] or 0 for line in tables.regelingen), default=0)
    return Range(most, tables.kolommen[column].aantal)
