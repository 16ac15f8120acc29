"""The one file of a backup: a zip without compression, with a list of what must be in it.

Reading trusts nothing: three names, and that of the counts, no others; sizes and SHA-256 as
listed; nothing compressed.
"""

import errno
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.storage.errors import (
    BackupExistsError,
    BackupFileError,
    DamagedBackupError,
    ForeignBackupError,
    NewerBackupError,
    named_os_errors,
)
from voorzieningenwijzer.storage.folder import sync_folder
from voorzieningenwijzer.storage.moments import moment, moment_text

MANIFEST = "inhoud.json"
KEYRING = "sleutels.json"
DATABASE = "dossiers.db"
COUNTS = "tellingen.db"
_FORMAT = "voorzieningenwijzer-reservekopie"
_VERSION, _WITHOUT_COUNTS = 2, 1
_LARGEST_MANIFEST = 100_000
_ZIP = b"PK\x03\x04"
_BLOCK = 1 << 20
_FAULTS = (zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, EOFError)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says about itself; ``store_version`` is the number of its last migration."""

    made: datetime
    program: str
    store_version: int


def pack(parts: Mapping[str, Path], contents: Contents, target: Path) -> None:
    """Write ``parts`` as ``target``, whole or not at all, and read it back.

    KEYRING and DATABASE, and COUNTS where there are any.
    """
    if target.exists():
        raise BackupExistsError(target)
    part = target.with_name(target.name + ".deel")
    manifest = {
        "formaat": _FORMAT,
        "versie": _VERSION if COUNTS in parts else _WITHOUT_COUNTS,
        "programma": contents.program,
        "opslag_versie": contents.store_version,
        "gemaakt": moment_text(contents.made),
        "bestanden": {name: _describe(path) for name, path in parts.items()},
    }
    with named_os_errors(target):
        try:
            with part.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                    archive.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1))
                    for name, path in parts.items():
                        with (
                            path.open("rb") as source,
                            archive.open(_entry(name), "w", force_zip64=True) as entry,
                        ):
                            shutil.copyfileobj(source, entry, _BLOCK)
                file.flush()
                os.fsync(file.fileno())
            read_contents(part)
            part.rename(target)
            sync_folder(target.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def read_contents(path: Path, into: Path | None = None) -> Contents:
    """Check every byte of a backup; write its parts to the folder ``into`` when one is given.

    Raises ForeignBackupError, DamagedBackupError or NewerBackupError.
    """
    with named_os_errors(path), path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            raise ForeignBackupError(path)
        try:
            with zipfile.ZipFile(file) as archive:
                manifest = _manifest(archive, path)
                for name in _parts(manifest):
                    _check_part(archive, name, manifest["bestanden"][name], into)
                return Contents(
                    moment(manifest["gemaakt"]),
                    str(manifest["programma"]),
                    int(manifest["opslag_versie"]),
                )
        except BackupFileError:
            raise
        except (*_FAULTS, NotImplementedError, RuntimeError, RecursionError) as error:
            raise DamagedBackupError(path) from error
        except OSError as error:
            if error.errno == errno.EINVAL:  # a list that points before the beginning
                raise DamagedBackupError(path) from error
            raise


def _manifest(archive: zipfile.ZipFile, path: Path) -> Any:
    names = sorted(archive.namelist())
    if MANIFEST not in names:
        raise ForeignBackupError(path)
    entry = archive.getinfo(MANIFEST)
    if entry.file_size > _LARGEST_MANIFEST:
        raise ValueError("size of the list")
    _require_stored(entry)
    manifest = strict_json.read(archive.read(entry))
    if manifest["formaat"] != _FORMAT:
        raise ForeignBackupError(path)
    if manifest["versie"] > _VERSION:
        raise NewerBackupError(path)
    if names != sorted((MANIFEST, *_parts(manifest))):
        raise ValueError("names")
    return manifest


def _parts(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    counts = manifest["versie"] > _WITHOUT_COUNTS
    return (KEYRING, DATABASE, COUNTS) if counts else (KEYRING, DATABASE)


def _check_part(
    archive: zipfile.ZipFile, name: str, listed: Mapping[str, Any], into: Path | None
) -> None:
    entry = archive.getinfo(name)
    _require_stored(entry)
    if entry.file_size != listed["bytes"]:
        raise ValueError(name)
    digest, size = hashlib.sha256(), 0
    with archive.open(entry) as source, _sink(name, into) as sink:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            sink.write(block)
        if into is not None:
            sink.flush()
            os.fsync(sink.fileno())
    if size != listed["bytes"] or digest.hexdigest() != listed["sha256"]:
        raise ValueError(name)


def _require_stored(entry: zipfile.ZipInfo) -> None:
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
        raise ValueError("compressed or locked")


def _sink(name: str, into: Path | None) -> IO[bytes]:
    return open(os.devnull, "wb") if into is None else (into / name).open("xb")


def _describe(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name)
