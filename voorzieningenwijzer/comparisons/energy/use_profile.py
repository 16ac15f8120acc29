"""How a year's use lies over the months, so that a part of a year gets its own part of the use.

A supplier's fixed cost goes by days. For feed-in no profile was found: where there may be
feed-in, electricity goes by days as well.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from voorzieningenwijzer.comparisons.energy.cost import Amounts
from voorzieningenwijzer.comparisons.energy.tables import known_amounts
from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.tables import Tables

TABLE = "gebruiksprofiel"
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Profile:
    """Share of a year's use in each month; None: every day the same."""

    per_maand: tuple[float, ...] | None = None

    def part(self, first: date, after: date) -> float:
        """Of a year's use the share from ``first`` up to ``after``."""
        if after <= first:
            return 0.0
        if self.per_maand is None:
            return (after - first).days / YEAR_DAYS
        return self._until(after) - self._until(first) + after.year - first.year

    def _until(self, day: date) -> float:
        """The share of the year of ``day`` that lies before it."""
        assert self.per_maand is not None
        month = day.month - 1
        in_month = (day.day - 1) / monthrange(day.year, day.month)[1]
        return sum(self.per_maand[:month]) + self.per_maand[month] * in_month

    def years(self, start: date, days: int) -> float:
        """The use of that many days in years; 365 days are one year, also in a leap year."""
        whole, rest = divmod(days, YEAR_DAYS)
        end = start + timedelta(days=days)
        return whole + self.part(end - timedelta(days=rest), end)


BY_DAYS = Profile()


@dataclass(frozen=True, slots=True)
class Profiles:
    """In the order of the parts of a bill: electricity, gas, fixed cost."""

    stroom: Profile
    gas: Profile
    vast: Profile = BY_DAYS

    @property
    def per_deel(self) -> tuple[Profile, Profile, Profile]:
        return self.stroom, self.gas, self.vast


def profiles(tables: Tables, day: date, *, feed_in: bool) -> Profiles:
    """Without a table for that day everything goes by days."""
    return Profiles(
        BY_DAYS if feed_in else _profile(tables, day, "stroom"), _profile(tables, day, "gas")
    )


def _profile(tables: Tables, day: date, product: str) -> Profile:
    found = known_amounts(tables, TABLE, day, [f"{product}_{month}" for month in MAANDNAMEN])
    if found is None:
        return BY_DAYS
    total = sum(found.values())
    return Profile(tuple(amount / total for amount in found.values()))


@dataclass(frozen=True, slots=True)
class Spans:
    """Periods of so many days; each that differs is worked out once."""

    verschillend: tuple[tuple[date, int], ...]
    plaats: NDArray[np.intp]

    @classmethod
    def of(cls, starts: Sequence[date], days: Sequence[int]) -> "Spans":
        keys = list(zip(starts, days, strict=True))
        place = {key: n for n, key in enumerate(dict.fromkeys(keys))}
        return cls(tuple(place), np.array([place[key] for key in keys], dtype=np.intp))

    def shares(self, years: Sequence[int], profile: Profile) -> Amounts:
        """The part in each calendar year, in years of use; shape (n, years)."""
        found = [_by_year(start, days, years, profile) for start, days in self.verschillend]
        return np.array(found)[self.plaats]

    def years(self, profile: Profile) -> Amounts:
        """Years of use, shape (n,)."""
        return np.array([profile.years(*key) for key in self.verschillend])[self.plaats]


def _by_year(start: date, length: int, years: Sequence[int], profile: Profile) -> list[float]:
    end = start + timedelta(days=length)
    parts = [
        profile.part(max(start, date(year, 1, 1)), min(end, date(year + 1, 1, 1))) for year in years
    ]
    total = sum(parts)
    return [part * profile.years(start, length) / total for part in parts] if total else parts
