"""Stores that a restore kept aside: what was erased goes from them too, and they do not stay."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from voorzieningenwijzer.database import DatabaseFileError, EncryptedDatabase, inspect
from voorzieningenwijzer.storage import erasure, migrations
from voorzieningenwijzer.storage.errors import named_os_errors
from voorzieningenwijzer.storage.folder import DataFolder, write_whole

KEPT = timedelta(days=30)
_SINCE = "sinds"


def tidy(folder: DataFolder, key: bytes, erased: list[erasure.Erased], today: date) -> None:
    """Erase the same in each store aside; one that does not open with this key goes after KEPT."""
    for aside in folder.aside():
        since = _since(aside, today)
        if today - since > KEPT:
            _remove(aside)
        elif erased:
            _erase(aside / folder.database.name, key, erased)


def _since(aside: Path, today: date) -> date:
    """The first day that it was seen there."""
    note = aside / _SINCE
    try:
        return date.fromisoformat(note.read_text("ascii"))
    except (OSError, ValueError):
        write_whole(note, today.isoformat().encode("ascii"))
        return today


def _erase(path: Path, key: bytes, erased: list[erasure.Erased]) -> None:
    """Without a change where nothing of it is there, or where it is not ours to read."""
    try:
        stamp = inspect(path, key)
        if stamp.application_id != migrations.APPLICATION_ID:
            return
        database = EncryptedDatabase(path, key)
        try:
            with database.read() as db:
                known = set(erasure.erased_ids(db))
            if not set(erased) <= known:
                migrations.migrate(database, stamp.version)
                with database.write() as db:
                    erasure.erase_again(db, erased)
                database.scrub()
        finally:
            database.close()
    except DatabaseFileError:
        return


def _remove(aside: Path) -> None:
    with named_os_errors(aside):
        shutil.rmtree(aside)
