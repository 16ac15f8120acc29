"""Gentle questions: skippable, counting nowhere, on no plan, and gone after it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.test_dense import talk_through
from tests.web_room import NOW, Clock, Coach, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import examples
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.tables import Tables


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Coach, Desk, str]]:
    coach, desk = start(tmp_path / "gegevens", Clock())
    yield coach, desk, new_dossier(coach)
    desk.close()


def said(desk: Desk, dossier: str) -> dict[str, object]:
    with desk.store.read() as session:
        lines = session.answers.lines(dossier)
    return {one.question: one.value for one in lines if one.question.startswith("zacht_")}


def answered(coach: Coach, dossier: str, **answers: str) -> None:
    coach.get(f"/gesprek/{dossier}/zacht/")
    while not coach.path.endswith("/klaar"):
        name = coach.path.rpartition("/")[2]
        coach.send(coach.path, {name: answers[name]} if name in answers else {"weet_niet": "1"})


def test_each_has_an_introduction_and_two_ways_past_it() -> None:
    for question in load_questionnaire("zacht").vragen:
        assert question.gevoelig
        assert question.inleiding
        assert question.weet_niet
        choices = {choice.waarde for choice in question.keuzes}
        assert choices & {"liever_niet", "nee"}, question.id


def test_what_was_skipped_is_not_asked_again(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    answered(coach, dossier)
    assert "Dat mag altijd" in coach.text
    coach.get(f"/gesprek/{dossier}/zacht/")
    assert coach.path.endswith("/klaar")


def test_what_is_offered_fits_what_was_said(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    answered(coach, dossier, zacht_eten="vaak_niet", zacht_brieven="nee")
    assert "We bellen vandaag, samen." in coach.text
    assert "paar samen openen" not in coach.text
    name = next(s.naam for s in Tables.shipped().schemes() if s.id == "landelijk.voedselbank")
    assert name in coach.text


def test_it_stands_in_no_answer_list_no_outcome_and_no_plan(room: tuple[Coach, Desk, str]) -> None:
    coach, desk, dossier = room
    answered(coach, dossier, zacht_zorg="ja", zacht_brieven="veel")
    talk_through(coach, dossier, examples()[0]["antwoorden"])
    assert coach.path.endswith("/uitkomst/")
    for page in ("uitkomst/", "antwoorden"):
        assert "zorg laten gaan" not in coach.get(f"/gesprek/{dossier}/{page}").text
    coach.post(f"/gesprek/{dossier}/plan/")
    assert "nog dicht zijn?" not in coach.text
    assert said(desk, dossier)["zacht_zorg"] == "ja"
    desk.retire(NOW + timedelta(days=1))
    assert said(desk, dossier) == {}


def test_the_tenant_sees_it_at_an_inspection(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    answered(coach, dossier, zacht_kou="vaak")
    assert "Laat u de verwarming uit" in coach.post(f"/dossiers/{dossier}/inzage/json").text


def test_another_screen_is_not_there(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    assert coach.get(f"/gesprek/{dossier}/zacht/geheim").status_code == 404
