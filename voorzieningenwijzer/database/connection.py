"""A connection to an encrypted file with its raw key, and a look at one that changes nothing.

SQLCipher pages: AES-256-CBC with HMAC-SHA512, 4,096 bytes. What SQLite reports about the file is
raised again as an error that names it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

from voorzieningenwijzer.database.errors import (
    BusyError,
    DamagedError,
    DatabaseFileError,
    DiskError,
    DiskFullError,
    ForeignFileError,
    MissingFileError,
    NotWritableError,
    WrongKeyError,
)

sys.modules.setdefault("pysqlite3", sqlcipher3)  # sqlite-utils then catches SQLCipher's own errors
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
_WITHOUT = [name for name in ("numpy", "pandas") if name not in sys.modules]
for _name in _WITHOUT:  # sqlite-utils would load them, for types that no row here has
    sys.modules[_name] = None  # type: ignore[assignment]
from sqlite_utils import Database as Database  # noqa: E402
from sqlite_utils.utils import OperationalError  # noqa: E402

for _name in _WITHOUT:
    del sys.modules[_name]
if OperationalError is not dbapi2.OperationalError:
    raise ImportError("sqlite_utils was imported before voorzieningenwijzer.database")

BUSY_SECONDS = 5.0
_PLAIN_SQLITE = b"SQLite format 3\x00"
_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_BY_CODE: dict[int, type[DatabaseFileError]] = {
    dbapi2.SQLITE_BUSY: BusyError,
    dbapi2.SQLITE_LOCKED: BusyError,
    dbapi2.SQLITE_READONLY: NotWritableError,
    dbapi2.SQLITE_IOERR: DiskError,
    dbapi2.SQLITE_CORRUPT: DamagedError,
    dbapi2.SQLITE_FULL: DiskFullError,
    dbapi2.SQLITE_CANTOPEN: NotWritableError,
    dbapi2.SQLITE_NOTADB: WrongKeyError,
}


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite reports about the file as a DatabaseFileError; the rest passes."""
    try:
        yield
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        found = None if code is None else _BY_CODE.get(code & 0xFF)
        if found is None:
            raise
        raise found(path) from error


def connect(path: Path, key: bytes, mode: str) -> Any:
    """A DB-API connection in autocommit mode; ``mode`` is ro, rw or rwc as in an SQLite address."""
    if len(key) != 32:
        raise ValueError("a database key is 32 bytes")
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mode != "ro":
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        connection.close()
        raise
    connection.row_factory = dbapi2.Row
    return connection


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file says about itself: whose it is and at which migration."""

    application_id: int
    version: int


def inspect(path: Path, key: bytes) -> Stamp:
    """Read every page without changing a byte of the file or of its log.

    Raises MissingFileError, ForeignFileError, WrongKeyError or DamagedError. The file must not be
    open elsewhere in this process: closing it would drop the locks of the other connection.
    """
    if not path.is_file():
        raise MissingFileError(path)
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    new = [companion for companion in beside if not companion.exists()]
    with path.open("rb") as file:
        start = file.read(len(_PLAIN_SQLITE))
    if not start:
        raise DamagedError(path)
    if start == _PLAIN_SQLITE:
        raise ForeignFileError(path)
    try:
        with named_errors(path):
            connection = connect(path, key, "ro")
            try:
                stamp = Stamp(
                    connection.execute("PRAGMA application_id").fetchone()[0],
                    connection.execute("PRAGMA user_version").fetchone()[0],
                )
                verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            finally:
                connection.close()
    finally:
        for companion in new:
            with suppress(OSError):
                companion.unlink(missing_ok=True)
    if verdict != "ok":
        raise DamagedError(path)
    return stamp
