"""The laws that a question needs, on every completion of what those laws read.

Laws that read much the same are run together on one set of rows as long as that set is small; the
facts that a law does not read cannot move it, so its range is the same as by itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from voorzieningenwijzer.assessment.order import Ready, closure, run_all
from voorzieningenwijzer.assessment.ranges import Rows, merged
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.completions import complete, product
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.points import LimitPoints
from voorzieningenwijzer.tables import NoTable

MOST_SHARED_ROWS = 1200


@dataclass(frozen=True, slots=True)
class _Run:
    names: frozenset[str]
    reads: frozenset[str]
    rows: Rows


@dataclass(slots=True)
class Completions:
    """One household, with the runs that are already there."""

    case: Case
    rules: Mapping[str, Ready]
    runs: list[_Run] = field(default_factory=list)

    def together(self, names: Collection[str], also: Collection[str] = ()) -> None:
        """Run these laws on one set of rows, if that is a small set."""
        needed = self._closed(names)
        reads = _reads(needed, also)
        points = LimitPoints(_limits(needed))
        if product(self.case, reads, points, _richting(needed)) <= MOST_SHARED_ROWS:
            self._run(needed, reads)

    def rows(self, name: str, only: Collection[str] | None = None) -> Rows:
        """The law and what it needs on every completion; ``only``: of no more facts than these."""
        return self.all_rows((name,), only)

    def all_rows(self, names: Collection[str], only: Collection[str] | None = None) -> Rows:
        """Several laws on the same rows, so that they can be added row by row."""
        needed = self._closed(names)
        wanted = frozenset(r.regeling for r in needed)
        reads = _reads(needed, ()) if only is None else frozenset(only)
        for run in self.runs:
            if wanted <= run.names and reads <= run.reads:
                return run.rows
        return self._run(needed, reads)

    def _closed(self, names: Collection[str]) -> tuple[Ready, ...]:
        wanted = {r.regeling for name in names for r in closure(self.rules, name)}
        return tuple(r for name, r in self.rules.items() if name in wanted)

    def _run(self, needed: tuple[Ready, ...], reads: frozenset[str]) -> Rows:
        points = LimitPoints(_limits(needed))
        h, grid = complete(self.case, reads, points, _richting(needed))
        m = membership(h)
        rows = Rows(self.case, h, m, grid, run_all(h, needed, m))
        self.runs.append(_Run(frozenset(r.regeling for r in needed), reads, rows))
        return rows


def _richting(needed: Sequence[Ready]) -> Mapping[str, int]:
    return needed[-1].rule.richting if needed else {}


def _reads(needed: Sequence[Ready], also: Collection[str]) -> frozenset[str]:
    return frozenset(also).union(*(r.rule.reads for r in needed))


def _limits(needed: Sequence[Ready]) -> dict[str, tuple[float, ...]]:
    return merged(r.rule.limits(r.amounts[0]) for r in needed if not isinstance(r.amounts, NoTable))
