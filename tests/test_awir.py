"""The ground under the allowances: months and year, one partner at most, unknown composition."""

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.assessment.order import MONTHLY
from voorzieningenwijzer.entitlements.awir import (
    advance_from_month,
    advance_from_year,
    award_per_year,
    highest_with_award,
)
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
MONTHS = st.lists(st.floats(0, 900).map(lambda x: round(x, 4)), min_size=12, max_size=12).map(
    lambda x: np.array([x])
)


@given(months=MONTHS)
def test_award_is_the_unrounded_months_together_in_whole_euros(months: np.ndarray) -> None:
    award = award_per_year(months, 24)[0, 0]
    total = months.sum()
    if total < 23.5:
        assert award == 0
    else:
        assert award == int(award)
        assert abs(award - total) <= 0.5 + 1e-6


@given(months=MONTHS)
def test_advance_is_cut_off_apart_from_the_award(months: np.ndarray) -> None:
    award = award_per_year(months, 24)
    paid = advance_from_month(award, months)
    assert (paid <= months + 1e-6).all()
    assert (paid == np.floor(paid)).all()
    by_year = advance_from_year(award, months)
    assert by_year.sum() <= award[0, 0] + 1e-6
    assert (by_year == np.floor(by_year)).all()


def test_trap_7_twelve_times_the_advance_is_not_the_award() -> None:
    """12 x 129 = 1.548, the award is 1.550."""
    months = np.full((1, 1), 1550.448 / 12)
    award = award_per_year(months, 24)
    assert award[0, 0] == 1550
    assert advance_from_year(award, months).sum() == 1548


SMALLEST = [(23.49, 0), (23.5, 24), (24.0, 24), (24.49, 24), (24.5, 25)]


@pytest.mark.parametrize(("total", "award"), SMALLEST)
def test_nothing_under_24_by_the_rounded_year(total: float, award: int) -> None:
    assert award_per_year(np.array([[total / 12]]), 24)[0, 0] == award


# per year without phase-out -> the highest income with an award, 27% above 23.425: with half a euro
# less than 24 left the year is still rounded to 24 (Awir art. 14 lid 4 and 5)
HIGHEST = [
    (10.0, 0),
    (23.49, 0),
    (23.5, 23_425),
    (24.0, 23_426),  # 0,50 / 0,27 = 1,85
    (24.58, 23_429),  # 1,08 / 0,27 = 4
    (24.84, 23_429),  # 1,34 / 0,27 = 4,96
    (4_000.0, 38_152),  # 3.976,50 / 0,27 = 14.727,78
]


@pytest.mark.parametrize(("whole", "income"), HIGHEST)
def test_the_highest_income_with_an_award(whole: float, income: int) -> None:
    found = highest_with_award(np.array([[whole]]), 0.27, 23_425, 24)[0, 0]
    assert found == income
    left = whole - 0.27 * (income - 23_425)
    if income:
        assert award_per_year(np.array([[left / 12]]), 24)[0, 0] == 24
        assert award_per_year(np.array([[(left - 0.27) / 12]]), 24)[0, 0] == 0


def person(person_id: str, rol: str, born: date, **facts: Any) -> dict[str, Any]:
    own = {"toetsingsinkomen_per_jaar": 9_000, "vermogen_op_1_januari": 0}
    extra = {"relatie": "geen", "zakelijk_huurcontract": False} if rol == "medebewoner" else {}
    child = {"kinderbijslag": True, "intensieve_zorg": False} if rol == "kind" else own
    return {"id": person_id, "rol": rol, "geboortedatum": born, **extra, **child, **facts}


HOME = {
    "soort": "zelfstandig",
    "kale_huur_per_maand": 655.0,
    "servicekosten_per_maand": 0,
    "aangepast_voor_handicap": False,
}
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def years(draw: Any) -> dict[str, Any]:
    """A household in which people come and go and the rent changes."""
    persons = [person("a", "aanvrager", date(1980, 5, 6), toetsingsinkomen_per_jaar=24_500)]
    changes: list[dict[str, Any]] = []
    for n in range(draw(st.integers(0, 2))):
        born = draw(st.dates(date(2006, 1, 1), date(2025, 12, 31)))
        persons.append(person(f"k{n}", "kind", born))
    for n in range(draw(st.integers(0, 2))):
        born = draw(st.dates(date(1960, 1, 1), date(2009, 12, 31)))
        mate = person(f"m{n}", "medebewoner", born)
        changes.append({"vanaf": draw(DAYS), "personen": [mate]})
        if draw(st.booleans()):
            changes.append({"vanaf": draw(DAYS), "weg": [f"m{n}"]})
    if draw(st.booleans()):
        spouse = person("b", "partner", date(1981, 2, 3), relatie="gehuwd")
        changes.append({"vanaf": draw(DAYS), "personen": [spouse]})
    if draw(st.booleans()):
        rent = {"kale_huur_per_maand": draw(st.sampled_from([512.5, 690.0, 940.0]))}
        changes.append({"vanaf": draw(DAYS), "verhuisd": True, "woning": rent})
    day = date(2026, 12, 31)
    return {"peildatum": day, "personen": persons, "woning": HOME, "wijzigingen": changes}


@given(mapping=years())
def test_months_sum_to_the_year_and_there_is_one_partner_at_most(mapping: dict[str, Any]) -> None:
    rows = stack([case_of(read_household(mapping, "x"), 2026)])
    members = membership(rows)
    assert (
        rows.count(np.broadcast_to(members.is_toeslagpartner, (len(rows.household), 12))) <= 1
    ).all()
    rules = [r for name, r in ready_rules(TABLES, 2026).items() if name in MONTHLY[:4]]
    for name, result in run_all(rows, rules, members).items():
        total = float(result.recht.sum())
        award = float(result.award.per_jaar[0, 0])
        assert award == pytest.approx(total, abs=0.51 if total >= 23.5 else 24), name
        assert (result.award.per_maand >= 0).all()


@given(mapping=years(), day=DAYS)
def test_a_change_counts_from_the_month_after_and_never_before(
    mapping: dict[str, Any], day: date
) -> None:
    """A spouse who comes on a day changes no month up to and including that day's month."""
    spouse = person("c", "partner", date(1979, 3, 4), relatie="gehuwd")
    changes = [
        c
        for c in mapping["wijzigingen"]
        if not any(p["rol"] == "partner" for p in c.get("personen", ()))
    ]
    before = mapping | {"wijzigingen": changes}
    after = mapping | {"wijzigingen": [*changes, {"vanaf": day, "personen": [spouse]}]}
    first = day.month if day.day == 1 else day.month + 1
    one, other = (
        membership(stack([case_of(read_household(m, "x"), 2026)])) for m in (before, after)
    )
    had = np.broadcast_to(one.heeft_toeslagpartner, (1, 12))[0]
    has = np.broadcast_to(other.heeft_toeslagpartner, (1, 12))[0]
    assert (had[: first - 1] == has[: first - 1]).all()
    assert has[first - 1 :].all()


def outcome(mapping: dict[str, Any], regeling: str) -> Outcome:
    found = assess(read_household(mapping, "x"), TABLES).outcome(regeling)
    assert found is not None
    return found


ALONE = person("a", "aanvrager", date(1984, 7, 9), toetsingsinkomen_per_jaar=22_000)


def test_unknown_composition_is_with_and_without_partner_and_children() -> None:
    """Alone 1.550 of zorgtoeslag; who lives there unknown: also with a partner, up to 2.963."""
    day = {"peildatum": date(2026, 9, 15), "personen": [ALONE], "woning": HOME}
    known = outcome(day, "zorgtoeslag")
    assert known.status is Status.RECHT
    unknown = outcome(day | {"samenstelling": "onbekend"}, "zorgtoeslag")
    assert unknown.per_jaar is not None
    assert unknown.per_jaar.minst == 0
    assert unknown.per_jaar.hoogst == 2963
    assert "personen" in unknown.ontbreekt
    children = outcome(day | {"samenstelling": "onbekend"}, "kindgebonden_budget")
    assert children.per_jaar is not None
    # two children of 16 and no partner: 2 x (2.580 + 964) + 3.416
    assert (children.per_jaar.minst, children.per_jaar.hoogst) == (0, 10_504)


def test_limits_are_met_and_not_passed_all_the_way_up() -> None:
    """Each euro more gives the same or less: no jump up where the phase-out begins."""
    found = []
    for income in (29_735, 29_736, 29_737, 40_857, 40_858):
        own = ALONE | {"toetsingsinkomen_per_jaar": income}
        mapping = {"peildatum": date(2026, 9, 15), "personen": [own], "woning": HOME}
        amount = outcome(mapping, "zorgtoeslag").per_jaar
        assert amount is not None
        found.append(amount.minst)
    assert found == [1550, 1550, 1550, 24, 0]
    assert all(a >= b for a, b in pairwise(found))
