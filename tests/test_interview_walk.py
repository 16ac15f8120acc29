"""The replay: whatever was answered, in whatever order, only what still belongs counts."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview_room import Talk, stories, whole_talk
from voorzieningenwijzer.assessment import assess
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.interview.answers import DONT_KNOW, Answer, Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.questionnaire import Question, Soort
from voorzieningenwijzer.interview.walk import walk
from voorzieningenwijzer.tables import Tables

DAY = date(2026, 9, 15)
CONTEXT = Context.on(DAY, Tables.shipped())
MADE = load_questionnaire()
IDS = {"huishouden.kinderen": ["k1", "k2"], "huishouden.medebewoners": ["m1"]}
# bears on who is 18 to 20 only
_NOT_YET = frozenset({"personen.a.ouders_kunnen_bijdragen"})


def members_of(question: Question) -> list[str | None]:
    if question.groep is None:
        return [None]
    kinds = question.groep.soorten
    return {
        "aanvrager": ["a"],
        "partner": ["b"],
        "volwassene": ["a", "b"],
        "inkomensbron": [f"{p}.{s}" for p in "ab" for s in kinds],
        "kind": ["k1", "k2"],
        "medebewoner": ["m1"],
        "schuld": ["energie", "zorgpremie"],
    }.get(question.groep.per, list(kinds))


def values_of(question: Question) -> st.SearchStrategy[Any]:
    """Any value that the form can make of what is typed, "weet ik niet" included."""
    choices = [c.waarde for c in question.keuzes]
    numbers = st.integers(0, 1).map(str)
    known: st.SearchStrategy[Any] = {
        Soort.JA_NEE: st.booleans(),
        Soort.KEUZE: st.sampled_from(choices or [""]),
        Soort.MEER: st.lists(st.sampled_from(choices or [""]), unique=True),
        Soort.AANTAL: st.sampled_from([IDS.get(question.veld, []), []]),
        Soort.DATUM: st.dates(date(2009, 1, 1), DAY).map(date.isoformat),
        Soort.MAAND: st.dates(date(2009, 1, 1), DAY).map(date.isoformat),
        Soort.POSTCODE: st.just("7741"),
        Soort.TEKST: st.just("woorden"),
        Soort.BEDRAG: numbers.map(lambda n: {"bedrag": n, "per": question.perioden[0].waarde}),
    }.get(question.soort, numbers)
    if question.of_geen:
        known = known | st.just("geen")
    return known | st.just(DONT_KNOW)


KEYS = [(q, m) for q in MADE.vragen for m in members_of(q)]


@st.composite
def talks(draw: st.DrawFn) -> list[Answer]:
    """Answers to any part of the questions, reached or not."""
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=120, unique_by=lambda k: (k[0].id, k[1])))
    return [Answer(q.id, m, "", draw(values_of(q))) for q, m in keys]


@given(talks())
def test_any_answers_give_a_household_that_reads(lines: list[Answer]) -> None:
    route = walk(MADE, Answers.of(lines), CONTEXT)
    read_household(route.household, "talk")


@settings(max_examples=60)
@given(talks())
def test_what_fell_off_makes_no_difference(lines: list[Answer]) -> None:
    before = walk(MADE, Answers.of(lines), CONTEXT)
    kept = [line for line in lines if line.key not in before.fell_off]
    after = walk(MADE, Answers.of(kept), CONTEXT)
    assert after.household == before.household
    assert after.talk == before.talk
    assert after.fell_off == ()
    assert [s.id for s in after.all_screens] == [s.id for s in before.all_screens]


@settings(max_examples=50)
@given(talks(), st.randoms(use_true_random=False))
def test_the_order_of_answering_makes_no_difference(
    lines: list[Answer], chance: random.Random
) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)
    one, other = walk(MADE, Answers.of(lines), CONTEXT), walk(MADE, Answers.of(mixed), CONTEXT)
    assert one.household == other.household
    assert one.homework == other.homework
    assert [s.id for s in one.screens] == [s.id for s in other.screens]


@settings(max_examples=40)
@given(talks(), talks())
def test_only_the_last_answer_counts(first: list[Answer], later: list[Answer]) -> None:
    changed = {line.key for line in later}
    straight = [line for line in first if line.key not in changed] + later
    assert (
        walk(MADE, Answers.of(first + later), CONTEXT).household
        == walk(MADE, Answers.of(straight), CONTEXT).household
    )


@settings(max_examples=40)
@given(talks())
def test_an_unknown_number_is_never_in_the_household(lines: list[Answer]) -> None:
    """With every answer turned into "weet ik niet" nothing but the applicant is left."""
    unknown = [Answer(line.question, line.member, "", DONT_KNOW) for line in lines]
    assert walk(MADE, Answers.of(unknown), CONTEXT).household == {
        "formaat": 1,
        "peildatum": DAY,
        "samenstelling": "onbekend",
        "personen": [{"id": "a", "rol": "aanvrager"}],
    }


@settings(max_examples=40)
@given(talks())
def test_values_of_another_questionnaire_are_unknown_and_never_crash(lines: list[Answer]) -> None:
    odd: list[Any] = ["", "x", 7, True, [], ["x"], {}, {"bedrag": "x", "per": "eeuw"}, "2026-13-01"]
    swapped = [
        Answer(line.question, line.member, "", odd[i % len(odd)]) for i, line in enumerate(lines)
    ]
    read_household(walk(MADE, Answers.of(swapped), CONTEXT).household, "talk")


@settings(max_examples=15)
@given(talks())
def test_going_from_next_to_next_comes_to_an_end(lines: list[Answer]) -> None:
    talk = Talk(CONTEXT, Answers.of(lines))
    for _ in range(120):
        screen = talk.route.next
        if screen is None:
            return
        assert talk.give({"weet_niet": "1"}).complete
    raise AssertionError("het gesprek houdt niet op")


def full_talk() -> Talk:
    return whole_talk(next(s for s in stories() if s["verhaal"] == "paar met huisgenoten"))[0]


def test_a_partner_who_is_unticked_leaves_nothing_behind() -> None:
    talk = full_talk()
    talk.say(bewoners=["anderen"])
    household = talk.route.household
    changes = [
        person["id"] for c in household.get("wijzigingen", ()) for person in c.get("personen", ())
    ]
    assert [p["id"] for p in household["personen"]] + changes == ["a", "m1", "m2"]
    assert [row["persoon"] for row in household["zorgverzekering"]] == ["a"]
    assert ("relatie", "b") in talk.route.fell_off


def test_a_source_of_income_that_is_unticked_leaves_nothing_behind() -> None:
    talk = full_talk()
    talk.say(inkomenssoorten__a=["bijstand"])
    person = talk.route.household["personen"][0]
    assert person["inkomens"] == [{"soort": "bijstand", "vanaf": date(2025, 1, 1)}]
    assert ("inkomen_winst", "a.winst") in talk.route.fell_off
    assert talk.route.next is not None
    assert talk.route.next.id == "bedragen"


def test_a_member_that_leaves_takes_its_id_along() -> None:
    talk = Talk(CONTEXT)
    talk.say(bewoners=["kinderen_onder_18"])
    talk.say(aantal_kinderen="2")
    talk.say(geboortedatum_kind__k1="1-2-2015", geboortedatum_kind__k2="3-4-2018")
    talk.say(aantal_kinderen="1")
    talk.say(aantal_kinderen="2")
    children = [p for p in talk.route.household["personen"] if p["rol"] == "kind"]
    assert children == [
        {"id": "k1", "rol": "kind", "geboortedatum": date(2015, 2, 1)},
        {"id": "k3", "rol": "kind"},
    ]


def test_unknown_composition_is_said_and_not_guessed() -> None:
    talk = Talk(CONTEXT)
    assert talk.route.household["samenstelling"] == "onbekend"
    talk.say(bewoners=["kinderen_onder_18"])
    assert talk.route.household["samenstelling"] == "onbekend"
    talk.say(aantal_kinderen="1")
    assert talk.route.household["samenstelling"] == "bekend"


def test_received_stays_unknown_until_both_questions_are_answered() -> None:
    talk = Talk(CONTEXT)
    talk.say(ontvangt_landelijk=["geen"])
    assert "ontvangt_nu" not in talk.route.household
    talk.say(ontvangt_lokaal=["geen"])
    assert talk.route.household["ontvangt_nu"] == []


def test_last_year_is_not_asked_once_it_can_no_longer_be_claimed() -> None:
    late = Context(date(2026, 9, 15), vorig_jaar_tot=date(2026, 9, 14))
    asked = {q.id for s in walk(MADE, Answers(), late).all_screens for q in s.questions}
    assert not asked & {
        "woning_gelijk",
        "huur_toen",
        "inkomen_gelijk",
        "jaarinkomen_toen",
        "vorig_jaar_ontvangen",
    }
    on_the_day = Context(date(2026, 9, 14), vorig_jaar_tot=date(2026, 9, 14))
    assert "woning_gelijk" in {
        q.id for s in walk(MADE, Answers(), on_the_day).all_screens for q in s.questions
    }


@pytest.mark.parametrize(
    ("born", "asked"), [("16-9-1959", True), ("15-9-1959", False), ("14-9-1959", False)]
)
def test_low_income_for_long_is_asked_under_the_aow_age_only(born: str, asked: bool) -> None:
    talk = Talk(Context(DAY, aow_leeftijd_maanden=67 * 12))
    talk.say(bewoners=["alleen"])
    talk.say(geboortedatum__a=born)
    ids = {q.id for s in talk.route.all_screens for q in s.questions}
    assert ("laag_inkomen_sinds" in ids) is asked


def test_without_tables_the_question_is_asked() -> None:
    ids = {
        q.id
        for s in walk(MADE, Answers(), Context(date(2028, 1, 1))).all_screens
        for q in s.questions
    }
    assert {"laag_inkomen_sinds", "aangepast", "woning_gelijk"} <= ids


def test_papers_on_the_table_come_first_at_a_question() -> None:
    talk = Talk(CONTEXT)
    talk.say(papieren_op_tafel=["bankafschrift"])
    talk.say(energie_eigen_naam="gas_en_stroom")
    page = next(s for s in talk.route.all_screens if s.id == "jaarrekening")
    supplier = next(q for q in page.questions if q.id == "leverancier")
    assert [(p.id, p.op_tafel) for p in supplier.bewijs] == [
        ("bankafschrift", True),
        ("jaarnota_energie", False),
        ("energiecontract", False),
    ]


def test_a_field_leads_to_the_screen_that_asks_it() -> None:
    talk = full_talk()
    for veld, screen in (
        ("personen.b.geboortedatum", "partner"),
        ("personen.a.toetsingsinkomen_per_jaar", "jaarinkomen"),
        ("personen.a.vermogen_nu", "geld_nu"),
        ("personen.b.zorgverzekerd", "aannames_kloppen"),
        ("personen.a.maanden_laag_inkomen", "laag_inkomen_sinds"),
        ("personen", "bewoners"),
        ("woning.kale_huur_per_maand", "huurbrief"),
        ("woning.huur_betaald", "aannames_kloppen"),
        ("zorgverzekering.a.premie_basis_per_maand", "polisblad"),
        ("ontvangt_nu", "krijgt_nu"),
    ):
        found = talk.route.where(veld)
        assert found is not None, veld
        assert found.id == screen


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("story", list(stories()), ids=lambda s: s["verhaal"])
def test_every_open_fact_of_an_assessment_leads_to_a_question(story: Any, year: int) -> None:
    """But for what only an office can say, and a policy of somebody who has none."""
    route = whole_talk(story)[0].route
    found = assess(read_household(route.household, "talk"), Tables.shipped(), year)
    for veld in {v for outcome in found.uitkomsten for v in outcome.ontbreekt}:
        if (
            not veld.startswith(("lokaal.", "landelijk.", "zorgverzekering.b."))
            and veld not in _NOT_YET
        ):
            assert route.where(veld) is not None, veld


def test_going_back_and_on_follows_the_route() -> None:
    talk = full_talk()
    first, second = talk.route.all_screens[:2]
    assert talk.route.before(first.id) is None
    before = talk.route.before(second.id)
    assert before is not None
    assert before.id == first.id
    after = talk.route.after(first.id)
    assert after is not None
    assert after.id == second.id
    assert talk.route.after(talk.route.all_screens[-1].id) is None


def test_progress_counts_per_subject() -> None:
    talk = Talk(CONTEXT)
    talk.say(papieren_op_tafel=["geen"])
    talk.say(haast=["geen"])
    start = talk.route.progress[0]
    assert (start.onderwerp, start.answered, start.screens, start.done) == ("start", 2, 2, True)
    assert [p.done for p in talk.route.progress[1:]] == [False] * 9
