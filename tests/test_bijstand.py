"""Bands on both bases, bijstand as income for the allowances, what comes in now, norms of 2023."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.granted import before_tax
from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.entitlements.inkomensbanden import bands
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Status
from voorzieningenwijzer.tables import Period, Tables

TABLES = Tables.shipped()
DAY = date(2026, 9, 15)
HOME = {
    "soort": "zelfstandig",
    "kale_huur_per_maand": 640.0,
    "servicekosten_per_maand": 0,
    "aangepast_voor_handicap": False,
}

# the reference's table of municipal percentages, copied by hand: half-year, household, norm, then
# 105 to 130 percent with holiday pay, then 100 to 130 without
MUNICIPAL = """\
2026-1 alleen 1401.50 1471.58 1541.65 1611.73 1681.80 1751.88 1821.95 | 1331.42 1397.99 1464.56 1531.13 1597.70 1664.28 1730.85
2026-1 paar 2002.13 2102.24 2202.34 2302.45 2402.56 2502.66 2602.77 | 1902.02 1997.12 2092.22 2187.32 2282.42 2377.53 2472.63
2026-1 alleen_aow 1564.69 1642.92 1721.16 1799.39 1877.63 1955.86 2034.10 | 1486.46 1560.78 1635.11 1709.43 1783.75 1858.08 1932.40
2026-1 paar_aow 2144.16 2251.37 2358.58 2465.78 2572.99 2680.20 2787.41 | 2036.95 2138.80 2240.65 2342.49 2444.34 2546.19 2648.04
2026-2 alleen 1419.46 1490.43 1561.41 1632.38 1703.35 1774.33 1845.30 | 1348.49 1415.91 1483.34 1550.76 1618.19 1685.61 1753.04
2026-2 paar 2027.79 2129.18 2230.57 2331.96 2433.35 2534.74 2636.13 | 1926.40 2022.72 2119.04 2215.36 2311.68 2408.00 2504.32
2026-2 alleen_aow 1587.34 1666.71 1746.07 1825.44 1904.81 1984.18 2063.54 | 1507.97 1583.37 1658.77 1734.17 1809.56 1884.96 1960.36
2026-2 paar_aow 2176.10 2284.91 2393.71 2502.52 2611.32 2720.13 2828.93 | 2067.29 2170.65 2274.02 2377.38 2480.75 2584.11 2687.48
"""  # noqa: E501
SHARES = (100, 105, 110, 115, 120, 125, 130)


@pytest.mark.parametrize("row", MUNICIPAL.strip().splitlines(), ids=lambda r: r[:18])
def test_bands_are_the_published_percentages_on_both_bases(row: str) -> None:
    with_pay, without = row.split(" | ")
    figures = [float(x) for x in with_pay.split()[2:]]
    found = bands(np.array([figures[0]]), 0.05, SHARES)
    assert [float(b.met_vakantiegeld[0]) for b in found] == pytest.approx(figures, abs=0.0051)
    expected = [float(x) for x in without.split()]
    assert [float(b.zonder_vakantiegeld[0]) for b in found] == pytest.approx(expected, abs=0.0051)


def test_trap_3_the_bands_of_stimulansz_are_with_holiday_pay() -> None:
    """July 2025, single: 110, 120 and 130 percent as Stimulansz prints them."""
    found = bands(np.array([1369.06]), 0.05, (110, 120, 130))
    assert [round(float(b.met_vakantiegeld[0]), 2) for b in found] == [1505.97, 1642.87, 1779.78]


def worked_out(**facts: Any) -> Assessment:
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1981, 6, 2)}
    own |= {"vermogen_op_1_januari": 0, "vermogen_nu": 100, "student_studiefinanciering": False}
    own |= facts.pop("own", {})
    mapping = {"peildatum": DAY, "personen": [own, *facts.pop("others", [])], "woning": HOME}
    return assess(read_household(mapping | facts, "x"), TABLES)


def outcome(name: str, found: Assessment) -> Outcome:
    one = found.outcome(name)
    assert one is not None
    return one


def test_the_result_holds_each_band_on_one_basis_at_a_time() -> None:
    """1,640 with holiday pay is over 115 percent with it; without it is 1,518.52 to 1,640."""
    found = {b.procent: b for b in worked_out(own={"netto_inkomen_per_maand": 1640}).banden}
    assert list(found) == [100, 105, 110, 115, 120, 125, 130, 150]
    assert found[115].met_vakantiegeld.minst == 1632.38
    assert found[115].eronder_met is False
    assert found[120].eronder_met is True
    assert found[115].zonder_vakantiegeld.minst == 1550.76
    assert found[115].eronder_zonder is None
    assert found[110].eronder_zonder is False
    assert found[125].eronder_zonder is True


def test_no_band_is_said_of_an_income_that_is_not_known() -> None:
    assert {b.eronder_met for b in worked_out().banden} == {None}


NET_MONTHS = 4 * 1419.46


def test_bijstand_that_is_asked_for_now_is_income_for_huurtoeslag() -> None:
    """24,000 up to August uses all credits: 5,677.84 / (1 - 0.3575) = 8,837.11 comes on top.

    374.91 - 8,837.11 x 0.27 / 12 = 176.08: without it a year's huurtoeslag would be 2,386 too high.
    """
    own = {"toetsingsinkomen_per_jaar": 24000, "netto_inkomen_per_maand": 0}
    found = worked_out(own=own, ontvangt_nu=[])
    assert outcome("bijstand", found).per_jaar is not None
    assert outcome("huurtoeslag", found).maanden[8].minst == pytest.approx(176.08, abs=0.01)
    assert "bijstand_is_inkomen_voor_toeslagen" in found.aannames


def test_bijstand_before_tax_uses_the_credit_that_is_left() -> None:
    """2026, no other income: (5,677.84 - 3,115) / 0.6425 = 3,988.86, but never under the net.

    A whole year: (17,033.52 - 3,115) / 0.6425 = 21,663.07.
    """
    a = income_amounts(TABLES, 2026)
    assert a is not None
    assert before_tax(NET_MONTHS, np.array([0.0]), a, False) == pytest.approx(5677.84)
    assert before_tax(12 * 1419.46, np.array([0.0]), a, False) == pytest.approx(21_663.07)
    assert before_tax(NET_MONTHS, np.array([24_000.0]), a, False) == pytest.approx(8837.11)


def test_who_has_bijstand_already_gave_it_in_the_income_of_the_year() -> None:
    now = [{"regeling": "bijstand", "bedrag_per_maand": 1348.49}]
    own = {"toetsingsinkomen_per_jaar": 24000, "netto_inkomen_per_maand": 0}
    found = worked_out(own=own, ontvangt_nu=now)
    assert outcome("huurtoeslag", found).maanden[8].minst == pytest.approx(374.91, abs=0.01)
    assert outcome("bijstand", found).verschil_per_maand == 0


def test_bijstand_that_is_not_certain_changes_no_allowance() -> None:
    own = {"toetsingsinkomen_per_jaar": 24000, "netto_inkomen_per_maand": 0, "vermogen_nu": None}
    found = worked_out(own=own, ontvangt_nu=[])
    assert outcome("bijstand", found).status is Status.ONBEKEND
    assert outcome("huurtoeslag", found).maanden[8].minst == pytest.approx(374.91, abs=0.01)


@pytest.mark.parametrize(
    ("amount", "holiday_pay", "gap"),
    [
        (1348.49, "exclusief", 0.0),
        (1419.46, "inclusief", 0.0),
        (1348.49, None, 0.0),
        (1419.46, None, 0.0),
        (1300.00, "inclusief", 119.46),
        (1500.00, "inclusief", -80.54),
        # 1,200 without is 1,263.16 with: 1,419.46 - 1,263.16
        (1200.00, "exclusief", 156.30),
    ],
)
def test_what_comes_in_is_compared_on_the_basis_of_the_norm(
    amount: float, holiday_pay: str | None, gap: float
) -> None:
    part = {"soort": "bijstand", "bedrag": amount, "per": "maand", "bruto": False}
    part |= {"vakantiegeld": holiday_pay} if holiday_pay else {}
    found = outcome("bijstand", worked_out(own={"inkomens": [part]}))
    assert found.ontvangt_nu is True
    assert found.verschil_per_maand == pytest.approx(gap, abs=0.005)


def test_a_couple_names_a_half_each() -> None:
    half = {"soort": "bijstand", "bedrag": 963.20, "per": "maand", "bruto": False}
    half |= {"vakantiegeld": "exclusief"}
    partner = {"id": "b", "rol": "partner", "relatie": "gehuwd", "vermogen_nu": 0}
    partner |= {"geboortedatum": date(1983, 2, 3), "inkomens": [half], "vermogen_op_1_januari": 0}
    found = outcome("bijstand", worked_out(own={"inkomens": [half]}, others=[partner]))
    assert found.per_maand is not None
    assert found.per_maand.minst == 2027.79
    assert abs(found.verschil_per_maand or 0) < 0.02


def test_last_year_has_no_bijstand_to_ask_for() -> None:
    own = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1981, 6, 2)}
    household = read_household({"peildatum": DAY, "personen": [own]}, "x")
    assert assess(household, TABLES, 2025).outcome("bijstand") is None


def test_trap_2_holiday_allowance_is_five_percent_of_the_inclusive_norm() -> None:
    found = outcome("bijstand", worked_out(own={"netto_inkomen_per_maand": 0}))
    told = {line.veld: line.waarde.minst for line in found.uitleg}
    assert told["uitbetaald_per_maand"] == 1348.49
    assert told["uitbetaald_per_maand"] != pytest.approx(1419.46 / 1.05, abs=0.5)
    assert told["uitbetaald_per_maand"] != pytest.approx(1419.46 / 1.08, abs=0.5)


def test_trap_20_with_wajong_a_person_takes_the_credit_off() -> None:
    """Net Wajong may hold the credit for the young disabled, that is no income (Pw art. 31 lid 2
    onder c); how much of it is in there is on no paper at the table, so it is asked."""
    with_wajong = {"soort": "wajong", "bedrag": 900.0, "per": "maand", "bruto": False}
    with_wajong |= {"vakantiegeld": "inclusief"}
    found = outcome("bijstand", worked_out(own={"inkomens": [with_wajong]}))
    assert found.per_maand is not None
    assert found.per_maand.minst == 519.46
    assert found.status is Status.CONTROLEREN
    assert any("korting" in text for text in found.nog_te_vragen)


NORMS_2023 = {
    # law text of 1 July 2023 and the municipality of Krimpenerwaard
    "alleenstaand": "1216.62",
    "paar": "1738.02",
    "alleenstaand_aow": "1357.66",
    "paar_aow": "1843.60",
    "alleenstaand_18_20": "300.36",
    "paar_beide_18_20": "600.72",
    "paar_een_18_20": "1169.37",
    "paar_beide_18_20_kinderen": "948.32",
    "paar_een_18_20_kinderen": "1516.97",
    "instelling_alleenstaand": "385.24",
    "instelling_paar": "599.23",
    "vermogensgrens_alleenstaand": "7605",
    "vermogensgrens_samen": "15210",
}


def test_36_months_back_from_november_2026_there_is_a_norm_for_every_month() -> None:
    for month in range(36):
        year, number = divmod(2026 * 12 + 10 - month, 12)
        assert isinstance(TABLES.period("bijstandsnorm", date(year, number + 1, 1)), Period)
    period = TABLES.period("bijstandsnorm", date(2023, 11, 15))
    assert isinstance(period, Period)
    for name, figure in NORMS_2023.items():
        assert period.amounts[name].waarde == Decimal(figure), name
        assert period.amounts[name].status == "bevestigd"


# ---------------------------------------------------------------- who is sent on, and when

ALONE = {
    "id": "a",
    "rol": "aanvrager",
    "geboortedatum": date(1980, 5, 6),
    "netto_inkomen_per_maand": 300,
    "toetsingsinkomen_per_jaar": 4000,
    "vermogen_op_1_januari": 100,
    "vermogen_nu": 100,
    "student_studiefinanciering": False,
}
SPOUSE = ALONE | {"id": "b", "rol": "partner", "relatie": "gehuwd", "netto_inkomen_per_maand": 0}
PROFIT = [{"soort": "winst", "bedrag": 4000, "per": "jaar"}]
WAGE = [{"soort": "loon", "bedrag": 300, "per": "maand", "bruto": False}]
WAJONG = [{"soort": "wajong", "bedrag": 300, "per": "maand", "bruto": False}]
OWN_PARTS = {"netto_inkomen_per_maand": None, "toetsingsinkomen_per_jaar": None}


def asked_on(spouse: dict[str, Any], change: dict[str, Any] | None) -> Outcome:
    """In September 2026, with a spouse who comes or goes."""
    mapping: dict[str, Any] = {
        "peildatum": date(2026, 9, 10),
        "personen": [ALONE, SPOUSE | spouse],
        "woning": {"soort": "zelfstandig", "kale_huur_per_maand": 500},
    }
    if change is not None:
        mapping["wijzigingen"] = [change]
    found = assess(read_household(mapping, "x"), TABLES, 2026).outcome("bijstand")
    assert found is not None
    return found


GONE_BEFORE = {"vanaf": date(2026, 6, 1), "weg": ["b"]}
GOES_LATER = {"vanaf": date(2026, 12, 1), "weg": ["b"]}


@pytest.mark.parametrize(
    ("spouse", "words"),
    [
        pytest.param({**OWN_PARTS, "inkomens": PROFIT}, "ondernemers", id="bedrijf"),
        pytest.param({"verblijf_rechtmatig": False}, "geen recht", id="verblijf"),
        pytest.param(
            {"geboortedatum": date(2002, 1, 2), "student_studiefinanciering": True},
            "geen recht",
            id="jonge student",
        ),
        pytest.param({"geboortedatum": date(2008, 9, 2)}, "geen recht", id="17 jaar"),
    ],
)
def test_a_partner_sends_on_while_there_and_not_after(spouse: dict[str, Any], words: str) -> None:
    """Pw art. 13, 24; Bbz: of who left in June nothing is left in September."""
    for change in (None, GOES_LATER):
        found = asked_on(spouse, change)
        assert found.status is Status.BUITEN_BEREIK
        assert words in found.reden
    assert asked_on(spouse, GONE_BEFORE).status is not Status.BUITEN_BEREIK


def test_a_partner_of_18_or_a_student_of_27_has_a_right() -> None:
    """On the first day of the month: born on 1 September 2008 is 18, on 1 September 1999 is 27."""
    assert asked_on({"geboortedatum": date(2008, 9, 1)}, None).status is not Status.BUITEN_BEREIK
    student = {"student_studiefinanciering": True, "geboortedatum": date(1999, 9, 1)}
    assert asked_on(student, None).status is not Status.BUITEN_BEREIK
    student["geboortedatum"] = date(1999, 9, 2)
    assert asked_on(student, None).status is Status.BUITEN_BEREIK


@pytest.mark.parametrize(
    ("spouse", "words"),
    [
        pytest.param({**OWN_PARTS, "inkomens": WAJONG}, "Wajong", id="wajong"),
        pytest.param(
            {"geboortedatum": date(1990, 1, 2), "student_studiefinanciering": True},
            "studiefinanciering",
            id="studie",
        ),
        pytest.param({**OWN_PARTS, "inkomens": WAGE}, "Hebt u bijstand en werkt u", id="loon"),
    ],
)
def test_what_is_asked_of_a_partner_is_asked_while_there(
    spouse: dict[str, Any], words: str
) -> None:
    for change, expected in ((None, True), (GOES_LATER, True), (GONE_BEFORE, False)):
        found = asked_on(spouse, change)
        assert any(words in q for q in found.nog_te_vragen) is expected, change


def test_both_must_be_young_to_look_for_work_first() -> None:
    young = {"geboortedatum": date(2000, 3, 4)}
    assert not any("nog jong" in q for q in asked_on(young, None).nog_te_vragen)


def test_nothing_is_asked_where_there_is_no_right() -> None:
    rich = {"vermogen_nu": 90_000, **OWN_PARTS, "inkomens": WAJONG}
    found = asked_on(rich, None)
    assert found.status is Status.GEEN_RECHT
    assert not any("Wajong" in q for q in found.nog_te_vragen)
