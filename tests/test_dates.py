"""Ages on a day, and the months of a year."""

from datetime import date

import numpy as np
import pytest

from voorzieningenwijzer.dates import (
    age_on,
    as_number,
    first_days,
    first_days_of_quarter,
    last_days_before,
    months_from,
)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 8, 12), date(2026, 8, 11), 17),
        (date(2008, 8, 12), date(2026, 8, 12), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 8, 13), date(2026, 8, 12), -1),
    ],
)
def test_age(born: date, day: date, age: int) -> None:
    assert age_on(np.array([as_number(born)], dtype=np.int32), as_number(day))[0] == age


def test_a_birthday_counts_from_the_month_after_it() -> None:
    """Awir art. 5: the state on the first day; a birthday on the first counts a month later."""
    for born, first_month in ((20080812, 9), (20080801, 9), (20080731, 8)):
        ages = age_on(np.array([[born]], dtype=np.int32), last_days_before(2026)[None, :])[0]
        assert next(m for m, age in enumerate(ages, 1) if age >= 18) == first_month


def test_days_of_the_year() -> None:
    assert first_days(2026).tolist()[:2] == [20260101, 20260201]
    assert last_days_before(2024).tolist()[:3] == [20231231, 20240131, 20240229]
    assert first_days_of_quarter(2026).tolist() == [
        day for day in (20260101, 20260401, 20260701, 20261001) for _ in range(3)
    ]


def test_a_change_counts_from_the_month_that_begins_on_or_after_it() -> None:
    assert months_from(2026, date(2026, 7, 1)).tolist() == [False] * 6 + [True] * 6
    assert months_from(2026, date(2026, 7, 2)).tolist() == [False] * 7 + [True] * 5
    assert months_from(2026, date(2025, 7, 2)).all()
    assert not months_from(2026, date(2027, 1, 1)).any()
    assert months_from(2026, None).all()
