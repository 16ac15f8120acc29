"""Days as numbers that arrays can hold, ages on a day, and the months of a year.

A day in an array is the integer yyyymmdd: an age is then one subtraction, also for who was born
on 29 February (who becomes a year older on 1 March in other years).
"""

from calendar import monthrange
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int32]

MONTHS = range(1, 13)
MAANDEN = len(MONTHS)
MAANDNAMEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def as_number(day: date) -> int:
    """yyyymmdd"""
    return day.year * 10_000 + day.month * 100 + day.day


def age_on(born: Days, day: Days | int) -> Days:
    """Whole years on the day; both as yyyymmdd, broadcast."""
    return np.asarray((np.asarray(day, dtype=np.int32) - born) // np.int32(10_000), dtype=np.int32)


def first_days(year: int) -> Days:
    """The first day of each month, shape (12,)."""
    return np.array([year * 10_000 + m * 100 + 1 for m in MONTHS], dtype=np.int32)


def last_days_before(year: int) -> Days:
    """The last day before each month, shape (12,): who has an age then, has it all that month."""
    before = [date(year - 1, 12, 31)]
    before += [date(year, m, monthrange(year, m)[1]) for m in range(1, 12)]
    return np.array([as_number(d) for d in before], dtype=np.int32)


def first_days_of_quarter(year: int) -> Days:
    """For each month the first day of its quarter, shape (12,)."""
    return np.array(
        [year * 10_000 + (3 * ((m - 1) // 3) + 1) * 100 + 1 for m in MONTHS], dtype=np.int32
    )


def months_from(year: int, day: date | None) -> NDArray[np.bool_]:
    """Which months have ``day`` on or before their first day; all of them without a day."""
    if day is None:
        return np.ones(12, dtype=bool)
    return first_days(year) >= as_number(day)
