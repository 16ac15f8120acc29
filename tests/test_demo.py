"""The demonstration shows what comes after a talk too: calls, what came of it, a counted year."""

from collections.abc import Iterator

import pytest

from tests.web_room import NOW, Coach, coach_at, desk_in
from voorzieningenwijzer.casework.after.call_list import Why, call_list
from voorzieningenwijzer.casework.after.follow_up import FollowUpPage, follow_up_page
from voorzieningenwijzer.casework.counts.report import EVERYBODY, report
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.examples import examples, fill_demo, followed
from voorzieningenwijzer.plan.realised import Verdict
from voorzieningenwijzer.plan.wording.following_words import State, following_words
from voorzieningenwijzer.statistics.periods import Period

Room = tuple[Coach, Desk, dict[str, FollowUpPage]]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    desk = desk_in(tmp_path_factory.mktemp("demo"), demo=True)
    fill_demo(desk, NOW)
    coach = coach_at(desk)
    coach.post("/openen", wachtzin=DEMO_PASSPHRASE)
    with desk.store.read() as session:
        ids = {one.label: one.id for one in session.dossiers.mine()}
    yield coach, desk, {one["naam"]: follow_up_page(desk, ids[one["naam"]]) for one in followed()}
    desk.close()


def test_every_step_that_is_told_is_in_the_plan(room: Room) -> None:
    for example in followed():
        page = room[2][example["naam"]]
        said = {one.step.id: one.state for one in page.steps if one.last}
        assert len(said) == len(example["stappen"]), example["naam"]
        for step in example["stappen"]:
            assert step["stand"] in {state for id_, state in said.items() if step["stap"] in id_}
            listed = following_words().redenen.get(step["stand"], {})
            assert step.get("reden", "") in {"", *listed}
    states = {one.state for page in room[2].values() for one in page.steps}
    assert states >= {
        State.TE_DOEN,
        State.GEVRAAGD,
        State.WACHT_OP_PAPIEREN,
        State.TOEGEKEND,
        State.AFGEWEZEN,
        State.NIET_GEWILD,
    }


def test_the_call_list_has_every_reason_that_follows_from_a_plan(room: Room) -> None:
    reasons = {one.why for row in call_list(room[1], NOW.date()) for one in row.redenen}
    of_a_plan = {Why.BEZWAAR, Why.PAPIEREN, Why.STAP, Why.BESLUIT, Why.VANZELF, Why.BELLEN}
    assert reasons >= of_a_plan
    page = room[0].get("/bellen").text
    assert "geen besluit" in page
    assert "bezwaar" in page


def test_something_came_that_is_not_what_was_expected(room: Room) -> None:
    found = [one.difference for page in room[2].values() for one in page.results]
    assert Verdict.MINDER in {one.verdict for one in found if one}


def test_last_year_is_told_and_this_year_runs(room: Room) -> None:
    coach, desk, _ = room
    told = report(desk.counts.store, Period(NOW.year - 1), EVERYBODY, "2026-11", demo=True)
    names = {one.id for one in told.bladen}
    assert names >= {"gevonden-regelingen", "gerealiseerd-regelingen", "peiling", "kosten"}
    now = coach.get("/tellingen").text
    assert "Tot nu toe" in now
    assert "VOORBEELD" in now
    for reader in (EVERYBODY, "voorbeeld_wonen"):
        assert "Welke regelingen" in coach.get(f"/tellingen?periode=2025&lezer={reader}").text


def test_no_real_organisation_is_given_invented_figures(room: Room) -> None:
    covenant = room[1].counts.store.covenant()
    names = [covenant.gemeente, *(one.naam for one in covenant.organisaties)]
    assert all("Voorbeeld" in name or "Proef" in name for name in names)


def test_files_of_the_demonstration_say_that_they_are(room: Room) -> None:
    coach = room[0]
    for kind in ("csv", "xlsx"):
        sent = coach.get(f"/tellingen/bestand/{kind}?periode=2025")
        assert "voorbeeld-tellingen-2025" in sent.headers["Content-Disposition"]
    assert "zijn verzonnen" in coach.get("/tellingen?periode=2025").text


def test_who_is_followed_up_says_what_an_example_says(room: Room) -> None:
    assert {one["als"] for one in followed()} <= {one["naam"] for one in examples()}
    assert {one["naam"] for one in followed()} & {one["naam"] for one in examples()} == set()
