"""Everything that the unknown facts of energy can still be, as axes of arrays.

An axis is one fact with its points: one point where it is known; otherwise the plausible ends and
the places where a formula bends (feed-in equal to offtake, contract price equal to the price now,
compensation equal to the legal minimum). Between these a cost is linear in each fact, so lowest
and highest lie on points. Arrays have the offers first and then one dimension per axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.comparisons.energy.contract import Contract
from voorzieningenwijzer.comparisons.energy.cost import Amounts, ElectricityTerms, ElectricityUse
from voorzieningenwijzer.comparisons.energy.offers import EnergyOffer
from voorzieningenwijzer.comparisons.energy.tables import FeedIn
from voorzieningenwijzer.comparisons.facts import plausible, spread

Pairs = tuple[tuple[float, float], ...]

USE, FEED, PRICE, COMPENSATION, COST, OFFER_COMPENSATION, OFFER_COST, NOW = range(8)
ELECTRICITY_FIELDS = (
    "energie.stroom_kwh_per_jaar",
    "energie.teruglevering_kwh_per_jaar",
    "energie.leveringstarief_stroom",
    "energie.terugleververgoeding",
    "energie.terugleverkosten_per_kwh",
    "aanbod.energie.terugleververgoeding",
    "aanbod.energie.terugleverkosten_per_kwh",
    "energie.actueel_tarief_stroom",
)
GAS_USE, GAS_PRICE, GAS_NOW = range(3)
GAS_FIELDS = (
    "energie.gas_m3_per_jaar",
    "energie.leveringstarief_gas",
    "energie.actueel_tarief_gas",
)
FIXED_FIELDS = ("energie.vaste_leveringskosten_per_maand",)


@dataclass(frozen=True, slots=True)
class Electricity:
    """Use and prices of every completion; ``terms_offers`` has the offers as first dimension."""

    use: ElectricityUse
    own: ElectricityTerms
    offers: ElectricityTerms
    price_now: Amounts


@dataclass(frozen=True, slots=True)
class Gas:
    m3: Amounts
    own: Amounts
    offers: Amounts
    price_now: Amounts


def along(values: Sequence[float], axis: int, axes: int) -> Amounts:
    """Points of one axis, shape (1, 1.., k, ..1)."""
    shape = [1] * (axes + 1)
    shape[axis + 1] = len(values)
    return np.asarray(values, dtype=np.float64).reshape(shape)


def per_offer(values: Sequence[float], axes: int) -> Amounts:
    """One value per offer, shape (n, 1.., 1)."""
    return np.asarray(values, dtype=np.float64).reshape([len(values)] + [1] * axes)


def electricity(
    contract: Contract, offers: Sequence[EnergyOffer], rules: Sequence[FeedIn], *, fee: bool
) -> Electricity:
    """``rules``: feed-in of each year that counts; ``fee``: a loss-based fee is possible."""
    two_registers = contract.dubbel or any(offer.dubbel for offer in offers)
    uses = _uses(contract, two_registers)
    feeds = _feeds(contract, uses)
    prices, now = _prices(contract, rules, fee=fee)
    n_axes = len(ELECTRICITY_FIELDS)
    use = ElectricityUse(
        afname_normaal=along([u[0] for u in uses], USE, n_axes),
        afname_dal=along([u[1] for u in uses], USE, n_axes),
        terug_normaal=along([f[0] for f in feeds], FEED, n_axes),
        terug_dal=along([f[1] for f in feeds], FEED, n_axes),
    )
    own = ElectricityTerms(
        normaal=along([p[0] for p in prices], PRICE, n_axes),
        dal=along([p[1] for p in prices], PRICE, n_axes),
        vergoeding=along(_compensations(contract), COMPENSATION, n_axes),
        kosten_per_kwh=along(_costs(contract), COST, n_axes),
        kosten_per_jaar=along([12 * (contract.kosten_per_maand or 0.0)], COST, n_axes),
    )
    return Electricity(use, own, _offer_terms(contract, offers), along(now, NOW, n_axes))


def gas(contract: Contract, offers: Sequence[EnergyOffer], *, fee: bool) -> Gas:
    n_axes = len(GAS_FIELDS)
    m3 = _ends(contract.gas, GAS_FIELDS[GAS_USE])
    prices, now = _bending(
        _ends(contract.tarief_gas, GAS_FIELDS[GAS_PRICE]),
        _ends(contract.actueel_gas, GAS_FIELDS[GAS_NOW]),
        fee=fee,
    )
    if contract.gasloos:
        m3, prices, now = (0.0,), (0.0,), (0.0,)
    offered = per_offer([offer.gas or 0.0 for offer in offers], n_axes)
    return Gas(
        along(m3, GAS_USE, n_axes),
        along(prices, GAS_PRICE, n_axes),
        offered,
        along(now, GAS_NOW, n_axes),
    )


def fixed(contract: Contract) -> Amounts:
    """Own fixed cost a year of every completion, shape (1, k)."""
    months = _ends(contract.vast_per_maand, FIXED_FIELDS[0])
    return along([12 * each for each in months], 0, 1)


def _ends(value: float | None, field: str) -> tuple[float, ...]:
    return plausible(field) if value is None else (value,)


def _uses(contract: Contract, two_registers: bool) -> Pairs:
    normaal, dal = contract.afname_normaal, contract.afname_dal
    totals = _ends(contract.afname, ELECTRICITY_FIELDS[USE])
    if contract.afname is None and contract.met_teruglevering:
        feeds = _ends(contract.terug, ELECTRICITY_FIELDS[FEED])
        low, high = totals
        totals = spread([low, high, *(feed for feed in feeds if low < feed < high)])
    if not two_registers:
        return tuple((total, 0.0) for total in totals)
    if normaal is not None and dal is not None:
        return ((normaal, dal),)
    if contract.afname is not None and normaal is not None:
        return ((normaal, contract.afname - normaal),)
    if contract.afname is not None and dal is not None:
        return ((contract.afname - dal, dal),)
    return tuple(pair for total in totals for pair in ((total, 0.0), (0.0, total)))


def _feeds(contract: Contract, uses: Pairs) -> Pairs:
    """Feed-in per register; with two registers its split is not on the bill, so it can be any."""
    if contract.terug == 0:
        return ((0.0, 0.0),)
    totals = _ends(contract.terug, ELECTRICITY_FIELDS[FEED])
    if contract.terug is None:
        totals = spread([*totals, *(sum(use) for use in uses)])
    if all(dal == 0 for _, dal in uses):
        return tuple((total, 0.0) for total in totals)
    pairs = set()
    for total in totals:
        bends = {0.0, total, *(u[0] for u in uses), *(total - u[1] for u in uses)}
        pairs |= {(part, total - part) for part in bends if 0 <= part <= total}
    return tuple(sorted(pairs))


def _prices(
    contract: Contract, rules: Sequence[FeedIn], *, fee: bool
) -> tuple[Pairs, tuple[float, ...]]:
    low, high = plausible(ELECTRICITY_FIELDS[PRICE])
    normaal, dal = contract.tarief_normaal, contract.tarief_dal
    now = _ends(contract.actueel_stroom, ELECTRICITY_FIELDS[NOW]) if fee else (0.0,)
    if normaal is not None and dal is not None:
        return ((normaal, dal),), spread([*now, normaal, dal]) if len(now) > 1 else now
    if normaal is not None:
        return ((normaal, low), (normaal, high)), now
    if dal is not None:
        return ((low, dal), (high, dal)), now
    points = [low, high, *(now if fee else ())]
    if contract.met_teruglevering:
        floors = [r.minimum_deel / (1 + r.btw_deel) for r in rules if r.minimum_deel]
        known = [each for each in (contract.vergoeding, contract.kosten_per_kwh) if each]
        points += [each / floor for floor in floors for each in known]
    kept = spread(p for p in points if low <= p <= high)
    return tuple((p, p) for p in kept), spread([*now, *kept]) if len(now) > 1 else now


def _bending(
    prices: tuple[float, ...], now: tuple[float, ...], *, fee: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if not fee:
        return prices, (0.0,)
    low, high = prices[0], prices[-1]
    return (
        spread([*prices, *(p for p in now if low <= p <= high)]),
        spread([*now, *(p for p in prices if now[0] <= p <= now[-1])]),
    )


def _compensations(contract: Contract) -> tuple[float, ...]:
    if not contract.met_teruglevering:
        return (0.0,)
    return _ends(contract.vergoeding, ELECTRICITY_FIELDS[COMPENSATION])


def _costs(contract: Contract) -> tuple[float, ...]:
    """Feed-in cost per kWh; suppliers ask it per kWh or as an amount a month, not both."""
    if not contract.met_teruglevering:
        return (0.0,)
    if contract.kosten_per_kwh is None and contract.kosten_per_maand is not None:
        return (0.0,)
    return _ends(contract.kosten_per_kwh, ELECTRICITY_FIELDS[COST])


def _offer_terms(contract: Contract, offers: Sequence[EnergyOffer]) -> ElectricityTerms:
    n_axes = len(ELECTRICITY_FIELDS)
    cost_known = [o.kosten_per_kwh is not None or o.kosten_per_maand is not None for o in offers]
    return ElectricityTerms(
        normaal=per_offer([o.stroom_normaal for o in offers], n_axes),
        dal=per_offer([o.stroom_dal for o in offers], n_axes),
        vergoeding=_offer_axis(
            contract,
            [o.vergoeding for o in offers],
            OFFER_COMPENSATION,
            ELECTRICITY_FIELDS[COMPENSATION],
        ),
        kosten_per_kwh=_offer_axis(
            contract,
            [
                (o.kosten_per_kwh or 0.0) if known else None
                for o, known in zip(offers, cost_known, strict=True)
            ],
            OFFER_COST,
            ELECTRICITY_FIELDS[COST],
        ),
        kosten_per_jaar=per_offer([12 * (o.kosten_per_maand or 0.0) for o in offers], n_axes),
    )


def _offer_axis(
    contract: Contract, values: Sequence[float | None], axis: int, field: str
) -> Amounts:
    """Values of the offers on an axis of two points where one of them is unknown."""
    n_axes = len(ELECTRICITY_FIELDS)
    if not contract.met_teruglevering:
        return np.zeros([1] * (n_axes + 1))
    low, high = plausible(field)
    if all(value is not None for value in values):
        return per_offer([value or 0.0 for value in values], n_axes)
    shape = [len(values)] + [1] * n_axes
    shape[axis + 1] = 2
    ends = [(low, high) if value is None else (value, value) for value in values]
    return np.asarray(ends, dtype=np.float64).reshape(shape)
