"""One encrypted file that is open: ``read()``, ``write()``, rewriting and copying it.

sqlite-utils commits by itself wherever no transaction is open, so every change goes through
``write()``.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from voorzieningenwijzer.database.connection import (
    BUSY_SECONDS,
    Database,
    connect,
    named_errors,
)
from voorzieningenwijzer.database.errors import BusyError, LockedError

_CHECKPOINT_ATTEMPTS = 3


class EncryptedDatabase:
    """One encrypted file that is open; safe to share between threads.

    ``read()`` and ``write()`` lend a connection for one unit of work; idle ones are kept.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open a file that exists; ``inspect`` it first."""
        self.path = path
        self._key: bytes | None = key
        self._idle: list[Database] = []
        self._lent = 0
        self._state = threading.Condition()
        self._writer = threading.Lock()
        self._writing_thread: int | None = None

    @classmethod
    def create(cls, path: Path, key: bytes, application_id: int) -> Self:
        """Make a new file, stamped with ``application_id``; FileExistsError if it is there."""
        path.touch(mode=0o600, exist_ok=False)
        database = cls(path, key)
        with database.write() as db:
            db.conn.execute(f"PRAGMA application_id={application_id:d}")
        return database

    @contextmanager
    def read(self) -> Iterator[Database]:
        """One unchanging view of the file; a change inside it is an error."""
        with named_errors(self.path), self._lend() as db:
            db.conn.execute("PRAGMA query_only=ON")
            db.conn.execute("BEGIN")
            try:
                yield db
            finally:
                db.rollback()
            db.conn.execute("PRAGMA query_only=OFF")

    @contextmanager
    def write(self) -> Iterator[Database]:
        """All or nothing: on disk when the block ends, undone when it raises."""
        with self._only_writer(), named_errors(self.path), self._lend() as db:
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield db
                if not db.conn.in_transaction:
                    raise RuntimeError("the transaction was ended inside write()")
                db.conn.execute("COMMIT")
            except BaseException:
                db.rollback()
                raise

    def scrub(self) -> None:
        """Rewrite the file without what was deleted and empty its log; BusyError if it cannot."""
        with self._only_writer(), named_errors(self.path), self._lend() as db:
            db.conn.execute("VACUUM")
            for _ in range(_CHECKPOINT_ATTEMPTS):
                if not db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                    return
        raise BusyError(self.path)

    def copy_to(self, target: Path) -> None:
        """An encrypted copy with the same key; ``target`` must not exist yet."""
        with named_errors(target), self._lend() as db:
            db.conn.execute("VACUUM INTO ?", [str(target)])

    def close(self) -> None:
        """Forget the key and close every connection, after the units of work that still run."""
        with self._state:
            self._key = None
            while self._idle:
                self._idle.pop().close()
            self._state.wait_for(lambda: self._lent == 0, timeout=4 * BUSY_SECONDS)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("write() inside write()")
        if not self._writer.acquire(timeout=2 * BUSY_SECONDS):
            raise BusyError(self.path)
        self._writing_thread = threading.get_ident()
        try:
            yield
        finally:
            self._writing_thread = None
            self._writer.release()

    @contextmanager
    def _lend(self) -> Iterator[Database]:
        with self._state:
            if self._key is None:
                raise LockedError(self.path)
            key = self._key
            db = self._idle.pop() if self._idle else None
            self._lent += 1
        clean = False
        try:
            if db is None:
                db = Database(connect(self.path, key, "rw"))
            yield db
            clean = True
        finally:
            with self._state:
                self._lent -= 1
                keep = clean and self._key is not None
                if db is not None and keep:
                    self._idle.append(db)
                elif db is not None:
                    db.close()
                self._state.notify_all()
