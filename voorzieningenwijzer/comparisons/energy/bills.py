"""The whole bill of a year: supply, and what is the same with every supplier.

Unknown (None) where the tax of that year is not law yet or a network cost is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.comparisons.energy import completions, cost
from voorzieningenwijzer.comparisons.energy.cost import Amounts
from voorzieningenwijzer.comparisons.energy.periods import years_of
from voorzieningenwijzer.comparisons.energy.ranking import Moved, Range, Side, range_of
from voorzieningenwijzer.comparisons.energy.setting import Setting, all_sides, feed_rules
from voorzieningenwijzer.comparisons.energy.tables import FeedIn, network, taxes
from voorzieningenwijzer.comparisons.energy.use_profile import YEAR_DAYS, Spans

OPERATOR_FIELDS = {"stroom": "energie.netbeheerder_stroom", "gas": "energie.netbeheerder_gas"}


@dataclass(frozen=True, slots=True)
class State:
    """What is the same with every supplier: tax on electricity and gas, network less reduction."""

    stroom: Amounts
    gas: Amounts
    rest_minst: float
    rest_hoogst: float
    onzeker: tuple[str, ...]


def own_costs(setting: Setting) -> tuple[Range, tuple[str, ...]] | None:
    """The bill of the year ahead of the own contract alone, and the missing facts that move it."""
    length = YEAR_DAYS if setting.contract.met_teruglevering else 1
    days = [length] * setting.count
    years = years_of(setting.starts, days)
    rules = feed_rules(setting, years)
    known = [rule for rule in rules if rule is not None]
    if len(known) < len(rules):
        return None
    moved = Moved()
    sides = all_sides(setting, known, fee=False)
    ahead = Spans.of(setting.starts, days)
    weights = [ahead.shares(years, each) for each in setting.profiles.per_deel]
    own, _, _ = year_costs(setting, sides, years, weights, known, moved)
    return None if own is None else (own, moved.of(0))


def year_costs(
    setting: Setting,
    sides: tuple[Side, Side, Side],
    years: Sequence[int],
    weights: Sequence[Amounts],
    rules: Sequence[FeedIn | None],
    moved: Moved,
) -> tuple[Range | None, Range | None, NDArray[np.bool_]]:
    """The whole bill of a year; at the prices of the year in which the new contract starts.

    With feed-in the rules differ per year, and the year ahead is split. ``weights`` per part.
    """
    if not setting.contract.met_teruglevering:
        begins = np.array([start.year for start in setting.starts])
        weights = [(begins[:, None] == np.array(years)).astype(np.float64)] * len(sides)
    state = _states(setting, years, rules)
    missing = np.array([s is None for s in state])
    known: NDArray[np.bool_] = np.sum(weights[0][:, missing], axis=1) == 0
    if not known.any():
        return None, None, known
    for name in {name for s in state if s for name in s.onzeker}:
        moved.note(name, known)
    pairs = list(zip(sides, weights, strict=True))
    own, offered = (
        _with_state(sides, [side.own_cost(each) for side, each in pairs], state, weights, moved),
        _with_state(
            sides, [side.offered_cost(each) for side, each in pairs], state, weights, moved
        ),
    )
    return own, offered, known


def _states(
    setting: Setting, years: Sequence[int], rules: Sequence[FeedIn | None]
) -> list[State | None]:
    pairs = zip(years, rules, strict=True)
    return [None if rule is None else _state_of(setting, year, rule) for year, rule in pairs]


def _with_state(
    sides: Sequence[Side],
    parts: list[Amounts],
    state: Sequence[State | None],
    weights: Sequence[Amounts],
    moved: Moved,
) -> Range:
    """Supply per part, with what is the same everywhere, from lowest to highest."""
    of_stroom, of_gas, of_fixed = weights
    stroom = _weigh([s.stroom if s else None for s in state], of_stroom, len(sides[0].fields))
    gas = _weigh([s.gas if s else None for s in state], of_gas, len(sides[1].fields))
    rest = Range(
        of_fixed @ np.array([s.rest_minst if s else 0.0 for s in state]),
        of_fixed @ np.array([s.rest_hoogst if s else 0.0 for s in state]),
    )
    offers = len(of_fixed)
    parts = [parts[0] + stroom, parts[1] + gas, parts[2]]
    for side, part in zip(sides, parts, strict=True):
        moved.watch(part, side.fields, offers)
    ranges = [range_of(part, offers) for part in parts]
    return ranges[0] + ranges[1] + ranges[2] + rest


def _weigh(years: Sequence[Amounts | None], weights: Amounts, axes: int) -> Amounts:
    total = np.zeros([1] * (axes + 1))
    for column, amounts in enumerate(years):
        if amounts is not None:
            total = total + weights[:, column].reshape([-1] + [1] * axes) * amounts
    return total


def _state_of(setting: Setting, year: int, rule: FeedIn) -> State | None:
    """None where the tax of that year is not law, or a network cost is not known."""
    day = next((s for s in setting.starts if s.year == year), date(year, 1, 1))
    tax = taxes(setting.tables, day)
    contract = setting.contract
    if tax is None:
        return None
    part = completions.electricity(contract, setting.offers, [rule], fee=False)
    kwh = cost.taxed_kwh(part.use, rule.salderen_deel)
    m3 = completions.gas(contract, setting.offers, fee=False).m3
    if kwh.max() > tax.stroom_schijf_tot_kwh or m3.max() > tax.gas_schijf_tot_m3:
        return None
    low = high = -tax.vermindering_per_jaar
    unsure = []
    for product in ("stroom",) if contract.gasloos else ("stroom", "gas"):
        operator = (
            contract.netbeheerder_stroom if product == "stroom" else contract.netbeheerder_gas
        )
        amounts = network(setting.tables, day, product, operator)
        if not amounts:
            return None
        low, high = low + amounts[0], high + amounts[-1]
        if len(amounts) > 1:
            unsure.append(OPERATOR_FIELDS[product])
    return State(kwh * tax.stroom_per_kwh, m3 * tax.gas_per_m3, low, high, tuple(unsure))
