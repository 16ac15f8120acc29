"""What energy costs this household in a year, as a column for the laws that look at it."""

from dataclasses import replace

import numpy as np

from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.households.columns import Array

KOSTEN = "energie.kosten_per_jaar"
_COLUMN = "energiekosten"


def unknown_energy_cost() -> tuple[dict[str, Array], Open]:
    """Where nobody worked it out: anything that is plausible."""
    low, high = FIELDS[KOSTEN].aannemelijk or (0.0, 0.0)
    ends = (float(low), float(high))
    return {_COLUMN: np.array([[np.nan]])}, Open(KOSTEN, _COLUMN, "getal", ends)


def with_energy_cost(case: Case, known: tuple[float, float] | None, missing: str) -> Case:
    """``known``: lowest and highest by the bill; ``missing``: the fact that would settle it."""
    now = next(o for o in case.opens if o.naam == _COLUMN)
    rest = tuple(o for o in case.opens if o is not now)
    low, high = known or now.einden
    if low < high:
        return replace(case, opens=(*rest, replace(now, veld=missing, einden=(low, high))))
    return replace(case, opens=rest, facts={**case.facts, _COLUMN: np.array([[low]])})
