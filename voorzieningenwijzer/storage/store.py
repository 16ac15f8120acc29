"""The dossiers of one data folder, unlocked: ``read()``, ``write()``, erasing, locking again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Self

from voorzieningenwijzer.database import (
    Database,
    EncryptedDatabase,
    ForeignFileError,
    NewerStoreError,
    inspect,
)
from voorzieningenwijzer.storage import aside, erasure, migrations, retention
from voorzieningenwijzer.storage.errors import CountsOnlyError, NoStoreError, named_os_errors
from voorzieningenwijzer.storage.folder import DataFolder, make_private, sync_file, sync_folder
from voorzieningenwijzer.storage.keys import Key
from voorzieningenwijzer.storage.lock import StoreLock
from voorzieningenwijzer.storage.placing import settle
from voorzieningenwijzer.storage.retention import Retired
from voorzieningenwijzer.storage.session import Session


def check(path: Path, key: bytes) -> int:
    """The version of a store that this program may open; otherwise a named error.

    Every page is read and no byte is changed.
    """
    stamp = inspect(path, key)
    if stamp.application_id != migrations.APPLICATION_ID:
        raise ForeignFileError(path)
    if stamp.version > migrations.newest():
        raise NewerStoreError(path)
    return stamp.version


class Store:
    """Made by ``Store.open``; may be shared between threads. ``close()`` locks the dossiers.

    ``changed``: dossiers of which the audit knows that they were changed since it was opened.
    """

    def __init__(
        self, folder: DataFolder, key: Key, lock: StoreLock, database: EncryptedDatabase
    ) -> None:
        self.folder = folder
        self.account = key.account
        self.database = database
        self.changed: set[str] = set()
        self._lock = lock
        self._key = key.dossiers or b""
        self._counts_key = key.tellingen

    @classmethod
    def open(cls, folder: Path, key: Key) -> Self:
        """Check the whole file, migrate it after making a copy, finish an erasure cut short.

        Raises InUseError, NoStoreError, or a DatabaseFileError that names the file; then nothing
        was changed.
        """
        data = DataFolder(folder)
        if key.dossiers is None:
            raise CountsOnlyError
        if not data.root.is_dir():
            raise NoStoreError(data.database)
        lock = StoreLock(data.lock)
        try:
            settle(data)
            if not data.store.is_dir():
                raise NoStoreError(data.store)
            version = check(data.database, key.dossiers)
            store = cls(data, key, lock, EncryptedDatabase(data.database, key.dossiers))
            try:
                store._bring_up_to_date(version)
            except BaseException:
                store.database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One unchanging view. Take out what you need and leave: it holds up an erasure."""
        with self.database.read() as db:
            yield Session(db, self.account)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """All or nothing; what it did is on disk when the block ends."""
        with self.database.write() as db:
            yield Session(db, self.account)

    def retire(
        self,
        today: date,
        now: datetime,
        *,
        sure: bool = False,
        leaving: Callable[[Session, str], None] | None = None,
    ) -> Retired:
        """Close and take out what is due on that day; before anybody sees a page.

        ``leaving`` may write down what has to stay of a dossier, before it is closed or gone.
        BusyError as with erasing: gone from the store, not yet overwritten.
        """
        with self.database.write() as db:
            session = Session(db, self.account)
            last = None if leaving is None else partial(leaving, session)
            done = retention.retire(db, self.account, today, now, sure=sure, leaving=last)
        self._finish(today)
        return done

    def erase_dossier(self, dossier: str, now: datetime) -> None:
        """Erase a dossier for real. BusyError: it is gone from the store but not yet overwritten,
        which ``finish_erasure`` or the next opening does."""
        self._erase("dossier_gewist", dossier, now, erasure.erase_dossier)

    def erase_line(self, dossier: str, line: int, now: datetime) -> None:
        """Erase one line of the answers for real."""

        def one_line(db: Database, dossier: str, now: datetime) -> None:
            erasure.erase_line(db, dossier, line, now)

        self._erase("antwoord_gewist", dossier, now, one_line)

    def erase_answer(self, dossier: str, question: str, member: str | None, now: datetime) -> None:
        """Erase for real every line that answered this question for this member."""

        def every_line(db: Database, dossier: str, now: datetime) -> None:
            erasure.erase_answer(db, dossier, question, member, now)

        self._erase("antwoord_gewist", dossier, now, every_line)

    def erase_follow_up(self, dossier: str, step: str, now: datetime) -> None:
        """Erase for real what was written down about one step of the plan."""

        def every_line(db: Database, dossier: str, now: datetime) -> None:
            erasure.erase_follow_up(db, dossier, step, now)

        self._erase("opvolging_gewist", dossier, now, every_line)

    def erase_member(self, dossier: str, member: str, now: datetime) -> None:
        """Erase for real what was answered about one person, and the plans with it."""

        def everything(db: Database, dossier: str, now: datetime) -> None:
            erasure.erase_member(db, dossier, member, now)

        self._erase("persoon_gewist", dossier, now, everything)

    def finish_erasure(self) -> None:
        """Overwrite what was erased; the program's own copies before a migration go as well."""
        with self.database.read() as db:
            if not erasure.is_marked(db):
                return
        with suppress(FileNotFoundError):
            shutil.rmtree(self.folder.copies)
        self.database.scrub()
        with self.database.write() as db:
            erasure.unmark(db)

    def remove_aside(self) -> int:
        """Remove the former stores that restores kept aside; how many there were.

        They still hold what was erased since, under the passphrase of their day.
        """
        former = self.folder.aside()
        for folder in former:
            with named_os_errors(folder):
                shutil.rmtree(folder)
        return len(former)

    def copy_counts(self, target: Path) -> bool:
        """An encrypted copy of the counts as they are now; False when there are none."""
        if self._counts_key is None or not self.folder.counts.exists():
            return False
        counts = EncryptedDatabase(self.folder.counts, self._counts_key)
        try:
            counts.copy_to(target)
        finally:
            counts.close()
        return True

    def close(self) -> None:
        """Forget the key. Units of work that run are finished; new ones get LockedError."""
        self._key, self._counts_key = b"", None
        self.database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _erase(
        self,
        what: str,
        dossier: str,
        now: datetime,
        delete: Callable[[Database, str, datetime], None],
    ) -> None:
        with self.database.write() as db:
            delete(db, dossier, now)
            Session(db, self.account).audit.add(what, now, dossier)
        self._finish(now.date())

    def _finish(self, today: date) -> None:
        """In this store, and in those that a restore kept aside."""
        self.finish_erasure()
        if self.folder.aside():
            with self.database.read() as db:
                erased = erasure.erased_ids(db)
            aside.tidy(self.folder, self._key, erased, today)

    def _bring_up_to_date(self, version: int) -> None:
        if version < migrations.newest():
            self._copy_before_migration(version)
            migrations.migrate(self.database, version)
        self.finish_erasure()

    def _copy_before_migration(self, version: int) -> None:
        make_private(self.folder.copies)
        copy = self.folder.copies / f"dossiers-versie-{version}.db"
        part = copy.with_suffix(".deel")
        with named_os_errors(copy):
            part.unlink(missing_ok=True)
            self.database.copy_to(part)
            sync_file(part)
            part.replace(copy)
            sync_folder(copy.parent)
