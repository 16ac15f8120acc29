"""The one order of the laws, and running them on rows: one household or a million."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from voorzieningenwijzer.entitlements import (
    aio,
    aow,
    betalingscapaciteit,
    bijstand,
    bijstandsnorm,
    huurtoeslag_2025,
    huurtoeslag_2026,
    kinderbijslag,
    kinderopvangtoeslag,
    kindgebonden_budget,
    kindgebonden_budget_2027,
    kwijtschelding,
    noodfonds_energie,
    studietoeslag,
    toeslagenwet,
    zorgtoeslag,
)
from voorzieningenwijzer.households.columns import Households
from voorzieningenwijzer.households.membership import Membership, membership
from voorzieningenwijzer.outcomes import PROPOSED, TableRef
from voorzieningenwijzer.rules import Limits, Result, Rule, amounts_of, run
from voorzieningenwijzer.tables import NoTable, Tables

# persons, partner and income come first (households/); then, in this order:
_ORDER: tuple[tuple[Rule, ...], ...] = (
    (bijstandsnorm.RULE,),
    (aow.RULE,),
    (bijstand.RULE,),
    (aio.RULE,),
    (toeslagenwet.RULE,),
    (studietoeslag.RULE,),
    (kinderbijslag.RULE,),
    (zorgtoeslag.RULE,),
    (huurtoeslag_2025.RULE, huurtoeslag_2026.RULE),
    (kindgebonden_budget.RULE, kindgebonden_budget_2027.RULE),
    (kinderopvangtoeslag.RULE,),
    (noodfonds_energie.RULE,),
    (betalingscapaciteit.RULE,),
    (kwijtschelding.GEMEENTE,),
    (kwijtschelding.WATERSCHAP,),
)
MEASURE = bijstandsnorm.RULE.regeling
MEASURES = frozenset({MEASURE, betalingscapaciteit.RULE.regeling})
# laws that read much the same, beside those that pay and those by the norm: on one set of rows
ALIKE = (
    ("aow", "toeslagenwet", "studietoeslag"),
    ("kwijtschelding_gemeente", "kwijtschelding_waterschap"),
)
# these come first: what they bring is income for the allowances
BEFORE_THE_ALLOWANCES = ("aow", "bijstand", "aio", "toeslagenwet", "studietoeslag")
BY_THE_NORM = ("bijstand", "aio")
MONTHLY = (
    "kinderbijslag",
    "zorgtoeslag",
    "huurtoeslag",
    "kindgebonden_budget",
    "kinderopvangtoeslag",
)


def all_rules() -> tuple[Rule, ...]:
    """Every law in every formula, in order."""
    return tuple(rule for versions in _ORDER for rule in versions)


@dataclass(frozen=True, eq=False)
class Ready:
    """A rule with its amounts for a year, or why there are none. Itself only: no other is equal."""

    rule: Rule
    amounts: tuple[Any, TableRef] | NoTable
    gemeente: str = ""

    @property
    def regeling(self) -> str:
        return self.rule.regeling

    @cached_property
    def limits(self) -> Limits:
        """Where the outcome turns; nothing without amounts."""
        return {} if isinstance(self.amounts, NoTable) else self.rule.limits(self.amounts[0])


@lru_cache(maxsize=32)
def ready_rules(tables: Tables, jaar: int) -> Mapping[str, Ready]:
    """Each law with the formula that its table names for the year, in order."""
    found = {}
    for versions in _ORDER:
        rule = _in_force(versions, tables, jaar)
        period = tables.period(rule.tabel, date(jaar, 1, 1))
        gemeente = "" if isinstance(period, NoTable) else period.gemeente
        found[rule.regeling] = Ready(rule, amounts_of(rule, tables, jaar), gemeente)
    return found


def _in_force(versions: tuple[Rule, ...], tables: Tables, jaar: int) -> Rule:
    period = tables.period(versions[0].tabel, date(jaar, 1, 1))
    if isinstance(period, NoTable):
        return versions[-1]
    return next((r for r in versions if r.formule == period.formule), versions[-1])


def closure(rules: Mapping[str, Ready], target: str) -> tuple[Ready, ...]:
    """The rules that must run for ``target``, itself last."""
    wanted = {target}
    for name in reversed(list(rules)):
        if name in wanted:
            wanted |= set(rules[name].rule.needs)
    return tuple(r for name, r in rules.items() if name in wanted)


def proposed(ready: Ready) -> bool:
    """Whether the amounts are only proposed: a forecast, which no total may count."""
    return not isinstance(ready.amounts, NoTable) and ready.amounts[1].status == PROPOSED


def missing_table(rules: Collection[Ready]) -> NoTable | None:
    return next((r.amounts for r in rules if isinstance(r.amounts, NoTable)), None)


def run_all(
    h: Households, rules: Collection[Ready], m: Membership | None = None
) -> dict[str, Result]:
    """The given rules on all rows, in order; those without a table are left out."""
    members = m or membership(h)
    results: dict[str, Result] = {}
    for ready in rules:
        if not isinstance(ready.amounts, NoTable):
            results[ready.regeling] = run(ready.rule, ready.amounts, h, members, results)
    return results
