"""One encrypted file with everything needed to go on elsewhere, and putting it back.

It opens with the passphrase, or the recovery code, of the day it was made. Putting it back never
destroys a store: what was there is kept aside. What was erased since stays erased.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voorzieningenwijzer import __version__
from voorzieningenwijzer.database import (
    DatabaseFileError,
    EncryptedDatabase,
    NewerStoreError,
    inspect,
)
from voorzieningenwijzer.storage import archive, erasure, migrations, recovery_code
from voorzieningenwijzer.storage.errors import (
    DamagedBackupError,
    NewerBackupError,
    WrongBackupPassphraseError,
    WrongPassphraseError,
    named_os_errors,
)
from voorzieningenwijzer.storage.folder import DataFolder, make_private, new_folder, sync_folder
from voorzieningenwijzer.storage.keyring import Keyring
from voorzieningenwijzer.storage.lock import StoreLock
from voorzieningenwijzer.storage.opening import DOSSIERS, TELLINGEN, open_any, open_recovery
from voorzieningenwijzer.storage.placing import PREPARED, discard, place, settle
from voorzieningenwijzer.storage.store import Store, check

SUFFIX = ".vwkopie"


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside``: where the former store is kept; ``dossiers``: how many are back.

    ``erased_again``: False when there was a former store that could not tell what was erased.
    """

    aside: Path | None
    dossiers: int
    contents: archive.Contents
    erased_again: bool


def back_up(store: Store, target: Path, now: datetime) -> None:
    """Write a backup of ``store`` to ``target``, whole or not at all, and check it.

    Raises BackupExistsError, DiskFullError, NotWritableError or another DatabaseFileError.
    """
    work = new_folder(store.folder.root, PREPARED)
    try:
        copy = work / archive.DATABASE
        store.database.copy_to(copy)
        keyring = work / archive.KEYRING
        with named_os_errors(target):
            keyring.write_bytes(Keyring.read(store.folder.keyring).to_bytes())
        contents = archive.Contents(now, __version__, migrations.newest())
        parts = {archive.KEYRING: keyring, archive.DATABASE: copy}
        if store.copy_counts(work / archive.COUNTS):
            parts[archive.COUNTS] = work / archive.COUNTS
        archive.pack(parts, contents, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def restore(folder: Path, source: Path, secret: str, *, by_code: bool = False) -> Restored:
    """Make the backup the store of ``folder``; open it afterwards with that same secret.

    ``secret`` is the passphrase, or with ``by_code`` the recovery code, of the day of the backup.
    No store in ``folder`` may be open. Refuses with ForeignBackupError, DamagedBackupError,
    NewerBackupError, WrongPassphraseError, WrongRecoveryCodeError, MistypedCodeError or InUseError;
    then nothing was changed.
    """
    data = DataFolder(folder)
    if by_code:
        secret = recovery_code.read_code(secret)
    contents = archive.read_contents(source)
    if contents.store_version > migrations.newest():
        raise NewerBackupError(source)
    make_private(data.root)
    lock = StoreLock(data.lock)
    try:
        settle(data)
        prepared = new_folder(data.root, PREPARED)
        try:
            archive.read_contents(source, prepared)
            keys = _open_keys(prepared, source, secret, by_code)
            dossiers, erased_again = _prepare(data, prepared, source, keys[DOSSIERS])
            _keep_counts(data, prepared, source, keys.get(TELLINGEN))
            sync_folder(prepared)
            aside = place(data, prepared)
        finally:
            discard(data, prepared)
        data.attempts.unlink(missing_ok=True)
    finally:
        lock.release()
    return Restored(aside, dossiers, contents, erased_again)


def _open_keys(prepared: Path, source: Path, secret: str, by_code: bool) -> dict[str, bytes]:
    path = prepared / archive.KEYRING
    try:
        keyring = Keyring.read(path)
    except NewerStoreError as error:
        raise NewerBackupError(source) from error
    except DatabaseFileError as error:
        raise DamagedBackupError(source) from error
    try:
        keys = open_recovery(keyring, secret) if by_code else open_any(keyring, secret).keys
    except WrongPassphraseError as error:
        raise WrongBackupPassphraseError from error
    keyring.write(path)
    return keys


def _keep_counts(data: DataFolder, prepared: Path, source: Path, key: bytes | None) -> None:
    """Those that are here stay when the key of the backup opens them: counts only grow."""
    restored = prepared / archive.COUNTS
    if key is None:
        restored.unlink(missing_ok=True)
        return
    try:
        inspect(data.counts, key)
    except DatabaseFileError:
        _check_counts(restored, source, key)
        return
    present = EncryptedDatabase(data.counts, key)
    try:
        restored.unlink(missing_ok=True)
        present.copy_to(restored)
    finally:
        present.close()


def _check_counts(restored: Path, source: Path, key: bytes) -> None:
    if not restored.exists():
        return
    try:
        inspect(restored, key)
    except DatabaseFileError as error:
        raise DamagedBackupError(source) from error


def _prepare(data: DataFolder, prepared: Path, source: Path, key: bytes) -> tuple[int, bool]:
    path = prepared / archive.DATABASE
    try:
        version = check(path, key)
    except NewerStoreError as error:
        raise NewerBackupError(source) from error
    except DatabaseFileError as error:
        raise DamagedBackupError(source) from error
    erased = _erased_in(data, key)
    database = EncryptedDatabase(path, key)
    try:
        migrations.migrate(database, version)
        if erased:
            with database.write() as db:
                erasure.erase_again(db, erased)
            database.scrub()
        with database.read() as db:
            count = db.execute("SELECT count(*) FROM dossier").fetchone()[0]
    finally:
        database.close()
    return int(count), erased is not None


def _erased_in(data: DataFolder, key: bytes) -> list[erasure.Erased] | None:
    """What the present store has erased; None when it cannot be read with this key."""
    if not data.store.exists():
        return []
    try:
        check(data.database, key)
        present = EncryptedDatabase(data.database, key)
        try:
            with present.read() as db:
                return erasure.erased_ids(db)
        finally:
            present.close()
    except DatabaseFileError:
        return None
