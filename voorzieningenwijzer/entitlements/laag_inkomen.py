"""For how many months in a row the income was low: each month against the norm of its half-year.

Law:     Participatiewet (Pw) art. 36 (long low income), 19a, 21, 22, 22a.
Amounts: tariffs/regelingen/bijstandsnorm.yaml
Beyond:  under 21, an institution, another household than that of now.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from voorzieningenwijzer.entitlements.inkomstenbelasting import Ends
from voorzieningenwijzer.money import nearest_cent


@dataclass(frozen=True, slots=True)
class Norm:
    """Amounts of a half-year per month, with holiday pay."""

    alleenstaand: float
    paar: float
    alleenstaand_aow: float
    paar_aow: float
    kostendeler_vast_deel: float
    kostendeler_deel_per_persoon: float

    def ends(self, samen: bool, aow: bool, anderen: int) -> Ends:
        """Lowest and highest: with ``anderen`` as housemates who share the cost, and without.

        Whether a municipality looks at the one or the other is its own choice.
        """
        paar = self.paar_aow if aow else self.paar
        alleen = self.alleenstaand_aow if aow else self.alleenstaand
        norm = paar if samen else alleen
        if not anderen:
            return norm, norm
        zelf = 2 if samen else 1
        delers = zelf + anderen
        deel = self.kostendeler_vast_deel + delers * self.kostendeler_deel_per_persoon
        return float(nearest_cent(np.array(deel / delers * paar))) * zelf, norm


@dataclass(frozen=True, slots=True)
class Month:
    """``inkomen``: net with holiday pay, lowest and highest; None where nobody knows.

    ``bijstand``: whoever had bijstand had no more than the norm. ``nu``: what the norm has to be
    for an amount of now, since that amount was lower before.
    """

    norm: Ends
    inkomen: Ends | None = None
    bijstand: bool = False
    nu: float = 0.0

    @property
    def low(self) -> bool | None:
        if self.bijstand:
            return True
        if self.inkomen is None:
            return None
        if self.inkomen[1] <= self.norm[0]:
            return True
        return False if self.inkomen[0] > max(self.norm[1], self.nu) else None


def months_low(months: Iterable[Month]) -> tuple[int, int | None]:
    """Of months back in time, latest first: how many in a row were certainly low, and at most.

    None at most where no month is known in which the income was too high.
    """
    certain, still = 0, True
    for before, month in enumerate(months):
        if month.low is False:
            return certain, before
        still = still and month.low is True
        certain += still
    return certain, None
