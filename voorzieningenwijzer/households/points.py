"""The points at which an open fact is tried: its ends, and where a law compares it with a limit.

A limit on a sum (income together, assets together) is reached at the limit less what the others
have, so it is tried with the others at their lowest and at their highest.
"""

from collections.abc import Collection, Mapping

import numpy as np

from voorzieningenwijzer.dates import as_number
from voorzieningenwijzer.households.case import Case, Open
from voorzieningenwijzer.households.columns import KIND

_UNIT = {"kale_huur": 0.01, "servicekosten": 0.01, "netto": 0.01}
_SUMS = ("inkomen", "vermogen", "vermogen_nu", "netto")


def points_of(limits: Mapping[str, tuple[float, ...]]) -> "LimitPoints":
    return LimitPoints(limits)


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
        unit = _UNIT.get(item.naam, 1.0)
        for limit in self.limits.get(item.naam, ()):
            for rest in self._others(case, item):
                found |= _around(limit - rest, unit)
        if item.naam == "servicekosten":
            for limit in self.limits.get("kale_huur", ()):
                found |= {p for rent in _rents(case) for p in _around(limit - rent, unit)}
        return [p for p in found if low <= p <= high]

    def _others(self, case: Case, item: Open) -> set[float]:
        """What the rest of the sum can be: lowest and highest."""
        if item.naam == "kale_huur" and "servicekosten" in self.limits:
            return self._span(case, "servicekosten", None, case.facts) | {0.0}
        if item.naam in _SUMS:
            return self._span(case, item.naam, item.persoon, case.persons) | {0.0}
        return {0.0}

    @staticmethod
    def _span(case: Case, naam: str, row: int | None, table: Mapping[str, np.ndarray]) -> set[float]:
        known = table[naam].astype(np.float64).copy()
        if row is not None:
            known[row] = 0.0
        fixed = float(np.nansum(known.max(axis=1)))
        lowest = sum(min(o.einden) for o in case.opens if o.naam == naam and o.persoon != row)
        highest = sum(max(o.einden) for o in case.opens if o.naam == naam and o.persoon != row)
        return {fixed + lowest, fixed + highest}

    def _births(self, case: Case, item: Open) -> Collection[float]:
        """For each age: born just in time to have it all year, and just too late for this year."""
        child = item.persoon is not None and bool((case.persons["rol"][item.persoon] == KIND).any())
        ages = self.limits.get("leeftijd_kind" if child else "leeftijd", ())
        low, high = min(item.einden), max(item.einden)
        found = {low, high}
        for age in ages:
            year = case.jaar - int(age)
            found |= {(year - 1) * 10_000 + 930.0, (year - 1) * 10_000 + 1231.0}
            found |= {year * 10_000 + 101.0, year * 10_000 + 1231.0}
        day = as_number(case.peildatum)
        return [p for p in found if low <= p <= min(high, day)]


def _around(edge: float, unit: float) -> set[float]:
    return {edge - unit, edge, edge + unit}


def _rents(case: Case) -> set[float]:
    """Every rent of the year, and the ends of one that is open."""
    known = {float(r) for r in np.unique(case.facts["kale_huur"]) if not np.isnan(r)}
    return known | {end for o in case.opens if o.naam == "kale_huur" for end in o.einden}
