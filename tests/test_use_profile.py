"""A year's use over the months: the shares of the government's own division of 2023."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.comparisons.energy.use_profile import (
    BY_DAYS,
    Profile,
    Spans,
    profiles,
)
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
KNOWN = profiles(TABLES, date(2026, 11, 21), feed_in=False)
DAYS = st.dates(date(2025, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "m3", "kwh"),
    [
        # Volkskrant, January 2023: up to and including 14 February 319 m3 and 487 kWh
        (date(2023, 2, 14), 319, 487),
        # Parool, December 2022: 1 January up to 13 April 610 m3 and 976 kWh
        (date(2023, 4, 13), 610, 976),
    ],
)
def test_published_sums_of_the_price_cap(day: date, m3: float, kwh: float) -> None:
    """Within a month this program goes by days, so it is off by less than a percent of the year."""
    after = day + timedelta(days=1)
    assert 1200 * KNOWN.gas.part(date(2023, 1, 1), after) == pytest.approx(m3, abs=12)
    assert 2900 * KNOWN.stroom.part(date(2023, 1, 1), after) == pytest.approx(kwh, abs=29)


def test_winter_weighs_more_for_gas_than_for_electricity() -> None:
    winter = (date(2026, 12, 1), date(2027, 3, 1))
    gas, stroom, vast = (p.part(*winter) for p in (KNOWN.gas, KNOWN.stroom, KNOWN.vast))
    assert gas > stroom > vast
    assert gas == pytest.approx((206.56 + 221.15 + 188.01) / 1200)


@given(start=DAYS, days=st.integers(0, 1500))
def test_parts_by_calendar_year_are_the_whole(start: date, days: int) -> None:
    years = range(2025, 2039)
    for profile in (KNOWN.gas, KNOWN.stroom, BY_DAYS):
        split = Spans.of([start], [days]).shares(years, profile)
        assert split.min() >= 0
        assert split.sum() == pytest.approx(profile.years(start, days))


@given(start=DAYS, whole=st.integers(0, 4))
def test_365_days_are_one_year(start: date, whole: int) -> None:
    (found,) = Spans.of([start], [365 * whole]).years(KNOWN.gas)
    assert found == pytest.approx(whole)


@given(start=DAYS, days=st.integers(0, 1500))
def test_more_days_are_never_less_use(start: date, days: int) -> None:
    assert KNOWN.gas.years(start, days) <= KNOWN.gas.years(start, days + 1) + 1e-12


def test_with_feed_in_electricity_goes_by_days() -> None:
    known = profiles(TABLES, date(2026, 11, 21), feed_in=True)
    assert known.stroom == BY_DAYS
    assert known.gas == KNOWN.gas


def test_a_day_without_table_goes_by_days() -> None:
    assert profiles(TABLES, date(2031, 1, 1), feed_in=False).gas == Profile()
