"""Still open from the past: until which day, from which month, how much, and never per month.

Last days: Awir art. 15 (2025 until 31 December 2026; 2024 closed on 1 September 2025), AKW art. 14
lid 5 (a year before the quarter, a doubled amount half a year), Wko art. 1.3 (three months).
Amounts of kinderbijslag: 286.45, 347.83 and 409.21 in the first half of 2025; 291.49, 353.95 and
416.41 in the second.
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.examples_reader import household as short_household
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.casework.results.judging import ASKED_OF_LAST_YEAR
from voorzieningenwijzer.cli.main import main
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Assessment, Between, Line, Outcome, Status
from voorzieningenwijzer.plan import Plan, PlanContext, make_plan
from voorzieningenwijzer.plan.advice.claims import Claim, claims_of, closed_in_words, in_words
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.strict_yaml import read
from voorzieningenwijzer.tables import Tables

ALLOWANCES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
DAY = date(2026, 11, 23)


def speaker(day: date = DAY) -> Speaker:
    return Speaker(plan_texts(), PlanContext(day, naam="", coach="Ria"))


def of(outcome: Outcome, day: date = DAY, now: Outcome | None = None) -> Claim:
    then = v.assessment(outcome, meer=0, year=outcome.jaar)
    this = None if now is None else v.assessment(now, meer=0)
    found = claims_of(speaker(day), outcome.jaar, then, this)
    return next(c for c in found if c.scheme.regeling == outcome.regeling)


def said(claim: Claim, day: date = DAY) -> tuple[str, ...]:
    return tuple(s.replace("\u00a0", " ") for s in in_words(claim, speaker(day)))


# ---------------------------------------------------------------- last days


@pytest.mark.parametrize("regeling", ALLOWANCES)
@pytest.mark.parametrize(
    ("day", "year", "is_open", "last"),
    [
        (date(2026, 1, 1), 2025, True, date(2026, 12, 31)),
        (date(2026, 12, 31), 2025, True, date(2026, 12, 31)),
        (date(2027, 1, 1), 2025, False, date(2026, 12, 31)),
        (date(2025, 9, 1), 2024, True, date(2025, 9, 1)),
        (date(2025, 9, 2), 2024, False, date(2025, 9, 1)),
        (date(2026, 11, 23), 2024, False, date(2025, 9, 1)),
        (date(2027, 12, 31), 2026, True, date(2027, 12, 31)),
        (date(2028, 1, 1), 2026, False, date(2027, 12, 31)),
    ],
)
def test_allowances_of_dienst_toeslagen(
    regeling: str, day: date, year: int, is_open: bool, last: date
) -> None:
    window = plan_texts().termijnen[plan_texts().regelingen[regeling].vorig_jaar].window(day, year)
    assert window is not None
    assert (window.open, window.tot_en_met, window.vanaf) == (is_open, last, date(year, 1, 1))


def test_the_older_page_with_1_september_2026_is_not_followed() -> None:
    """Trap: older pages still say that 2025 closes on 1 September 2026."""
    window = plan_texts().termijnen["toeslagen_aanvraag"].window(date(2026, 9, 2), 2025)
    assert window is not None
    assert window.open


def test_a_year_of_which_no_last_day_is_known_is_not_promised() -> None:
    assert plan_texts().termijnen["toeslagen_aanvraag"].window(date(2031, 2, 1), 2030) is None
    assert plan_texts().termijnen["bezwaar_algemeen"].window(DAY, 2025) is None


@pytest.mark.parametrize(
    ("day", "is_open", "first", "last"),
    [
        (date(2026, 1, 1), True, date(2025, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), True, date(2025, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), True, date(2025, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 15), True, date(2025, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), True, date(2025, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), False, date(2025, 10, 1), date(2026, 12, 31)),
    ],
)
def test_kinderbijslag_goes_back_a_year_from_the_quarter(
    day: date, is_open: bool, first: date, last: date
) -> None:
    window = plan_texts().termijnen["kinderbijslag_terug"].window(day, 2025)
    assert window is not None
    assert (window.open, window.vanaf, window.tot_en_met) == (is_open, first, last)


@pytest.mark.parametrize(
    ("day", "is_open", "first", "last"),
    [
        (date(2026, 1, 31), True, date(2025, 10, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), True, date(2025, 11, 1), date(2026, 2, 28)),
        (date(2026, 3, 31), True, date(2025, 12, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), False, date(2025, 12, 1), date(2026, 3, 31)),
        (date(2026, 11, 23), False, date(2025, 12, 1), date(2026, 3, 31)),
    ],
)
def test_kinderopvangtoeslag_goes_back_three_months(
    day: date, is_open: bool, first: date, last: date
) -> None:
    window = plan_texts().termijnen["opvang_terug"].window(day, 2025)
    assert window is not None
    assert (window.open, window.vanaf, window.tot_en_met) == (is_open, first, last)


def test_the_question_about_last_year_lists_what_its_answer_is_used_for() -> None:
    form: Any = read(shipped("questionnaires", "huisbezoek.yaml").read_text("utf-8"))
    question = next(q for q in form["vragen"] if q["id"] == "vorig_jaar_ontvangen")
    choices = {c["waarde"] for c in question["keuzes"]}
    assert choices - {"zelfde", "deel_van_jaar", "geen"} == set(ASKED_OF_LAST_YEAR)


# ---------------------------------------------------------------- how much


@pytest.mark.parametrize(("regeling", "month"), [("zorgtoeslag", 131), ("huurtoeslag", 214.5)])
def test_a_whole_year_is_the_award_of_the_year(regeling: str, month: float) -> None:
    claim = of(v.right(regeling, month, year=2025))
    assert claim.bedrag == Between(month * 12, month * 12)
    assert claim.ontving is False


def kinderbijslag(*quarters: float, doubled: float = 0, **more: Any) -> Outcome:
    extra = Line("Extra", v.exact(doubled), "EUR/kwartaal", "AKW art. 7a", "dubbel_per_kwartaal")
    return v.outcome(
        "kinderbijslag",
        Status.RECHT,
        year=2025,
        per_jaar=v.exact(round(sum(quarters), 2)),
        per_maand=v.exact(round(quarters[-1] / 3, 2)),
        per_kwartaal=v.exact(quarters[-1]),
        kwartalen=tuple(v.exact(q) for q in quarters),
        tabel=v.table("kinderbijslag", 2025),
        uitleg=(extra,),
        **({"ontvangt_nu": False} | more),
    )


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 2, 10), 347.83 * 2 + 353.95 * 2),
        (date(2026, 6, 30), 347.83 + 353.95 * 2),
        (date(2026, 9, 15), 353.95 * 2),
        (date(2026, 11, 23), 353.95),
    ],
)
def test_kinderbijslag_by_the_quarters_that_are_left(day: date, amount: float) -> None:
    claim = of(kinderbijslag(347.83, 347.83, 353.95, 353.95), day)
    assert claim.bedrag == v.exact(round(amount, 2))


def test_kinderbijslag_of_a_real_household_in_2025() -> None:
    """Child of eight all year: 353.95 in each of the last two quarters of 2025."""
    given = short_household({"kinderen": [8], "inkomen": 20_000}, 2026)
    given["samenstelling_gelijk_in"] = [2025]
    given |= {"peildatum": date(2026, 9, 15)}
    found = assess(read_household(given, "x"), Tables.shipped(), 2025)
    claims = claims_of(speaker(date(2026, 9, 15)), 2025, found, None)
    claim = next(c for c in claims if c.scheme.regeling == "kinderbijslag")
    assert claim.bedrag == v.exact(707.90)


@pytest.mark.parametrize(
    ("day", "low", "high"),
    [
        (date(2026, 1, 5), 286.45 * 2 + 582.98 * 2, 572.90 * 2 + 582.98 * 2),
        (date(2026, 4, 5), 286.45 + 291.49 + 582.98, 572.90 + 582.98 * 2),
        (date(2026, 9, 5), 291.49 * 2, 582.98 * 2),
    ],
)
def test_a_doubled_amount_goes_back_half_a_year(day: date, low: float, high: float) -> None:
    claim = of(kinderbijslag(572.90, 572.90, 582.98, 582.98, doubled=291.49), day)
    assert claim.bedrag == Between(round(low, 2), round(high, 2))


def test_a_part_of_the_year_by_its_months() -> None:
    """Allowances per month over the months that are left; here the deadline of child care."""
    texts = plan_texts()
    care = replace(texts.regelingen["zorgtoeslag"], vorig_jaar="opvang_terug")
    own = Speaker(
        replace(texts, regelingen={"zorgtoeslag": care}), PlanContext(date(2026, 2, 10), naam="")
    )
    months = tuple(v.exact(100.25 if m < 11 else 60.5) for m in range(12))
    right = v.right("zorgtoeslag", 100, year=2025, maanden=months)
    (claim,) = claims_of(own, 2025, v.assessment(right, meer=0, year=2025), None)
    assert claim.bedrag == v.exact(160.75)


def test_the_low_end_of_a_range_counts() -> None:
    unsure = v.right("huurtoeslag", 0, year=2025, per_jaar=Between(612, 980))
    claim = of(replace(unsure, status=Status.ONBEKEND))
    assert claim.bedrag == Between(612, 980)
    assert "Het gaat om tussen € 612 en € 980, in een keer." in said(claim)


# ---------------------------------------------------------------- what is said


def test_open_says_until_when_and_how_much() -> None:
    assert said(of(v.right("zorgtoeslag", 100, year=2025))) == (
        "Over 2025 kunt u dit nog vragen tot en met 31 december 2026.",
        "Het gaat om € 1.200, in een keer.",
        "Kreeg u uitstel voor de aangifte? Dan hebt u soms meer tijd.",
    )


def test_closed_says_since_when_and_what_may_still_be_tried() -> None:
    late = date(2027, 1, 1)
    assert said(of(v.right("zorgtoeslag", 100, year=2025), late), late) == (
        "Over 2025 kan het niet meer. Dat kon tot en met 31 december 2026.",
        "Kreeg u uitstel voor de aangifte? Dan hebt u soms meer tijd.",
        "Zette u het zelf stop? Vraag of dat nog anders kan.",
    )


def test_a_window_says_from_which_month() -> None:
    assert said(of(kinderbijslag(1.0, 1.0, 1.0, 353.95))) == (
        "Over 2025 kunt u dit nog vragen tot en met 31 december 2026.",
        "Dat kan vanaf 1 oktober 2025; wacht u, dan wordt het minder.",
        "Het gaat om € 353,95, in een keer.",
    )


def test_what_came_in_is_not_asked_for_again() -> None:
    claim = of(v.right("zorgtoeslag", 100, year=2025, ontvangt_nu=True))
    assert (claim.kan_nog, claim.bedrag) == (False, None)
    assert said(claim) == ("In 2025 kreeg u dit al.",)


def test_kinderbijslag_that_comes_in_now_came_in_then() -> None:
    then = kinderbijslag(1.0, 1.0, 1.0, 353.95, ontvangt_nu=None)
    now = v.right("kinderbijslag", 119, ontvangt_nu=True)
    assert of(then, now=now).ontving is True
    assert of(then, now=replace(now, ontvangt_nu=False)).ontving is None


@pytest.mark.parametrize("regeling", ALLOWANCES)
def test_an_allowance_that_comes_in_now_may_not_have_come_in_then(regeling: str) -> None:
    then = v.right(regeling, 90, year=2025, ontvangt_nu=None)
    now = v.right(regeling, 90, ontvangt_nu=True, ontvangt_nu_per_maand=90.0)
    assert of(then, now=now).ontving is None


def test_the_year_before_is_closed() -> None:
    text = closed_in_words(speaker(), 2024).replace("\u00a0", " ")
    assert (
        text == "Toeslagen over 2024 kunt u niet meer vragen. Dat kon tot en met 1 september 2025."
    )
    assert closed_in_words(speaker(date(2025, 9, 1)), 2024) == ""
    assert closed_in_words(speaker(), 2023) == ""


# ---------------------------------------------------------------- in the plan


def plan(then: Assessment, *now: Outcome, day: date = DAY) -> Plan:
    return make_plan(v.assessment(*now, meer=0), then, (), v.context("x", peildatum=day))


def test_each_office_and_each_last_day_is_an_action_of_its_own() -> None:
    then = v.assessment(
        kinderbijslag(1.0, 1.0, 353.95, 353.95),
        v.right("huurtoeslag", 88, year=2025),
        v.right("zorgtoeslag", 41, year=2025),
        meer=0,
        year=2025,
    )
    made = {a.id: a for a in plan(then, day=date(2026, 9, 1)).acties}
    assert set(made) == {"vorig_jaar.2025", "vorig_jaar.2025.kinderbijslag"}
    child, others = made["vorig_jaar.2025.kinderbijslag"], made["vorig_jaar.2025"]
    assert (child.eenmalig, others.eenmalig) == (707_90, (88 + 41) * 12 * 100)
    assert (child.voor, others.voor) == (date(2026, 9, 30), date(2026, 12, 31))
    assert (child.waar[0].id, others.waar[0].id) == ("svb", "toeslagen")
    assert child.eerste_stap == "Log in met uw DigiD bij de SVB. Kies het jaar 2025."
    assert "Na 30\u00a0september 2026 kan het voor minder maanden." in child.let_op
    assert "Na 31\u00a0december 2026 kan het niet meer." in others.let_op
    closed = "Over 2024 kan het niet meer. Dat kon tot en met 1\u00a0september 2025."
    assert closed in others.let_op
    assert closed not in child.let_op
    assert not any("aangifte" in s for s in child.verwacht)


def test_never_an_amount_per_month() -> None:
    then = v.assessment(v.right("huurtoeslag", 88, year=2025), meer=88, year=2025)
    found = plan(then)
    (made,) = found.acties
    amounts = (made.per_maand, made.per_jaar, made.per_kwartaal, made.te_veel_per_maand)
    assert amounts == (None, None, None, None)
    assert found.totaal.per_maand == 0
    assert found.totaal.eenmalig == 1_056_00


# ---------------------------------------------------------------- calculate

FILE = """
peildatum: {day}
personen:
  - {{id: a, rol: aanvrager, geboortedatum: 1981-06-02, zakelijk_huurcontract: false,
     toetsingsinkomen_per_jaar: {{2024: 21000, 2025: 21000, 2026: 21000, 2027: 21000}},
     vermogen_op_1_januari: {{2024: 0, 2025: 0, 2026: 0, 2027: 0}}}}
samenstelling_gelijk_in: [2024, 2025, 2026]
ontvangt_nu: [{{regeling: huurtoeslag, bedrag_per_maand: 12, jaar: {then}}}]
"""


def calculated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: date
) -> dict[tuple[str, int], Any]:
    path = tmp_path / "x.yaml"
    path.write_text(FILE.format(day=day, then=day.year - 1), encoding="utf-8")
    assert main(["calculate", str(path), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    return {(c["regeling"], c["jaar"]): c for c in result["over_vorig_jaar"]}


def test_calculate_on_the_last_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zorgtoeslag 2025 at an income under the threshold is the published highest: 1,573 a year."""
    found = calculated(tmp_path, capsys, date(2026, 12, 31))
    care = found["zorgtoeslag", 2025]
    assert (care["kan_nog"], care["tot_en_met"], care["ontving"]) == (True, "2026-12-31", False)
    assert (care["eenmalig"], care["termijn_status"]) == (1573, "bevestigd")
    assert found["huurtoeslag", 2025]["kan_nog"] is False
    assert found["huurtoeslag", 2025]["zinnen"] == ["In 2025 kreeg u dit al."]
    assert found["zorgtoeslag", 2024]["kan_nog"] is False
    assert found["zorgtoeslag", 2024]["tot_en_met"] == "2025-09-01"
    assert not any("per_maand" in key for key in care)


def test_calculate_after_the_last_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = calculated(tmp_path, capsys, date(2027, 1, 1))
    assert found["zorgtoeslag", 2025]["kan_nog"] is False
    assert found["zorgtoeslag", 2025]["eenmalig"] is None
    assert found["zorgtoeslag", 2026]["kan_nog"] is True


def test_calculate_over_2024_knows_the_day_and_no_amount(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    care = calculated(tmp_path, capsys, date(2025, 9, 1))["zorgtoeslag", 2024]
    assert (care["kan_nog"], care["tot_en_met"], care["eenmalig"]) == (True, "2025-09-01", None)
    assert "Hoeveel het is, weten wij niet." in care["zinnen"]
    after = calculated(tmp_path, capsys, date(2025, 9, 2))["zorgtoeslag", 2024]
    assert after["kan_nog"] is False
