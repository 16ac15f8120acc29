"""The one door to an encrypted file: all or nothing, named errors, nothing touched on refusal."""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from voorzieningenwijzer.database import (
    BusyError,
    DamagedError,
    Database,
    DatabaseFileError,
    EncryptedDatabase,
    ForeignFileError,
    LockedError,
    MissingFileError,
    WrongKeyError,
    inspect,
)

KEY = bytes(range(32))
OURS = 0x0BADCAFE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "proef.db"


@pytest.fixture
def database(path: Path) -> EncryptedDatabase:
    database = EncryptedDatabase.create(path, KEY, OURS)
    with database.write() as db:
        db.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")
        db.table("line").insert({"text": "eerste"})
    return database


def texts(database: EncryptedDatabase) -> list[str]:
    with database.read() as db:
        return [row["text"] for row in db.execute("SELECT text FROM line ORDER BY id")]


def test_a_connection_is_set_up_to_keep_and_to_wipe(database: EncryptedDatabase) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_page_size": "4096",
        "trusted_schema": 0,
        "fullfsync": 1,
    }
    with database.read() as db:
        found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_sqlite_utils_knows_the_errors_of_sqlcipher(database: EncryptedDatabase) -> None:
    with database.write() as db:
        db.table("line").insert({"text": "tweede", "new": 1}, alter=True)
    with database.read() as db:
        assert [row["new"] for row in db.execute("SELECT new FROM line")] == [None, 1]


CHANGES: dict[str, Callable[[Database], object]] = {
    "insert": lambda db: db.table("line").insert({"text": "weg"}),
    "insert_all": lambda db: db.table("line").insert_all([{"text": "weg"}, {"text": "weg2"}]),
    "upsert": lambda db: db.table("line").upsert({"id": 1, "text": "weg"}, pk="id"),
    "update": lambda db: db.table("line").update(1, {"text": "weg"}),
    "delete": lambda db: db.table("line").delete(1),
    "execute": lambda db: db.execute("INSERT INTO line (text) VALUES ('weg')"),
    "query": lambda db: list(db.query("INSERT INTO line (text) VALUES ('weg') RETURNING id")),
    "executescript": lambda db: db.executescript("INSERT INTO line (text) VALUES ('weg');"),
    "new column": lambda db: db.table("line").insert({"text": "weg", "more": 1}, alter=True),
    "new table": lambda db: db.table("other").insert({"text": "weg"}),
    "transform": lambda db: db.table("line").transform(rename={"text": "words"}),
    "atomic": lambda db: _inside_atomic(db),
}


def change_and_fail(database: EncryptedDatabase, change: Callable[[Database], object]) -> None:
    with database.write() as db:
        change(db)
        raise ZeroDivisionError


def _inside_atomic(db: Database) -> None:
    with db.atomic():
        db.table("line").insert({"text": "weg"})


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_write_did_is_undone_when_it_raises(
    database: EncryptedDatabase, change: Callable[[Database], object]
) -> None:
    with database.read() as db:
        schema = [row["sql"] for row in db.execute("SELECT sql FROM sqlite_master")]
    with pytest.raises(ZeroDivisionError):
        change_and_fail(database, change)
    assert texts(database) == ["eerste"]
    with database.read() as db:
        assert [row["sql"] for row in db.execute("SELECT sql FROM sqlite_master")] == schema


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_same_changes_stay_when_it_does_not_raise(
    database: EncryptedDatabase, path: Path, change: Callable[[Database], object]
) -> None:
    database.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with EncryptedDatabase(path, KEY).write() as db:
        change(db)
    again = EncryptedDatabase(path, KEY)
    with again.read() as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    again.scrub()
    assert hashlib.sha256(path.read_bytes()).digest() != before


@pytest.mark.parametrize(
    "end", [lambda db: db.commit(), lambda db: db.rollback(), lambda db: db.execute("COMMIT")]
)
def test_ending_the_transaction_inside_write_is_noticed(
    database: EncryptedDatabase, end: Callable[[Database], object]
) -> None:
    with pytest.raises(RuntimeError, match="ended inside"), database.write() as db:
        end(db)


def test_write_inside_write_is_refused_at_once(database: EncryptedDatabase) -> None:
    with pytest.raises(RuntimeError, match="inside write"), database.write(), database.write():
        pass
    assert texts(database) == ["eerste"]


def test_a_view_does_not_change_and_cannot_change_anything(database: EncryptedDatabase) -> None:
    with database.read() as view:
        assert view.table("line").count == 1
        with database.write() as db:
            db.table("line").insert({"text": "tweede"})
        assert view.table("line").count == 1
    with pytest.raises(DatabaseFileError), database.read() as view:
        view.execute("INSERT INTO line (text) VALUES ('x')")
    assert texts(database) == ["eerste", "tweede"]
    with database.write() as db:
        db.table("line").insert({"text": "derde"})


def test_threads_wait_for_each_other(database: EncryptedDatabase) -> None:
    faults: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for number in range(25):
                with database.write() as db:
                    count = db.table("line").count
                    db.table("line").insert({"text": f"{name}-{number}-{count}"})
                texts(database)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=[name]) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    lines = texts(database)[1:]
    assert len(lines) == 200
    assert [int(line.split("-")[2]) for line in lines] == list(range(1, 201))


def test_after_close_nothing_opens_and_what_ran_is_finished(database: EncryptedDatabase) -> None:
    inside, leave = threading.Event(), threading.Event()

    def slow() -> None:
        with database.write() as db:
            inside.set()
            leave.wait(10)
            db.table("line").insert({"text": "op tijd"})

    thread = threading.Thread(target=slow)
    thread.start()
    inside.wait(10)
    threading.Timer(0.1, leave.set).start()
    database.close()
    thread.join()
    with pytest.raises(LockedError, match="op slot"), database.read():
        pass
    with pytest.raises(LockedError), database.write():
        pass
    assert texts(EncryptedDatabase(database.path, KEY)) == ["eerste", "op tijd"]


def test_a_reader_that_stays_holds_up_scrubbing(
    database: EncryptedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzieningenwijzer.database.connection.BUSY_SECONDS", 0.05)
    with database.read() as view:
        assert view.table("line").count == 1
        with database.write() as db:
            db.table("line").insert({"text": "tweede"})
        with pytest.raises(BusyError):
            database.scrub()
    database.scrub()
    assert database.path.with_name("proef.db-wal").stat().st_size == 0


def test_a_copy_is_encrypted_with_the_same_key(database: EncryptedDatabase, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.db"
    database.copy_to(copy)
    assert inspect(copy, KEY).application_id == OURS
    assert texts(EncryptedDatabase(copy, KEY)) == ["eerste"]
    assert not copy.read_bytes().startswith(b"SQLite")
    with pytest.raises(WrongKeyError):
        inspect(copy, bytes(32))


def test_python_without_sqlcipher_reads_nothing(database: EncryptedDatabase) -> None:
    database.close()
    assert b"eerste" not in database.path.read_bytes()
    plain = sqlite3.connect(database.path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def _plain_sqlite(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE cookies (a)")
    other.commit()
    other.close()


def _flip(where: Callable[[int], int]) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[where(len(data))] ^= 1
        path.write_bytes(data)

    return flip


def _other_key(path: Path) -> None:
    path.unlink()
    EncryptedDatabase.create(path, bytes(32), OURS).close()


FAULTS: dict[str, tuple[Callable[[Path], object], type[DatabaseFileError]]] = {
    "absent": (Path.unlink, MissingFileError),
    "empty": (lambda path: path.write_bytes(b""), DamagedError),
    "plain SQLite": (_plain_sqlite, ForeignFileError),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG" + os.urandom(9000)), WrongKeyError),
    "another key": (_other_key, WrongKeyError),
    "a bit of the salt": (_flip(lambda size: 3), WrongKeyError),
    "a bit of the first page": (_flip(lambda size: 100), WrongKeyError),
    "a bit in the middle": (_flip(lambda size: size // 2), DamagedError),
    "a bit of the last page": (_flip(lambda size: size - 2000), DamagedError),
    "cut off": (lambda path: os.truncate(path, path.stat().st_size // 2), DamagedError),
}


@pytest.mark.parametrize(("spoil", "error"), FAULTS.values(), ids=FAULTS.keys())
def test_a_file_that_is_not_right_is_named_and_left_alone(
    path: Path,
    database: EncryptedDatabase,
    spoil: Callable[[Path], object],
    error: type[DatabaseFileError],
) -> None:
    with database.write() as db:
        db.table("line").insert_all({"text": f"{number} " * 400} for number in range(200))
    database.close()
    assert inspect(path, KEY).application_id == OURS
    spoil(path)
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(error) as caught:
        inspect(path, KEY)
    assert str(path) in str(caught.value)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_a_look_leaves_the_log_of_a_crash_alone(
    database: EncryptedDatabase, tmp_path: Path
) -> None:
    with database.write() as db:
        db.table("line").insert({"text": "nog in het logboek"})
    crashed = tmp_path / "na"
    crashed.mkdir()
    for name in ("proef.db", "proef.db-wal"):
        (crashed / name).write_bytes((tmp_path / name).read_bytes())
    before = {one.name: one.read_bytes() for one in crashed.iterdir()}
    assert before["proef.db-wal"]
    inspect(crashed / "proef.db", KEY)
    assert {one.name: one.read_bytes() for one in crashed.iterdir()} == before
    assert texts(EncryptedDatabase(crashed / "proef.db", KEY))[-1] == "nog in het logboek"


def test_a_mistake_of_ours_keeps_its_own_error(database: EncryptedDatabase) -> None:
    with pytest.raises(dbapi2.IntegrityError), database.write() as db:
        db.execute("INSERT INTO line (id, text) VALUES (1, 'dubbel')")
    with pytest.raises(ValueError, match="32 bytes"):
        inspect(database.path, b"kort")
