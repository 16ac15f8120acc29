"""Whole talks: what is typed, screen by screen, gives these screens and this household."""

from typing import Any

import pytest

from tests.interview_room import STORIES, whole_talk
from voorzieningenwijzer.households.file import read_household
from voorzieningenwijzer.strict_yaml import read


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> Any:
    return read(request.param.read_text("utf-8"))


def test_the_screens_that_are_met(story: Any) -> None:
    _, met = whole_talk(story)
    assert met == story["schermen"]


def test_the_household_that_comes_out(story: Any) -> None:
    talk, _ = whole_talk(story)
    assert talk.route.household == story["huishouden"]


def test_what_is_said_beside_the_household(story: Any) -> None:
    talk, _ = whole_talk(story)
    assert talk.route.talk == story["gesprek"]


def test_the_papers_that_are_homework(story: Any) -> None:
    talk, _ = whole_talk(story)
    assert [paper.papier for paper in talk.route.homework] == story["huiswerk"]


def test_the_household_file_takes_it(story: Any) -> None:
    talk, _ = whole_talk(story)
    made = read_household(talk.route.household, story["verhaal"])
    assert [p["id"] for p in made.personen] == [p["id"] for p in story["huishouden"]["personen"]]


def test_there_are_five_stories_at_least() -> None:
    assert len(STORIES) >= 5
