"""What a supplier may ask when a fixed contract is ended early.

Contracts from 1 June 2023: at most the supplier's loss, per product the volume that is left times
the positive difference between contract price and that supplier's price now (Stcrt. 2023, 1492).
Older contracts: an amount per product by the time that is left. Variable and dynamic contracts,
and any contract after its fixed period: nothing.
"""

from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.comparisons.energy.cost import Amounts


@dataclass(frozen=True, slots=True)
class OldFees:
    """Euros per product, by the years that are left; each limit itself still counts as under it."""

    eerste_grens_jaren: float
    tweede_grens_jaren: float
    derde_grens_jaren: float
    tot_eerste_grens: float
    tot_tweede_grens: float
    tot_derde_grens: float
    langer: float


def loss_per_year(volume: Amounts, contract_price: Amounts, price_now: Amounts) -> Amounts:
    """The supplier's loss on one product for each year that is left; never negative."""
    return volume * np.maximum(contract_price - price_now, 0)


def old_fee(years_left: float, products: int, amounts: OldFees) -> float:
    """The old table; ``products`` is one for electricity alone, two with gas."""
    if years_left <= 0:
        return 0.0
    steps = (
        (amounts.eerste_grens_jaren, amounts.tot_eerste_grens),
        (amounts.tweede_grens_jaren, amounts.tot_tweede_grens),
        (amounts.derde_grens_jaren, amounts.tot_derde_grens),
    )
    per_product = next((fee for limit, fee in steps if years_left <= limit), amounts.langer)
    return products * per_product
