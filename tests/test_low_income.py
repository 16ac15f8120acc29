"""Thirty-six months of low income: each month against the norm of its own half-year.

Norms with holiday pay for one person (Pw art. 21 onder a, text per half-year): 1,216.62 (2023-2),
1,283.83, 1,308.45 (2024), 1,345.45, 1,369.06 (2025), 1,401.50, 1,419.46 (2026). For a couple
1,738.02 (2023-2), 1,834.04 (2024-1). With one housemate art. 22a: half of the norm of a couple.
"""

from datetime import date
from typing import Any

import pytest

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.incomes import incomes
from voorzieningenwijzer.entitlements.laag_inkomen import Month, Norm, months_low
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 11, 21)  # thirty-six months before: November 2023 up to and including October 2026
NORMS = (
    (date(2023, 7, 1), date(2023, 12, 31), 1216.62),
    (date(2024, 1, 1), date(2024, 6, 30), 1283.83),
    (date(2024, 7, 1), date(2024, 12, 31), 1308.45),
    (date(2025, 1, 1), date(2025, 6, 30), 1345.45),
    (date(2025, 7, 1), date(2025, 12, 31), 1369.06),
    (date(2026, 1, 1), date(2026, 6, 30), 1401.50),
    (date(2026, 7, 1), date(2026, 12, 31), 1419.46),
)


def income(amount: float, since: date, until: date | None = None, **more: Any) -> dict[str, Any]:
    row = {"soort": "ww", "bedrag": amount, "per": "maand", "bruto": False}
    row |= {"vakantiegeld": "inclusief", "vanaf": since} | more
    return row | ({"tot": until} if until else {})


def at_the_norm(more: float = 0.0, half_year: int = -1) -> list[dict[str, Any]]:
    """Each half-year precisely its norm; in one of them ``more``."""
    return [
        income(norm + (more if number == half_year else 0), since, until)
        for number, (since, until, norm) in enumerate(NORMS)
    ]


def months(rows: Any, *others: dict[str, Any], **facts: Any) -> tuple[float, float] | None:
    person = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1984, 5, 6), "inkomens": rows}
    mapping = {"peildatum": DAY, "personen": [person | facts, *others]}
    found = incomes(read_household(mapping, "x"), TABLES, 2026)
    return found.columns.get("maanden_laag", {}).get("a")


def test_precisely_the_norm_of_every_half_year_is_low_as_far_as_there_are_norms() -> None:
    """July 2023 up to and including October 2026 is 40 months."""
    assert months(at_the_norm()) == (40, 60)


@pytest.mark.parametrize(
    ("half_year", "expected"),
    [
        # months after the half-year in which it was a cent too much, up to October 2026
        (0, 34),
        (1, 28),
        (2, 22),
        (3, 16),
        (4, 10),
        (5, 4),
        (6, None),
    ],
)
def test_a_cent_above_the_norm_of_one_half_year_breaks_the_row(
    half_year: int, expected: int | None
) -> None:
    found = months(at_the_norm(0.01, half_year))
    assert found == ((0, 0) if expected is None else (expected, expected))


def test_the_norm_of_now_says_nothing_about_years_ago() -> None:
    """1,400 is under the norm of 2026 and above that of December 2025 (1,369.06)."""
    rows = [income(1400, date(2023, 7, 1), date(2026, 12, 31))]
    assert months(rows) == (10, 10)


def test_an_amount_of_now_is_not_held_against_an_older_norm() -> None:
    """It still runs, so it was lower before: 1,400 since 2023 leaves the older months open."""
    assert months([income(1400, date(2023, 1, 1))]) == (10, 60)
    assert months([income(1216.62, date(2023, 1, 1))]) == (40, 60)
    assert months([income(1419.47, date(2023, 1, 1))]) == (0, 0)


def test_bijstand_is_low_whatever_was_paid() -> None:
    bijstand = income(1500, date(2023, 11, 1), soort="bijstand", vakantiegeld="exclusief")
    assert months([bijstand]) == (36, 60)


def test_months_without_a_known_income_stay_open() -> None:
    assert months([income(900, date(2025, 3, 1))]) == (20, 60)
    gap = [income(900, date(2025, 3, 1)), income(950, date(2023, 7, 1), date(2024, 12, 31))]
    assert months(gap) == (20, 60)
    part = [income(900, date(2025, 3, 15)), income(2500, date(2023, 7, 1), date(2025, 2, 28))]
    assert months(part) == (19, 20)
    assert months([{"soort": "ww", "bedrag": 900, "per": "maand", "bruto": False}]) is None
    assert months([income(900, date(2024, 1, 1)), {"soort": "overig", "bedrag": 3}]) is None


def test_gross_of_a_year_without_a_table_is_unknown() -> None:
    """2025 and 2026 have a table: 22 months; 1,500 gross is at most 1,500 net a month."""
    rows = [income(1200, date(2023, 7, 1), bruto=True)]
    assert months(rows) == (22, 60)


def test_without_holiday_pay_it_counts_with_it() -> None:
    """1,310 with eight percent is 1,414.80: at most that; under 1,419.46 and above 1,401.50."""
    rows = [
        income(1310, date(2026, 1, 1), date(2026, 12, 31), vakantiegeld="exclusief", soort="loon")
    ]
    assert months(rows) == (4, 4)


def partner(rows: Any) -> dict[str, Any]:
    person = {"id": "b", "rol": "partner", "relatie": "gehuwd", "geboortedatum": date(1986, 1, 2)}
    return person | {"inkomens": rows}


def test_of_a_couple_both_incomes_against_the_norm_of_a_couple() -> None:
    """From January up to and including June 2024 1,834.04; before that 1,738.02."""
    mine = [income(1000, date(2023, 7, 1), date(2026, 12, 31))]
    assert months(mine, partner([income(834.04, date(2023, 7, 1), date(2026, 12, 31))])) == (34, 34)
    assert months(mine, partner([income(738.02, date(2023, 7, 1), date(2026, 12, 31))])) == (40, 60)
    assert months(mine, partner([])) is None


def test_with_a_housemate_it_depends_on_the_municipality() -> None:
    """Half of 2,027.79 is 1,013.90: under that it is surely low, above 1,419.46 surely not."""
    mate = {"id": "m", "rol": "medebewoner", "geboortedatum": date(1980, 1, 1)}
    july = date(2026, 7, 1)
    end = date(2026, 12, 31)
    assert months([income(1013.90, july, end)], mate) == (4, 60)
    assert months([income(1013.91, july, end)], mate) is None
    assert months([income(1419.47, july, end)], mate) == (0, 0)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        # of AOW age all the time: 1,587.34 since July 2026, 1,564.69 before
        (date(1950, 1, 1), (4, 4)),
        # 21 on 5 August 2026: before September there is no norm of an adult to compare with
        (date(2005, 8, 5), (0, 0)),
        (None, None),
    ],
)
def test_by_age(born: date | None, expected: Any) -> None:
    rows = [income(1570, date(2023, 7, 1), date(2026, 12, 31))]
    facts = {"geboortedatum": born} if born else {"geboortedatum": None}
    assert months(rows, **facts) == expected


def test_what_was_said_wins() -> None:
    rows = [income(900, date(2025, 3, 1))]
    mapping: dict[str, Any] = {"peildatum": DAY, "gemeente": "Coevorden"}
    person = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1984, 5, 6), "vermogen_nu": 10}
    person |= {"inkomens": rows, "student_studiefinanciering": False}

    def status(**facts: Any) -> tuple[Status, bool]:
        household = read_household(mapping | {"personen": [person | facts]}, "x")
        found = assess(household, TABLES, 2026).outcome("individuele_inkomenstoeslag")
        assert found is not None
        return found.status, "personen.a.maanden_laag_inkomen" in found.ontbreekt

    assert status() == (Status.ONBEKEND, True)
    assert status(maanden_laag_inkomen=36) == (Status.CONTROLEREN, False)
    assert status(maanden_laag_inkomen=35) == (Status.GEEN_RECHT, False)
    assert status(inkomens=at_the_norm()) == (Status.CONTROLEREN, False)
    assert status(inkomens=at_the_norm(0.01, 0))[0] is Status.GEEN_RECHT


def test_the_norm_of_a_month() -> None:
    norm = Norm(1419.46, 2027.79, 1587.34, 2176.10, 0.40, 0.30)
    assert norm.ends(False, False, 0) == (1419.46, 1419.46)
    assert norm.ends(True, True, 0) == (2176.10, 2176.10)
    assert norm.ends(False, True, 0) == (1587.34, 1587.34)
    # two housemates: 43.33% of the norm of a couple; a couple with one: 2 x 43.33%
    assert norm.ends(False, False, 2) == (878.71, 1419.46)
    assert norm.ends(True, False, 1) == (2 * 878.71, 2027.79)


def test_rows_of_months() -> None:
    low, high, open_ = Month((10, 10), (9, 10)), Month((10, 10), (11, 12)), Month((10, 10))
    assert months_low([]) == (0, None)
    assert months_low([low, low, open_, low]) == (2, None)
    assert months_low([low, open_, low, high, low]) == (1, 3)
    assert months_low([high]) == (0, 0)
    assert Month((10, 10), (9, 11)).low is None
    assert Month((10, 10), bijstand=True).low is True
    assert Month((8, 10), (11, 11), nu=12.0).low is None
