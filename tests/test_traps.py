"""Every trap of the reference has a test that exists; those that had none are here."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples_reader import examples
from tests.test_laws import BIJSTAND_YEARS, norm, person
from tests.test_wrong_programs import MISTAKES
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.incomes import income_amounts
from voorzieningenwijzer.entitlements import inkomen
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Status
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import NoTable, Period, Tables

ROOT = Path(__file__).resolve().parent.parent
TRAPS: Any = read((ROOT / "tests" / "examples" / "valkuilen.yaml").read_text("utf-8"))
ROWS = [(about, row) for about in ("toeslagen", "inkomen") for row in TRAPS[about]]
EXAMPLES = {str(example) for example in examples()}
TABLES = Tables.shipped()
DAY = date(2026, 8, 12)


def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_list_of_traps_is_whole() -> None:
    """Section 10 of the allowances has 15, section 9 of income has 20."""
    assert [row["nummer"] for row in TRAPS["toeslagen"]] == list(range(1, 16))
    assert [row["nummer"] for row in TRAPS["inkomen"]] == list(range(1, 21))


@pytest.mark.parametrize(("about", "row"), ROWS, ids=[f"{a} {r['nummer']}" for a, r in ROWS])
def test_what_guards_a_trap_exists(about: str, row: dict[str, Any]) -> None:
    guards = [*row.get("tests", ()), *row.get("voorbeelden", ()), *row.get("fouten", ())]
    assert bool(guards) is not bool(row.get("nog_niet")), row["valkuil"]
    for test in row.get("tests", ()):
        path, _, name = test.partition("::")
        assert name in functions(path), test
    for example in row.get("voorbeelden", ()):
        assert example in EXAMPLES, example
    for mistake in row.get("fouten", ()):
        assert mistake in {m.naam for m in MISTAKES}, mistake


def law_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(Path(str(shipped("tariffs"))).rglob("*.yaml")):
        document: Any = read(path.read_text("utf-8"))
        if isinstance(document, dict) and document.get("perioden"):
            yield path.stem, document


def test_law_texts_are_read_in_a_copy_of_the_same_day() -> None:
    """A copy labelled 2025 was in fact the text of 2005; the corpus has a file per day."""
    seen = 0
    for name, document in law_tables():
        for source in document.get("bronnen", {}).values():
            where = str(source.get("gelezen_in", ""))
            if "regelrecht-corpus" in where and where.endswith(".yaml"):
                seen += 1
                assert source["titel"].endswith(where[-15:-5]), f"{name}: {source['titel']}"
    assert seen >= 15


def test_no_amount_rests_on_a_demonstration_alone() -> None:
    """MinBZK/poc-machine-law has rounded figures; it is never the only source of an amount."""
    found = []
    for name, document in law_tables():
        demo = {
            key
            for key, source in document.get("bronnen", {}).items()
            if "poc-machine-law" in str(source.get("gelezen_in", ""))
        }
        for period in document["perioden"]:
            for amount, entry in period.get("bedragen", {}).items():
                if isinstance(entry, dict) and entry.get("bronnen"):
                    found += [f"{name}: {amount}"] if set(entry["bronnen"]) <= demo else []
    assert found == []


def test_nothing_of_2027_is_presented_as_law() -> None:
    """Budget figures for 2027 are a proposal in their table, and so in every outcome."""
    laws = [p.stem for p in Path(str(shipped("tariffs"))).glob("regelingen/*.yaml")]
    for name in laws:
        period = TABLES.period(name, date(2027, 2, 1))
        if isinstance(period, Period) and period.geldig_van >= date(2027, 1, 1):
            assert period.ref(list(period.amounts)).status == "voorstel", name
    own = person("a", "aanvrager", 40, toetsingsinkomen_per_jaar=21000, vermogen_op_1_januari=0)
    household = read_household({"peildatum": date(2027, 3, 1), "personen": [own]}, "2027")
    for outcome in assess(household, TABLES).uitkomsten:
        if outcome.soort == "landelijk" and outcome.per_jaar is not None:
            assert outcome.tabel is not None
            assert outcome.tabel.status == "voorstel", outcome.regeling


def test_huurtoeslag_of_2024_is_not_worked_out() -> None:
    assert isinstance(TABLES.period("huurtoeslag", date(2024, 6, 1)), NoTable)
    own = person("a", "aanvrager", 40, toetsingsinkomen_per_jaar=21000, vermogen_op_1_januari=0)
    mapping = {"peildatum": DAY, "personen": [own]}
    found = assess(read_household(mapping, "2024"), TABLES, 2024).outcome("huurtoeslag")
    assert found is not None
    assert found.status is Status.GEEN_TABEL
    assert found.per_maand is None


def test_eigen_risico_of_2027_is_a_proposal() -> None:
    period = TABLES.period("eigen_risico", date(2027, 1, 1))
    assert isinstance(period, Period)
    assert period.amounts["verplicht_per_jaar"].status == "voorstel"
    now = TABLES.period("eigen_risico", date(2026, 12, 31))
    assert isinstance(now, Period)
    assert now.amounts["verplicht_per_jaar"].waarde == 385


def test_what_starts_in_2027_is_in_no_earlier_table() -> None:
    """Pw art. 34a (exemption) and 34b (buffer) are printed in the text of 2026."""
    found = [
        f"{name} {period['geldig_van']}: {amount}"
        for name, document in law_tables()
        for period in document["perioden"]
        if period["geldig_van"] < date(2027, 1, 1)
        for amount, entry in period.get("bedragen", {}).items()
        if isinstance(entry, dict) and any(a in str(entry.get("artikel")) for a in ("34a", "34b"))
    ]
    assert found == []


HOLIDAY = [
    # reference: norm incl. and excl. holiday allowance; 5% of the norm itself, not 5% on top
    (date(2026, 3, 1), 1401.50, 1331.42),
    (date(2026, 8, 1), 1419.46, 1348.49),
]


# norm of July 2026 for one person; the wrong basis would let 1.355 through (96% of the norm)
BASES = [
    ("exclusief", 1348.49, False),
    ("exclusief", 1355.00, True),
    ("inclusief", 1419.46, False),
    ("inclusief", 1426.00, True),
]


@pytest.mark.parametrize(("day", "whole", "without"), HOLIDAY)
def test_bijstand_without_holiday_allowance_is_95_percent(
    day: date, whole: float, without: float
) -> None:
    amounts = income_amounts(TABLES, 2026)
    assert amounts is not None
    part = {
        "soort": "bijstand",
        "bedrag": without,
        "per": "maand",
        "bruto": False,
        "vakantiegeld": "exclusief",
    }
    ends = inkomen.net_income_per_month([part], amounts, day, False)
    assert ends == pytest.approx((whole, whole), abs=0.015)
    for wrong in (1.05, 1.08, 1 / 0.952):
        assert abs(without * wrong - whole) > 0.5


@pytest.mark.parametrize(("holiday", "monthly", "refused"), BASES)
def test_income_and_norm_are_on_one_basis(holiday: str, monthly: float, refused: bool) -> None:
    """At most 100% of the norm: 1.348,49 without holiday allowance is all of 1.419,46 with it."""
    part = {"soort": "bijstand", "bedrag": monthly, "per": "maand", "bruto": False}
    own = person("a", "aanvrager", 40, vermogen_nu=0, vermogen_op_1_januari=0)
    own |= {"inkomens": [part | {"vakantiegeld": holiday}], "maanden_laag_inkomen": 60}
    mapping = {"peildatum": DAY, "gemeente": "Coevorden", "personen": [own]}
    found = assess(read_household(mapping, "x"), TABLES).outcome("individuele_inkomenstoeslag")
    assert found is not None
    assert (found.status is Status.GEEN_RECHT) is refused


def test_single_parent_has_the_single_norm_and_the_asset_limit_of_a_couple() -> None:
    child = person("c", "kind", 9, intensieve_zorg=False)
    alone, partner = person("a", "aanvrager", 35), person("b", "partner", 36)
    assert norm([alone, child]) == 1419.46
    for persons, limit in (([alone], 8_000), ([alone, child], 16_000), ([alone, partner], 16_000)):
        assert not refused_for_savings(persons, limit)
        assert refused_for_savings(persons, limit + 1)


def refused_for_savings(persons: list[dict[str, Any]], savings: float) -> bool:
    """By a scheme of Coevorden that has the asset limit of the bijstand."""
    poor = {"vermogen_nu": 0, "vermogen_op_1_januari": 0, "netto_inkomen_per_maand": 500}
    poor |= {"toetsingsinkomen_per_jaar": 8000, "maanden_laag_inkomen": 60}
    saver = poor | {"vermogen_nu": savings, "vermogen_op_1_januari": savings}
    known = {"aanvrager": saver, "partner": poor, "kind": {}}
    people = [p | known[p["rol"]] for p in persons]
    mapping = {"peildatum": DAY, "gemeente": "Coevorden", "personen": people}
    found = assess(read_household(mapping, "x"), TABLES).outcome("individuele_inkomenstoeslag")
    assert found is not None
    return found.status is Status.GEEN_RECHT


@pytest.mark.parametrize(
    ("own", "mate", "expected"),
    # reference: 50% of 2,027.79 with a housemate of 27 or older
    [(26, 27, 1013.90), (26, 26, 1419.46), (60, 26, 1419.46), (60, 27, 1013.90), (21, 40, 1013.90)],
)
def test_a_housemate_shares_the_cost_from_27_whatever_the_age_of_the_applicant(
    own: int, mate: int, expected: float
) -> None:
    other = person("m", "medebewoner", mate, relatie="geen", zakelijk_huurcontract=False)
    other |= {"studeert_of_werkt": "werkt"}
    persons = [person("a", "aanvrager", own), other]
    assert norm(persons, "kostendelersnorm_per_maand") == pytest.approx(expected, abs=0.011)


@pytest.mark.parametrize(("jaar", "netto", "samen", "taxable"), BIJSTAND_YEARS)
def test_net_times_twelve_is_no_toetsingsinkomen(
    jaar: int, netto: float, samen: bool, taxable: int
) -> None:
    """The wrong program would be off by thousands on the same cases."""
    assert taxable - 12 * netto > 3000
