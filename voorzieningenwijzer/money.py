"""Euros in arrays: legal rounding, and cents at the edge.

Inside formulas an amount is a float64 number of euros that is rounded only where a law says so.
Binary fractions put 0.285 * 100 just under 28.5, so every rounding first snaps to a millionth of
a cent.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Euros: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Counts: TypeAlias = NDArray[np.int8]

_SNAP_DECIMALS = 8


def snapped(amount: Euros) -> Euros:
    """The amount without the noise of binary fractions."""
    return np.round(amount, _SNAP_DECIMALS)


def whole_euro(amount: Euros) -> Euros:
    """Nearest whole euro, half up (Awir art. 14 lid 4)."""
    return np.floor(snapped(amount) + 0.5)


def down_to_euro(amount: Euros) -> Euros:
    """Cut off to whole euros; for amounts that are not negative."""
    return np.floor(snapped(amount))


def up_to_cent(amount: Euros) -> Euros:
    """Up to the next cent (Wht art. 19 lid 3)."""
    return np.ceil(np.round(amount * 100, _SNAP_DECIMALS - 2)) / 100


def nearest_cent(amount: Euros) -> Euros:
    """Nearest cent, half up."""
    return np.floor(np.round(amount * 100, _SNAP_DECIMALS - 2) + 0.5) / 100


def cents(amount: float | Decimal) -> int:
    """Whole cents of one amount in euros, half up."""
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(round(amount, _SNAP_DECIMALS)))
    return int((exact * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
