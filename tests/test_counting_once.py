"""A talk counts once, also when an old backup is put back, here or at who collects the counts."""

from pathlib import Path
from typing import Any

import pytest

from bench.raw_pages import found
from tests.test_counting import QUICK, events, round_off, steps
from tests.test_follow_up import planned
from tests.web_room import NOW, Clock, Coach, coach_at, demo, start
from voorzieningenwijzer.casework.backup import backup_bytes, put_back
from voorzieningenwijzer.casework.counts import counting, exchange
from voorzieningenwijzer.casework.desk import DEMO_PASSPHRASE, Desk
from voorzieningenwijzer.casework.held.handover import hand_over, take_over
from voorzieningenwijzer.statistics import CountsFile, Gerealiseerd, Gevonden
from voorzieningenwijzer.storage import DataFolder
from voorzieningenwijzer.storage.countings import ONCE

COPY = "kopie.vwkopie"


@pytest.fixture
def room(tmp_path: Path) -> Any:
    coach, desk = demo(tmp_path / "map")
    yield coach, desk
    desk.close()


def again(desk: Desk, copy: bytes, passphrase: str = DEMO_PASSPHRASE) -> Coach:
    put_back(desk, copy, COPY, passphrase)
    coach = coach_at(desk)
    coach.post("/openen", wachtzin=passphrase)
    return coach


def test_an_old_backup_that_is_put_back_counts_no_talk_twice(room: tuple[Coach, Desk]) -> None:
    coach, desk = room
    dossier = planned(desk)
    copy = backup_bytes(desk, NOW)
    round_off(coach, dossier)
    before = {one.id for one in events(desk)}
    assert steps(desk) == ["afgesloten", "gehouden"]
    coach = again(desk, copy)
    with desk.store.read() as session:
        assert session.countings.counted(dossier) == set(), "the marks went back too"
    round_off(coach, dossier)
    assert {one.id for one in events(desk)} == before
    assert len(events(desk, Gevonden)) == 1


def test_nor_does_who_collects_when_it_is_sent_again(
    room: tuple[Coach, Desk], tmp_path: Path
) -> None:
    coach, desk = room
    centre = CountsFile.open(tmp_path / "centrum.db", bytes(32))
    dossier = planned(desk)
    copy = backup_bytes(desk, NOW)
    for number in range(2):
        round_off(coach, dossier)
        sent = exchange.send(desk.counts.store, QUICK)
        taken = exchange.take_in(centre, sent.content, "x.vwtellingen", sent.code)
        assert (taken.nieuw, taken.bekend) == ((3, 0) if number == 0 else (0, 3))
        exchange.confirm(desk.counts.store, taken.ontvangst, "x.vwontvangst")
        assert events(desk) == []
        coach = again(desk, copy)
    centre.close()


def test_nor_when_it_was_handed_over_and_the_giver_puts_back_an_old_backup(
    room: tuple[Coach, Desk], tmp_path: Path
) -> None:
    coach, desk = room
    dossier = planned(desk)
    copy = backup_bytes(desk, NOW)
    ready = hand_over(desk.store, dossier, NOW, QUICK)
    there_coach, there = start(tmp_path / "daar", Clock())
    taken = take_over(there.store, ready.content, "x.vwdossier", ready.code, NOW).dossier
    round_off(there_coach, taken)
    coach = again(desk, copy)
    round_off(coach, dossier)
    assert {one.id for one in events(desk, Gevonden)} == {one.id for one in events(there, Gevonden)}
    there.close()


def test_a_hand_over_that_is_never_taken_in_is_counted_when_the_dossier_goes(
    room: tuple[Coach, Desk], tmp_path: Path
) -> None:
    coach, desk = room
    dossier = planned(desk)
    ready = hand_over(desk.store, dossier, NOW, QUICK)
    round_off(coach, dossier)
    assert events(desk, Gevonden) == [], "as long as it is here, a colleague may still count it"
    with desk.store.write() as session:
        counting.last_time(session, dossier, NOW)
    counting.deliver(desk.store, desk.counts)
    (event,) = events(desk, Gevonden)
    assert events(desk, Gerealiseerd) == [], "what came of it, only a colleague knows"
    there_coach, there = start(tmp_path / "laat", Clock())
    taken = take_over(there.store, ready.content, "x.vwdossier", ready.code, NOW).dossier
    round_off(there_coach, taken)
    assert [one.id for one in events(there, Gevonden)] == [event.id], "late, and still once"
    there.close()


def test_what_was_counted_leaves_no_id_in_the_dossier(room: tuple[Coach, Desk]) -> None:
    coach, desk = room
    dossier = planned(desk)
    with desk.store.read() as session:
        rows = session.countings._marks(dossier)
    waiting = dict(row.split(":") for row in rows)
    assert set(waiting) == set(ONCE)
    assert len(set(waiting.values())) == len(ONCE)
    round_off(coach, dossier)
    gone = {one.id for one in events(desk)}
    assert gone == {waiting["gehouden"], waiting["afgesloten"], waiting["gevonden"]}
    with desk.store.read() as session:
        rows = session.countings._marks(dossier)
    assert not {one for row in rows for one in gone if one in row}
    folder = DataFolder(desk.folder)
    key = desk.vault.unlock(DEMO_PASSPHRASE, NOW).dossiers
    assert key is not None
    assert found(waiting["gerealiseerd"], folder.database, key) > 0
    assert not any(found(one, folder.database, key) for one in gone)


def test_the_inspection_copy_does_not_name_the_ids(room: tuple[Coach, Desk]) -> None:
    coach, desk = room
    dossier = planned(desk)
    with desk.store.read() as session:
        (row, *_) = [one for one in session.countings._marks(dossier) if ":" in one]
        assert session.countings.counted(dossier) == set()
    text = coach.get(f"/dossiers/{dossier}/tellingen").text
    assert row.partition(":")[2] not in text
