"""Kindgebonden budget 2027 is a forecast: visible as such, in no total and no plan as an amount.

The figures are worked by hand from the proposal (budget of 2027): 2.653 per child, 729 and 976 by
age, 3.505 without a partner, 8,05% above 30.910 (40.560 with a partner) and 9,95% above 61.917.
"""

from datetime import date
from typing import Any

import pytest

from tests.examples_reader import FOLDER, Example, examples
from tests.test_examples import CHECKS
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.cli.result import result_of
from voorzieningenwijzer.cli.summary import of as summary_of
from voorzieningenwijzer.comparisons.savings import Ranked
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Assessment, Outcome, Status
from voorzieningenwijzer.plan import PlanContext, make_plan
from voorzieningenwijzer.tables import Tables
from voorzieningenwijzer.tables.gathering import read_document
from voorzieningenwijzer.tables.report import report

TABLES = Tables.shipped()


PROPOSED = {"kindgebonden_budget", "noodfonds_energie"}


def family(income: float, *ages: int, partner: bool = False, assets: float = 0) -> dict[str, Any]:
    own = {"toetsingsinkomen_per_jaar": {2027: income}, "vermogen_op_1_januari": {2027: assets}}
    persons: list[dict[str, Any]] = [
        {"id": "a", "rol": "aanvrager", "geboortedatum": date(1986, 12, 31), **own}
    ]
    if partner:
        other = {"toetsingsinkomen_per_jaar": {2027: 0}, "vermogen_op_1_januari": {2027: 0}}
        persons.append(
            {"id": "b", "rol": "partner", "relatie": "gehuwd", "geboortedatum": date(1985, 12, 31)}
            | other
        )
    persons += [
        {"id": f"k{n}", "rol": "kind", "geboortedatum": date(2026 - age, 12, 31)}
        | {"kinderbijslag": True, "intensieve_zorg": False}
        for n, age in enumerate(ages)
    ]
    home = {"soort": "zelfstandig", "kale_huur_per_maand": {2027: 640.0}}
    extra = {"samenstelling_gelijk_in": [2027], "gemeente": "Coevorden", "ontvangt_nu": []}
    return {"peildatum": date(2027, 3, 10), "personen": persons, "woning": home} | extra


def found(mapping: dict[str, Any]) -> Assessment:
    return assess(read_household(mapping, "2027"), TABLES, 2027)


def budget(mapping: dict[str, Any]) -> Outcome:
    outcome = found(mapping).outcome("kindgebonden_budget")
    assert outcome is not None
    return outcome


WORKED = [
    ("alleen, een kind van 7, op de drempel", family(30_910, 7), 2653 + 3505),
    ("alleen, een kind van 13", family(20_000, 13), 2653 + 729 + 3505),
    ("alleen, een kind van 17", family(20_000, 16), 2653 + 976 + 3505),
    ("alleen, een euro boven de drempel", family(30_911, 7), 6158 - 0.0805),
    ("samen, op de drempel", family(40_560, 7, 9, partner=True), 5306),
    ("samen, op de tweede grens", family(61_917, 7, 9, partner=True), 5306 - 0.0805 * 21_357),
    (
        "samen, duizend boven de tweede grens",
        family(62_917, 7, 9, partner=True),
        5306 - 0.0805 * 21_357 - 0.0995 * 1_000,
    ),
    (
        "alleen, vierduizend boven de tweede grens",
        family(65_917, 7, 9),
        8811 - 0.0805 * 31_007 - 0.0995 * 4_000,
    ),
]


@pytest.mark.parametrize(("name", "mapping", "year"), WORKED, ids=[w[0] for w in WORKED])
def test_worked_by_hand(name: str, mapping: dict[str, Any], year: float) -> None:
    outcome = budget(mapping)
    assert sum(m.minst for m in outcome.maanden) == pytest.approx(year, abs=0.06)
    assert outcome.prognose


def test_highest_income_above_the_second_limit() -> None:
    """5.306 - 0,0805 x 21.357 = 3.586,76; less 23,50 and divided by 0,0995: 35.811 further."""
    outcome = budget(family(120_000, 7, 9, partner=True))
    assert outcome.status is Status.GEEN_RECHT
    assert [r.grens for r in outcome.waarom_niet] == [61_917 + 35_811]


def test_highest_income_under_the_second_limit() -> None:
    """2.653 - 23,50 = 2.629,50; divided by 0,0805 is 32.664 above 40.560, cut at 61.917:
    2.653 - 0,0805 x 21.357 = 933,76; less 23,50 and divided by 0,0995 is 9.148 further."""
    outcome = budget(family(120_000, 7, partner=True))
    assert [r.grens for r in outcome.waarom_niet] == [61_917 + 9_148]


def test_asset_limit_drops_by_the_proposal() -> None:
    assert budget(family(20_000, 7, assets=119_122)).status is Status.CONTROLEREN
    assert budget(family(20_000, 7, assets=119_123)).status is Status.GEEN_RECHT


def test_a_right_is_never_called_a_right() -> None:
    outcome = budget(family(20_000, 7))
    assert outcome.status is Status.CONTROLEREN
    assert "verwachting" in outcome.reden
    assert outcome.verschil_per_maand is None


def test_it_is_in_no_total() -> None:
    total = found(family(20_000, 7)).totaal
    assert (total.meer_per_maand.minst, total.meer_per_maand.hoogst) == (0, 0)
    assert (total.meer_per_jaar.minst, total.meer_per_jaar.hoogst) == (0, 0)


def test_all_other_laws_say_when_their_table_is_expected() -> None:
    for outcome in found(family(20_000, 7)).uitkomsten:
        if outcome.soort == "landelijk" and outcome.regeling not in PROPOSED:
            assert outcome.per_maand is None, outcome.regeling
            assert outcome.status is Status.GEEN_TABEL, outcome.regeling
    for name in ("zorgtoeslag", "huurtoeslag", "kinderbijslag"):
        other = found(family(20_000, 7)).outcome(name)
        assert other is not None
        assert "december 2026" in other.reden


def test_next_year_seen_from_this_year() -> None:
    mapping = family(20_000, 7) | {"peildatum": date(2026, 11, 21)}
    outcome = budget(mapping)
    assert outcome.prognose
    assert outcome.per_jaar is not None
    assert outcome.per_jaar.hoogst == 6158
    this_year = assess(read_household(mapping, "2026"), TABLES).outcome("kindgebonden_budget")
    assert this_year is not None
    assert not this_year.prognose


def test_calculate_says_so_in_json_and_in_words() -> None:
    result = result_of("gezin.yaml", found(family(20_000, 7)), None, Ranked((), (), None), "0")
    entry = next(o for o in result["uitkomsten"] if o["regeling"] == "kindgebonden_budget")
    assert entry["prognose"] is True
    assert entry["tabel"]["status"] == "voorstel"
    assert {o["regeling"] for o in result["uitkomsten"] if o["prognose"]} == PROPOSED
    line = next(x for x in summary_of(result).splitlines() if "Kindgebonden" in x)
    assert "verwachting" in line


def test_the_plan_names_no_amount_of_it() -> None:
    context = PlanContext(naam="x", coach="y", peildatum=date(2027, 3, 10), gemeente="Coevorden")
    plan = make_plan(found(family(20_000, 7)), None, (), context)
    for action in plan.acties:
        assert action.regeling != "kindgebonden_budget" or action.per_maand is None
        assert action.regeling != "kindgebonden_budget" or action.per_jaar is None
    shown = repr(plan)
    for amount in ("6.158", "513", "615800", "51300"):
        assert amount not in shown, amount


LAW = """\
tabel: kindgebonden_budget
naam: Kindgebonden budget
wet: Wet op het kindgebonden budget (Wkgb)
bronnen:
  wet: {titel: Verzonnen wet van 2027, geraadpleegd_op: 2026-12-20}
perioden:
  - geldig_van: 2027-01-01
    geldig_tot: 2027-12-31
    formule: "2027"
    bedragen:
"""


def law_of_2027() -> str:
    period = TABLES.period("kindgebonden_budget", date(2027, 1, 1))
    names = getattr(period, "amounts", {})
    rows = [
        f"      {n}: {{waarde: {a.waarde}, artikel: x, bronnen: [wet], status: een_bron}}\n"
        for n, a in names.items()
    ]
    return LAW + "".join(rows)


def test_the_law_itself_takes_the_place_of_the_proposal() -> None:
    document = read_document(law_of_2027(), "kgb_2027.yaml")
    assert TABLES.conflicts(document) == []
    tables = TABLES.with_document(document)
    outcome = assess(read_household(family(20_000, 7), "x"), tables, 2027).outcome(
        "kindgebonden_budget"
    )
    assert outcome is not None
    assert not outcome.prognose
    assert outcome.status is Status.RECHT


def test_a_proposal_never_takes_the_place_of_a_law() -> None:
    text = law_of_2027().replace("2027", "2026").replace("een_bron", "voorstel")
    assert TABLES.conflicts(read_document(text, "kgb_2026.yaml"))


def test_the_report_still_waits_for_the_law() -> None:
    missing = report(TABLES, date(2026, 11, 21)).ontbreekt
    assert any("kindgebonden_budget: vanaf 2027-01-01 nog niet ingevoerd" in m for m in missing)


def test_no_example_rests_on_a_proposal() -> None:
    assert max(example.jaar for example in examples()) < 2027


FORECASTS = list(examples(FOLDER.parent / "verwachtingen"))


@pytest.mark.parametrize("example", FORECASTS, ids=str)
def test_a_forecast_worked_by_hand(example: Example) -> None:
    """The budget of 2027 as it was published, apart from the examples of the law."""
    found = assess(read_household(example.mapping, "x"), TABLES, example.jaar).outcome(
        example.regeling
    )
    assert found is not None
    assert found.prognose
    for key, expected in example.verwacht.items():
        CHECKS[key](found, key, expected)
