"""What was just worked out is kept for the next page, and gone with what it was worked out from."""

from collections.abc import Callable

import pytest

from tests.web_room import Coach, new_dossier, start
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.talking.recent import MOST, Recent


def test_the_same_question_is_worked_out_once_and_the_oldest_goes_first() -> None:
    recent, worked = Recent(), []

    def ask(key: int) -> int:
        def work() -> int:
            worked.append(key)
            return key

        return recent.once(key, work)

    assert [ask(1), ask(1), ask(2)] == [1, 1, 2]
    assert worked == [1, 2]
    for key in range(3, 3 + MOST):
        ask(key)
    assert len(recent) == MOST
    ask(1)
    assert worked[-1] == 1, "it was the oldest, so it had to be worked out again"


def test_a_failure_is_not_kept() -> None:
    recent = Recent()
    with pytest.raises(ZeroDivisionError):
        recent.once("x", lambda: 1 // 0)
    assert recent.once("x", lambda: 5) == 5


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Coach, Desk, str]:
    coach, desk = start(tmp_path_factory.mktemp("recent"))
    return coach, desk, new_dossier(coach)


def lock(coach: Coach, _: str) -> None:
    coach.post("/op-slot")


def erase_all(coach: Coach, dossier: str) -> None:
    coach.post(f"/dossiers/{dossier}/wissen", zeker="ja")


def erase_line(coach: Coach, dossier: str) -> None:
    coach.post(f"/gesprek/{dossier}/antwoorden/wis", vraag="papieren_op_tafel")


@pytest.mark.parametrize("goes", [lock, erase_all, erase_line])
def test_answers_do_not_stay_in_memory(
    talk: tuple[Coach, Desk, str], goes: Callable[[Coach, str], None]
) -> None:
    coach, desk, dossier = talk
    screen = f"/gesprek/{dossier}/vraag/papieren_op_tafel"
    coach.post(screen, papieren_op_tafel="loonstrook")
    coach.get(screen)
    assert "loonstrook" in str(desk.recent.keys())
    goes(coach, dossier)
    assert "loonstrook" not in str(desk.recent.keys())
