"""Questions that an answer on the same screen makes needless fold away, and only those."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.interview_room import Talk, whole_talk
from voorzieningenwijzer.casework.examples import examples
from voorzieningenwijzer.interview.route import AskedQuestion, Screen

DAY = date(2026, 11, 23)
SAID = examples()[0]["antwoorden"]


def unanswered(talk: Talk, screen: str) -> Talk:
    """The same talk, as it was before this screen was filled in."""
    found = talk.route.screen(screen)
    assert found is not None
    gone = {(q.id, q.member) for q in found.questions}
    return Talk(
        talk.context, type(talk.answers).of(a for a in talk.answers.lines if a.key not in gone)
    )


def folding() -> Iterator[tuple[str, str]]:
    """Per story each screen on which something can fold away."""
    for one in examples():
        talk, _ = whole_talk({"peildatum": DAY, "antwoorden": one["antwoorden"]})
        for screen in talk.route.all_screens:
            before = unanswered(talk, screen.id).route.screen(screen.id)
            if before and any(before.waits_for(q) for q in before.questions):
                yield one["naam"], screen.id


PLACES = sorted(set(folding()))


def story(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(e["antwoorden"] for e in examples() if e["naam"] == name)
    return found


def test_there_is_something_to_fold() -> None:
    assert {screen for _, screen in PLACES} >= {"inkomen_toen", "samen_toen"}


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_what_folds_away_is_not_asked_and_what_stays_is(name: str, place: str) -> None:
    """For every answer of the choice: the page folds exactly what the replay leaves out."""
    whole, _ = whole_talk({"peildatum": DAY, "antwoorden": story(name)})
    talk = unanswered(whole, place)
    screen = talk.route.screen(place)
    assert screen is not None
    for question in screen.questions:
        waits = screen.waits_for(question)
        if waits is None:
            continue
        chooser = next(q for q in screen.questions if q.name == waits[0])
        for value in values_of(chooser):
            after = said(talk, screen, chooser, value)
            if value not in waits[1]:
                assert question.name not in after, (question.name, value)


def test_it_stands_again_when_the_answer_asks_for_it() -> None:
    whole, _ = whole_talk({"peildatum": DAY, "antwoorden": SAID})
    talk = unanswered(whole, "inkomen_toen")
    screen = talk.route.screen("inkomen_toen")
    assert screen is not None
    chooser = next(q for q in screen.questions if q.id == "inkomen_gelijk")
    folded = next(q for q in screen.questions if q.id == "jaarinkomen_toen")
    assert screen.waits_for(folded) == (chooser.name, ("nee",))
    assert screen.waits_for(chooser) is None
    assert folded.name in said(talk, screen, chooser, "nee")
    assert folded.name not in said(talk, screen, chooser, "ja")


def values_of(chooser: AskedQuestion) -> list[str]:
    return [c.waarde for c in chooser.keuzes] or ["ja", "nee"]


def said(talk: Talk, screen: Screen, chooser: AskedQuestion, value: str) -> set[str]:
    """The names on this screen after that one answer."""
    fresh = Talk(talk.context, talk.answers)
    only = type(screen)(screen.id, screen.onderwerp, screen.titel, "", (chooser,), screen.member)
    fresh.give({chooser.name: value}, only)
    found = fresh.route.screen(screen.id)
    return {q.name for q in found.questions} if found else set()
