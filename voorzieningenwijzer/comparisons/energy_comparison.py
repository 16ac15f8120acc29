"""From contract, offers and tables to ranges per offer: gain, fee, and the cost of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.comparisons.energy_bills import year_costs
from voorzieningenwijzer.comparisons.energy_ranking import (
    Moved,
    Range,
    Side,
    net_gain,
    range_of,
    widest,
)
from voorzieningenwijzer.comparisons.energy_setting import (
    NO_FEED_IN,
    Setting,
    all_sides,
    feed_rules,
)
from voorzieningenwijzer.comparisons.periods import (
    YEAR_DAYS,
    Endings,
    endings,
    horizon_days,
    shares,
    years_of,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Per offer, shape (n,).

    ``netto`` is over ``dagen`` and after the fee; None where a rule is missing.
    """

    per_deel: tuple[Range, Range, Range]
    besparing: Range
    netto: Range | None
    boete: Range
    dagen: NDArray[np.int64]
    kosten_nu: Range | None
    kosten_straks: Range | None
    kosten_bekend: NDArray[np.bool_]
    ontbreekt: Moved
    einde: Endings
    jaren: tuple[int, ...]
    geen_regel: str


def compare_offers(setting: Setting) -> Comparison:
    """All offers at once. ``setting.offers`` holds at least one."""
    ways = endings(setting.contract, setting.tables, setting.rules, min(setting.starts))
    days = _days_per_way(setting, ways)
    longest = int(max(YEAR_DAYS, *(each.max() for each in days))) if days else YEAR_DAYS
    years = years_of(setting.starts, [longest] * setting.count)
    feed = feed_rules(setting, years)
    usable = feed or (NO_FEED_IN,) * len(years)
    sides = all_sides(setting, usable, fee=ways.loss_based)
    moved = Moved()
    weights = shares(setting.starts, [YEAR_DAYS] * setting.count, years)
    gains = [side.gain(weights) for side in sides]
    for side, gain in zip(sides, gains, strict=True):
        moved.watch(gain, side.fields, setting.count)
    per_part = tuple(range_of(gain, setting.count) for gain in gains)
    netto, boete = _after_fee(setting, ways, sides, days, years, moved)
    nu, straks, known = year_costs(setting, sides, years, weights, usable, moved)
    missing_rule = ways.geen_regel
    if feed is None:
        missing_rule = "de regels voor terugleveren in die jaren zijn nog niet ingevoerd"
    return Comparison(
        per_deel=(per_part[0], per_part[1], per_part[2]),
        besparing=per_part[0] + per_part[1] + per_part[2],
        netto=None if missing_rule else netto,
        boete=boete,
        dagen=days[-1] if days else np.full(setting.count, YEAR_DAYS),
        kosten_nu=nu,
        kosten_straks=straks,
        kosten_bekend=known,
        ontbreekt=moved,
        einde=ways,
        jaren=years,
        geen_regel=missing_rule,
    )


def _days_per_way(setting: Setting, ways: Endings) -> list[NDArray[np.int64]]:
    return [
        np.array(
            [
                horizon_days(offer, way.days_left(start))
                for offer, start in zip(setting.offers, setting.starts, strict=True)
            ]
        )
        for way in ways.mogelijk
    ]


def _after_fee(
    setting: Setting,
    ways: Endings,
    sides: Sequence[Side],
    days: Sequence[NDArray[np.int64]],
    years: Sequence[int],
    moved: Moved,
) -> tuple[Range | None, Range]:
    """Net gain and fee, from lowest to highest over all ways in which the contract can end."""
    nothing = np.zeros(setting.count)
    if not ways.mogelijk:
        return None, Range(nothing, nothing)
    products = 1 if setting.contract.gasloos else 2
    nets, fees = [], []
    for way, length in zip(ways.mogelijk, days, strict=True):
        left = np.array([way.days_left(start) for start in setting.starts])
        fixed = np.array([way.fixed_fee(int(each), products) for each in left])
        weights = shares(setting.starts, [int(each) for each in length], years)
        net, fee = net_gain(sides, weights, left, fixed, loss_based=way.verlies, moved=moved)
        nets.append(net)
        fees.append(fee)
    net = widest(nets)
    if len(nets) > 1:
        spread = np.ptp([each.minst for each in nets], axis=0)
        spread = np.maximum(spread, np.ptp([each.hoogst for each in nets], axis=0))
        for name in ways.ontbreekt:
            moved.note(name, spread > 0)
    return net, widest(fees)
