"""The points at which an open fact is tried: its ends, each turning point, each age that counts."""

from collections.abc import Collection, Mapping

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.care_points import CARE_HOURS, hours_points
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.columns import (
    AANVRAGER,
    KIND,
    MEDEBEWONER,
    ONDERHUURDER,
    PARTNER,
)

_UNIT = 0.01


class LimitPoints:
    """Callable for ``complete``: the points of one open fact under a rule's limits."""

    def __init__(self, limits: Mapping[str, tuple[float, ...]]) -> None:
        self.limits = limits

    def __call__(self, case: Case, item: Open) -> Collection[float]:
        if item.soort == "keus":
            return item.einden
        if item.soort == "dag":
            return self._births(case, item)
        low, high = min(item.einden), max(item.einden)
        found = {low, high}
        for limit in self.limits.get(item.naam, ()):
            found |= _around(limit)
            if item.naam == "kale_huur":
                found |= {
                    p for extra in _known(case, "servicekosten") for p in _around(limit - extra)
                }
        if item.naam in CARE_HOURS:
            found |= hours_points(case, item)
        if item.naam == "servicekosten":
            for limit in self.limits.get("kale_huur", ()):
                found |= {p for rent in _known(case, "kale_huur") for p in _around(limit - rent)}
        return [p for p in found if low <= p <= high]

    def _births(self, case: Case, item: Open) -> Collection[float]:
        """The youngest it can be; per age born just in time to have it all year or just too late.

        Over the highest age all are alike, so the oldest counts only where nobody can be over it.
        """
        kind = _AGES[int(case.persons["rol"][item.persoon or 0].max())]
        ages = self.limits.get(kind, ())
        low, high = min(item.einden), max(item.einden)
        years = self.limits.get("geboren_voor", ()) if kind == "leeftijd" else ()
        over_all = ages and (case.jaar - int(max(ages)) - 1) * 10_000 + 1231 >= low
        found = {high} if over_all else {low, high}
        for first in years:
            found |= {(first - 1) * 10_000 + 1231.0, first * 10_000 + 101.0}
        for age in ages:
            year = case.jaar - int(age)
            found |= {(year - 1) * 10_000 + 1231.0, year * 10_000 + 1231.0}
        day = as_number(case.peildatum)
        return [p for p in found if low <= p <= min(high, day)]


_AGES = {
    AANVRAGER: "leeftijd",
    PARTNER: "leeftijd",
    KIND: "leeftijd_kind",
    MEDEBEWONER: "leeftijd_medebewoner",
    ONDERHUURDER: "leeftijd_medebewoner",
}


def _around(edge: float) -> set[float]:
    return {edge - _UNIT, edge, edge + _UNIT}


def _known(case: Case, naam: str) -> set[float]:
    """Every value of the year, and the ends of one that is open."""
    known = {float(r) for r in np.unique(case.facts[naam]) if not np.isnan(r)}
    return known | {end for o in case.opens if o.naam == naam for end in o.einden}
