"""Gentle questions: skippable, counting nowhere, on no plan, and gone after it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.test_dense import talk_through
from tests.web_room import NOW, Clock, Coach, new_dossier, start
from voorzieningenwijzer import strict_yaml
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.examples import examples
from voorzieningenwijzer.interview.loading import load_questionnaire
from voorzieningenwijzer.shipped import shipped
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


def test_what_the_draft_had_is_asked_where_an_offer_follows(
    room: tuple[Coach, Desk, str],
) -> None:
    """Each question has an answer for which something is offered: none is only asked."""
    coach, _, dossier = room
    offered = strict_yaml.read(shipped("templates", "plan", "zacht.yaml").read_text("utf-8"))
    asked = {one.id for one in load_questionnaire("zacht").vragen}
    assert asked == set(offered["antwoorden"])
    answered(coach, dossier, zacht_digitaal="geen", zacht_mantelzorg="ja_zwaar", zacht_steun="ja")
    names = {s.id: s.naam for s in Tables.shipped().schemes()}
    assert names["coevorden.ido"] in coach.text
    assert names["coevorden.mantelzorg"] in coach.text
    assert "vrijwilliger" not in coach.text


def test_a_list_of_debts_is_asked_about_only_after_a_yes(room: tuple[Coach, Desk, str]) -> None:
    """And an offer goes when the yes is taken back."""
    coach, desk, dossier = room
    answered(coach, dossier, zacht_schulden="nee")
    assert "zacht_lijst" not in said(desk, dossier)
    here = f"/gesprek/{dossier}/zacht/zacht_schulden"
    coach.send(here, {"zacht_schulden": "ja_later"})
    assert coach.path.endswith("/zacht_lijst")
    coach.send(coach.path, {"zacht_lijst": "nee"})
    assert "alles bij elkaar te zoeken" in coach.text
    coach.send(here, {"zacht_schulden": "nee"})
    assert "alles bij elkaar te zoeken" not in coach.text


def test_the_step_that_the_tenant_picks_stands_on_the_plan_and_nothing_else_does(
    room: tuple[Coach, Desk, str],
) -> None:
    coach, _, dossier = room
    step = "Wij bellen samen de zorgverzekeraar over betalen in delen."
    answered(coach, dossier, zacht_zorg="ja", zacht_brieven="veel")
    coach.post(f"/gesprek/{dossier}/zacht/stap", vraag="zacht_zorg")
    assert coach.path.endswith("/zacht/klaar")
    assert f"Uw eerste stap op het plan: {step}" in coach.text
    answers = {k: v for k, v in examples()[0]["antwoorden"].items() if k != "eerste_stap"}
    coach.get(f"/gesprek/{dossier}/vraag/eerste_stap")
    assert step in (coach.page.text if coach.page else "")
    talk_through(coach, dossier, answers)
    coach.post(f"/gesprek/{dossier}/plan/")
    assert step in coach.text
    assert "stapels" not in coach.text


def test_only_what_was_offered_can_be_picked(room: tuple[Coach, Desk, str]) -> None:
    coach, _, dossier = room
    answered(coach, dossier, zacht_zorg="nee")
    for one in ("zacht_zorg", "zacht_eten", "eerste_stap", ""):
        assert coach.post(f"/gesprek/{dossier}/zacht/stap", vraag=one).status_code == 404
