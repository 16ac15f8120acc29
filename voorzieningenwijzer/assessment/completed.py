"""The laws that a question needs, on every completion of what those laws read."""

from collections.abc import Collection, Sequence

from voorzieningenwijzer.assessment.order import Ready, run_all
from voorzieningenwijzer.assessment.ranges import Rows, merged, spread
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.tables import NoTable


def rows_for(
    needed: Sequence[Ready], cases: Sequence[Case], also: Collection[str] = ()
) -> list[Rows]:
    """The needed laws on every completion of what they read, and of the facts in ``also``."""
    reads = frozenset(also).union(*(r.rule.reads for r in needed))
    limits = merged(r.rule.limits(r.amounts[0]) for r in needed if not isinstance(r.amounts, NoTable))
    return spread(cases, reads, limits, lambda h, m: run_all(h, needed, m))
