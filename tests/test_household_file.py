"""Household files that read, and those that say what is wrong and where."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import Household, HouseholdError, read_household
from voorzieningenwijzer.strict_yaml import read as read_yaml

FORM = Path(__file__).parent.parent / "docs" / "huishoudbestand.md"
DAY = date(2026, 9, 15)


def person(person_id: str = "a", rol: str = "aanvrager", **facts: Any) -> dict[str, Any]:
    return {"id": person_id, "rol": rol, "geboortedatum": "1981-06-02", **facts}


def read(**keys: Any) -> Household:
    return read_household({"peildatum": DAY, "personen": [person()], **keys}, "x")


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("unknown key", {"gemente": "Coevorden"}, "gemente", "bedoelt u 'gemeente'"),
    (
        "unknown key of a person",
        {"personen": [person(vermogn_nu=1)]},
        "personen.a.vermogn_nu",
        "nu'",
    ),
    ("unknown key far from all", {"qqqq": 1}, "qqqq", "niet bekend"),
    ("not a number", {"woning": {"kale_huur_per_maand": float("nan")}}, "kale_huur", "geen getal"),
    ("without end", {"woning": {"kale_huur_per_maand": float("inf")}}, "kale_huur", "geen getal"),
    ("text for a number", {"woning": {"kale_huur_per_maand": "veel"}}, "kale_huur", "'veel'"),
    ("yes for a number", {"woning": {"kale_huur_per_maand": True}}, "kale_huur", "een getal"),
    ("outside what can be", {"woning": {"kale_huur_per_maand": 64000}}, "kale_huur", "0 tot 5000"),
    ("text for yes or no", {"woning": {"huur_betaald": "ja"}}, "huur_betaald", "true of false"),
    ("unknown choice", {"woning": {"soort": "kamr"}}, "woning.soort", "bedoelt u 'kamer'"),
    ("no day", {"personen": [person(geboortedatum="2-6-1981")]}, "geboortedatum", "jaar-maand-dag"),
    ("a day to come", {"personen": [person(geboortedatum="2031-01-01")]}, "geboort", "na de peil"),
    ("list for a text", {"gemeente": {"a": 1}}, "gemeente", "korte tekst"),
    ("text with a line break", {"gemeente": "Coe\nvorden"}, "gemeente", "tekens"),
    ("text for a list", {"personen": "a"}, "personen", "een lijst"),
    ("a row that is no mapping", {"personen": ["a"]}, "personen.1", "een naam en een waarde"),
    ("far too many rows", {"schulden": [{"soort": "x"}] * 41}, "schulden", "meer dan 40"),
    ("no year", {"personen": [person(toetsingsinkomen_per_jaar={"x": 1})]}, "inkomen", "geen jaar"),
    ("two applicants", {"personen": [person(), person("b")]}, "personen", "een aanvrager"),
    (
        "two partners",
        {"personen": [person(), person("b", "partner"), person("c", "partner")]},
        "personen",
        "een partner",
    ),
    ("no applicant", {"personen": [person("b", "partner")]}, "personen", "geen aanvrager"),
    ("an id twice", {"personen": [person(), person("a", "kind")]}, "personen.a", "twee keer"),
    ("no id", {"personen": [{"rol": "aanvrager"}]}, "personen", "eigen id"),
    ("no role", {"personen": [{"id": "a"}]}, "personen.a.rol", "zeg wat"),
    ("other form", {"formaat": 2}, "formaat", "formaat 1"),
    ("assumptions", {"aannames": "alle"}, "aannames", "alleen staan: geen"),
    ("same years", {"samenstelling_gelijk_in": "2025"}, "samenstelling_gelijk_in", "rij jaren"),
    ("change without a day", {"wijzigingen": [{"weg": ["b"]}]}, "wijzigingen.1", "hoort een dag"),
    (
        "change without an id",
        {"wijzigingen": [{"vanaf": "2026-05-01", "personen": [{"rol": "kind"}]}]},
        "wijzigingen.1.personen",
        "zijn id",
    ),
    (
        "a newcomer without a role",
        {
            "personen": [person()],
            "wijzigingen": [{"vanaf": "2026-05-01", "personen": [{"id": "b"}]}],
        },
        "wijzigingen.1.personen.b.rol",
        "zeg wat",
    ),
    ("unknown offer", {"aanbod": {"internet": []}}, "aanbod.internet", "niet bekend"),
    (
        "total and parts",
        {
            "energie": {
                "stroom_kwh_per_jaar": 1500,
                "stroom_normaal_kwh_per_jaar": 900,
                "stroom_dal_kwh_per_jaar": 500,
            }
        },
        "energie.stroom_kwh_per_jaar",
        "delen samen",
    ),
]


@pytest.mark.parametrize(
    ("keys", "field", "reason"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_a_bad_file_says_what_and_where(keys: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(HouseholdError) as problem:
        read(**keys)
    assert field in problem.value.veld
    assert reason in problem.value.reden


@pytest.mark.parametrize("content", [None, [], "gemeente", 3])
def test_what_is_no_mapping_is_refused(content: object) -> None:
    with pytest.raises(HouseholdError, match="bestand"):
        read_household(content, "x")


def test_a_day_is_needed_and_that_of_the_file_goes_first() -> None:
    with pytest.raises(HouseholdError, match="peildatum"):
        read_household({}, "x")
    assert read_household({}, "x", DAY).peildatum == DAY
    assert read_household({"peildatum": "2026-02-03"}, "x", DAY).peildatum == date(2026, 2, 3)


def test_absent_null_and_onbekend_are_unknown_and_geen_is_nothing() -> None:
    found = read(
        woning={"kale_huur_per_maand": "onbekend", "servicekosten_per_maand": "geen"},
        belastingaanslag={"gemeente": None},
        schulden="geen",
        energie={"einddatum": "geen"},
    ).gegevens
    assert found["woning"] == {"servicekosten_per_maand": 0.0}
    assert found["belastingaanslag"] == {}
    assert found["schulden"] == []
    assert found["energie"] == {"einddatum": "geen"}
    assert "zorgverzekering" not in found


def test_parts_that_make_the_total_are_fine() -> None:
    parts = {"stroom_normaal_kwh_per_jaar": 900, "stroom_dal_kwh_per_jaar": 600}
    assert read(energie={"stroom_kwh_per_jaar": 1500, **parts}).gegevens["energie"]


def test_what_comes_in_may_name_its_year() -> None:
    rows = [{"regeling": "zorgtoeslag", "bedrag_per_maand": 123, "jaar": 2025}]
    assert read(ontvangt_nu=rows).gegevens["ontvangt_nu"][0]["jaar"] == 2025


@pytest.mark.parametrize(("jaar", "income"), [(2025, 21000.0), (2026, 21495.0)])
def test_a_map_of_years_holds_for_its_years(jaar: int, income: float) -> None:
    household = read(personen=[person(toetsingsinkomen_per_jaar={"2025": 21000, 2026: 21495})])
    assert case_of(household, jaar).persons["inkomen"][0, 0] == income


def test_a_plain_amount_holds_for_the_year_of_the_reference_date_only() -> None:
    household = read(personen=[person(toetsingsinkomen_per_jaar=21495)])
    veld = "personen.a.toetsingsinkomen_per_jaar"
    assert veld not in {o.veld for o in case_of(household, 2026).opens}
    assert veld in {o.veld for o in case_of(household, 2025).opens}


def test_a_change_merges_from_its_day_on() -> None:
    household = read(
        woning={"soort": "zelfstandig", "kale_huur_per_maand": 640},
        wijzigingen=[
            {"vanaf": "2026-07-01", "woning": {"kale_huur_per_maand": 655.5}, "weg": ["b"]},
            {"vanaf": "2026-03-02", "personen": [person("b", "partner", relatie="gehuwd")]},
        ],
    )
    case = case_of(household, 2026)
    assert case.facts["kale_huur"][0].tolist() == [640.0] * 6 + [655.5] * 6
    assert case.ids == ("a", "b")
    assert (case.persons["rol"][1] > 0).tolist() == [False] * 3 + [True] * 3 + [False] * 6


def test_composition_is_known_where_it_is_said_or_may_be_assumed() -> None:
    assert read().samenstelling_bekend
    assert not read(samenstelling="onbekend").samenstelling_bekend
    assert not read(aannames="geen").samenstelling_bekend
    assert read(aannames="geen", samenstelling="bekend").samenstelling_bekend
    assert not read_household({"peildatum": DAY}, "x").samenstelling_bekend


def test_the_form_as_it_is_described_reads() -> None:
    described = re.findall(r"```yaml\n(.*?)```", FORM.read_text("utf-8"), re.DOTALL)
    (household,) = (read_household(read_yaml(text), "docs") for text in described)
    assert [p["id"] for p in household.iedereen] == ["a", "b", "c", "d", "e"]
