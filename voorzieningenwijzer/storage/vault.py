"""The way to the key: first start, passphrase, recovery code, and changing them.

Who comes in is told by a name and a passphrase; as long as there is one account, by the passphrase.
"""

import hashlib
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from voorzieningenwijzer.database import DatabaseFileError, EncryptedDatabase
from voorzieningenwijzer.storage import accounts, recovery_code
from voorzieningenwijzer.storage.attempts import Attempts
from voorzieningenwijzer.storage.errors import (
    NoStoreError,
    StoreExistsError,
    WrongNameOrPassphraseError,
    WrongPassphraseError,
    named_os_errors,
)
from voorzieningenwijzer.storage.folder import DataFolder, make_private
from voorzieningenwijzer.storage.founding import found_store
from voorzieningenwijzer.storage.keyring import RECOVERY, Keyring
from voorzieningenwijzer.storage.keys import ClosedKeys, Cost, Key
from voorzieningenwijzer.storage.lock import StoreLock
from voorzieningenwijzer.storage.names import normal_name
from voorzieningenwijzer.storage.opening import (
    DOSSIERS,
    Opened,
    open_account,
    open_any,
    open_recovery,
    with_counts,
)
from voorzieningenwijzer.storage.passphrase import check_new, normal
from voorzieningenwijzer.storage.placing import settle

Result = TypeVar("Result")
WITH_THE_CODE = "herstelcode"


class Vault:
    """The keys of one data folder. ``cost`` is for keys that are closed from now on."""

    def __init__(self, folder: Path, cost: Cost | None = None) -> None:
        self.folder = DataFolder(folder)
        self.cost = cost or Cost()
        self._attempts = Attempts(self.folder.attempts)
        self._one_at_a_time = threading.Lock()

    def exists(self) -> bool:
        """Whether this folder has a store, complete or not: then it is not a first start."""
        return self.folder.store.exists() or self.folder.placing.exists()

    def asks_name(self) -> bool:
        """Whether there is more than one account, so that the door asks who it is."""
        with suppress(DatabaseFileError):
            return len(Keyring.read(self.folder.keyring).accounts) > 1
        return False

    def create(self, name: str, passphrase: str, now: datetime) -> str:
        """First start: new keys and an empty store; the recovery code to write down.

        Raises StoreExistsError, WeakPassphraseError, InUseError or a DatabaseFileError.
        """
        check_new(passphrase)
        make_private(self.folder.root)
        lock = StoreLock(self.folder.lock)
        try:
            if self.exists():
                raise StoreExistsError(self.folder.store)
            settle(self.folder)
            return found_store(self.folder, name, passphrase, now, self.cost)
        finally:
            lock.release()

    def unlock(self, passphrase: str, now: datetime, name: str = "") -> Key:
        """Takes 0.1 s, and again for a name. Raises WaitError or WrongPassphraseError."""

        def opened(keyring: Keyring, account: str | None) -> Key:
            found = self._open(keyring, passphrase, account)
            complete = with_counts(keyring, found, passphrase, self.cost)
            if complete is not keyring:
                self._replace(keyring, complete)
            return found.key

        return self.guarded(now, opened, name=name)

    def recover(self, code: str, new_passphrase: str, now: datetime) -> Key:
        """Open with the recovery code and give the first coordinator a new passphrase.

        Raises MistypedCodeError (counts as no attempt), WaitError or WrongRecoveryCodeError.
        """
        code = recovery_code.read_code(code)
        check_new(new_passphrase)

        def opened(keyring: Keyring, _: str | None) -> Key:
            keys = open_recovery(keyring, code)
            account = self._first_coordinator(keyring, keys[DOSSIERS])
            closed = ClosedKeys.close(keys, normal(new_passphrase), account, self.cost)
            self.write(keyring.with_account(account, closed))
            return Opened(account, keys).key

        return self.guarded(now, opened, door=WITH_THE_CODE)

    def change_passphrase(
        self, old: str, new: str, now: datetime, account: str | None = None
    ) -> None:
        """Close the same keys with a new passphrase; the dossiers are not touched."""
        check_new(new)

        def changed(keyring: Keyring, account: str | None) -> None:
            found = self._open(keyring, old, account)
            closed = ClosedKeys.close(found.keys, normal(new), found.account, self.cost)
            self.write(keyring.with_account(found.account, closed))

        self.guarded(now, changed, account=account)

    def new_recovery_code(self, passphrase: str, now: datetime, account: str | None = None) -> str:
        """A new recovery code; the old one opens nothing after this."""

        def renewed(keyring: Keyring, account: str | None) -> str:
            found = self._open(keyring, passphrase, account)
            if DOSSIERS not in found.keys:
                raise WrongPassphraseError
            code = recovery_code.new_code()
            closed = ClosedKeys.close(found.keys, code, RECOVERY, self.cost)
            self.write(keyring.with_recovery(closed))
            return code

        return self.guarded(now, renewed, account=account)

    def seconds_to_wait(self, now: datetime, name: str = "") -> int:
        """What is left of the wait after wrong attempts; 0 when one may be made."""
        _, door = self._door(Keyring.read(self.folder.keyring), name)
        return self._attempts.remaining(door, now)

    def guarded(
        self,
        now: datetime,
        use: Callable[[Keyring, str | None], Result],
        *,
        name: str = "",
        account: str | None = None,
        door: str = "",
    ) -> Result:
        """One attempt at a secret, counted before it is made; ``use`` gets ring and account.

        Wrong attempts are counted per name that is typed, whether it exists or not: who may come
        in cannot wipe out his attempts on a colleague's passphrase by coming in between.
        """
        with self._one_at_a_time:
            self._settle()
            keyring = Keyring.read(self.folder.keyring)
            if account is None and not door:
                account, door = self._door(keyring, name)
            self._attempts.begin(door or str(account), now)
            result = use(keyring, account)
            self._attempts.succeeded(door or str(account))
            return result

    def write(self, keyring: Keyring) -> None:
        """Replace the key ring; copies of an earlier one would open with an earlier secret."""
        keyring.write(self.folder.keyring)
        for copy in self.folder.copies.glob("sleutels-*.json"):
            with named_os_errors(copy):
                copy.unlink(missing_ok=True)

    def _door(self, keyring: Keyring, name: str) -> tuple[str | None, str]:
        """Whose door a name is, and under which word attempts at it are counted."""
        if len(keyring.accounts) == 1:
            only = next(iter(keyring.accounts))
            return only, only
        if keyring.names is None:
            return None, "deur"
        account = keyring.names.account(name)
        unknown = hashlib.sha256(keyring.names.salt + normal_name(name).encode()).hexdigest()[:16]
        return account, account or unknown

    def _open(self, keyring: Keyring, passphrase: str, account: str | None) -> Opened:
        if account is None and keyring.names is None:
            return open_any(keyring, passphrase)
        try:
            return open_account(keyring, passphrase, account)
        except WrongPassphraseError as wrong:
            if len(keyring.accounts) > 1:
                raise WrongNameOrPassphraseError from wrong
            raise

    def _replace(self, old: Keyring, new: Keyring) -> None:
        """Write a key ring of an older form anew, with a copy first."""
        make_private(self.folder.copies)
        copy = self.folder.copies / f"sleutels-versie-{old.version}.json"
        with named_os_errors(copy):
            shutil.copyfile(self.folder.keyring, copy)
            copy.chmod(0o600)
        new.write(self.folder.keyring)

    def _first_coordinator(self, keyring: Keyring, key: bytes) -> str:
        database = EncryptedDatabase(self.folder.database, key)
        try:
            with database.read() as db:
                found = accounts.first_coordinator(db)
        except DatabaseFileError:
            found = None
        finally:
            database.close()
        return found if found and found in keyring.accounts else next(iter(keyring.accounts))

    def _settle(self) -> None:
        if self.folder.placing.exists():
            lock = StoreLock(self.folder.lock)
            try:
                settle(self.folder)
            finally:
                lock.release()
        if not self.folder.store.is_dir():
            raise NoStoreError(self.folder.store)
