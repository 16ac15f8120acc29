"""Income against shares of the bijstandsnorm, on one basis at a time.

With holiday pay against the norm with it, without against the norm without; never crosswise, since
the five percent between the two decides at many limits.

Law:     Pw art. 19 lid 3 (5 percent of the inclusive norm), art. 31, 32.
Amounts: tariffs/regelingen/inkomensbanden.yaml, bijstandsnorm.yaml
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.money import Euros, nearest_cent


@dataclass(frozen=True, slots=True)
class Limits:
    """One share of the norm, per row and month."""

    procent: int
    met_vakantiegeld: Euros
    zonder_vakantiegeld: Euros


def without_holiday_allowance(norm: Euros, deel: float) -> Euros:
    """The norm less its holiday allowance, that is a share of the norm itself."""
    return np.asarray(norm - nearest_cent(norm * deel))


def bands(norm: Euros, deel: float, percentages: Sequence[int]) -> tuple[Limits, ...]:
    zonder = without_holiday_allowance(norm, deel)
    return tuple(
        Limits(p, nearest_cent(norm * p / 100), nearest_cent(zonder * p / 100)) for p in percentages
    )


def least_without_holiday_pay(inkomen: Euros, deel_van_loon: float) -> Euros:
    """Of an income with holiday pay what is at least left without: all of it may be wage."""
    return np.asarray(inkomen / (1 + deel_van_loon))
