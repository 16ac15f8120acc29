"""Income: gross to net by the reference's vectors, and from what is on paper back to the year."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.income_vectors import VECTORS
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.incomes import income_amounts, incomes
from voorzieningenwijzer.entitlements.inkomstenbelasting import (
    VAN_AOW,
    VOOR_1946,
    Amounts,
    Taxed,
    net,
    net_from_taxable,
    tax,
    tax_credits,
    taxable_from_net,
    zvw,
)
from voorzieningenwijzer.entitlements.onderneming import eigen_bedrijf, from_assessment
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 8, 12)


def amounts(jaar: int) -> Amounts:
    found = income_amounts(TABLES, jaar)
    assert found is not None
    return found


def one(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize(("jaar", "taxable", "werk", "expected"), VECTORS)
def test_gross_to_net_by_the_vectors_of_the_reference(
    jaar: int, taxable: float, werk: bool, expected: float
) -> None:
    found = net(one(taxable), amounts(jaar), Taxed(werk=werk))
    assert found[0] == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize(("jaar", "taxable", "werk", "expected"), VECTORS)
def test_the_way_back_holds_the_taxable_income(
    jaar: int, taxable: float, werk: bool, expected: float
) -> None:
    low, high = taxable_from_net(expected, amounts(jaar), False, "loon" if werk else "ww")
    assert low <= taxable + 0.5
    assert high >= taxable - 0.5


AOW = [
    # gross and net with the tax credit of a single and a partnered AOW, a month without holiday pay
    (2025, 1612.44, 1527.63, True),
    (2025, 1103.97, 1045.91, False),
    (2026, 1637.57, 1558.15, True),
    (2026, 1122.12, 1067.70, False),
    (2026, 1662.16, 1581.55, True),
    (2026, 1139.39, 1084.13, False),
]


@pytest.mark.parametrize(("jaar", "gross", "left", "alone"), AOW)
def test_aow_gross_and_net_as_the_svb_pays_it(
    jaar: int, gross: float, left: float, alone: bool
) -> None:
    """The elderly credits leave no tax; only the low contribution for care comes off."""
    a, year = amounts(jaar), one(12 * gross)
    found = net(year, a, Taxed(aow=True, alleenstaand=alone)) - zvw(year, a)
    assert found[0] / 12 == pytest.approx(left, abs=0.015)
    low, high = taxable_from_net(12 * left, a, True, "aow")
    assert low <= 12 * gross + 1
    assert high >= 12 * gross


def test_general_credit_falls_with_the_verzamelinkomen_and_not_with_box_1() -> None:
    """Box 1 of 29,736 with 1,264 of box 3: 3,115 - 6.398% x 1,264 = 3,034.13."""
    found = tax_credits(one(29_736), amounts(2026), Taxed(), one(31_000))
    assert found[0] == pytest.approx(3034.13, abs=0.01)


CREDITS = [
    # at 20,000 from work in 2026: 3,115 + 996 + 31.009% x 8,035 (rounded base in the reference)
    ("combinatiekorting 2026", 2026, 20_000, Taxed(werk=True, jong_kind=True), 0.1145 * 13_761),
    ("combinatiekorting op het hoogste 2026", 2026, 33_000, Taxed(werk=True, jong_kind=True), 3032),
    ("combinatiekorting 2025", 2025, 20_500, Taxed(werk=True, jong_kind=True), 0.1145 * 14_355),
    ("combinatiekorting onder de drempel", 2026, 6_239, Taxed(werk=True, jong_kind=True), 0),
    ("jonggehandicaptenkorting 2025", 2025, 18_000, Taxed(wajong=True), 909),
    ("jonggehandicaptenkorting 2026", 2026, 18_000, Taxed(wajong=True), 923),
]


@pytest.mark.parametrize(("name", "jaar", "income", "who", "more"), CREDITS)
def test_credit(name: str, jaar: int, income: float, who: Taxed, more: float) -> None:
    a, without = amounts(jaar), Taxed(werk=who.werk)
    extra = tax_credits(one(income), a, who, one(income)) - tax_credits(
        one(income), a, without, one(income)
    )
    assert extra[0] == pytest.approx(more, abs=0.006), name


ELDERLY = [
    # general credit of AOW age and the elderly credits, 2026
    ("alleen, 20.000", 20_000, True, 1556 + 2067 + 540),
    ("samen, 20.000", 20_000, False, 1556 + 2067),
    ("samen, precies waar de afbouw begint", 46_002, False, 1556 - 0.03195 * 16_266 + 2067),
    ("samen, 1.000 verder", 47_002, False, 1556 - 0.03195 * 17_266 + 2067 - 150),
    ("samen, ouderenkorting op", 59_783, False, 1556 - 0.03195 * 30_047),
]


@pytest.mark.parametrize(("name", "income", "alone", "expected"), ELDERLY)
def test_elderly_credits(name: str, income: float, alone: bool, expected: float) -> None:
    who = Taxed(aow=True, alleenstaand=alone)
    found = tax_credits(one(income), amounts(2026), who, one(income))
    assert found[0] == pytest.approx(expected, abs=0.16), name


LABOUR_OF_AOW = [
    # 2026: 4.156% to 11,965, 15.483% to 25,845, 0.974% to 45,592, then 3.25% off; at most 2,840
    (9_000, 374.04),
    (11_965, 497.27),
    (20_000, 497.27 + 0.15483 * 8_035),
    (25_845, 497.27 + 0.15483 * 13_880),
    (30_000, 2646.31 + 0.00974 * 4_155),
    (50_592, 2646.31 + 0.00974 * 24_747 - 0.0325 * 5_000),
]


@pytest.mark.parametrize(("income", "expected"), LABOUR_OF_AOW)
def test_labour_credit_of_aow_age_by_its_own_rates(income: float, expected: float) -> None:
    a, without = amounts(2026), Taxed(aow=VAN_AOW)
    with_work = tax_credits(one(income), a, Taxed(aow=VAN_AOW, werk=True), one(income))
    found = with_work - tax_credits(one(income), a, without, one(income))
    assert found[0] == pytest.approx(
        min(expected, 2840 - max(income - 45_592, 0) * 0.0325), abs=0.01
    )


def test_labour_credit_of_aow_age_in_2025_is_the_highest_it_can_be() -> None:
    """Only the maximum was found: 2,802; under it as much as under AOW age."""
    a = amounts(2025)
    for income, most in ((10_000, 805.30), (30_000, 2802)):
        credit = tax_credits(one(income), a, Taxed(aow=VAN_AOW, werk=True), one(0.0))
        assert credit[0] - 1536 - 2035 == pytest.approx(most, abs=0.01)


@pytest.mark.parametrize(
    ("jaar", "income", "aow", "expected"),
    [
        (2025, 40_502, VAN_AOW, 0.1792 * 38_441 + 0.3748 * 2_061),
        (2025, 40_502, VOOR_1946, 0.1792 * 40_502),
        (2025, 41_502, VOOR_1946, 0.1792 * 40_502 + 374.80),
        (2026, 41_123, VAN_AOW, 0.1785 * 38_883 + 0.3756 * 2_240),
        (2026, 41_123, VOOR_1946, 0.1785 * 41_123),
        (2026, 42_123, VOOR_1946, 0.1785 * 41_123 + 375.60),
    ],
)
def test_who_was_born_before_1946_has_a_longer_first_bracket(
    jaar: int, income: float, aow: int, expected: float
) -> None:
    assert tax(one(income), amounts(jaar), aow)[0] == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize(
    ("born", "low"),
    [
        (date(1945, 12, 31), 0.1785 * 40_800),
        (date(1946, 1, 1), 0.1785 * 38_883 + 0.3756 * 1_917),
    ],
)
def test_the_day_of_birth_decides_the_bracket(born: date, low: float) -> None:
    """A pension of 3,400 a month, the credits of AOW age, 4.85% for care: net at its lowest."""
    pension = {"soort": "pensioen", "bedrag": 3400, "per": "maand", "bruto": True}
    household = read_household(
        {"peildatum": DAY, "personen": [adult("a", geboortedatum=born, inkomens=[pension])]}, "x"
    )
    found = incomes(household, TABLES, 2026).columns["netto"]["a"]
    kortingen = 1556 - 0.03195 * (40_800 - 29_736) + 2067
    assert found[0] == pytest.approx((40_800 - (low - kortingen) - 0.0485 * 40_800) / 12, abs=0.06)


def test_credits_are_never_paid_out() -> None:
    assert net(one(5_000), amounts(2026), Taxed(werk=True, jong_kind=True))[0] == 5_000


def adult(person: str, rol: str = "aanvrager", **facts: Any) -> dict[str, Any]:
    return {"id": person, "rol": rol, "geboortedatum": date(1984, 3, 5), **facts}


def bijstand(bedrag: float, **facts: Any) -> dict[str, Any]:
    extra = {"bruto": False, "vakantiegeld": "inclusief"} | facts
    return {"soort": "bijstand", "bedrag": bedrag, "per": "maand", **extra}


def yearly(*persons: dict[str, Any], jaar: int = 2026) -> dict[str, tuple[float, float]]:
    household = read_household({"peildatum": date(jaar, 8, 12), "personen": list(persons)}, "x")
    return incomes(household, TABLES, jaar).columns.get("inkomen", {})


HALVES = [
    # reference: net bijstand of a couple, half each, to taxable per person
    (2025, (1922.07 + 1955.80) / 4, 13_346),
    (2026, (2002.13 + 2027.79) / 4, 13_968),
]


@pytest.mark.parametrize(("jaar", "half", "expected"), HALVES)
def test_bijstand_of_a_couple_in_two_halves_is_taxed_per_person(
    jaar: int, half: float, expected: float
) -> None:
    """Each half has one credit: with two credits each the year would come out far too low."""
    found = yearly(
        adult("a", inkomens=[bijstand(half)]),
        adult("b", "partner", inkomens=[bijstand(half)]),
        jaar=jaar,
    )
    assert found["a"][1] == pytest.approx(expected, abs=1)
    assert found["a"] == found["b"]


def test_bijstand_of_a_couple_in_one_name_has_two_credits() -> None:
    """Reference 2026: 27,936 together."""
    found = yearly(
        adult("a", inkomens=[bijstand((2002.13 + 2027.79) / 2)]),
        adult("b", "partner", inkomens=[]),
    )
    assert found["a"][1] == pytest.approx(27_936, abs=1)


def test_bijstand_while_the_income_of_the_partner_is_unknown_is_both() -> None:
    half = (2002.13 + 2027.79) / 4
    alone = yearly(adult("a", inkomens=[bijstand(half)]))["a"]
    found = yearly(adult("a", inkomens=[bijstand(half)]), adult("b", "partner"))["a"]
    assert found[1] == alone[1]
    assert found[0] < alone[0]


def test_trap_12_bijstand_is_grossed_up_without_labour_credit() -> None:
    """12 x 1,410.48 net is 16,925.76; the year that counts is 21,495."""
    found = yearly(adult("a", inkomens=[bijstand((1401.50 + 1419.46) / 2)]))["a"]
    assert found[1] == pytest.approx(21_495, abs=1)


def test_four_weekly_net_wage_is_a_range_and_the_jaaropgave_settles_it() -> None:
    part = {
        "soort": "loon",
        "bedrag": 1240.0,
        "per": "vier_weken",
        "bruto": False,
        "vakantiegeld": "exclusief",
    }
    low, high = yearly(adult("a", inkomens=[part]))["a"]
    assert 13 * 1240 * 1.08 <= low < high
    settled = read_household(
        {
            "peildatum": DAY,
            "personen": [
                adult("a", inkomens=[part], toetsingsinkomen_per_jaar=18_000, vermogen_nu=0)
                | {"vermogen_op_1_januari": 0}
            ],
        },
        "x",
    )
    found = assess(settled, TABLES).outcome("zorgtoeslag")
    assert found is not None
    assert found.status is Status.RECHT


def business(**facts: Any) -> dict[str, Any]:
    own = adult("a", inkomens=[{"soort": "winst"}], vermogen_op_1_januari=0, **facts)
    return {
        "peildatum": DAY,
        "gemeente": "Coevorden",
        "personen": [own],
        "woning": {"soort": "zelfstandig", "kale_huur_per_maand": 640.0},
        "belastingaanslag": {"gemeente": 300},
    }


def outcome(mapping: dict[str, Any], regeling: str, jaar: int = 2026) -> Outcome:
    found = assess(read_household(mapping, "x"), TABLES, jaar).outcome(regeling)
    assert found is not None
    return found


def test_business_the_assessment_of_the_year_itself_is_the_income() -> None:
    """2025 by the assessment of 2025: zorgtoeslag 1,573 under the threshold."""
    mapping = business(laatste_aanslag_jaar=2025, laatste_aanslag_inkomen=21_000)
    mapping["personen"][0]["vermogen_op_1_januari"] = {2025: 0, 2026: 0}
    found = outcome(mapping | {"samenstelling_gelijk_in": [2025]}, "zorgtoeslag", 2025)
    assert found.status is Status.RECHT
    assert found.per_jaar is not None
    assert found.per_jaar.minst == 1573


def test_business_an_assessment_of_another_year_is_a_range() -> None:
    mapping = business(laatste_aanslag_jaar=2024, laatste_aanslag_inkomen=24_000)
    found = incomes(read_household(mapping, "x"), TABLES, 2026).columns["inkomen"]["a"]
    assert found == (12_000, 36_000)
    zorg = outcome(mapping, "zorgtoeslag")
    assert zorg.status is Status.ONBEKEND
    assert zorg.per_jaar is not None
    # 36,000: 1,550.448 - 13.73% x 6,264 = 690.40
    assert (zorg.per_jaar.minst, zorg.per_jaar.hoogst) == (690, 1550)


def test_business_own_estimate_widens_the_range_and_never_narrows_it() -> None:
    mapping = business(laatste_aanslag_jaar=2024, laatste_aanslag_inkomen=24_000)
    mapping["personen"][0]["inkomens"] = [{"soort": "winst", "bedrag": 40_000, "per": "jaar"}]
    assert incomes(read_household(mapping, "x"), TABLES, 2026).columns["inkomen"]["a"] == (
        0,
        40_000,
    )


def test_business_a_loss_in_the_last_assessment() -> None:
    mapping = business(laatste_aanslag_jaar=2025, laatste_aanslag_inkomen=-8_000)
    assert incomes(read_household(mapping, "x"), TABLES, 2026).columns["inkomen"]["a"] == (
        -12_000,
        -4_000,
    )


def test_business_what_needs_the_net_income_of_now_goes_to_a_person() -> None:
    mapping = business(laatste_aanslag_jaar=2025, laatste_aanslag_inkomen=21_000)
    found = outcome(mapping, "coevorden.doe_mee_pas")
    assert found.status is Status.BUITEN_BEREIK
    assert "Bbz" in found.reden
    assert found.per_jaar is None
    # kwijtschelding asks its own ordinance whether a business may have it; never a plain right
    assert outcome(mapping, "kwijtschelding_gemeente").status is not Status.RECHT


def test_a_wage_is_not_a_business() -> None:
    mapping = business()
    mapping["personen"][0]["inkomens"] = [{"soort": "loon"}]
    assert outcome(mapping, "coevorden.doe_mee_pas").status is not Status.BUITEN_BEREIK


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_net_never_falls_with_the_taxable_income(jaar: int) -> None:
    gross = np.arange(0, 130_000, 10.0)
    for who in (Taxed(), Taxed(werk=True, jong_kind=True), Taxed(aow=True, alleenstaand=True)):
        assert (np.diff(net(gross, amounts(jaar), who)) >= 0).all(), who


def test_a_known_year_income_gives_a_range_of_net_that_holds_every_credit() -> None:
    a = amounts(2026)
    low, high = net_from_taxable((22_000, 22_000), a, False, jong_kind=True)
    for who in (Taxed(), Taxed(werk=True), Taxed(werk=True, jong_kind=True)):
        assert low <= net(one(22_000), a, who)[0] <= high


def test_tax_in_three_brackets() -> None:
    """35.75% of 38,883, 37.56% of the next 39,543 and 49.5% of 21,574."""
    found = tax(one(100_000), amounts(2026), False)
    assert found[0] == pytest.approx(13_900.67 + 14_852.35 + 10_679.13, abs=0.01)


def test_credits_end_at_nothing() -> None:
    """The general credit is gone at 78,426, the labour credit at 132,920."""
    a = amounts(2026)
    assert tax_credits(one(78_500), a, Taxed(), one(78_500))[0] == 0
    assert tax_credits(one(140_000), a, Taxed(werk=True), one(140_000))[0] == 0


@pytest.mark.parametrize(
    ("income", "labour"),
    [(11_965, 0.08324 * 11_965), (25_845, 996 + 0.31009 * 13_880), (25_846, 5300 + 0.0195)],
)
def test_labour_credit_on_its_bounds(income: float, labour: float) -> None:
    a = amounts(2026)
    found = tax_credits(one(income), a, Taxed(werk=True), one(0.0)) - 3115
    assert found[0] == pytest.approx(labour, abs=0.002)


def test_net_with_other_income_beside_box_1() -> None:
    """Box 1 of 20,000 and 31,000 in all: 20,000 - (7,150 - 3,034.13)."""
    found = net(one(20_000), amounts(2026), Taxed(), one(31_000))
    assert found[0] == pytest.approx(15_884.13, abs=0.01)


def test_the_ends_of_a_net_amount() -> None:
    """At its highest with every credit of a worker and no contribution for care; of AOW age all of
    1,228.07 + 2,067 + 540 + 2,784.18 of the tax of 7,360.16. At its lowest without work."""
    a = amounts(2026)
    high = net_from_taxable((20_000, 20_000), a, False)[1]
    assert high == pytest.approx(20_000 - (7_150 - 3_115 - 996 - 0.31009 * 8_035), abs=0.01)
    low, high = net_from_taxable((30_000, 40_000), a, VAN_AOW)
    assert high == pytest.approx(40_000 - (7_360.16 - 6_619.25), abs=0.02)
    assert low == pytest.approx(30_000 - (5_355 - 1_547.57 - 2_067) - 1_455, abs=0.01)


def test_what_a_last_assessment_leaves_is_in_whole_cents() -> None:
    for amount in (12_345.67, 12_345.66, -801.23):
        low, high = from_assessment(amount)
        assert (low, high) == (round(low, 2), round(high, 2))
        assert (low, high) == pytest.approx(
            (amount - abs(amount) / 2, amount + abs(amount) / 2), abs=0.0051
        )


def test_business_of_a_housemate_is_not_that_of_the_household() -> None:
    """Per household of a block: first a housemate with a business, then the applicant."""
    profit = [{"soort": "winst", "bedrag": 9000, "per": "jaar"}]
    mate = {"id": "m", "rol": "medebewoner", "inkomens": profit}
    households = [
        read_household({"peildatum": DAY, "personen": persons}, "x")
        for persons in ([adult("a", inkomens=[]), mate], [adult("a", inkomens=profit)])
    ]
    h = stack([case_of(household, 2026) for household in households])
    assert eigen_bedrijf(h, membership(h), {}).tolist() == [False, True]
