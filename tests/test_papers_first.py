"""Papers first: what is on the table is asked first, and what is missing is homework."""

from datetime import date

import pytest

from tests.interview_room import Talk
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.interview.order import subject_order

MADE = load_questionnaire()
USUAL = tuple(subject.id for subject in MADE.onderwerpen)
CHOICES = [c.waarde for c in MADE.question("papieren_op_tafel").keuzes if not c.alleen]


def subjects(*papers: str) -> list[str]:
    talk = Talk.on(date(2026, 11, 23))
    if papers:
        talk.say(papieren_op_tafel=list(papers))
    return list(dict.fromkeys(screen.onderwerp for screen in talk.route.all_screens))


@pytest.mark.parametrize(
    ("paper", "subject"),
    [("loonstrook", "inkomen"), ("jaarnota_energie", "energie"), ("polisblad", "zorg")],
)
def test_after_who_lives_here_comes_what_is_on_the_table(paper: str, subject: str) -> None:
    found = subjects(paper)
    assert found[:3] == ["start", "huishouden", subject]
    assert found[-1] == "afronden"
    assert [one for one in found if one != subject] == [one for one in USUAL if one != subject]


def test_several_papers_keep_the_usual_order_among_them() -> None:
    found = subjects("polisblad", "loonstrook", "jaarnota_energie")
    assert found[2:5] == ["inkomen", "energie", "zorg"]


def test_nothing_on_the_table_is_the_usual_order() -> None:
    assert subjects() == subjects("geen") == list(USUAL)


def test_what_a_question_leans_on_is_asked_before_it() -> None:
    """What the municipality has can only be offered once it is known where somebody lives."""
    found = subjects("toeslagbeschikking")
    assert found.index("woning") < found.index("ontvangt") < found.index("inkomen")


@pytest.mark.parametrize("paper", CHOICES)
def test_whatever_is_there_every_subject_comes_once_and_after_what_it_leans_on(paper: str) -> None:
    order = subject_order(MADE, frozenset({paper}))
    assert sorted(order) == sorted(USUAL)
    for place, subject in enumerate(order):
        assert set(order[:place]) >= set(MADE.leunt_op[subject])


def test_the_route_shows_the_same_order() -> None:
    talk = Talk.on(date(2026, 11, 23))
    talk.say(papieren_op_tafel=["jaarnota_energie"])
    shown = [part.onderwerp for part in talk.route.progress]
    assert shown[2] == "energie"


def test_what_is_missing_becomes_homework() -> None:
    talk = Talk.on(date(2026, 11, 23))
    talk.say(papieren_op_tafel=["loonstrook"])
    talk.say(woning_soort="zelfstandig")
    screen = talk.route.screen("huurbrief")
    talk.give({"weet_niet": "1"}, screen)
    assert "huurspecificatie" in [one.papier for one in talk.route.homework]
