"""All offers against the own contract at once: lowest and highest over what is unknown.

The parts electricity, gas and fixed cost share no unknown fact, so the lowest of a sum is the sum
of the lowest. How the own contract ends is unknown for all parts together: one scenario each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.comparisons.energy import completions, cost
from voorzieningenwijzer.comparisons.energy.cost import Amounts
from voorzieningenwijzer.comparisons.energy.fee import loss_per_year
from voorzieningenwijzer.comparisons.energy.tables import FeedIn

MOVES = 0.005


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest per offer, shape (n,)."""

    minst: Amounts
    hoogst: Amounts

    def __add__(self, other: "Range") -> "Range":
        return Range(self.minst + other.minst, self.hoogst + other.hoogst)


@dataclass(frozen=True, slots=True)
class Side:
    """One part of the bill: own and offered supply cost a year, per calendar year that counts.

    Each array is (n or 1, axes..). ``loss`` is the supplier's loss for each year that is left.
    """

    fields: tuple[str, ...]
    own: tuple[Amounts, ...]
    offered: tuple[Amounts, ...]
    loss: Amounts

    def gain(self, weights: Amounts) -> Amounts:
        """Own less offered over the days that ``weights`` (n, years) gives to each year."""
        return self._weighed([o - f for o, f in zip(self.own, self.offered, strict=True)], weights)

    def own_cost(self, weights: Amounts) -> Amounts:
        return self._weighed(self.own, weights)

    def offered_cost(self, weights: Amounts) -> Amounts:
        return self._weighed(self.offered, weights)

    def repeated(self, ways: int, offers: int) -> "Side":
        """The same for several ways of ending: rows per way, and within that per offer."""
        if ways == 1 or offers == 1:
            return self

        def again(values: Amounts) -> Amounts:
            tail = [1] * (values.ndim - 1)
            return np.tile(values, [ways, *tail]) if values.shape[0] == offers else values

        return Side(
            self.fields,
            tuple(again(each) for each in self.own),
            tuple(again(each) for each in self.offered),
            again(self.loss),
        )

    def _weighed(self, years: Sequence[Amounts], weights: Amounts) -> Amounts:
        axes = len(self.fields)
        columns = (weights[:, [n]].reshape([-1] + [1] * axes) for n in range(len(years)))
        total: Amounts = sum(c * year for c, year in zip(columns, years, strict=True))  # type: ignore[assignment]
        return total


@dataclass(slots=True)
class Moved:
    """Which missing facts move a result, per offer."""

    found: dict[str, NDArray[np.bool_]] = field(default_factory=dict)

    def watch(self, values: Amounts, fields: Sequence[str], offers: int) -> None:
        for axis, name in enumerate(fields, start=1):
            if values.shape[axis] > 1:
                wide = np.ptp(values, axis=axis).reshape(values.shape[0], -1).max(axis=1) > MOVES
                if len(wide) > offers:
                    wide = wide.reshape(-1, offers).any(axis=0)
                self.note(name, np.broadcast_to(wide, (offers,)))

    def note(self, name: str, moves: NDArray[np.bool_]) -> None:
        self.found[name] = self.found.get(name, np.zeros(len(moves), dtype=bool)) | moves

    def of(self, offer: int) -> tuple[str, ...]:
        return tuple(name for name, moves in self.found.items() if moves[offer])


def range_of(values: Amounts, offers: int) -> Range:
    """Lowest and highest over all axes but that of the offers."""
    flat = values.reshape(values.shape[0], -1)
    low, high = flat.min(axis=1), flat.max(axis=1)
    return Range(np.broadcast_to(low, (offers,)), np.broadcast_to(high, (offers,)))


def electricity_side(part: completions.Electricity, rules: Sequence[FeedIn]) -> Side:
    own, offered = [], []
    for rule in rules:
        own.append(_supply(part.use, part.own, rule))
        offered.append(_supply(part.use, part.offers, rule))
    netted = rules[0].salderen_deel
    loss = loss_per_year(
        cost.billed_kwh(part.use.afname_normaal, part.use.terug_normaal, netted),
        part.own.normaal,
        part.price_now,
    ) + loss_per_year(
        cost.billed_kwh(part.use.afname_dal, part.use.terug_dal, netted),
        part.own.dal,
        part.price_now,
    )
    return Side(completions.ELECTRICITY_FIELDS, tuple(own), tuple(offered), loss)


def gas_side(part: completions.Gas, years: int) -> Side:
    own = cost.gas_supply(part.m3, part.own)
    offered = cost.gas_supply(part.m3, part.offers)
    loss = loss_per_year(part.m3, part.own, part.price_now)
    return Side(completions.GAS_FIELDS, (own,) * years, (offered,) * years, loss)


def fixed_side(own: Amounts, offered: Amounts, years: int) -> Side:
    """``offered`` is (n, 1), euros a year."""
    return Side(completions.FIXED_FIELDS, (own,) * years, (offered,) * years, np.zeros_like(own))


def net_gain(
    sides: Sequence[Side],
    weights: Sequence[Amounts],
    loss_years: Sequence[Amounts],
    fixed_fee: Amounts,
    offers: int,
    moved: Moved,
) -> tuple[Range, Range]:
    """Gain over the time of ``weights`` after the fee, and the fee; a row per way and offer.

    ``weights`` and ``loss_years`` per part of the bill; ``loss_years``: the years of use over which
    the supplier's loss is asked, ``fixed_fee`` what is asked apart from that.
    """
    rows = len(fixed_fee)
    net = Range(-fixed_fee, -fixed_fee)
    fee = Range(fixed_fee, fixed_fee)
    for side, weight, left in zip(sides, weights, loss_years, strict=True):
        gain = side.gain(weight)
        if left.any():
            loss = side.loss * left.reshape([-1] + [1] * len(side.fields))
            fee = fee + range_of(loss, rows)
            gain = gain - loss
        moved.watch(gain, side.fields, offers)
        net = net + range_of(gain, rows)
    return net, fee


def widest(found: Range, ways: int) -> Range:
    """Rows per way and offer to rows per offer: lowest of the lowest, highest of the highest."""
    return Range(
        found.minst.reshape(ways, -1).min(axis=0), found.hoogst.reshape(ways, -1).max(axis=0)
    )


def _supply(use: cost.ElectricityUse, terms: cost.ElectricityTerms, rule: FeedIn) -> cost.Amounts:
    lawful = _lawful(terms, rule)
    return cost.electricity_supply(use, lawful, rule.salderen_deel, rule.netto_minstens)


def _lawful(terms: cost.ElectricityTerms, rule: FeedIn) -> cost.ElectricityTerms:
    """From 2027 the compensation is at least the legal part of the bare price."""
    if rule.minimum_deel == 0:
        return terms
    lowest = cost.lowest_compensation(terms.normaal, rule.minimum_deel, rule.btw_deel)
    return cost.ElectricityTerms(
        terms.normaal,
        terms.dal,
        np.maximum(terms.vergoeding, lowest),
        terms.kosten_per_kwh,
        terms.kosten_per_jaar,
    )
