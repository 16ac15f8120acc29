"""Euros in arrays: legal rounding, and cents at the edge.

Inside formulas an amount is a float64 number of euros that is rounded only where a law says so.
Binary fractions put 0.285 * 100 just under 28.5, so every rounding first gives way by half a
millionth of a cent.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Euros: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Counts: TypeAlias = NDArray[np.int8]

_EXACT_DECIMALS = 8
_NOISE = 0.5 * 10.0**-_EXACT_DECIMALS


def whole_euro(amount: Euros) -> Euros:
    """Nearest whole euro, half up (Awir art. 14 lid 4)."""
    return _floor(amount + (0.5 + _NOISE))


def down_to_euro(amount: Euros) -> Euros:
    """Cut off to whole euros; for amounts that are not negative."""
    return _floor(amount + _NOISE)


def up_to_cent(amount: Euros) -> Euros:
    """Up to the next cent (Wht art. 19 lid 3)."""
    return np.ceil(amount * 100 - 100 * _NOISE) / 100


def nearest_cent(amount: Euros) -> Euros:
    """Nearest cent, half up."""
    found = amount * 100
    found += 0.5 + 100 * _NOISE
    found = _floor(found)
    found /= 100
    return found


def _floor(own: Euros) -> Euros:
    """In place: for a million households the memory takes longer than the sum."""
    return np.floor(own, out=own) if isinstance(own, np.ndarray) else np.floor(own)


def cents(amount: float | Decimal) -> int:
    """Whole cents of one amount in euros, half up."""
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(round(amount, _EXACT_DECIMALS)))
    return int((exact * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
