"""What is erased stands on no page: the raw bytes are decrypted by hand and searched.

Each test first finds the text where it must be, so that finding nothing afterwards means something.
"""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.storage_room import NOW, answer, first_start, found, new_dossier, raw_pages
from voorzieningenwijzer.database.connection import connect
from voorzieningenwijzer.storage import (
    BusyError,
    Key,
    Store,
    UnknownLineError,
    erasure,
)
from voorzieningenwijzer.storage.folder import DataFolder

SECRET = "OORBELTRUI"
KEPT = "KOEKOEKSKLOK"
LONG = f"{SECRET} " * 3000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


@pytest.fixture
def key(folder: Path) -> Key:
    return first_start(folder)


@pytest.fixture
def store(folder: Path, key: Key) -> Store:
    return Store.open(folder, key)


def pages_with(text: str, folder: Path, key: Key) -> int:
    return found(text, DataFolder(folder).database, key.dossiers)


def fill(store: Store, label: str, text: str) -> str:
    """A dossier with ``text`` in every place that can hold it, between many others' lines."""
    dossier = new_dossier(store, f"{label} {text[:20]}")
    with store.write() as tx:
        tx.consents.give(dossier, f"toestemming {text[:20]}", NOW.date(), NOW)
        tx.plans.save(dossier, f'{{"a": "{text}"}}', {}, NOW, pdf=b"%PDF " + text.encode())
    for number in range(40):
        answer(store, dossier, f"{number} {text}", question=f"vraag_{number % 3}")
    return dossier


def test_the_raw_pages_are_read_rightly(folder: Path, key: Key, store: Store) -> None:
    store.close()
    pages = raw_pages(DataFolder(folder).database, key.dossiers)
    assert b"CREATE TABLE dossier" in b"".join(pages)


def test_nothing_of_an_erased_dossier_is_left(folder: Path, key: Key, store: Store) -> None:
    gone, kept = fill(store, "weg", LONG), fill(store, "blijft", f"{KEPT} " * 3000)
    assert pages_with(SECRET, folder, key) > 50
    assert pages_with(gone, folder, key) > 1
    store.erase_dossier(gone, NOW)
    assert pages_with(SECRET, folder, key) == 0
    assert pages_with(KEPT, folder, key) > 50
    assert DataFolder(folder).database.with_name("dossiers.db-wal").stat().st_size < 20_000
    with store.read() as view:
        assert len(view.answers.lines(kept)) == 40
        assert [line.what for line in view.audit.lines(gone)] == ["dossier_gewist"]
    store.close()
    assert pages_with(SECRET, folder, key) == 0


def test_deleting_alone_would_leave_it_there(folder: Path, key: Key, store: Store) -> None:
    gone = fill(store, "weg", LONG)
    with store.database.write() as db:
        erasure.erase_dossier(db, gone, NOW)
    assert pages_with(SECRET, folder, key) > 50


def test_nothing_of_one_erased_line_is_left(folder: Path, key: Key, store: Store) -> None:
    dossier = new_dossier(store)
    before, wrong, after = (
        answer(store, dossier, f"{KEPT}1"),
        answer(store, dossier, f"BSN {SECRET}"),
        answer(store, dossier, f"{KEPT}2"),
    )
    assert pages_with(SECRET, folder, key) > 0
    store.erase_line(dossier, wrong, NOW)
    assert pages_with(SECRET, folder, key) == 0
    with store.read() as view:
        assert [line.id for line in view.answers.lines(dossier)] == [before, after]
    for line, of in ((wrong, dossier), (before, new_dossier(store)), (10_000, dossier)):
        with pytest.raises(UnknownLineError):
            store.erase_line(of, line, NOW)


def test_copies_that_sqlite_left_when_it_moved_rows_go_too(
    folder: Path, key: Key, store: Store
) -> None:
    """Rows that grow make SQLite move their neighbours; deleting wipes the row, not old copies."""
    chance = random.Random(1)
    labels = [(KEPT if number % 2 else SECRET) + str(number) for number in range(400)]
    dossiers = [new_dossier(store, label) for label in labels]
    with store.write() as tx:
        for dossier, label in zip(dossiers, labels, strict=True):
            tx.dossiers.rename(dossier, f"{label} " + "x" * chance.randrange(1200), NOW)
    with store.database.write() as db:
        for dossier in dossiers[::2]:
            erasure.erase_dossier(db, dossier, NOW)
    with connect(DataFolder(folder).database, key.dossiers, "rw") as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    assert pages_with(SECRET, folder, key) > 0
    store.finish_erasure()
    assert pages_with(SECRET, folder, key) == 0
    with store.read() as view:
        assert len(view.dossiers.search(KEPT)) == 200


def test_every_line_of_one_answer_goes(folder: Path, key: Key, store: Store) -> None:
    dossier = new_dossier(store)
    for raw in (f"{SECRET}1", f"{SECRET}2", f"{SECRET}3"):
        answer(store, dossier, raw, question="opmerking")
    answer(store, dossier, KEPT)
    store.erase_answer(dossier, "opmerking", None, NOW)
    assert pages_with(SECRET, folder, key) == 0
    with store.read() as view:
        assert [line.raw for line in view.answers.lines(dossier)] == [KEPT]
    with pytest.raises(UnknownLineError):
        store.erase_answer(dossier, "opmerking", "p1", NOW)


def test_a_cut_in_power_only_delays_it(folder: Path, key: Key, store: Store) -> None:
    gone = fill(store, "weg", LONG)
    with store.database.write() as db:
        erasure.erase_dossier(db, gone, NOW)
    store.close()
    with Store.open(folder, key) as again, again.read() as view:
        assert view.dossiers.listing() == []
    assert pages_with(SECRET, folder, key) == 0
    with Store.open(folder, key) as again, again.database.read() as db:
        assert not erasure.is_marked(db)


def test_a_reader_holds_it_up_and_it_is_said(
    folder: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzieningenwijzer.database.connection.BUSY_SECONDS", 0.05)
    with Store.open(folder, key) as store:
        gone = fill(store, "weg", LONG)
        looking, leave = threading.Event(), threading.Event()

        def look() -> None:
            with store.read() as view:
                view.answers.lines(gone)
                looking.set()
                leave.wait(30)

        thread = threading.Thread(target=look)
        thread.start()
        looking.wait(30)
        with pytest.raises(BusyError, match="nog bezig"):
            store.erase_dossier(gone, NOW)
        assert pages_with(SECRET, folder, key) > 0
        leave.set()
        thread.join()
        store.finish_erasure()
        assert pages_with(SECRET, folder, key) == 0


ERASER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from voorzieningenwijzer.storage import Key, NewLine, Store
now = datetime(2026, 11, 21, tzinfo=UTC)
account, key = sys.stdin.readline().split()
store = Store.open(Path(sys.argv[1]), Key(account, bytes.fromhex(key)))
for number in range(int(sys.argv[2]), 10_000):
    with store.write() as tx:
        dossier = tx.dossiers.create(f"ZOEK{number}X", "", "loket", now).id
        for part in range(5):
            line = NewLine("huur", None, f"ZOEK{number}X{part}" * 300, None)
            tx.answers.append(dossier, [line], now)
    print("in", number, flush=True)
    store.erase_dossier(dossier, now)
    print("uit", number, flush=True)
"""


def test_killed_while_erasing(folder: Path, key: Key) -> None:
    """Eight kills; what was said to be erased is nowhere, what was begun is finished later."""
    number = 0
    for attempt in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", ERASER, str(folder), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(f"{key.account} {key.dossiers.hex()}\n")
            child.stdin.flush()
            said = [child.stdout.readline() for _ in range(1 + attempt)]
            child.kill()
            said += child.stdout.readlines()
        words = [line.split() for line in said if line.endswith("\n")]
        erased = [int(number) for word, number in words if word == "uit"]
        begun = max(int(number) for _, number in words)
        with Store.open(folder, key) as store, store.read() as view:
            left = {one.label for one in view.dossiers.listing()}
        assert not left & {f"ZOEK{one}X" for one in erased}
        pages = b"".join(raw_pages(DataFolder(folder).database, key.dossiers))
        present = {one for one in range(begun + 2) if f"ZOEK{one}X".encode() in pages}
        assert present == {int(label[4:-1]) for label in left}
        number = begun + 2
