"""The counts as one encrypted file with a key of its own; the dossiers lie in another."""

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Self

from voorzieningenwijzer.database import (
    Database,
    EncryptedDatabase,
    ForeignFileError,
    NewerStoreError,
    inspect,
)
from voorzieningenwijzer.statistics import covenant as covenants
from voorzieningenwijzer.statistics import edition as editions
from voorzieningenwijzer.statistics.covenant import Covenant
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.event_text import from_text, to_text
from voorzieningenwijzer.statistics.events import Event
from voorzieningenwijzer.statistics.protection import LEAST
from voorzieningenwijzer.statistics.store import Merged

APPLICATION_ID = 0x565A5432
"""What the file carries in its header: "VZT2"."""

KEPT_CODES = 12
_STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE event (
            id TEXT PRIMARY KEY,
            content TEXT NOT NULL CHECK (json_valid(content)),
            outbox INTEGER NOT NULL CHECK (outbox IN (0, 1))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE setting (
            key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))
        ) STRICT
        """,
        """
        CREATE TABLE edition (
            name TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content))
        ) STRICT
        """,
        """
        CREATE TRIGGER edition_is_frozen BEFORE UPDATE ON edition
        BEGIN SELECT raise(ABORT, 'what was published never changes'); END
        """,
        "CREATE TABLE used (event TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    ),
)
"""Without a row number: the order in which events came would tell which belong together."""


class CountsFile:
    """A ``CountsStore`` of one laptop. ``close()`` forgets the key."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Made when it is not there. Raises a DatabaseFileError that names the file."""
        if path.exists():
            stamp = inspect(path, key)
            if stamp.application_id != APPLICATION_ID:
                raise ForeignFileError(path)
            if stamp.version > len(_STEPS):
                raise NewerStoreError(path)
            version, database = stamp.version, EncryptedDatabase(path, key)
        else:
            version, database = 0, EncryptedDatabase.create(path, key, APPLICATION_ID)
        try:
            for number, step in enumerate(_STEPS[version:], start=version + 1):
                with database.write() as db:
                    for statement in step:
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version={number:d}")
        except BaseException:
            database.close()
            raise
        return cls(database)

    def record(self, events: Iterable[Event]) -> None:
        with self._database.write() as db:
            for event in events:
                values = [event.id, to_text(event)]
                db.execute("INSERT OR IGNORE INTO event VALUES (?, ?, 1)", values)

    def merge(self, events: Iterable[Event]) -> Merged:
        rows = [(event.id, to_text(event)) for event in events]
        with self._database.write() as db:
            before = _count(db)
            db.conn.executemany("INSERT OR IGNORE INTO event VALUES (?, ?, 0)", rows)
            new = _count(db) - before
        return Merged(new, len(rows) - new)

    def events(self) -> list[Event]:
        return self._events("SELECT id, content FROM event ORDER BY id")

    def outbox(self) -> list[Event]:
        return self._events("SELECT id, content FROM event WHERE outbox = 1 ORDER BY id")

    def received(self, ids: Collection[str]) -> int:
        with self._database.write() as db:
            before = _count(db)
            db.conn.executemany(
                "DELETE FROM event WHERE id = ? AND outbox = 1", [(one,) for one in ids]
            )
            return before - _count(db)

    def covenant(self) -> Covenant:
        kept = self._setting("convenant")
        return Covenant() if kept is None else covenants.from_data(kept)

    def keep_covenant(self, covenant: Covenant) -> None:
        self._set("convenant", covenants.to_data(covenant))

    def minimum(self) -> int:
        return max(LEAST, int(self._setting("minimum") or LEAST))

    def raise_minimum(self, minimum: int) -> None:
        if minimum <= self.minimum():
            raise ValueError("the minimum only goes up")
        self._set("minimum", minimum)

    def editions(self) -> list[Edition]:
        with self._database.read() as db:
            rows = db.execute("SELECT content FROM edition ORDER BY name").fetchall()
        return [editions.from_data(json.loads(row["content"])) for row in rows]

    def freeze(self, edition: Edition, used: Collection[str]) -> None:
        text = json.dumps(editions.to_data(edition), ensure_ascii=False)
        name = str(edition.periode)
        with self._database.write() as db:
            if db.execute("SELECT 1 FROM edition WHERE name = ?", [name]).fetchone():
                raise ValueError("this edition was published already")
            db.execute("INSERT INTO edition VALUES (?, ?)", [name, text])
            db.conn.executemany("INSERT INTO used VALUES (?)", [(one,) for one in used])

    def used(self) -> frozenset[str]:
        with self._database.read() as db:
            return frozenset(row["event"] for row in db.execute("SELECT event FROM used"))

    def years(self) -> set[int]:
        sql = """
            SELECT DISTINCT substr(coalesce(json_extract(content, '$.maand'),
                json_extract(content, '$.kwartaal')), 1, 4) AS year FROM event
        """
        with self._database.read() as db:
            return {int(row["year"]) for row in db.execute(sql).fetchall()}

    def readers(self) -> dict[str, str]:
        return dict(self._setting("lezers") or {})

    def keep_reader(self, account: str, reader: str) -> None:
        self._set("lezers", {**self.readers(), account: reader})

    def sent_codes(self) -> list[str]:
        return list(self._setting("verstuurd") or [])

    def keep_sent_code(self, code: str) -> None:
        self._set("verstuurd", [*self.sent_codes(), code][-KEPT_CODES:])

    def close(self) -> None:
        self._database.close()

    def _events(self, sql: str) -> list[Event]:
        with self._database.read() as db:
            return [from_text(row["content"], row["id"]) for row in db.execute(sql).fetchall()]

    def _setting(self, key: str) -> Any:
        with self._database.read() as db:
            row = db.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
        return None if row is None else json.loads(row["value"])

    def _set(self, key: str, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False)
        with self._database.write() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [key, text])


def _count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM event").fetchone()[0])
