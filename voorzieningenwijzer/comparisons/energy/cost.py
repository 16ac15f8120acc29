"""What energy costs in a year: pure formulas on arrays that broadcast.

All amounts are euros a year with VAT. Network cost, energy tax and its reduction are the same
with every supplier; ``electricity_supply`` and ``gas_supply`` hold what differs.
Source: how the bill is built (delivery, fixed cost, feed-in; tax per kWh and m3; reduction).
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Amounts: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ElectricityUse:
    """kWh a year per register; a single register stands under ``normaal``, with ``dal`` zero."""

    afname_normaal: Amounts
    afname_dal: Amounts
    terug_normaal: Amounts
    terug_dal: Amounts


@dataclass(frozen=True, slots=True)
class ElectricityTerms:
    """Euros per kWh with VAT and without energy tax; the feed-in cost also as an amount a year."""

    normaal: Amounts
    dal: Amounts
    vergoeding: Amounts
    kosten_per_kwh: Amounts
    kosten_per_jaar: Amounts


def billed_kwh(afname: Amounts, terug: Amounts, salderen_deel: float) -> Amounts:
    """What is left to pay of one register after netting."""
    return np.maximum(afname - salderen_deel * terug, 0)


def surplus_kwh(afname: Amounts, terug: Amounts, salderen_deel: float) -> Amounts:
    """What was fed in and not netted: this gets the feed-in compensation."""
    return terug - np.minimum(salderen_deel * terug, afname)


def taxed_kwh(use: ElectricityUse, salderen_deel: float) -> Amounts:
    return billed_kwh(use.afname_normaal, use.terug_normaal, salderen_deel) + billed_kwh(
        use.afname_dal, use.terug_dal, salderen_deel
    )


def electricity_supply(
    use: ElectricityUse,
    terms: ElectricityTerms,
    salderen_deel: float,
    netto_minstens: float | None = None,
) -> Amounts:
    """Delivery, less compensation, plus feed-in cost (over everything that is fed in).

    ``netto_minstens``: what is left per kWh of the compensation after the cost is at least this.
    """
    normaal = billed_kwh(use.afname_normaal, use.terug_normaal, salderen_deel) * terms.normaal
    dal = billed_kwh(use.afname_dal, use.terug_dal, salderen_deel) * terms.dal
    surplus = surplus_kwh(use.afname_normaal, use.terug_normaal, salderen_deel)
    surplus = surplus + surplus_kwh(use.afname_dal, use.terug_dal, salderen_deel)
    terug = use.terug_normaal + use.terug_dal
    feed_in_cost = terms.kosten_per_kwh * terug + np.where(terug > 0, terms.kosten_per_jaar, 0)
    fed_in: Amounts = surplus * terms.vergoeding - feed_in_cost
    if netto_minstens is not None:
        fed_in = np.maximum(fed_in, netto_minstens * terug)
    return normaal + dal - fed_in


def gas_supply(m3: Amounts, per_m3: Amounts) -> Amounts:
    return m3 * per_m3


def with_vat(amount: float, btw_deel: float) -> float:
    return amount * (1 + btw_deel)


def lowest_compensation(per_kwh: Amounts, minimum_deel: float, btw_deel: float) -> Amounts:
    """The legal minimum per kWh fed in: a part of the bare price without VAT."""
    return minimum_deel * per_kwh / (1 + btw_deel)


def without_tax(all_in: float, belasting_met_btw: float) -> float:
    """A bare price from an all-in price, with the tax of the year that is in that price."""
    return all_in - belasting_met_btw
