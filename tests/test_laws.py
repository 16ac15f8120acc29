"""Laws on published and hand-worked cases; what holds for every household: test_properties."""

from datetime import date
from typing import Any

import pytest

from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.entitlements import inkomen
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import HouseholdError, read_household
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 8, 12)


def norm(persons: list[dict[str, Any]], column: str = "norm_per_maand") -> float:
    """The bijstandsnorm in August 2026."""
    household = read_household({"peildatum": DAY, "personen": persons}, "norm")
    results = run_all(
        stack([case_of(household, 2026)]), [ready_rules(TABLES, 2026)["bijstandsnorm"]]
    )
    return float(getattr(results["bijstandsnorm"].months, column)[0, 7])


def person(person_id: str, rol: str, age: int, **facts: Any) -> dict[str, Any]:
    return {"id": person_id, "rol": rol, "geboortedatum": date(2026 - age, 3, 5), **facts}


NORMS = [
    # worked cases N1 to N11 of the reference: Participatiewet, norms of July 2026
    ("N1 single of 35", [person("a", "aanvrager", 35)], 1419.46),
    (
        "N3 parent, working child of 24",
        [person("a", "aanvrager", 50), person("c", "medebewoner", 24, relatie="kind")],
        1419.46,
    ),
    (
        "N5 parent, child of 28 who studies",
        [
            person("a", "aanvrager", 50),
            person(
                "c",
                "medebewoner",
                28,
                relatie="kind",
                studeert_of_werkt="studeert",
                zakelijk_huurcontract=False,
            ),
        ],
        1419.46,
    ),
    (
        "N7 housemate on a written contract at a market price",
        [
            person("a", "aanvrager", 40),
            person(
                "c",
                "medebewoner",
                44,
                relatie="geen",
                zakelijk_huurcontract=True,
                studeert_of_werkt="werkt",
            ),
        ],
        1419.46,
    ),
    (
        "N9 AOW age, son of 29 lives in",
        [
            person("a", "aanvrager", 70),
            person(
                "c",
                "medebewoner",
                29,
                relatie="kind",
                zakelijk_huurcontract=False,
                studeert_of_werkt="werkt",
            ),
        ],
        1088.05,
    ),
    (
        "N11 single of 19, parents cannot pay",
        [person("a", "aanvrager", 19, ouders_kunnen_bijdragen=False)],
        1112.66,
    ),
    ("19, parents can pay", [person("a", "aanvrager", 19, ouders_kunnen_bijdragen=True)], 350.42),
    ("couple", [person("a", "aanvrager", 35), person("b", "partner", 36)], 2027.79),
    (
        "couple, one of 20, no children",
        [person("a", "aanvrager", 35), person("b", "partner", 20)],
        1364.32,
    ),
    (
        "couple, both 20, with a child",
        [person("a", "aanvrager", 20), person("b", "partner", 20), person("c", "kind", 1)],
        1106.40,
    ),
    ("couple of AOW age", [person("a", "aanvrager", 70), person("b", "partner", 60)], 2176.10),
]


@pytest.mark.parametrize(("name", "persons", "expected"), NORMS, ids=[n for n, _, _ in NORMS])
def test_norm(name: str, persons: list[dict[str, Any]], expected: float) -> None:
    assert norm(persons, "kostendelersnorm_per_maand") == pytest.approx(expected, abs=0.005)


def test_income_as_a_share_of_the_norm_counts_nobody_else() -> None:
    """1,000 of 1,419.46 is 0.70449, rounded 0.7045; the housemate has a room at a market price."""
    mate = person("m", "medebewoner", 30, relatie="geen", zakelijk_huurcontract=True)
    alone = person("a", "aanvrager", 35, netto_inkomen_per_maand=1000)
    assert norm([alone, mate], "deel_van_norm") == pytest.approx(0.7045, abs=1e-9)


def test_norm_changes_on_1_july() -> None:
    household = read_household(
        {"peildatum": DAY, "personen": [person("a", "aanvrager", 35)]}, "norm"
    )
    results = run_all(
        stack([case_of(household, 2026)]), [ready_rules(TABLES, 2026)["bijstandsnorm"]]
    )
    months = results["bijstandsnorm"].months.norm_per_maand[0]
    assert months[5] == 1401.50
    assert months[6] == 1419.46


BIJSTAND_YEARS = [
    # reference: net bijstand to taxable income, 2025 and 2026, derived from the law
    (2025, (1345.45 + 1369.06) / 2, False, 20597),
    (2026, (1401.50 + 1419.46) / 2, False, 21495),
    (2025, (1922.07 + 1955.80) / 2, True, 26692),
    (2026, (2002.13 + 2027.79) / 2, True, 27936),
]


@pytest.mark.parametrize(("jaar", "netto", "samen", "taxable"), BIJSTAND_YEARS)
def test_bijstand_to_taxable(jaar: int, netto: float, samen: bool, taxable: int) -> None:
    amounts = income_amounts(TABLES, jaar)
    assert amounts is not None
    part = {
        "soort": "bijstand",
        "bedrag": netto,
        "per": "maand",
        "bruto": False,
        "vakantiegeld": "inclusief",
    }
    ends = inkomen.taxable_income([part], amounts, jaar, False, samen)
    assert ends is not None
    assert ends[1] == pytest.approx(taxable, abs=2)
    assert ends[0] < ends[1]


def test_net_wage_is_never_twelve_times_net() -> None:
    amounts = income_amounts(TABLES, 2026)
    assert amounts is not None
    part = {
        "soort": "loon",
        "bedrag": 1650.0,
        "per": "maand",
        "bruto": False,
        "vakantiegeld": "inclusief",
    }
    low, high = inkomen.taxable_income([part], amounts, 2026, False, False) or (0, 0)
    assert low > 12 * 1650
    assert high > low + 5000


def test_four_weekly_pay_has_thirteen_periods() -> None:
    amounts = income_amounts(TABLES, 2026)
    assert amounts is not None
    part = {
        "soort": "ww",
        "bedrag": 1000.0,
        "per": "vier_weken",
        "bruto": True,
        "vakantiegeld": "inclusief",
    }
    assert inkomen.taxable_income([part], amounts, 2026, False, False) == (13_000.0, 13_000.0)


def test_total_that_its_parts_do_not_make_is_refused() -> None:
    part = {
        "soort": "ww",
        "bedrag": 1000.0,
        "per": "maand",
        "bruto": True,
        "vakantiegeld": "inclusief",
    }
    mapping = {
        "peildatum": DAY,
        "personen": [
            person("a", "aanvrager", 40, toetsingsinkomen_per_jaar=20000, inkomens=[part])
        ],
    }
    with pytest.raises(HouseholdError, match="toetsingsinkomen_per_jaar"):
        assess(read_household(mapping, "x"), TABLES)


def outcome(law: str, **facts: Any) -> Outcome:
    own = {"toetsingsinkomen_per_jaar": 21000, "vermogen_op_1_januari": 0} | facts.pop("own", {})
    mapping = {
        "peildatum": DAY,
        "personen": [person("a", "aanvrager", 40, **own), *facts.pop("others", [])],
        "woning": {
            "soort": "zelfstandig",
            "kale_huur_per_maand": 640.0,
            "servicekosten_per_maand": 0,
        },
        **facts,
    }
    found = assess(read_household(mapping, "x"), TABLES).outcome(law)
    assert found is not None
    return found


def test_too_much_is_named_as_a_difference_below_zero() -> None:
    found = outcome(
        "zorgtoeslag", ontvangt_nu=[{"regeling": "zorgtoeslag", "bedrag_per_maand": 140}]
    )
    assert found.verschil_per_maand == -11


def test_not_asked_is_not_the_same_as_not_received() -> None:
    assert outcome("zorgtoeslag").verschil_per_maand is None
    assert outcome("zorgtoeslag", ontvangt_nu=[]).verschil_per_maand == 129


def test_year_without_table() -> None:
    mapping = {"peildatum": date(2028, 2, 1), "personen": [person("a", "aanvrager", 40)]}
    found = assess(read_household(mapping, "x"), TABLES).outcome("zorgtoeslag")
    assert found is not None
    assert found.status is Status.GEEN_TABEL
    assert "2028 nog niet ingevoerd" in found.reden
    assert found.per_maand is None


def test_woonwagen_goes_to_a_person() -> None:
    found = outcome("huurtoeslag", woning={"soort": "woonwagen", "kale_huur_per_maand": 400.0})
    assert found.status is Status.BUITEN_BEREIK
    assert found.per_maand is None
    assert "Vraag" in found.reden


def test_housemate_with_a_child_in_the_house_is_toeslagpartner() -> None:
    """Awir art. 3 lid 2 onder e: any adult at the address where a minor of one of both lives."""
    mate = person(
        "m",
        "medebewoner",
        38,
        relatie="geen",
        zakelijk_huurcontract=False,
        toetsingsinkomen_per_jaar=30000,
        vermogen_op_1_januari=0,
    )
    child = person("c", "kind", 8, intensieve_zorg=False)
    with_child = outcome("zorgtoeslag", others=[mate, child])
    without = outcome("zorgtoeslag", others=[mate])
    assert without.per_maand is not None
    assert without.per_maand.minst == 129
    assert with_child.per_maand is not None
    assert with_child.per_maand.minst < 129


def test_own_parent_in_the_house_is_not_a_partner() -> None:
    parent = person(
        "m",
        "medebewoner",
        70,
        relatie="ouder",
        zakelijk_huurcontract=False,
        toetsingsinkomen_per_jaar=30000,
        vermogen_op_1_januari=0,
    )
    child = person("c", "kind", 8, intensieve_zorg=False)
    found = outcome("zorgtoeslag", others=[parent, child])
    assert found.per_maand is not None
    assert found.per_maand.minst == 129


def test_income_of_a_child_at_home_counts_above_the_exemption() -> None:
    """Awir art. 7 lid 6: 8.218 counts for 2.000; EP becomes MP."""
    child = person(
        "c",
        "medebewoner",
        20,
        relatie="kind",
        zakelijk_huurcontract=False,
        toetsingsinkomen_per_jaar=8218,
        vermogen_op_1_januari=0,
    )
    found = outcome("huurtoeslag", own={"toetsingsinkomen_per_jaar": 31500}, others=[child])
    # 640: 297.49 + 0.65 x 141.80 = 389.66; less 2,000 x 0.22 / 12 = 36.67
    assert found.maanden[7].minst == pytest.approx(353.0, abs=0.01)
