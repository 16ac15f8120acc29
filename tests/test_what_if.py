"""What would be if: amounts by hand from the law, cliffs against the tables, what is unknown."""

import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.examples_reader import household as example
from tests.income_vectors import VECTORS
from tests.paper_check import faults_of, text_of
from tests.web_room import Coach, demo
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.cliffs import (
    NEAR_ASSETS,
    NEAR_INCOME,
    Cliff,
    asset_cliffs,
    income_cliffs,
)
from voorzieningenwijzer.assessment.income_line import income_line
from voorzieningenwijzer.assessment.order import MONTHLY
from voorzieningenwijzer.assessment.variants import (
    Counted,
    Variant,
    as_now,
    now_of,
    varied,
)
from voorzieningenwijzer.assessment.whole_year import WholeYear, whole_year
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.documents.papers.chart_labels import Labels
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Between, Status
from voorzieningenwijzer.tables import Tables

TABLES = Tables.shipped()
DAY = date(2026, 11, 15)
WAGE = {"soort": "loon", "per": "jaar", "bruto": True}
NET = {(year, income): left for year, income, work, left in VECTORS if work}
"""Net of a wage, worked by hand from the law: tests/income_vectors.py."""


def worker(income: float = 25000, **given: Any) -> dict[str, Any]:
    """One adult of 40 with a wage and a rent; what is not given stays unknown."""
    own: dict[str, Any] = {"inkomen": income, "inkomens": [{**WAGE, "bedrag": income}]}
    return example({"huur": 600, "vermogen_nu": 0, **own, **given}, 2026)


def year_of(mapping: Mapping[str, Any]) -> WholeYear:
    found = whole_year(as_now(mapping, "x", DAY), TABLES)
    assert found is not None
    return found


def now(mapping: Mapping[str, Any]) -> Counted:
    return now_of(year_of(mapping))


def would_be(mapping: Mapping[str, Any], variant: Variant) -> Counted:
    year = year_of(mapping)
    return varied(variant, year, TABLES, now_of(year))


def exact(amount: float) -> Between:
    return Between(amount, amount)


# ---------------------------------------------------------------- by hand

# zorgtoeslag: 1.550 up to 29.736; 30.000: 1.514,20 (tests/test_repayment_guard.py)
# huurtoeslag, rent 600: 361,85 - 0,27 x (I - 23.425) / 12; 25.000: 326,4125 a month, 3.917 a year;
# 30.000: 213,9125 a month, 2.567 a year; rent 700: 65 a month more (0,65 x 100), 4.697
SOM_25 = 24215.52 + 1550 + 3917
SOM_30 = 27754.13 + 1514 + 2567


def test_what_comes_in_now() -> None:
    found = now(worker())
    assert found.eigen == {"a": exact(NET[2026, 25000])}
    assert found.wetten["zorgtoeslag"] == exact(1550)
    assert found.wetten["huurtoeslag"] == exact(3917)
    assert found.som == exact(SOM_25)


@pytest.mark.parametrize(
    ("variant", "som"),
    [
        (Variant("uren", "a", deel=1.2), SOM_30),
        (Variant("loon", "a", 30000), SOM_30),
        (Variant("uren", "a", deel=1.0), SOM_25),
        (Variant("huur", bedrag=700), SOM_25 + 780),
        (Variant("spaargeld", bedrag=100), SOM_25),
    ],
    ids=lambda v: v.soort if isinstance(v, Variant) else "",
)
def test_a_variant_by_hand(variant: Variant, som: float) -> None:
    found = would_be(worker(), variant)
    assert found.som == exact(round(som, 2))
    assert found.verschil == exact(round(som - SOM_25, 2))


def test_a_gift_over_the_limit_of_the_rent_allowance() -> None:
    """The limit is 38.479 in 2026 (tariffs/regelingen/huurtoeslag.yaml); nothing else moves."""
    rich = worker(vermogen=38000, vermogen_nu=38000)
    assert would_be(rich, Variant("spaargeld", bedrag=479)).verschil == exact(0)
    assert would_be(rich, Variant("spaargeld", bedrag=480)).verschil == exact(-3917)


def test_a_child_that_comes_of_age() -> None:
    """Wkgb art. 2: 2 x 2.580 + 3.416 = 8.576; with one child left 5.996. AKW: of the eldest it
    stops, 351,71 to 361,56 a quarter, so a bit under 1.450 a year."""
    parent = worker(kinderen=[6, 11])
    before, after = now(parent), would_be(parent, Variant("kind_18", _eldest(parent)))
    assert before.wetten["kindgebonden_budget"] == exact(8576)
    assert after.wetten["kindgebonden_budget"] == exact(5996)
    gone = before.wetten["kinderbijslag"].minst - after.wetten["kinderbijslag"].minst
    assert 1400 < gone < 1450


def _eldest(mapping: Mapping[str, Any]) -> str:
    children = [p for p in mapping["personen"] if p["rol"] == "kind"]
    return str(min(children, key=lambda p: p["geboortedatum"])["id"])


def test_a_partner_is_as_if_the_file_had_one() -> None:
    found = would_be(worker(), Variant("partner", bedrag=20000, spaargeld=500))
    other = {
        "id": "b",
        "rol": "partner",
        "relatie": "gehuwd",
        "geboortedatum": date(1986, 1, 1),
        "toetsingsinkomen_per_jaar": 20000,
        "vermogen_op_1_januari": 500,
    }
    couple = worker()
    couple["personen"] = [*couple["personen"], other]
    expected = assess(read_household(couple, "x", DAY), TABLES)
    for name in ("zorgtoeslag", "huurtoeslag"):
        outcome = expected.outcome(name)
        assert outcome is not None
        assert outcome.per_jaar is not None
        assert outcome.per_jaar.known
        assert found.wetten[name] == outcome.per_jaar


def test_savings_of_a_partner_that_nobody_knows_are_a_range() -> None:
    found = would_be(worker(), Variant("partner", bedrag=1000))
    known = would_be(worker(), Variant("partner", bedrag=1000, spaargeld=0.0))
    rich = would_be(worker(), Variant("partner", bedrag=1000, spaargeld=900_000.0))
    assert found.som is not None
    assert known.som is not None
    assert rich.som is not None
    assert found.som.minst <= rich.som.minst < known.som.hoogst <= found.som.hoogst


def test_bijstand_falls_with_a_wage_and_is_not_counted_twice() -> None:
    """Single, norm 1.419,46 a month from July 2026; 10.000 a year is 833,33 a month, so 586,13."""
    bijstand = {"soort": "bijstand", "bedrag": 1348.49, "per": "maand", "bruto": False}
    given = example({"huur": 600, "vermogen_nu": 0, "inkomens": [bijstand]}, 2026)
    before = now(given)
    assert before.eigen == {"a": exact(0)}
    assert before.wetten["bijstand"] == exact(round(12 * 1419.46, 2))
    after = would_be(given, Variant("loon", "a", 10000))
    assert after.eigen == {"a": exact(NET[2026, 10000])}
    assert after.wetten["bijstand"] == exact(round(12 * 586.13, 2))
    assert after.verschil == exact(0.04)


# ---------------------------------------------------------------- the same as the assessment

HOUSEHOLDS = [
    worker(),
    worker(31000, kinderen=[13, 16]),
    worker(18000, huur=712.5, servicekosten=20, kinderen=[16]),
    worker(52000, kinderen=[15]),
    example({"inkomen": 23000, "leeftijd": 70, "huur": 500, "inkomens": []}, 2026),
]


@pytest.mark.parametrize("mapping", HOUSEHOLDS)
def test_now_is_what_the_assessment_says(mapping: dict[str, Any]) -> None:
    found, expected = now(mapping), assess(read_household(mapping, "x", DAY), TABLES)
    seen = 0
    for name in MONTHLY:
        outcome = expected.outcome(name)
        if outcome is not None and outcome.per_jaar is not None:
            assert found.wetten[name] == outcome.per_jaar, name
            seen += 1
    assert seen == len(MONTHLY)


@pytest.mark.parametrize("mapping", HOUSEHOLDS)
def test_the_household_lies_on_its_own_line(mapping: dict[str, Any]) -> None:
    year = year_of(mapping)
    line, som = income_line(year, year.own["a"]), now_of(year).som
    assert line is not None
    assert som is not None
    place = line.inkomen.index(line.nu.minst)
    assert line.laag[place] == pytest.approx(som.minst, abs=0.01)
    assert line.hoog[place] == pytest.approx(som.hoogst, abs=0.01)
    assert [k.tot for k in line.delen[:-1]] == [k.van for k in line.delen[1:]]


def test_what_is_kept_of_more_is_the_slope_of_the_line() -> None:
    """At 25.000: 0,0344 tax left over, no zorgtoeslag yet, 0,27 huurtoeslag. In cents of a euro:
    24.215,52 at 25.000 and 24.698,15 at 25.500 (0,3575 less 0,31009 of the wage) less 135."""
    line = income_line(year_of(worker()), year_of(worker()).own["a"])
    assert line is not None
    kept = (500 * (1 - 0.3575 + 0.31009) - 135) / 500
    assert line.houdt.minst == pytest.approx(kept, abs=0.004)


# ---------------------------------------------------------------- cliffs


def status(mapping: Mapping[str, Any], regeling: str) -> Status:
    outcome = assess(read_household(mapping, "x", DAY), TABLES).outcome(regeling)
    assert outcome is not None
    return outcome.status


def test_the_cliff_of_savings_is_the_limit_of_the_table() -> None:
    rich = worker(vermogen=38000, vermogen_nu=38000)
    (cliff,) = asset_cliffs(year_of(rich)) or ()
    assert (cliff.regeling, cliff.bij, cliff.stopt) == ("huurtoeslag", 38479.0, True)
    assert cliff.afstand == exact(479)
    assert cliff.scheelt == exact(3917)
    at = {"vermogen": cliff.bij, "vermogen_nu": cliff.bij}
    over = {"vermogen": cliff.bij + 1, "vermogen_nu": cliff.bij + 1}
    assert status(worker(**at), "huurtoeslag") is Status.RECHT
    assert status(worker(**over), "huurtoeslag") is Status.GEEN_RECHT


def test_who_is_just_over_the_limit_is_told_how_far() -> None:
    (cliff,) = asset_cliffs(year_of(worker(vermogen=38500, vermogen_nu=38500))) or ()
    assert cliff.afstand == exact(-21)


@pytest.mark.parametrize("savings", [38479 - NEAR_ASSETS - 20, 38479 + NEAR_ASSETS + 20])
def test_what_is_further_away_is_not_named(savings: float) -> None:
    assert asset_cliffs(year_of(worker(vermogen=savings, vermogen_nu=savings))) == ()


def local(net: float) -> dict[str, Any]:
    """Single, in Coevorden, with a net wage: 110% of the norm is 1.561,406 a month."""
    part = {
        "soort": "loon",
        "bedrag": net,
        "per": "maand",
        "bruto": False,
        "vakantiegeld": "inclusief",
    }
    given = example({"huur": 600, "vermogen_nu": 0, "inkomen": 20000, "inkomens": [part]}, 2026)
    return given | {"gemeente": "Coevorden"}


def cliffs_of(mapping: Mapping[str, Any]) -> dict[str, Cliff]:
    year = year_of(mapping)
    return {c.regeling: c for c in income_cliffs(year, year.own["a"]) or ()}


def test_a_local_limit_is_found_where_the_condition_turns() -> None:
    found = cliffs_of(local(1545))["coevorden.doe_mee_pas"]
    assert found.scheelt is None
    assert found.stopt
    assert 0 < found.afstand.minst <= NEAR_INCOME
    assert status(local(1561), "coevorden.doe_mee_pas") is not Status.GEEN_RECHT
    assert status(local(1562), "coevorden.doe_mee_pas") is Status.GEEN_RECHT
    year = year_of(local(1545))
    own = year.own["a"]
    net = own.at(np.array([found.bij, found.bij + 1]))[0]
    assert net[0] == pytest.approx(1561.41, abs=0.15)


def test_no_cliff_without_known_savings_or_income() -> None:
    assert asset_cliffs(year_of(example({"inkomen": 20000, "vermogen": "onbekend"}, 2026))) is None
    year = year_of(example({"vermogen_nu": 0}, 2026))
    assert income_cliffs(year, year.own["a"]) is None


# ---------------------------------------------------------------- unknown


def test_an_unknown_income_gives_no_figures_but_says_what_is_missing() -> None:
    found = now(example({"huur": 600}, 2026))
    assert found.som is None
    assert found.ontbreekt == ("personen.a.toetsingsinkomen_per_jaar",)
    year = year_of(example({"huur": 600}, 2026))
    assert income_line(year, year.own["a"]) is None


def test_an_unknown_rent_is_a_range_around_every_rent() -> None:
    wide = now(worker(huur="onbekend")).som
    assert wide is not None
    for rent in (150, 320, 500, 650, 900, 1400):
        narrow = now(worker(huur=rent)).som
        assert narrow is not None
        assert wide.minst <= narrow.minst <= narrow.hoogst <= wide.hoogst


def test_a_gross_wage_without_its_premium_is_a_range_around_every_premium() -> None:
    part = {
        "soort": "loon",
        "bedrag": 2300,
        "per": "maand",
        "bruto": True,
        "vakantiegeld": "inclusief",
    }
    given = example({"huur": 600, "vermogen_nu": 0, "inkomens": [part]}, 2026)
    wide = now(given)
    assert wide.som is not None
    assert not wide.som.known
    low, high = year_of(given).own["a"].belastbaar or (0.0, 0.0)
    for income in (low, (low + high) / 2, high):
        narrow = now(worker(round(income, 2))).som
        assert narrow is not None
        assert wide.som.minst - 1 <= narrow.minst <= wide.som.hoogst + 1


# ---------------------------------------------------------------- the page


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = demo(tmp_path_factory.mktemp("wat_als"))
    yield coach, desk
    desk.close()


def dossier(desk: Desk, name: str) -> str:
    with desk.store.read() as session:
        return next(one.id for one in session.dossiers.listing() if name in one.label)


def test_three_variants_side_by_side_and_on_paper(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    path = f"/gesprek/{dossier(desk, 'De Wit')}/wat-als"
    assert coach.get(path).status_code == 200
    kept: list[str] = []
    for data in (
        {"soort": "uren", "persoon": "a", "een": "22", "twee": "32"},
        {"soort": "partner", "een": "26.000", "twee": "0"},
        {"soort": "kind_18", "persoon": "k1"},
    ):
        page = coach.send(path, {**data, "geval": kept})
        assert page.status_code == 200, coach.text
        kept = re.findall(r'name="geval" value="([^"]+)"', page.text)
        kept = list(dict.fromkeys(kept))
    assert len(kept) == 3
    for heading in ("32 uur per week", "Partner erbij", "Een kind wordt 18"):
        assert heading in coach.text
    assert "Kies wat er verandert" not in coach.text
    assert "style=" not in page.text
    paper = coach.send(f"{path}/papier", {"geval": kept})
    assert faults_of(paper.data) == []
    assert "32 uur per week" in text_of(paper.data)
    coach.get("/over")
    fewer = coach.send(path, {"geval": kept, "weg": "1"})
    assert "Partner erbij" not in re.findall(r"<thead>.*?</thead>", fewer.text, re.S)[0]


def test_nothing_of_it_is_kept_but_that_it_was_printed(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    one = dossier(desk, "De Wit")
    with desk.store.read() as session:
        before = len(session.answers.lines(one)), len(session.audit.lines(one))
    coach.get("/over")
    coach.send(f"/gesprek/{one}/wat-als", {"soort": "huur", "een": "777,77"})
    coach.get("/over")
    coach.send(f"/gesprek/{one}/wat-als/papier", {"geval": "huur||777.77|"})
    with desk.store.read() as session:
        assert len(session.answers.lines(one)) == before[0]
        lines = session.audit.lines(one)[before[1] :]
    assert [line.what for line in lines] == ["wat_als_geprint"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"soort": "huur", "een": ""}, "Vul hier een getal in."),
        ({"soort": "huur", "een": "duizend"}, "Schrijf alleen het bedrag"),
        ({"soort": "uren", "persoon": "a", "een": "0", "twee": "20"}, "Hoeveel uur per week"),
        (
            {"soort": "uren", "persoon": "a", "een": "20", "twee": ""},
            "hoeveel uur per week het wordt",
        ),
        ({"soort": "uren", "persoon": "a", "een": "20", "twee": "80"}, "Dit is te veel"),
        ({"soort": "spaargeld", "een": "99999999"}, "Dit is te veel"),
    ],
)
def test_what_cannot_be_is_asked_again_beside_the_field(
    shown: tuple[Coach, Desk], typed: dict[str, object], said: str
) -> None:
    coach, desk = shown
    coach.get("/over")
    page = coach.send(f"/gesprek/{dossier(desk, 'De Wit')}/wat-als", typed)
    assert page.status_code == 422
    assert said in coach.text
    if typed["een"]:
        assert f'value="{typed["een"]}"' in page.text


def test_a_page_that_somebody_changed_breaks_nothing(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    path = f"/gesprek/{dossier(desk, 'De Wit')}/wat-als"
    strange = ["", "uren|a", "huur||nan|", "x|y|1|", "uren|zz|20|30", "kind_18|a|0|", "huur||-5|"]
    for text in strange:
        coach.get("/over")
        page = coach.send(path, {"geval": text, "wie": "iemand", "weg": "99"})
        assert page.status_code == 200
        assert len(re.findall(r'<th scope="col"', page.text.split("</thead>")[0])) == 2, text


def test_who_says_little_is_told_what_is_missing(shown: tuple[Coach, Desk]) -> None:
    coach, desk = shown
    coach.get(f"/gesprek/{dossier(desk, 'Yilmaz')}/wat-als")
    assert "Eerst moeten we weten: het inkomen over het hele jaar" in coach.text
    assert "€" not in coach.text.replace("VOORBEELD", "")


def test_words_in_a_chart_stand_where_they_cover_nothing() -> None:
    """A mark at the foot of a rising line, and two more close by."""
    line = [(0.0, 200.0), (100.0, 200.0), (300.0, 60.0)]
    labels = Labels([line], (0, 0, 480, 210))
    boxes = []
    for x, y, text in ((100, 200, "U nu"), (180, 144, "Loon"), (200, 130, "32 uur per week")):
        labels.keep_free(x, y, 6)
        words = labels.beside(x, y, text)
        wide = 6.6 * len(text)
        left = words.x - wide if words.anker == "eind" else words.x
        boxes.append((left, words.y - 9, left + wide, words.y + 2))
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    for left, top, right, bottom in boxes:
        for x in range(100, 301):
            y = 200 - 0.7 * (x - 100)
            assert not (left <= x <= right and top <= y <= bottom)


def test_a_partner_stands_beside_the_line_at_what_there_would_be(
    shown: tuple[Coach, Desk],
) -> None:
    coach, desk = shown
    coach.get("/over")
    data = {"soort": "partner", "een": "26.000", "twee": "0"}
    page = coach.send(f"/gesprek/{dossier(desk, 'De Wit')}/wat-als", data)
    chart = re.search(r'<svg class="vw-chart".*?</svg>', page.text, re.S)
    assert chart is not None
    assert ">Partner erbij</text>" in chart[0]
    assert "Een ruit naast de lijn" in coach.text
