"""A higher income than estimated: what falls, what goes back, by hand from the law; in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples.plannen import voorbeelden as v
from tests.examples_reader import household as example
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.repayment_guard import HIGHER, SAFE, Guard, repayment_guard
from voorzieningenwijzer.documents.html import render
from voorzieningenwijzer.documents.papers.plan_paper import blocks
from voorzieningenwijzer.households.file import Household, read_household
from voorzieningenwijzer.outcomes import Assessment, Between
from voorzieningenwijzer.plan import Plan, make_plan
from voorzieningenwijzer.plan.higher_income import higher_income
from voorzieningenwijzer.plan.higher_table import HigherIncome
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
SMALL = 121
"""Awir art. 26a, 2026: tariffs/regelingen/toeslagen_algemeen.yaml."""


def of(mapping: Mapping[str, Any]) -> Household:
    return read_household(mapping, "x", date(2026, 11, 15))


def guarded(mapping: Mapping[str, Any]) -> tuple[Assessment, Guard | None]:
    household = of(mapping)
    found = assess(household, TABLES)
    return found, repayment_guard(household, TABLES, found)


def guard_of(**given: Any) -> Guard:
    found = guarded(example(given, 2026))[1]
    assert found is not None
    return found


def exact(amount: float) -> Between:
    return Between(amount, amount)


# regeling, gegeven, per share (per jaar, te veel, terug), veilige schatting
WORKED = [
    # Wzt art. 2, D = 29.736: 2.119 - 0,01912 x D = 1.550,45; 30.000: - 0,1373 x 264 = 1.514,20,
    # voorschot 12 x 126 = 1.512; 31.500: - 0,1373 x 1.764 = 1.308,25; 33.000: - 0,1373 x 3.264 =
    # 1.102,30; 36.000: - 0,1373 x 6.264 = 690,40
    (
        "zorgtoeslag",
        {"inkomen": 30000},
        [(1308, 204, 204), (1102, 410, 410), (690, 822, 822)],
        33000,
    ),
    # Wht art. 21: 498,20 - 202,52 + 0,65 x 101,80 = 361,85; af 0,27 x (I - 23.425) / 12.
    # 24.000: 348,9125, voorschot 12 x 348 = 4.176; 25.200: 321,9125; 26.400: 294,9125;
    # 28.800: 240,9125
    (
        "huurtoeslag",
        {"inkomen": 24000, "huur": 600},
        [(3863, 313, 313), (3539, 637, 637), (2891, 1285, 1285)],
        26400,
    ),
    # Wkgb art. 2: 2 x 2.580 + 3.416 = 8.576, voorschot 12 x 714 = 8.568; 29.400 is onder 29.736;
    # 30.800: - 0,076 x 1.064 = 8.495,14, 73 te veel is een klein verschil; 33.600: - 0,076 x 3.864
    # = 8.282,34
    (
        "kindgebonden_budget",
        {"inkomen": 28000, "kinderen": [6, 11]},
        [(8576, 0, 0), (8495, 73, 0), (8282, 286, 286)],
        30800,
    ),
    # Bkot art. 8: 90 x 10,10 = 909; 55.000: 0,960 is 872,64, voorschot 12 x 872 = 10.464;
    # 57.750: 0,955 is 868,095; 60.500: 0,939 is 853,551; 66.000: 0,916 is 832,644
    (
        "kinderopvangtoeslag",
        {
            "inkomen": 55000,
            "bezigheid": "werkt",
            "kinderen": [{"leeftijd": 1, "opvang": ["dagopvang", 90, 10.10]}],
        },
        [(10417, 47, 0), (10243, 221, 221), (9992, 472, 472)],
        60500,
    ),
]


@pytest.mark.parametrize(("regeling", "given", "expected", "safe"), WORKED)
def test_what_the_law_gives_at_a_higher_income(
    regeling: str, given: dict[str, Any], expected: list[tuple[float, ...]], safe: float
) -> None:
    guard = guard_of(**given)
    found = next(g for g in guard.toeslagen if g.regeling == regeling)
    assert [(h.per_jaar, h.te_veel, h.terug) for h in found.hoger] == [
        (exact(a), exact(b), exact(c)) for a, b, c in expected
    ]
    assert guard.inkomen == exact(given["inkomen"])
    assert guard.veilig == exact(safe)
    assert guard.regels is not None
    assert guard.regels.klein_verschil == SMALL


def test_two_incomes_that_count_rise_together() -> None:
    """Wzt art. 2: 4.238 - 0,04289 x 29.736 = 2.962,62; 31.000: - 0,1373 x 1.264 = 2.789,08,
    voorschot 12 x 232 = 2.784; 34.100: - 0,1373 x 4.364 = 2.363,44."""
    guard = guard_of(inkomen=20000, partner={"inkomen": 11000})
    found = next(g for g in guard.toeslagen if g.regeling == "zorgtoeslag")
    assert guard.inkomen == exact(31000)
    assert guard.samen
    assert (found.hoger[1].per_jaar, found.hoger[1].terug) == (exact(2363), exact(421))


def test_the_income_of_a_housemate_stays_what_it_is() -> None:
    """Wht art. 21: 498,20 - 200,71 + 0,65 x 101,80 = 363,66; af 0,22 x (I - 31.500) / 12. I with
    the 22.000 of the housemate: 32.000 gives 354,49, voorschot 12 x 354 = 4.248; only the own part
    rises: 34.000 gives 317,83, 3.813,92 a year."""
    guard = guard_of(inkomen=10000, huur=600, huisgenoten=[{"leeftijd": 45, "inkomen": 22000}])
    assert guard.inkomen == exact(10000)
    rent = next(g for g in guard.toeslagen if g.regeling == "huurtoeslag")
    assert (rent.hoger[-1].per_jaar, rent.hoger[-1].terug) == (exact(3814), exact(434))


def test_the_advance_of_part_of_a_year_counts_its_months() -> None:
    """18 on 10 April, so from May (Wzt art. 2 lid 1; Awir art. 5): 8/12 of 1.514,20 is 1.009,46,
    voorschot 8 x 126 = 1.008; at 33.000 it is 8/12 of 1.102,30 = 734,87."""
    guard = guard_of(inkomen=30000, geboren=date(2008, 4, 10))
    zorg = next(g for g in guard.toeslagen if g.regeling == "zorgtoeslag")
    assert (zorg.hoger[1].per_jaar, zorg.hoger[1].terug) == (exact(735), exact(273))


def test_nothing_to_repay_where_nothing_falls() -> None:
    """Under the threshold of Wzt art. 2 also with a fifth more: 1,2 x 24.000 = 28.800 < 29.736."""
    guard = guard_of(inkomen=24000)
    zorg = next(g for g in guard.toeslagen if g.regeling == "zorgtoeslag")
    assert [h.te_veel for h in zorg.hoger] == [exact(0)] * len(HIGHER)
    assert [h.per_maand for h in zorg.hoger] == [exact(129)] * len(HIGHER)
    assert guard.veilig == guard.inkomen


def test_an_income_that_nobody_knows_says_what_is_missing() -> None:
    guard = guard_of(inkomen="onbekend", huur=600)
    assert guard.ontbreekt == ("personen.a.toetsingsinkomen_per_jaar",)
    assert (guard.inkomen, guard.veilig, guard.toeslagen) == (None, None, ())


def test_a_partner_of_whom_nobody_knows_the_income() -> None:
    guard = guard_of(inkomen=20000, partner={"inkomen": "onbekend"})
    assert guard.ontbreekt
    assert guard.toeslagen == ()


def test_no_allowance_and_no_income_say_nothing() -> None:
    assert guarded(example({"inkomen": 90000}, 2026))[1] is None
    assert guarded(example({"inkomen": 0}, 2026))[1] is None


def test_what_is_not_certain_at_all_is_named_and_not_worked_out() -> None:
    guard = guard_of(inkomen=30000, huur="onbekend", woning="onbekend")
    assert [g.regeling for g in guard.toeslagen] == ["zorgtoeslag"]
    assert guard.open == ("huurtoeslag",)


def net(amount: float, **more: Any) -> dict[str, Any]:
    """Only a net amount is known, so that the income of the year is a range."""
    mapping = example({"inkomen": "onbekend", "huur": 640, **more}, 2026)
    mapping["personen"][0]["netto_inkomen_per_maand"] = amount
    return mapping


@pytest.mark.parametrize("amount", [1500.0, 1750.0, 1900.0])
def test_with_a_range_every_income_in_it_is_enclosed(amount: float) -> None:
    guard = guarded(net(amount))[1]
    assert guard is not None
    assert guard.inkomen is not None
    low, high = guard.inkomen.minst, guard.inkomen.hoogst
    assert low < high
    compared = 0
    for step in range(24):
        income = round(low + (high - low) * step / 23, 2)
        one = guarded(example({"inkomen": income, "huur": 640}, 2026))[1]
        if one is None:
            continue  # no allowance any more at this end
        for wide in guard.toeslagen:
            narrow = next((g for g in one.toeslagen if g.regeling == wide.regeling), None)
            for outer, inner in zip(wide.hoger, narrow.hoger if narrow else (), strict=False):
                for name in ("per_maand", "per_jaar", "te_veel", "terug"):
                    a, b = getattr(outer, name), getattr(inner, name)
                    assert a.minst <= b.minst <= b.hoogst <= a.hoogst, (income, name)
                    compared += 1
    assert compared >= 100


@settings(max_examples=60)
@given(
    income=st.integers(500, 60_000),
    rent=st.integers(250, 900),
    children=st.lists(st.integers(0, 17), max_size=3),
    partner=st.none() | st.integers(0, 30_000),
)
def test_the_repayment_never_falls_as_income_rises_and_is_that_of_the_law(
    income: int, rent: int, children: list[int], partner: int | None
) -> None:
    facts: dict[str, Any] = {"inkomen": income, "huur": rent, "kinderen": children}
    if partner is not None:
        facts["partner"] = {"inkomen": partner}
    now, guard = guarded(example(facts, 2026))
    if guard is None:
        return
    for one in guard.toeslagen:
        back = [h.terug.hoogst for h in one.hoger]
        assert back == sorted(back)
        year = [h.per_jaar.hoogst for h in one.hoger]
        assert year == sorted(year, reverse=True)
        outcome = now.outcome(one.regeling)
        assert outcome is not None
        assert outcome.per_jaar is not None
        for h in one.hoger:
            if h.per_jaar == outcome.per_jaar:
                assert h.te_veel == h.terug == exact(0)
    raised = {"inkomen": round(income * (1 + SAFE), 2)}
    if partner is not None:
        raised["partner"] = {"inkomen": round(partner * (1 + SAFE), 2)}
    then = guarded(example(facts | raised, 2026))[0]
    for one in guard.toeslagen:
        outcome = then.outcome(one.regeling)
        assert outcome is not None
        assert outcome.per_jaar == one.hoger[HIGHER.index(SAFE)].per_jaar
        # the advance of the safe estimate is never more than the award at that income
        assert outcome.per_maand is not None
        assert 12 * outcome.per_maand.hoogst <= outcome.per_jaar.hoogst + 0.5


# ------------------------------------------------------------------------------- in words


def said(**given: Any) -> HigherIncome:
    now, guard = guarded(example(given, 2026))
    found = higher_income(Speaker(plan_texts(), v.context("Test")), now, guard)
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_words_hold_the_figures() -> None:
    found = said(inkomen=30000, huur=250)
    head = [plain(cell) for cell in found.kop_rij]
    assert head == ["Bij € 30.000", "5% meer: € 31.500", "10% meer: € 33.000", "20% meer: € 36.000"]
    assert [plain(cell) for cell in found.rijen[0]] == [
        "Zorgtoeslag, € 126 per maand",
        "€ 109 per maand, € 204 terug",
        "€ 91 per maand, € 410 terug",
        "€ 57 per maand, € 822 terug",
    ]
    sentences = plain(" ".join((*found.inleiding, *found.zinnen)))
    assert "Wij rekenen met € 30.000 inkomen in 2026." in sentences
    assert "Veilige schatting: € 33.000." in sentences
    assert "binnen 4 weken door bij Dienst Toeslagen" in sentences
    assert "Een verschil tot en met € 121 hoeft na het jaar niet terug." in sentences


def test_a_range_of_incomes_is_said_in_whole_euros_that_are_enough() -> None:
    """1,05 x 30.737,90 = 32.274,80; 1,05 x 38.383,84 = 40.303,03; 1,10 x it is 42.222,22."""
    now, guard = guarded(net(1900.0))
    assert guard is not None
    guard = replace(guard, inkomen=Between(30737.90, 38383.84), veilig=Between(33811.69, 42222.22))
    found = higher_income(Speaker(plan_texts(), v.context("Test")), now, guard)
    assert found is not None
    assert plain(found.inleiding[0]) == "Wij rekenen met € 30.738 tot € 38.384 inkomen in 2026."
    assert plain(found.kop_rij[1]) == "5% meer: € 32.275 tot € 40.304"
    assert plain(found.zinnen[0]).startswith("Veilige schatting: € 42.223.")


def test_a_small_difference_is_not_called_repaying() -> None:
    row = said(inkomen=28000, kinderen=[6, 11]).rijen
    budget = next(r for r in row if r[0].startswith("Kindgebonden"))
    assert plain(budget[2]) == "€ 707 per maand, € 73 te veel"
    assert plain(row[-1][0]) == "Samen na het jaar"


def test_words_without_a_table_where_nothing_falls_or_nothing_is_known() -> None:
    safe = said(inkomen=20000)
    assert safe.rijen == ()
    assert "Bij 20% meer inkomen betaalt u geen toeslag terug." in plain(" ".join(safe.inleiding))
    unknown = said(inkomen="onbekend")
    assert (unknown.rijen, unknown.bekend) == ((), False)
    assert "We weten nog niet:" in unknown.inleiding[0]


def plan_with(higher: HigherIncome | None) -> Plan:
    found = v.assessment(v.right("zorgtoeslag", 100), meer=100)
    return replace(make_plan(found, None, (), v.context("Test")), hoger_inkomen=higher)


def test_the_plan_keeps_it_and_shows_it_off_page_one() -> None:
    found = said(inkomen=30000, huur=250)
    plan = plan_with(found)
    assert Plan.from_json(plan.to_json()) == plan
    text = str(render(blocks(plan))).replace("\n", " ")
    assert text.index(found.kop) > text.index("Dit gaat u doen")
    for cell in (*found.kop_rij, *(c for row in found.rijen for c in row), *found.zinnen):
        assert str(cell) in text
    for nothing in (None, replace(found, bekend=False)):
        assert found.kop not in str(render(blocks(plan_with(nothing))))
