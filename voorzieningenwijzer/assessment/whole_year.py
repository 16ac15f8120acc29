"""What a household has to spend in a whole year: own income after tax and what the laws give.

The laws of the assessment on its own case, as if everything was asked for, nothing came in yet and
the year stays as the reference date is. Bijstand that follows is income for the allowances.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from voorzieningenwijzer.assessment.assess import case_for
from voorzieningenwijzer.assessment.granted import before_tax
from voorzieningenwijzer.assessment.income_axes import beside, income_axis, minors_of
from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.assessment.local_facts import facts_of
from voorzieningenwijzer.assessment.local_reads import Looking, looking, turns
from voorzieningenwijzer.assessment.order import (
    BY_THE_NORM,
    MEASURE,
    MONTHLY,
    Ready,
    closure,
    missing_table,
    proposed,
    ready_rules,
    run_all,
)
from voorzieningenwijzer.assessment.own_income import Own, own_incomes
from voorzieningenwijzer.assessment.ranges import Rows, merged
from voorzieningenwijzer.entitlements.inkomstenbelasting import Amounts
from voorzieningenwijzer.entitlements.onderneming import eigen_bedrijf
from voorzieningenwijzer.households.case import Case
from voorzieningenwijzer.households.columns import AANVRAGER, PARTNER, Array, Households
from voorzieningenwijzer.households.completions import Axis, chosen_axes, filled_in, product
from voorzieningenwijzer.households.file import Household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.points import LimitPoints
from voorzieningenwijzer.rules import Result
from voorzieningenwijzer.schemes import evaluate
from voorzieningenwijzer.schemes.evaluation import BEYOND
from voorzieningenwijzer.tables import Tables

MOST_ROWS = 1500
ONCE_A_YEAR = ("kwijtschelding_gemeente", "kwijtschelding_waterschap")
"""Less to pay, once a year: told beside what comes in, never in it."""
_FEW = 64
_CORE = (AANVRAGER, PARTNER)


@dataclass(frozen=True, slots=True)
class Worked:
    """A household worked out on rows: the first axis is what was varied, the second completions.

    Euros a year. ``eigen``: own income after tax per adult; ``som``: that and what the laws pay;
    ``buiten``: laws that leave this household to a person, or have no amounts.
    """

    eigen: Mapping[str, Array]
    wetten: Mapping[str, Array]
    som: Array
    buiten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeYear:
    """One household, ready to be worked out: at what it is, or along something that varies."""

    household: Household
    tables: Tables
    case: Case
    own: Mapping[str, Own]
    rules: Mapping[str, Ready]
    amounts: Amounts
    schemes: tuple[Looking, ...]
    minors: frozenset[int]

    @property
    def missing(self) -> tuple[str, ...]:
        """The income that nobody knows: without it there is nothing to compare."""
        return tuple(
            f"personen.{o.persoon}.toetsingsinkomen_per_jaar"
            for o in self.own.values()
            if o.belastbaar is None or o.netto is None
        )

    def room(self, own: Own | None = None) -> int:
        """How many points along this income, or along another fact, fit on the rows."""
        return self._fits([*BY_THE_NORM, *self._paying()], frozenset(), own)

    def room_for_local(self, own: Own | None = None) -> int:
        return self._fits([MEASURE], self._local_reads(), own)

    def _fits(self, names: Sequence[str], also: frozenset[str], own: Own | None) -> int:
        varied = () if own is None else (self.income_axis(own, np.zeros(1)),)
        return int(MOST_ROWS // product(self._axes(self._laws(names), also, varied)))

    def together(self, *varied: Axis) -> Rows | None:
        """Everything on one set of rows, where that is a small set."""
        once = [n for n in ONCE_A_YEAR if self.usable(n)]
        most = _FEW * _count(varied)
        return self._rows([*BY_THE_NORM, *self._paying(), *once], self._local_reads(), varied, most)

    def income_axis(self, own: Own, taxable: Array, high: bool = False) -> Axis:
        """One adult at these taxable incomes, with what is left of each after tax."""
        return income_axis(self.case, own, taxable, own.at(taxable)[int(high)])

    def worked(self, *varied: Axis, rows: Rows | None = None) -> Worked | None:
        """What comes in. None where too much is open to try it all; ``rows``: of `together`."""
        paying = self._paying()
        rows = rows or self._rows([*BY_THE_NORM, *paying], frozenset(), varied)
        if rows is None:
            return None
        now, shape = self.case.maand, (_count(varied), -1)
        found: dict[str, Array] = {}
        for name in (*BY_THE_NORM, *paying):
            if name not in rows.results or outside(rows, name):
                continue
            award = rows.results[name].award
            by_norm = name in BY_THE_NORM
            year = 12 * award.per_maand[:, now] if by_norm else award.per_jaar[:, 0]
            found[name] = year.reshape(shape)
        own = {p: 12 * self._of_person(rows.households, p).reshape(shape) for p in self.own}
        total = np.asarray(sum([*own.values(), *found.values()]))
        left = tuple(n for n in (*BY_THE_NORM, *MONTHLY) if n not in found)
        return Worked(own, found, total, left)

    def once(self, name: str, *varied: Axis, rows: Rows | None = None) -> Array | None:
        """What need not be paid, euros a year; None where that is not worked out."""
        if not self.usable(name):
            return None
        rows = rows or self._rows([name], frozenset(), varied)
        if rows is None or outside(rows, name):
            return None
        return rows.results[name].award.per_jaar[:, 0].reshape(_count(varied), -1)

    def local(self, *varied: Axis, rows: Rows | None = None) -> dict[str, Array] | None:
        """Per local scheme 0 no, 1 yes, between these not known, 2 for a person to say."""
        rows = rows or self._rows([MEASURE], self._local_reads(), varied)
        if rows is None:
            return None
        shape = (_count(varied), -1)
        return {x.scheme.id: self._local(x, rows).reshape(shape) for x in self.schemes}

    def usable(self, name: str) -> bool:
        """Whether there are amounts that are law, and here."""
        here, ready = self.household.gegevens.get("gemeente"), self.rules[name]
        there = not missing_table(closure(self.rules, name)) and not proposed(ready)
        return there and ready.gemeente in ("", here)

    def _paying(self) -> list[str]:
        return [n for n in MONTHLY if self.usable(n)]

    def _local_reads(self) -> frozenset[str]:
        return frozenset[str]().union(*(x.reads for x in self.schemes))

    def _rows(
        self,
        names: Sequence[str],
        also: frozenset[str],
        varied: Sequence[Axis],
        most: int = MOST_ROWS,
    ) -> Rows | None:
        laws = self._laws(names)
        every = self._axes(laws, also, varied)
        if product(every) > most:
            return None
        h, grid = filled_in(self.case, every, most)
        m = membership(h)
        first = run_all(h, self._laws([*BY_THE_NORM, MEASURE]), m)
        raised = self._raised(h, first)
        results = {**run_all(raised, laws, m), **first}
        return Rows(self.case, h, m, grid, results)

    def _axes(
        self, laws: Sequence[Ready], also: frozenset[str], varied: Sequence[Axis]
    ) -> tuple[Axis, ...]:
        reads = also.union(*(r.rule.reads for r in laws))
        points = LimitPoints(merged([*(r.limits for r in laws), *self._turns(also)]))
        fixed, moving = beside(self.case, self.own, self.minors, varied)
        axes = chosen_axes(replace(self.case, opens=moving), reads, points)
        return (*varied, *fixed, *axes)

    def _turns(self, also: frozenset[str]) -> list[Mapping[str, tuple[float, ...]]]:
        place = self.household.gegevens.get("gemeente")
        return [turns(self.tables, place, self.household.peildatum)] if also else []

    def _of_person(self, h: Households, person: str) -> Array:
        size, row = len(self.case.ids), self.case.ids.index(person)
        return np.asarray(h.persons["netto"][row::size, 0])

    def _local(self, looked: Looking, rows: Rows) -> Array:
        if eigen_bedrijf(rows.households, rows.members, rows.results).all():
            return np.full(rows.households.n, BEYOND)
        facts = facts_of(rows, self.household, self.household.gegevens.get("gemeente"))
        return evaluate(looked.scheme, facts, rows.households.n).codes()

    def _raised(self, h: Households, first: Mapping[str, Result]) -> Households:
        """With the bijstand that follows as income of applicant and partner."""
        own = h.persons["inkomen"]
        rol = h.persons["rol"]
        core = np.isin(rol, _CORE).any(axis=1, keepdims=True)
        count = np.maximum(h.total(np.asarray(core, dtype=np.float64)), 1.0)
        more = np.zeros_like(own, dtype=np.float64)
        for name in BY_THE_NORM:
            if name not in first:
                continue
            year = 12 * first[name].award.per_maand[:, self.case.maand][:, None] / count
            each: Any = h.spread(year)
            gross = before_tax(each, own, self.amounts, name == "aio")
            more = more + np.where(core & (each > 0), gross, 0.0)
        if not more.any():
            return h
        return replace(h, persons={**h.persons, "inkomen": own + more})

    def _laws(self, names: Sequence[str]) -> tuple[Ready, ...]:
        wanted = {r.regeling for n in names for r in closure(self.rules, n)}
        return tuple(r for n, r in self.rules.items() if n in wanted)


def outside(rows: Rows, name: str) -> bool:
    """A situation that the law leaves to a person."""
    return any(
        bool(np.asarray(holds(rows.households, rows.members, rows.results)).all())
        for holds, _ in rows.results[name].rule.buiten_bereik
    )


def _count(varied: Sequence[Axis]) -> int:
    return len(varied[0]) if varied else 1


def whole_year(household: Household, tables: Tables) -> WholeYear | None:
    """``household``: without bijstand. None without the amounts of the year, or who lives there."""
    year = household.peildatum.year
    own, amounts = own_incomes(household, tables), income_amounts(tables, year)
    if own is None or amounts is None or not household.samenstelling_bekend:
        return None
    case = case_for(household, tables, year)
    place = household.gegevens.get("gemeente")
    there = looking(tables, place, household.peildatum)
    schemes = tuple(x for x in there if x.scheme.gebruik == "rekenen")
    rules = ready_rules(tables, year)
    return WholeYear(household, tables, case, own, rules, amounts, schemes, minors_of(case))
