"""How long a dossier lives: what is due goes by itself, and nothing of it stays anywhere."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.storage_room import (
    NOW,
    PASSPHRASE,
    answer,
    first_start,
    found,
    new_dossier,
    quick_vault,
    raw_pages,
)
from voorzieningenwijzer.storage import (
    Contact,
    Key,
    LaterDateError,
    Periods,
    Store,
    back_up,
    restore,
)
from voorzieningenwijzer.storage.consents import FOLLOW_UP
from voorzieningenwijzer.storage.dossiers import GESLOTEN, GESPREK, OPVOLGING, Dossier
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.retention import JUMP, fate, later

SECRET = "OORBELTRUI"
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


@pytest.fixture
def key(folder: Path) -> Key:
    return first_start(folder)


@pytest.fixture
def store(folder: Path, key: Key) -> Store:
    return Store.open(folder, key)


def full_dossier(store: Store, text: str = SECRET) -> str:
    """Something about one household in every table that can hold it."""
    dossier = new_dossier(store, f"mevrouw {text}")
    with store.write() as tx:
        tx.consents.give(dossier, f"toestemming {text}", TODAY, NOW)
        tx.contacts.set(dossier, Contact(f"06 {text}", f"bel {text}"), NOW)
        tx.plans.save(dossier, f'{{"a": "{text}"}}', {}, NOW, pdf=b"%PDF " + text.encode() * 999)
    with store.database.write() as db:
        db.execute("INSERT INTO way_in VALUES (?, ?, '', '', '', '', '')", [dossier, text])
        db.execute("INSERT INTO to_count VALUES (?, ?, '')", [dossier, f'"{text}"'])
        db.execute("INSERT INTO counted VALUES (?, ?)", [dossier, text])
        db.table("follow_up").insert(
            {
                "dossier": dossier,
                "edition": 1,
                "step": f"{text}.aanvragen",
                "state": "gevraagd",
                "amount": None,
                "period": "",
                "reason": "",
                "letter_on": None,
                "last_day": None,
                "note": text * 99,
                "account": store.account,
                "at": NOW.isoformat(),
            }
        )
    for number in range(30):
        answer(store, dossier, f"{number} {text} " * 50, question=f"vraag_{number}")
    return dossier


def tables_about_a_dossier(store: Store) -> set[str]:
    """Every table whose rows hang on a dossier."""
    with store.database.read() as db:
        names = [row["name"] for row in db.execute("SELECT name FROM sqlite_master")]
        return {
            name
            for name in names
            for key in db.execute(f"PRAGMA foreign_key_list('{name}')").fetchall()
            if key["table"] == "dossier"
        }


def statuses(store: Store) -> dict[str, str]:
    with store.read() as view:
        return {one.id: one.status for one in view.dossiers.listing()}


def retire(store: Store, day: date, sure: bool = False) -> tuple[int, int]:
    done = store.retire(day, NOW, sure=sure)
    return len(done.closed), len(done.gone)


# ------------------------------------------------------------------------------- when


def test_a_talk_that_lies_still_is_closed_and_then_gone(store: Store) -> None:
    dossier = new_dossier(store)
    assert retire(store, TODAY + 60 * DAY) == (0, 0)
    assert statuses(store) == {dossier: GESPREK}
    assert retire(store, TODAY + 61 * DAY) == (1, 0)
    assert statuses(store) == {dossier: GESLOTEN}
    with store.read() as view:
        assert view.dossiers.get(dossier).until == TODAY + 90 * DAY
    assert retire(store, TODAY + 90 * DAY) == (0, 0)
    assert retire(store, TODAY + 91 * DAY) == (0, 1)
    assert statuses(store) == {}


def test_a_laptop_that_lay_still_for_long_takes_it_out_at_once(store: Store) -> None:
    new_dossier(store)
    assert retire(store, TODAY + 91 * DAY) == (0, 1)


def test_a_plan_without_follow_up_goes_after_thirty_days(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        tx.plans.save(dossier, "{}", {}, NOW)
    assert retire(store, TODAY + 30 * DAY) == (0, 0)
    assert retire(store, TODAY + 31 * DAY) == (0, 1)


def test_following_up_lasts_thirteen_months_at_most(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        tx.consents.give(dossier, "bellen mag", TODAY, NOW, kind=FOLLOW_UP)
        longest = tx.life.follow_up_until(dossier, TODAY)
        assert longest == later(TODAY, 13)
        tx.dossiers.set_status(dossier, OPVOLGING, NOW, longest)
        tx.contacts.set(dossier, Contact("06 12 34 56 78", ""), NOW)
    assert retire(store, longest) == (0, 0)
    assert retire(store, longest + DAY) == (1, 0)
    with store.read() as view:
        assert view.contacts.of(dossier) == Contact()
        assert view.dossiers.get(dossier).until == longest + 30 * DAY
    assert retire(store, longest + 31 * DAY) == (0, 1)


def test_agreeing_again_gives_no_second_thirteen_months(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        tx.consents.give(dossier, "bellen mag", TODAY, NOW, kind=FOLLOW_UP)
        tx.consents.withdraw(dossier, NOW, FOLLOW_UP)
        much_later = later(TODAY, 12)
        tx.consents.give(dossier, "bellen mag", much_later, NOW, kind=FOLLOW_UP)
        assert tx.life.follow_up_until(dossier, much_later) == later(TODAY, 13)


def test_a_date_moves_down_and_never_up(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        tx.dossiers.set_status(dossier, GESLOTEN, NOW, TODAY + 20 * DAY)
        tx.dossiers.shorten(dossier, TODAY + 5 * DAY, NOW)
        with pytest.raises(LaterDateError):
            tx.dossiers.shorten(dossier, TODAY + 6 * DAY, NOW)
    assert retire(store, TODAY + 6 * DAY) == (0, 1)


def test_times_are_set_downwards_only(store: Store) -> None:
    assert Periods.of(None) == Periods(60, 13, 30)
    too_much = {"gesprek_dagen": 999, "opvolging_maanden": 14, "gesloten_dagen": 31}
    assert Periods.of(too_much) == Periods()
    assert Periods.of({"gesprek_dagen": 0, "gesloten_dagen": "5", "opvolging_maanden": -1}) == (
        Periods()
    )
    closed, followed = new_dossier(store), new_dossier(store)
    with store.write() as tx:
        tx.dossiers.set_status(closed, GESLOTEN, NOW, TODAY + 30 * DAY)
        tx.dossiers.set_status(followed, OPVOLGING, NOW, later(TODAY, 13))
        tx.life.keep(Periods(10, 2, 7), TODAY)
        assert tx.life.periods() == Periods(10, 2, 7)
        assert tx.dossiers.get(closed).until == TODAY + 7 * DAY
        assert tx.dossiers.get(followed).until == later(TODAY, 2)
    assert retire(store, TODAY + 8 * DAY) == (0, 1)


@given(
    st.sampled_from([GESPREK, OPVOLGING, GESLOTEN]),
    st.booleans(),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(0, 500),
    st.one_of(st.none(), st.integers(-10, 396)),
)
@example(OPVOLGING, False, date(2020, 1, 1), 395, 396)
def test_no_dossier_outlives_the_longest_times(
    status: str, has_plan: bool, begun: date, worked: int, until: int | None
) -> None:
    """Whatever happened: at most 13 months and 30 days after somebody last did something.

    A last day is kept only within thirteen months; from 30 January that is 28 February.
    """
    changed = datetime.combine(begun + worked * DAY, NOW.timetz())
    longest = later(changed.date(), 13)
    last = None if until is None else min(changed.date() + until * DAY, longest)
    dossier = Dossier("d", "x", "", "", status, "a", changed, changed, last)
    known = fate(dossier, has_plan, Periods())
    assert known.until <= known.gone_after <= longest + 31 * DAY
    shorter = fate(dossier, has_plan, Periods(1, 1, 1))
    assert shorter.gone_after <= known.gone_after


# --------------------------------------------------------------------------- really gone


def test_nothing_of_a_dossier_that_was_taken_out_is_left(
    folder: Path, key: Key, store: Store
) -> None:
    gone, kept = full_dossier(store), full_dossier(store, "KOEKOEKSKLOK")
    with store.database.read() as db:
        for table in tables_about_a_dossier(store):
            rows = db.table(table).count_where("dossier = ?", [gone])
            assert rows > 0, f"{table}: fill it in full_dossier"
    with store.write() as tx:
        tx.dossiers.set_status(gone, GESLOTEN, NOW, TODAY)
    database = DataFolder(folder).database
    assert found(SECRET, database, key.dossiers) > 10
    assert retire(store, TODAY + DAY) == (0, 1)
    assert found(SECRET, database, key.dossiers) == 0
    assert found("KOEKOEKSKLOK", database, key.dossiers) > 10
    with store.read() as view:
        assert view.dossiers.search(SECRET) == []
        assert [line.what for line in view.audit.lines(gone)] == ["dossier_opgeruimd"]
        assert view.dossiers.get(kept)
    store.close()
    for path in folder.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes()


def test_it_goes_before_the_first_page_after_opening(folder: Path, key: Key, store: Store) -> None:
    """As the desk does it: opening and taking out are one step to whoever looks."""
    from voorzieningenwijzer.casework.desk import Desk

    dossier = full_dossier(store)
    with store.write() as tx:
        tx.dossiers.set_status(dossier, GESLOTEN, NOW, TODAY)
    store.close()
    desk = Desk(folder, vault=quick_vault(folder))
    desk.unlock(PASSPHRASE, NOW + DAY)
    assert statuses(desk.store) == {}
    assert found(SECRET, DataFolder(folder).database, key.dossiers) == 0
    desk.close()


def test_it_goes_on_a_day_that_begins_while_it_is_open(folder: Path, store: Store) -> None:
    from voorzieningenwijzer.casework.desk import Desk

    store.close()
    desk = Desk(folder, vault=quick_vault(folder))
    desk.unlock(PASSPHRASE, NOW)
    dossier = full_dossier(desk.store)
    with desk.store.write() as tx:
        tx.dossiers.set_status(dossier, GESLOTEN, NOW, TODAY)
    desk.retire(NOW)
    assert statuses(desk.store) == {dossier: GESLOTEN}
    desk.retire(NOW + DAY)
    assert statuses(desk.store) == {}
    desk.close()


def test_a_power_cut_between_deleting_and_overwriting(
    folder: Path, key: Key, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = full_dossier(store)
    with store.write() as tx:
        tx.dossiers.set_status(dossier, GESLOTEN, NOW, TODAY)
    monkeypatch.setattr(Store, "finish_erasure", lambda _: None)
    assert retire(store, TODAY + DAY) == (0, 1)
    assert found(SECRET, DataFolder(folder).database, key.dossiers) > 0
    monkeypatch.undo()
    store.close()
    Store.open(folder, key).close()
    assert found(SECRET, DataFolder(folder).database, key.dossiers) == 0


def test_a_store_kept_aside_loses_it_too(
    folder: Path, key: Key, store: Store, tmp_path: Path
) -> None:
    dossier, kept = full_dossier(store), full_dossier(store, "KOEKOEKSKLOK")
    copy = tmp_path / "kopie.vwkopie"
    back_up(store, copy, NOW)
    store.close()
    restore(folder, copy, PASSPHRASE)
    (aside,) = DataFolder(folder).aside()
    assert found(SECRET, aside / "dossiers.db", key.dossiers) > 10
    with Store.open(folder, key) as again:
        with again.write() as tx:
            tx.dossiers.set_status(dossier, GESLOTEN, NOW, TODAY)
        assert retire(again, TODAY + DAY) == (0, 1)
        assert found(SECRET, aside / "dossiers.db", key.dossiers) == 0
        assert found("KOEKOEKSKLOK", aside / "dossiers.db", key.dossiers) > 10
        again.erase_dossier(kept, NOW)
        assert found("KOEKOEKSKLOK", aside / "dossiers.db", key.dossiers) == 0


def test_a_store_aside_that_cannot_be_read_goes_after_thirty_days(
    folder: Path, key: Key, store: Store, tmp_path: Path
) -> None:
    other = first_start(tmp_path / "ander", "Bram")
    strange = folder / "opzij-0001"
    (tmp_path / "ander" / "opslag").rename(strange)
    assert other.dossiers != key.dossiers
    before = (strange / "dossiers.db").read_bytes()
    store.erase_dossier(full_dossier(store), NOW)
    assert (strange / "dossiers.db").read_bytes() == before
    retire(store, TODAY + 30 * DAY)
    assert strange.exists()
    retire(store, TODAY + 31 * DAY)
    assert not strange.exists()


def test_an_older_backup_brings_back_nothing_that_went(
    folder: Path, key: Key, store: Store, tmp_path: Path
) -> None:
    """Dossiers taken out, a person, a line, a plan: the list is applied before it is the store."""
    gone, left = full_dossier(store), full_dossier(store, "KOEKOEKSKLOK")
    with store.write() as tx:
        tx.dossiers.set_status(gone, GESLOTEN, NOW, TODAY)
    answer(store, left, "PARTNERSCHAP", question="inkomen")
    with store.database.write() as db:
        db.execute("DROP TRIGGER answer_is_appended")
        db.execute("UPDATE answer SET member = 'b.loon' WHERE raw = 'PARTNERSCHAP'")
    copy = tmp_path / "kopie.vwkopie"
    back_up(store, copy, NOW)
    assert retire(store, TODAY + DAY) == (0, 1)
    store.erase_member(left, "b", NOW)
    store.close()
    done = restore(folder, copy, PASSPHRASE)
    assert (done.dossiers, done.erased_again) == (1, True)
    database = DataFolder(folder).database
    assert found(SECRET, database, key.dossiers) == 0
    assert found("PARTNERSCHAP", database, key.dossiers) == 0
    with Store.open(folder, key) as again, again.read() as view:
        assert view.plans.editions(left) == []
        assert len(view.answers.lines(left)) == 30


def test_the_list_of_what_went_holds_no_word_about_anybody(store: Store) -> None:
    dossier = full_dossier(store)
    store.erase_dossier(dossier, NOW)
    with store.database.read() as db:
        rows = [tuple(row) for row in db.execute("SELECT * FROM erased").fetchall()]
    assert len(rows) == 1
    assert dossier in rows[0]
    assert not any(SECRET in str(value) for row in rows for value in row)


# ------------------------------------------------------------------------------- the clock


def test_a_clock_that_jumps_is_asked_about_first(store: Store) -> None:
    dossier = new_dossier(store)
    retire(store, TODAY)
    wrong = TODAY + JUMP + 100 * DAY
    assert store.retire(wrong, NOW).doubt
    assert statuses(store) == {dossier: GESPREK}
    assert not store.retire(TODAY + DAY, NOW).doubt
    assert retire(store, wrong, sure=True) == (0, 1)


def test_a_clock_that_was_set_back_is_told(store: Store) -> None:
    new_dossier(store)
    assert not store.retire(TODAY + 5 * DAY, NOW).behind
    done = store.retire(TODAY - 400 * DAY, NOW)
    assert (done.behind, done.closed, done.gone) == (True, (), ())
    assert store.retire(TODAY - 300 * DAY, NOW).behind
    assert not store.retire(TODAY + 6 * DAY, NOW).behind


def test_the_pages_are_read_rightly_after_all_this(folder: Path, key: Key, store: Store) -> None:
    store.close()
    assert b"CREATE TABLE dossier" in b"".join(raw_pages(DataFolder(folder).database, key.dossiers))
