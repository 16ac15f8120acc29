"""Childcare: what is known, unknown and none; who works until when; how far back one can ask."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.assessment import assess, ready_rules, run_all
from voorzieningenwijzer.entitlements.kinderopvangtoeslag import (
    partner_is_verre_familie,
    verschillende_prijzen_boven_de_uren,
)
from voorzieningenwijzer.households.case_building import case_of
from voorzieningenwijzer.households.file import HouseholdError, read_household
from voorzieningenwijzer.households.membership import membership
from voorzieningenwijzer.households.population import stack
from voorzieningenwijzer.leeftijden import NIEMAND_OP_DE_BASISSCHOOL_VANAF
from voorzieningenwijzer.outcomes import Outcome, Status
from voorzieningenwijzer.plan.advice.claims import claims_of
from voorzieningenwijzer.plan.compose import make_plan
from voorzieningenwijzer.plan.context import PlanContext
from voorzieningenwijzer.plan.wording.amounts import day_text
from voorzieningenwijzer.plan.wording.speaker import Speaker
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.tables import Period, Tables

TABLES = Tables.shipped()
DAY = date(2026, 9, 15)
CARE = {"soort": "dagopvang", "uren_per_maand": 100, "uurtarief": 10.0, "geregistreerd": True}


def parent(**facts: Any) -> dict[str, Any]:
    known = {"toetsingsinkomen_per_jaar": 30000, "vermogen_op_1_januari": 0}
    person = {"id": "a", "rol": "aanvrager", "geboortedatum": date(1990, 2, 3), **known}
    return person | {"studeert_of_werkt": "werkt"} | facts


def child(person: str = "c", born: date = date(2022, 3, 4), **facts: Any) -> dict[str, Any]:
    return {"id": person, "rol": "kind", "geboortedatum": born, **facts}


def found(
    *persons: dict[str, Any], day: date = DAY, jaar: int | None = None, **more: Any
) -> Outcome:
    mapping = {"peildatum": day, "personen": list(persons), **more}
    outcome = assess(read_household(mapping, "x"), TABLES, jaar).outcome("kinderopvangtoeslag")
    assert outcome is not None
    return outcome


def ends(outcome: Outcome) -> tuple[float, float]:
    assert outcome.per_jaar is not None
    return outcome.per_jaar.minst, outcome.per_jaar.hoogst


def test_no_care_is_no_right_and_leaves_nothing_open() -> None:
    outcome = found(parent(), child(opvang=[]))
    assert outcome.status is Status.GEEN_RECHT
    assert outcome.ontbreekt == ()
    household = read_household(
        {"peildatum": DAY, "personen": [parent(), child(opvang="geen")]}, "x"
    )
    case = case_of(household, 2026)
    assert not any(name.startswith("opvang") for name in case.persons)
    assert not any(o.naam.startswith(("opvang", "zonder")) for o in case.opens)


def test_care_that_nobody_spoke_of_is_a_range_from_nothing_to_the_most_there_is() -> None:
    """230 x 11,23 x 0,960 = 2.479,584 per maand."""
    outcome = found(parent(), child())
    assert outcome.status is Status.ONBEKEND
    assert outcome.per_maand is not None
    assert (outcome.per_maand.minst, outcome.per_maand.hoogst) == (0, 2479)
    assert outcome.ontbreekt == ("personen.c.opvang",)


def test_a_household_of_which_nobody_knows_who_lives_there_gets_no_range() -> None:
    outcome = assess(read_household({"peildatum": DAY}, "x"), TABLES).outcome("kinderopvangtoeslag")
    assert outcome is not None
    assert (outcome.status, outcome.per_jaar) == (Status.ONBEKEND, None)
    assert outcome.ontbreekt == ("personen",)


@pytest.mark.parametrize("born", [date(2010, 12, 31), date(2009, 5, 5)])
def test_a_child_that_is_too_old_adds_nothing_open(born: date) -> None:
    assert found(parent(), child(born=born)).status is Status.GEEN_RECHT


def test_the_age_in_the_columns_is_that_of_the_table() -> None:
    for year in (2025, 2026):
        period = TABLES.period("kinderopvangtoeslag", date(year, 1, 1))
        assert isinstance(period, Period)
        assert period.amounts["basisschool_tot_leeftijd"].waarde == NIEMAND_OP_DE_BASISSCHOOL_VANAF


def test_of_a_child_of_twelve_it_is_asked_when_secondary_school_begins() -> None:
    bso = CARE | {"soort": "bso", "uurtarief": 9.0}
    born = date(2014, 4, 5)
    assert found(parent(), child(born=born, opvang=[bso])).ontbreekt == (
        "personen.c.middelbare_school_vanaf",
    )
    still = found(parent(), child(born=born, opvang=[bso], middelbare_school_vanaf="geen"))
    assert ends(still) == (10368, 10368)  # 12 x 100 x 9,00 x 0,960
    gone = found(
        parent(), child(born=born, opvang=[bso], middelbare_school_vanaf=date(2025, 8, 20))
    )
    assert gone.status is Status.GEEN_RECHT


def test_wage_or_profit_is_work_without_asking() -> None:
    wage = {"soort": "loon", "bedrag": 2400, "per": "maand", "bruto": True}
    wage |= {"vakantiegeld": "inclusief", "vanaf": date(2026, 1, 1)}
    worker = parent(inkomens=[wage], toetsingsinkomen_per_jaar=None, studeert_of_werkt=None)
    assert found(worker, child(opvang=[CARE])).status is Status.RECHT


def test_income_alone_does_not_say_that_somebody_works() -> None:
    outcome = found(parent(studeert_of_werkt=None), child(opvang=[CARE]))
    assert outcome.ontbreekt == ("personen.a.studeert_of_werkt",)
    assert ends(outcome) == (0, 11520)


def test_brother_who_is_toeslagpartner_by_the_child_need_not_work() -> None:
    """Wko art. 1.6 lid 6: family in the second degree; the income counts all the same."""
    brother = {"id": "m", "rol": "medebewoner", "relatie": "broer_zus"}
    brother |= {"geboortedatum": date(1992, 1, 1), "zakelijk_huurcontract": False}
    brother |= {"toetsingsinkomen_per_jaar": 40000, "vermogen_op_1_januari": 0}
    outcome = found(parent(), brother | {"studeert_of_werkt": "geen"}, child(opvang=[CARE]))
    assert outcome.per_maand is not None
    assert outcome.per_maand.minst == 905  # 70.000 is 0,905
    friend = brother | {"relatie": "geen", "studeert_of_werkt": "geen"}
    assert found(parent(), friend, child(opvang=[CARE])).status is Status.GEEN_RECHT


def test_further_family_who_is_partner_goes_to_a_person() -> None:
    aunt = {"id": "m", "rol": "medebewoner", "relatie": "andere_familie"}
    aunt |= {"geboortedatum": date(1992, 1, 1), "zakelijk_huurcontract": False}
    aunt |= {"toetsingsinkomen_per_jaar": 0, "vermogen_op_1_januari": 0}
    outcome = found(parent(), aunt | {"studeert_of_werkt": "geen"}, child(opvang=[CARE]))
    assert outcome.status is Status.CONTROLEREN
    assert any("familie" in text for text in outcome.nog_te_vragen)


def test_more_hours_than_count_at_two_prices_goes_to_a_person() -> None:
    """The law does not say which hours fall off, so each kind is cut in proportion."""
    cheap = {"soort": "gastouder", "uren_per_maand": 130, "uurtarief": 7.0, "geregistreerd": True}
    outcome = found(parent(), child(opvang=[CARE | {"uren_per_maand": 130}, cheap]))
    assert outcome.status is Status.CONTROLEREN
    assert outcome.maanden[0].minst == pytest.approx(230 * 8.5 * 0.96, abs=0.01)


def test_two_adults_who_both_get_long_term_care_have_no_right() -> None:
    """Wko art. 1.6 lid 8 and 9: each leans on the other doing something."""
    partner = parent(id="b", rol="partner", relatie="gehuwd", studeert_of_werkt="langdurige_zorg")
    outcome = found(parent(studeert_of_werkt="langdurige_zorg"), partner, child(opvang=[CARE]))
    assert outcome.status is Status.GEEN_RECHT


def test_care_without_work_points_at_the_municipality() -> None:
    outcome = found(parent(studeert_of_werkt="geen"), child(opvang=[CARE]))
    assert outcome.status is Status.GEEN_RECHT
    assert any("SMI" in text for text in outcome.nog_te_vragen)


def test_the_plan_says_whom_to_ask_instead() -> None:
    """SMI stands on paper too: no right, why not, and the municipality."""
    person = parent(studeert_of_werkt="geen", toetsingsinkomen_per_jaar=12000)
    mapping = {"peildatum": DAY, "personen": [person, child(opvang=[CARE])], "ontvangt_nu": []}
    assessment = assess(read_household(mapping, "x"), TABLES)
    plan = make_plan(assessment, None, (), PlanContext(peildatum=DAY, naam=""))
    note = next(n for n in plan.niet_nu if n.id == "kinderopvangtoeslag")
    said = " ".join(note.zinnen)
    assert "werken, leren of een traject" in said
    assert "SMI" in said


def test_a_year_of_which_a_band_may_not_be_used_by_another_year() -> None:
    outcome = found(parent(), child(opvang=[CARE]), day=date(2027, 2, 1))
    assert outcome.status is Status.GEEN_TABEL
    assert "2027" in outcome.reden


@pytest.mark.parametrize(
    ("income", "kinds", "status"),
    [
        (30000, 1, "een_bron"),
        (60000, 1, "een_bron"),
        (60000, 2, "afgeleid"),
        (170000, 1, "afgeleid"),
    ],
)
def test_the_status_is_that_of_the_rows_that_were_used(
    income: int, kinds: int, status: str
) -> None:
    children = [child(f"c{i}", opvang=[CARE]) for i in range(kinds)]
    earner = parent(toetsingsinkomen_per_jaar=income)
    old = found(earner, *children, day=date(2025, 9, 15))
    new = found(earner, *children)
    assert old.tabel is not None
    assert new.tabel is not None
    assert (old.tabel.status, new.tabel.status) == (status, "bevestigd")


RECEIVED = [
    # comes in per month, difference per month, difference per year; the right is 960 and 11.520
    (960, 0, 0),
    (900, 60, 720),
    (1100, -140, -1680),
]


@pytest.mark.parametrize(("now", "month", "year"), RECEIVED)
def test_what_comes_in_now_is_compared(now: int, month: int, year: int) -> None:
    row = {"regeling": "kinderopvangtoeslag", "bedrag_per_maand": now}
    outcome = found(parent(), child(opvang=[CARE]), ontvangt_nu=[row])
    assert outcome.per_maand is not None
    assert outcome.per_maand.minst == 960
    assert (outcome.verschil_per_maand, outcome.verschil_per_jaar) == (month, year)


def test_not_asked_for_counts_three_months_back_and_no_further() -> None:
    """Asked for on 15 September: from 1 June, 7 x 960."""
    outcome = found(parent(), child(opvang=[CARE]), ontvangt_nu=[])
    assert ends(outcome) == (6720, 6720)
    assert outcome.vanaf == date(2026, 6, 1)


SINCE = CARE | {"vanaf": date(2025, 2, 1)}


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 1, 31), 3, date(2025, 10, 1)),
        (date(2026, 2, 1), 2, date(2025, 11, 1)),
        (date(2026, 3, 31), 1, date(2025, 12, 1)),
        (date(2026, 4, 1), 0, None),
    ],
)
def test_over_last_year_the_months_that_are_left(
    day: date, months: int, first: date | None
) -> None:
    """Wko art. 1.3 lid 2 onder b; 100 x 10,00 x 0,960 per month."""
    worker = parent(toetsingsinkomen_per_jaar={2025: 30000, 2026: 30000})
    changed = [{"vanaf": date(2025, 1, 1), "personen": [{"id": "a", "studeert_of_werkt": "werkt"}]}]
    mapping = {"peildatum": day, "personen": [worker, child(opvang=[SINCE])]}
    mapping |= {"wijzigingen": changed, "samenstelling_gelijk_in": [2025]}
    mapping |= {"ontvangt_nu": [{"regeling": "zorgtoeslag", "bedrag_per_maand": 90, "jaar": 2025}]}
    household = read_household(mapping, "x")
    earlier = assess(household, TABLES, 2025)
    outcome = earlier.outcome("kinderopvangtoeslag")
    assert outcome is not None
    assert ends(outcome) == (960 * months, 960 * months)
    assert outcome.vanaf == first
    speaker = Speaker(plan_texts(), PlanContext(peildatum=day, naam=""))
    claim = next(
        c
        for c in claims_of(speaker, 2025, earlier, assess(household, TABLES, 2026))
        if c.scheme.regeling == "kinderopvangtoeslag"
    )
    assert claim.venster.open == (months > 0)
    if claim.bedrag is not None:
        assert claim.bedrag.minst == 960 * months
        assert day_text(claim.venster.vanaf) == day_text(outcome.vanaf or day)


def test_more_kinds_of_care_than_the_program_can_hold_is_a_fault() -> None:
    many = [CARE | {"uurtarief": 8.0 + n / 10} for n in range(7)]
    with pytest.raises(HouseholdError, match=r"personen.c.opvang"):
        found(parent(), child(opvang=many))


def test_care_that_ends_and_begins_by_the_rows_themselves() -> None:
    """Rows may have a first and a last day, as incomes do: 6 x 960, then 6 x 480."""
    rows = [
        CARE | {"tot": date(2026, 6, 30)},
        CARE | {"uren_per_maand": 50, "vanaf": date(2026, 7, 1)},
    ]
    assert ends(found(parent(), child(opvang=rows))) == (8640, 8640)


def test_care_of_a_child_that_left_counts_until_then() -> None:
    """Away on 20 August: by the days of August 19/31, and the child itself until September."""
    outcome = found(
        parent(), child(opvang=[CARE]), wijzigingen=[{"vanaf": date(2026, 8, 20), "weg": ["c"]}]
    )
    assert outcome.maanden[7].minst == pytest.approx(960 * 19 / 31, abs=0.01)
    assert outcome.maanden[8].hoogst == 0


def childcare(
    jaar: int, income: float, kinds: list[tuple[str, float, float]], partner: bool
) -> tuple[float, float]:
    """Kinderopvangtoeslag a year, and the cost of the care; each child one kind of care."""
    works = {"studeert_of_werkt": "werkt", "vermogen_op_1_januari": 0}
    persons = [parent(toetsingsinkomen_per_jaar=income, **works)]
    if partner:
        own = works | {"relatie": "gehuwd", "toetsingsinkomen_per_jaar": 0}
        persons.append(parent(id="b", rol="partner", **own))
    cost = 0.0
    for number, (kind, hours, price) in enumerate(kinds):
        row = {"soort": kind, "uren_per_maand": hours, "uurtarief": price, "geregistreerd": True}
        persons.append(child(f"c{number}", date(2020 + number, 3, 5), opvang=[row]))
        cost += 12 * hours * price
    household = read_household({"peildatum": date(jaar, 8, 12), "personen": persons}, "x")
    rule = ready_rules(TABLES, jaar)["kinderopvangtoeslag"]
    found = run_all(stack([case_of(household, jaar)]), [rule])["kinderopvangtoeslag"]
    return float(found.award.per_jaar[0, 0]), cost


KINDS = st.lists(
    st.tuples(
        st.sampled_from(["dagopvang", "bso", "gastouder"]),
        st.floats(1, 280).map(lambda x: round(x, 1)),
        st.floats(4, 15).map(lambda x: round(x, 2)),
    ),
    min_size=1,
    max_size=3,
)


@given(
    jaar=st.sampled_from([2025, 2026]),
    income=st.floats(-5000, 260_000).map(lambda x: round(x, 2)),
    more=st.floats(0, 30_000),
    kinds=KINDS,
    partner=st.booleans(),
)
def test_kinderopvangtoeslag_never_rises_with_income_nor_comes_above_the_cost(
    jaar: int,
    income: float,
    more: float,
    kinds: list[tuple[str, float, float]],
    partner: bool,
) -> None:
    now, cost = childcare(jaar, income, kinds, partner)
    richer, _ = childcare(jaar, round(income + more, 2), kinds, partner)
    assert 0 <= richer <= now <= 0.96 * cost + 0.5


@given(
    income=st.floats(0, 240_000).map(lambda x: round(x, 2)),
    kinds=KINDS,
    dearer=st.floats(0, 6).map(lambda x: round(x, 2)),
)
def test_kinderopvangtoeslag_never_falls_with_the_price(
    income: float, kinds: list[tuple[str, float, float]], dearer: float
) -> None:
    kind, hours, price = kinds[0]
    now, _ = childcare(2026, income, kinds, False)
    then, _ = childcare(2026, income, [(kind, hours, price + dearer), *kinds[1:]], False)
    assert then >= now


@given(income=st.floats(0, 240_000).map(lambda x: round(x, 2)), kinds=KINDS)
def test_kinderopvangtoeslag_does_not_look_at_the_order_of_the_children(
    income: float, kinds: list[tuple[str, float, float]]
) -> None:
    now, _ = childcare(2026, income, kinds, True)
    turned, _ = childcare(2026, income, kinds[::-1], True)
    assert turned == now


@pytest.mark.parametrize(
    ("income", "hours", "asked"), [(100_000, 96, True), (100_000, 95, False), (41_000, 96, False)]
)
def test_equal_hours_say_whom_to_ask(income: int, hours: int, asked: bool) -> None:
    cheap = CARE | {"soort": "gastouder", "uren_per_maand": 96, "uurtarief": 7.30}
    kids = (child(opvang=[cheap]), child("d", opvang=[CARE | {"uren_per_maand": hours}]))
    outcome = found(parent(toetsingsinkomen_per_jaar=income), *kids)
    assert any("evenveel uren" in text for text in outcome.nog_te_vragen) is asked


def test_a_partner_who_is_family_is_asked_about_where_there_is_care() -> None:
    """Per household of a block: no hours, one hour, and no family."""
    uncle = {"id": "m", "rol": "medebewoner", "relatie": "andere_familie"}
    uncle |= {"geboortedatum": date(1980, 1, 1), "zakelijk_huurcontract": False}
    friend = uncle | {"relatie": "geen"}
    households = [
        {
            "peildatum": DAY,
            "personen": [parent(), mate, child(opvang=[CARE | {"uren_per_maand": n}])],
        }
        for mate, n in ((uncle, 0), (uncle, 1), (friend, 1))
    ]
    h = stack([case_of(read_household(one, "x"), 2026) for one in households])
    asked = partner_is_verre_familie(h, membership(h), {})
    assert asked.tolist() == [False, True, False]


SHARED_HOURS = [
    # hours per child and price; whether more than 230 of one child at two prices
    (([(130, 10.0), (101, 7.0)],), True),
    (([(230, 10.0), (0.5, 7.0)],), True),
    (([(130, 10.0), (100, 7.0)],), False),
    (([(250, 10.0)],), False),
    (([(130, 10.0)], [(130, 7.0)]), False),
    (([(60, 10.0), (20, 7.0)], [(150, 7.0)]), False),
    (([(250, 10.0)], [(20, 7.0), (10, 8.0)]), False),
]


def test_hours_at_two_prices_are_asked_about_per_household_of_a_block() -> None:
    cases = []
    for kids, _ in SHARED_HOURS:
        rows = [
            child(f"k{n}", opvang=[CARE | {"uren_per_maand": u, "uurtarief": p} for u, p in kid])
            for n, kid in enumerate(kids)
        ]
        household = read_household({"peildatum": DAY, "personen": [parent(), *rows]}, "x")
        cases.append(case_of(household, 2026))
    for one, (_, expected) in zip(cases, SHARED_HOURS, strict=True):
        h = stack([one])
        results = run_all(h, [ready_rules(TABLES, 2026)["kinderopvangtoeslag"]])
        asked = verschillende_prijzen_boven_de_uren(h, membership(h), results)
        assert asked.tolist() == [expected]
    two_slots = [c for c, (kids, _) in zip(cases, SHARED_HOURS, strict=True) if len(kids[0]) == 2]
    h = stack(two_slots)
    results = run_all(h, [ready_rules(TABLES, 2026)["kinderopvangtoeslag"]])
    asked = verschillende_prijzen_boven_de_uren(h, membership(h), results)
    assert asked.tolist() == [True, True, False, False]


def test_hours_of_a_child_that_lives_elsewhere_are_not_asked_about() -> None:
    hours = [CARE | {"uren_per_maand": 200}, CARE | {"uren_per_maand": 60, "uurtarief": 7.0}]
    for at_home in (True, False):
        kid = child(opvang=hours, woont_thuis=at_home)
        household = read_household({"peildatum": DAY, "personen": [parent(), kid]}, "x")
        h = stack([case_of(household, 2026)])
        results = run_all(h, [ready_rules(TABLES, 2026)["kinderopvangtoeslag"]])
        asked = verschillende_prijzen_boven_de_uren(h, membership(h), results)
        assert asked.tolist() == [at_home]


def test_family_is_asked_about_for_care_of_a_child_that_lives_there() -> None:
    """With a child in the home the uncle is partner; the care is of a child elsewhere."""
    uncle = {"id": "m", "rol": "medebewoner", "geboortedatum": date(1985, 1, 2)}
    uncle |= {"relatie": "andere_familie", "zakelijk_huurcontract": False}
    for at_home in (True, False):
        kids = [child("k"), child("c", opvang=[CARE], woont_thuis=at_home)]
        household = read_household({"peildatum": DAY, "personen": [parent(), uncle, *kids]}, "x")
        h = stack([case_of(household, 2026)])
        assert partner_is_verre_familie(h, membership(h), {}).tolist() == [at_home]
