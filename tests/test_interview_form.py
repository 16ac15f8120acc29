"""A posted form: good answers are kept, the rest gets a sentence beside its own field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview_room import Talk, stories, whole_talk
from voorzieningenwijzer.interview.answers import DONT_KNOW, Answers
from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.entries import read_entry
from voorzieningenwijzer.interview.form import read_answers, remove_member
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.reading import ReadingError
from voorzieningenwijzer.interview.route import Screen

CONTEXT = Context(date(2026, 9, 15), aow_leeftijd_maanden=804, vorig_jaar_tot=date(2026, 12, 31))


def page(talk: Talk, name: str) -> Screen:
    found = talk.route.screen(name)
    assert found is not None
    return found


@pytest.fixture
def talk() -> Talk:
    started = Talk(CONTEXT)
    started.say(bewoners=["alleen"])
    started.say(woning_soort="zelfstandig", ingangsdatum="1-4-2019")
    started.say(inkomenssoorten__a=["loon"])
    started.say(energie_eigen_naam="gas_en_stroom")
    return started


WAGE = "inkomen_loon-a.loon"


def wage(**parts: str) -> dict[str, str]:
    whole = {
        "": "1.240",
        "per": "vier_weken",
        "bruto": "netto",
        "vakantiegeld": "exclusief",
        **parts,
    }
    return {f"{WAGE}.{k}" if k else WAGE: v for k, v in whole.items()}


def test_an_amount_keeps_what_was_typed_beside_what_it_means(talk: Talk) -> None:
    [line] = talk.give(wage(), page(talk, "bedragen")).answers
    assert line.value == {
        "bedrag": "1240",
        "per": "vier_weken",
        "bruto": "netto",
        "vakantiegeld": "exclusief",
    }
    assert line.typed() == {
        "": "1.240",
        "per": "vier_weken",
        "bruto": "netto",
        "vakantiegeld": "exclusief",
    }


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("per", "Kies waar het bedrag over gaat: maand, vier weken, week, jaar."),
        ("bruto", "Is dit voor of na belasting? Kies een van de drie."),
        ("vakantiegeld", "Zit het vakantiegeld erin? Kies een van de drie."),
    ],
)
@pytest.mark.parametrize("value", ["", "eeuw"])
def test_a_missing_choice_beside_an_amount_is_named(
    talk: Talk, part: str, sentence: str, value: str
) -> None:
    found = talk.give(wage(**{part: value}), page(talk, "bedragen"))
    assert found.errors == {f"{WAGE}.{part}": sentence}
    assert found.answers == ()


def test_weet_ik_niet_beside_an_amount_leaves_only_that_unknown(talk: Talk) -> None:
    [line] = talk.give(wage(bruto="weet_niet"), page(talk, "bedragen")).answers
    assert line.value == {"bedrag": "1240", "per": "vier_weken", "vakantiegeld": "exclusief"}


def test_a_fault_in_one_field_keeps_the_others(talk: Talk) -> None:
    form = {
        "leverancier": "Voorbeeld",
        "stroom": "1.500",
        "tarief_stroom": "veel",
        "contract": "vast",
    }
    found = talk.give(form, page(talk, "jaarrekening"))
    assert list(found.errors) == ["tarief_stroom"]
    kept = {line.question: line.value for line in found.answers if line.known}
    assert kept == {"leverancier": "Voorbeeld", "stroom": 1500, "contract": "vast"}


def test_what_is_left_empty_on_a_sheet_is_not_known(talk: Talk) -> None:
    found = talk.give({"stroom": "1500"}, page(talk, "jaarrekening"))
    assert found.complete
    assert {line.question for line in found.answers if line.value is DONT_KNOW} >= {
        "gas",
        "contract",
    }


def test_one_question_alone_must_have_an_answer(talk: Talk) -> None:
    found = talk.give({"geboortedatum-a": " "}, page(talk, "geboortedatum"))
    assert found.errors == {"geboortedatum-a": "Vul iets in, of kies 'Weet ik niet'."}
    found = talk.give({}, page(talk, "geldbeheer"))
    assert found.errors == {"geldbeheer": "Kies een antwoord, of kies 'Weet ik niet'."}


@pytest.mark.parametrize("form", [{"weet_niet": "1"}, {"geldbeheer.weet_niet": "1"}])
def test_weet_ik_niet_is_an_answer(talk: Talk, form: dict[str, str]) -> None:
    [line] = talk.give(form, page(talk, "geldbeheer")).answers
    assert (line.question, line.raw, line.value) == ("geldbeheer", "", DONT_KNOW)


def test_an_unusual_amount_is_asked_about_and_then_taken(talk: Talk) -> None:
    form = {"kale_huur": "60", "huur_eerder.geen": "1"}
    first = talk.give(form, page(talk, "huurbrief"))
    assert first.confirm == {
        "kale_huur": "Wij lezen € 60 per maand. Meestal is dit € 250 tot € 1.100. Klopt dit?"
    }
    assert not any(line.question == "kale_huur" for line in first.answers)
    again = talk.give({**form, "kale_huur.klopt": "60"}, page(talk, "huurbrief"))
    assert again.complete
    assert [line.question for line in again.answers] == ["kale_huur"]


def test_a_confirmation_does_not_count_for_another_amount(talk: Talk) -> None:
    found = talk.give({"kale_huur": "61", "kale_huur.klopt": "60"}, page(talk, "huurbrief"))
    assert "kale_huur" in found.confirm


def test_an_impossible_amount_is_refused_with_its_ends(talk: Talk) -> None:
    found = talk.give({"kale_huur": "65.000", "kale_huur.klopt": "65.000"}, page(talk, "huurbrief"))
    assert found.errors["kale_huur"] == (
        "Wij lezen € 65.000 per maand. Dat kan niet kloppen. Schrijf een getal van € 0 tot € 3.500."
    )


def test_the_ends_go_with_the_period(talk: Talk) -> None:
    """4,500 a month is 54,000 a year and about 1,038 a week (times 12 over 52)."""
    assert talk.give(wage(**{"": "54.001", "per": "jaar"}), page(talk, "bedragen")).confirm
    assert talk.give(wage(**{"": "1.039", "per": "week"}), page(talk, "bedragen")).confirm
    assert talk.give(wage(**{"": "1.038", "per": "week"}), page(talk, "bedragen")).complete


def test_a_year_that_is_far_from_the_amounts_is_asked_about(talk: Talk) -> None:
    """1,240 per four weeks is 13 times that in a year: 16,120."""
    talk.give(wage(), page(talk, "bedragen"))
    form = {"inkomen_heel_jaar-a": "ja", "jaarinkomen-a": "1.987"}
    found = talk.give(form, page(talk, "jaarinkomen"))
    assert found.confirm == {
        "jaarinkomen-a": "Wij lezen € 1.987 per jaar. Uit de andere bedragen komt ongeveer "
        "€ 16.120 per jaar. Klopt dit?"
    }
    for total in ("9.700", "19.876", "35.000"):
        assert talk.give({**form, "jaarinkomen-a": total}, page(talk, "jaarinkomen")).complete
    other_year = {"inkomen_heel_jaar-a": "nee", "jaarinkomen-a": "1.987"}
    assert talk.give(other_year, page(talk, "jaarinkomen")).complete


def test_a_day_that_cannot_be_is_refused_and_says_what_was_read(talk: Talk) -> None:
    found = talk.give({"geboortedatum-a": "3 april 2027"}, page(talk, "geboortedatum"))
    assert found.errors["geboortedatum-a"] == (
        "Wij lezen 3 april 2027. Schrijf een dag van 1 januari 1910 tot en met 15 september 2026."
    )


def test_a_year_is_written_as_a_year() -> None:
    """No point for the thousands: 2.015 is no year."""
    asked = next(
        q for q in load_questionnaire().vragen if q.veld == "personen.laatste_aanslag_jaar"
    )
    with pytest.raises(ReadingError) as wrong:
        read_entry(asked, "1998", {}, CONTEXT)
    assert str(wrong.value) == (
        "Wij lezen 1998. Dat kan niet kloppen. Schrijf een getal van 2015 tot 2100."
    )


def test_a_day_that_is_unusual_is_asked_about(talk: Talk) -> None:
    found = talk.give({"geboortedatum-a": "3-4-2019"}, page(talk, "geboortedatum"))
    assert found.confirm["geboortedatum-a"].startswith("Wij lezen 3 april 2019.")


def test_none_of_it_and_something_else_do_not_go_together(talk: Talk) -> None:
    found = talk.give({"achterstanden": ["huur", "geen"]}, page(talk, "achterstanden"))
    assert found.errors == {
        "achterstanden": "U koos 'Nee' en ook iets anders. Haal een van de twee weg."
    }
    both = talk.give({"auto_waarde-a": "100", "auto_waarde-a.geen": "1"}, page(talk, "geld_nu"))
    assert both.errors == {"auto_waarde-a": "Vul een antwoord in, of zet het vinkje. Niet allebei."}


def test_the_tick_box_beside_an_input_has_its_own_value(talk: Talk) -> None:
    talk.give({"auto_waarde-a.geen": "1"}, page(talk, "geld_nu"), skip_empty=True)
    assert talk.route.household["personen"][0]["auto_waarde"] == 0


def test_a_choice_that_is_not_offered_is_refused(talk: Talk) -> None:
    found = talk.give({"geldbeheer": "buurman"}, page(talk, "geldbeheer"))
    assert found.errors == {"geldbeheer": "Kies een antwoord uit de lijst."}
    found = talk.give({"aannames_kloppen": "misschien"}, page(talk, "aannames_kloppen"))
    assert found.errors == {"aannames_kloppen": "Kies ja of nee."}


def test_the_same_answer_twice_is_one_line(talk: Talk) -> None:
    assert talk.give({"geldbeheer": "zelf"}, page(talk, "geldbeheer")).answers
    again = talk.give({"geldbeheer": "zelf"}, page(talk, "geldbeheer"))
    assert again.complete
    assert again.answers == ()


def test_on_the_dense_page_empty_is_not_asked_yet_and_emptied_is_unknown(talk: Talk) -> None:
    sheet = page(talk, "jaarrekening")
    found = talk.give({"stroom": "1500", "gas": ""}, sheet, skip_empty=True)
    assert [line.question for line in found.answers] == ["stroom"]
    found = talk.give({"stroom": ""}, page(talk, "jaarrekening"), skip_empty=True)
    assert [(line.question, line.value) for line in found.answers] == [("stroom", DONT_KNOW)]
    assert talk.give({"gas": "700"}, page(talk, "jaarrekening"), skip_empty=True).answers


def test_a_child_can_be_taken_out_by_name(talk: Talk) -> None:
    talk.say(bewoners=["kinderen_onder_18"])
    talk.say(aantal_kinderen="3")
    line = remove_member(talk.answers, "aantal_kinderen", "k2")
    assert line is not None
    talk.answers = talk.answers.adding([line])
    assert [p["id"] for p in talk.route.household["personen"]] == ["a", "k1", "k3"]
    assert remove_member(talk.answers, "aantal_kinderen", "k2") is None
    talk.say(aantal_kinderen="3")
    assert [p["id"] for p in talk.route.household["personen"]] == ["a", "k1", "k3", "k4"]


def test_a_megabyte_is_refused_and_nothing_is_kept(talk: Talk) -> None:
    found = read_answers(
        page(talk, "eerste_stap"), {"eerste_stap": "a" * 1_000_000}, Answers(), CONTEXT
    )
    assert found.answers == ()
    assert found.errors == {"eerste_stap": "Dit is te lang. Schrijf hoogstens 200 tekens."}


PAGES = whole_talk(next(s for s in stories() if s["verhaal"] == "paar met huisgenoten"))[0]
TYPED = st.text(max_size=30) | st.sampled_from(
    ["1", "1-1-2020", "ja", "geen", "maand", "bruto", "-5,5"]
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_posted_gives_answers_or_sentences(data: Any) -> None:
    screen = data.draw(st.sampled_from(PAGES.route.all_screens))
    parts = ["", ".per", ".bruto", ".vakantiegeld", ".geen", ".weet_niet", ".klopt"]
    names = [q.name + part for q in screen.questions for part in parts]
    form = data.draw(st.dictionaries(st.sampled_from([*names, "weet_niet", "vreemd"]), TYPED))
    found = read_answers(screen, form, PAGES.answers, PAGES.context)
    for name, sentence in (found.errors | found.confirm).items():
        assert name in names
        assert sentence.endswith((".", "?"))
    Talk(CONTEXT, PAGES.answers.adding(found.answers)).route  # noqa: B018
