"""Encrypted SQLite files: open with a raw key, one ``write()``, named errors in Dutch."""

from voorzieningenwijzer.database.connection import Database, Stamp, inspect, named_errors
from voorzieningenwijzer.database.errors import (
    BusyError,
    DamagedError,
    DatabaseFileError,
    DiskError,
    DiskFullError,
    ForeignFileError,
    LockedError,
    MissingFileError,
    NewerStoreError,
    NotWritableError,
    StoreError,
    WrongKeyError,
)
from voorzieningenwijzer.database.file import EncryptedDatabase

__all__ = [
    "BusyError",
    "DamagedError",
    "Database",
    "DatabaseFileError",
    "DiskError",
    "DiskFullError",
    "EncryptedDatabase",
    "ForeignFileError",
    "LockedError",
    "MissingFileError",
    "NewerStoreError",
    "NotWritableError",
    "Stamp",
    "StoreError",
    "WrongKeyError",
    "inspect",
    "named_errors",
]
