"""What comes in now: not claimed, right, too little, too much; and what too much means.

Amounts of 2026 from outside: zorgtoeslag 129 a month and 1,550 a year (table of Dienst Toeslagen),
huurtoeslag 374 and 4,499 (household file), kindgebonden budget 5,996 a year for one child of eight
with a parent alone (published maximum; 499.67 a month, paid 499), kinderbijslag 362.35 a
quarter (SVB; a third of that a month), kinderopvangtoeslag 96% of 100 hours at 9 euro is 864.00 a
month and 10,368 a year. Bijstand 1,419.46 with holiday pay and 1,348.49 without (norm of July 2026
for one person), AIO the norm of AOW age 1,587.34 less 1,000. The small difference: 121 in 2026 and
118 in 2025, Awir art. 26a, one source.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples.plannen import voorbeelden as v
from tests.examples_reader import household as short_household
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.assessment.repayment import repayment_rules
from voorzieningenwijzer.casework.results.results import group_of
from voorzieningenwijzer.cli.main import main
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.outcomes import Between, Outcome, Repayment, Status
from voorzieningenwijzer.plan import Action, PlanContext, make_plan, outcome_words
from voorzieningenwijzer.plan.advice.repayment import repayment_words, risk, small
from voorzieningenwijzer.plan.standing import Standing, standing
from voorzieningenwijzer.plan.wording.explaining import explanation
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Tables

DAY = date(2026, 9, 15)
CONTEXT = PlanContext(DAY, naam="", coach="Ria")
RIGHT = {
    "zorgtoeslag": ({"inkomen": 24_000}, 129.0, 1550.0),
    "huurtoeslag": ({"inkomen": 24_000, "huur": 640}, 374.0, 4499.0),
    "kindgebonden_budget": ({"inkomen": 0, "kinderen": [8]}, 499.0, 5996.0),
    "kinderbijslag": ({"inkomen": 0, "kinderen": [8]}, 120.78, 358.30 * 2 + 362.35 * 2),
    "kinderopvangtoeslag": (
        {
            "inkomen": 24_000,
            "bezigheid": "werkt",
            "kinderen": [{"leeftijd": 2, "opvang": ["dagopvang", 100, 9]}],
        },
        864.0,
        10_368.0,
    ),
}
# the list may be with or without holiday pay, so for these the states are tested on their own
AOW = {"soort": "aow", "bedrag": 1000, "per": "maand", "bruto": False, "vakantiegeld": "inclusief"}
BY_THE_NORM = {
    "bijstand": ({"inkomens": [], "vermogen_nu": 0}, 1419.46, 1348.49),
    "aio": ({"leeftijd": 70, "inkomens": [AOW], "vermogen_nu": 0}, 587.34, 557.97),
}
REPORT = {
    "kinderbijslag": "Geef welke kinderen er bij u wonen door bij de SVB, binnen 4 weken.",
    "bijstand": (
        "Geef uw inkomen, uw geld en wie er woont meteen door bij Werkplein Zuidoost-Drenthe."
    ),
    "aio": "Geef uw inkomen, uw geld en wie er woont door bij de SVB, binnen 4 weken.",
}


def found(regeling: str, gets: float | None, **more: Any) -> Outcome:
    short = (BY_THE_NORM | RIGHT)[regeling][0]
    given = short_household(short, 2026) | {"peildatum": DAY} | more
    now = [] if gets is None else [{"regeling": regeling, "bedrag_per_maand": gets}]
    household = read_household(given | {"ontvangt_nu": now}, "x")
    outcome = assess(household, Tables.shipped(), 2026).outcome(regeling)
    assert outcome is not None
    return outcome


def words(outcome: Outcome, day: date = DAY) -> tuple[str, ...]:
    speaker = Speaker(plan_texts(), PlanContext(day, naam="", coach="Ria"))
    return tuple(s.replace("\u00a0", " ") for s in repayment_words(outcome, speaker).all)


def actions(*outcomes: Outcome) -> tuple[Action, ...]:
    return make_plan(v.assessment(*outcomes, meer=0), None, (), CONTEXT).acties


# ---------------------------------------------------------------- four states, each scheme


@pytest.mark.parametrize("regeling", RIGHT)
def test_not_claimed(regeling: str) -> None:
    outcome = found(regeling, None)
    assert standing(outcome) is Standing.NIET_GEVRAAGD
    assert group_of(outcome) == "nog_niet"
    (made,) = actions(outcome)
    assert made.id == f"{regeling}.aanvragen"
    assert made.waarom[0].endswith("en krijgt het nog niet.")
    assert risk(outcome) is None


@pytest.mark.parametrize("regeling", RIGHT)
def test_right(regeling: str) -> None:
    outcome = found(regeling, RIGHT[regeling][1])
    assert standing(outcome) is Standing.GOED
    assert group_of(outcome) == "goed"
    assert not actions(outcome)
    assert words(outcome) == ()
    assert outcome_words(outcome, CONTEXT).kop == "Dit is al goed"


@pytest.mark.parametrize("regeling", RIGHT)
def test_too_little(regeling: str) -> None:
    outcome = found(regeling, RIGHT[regeling][1] - 37)
    assert standing(outcome) is Standing.TE_WEINIG
    assert group_of(outcome) == "nog_niet"
    (made,) = actions(outcome)
    assert (made.id, made.per_maand) == (f"{regeling}.verhogen", 37_00)
    assert outcome_words(outcome, CONTEXT).kop == "U krijgt te weinig"
    assert risk(outcome) is None


@pytest.mark.parametrize("regeling", RIGHT)
def test_too_much(regeling: str) -> None:
    _, month, year = RIGHT[regeling]
    outcome = found(regeling, month + 41)
    assert standing(outcome) is Standing.TE_VEEL
    assert group_of(outcome) == "te_veel"
    (made,) = actions(outcome)
    assert (made.id, made.te_veel_per_maand) == (f"{regeling}.verlagen", 41_00)
    assert made.groep == 2
    at_risk = risk(outcome)
    assert at_risk is not None
    assert at_risk.minst == at_risk.hoogst == pytest.approx(12 * (month + 41) - year)
    report = next(s for s in made.verwacht if s.startswith("Geef "))
    assert report.endswith(" door bij Dienst Toeslagen, binnen 4 weken.") or (
        report == REPORT[regeling]
    )
    assert report.replace("\u00a0", " ") in words(outcome)
    assert outcome_words(outcome, CONTEXT).kop == "U krijgt te veel"


@pytest.mark.parametrize("regeling", BY_THE_NORM)
def test_by_the_norm_not_claimed(regeling: str) -> None:
    outcome = found(regeling, None)
    assert standing(outcome) is Standing.NIET_GEVRAAGD
    (made,) = actions(outcome)
    assert (made.id, made.per_maand) == (
        f"{regeling}.aanvragen",
        round(BY_THE_NORM[regeling][1] * 100),
    )


@pytest.mark.parametrize("regeling", BY_THE_NORM)
@pytest.mark.parametrize("with_holiday_pay", [True, False])
def test_by_the_norm_right_with_or_without_holiday_pay(
    regeling: str, with_holiday_pay: bool
) -> None:
    _, whole, monthly = BY_THE_NORM[regeling]
    outcome = found(regeling, whole if with_holiday_pay else monthly)
    assert standing(outcome) is Standing.GOED
    assert not actions(outcome)


@pytest.mark.parametrize("regeling", BY_THE_NORM)
def test_by_the_norm_too_little(regeling: str) -> None:
    """38 euro less than is paid every month is 38 / 0.95 = 40.00 less with holiday pay."""
    outcome = found(regeling, BY_THE_NORM[regeling][2] - 38)
    assert standing(outcome) is Standing.TE_WEINIG
    (made,) = actions(outcome)
    assert made.id == f"{regeling}.verhogen"
    assert made.per_maand == pytest.approx(40_00, abs=1)


@pytest.mark.parametrize("regeling", BY_THE_NORM)
def test_by_the_norm_too_much(regeling: str) -> None:
    """Holiday pay may be in it: at least what is above the norm with holiday pay is too much."""
    outcome = found(regeling, BY_THE_NORM[regeling][1] + 43)
    assert standing(outcome) is Standing.TE_VEEL
    (made,) = actions(outcome)
    assert (made.id, made.te_veel_per_maand) == (f"{regeling}.verlagen", 43_00)
    assert REPORT[regeling] in [s.replace("\u00a0", " ") for s in made.verwacht]
    assert outcome_words(outcome, CONTEXT).kop == "U krijgt te veel"


@pytest.mark.parametrize("regeling", RIGHT)
@pytest.mark.parametrize(("more", "state"), [(0.99, Standing.GOED), (1.0, Standing.TE_VEEL)])
def test_within_a_euro_it_is_right(regeling: str, more: float, state: Standing) -> None:
    assert standing(found(regeling, RIGHT[regeling][1] + more)) is state


@pytest.mark.parametrize("regeling", ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget"])
def test_without_a_right_all_of_it_is_too_much(regeling: str) -> None:
    given = RIGHT[regeling][0] | {"vermogen": 900_000}
    household = short_household(given, 2026) | {"peildatum": DAY}
    now = {"ontvangt_nu": [{"regeling": regeling, "bedrag_per_maand": 63}]}
    outcome = assess(read_household(household | now, "x"), Tables.shipped()).outcome(regeling)
    assert outcome is not None
    assert (outcome.status, standing(outcome)) == (Status.GEEN_RECHT, Standing.TE_VEEL)
    assert risk(outcome) == Between(756, 756)
    (made,) = actions(outcome)
    assert (made.id, made.te_veel_per_maand) == (f"{regeling}.stoppen", 63_00)
    speaker = Speaker(plan_texts(), CONTEXT)
    opening = explanation(outcome, speaker)[0].replace("\u00a0", " ")
    assert opening == "U krijgt € 63 per maand, maar hebt daar geen recht op."


def test_too_much_of_an_unknown_amount_has_no_figure() -> None:
    none = v.outcome(
        "zorgtoeslag", Status.GEEN_RECHT, ontvangt_nu=True, tabel=v.table("zorgtoeslag")
    )
    assert standing(none) is Standing.TE_VEEL
    assert risk(none) is None
    assert not any("€" in s for s in words(none))


# ---------------------------------------------------------------- amounts of another kind

WW = [{"soort": "ww", "bedrag": 1200, "per": "maand", "bruto": True, "vakantiegeld": "exclusief"}]


def toeslagenwet(gets: float, **more: Any) -> Outcome:
    """Alone in September 2026, TW art. 2: 76.75 x 21.75 = 1,669.31; less 1,200 is 469.31 gross."""
    given = short_household({"inkomens": WW} | more, 2026) | {"peildatum": date(2026, 9, 10)}
    given["ontvangt_nu"] = [{"regeling": "toeslagenwet", "bedrag_per_maand": gets}]
    outcome = assess(read_household(given, "x"), Tables.shipped(), 2026).outcome("toeslagenwet")
    assert outcome is not None
    return outcome


@pytest.mark.parametrize(
    ("gets", "state", "made"),
    [
        (120.0, Standing.NIET_TE_VERGELIJKEN, []),
        (469.31, Standing.NIET_TE_VERGELIJKEN, []),
        (470.30, Standing.NIET_TE_VERGELIJKEN, []),
        (470.31, Standing.MISSCHIEN_TE_VEEL, ["toeslagenwet.nakijken"]),
        (900.0, Standing.MISSCHIEN_TE_VEEL, ["toeslagenwet.nakijken"]),
    ],
)
def test_before_tax_only_too_much_can_be_seen(
    gets: float, state: Standing, made: list[str]
) -> None:
    outcome = toeslagenwet(gets)
    assert standing(outcome) is state
    assert group_of(outcome) == "nakijken"
    assert [a.id for a in actions(outcome)] == made
    assert outcome.verschil_per_maand is None
    assert risk(outcome) is None
    assert all(a.te_veel_per_maand is None and a.per_maand is None for a in actions(outcome))


def test_what_may_hold_the_supplement_already_is_not_called_without_a_right() -> None:
    """WW of 1,669.31 may be 1,200 with the supplement in it: then there is no shortfall left."""
    whole = [WW[0] | {"bedrag": 1669.31}]
    outcome = toeslagenwet(380.0, inkomens=whole)
    assert outcome.status is Status.GEEN_RECHT
    assert standing(outcome) is Standing.MISSCHIEN_TE_VEEL
    (made,) = actions(outcome)
    assert made.id == "toeslagenwet.nakijken"
    assert made.groep == 2
    assert outcome_words(outcome, CONTEXT).kop == "Kijk of dit bedrag klopt"


def test_before_tax_is_said() -> None:
    given = short_household({"inkomens": WW}, 2026) | {"peildatum": date(2026, 9, 10)}
    now = [{"regeling": "toeslagenwet", "bedrag_per_maand": 120.0}]
    without = assess(read_household(given | {"ontvangt_nu": []}, "x"), Tables.shipped(), 2026)
    found = assess(read_household(given | {"ontvangt_nu": now}, "x"), Tables.shipped(), 2026)
    supplement = without.outcome("toeslagenwet")
    assert supplement is not None
    assert supplement.verschil_per_maand == 469.31
    plan = make_plan(found, None, (), CONTEXT)
    (note,) = [n for n in plan.niet_vergeleken if n.id == "toeslagenwet"]
    said = " ".join(note.zinnen).replace("\u00a0", " ")
    assert "€ 120" in said
    assert "€ 469,31" in said
    assert not any(n.id == "toeslagenwet" for n in plan.al_goed)


@pytest.mark.parametrize("gets", [900.0, 5000.0])
def test_an_amount_that_nobody_works_out_is_never_called_right(gets: float) -> None:
    given = short_household({"leeftijd": 70, "inkomens": [AOW]}, 2026) | {"peildatum": DAY}
    now = {"ontvangt_nu": [{"regeling": "aow", "bedrag_per_maand": gets}]}
    found = assess(read_household(given | now, "x"), Tables.shipped(), 2026)
    outcome = found.outcome("aow")
    assert outcome is not None
    assert standing(outcome) is Standing.NIET_TE_VERGELIJKEN
    assert group_of(outcome) == "nakijken"
    plan = make_plan(found, None, (), CONTEXT)
    assert "aow" in [n.id for n in plan.niet_vergeleken]
    assert "aow" not in [n.id for n in plan.al_goed]


@pytest.mark.parametrize(
    ("gets", "state", "made"),
    [
        (110.0, Standing.MISSCHIEN_TE_WEINIG, ["zorgtoeslag.nakijken"]),
        (110.01, Standing.GOED, []),
        (111.99, Standing.GOED, []),
        (112.0, Standing.MISSCHIEN_TE_VEEL, ["zorgtoeslag.nakijken"]),
    ],
)
def test_what_a_person_must_establish_differs_perhaps(
    gets: float, state: Standing, made: list[str]
) -> None:
    outcome = v.outcome(
        "zorgtoeslag",
        Status.CONTROLEREN,
        per_maand=Between(111, 111),
        per_jaar=Between(1332, 1332),
        tabel=v.table("zorgtoeslag"),
        ontvangt_nu=True,
        ontvangt_nu_per_maand=gets,
    )
    assert standing(outcome) is state
    assert [a.id for a in actions(outcome)] == made


# ---------------------------------------------------------------- ranges


def unsure(gets: float, low: float, high: float) -> Outcome:
    field = "personen.a.toetsingsinkomen_per_jaar"
    return v.outcome(
        "zorgtoeslag",
        Status.ONBEKEND,
        per_maand=Between(low, high),
        per_jaar=Between(low * 12, high * 12),
        tabel=v.table("zorgtoeslag"),
        ontvangt_nu=gets > 0,
        ontvangt_nu_per_maand=gets,
        ontbreekt=(field,),
        terugbetalen=repayment_rules(Tables.shipped(), 2026),
    )


@pytest.mark.parametrize(
    ("gets", "state"),
    [
        (131.0, Standing.TE_VEEL),
        (130.99, Standing.MISSCHIEN_TE_VEEL),
        (85.0, Standing.MISSCHIEN_TE_VEEL),
        (41.0, Standing.MISSCHIEN_TE_VEEL),
        (40.99, Standing.MISSCHIEN_TE_WEINIG),
        (39.01, Standing.MISSCHIEN_TE_WEINIG),
        (39.0, Standing.TE_WEINIG),
        (0.0, Standing.NIET_GEVRAAGD),
    ],
)
def test_a_range_on_each_side(gets: float, state: Standing) -> None:
    """The right lies between 40 and 130 a month."""
    assert standing(unsure(gets, 40, 130)) is state


def test_perhaps_too_much_is_said_as_perhaps() -> None:
    outcome = unsure(90, 40, 130)
    assert risk(outcome) == Between(0, 600)
    assert (
        words(outcome)[0] == "Krijgt u dit heel 2026, dan is dat misschien hoogstens € 600 te veel."
    )
    said = outcome_words(outcome, CONTEXT)
    assert said.kop == "U krijgt misschien te veel"
    assert group_of(outcome) == "onbekend"
    (made,) = actions(outcome)
    assert made.id == "huiswerk.jaaropgave"
    assert "Misschien krijgt u nu te veel zorgtoeslag." in made.waarom
    assert made.te_veel_per_maand is None


def test_certainly_too_much_over_a_range() -> None:
    outcome = unsure(140, 40, 130)
    assert risk(outcome) == Between(120, 1200)
    assert (
        words(outcome)[0] == "Krijgt u dit heel 2026, dan is dat tussen € 120 en € 1.200 te veel."
    )


# ---------------------------------------------------------------- the rules


@pytest.mark.parametrize(("jaar", "limit"), [(2025, 118.0), (2026, 121.0)])
def test_small_differences_by_year(jaar: int, limit: float) -> None:
    rules = repayment_rules(Tables.shipped(), jaar)
    assert rules is not None
    assert (rules.klein_verschil, rules.artikel, rules.status) == (
        limit,
        "Awir art. 26a",
        "een_bron",
    )


def test_how_soon_and_paying_back_were_found_for_2026_only() -> None:
    now, then = (repayment_rules(Tables.shipped(), year) for year in (2026, 2025))
    assert now is not None
    assert then is not None
    assert (now.melden_weken, now.regeling_maanden) == (4, 24)
    assert (then.melden_weken, then.regeling_maanden) == (None, None)
    assert repayment_rules(Tables.shipped(), 2031) is None


def test_the_deadlines_of_the_texts_are_those_of_the_table() -> None:
    rules = repayment_rules(Tables.shipped(), 2026)
    assert rules is not None
    report, parts = (plan_texts().termijnen[n] for n in ("toeslag_melden", "toeslagen_regeling"))
    assert report.duur == f"{rules.melden_weken} weken"
    assert parts.duur == f"{rules.regeling_maanden} maanden"
    assert {report.status, parts.status, rules.status} == {"een_bron"}


@pytest.mark.parametrize(
    ("gets", "expected"),
    [(139.25, True), (139.26, False), (139.24, True), (171.0, False)],
)
def test_on_the_limit_of_a_small_difference(gets: float, expected: bool) -> None:
    """12 x 139.25 less 1,550 is 121.00: at most 121 is not reclaimed; a cent a month over it is."""
    outcome = found("zorgtoeslag", gets)
    assert small(outcome) is expected


def test_a_range_across_the_limit_is_not_called_small() -> None:
    assert small(unsure(90, 40, 130)) is None
    assert small(unsure(135, 130, 132)) is True
    assert small(unsure(190, 130, 132)) is False


def test_too_much_in_words() -> None:
    assert words(found("zorgtoeslag", 170.0)) == (
        "Krijgt u dit heel 2026, dan is dat € 490 te veel.",
        "Geef uw inkomen van nu door bij Dienst Toeslagen, binnen 4 weken.",
        "Een verschil tot en met € 121 hoeft na het jaar niet terug.",
        "Past Dienst Toeslagen het bedrag nu al aan? Dan geldt die € 121 niet.",
        "Terugbetalen mag vaak in 24 maanden.",
        "Deze regels over terugbetalen: één bron. Vraag het na.",
    )


def test_kinderbijslag_knows_no_small_difference() -> None:
    said = words(found("kinderbijslag", 200.0))
    assert not any("klein verschil" in s or "verschil tot" in s for s in said)
    assert "Geef welke kinderen er bij u wonen door bij de SVB, binnen 4 weken." in said


def test_of_a_year_that_is_over_there_is_nothing_to_report() -> None:
    rules = repayment_rules(Tables.shipped(), 2025)
    then = v.right(
        "zorgtoeslag",
        100,
        year=2025,
        ontvangt_nu=True,
        ontvangt_nu_per_maand=150.0,
        terugbetalen=rules,
    )
    assert words(then) == (
        "Krijgt u dit heel 2025, dan is dat € 600 te veel.",
        "Een verschil tot en met € 118 hoeft na het jaar niet terug.",
        "Deze regels over terugbetalen: één bron. Vraag het na.",
    )


def test_a_rule_that_nobody_found_is_not_said() -> None:
    nothing = Repayment(None, "Awir art. 26a", None, None, "onbekend")
    outcome = v.right(
        "zorgtoeslag", 40, ontvangt_nu=True, ontvangt_nu_per_maand=90.0, terugbetalen=nothing
    )
    assert small(outcome) is None
    assert not any("tot en met" in s or "maanden" in s for s in words(outcome))


def test_every_scheme_that_is_paid_monthly_says_what_to_report() -> None:
    from voorzieningenwijzer.assessment.order import BEFORE_THE_ALLOWANCES, MONTHLY

    every = (*BEFORE_THE_ALLOWANCES, *MONTHLY)
    silent = [name for name in every if not plan_texts().regelingen[name].doorgeven]
    assert not silent, f"zet 'doorgeven' en 'melden' in templates/plan/regelingen: {silent}"


# ---------------------------------------------------------------- calculate


def test_calculate_names_the_risk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.json"
    given = short_household({"inkomen": 24_000, "huur": 640}, 2026) | {"peildatum": DAY}
    given["ontvangt_nu"] = [
        {"regeling": "zorgtoeslag", "bedrag_per_maand": 170},
        {"regeling": "huurtoeslag", "bedrag_per_maand": 374},
    ]
    path.write_text(json.dumps(given, default=str), encoding="utf-8")
    assert main(["calculate", str(path), "--json"]) == 0
    outcomes = json.loads(capsys.readouterr().out)["uitkomsten"]
    now = {o["regeling"]: o["wat_er_nu_komt"] for o in outcomes}
    assert now["huurtoeslag"] == {"stand": "goed"}
    assert now["kindgebonden_budget"] == {"stand": "geen_recht"}
    care = now["zorgtoeslag"]
    assert (care["stand"], care["te_veel_per_jaar"]) == ("te_veel", 490)
    assert (care["klein_verschil"], care["is_klein_verschil"]) == (121, False)
    assert (care["regeling_maanden"], care["regels_status"]) == (24, "een_bron")
    assert care["doorgeven"] == {
        "wat": "uw inkomen van nu",
        "waar": "Dienst Toeslagen",
        "binnen": "4 weken",
    }
