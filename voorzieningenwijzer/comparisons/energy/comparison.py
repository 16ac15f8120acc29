"""From contract, offers and tables to ranges per offer: gain, fee, and the cost of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.comparisons.energy.bills import year_costs
from voorzieningenwijzer.comparisons.energy.periods import (
    Ending,
    Endings,
    endings,
    horizon_days,
    years_of,
)
from voorzieningenwijzer.comparisons.energy.ranking import (
    Moved,
    Range,
    Side,
    net_gain,
    range_of,
    widest,
)
from voorzieningenwijzer.comparisons.energy.second_year import second_year
from voorzieningenwijzer.comparisons.energy.setting import (
    NO_FEED_IN,
    Setting,
    all_sides,
    feed_rules,
)
from voorzieningenwijzer.comparisons.energy.use_profile import YEAR_DAYS, Spans
from voorzieningenwijzer.language.said import said


@dataclass(frozen=True, slots=True)
class Comparison:
    """Per offer, shape (n,).

    ``netto`` is over ``dagen`` and after the fee; None where a rule is missing.
    """

    per_deel: tuple[Range, Range, Range]
    besparing: Range | None
    tweede_jaar: Range | None
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
    sides = all_sides(setting, [rule or NO_FEED_IN for rule in feed], fee=ways.loss_based)
    moved = Moved()
    year_ahead = Spans.of(setting.starts, [YEAR_DAYS] * setting.count)
    weights = [year_ahead.shares(years, each) for each in setting.profiles.per_deel]
    gains = [side.gain(weight) for side, weight in zip(sides, weights, strict=True)]
    for side, gain in zip(sides, gains, strict=True):
        moved.watch(gain, side.fields, setting.count)
    per_part = tuple(range_of(gain, setting.count) for gain in gains)
    netto, boete = _after_fee(setting, ways, sides, days, years, moved)
    nu, straks, known = year_costs(setting, sides, years, weights, feed, moved)
    unknown = np.array([rule is None for rule in feed])
    missing_rule = _missing_feed_rule(years, unknown) or ways.geen_regel
    first_year: Range | None = per_part[0] + per_part[1] + per_part[2]
    if weights[0][:, unknown].any():
        first_year = None
    return Comparison(
        per_deel=(per_part[0], per_part[1], per_part[2]),
        besparing=first_year,
        tweede_jaar=second_year(setting, first_year),
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


def _missing_feed_rule(years: Sequence[int], unknown: NDArray[np.bool_]) -> str:
    if not unknown.any():
        return ""
    return said(
        "de regels voor terugleveren in {years} zijn nog niet ingevoerd",
        years=years[int(unknown.argmax())],
    )


def _days_per_way(setting: Setting, ways: Endings) -> list[NDArray[np.int64]]:
    return [
        np.array(
            [
                horizon_days(offer, left)
                for offer, left in zip(
                    setting.offers, _days_left(setting, way).tolist(), strict=True
                )
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
    count = len(ways.mogelijk)
    left = np.concatenate([_days_left(setting, way) for way in ways.mogelijk])
    fixed = np.concatenate(
        [
            _fixed_fees(way, part, products)
            for way, part in zip(ways.mogelijk, np.split(left, count), strict=True)
        ]
    )
    losing = np.repeat([way.verlies for way in ways.mogelijk], setting.count)
    starts, profiles = setting.starts * count, setting.profiles.per_deel
    known = Spans.of(starts, np.concatenate(days).tolist())
    lost = Spans.of(starts, np.where(losing, left, 0).tolist())
    weights = [known.shares(years, each) for each in profiles]
    loss_years = [lost.years(each) for each in profiles]
    rows = [side.repeated(count, setting.count) for side in sides]
    net, fee = net_gain(rows, weights, loss_years, fixed, setting.count, moved)
    if count > 1:
        by_way = [end.reshape(count, -1) for end in (net.minst, net.hoogst)]
        for name in ways.ontbreekt:
            moved.note(name, np.any([np.ptp(end, axis=0) > 0 for end in by_way], axis=0))
    return widest(net, count), widest(fee, count)


def _fixed_fees(way: Ending, left: NDArray[np.int64], products: int) -> list[float]:
    known = {days: way.fixed_fee(days, products) for days in set(left.tolist())}
    return [known[days] for days in left.tolist()]


def _days_left(setting: Setting, way: Ending) -> NDArray[np.int64]:
    known = {start: way.days_left(start) for start in set(setting.starts)}
    return np.array([known[start] for start in setting.starts])
