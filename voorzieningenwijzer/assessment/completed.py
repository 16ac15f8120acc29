"""The laws that a question needs, on every completion of what those laws read.

Laws that read much the same are run together on one set of rows as long as that set is small; the
facts that a law does not read cannot move it, so its range is the same as by itself.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from voorzieningenwijzer.assessment.order import Ready, closure, run_all
from voorzieningenwijzer.assessment.ranges import Rows, merged
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import Array
from voorzieningenwijzer.households.completions import (
    MANY_ROWS,
    MOST_ROWS,
    WHO,
    Axis,
    chosen_axes,
    filled_in,
    product,
)
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.points import LimitPoints
from voorzieningenwijzer.rules import Award

MOST_SHARED_ROWS = 1200


@dataclass(frozen=True, slots=True)
class _Run:
    names: frozenset[str]
    reads: frozenset[str]
    limits: Mapping[str, tuple[float, ...]]
    rows: Rows

    def knows(self, limits: Mapping[str, tuple[float, ...]]) -> bool:
        return all(set(ends) <= set(self.limits.get(name, ())) for name, ends in limits.items())


@dataclass(frozen=True, slots=True)
class _Shared:
    """Laws whose rows are combined only where they are added up: each on the axes that it reads."""

    axes: tuple[Axis, ...]
    rows: Mapping[str, Rows]

    def awards(self, names: Collection[str]) -> dict[str, Award]:
        """What each law comes to on every combination of choices."""
        shape = tuple(len(axis) for axis in self.axes)
        choice = np.indices(shape).reshape(len(shape), -1)
        return {name: self._award(name, choice) for name in names}

    def _award(self, name: str, choice: Array) -> Award:
        rows = self.rows[name]
        own = [place for place, axis in enumerate(self.axes) if axis in rows.grid.axes]
        row = np.ravel_multi_index(tuple(choice[own]), rows.grid.shape) if own else 0 * choice[0]
        award = rows.results[name].award
        return Award(award.per_jaar[row], award.per_maand[row])


@dataclass(frozen=True, slots=True)
class _Needed:
    """Laws with what they rest on, in order; the facts that those read, the limits.

    ``richting``: facts in which each law that was asked for goes the same way, or that it does not
    read.
    """

    laws: tuple[Ready, ...]
    names: frozenset[str]
    reads: frozenset[str]
    limits: Mapping[str, tuple[float, ...]]
    richting: Mapping[str, int]


@dataclass(slots=True)
class Completions:
    """One household, with the runs that are already there.

    ``extra``: limits beside those of the laws, as soon as somebody asks for them; they matter only
    where a birth date is open.
    """

    case: Case
    rules: Mapping[str, Ready]
    runs: list[_Run] = field(default_factory=list)
    shared: list[_Shared] = field(default_factory=list)
    extra: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def with_case(self, case: Case) -> "Completions":
        """The same laws on another case; the runs stay where nothing changed."""
        return self if case is self.case else Completions(case, self.rules)

    def needed(self, *names: str) -> tuple[Ready, ...]:
        """These laws and what they rest on, in the order of the laws."""
        return self._needed(names).laws

    def reads(self, name: str) -> frozenset[str]:
        """The facts that can move this law, by itself or through what it rests on."""
        return self._needed((name,)).reads

    def together(
        self, names: Collection[str], also: Collection[str] = (), most: float = MOST_SHARED_ROWS
    ) -> bool:
        """Run these laws on one set of rows, if that is a small set; whether it was."""
        needed = self._needed(tuple(names))
        reads = needed.reads | frozenset(also)
        axes = self._axes(needed, reads)
        small = product(axes) <= most
        if small:
            self._run(needed, reads, axes)
        return small

    def in_parts(self, names: Collection[str], most: float = MOST_SHARED_ROWS) -> bool:
        """As ``together``, but where the rows are many each law has only those of its own facts."""
        needed = self._needed(tuple(names))
        axes = self._axes(needed, needed.reads)
        if product(axes) > most:
            return False
        parts = self._parts(names, axes)
        if 2 * sum(product(own) for own in parts.values()) > product(axes):
            self._run(needed, needed.reads, axes)
            return True
        rows: dict[str, Rows] = {}
        for some, own in parts.items():
            part = self._needed(some)
            rows |= dict.fromkeys(some, self._run(part, part.reads, own))
        self.shared.append(_Shared(axes, rows))
        return True

    def _parts(
        self, names: Collection[str], axes: tuple[Axis, ...]
    ) -> dict[tuple[str, ...], tuple[Axis, ...]]:
        """The axes that each law reads; laws stay together where that makes no large set."""
        own = {name: _read_by(axes, self.reads(name)) for name in names}
        parts: dict[tuple[str, ...], tuple[Axis, ...]] = {}
        for name in sorted(own, key=lambda one: product(own[one])):
            for some, theirs in parts.items():
                both = tuple(a for a in axes if a in theirs or a in own[name])
                if product(both) <= max(product(theirs), product(own[name]), MANY_ROWS):
                    del parts[some]
                    parts[*some, name] = both
                    break
            else:
                parts[(name,)] = own[name]
        return parts

    def at_one_price(self, names: Collection[str]) -> None:
        """Run these laws on one set of rows, if each by itself takes about as many."""
        if self.in_parts(names):
            return
        apart = [self._needed((name,)) for name in names]
        sizes = [product(self._axes(needed, needed.reads)) for needed in apart]
        only_samples = min(sizes) > MOST_ROWS
        self.together(names, most=math.inf if only_samples else min(max(sizes), MOST_ROWS))

    def rows(self, name: str, only: Collection[str] | None = None) -> Rows:
        """The law and what it needs on every completion; ``only``: of no more facts than these."""
        found = self.all_rows((name,), only)
        assert found is not None
        return found

    def awards(self, names: Collection[str]) -> dict[str, Award] | None:
        """What these laws come to on the same completions; None where that is a sample only."""
        shared = next((s for s in self.shared if set(names) <= s.rows.keys()), None)
        if shared is not None:
            return shared.awards(names)
        rows = self.all_rows(names, whole=True)
        return None if rows is None else {name: rows.results[name].award for name in names}

    def all_rows(
        self, names: Collection[str], only: Collection[str] | None = None, *, whole: bool = False
    ) -> Rows | None:
        """Several laws on the same rows, so that they can be added row by row.

        ``whole``: None where that would be a sample only.
        """
        needed = self._needed(tuple(names))
        reads = needed.reads if only is None else frozenset(only)
        there = [run.rows for run in self.runs if self._covers(run, needed, reads)]
        exact = next((rows for rows in there if not rows.grid.sampled), None)
        if exact is not None:
            return exact
        axes = self._axes(needed, reads)
        if product(axes) <= MOST_ROWS:
            return self._run(needed, reads, axes)
        if whole:
            return None
        return there[0] if there else self._run(needed, reads, axes)

    def _covers(self, run: _Run, needed: _Needed, reads: frozenset[str]) -> bool:
        return needed.names <= run.names and reads <= run.reads and run.knows(self._extra())

    def _needed(self, names: tuple[str, ...]) -> _Needed:
        return _needed(tuple(self.rules.values()), names)

    def _axes(self, needed: _Needed, reads: frozenset[str]) -> tuple[Axis, ...]:
        points = LimitPoints(self._limits(needed))
        return chosen_axes(self.case, reads, points, needed.richting)

    def _run(self, needed: _Needed, reads: frozenset[str], axes: tuple[Axis, ...]) -> Rows:
        h, grid = filled_in(self.case, axes)
        m = membership(h)
        rows = Rows(self.case, h, m, grid, run_all(h, needed.laws, m))
        self.runs.append(_Run(needed.names, reads, self._limits(needed), rows))
        return rows

    def _extra(self) -> Mapping[str, tuple[float, ...]]:
        """Ages matter only where a birth date is open."""
        return self.extra if any(o.soort == "dag" for o in self.case.opens) else {}

    def _limits(self, needed: _Needed) -> Mapping[str, tuple[float, ...]]:
        extra = self._extra()
        return merged([needed.limits, extra]) if extra else needed.limits


def _read_by(axes: tuple[Axis, ...], reads: frozenset[str]) -> tuple[Axis, ...]:
    return tuple(a for a in axes if any(o.naam in reads or o.naam == WHO for o in a.opens))


@lru_cache(maxsize=256)
def _needed(ready: tuple[Ready, ...], names: tuple[str, ...]) -> _Needed:
    rules = {r.regeling: r for r in ready}
    closures = [closure(rules, name) for name in names]
    wanted = frozenset(r.regeling for some in closures for r in some)
    laws = tuple(r for name, r in rules.items() if name in wanted)
    reads = [frozenset[str]().union(*(r.rule.reads for r in some)) for some in closures]
    signs = [rules[name].rule.richting for name in names]
    richting = {
        fact: sign
        for signed in signs
        for fact, sign in signed.items()
        if all(s.get(fact, 0) == sign or fact not in r for s, r in zip(signs, reads, strict=True))
    }
    limits = merged(r.limits for r in laws)
    return _Needed(laws, wanted, frozenset[str]().union(*reads), limits, richting)
