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
    limits: Mapping[str, tuple[float, ...]]
    rows: Rows

    def knows(self, limits: Mapping[str, tuple[float, ...]]) -> bool:
        return all(set(ends) <= set(self.limits.get(name, ())) for name, ends in limits.items())


@dataclass(slots=True)
class Completions:
    """One household, with the runs that are already there.

    ``extra``: limits beside those of the laws, as soon as somebody asks for them; they matter only
    where a birth date is open.
    """

    case: Case
    rules: Mapping[str, Ready]
    runs: list[_Run] = field(default_factory=list)
    extra: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def with_case(self, case: Case) -> "Completions":
        """The same laws on another case; the runs stay where nothing changed."""
        return self if case is self.case else Completions(case, self.rules)

    def together(self, names: Collection[str], also: Collection[str] = ()) -> None:
        """Run these laws on one set of rows, if that is a small set."""
        needed = self._closed(names)
        reads = _reads(needed, also)
        points = LimitPoints(self._limits(needed))
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
        extra = self._extra()
        for run in self.runs:
            if wanted <= run.names and reads <= run.reads and run.knows(extra):
                return run.rows
        return self._run(needed, reads)

    def _closed(self, names: Collection[str]) -> tuple[Ready, ...]:
        wanted = {r.regeling for name in names for r in closure(self.rules, name)}
        return tuple(r for name, r in self.rules.items() if name in wanted)

    def _run(self, needed: tuple[Ready, ...], reads: frozenset[str]) -> Rows:
        limits = self._limits(needed)
        h, grid = complete(self.case, reads, LimitPoints(limits), _richting(needed))
        m = membership(h)
        rows = Rows(self.case, h, m, grid, run_all(h, needed, m))
        self.runs.append(_Run(frozenset(r.regeling for r in needed), reads, limits, rows))
        return rows

    def _extra(self) -> Mapping[str, tuple[float, ...]]:
        return self.extra if any(o.soort == "dag" for o in self.case.opens) else {}

    def _limits(self, needed: Sequence[Ready]) -> dict[str, tuple[float, ...]]:
        return merged([_limits(needed), self._extra()])


def _richting(needed: Sequence[Ready]) -> Mapping[str, int]:
    return needed[-1].rule.richting if needed else {}


def _reads(needed: Sequence[Ready], also: Collection[str]) -> frozenset[str]:
    return frozenset(also).union(*(r.rule.reads for r in needed))


def _limits(needed: Sequence[Ready]) -> dict[str, tuple[float, ...]]:
    return merged(r.rule.limits(r.amounts[0]) for r in needed if not isinstance(r.amounts, NoTable))
