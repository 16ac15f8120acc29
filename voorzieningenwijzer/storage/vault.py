"""The way to the key: first start, passphrase, recovery code, and changing them."""

import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from voorzieningenwijzer.database import EncryptedDatabase
from voorzieningenwijzer.storage import accounts, migrations, recovery_code
from voorzieningenwijzer.storage.attempts import Attempts
from voorzieningenwijzer.storage.errors import (
    NoStoreError,
    StoreExistsError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from voorzieningenwijzer.storage.folder import DataFolder, make_private, new_folder, sync_folder
from voorzieningenwijzer.storage.keyring import RECOVERY, Keyring
from voorzieningenwijzer.storage.keys import ClosedKeys, Cost, Key, WrongSecretError, new_key
from voorzieningenwijzer.storage.lock import StoreLock
from voorzieningenwijzer.storage.passphrase import check_new, normal
from voorzieningenwijzer.storage.placing import PREPARED, discard, place, settle
from voorzieningenwijzer.storage.session import Session

DOSSIERS = "dossiers"
Result = TypeVar("Result")


class Vault:
    """The keys of one data folder. ``cost`` is for keys that are closed from now on."""

    def __init__(self, folder: Path, cost: Cost | None = None) -> None:
        self.folder = DataFolder(folder)
        self._cost = cost or Cost()
        self._attempts = Attempts(self.folder.attempts)
        self._one_at_a_time = threading.Lock()

    def exists(self) -> bool:
        """Whether this folder has a store, complete or not: then it is not a first start."""
        return self.folder.store.exists() or self.folder.placing.exists()

    def create(self, name: str, passphrase: str, now: datetime) -> str:
        """First start: a new key and an empty store; the recovery code to write down.

        Raises StoreExistsError, WeakPassphraseError, InUseError or a DatabaseFileError.
        """
        check_new(passphrase)
        make_private(self.folder.root)
        lock = StoreLock(self.folder.lock)
        try:
            if self.exists():
                raise StoreExistsError(self.folder.store)
            settle(self.folder)
            return self._create(name, passphrase, now)
        finally:
            lock.release()

    def unlock(self, passphrase: str, now: datetime) -> Key:
        """Takes 0.1 s per account. Raises WaitError or WrongPassphraseError."""
        return self._guarded(now, lambda keyring: _key_for(keyring, passphrase))

    def recover(self, code: str, new_passphrase: str, now: datetime) -> Key:
        """Open with the recovery code and give the first account a new passphrase.

        Raises MistypedCodeError (counts as no attempt), WaitError or WrongRecoveryCodeError.
        """
        code = recovery_code.read_code(code)
        check_new(new_passphrase)

        def opened(keyring: Keyring) -> Key:
            keys = open_recovery(keyring, code)
            account = next(iter(keyring.accounts))
            closed = ClosedKeys.close(keys, normal(new_passphrase), account, self._cost)
            keyring.with_account(account, closed).write(self.folder.keyring)
            return Key(account, keys[DOSSIERS])

        return self._guarded(now, opened)

    def change_passphrase(self, old: str, new: str, now: datetime) -> None:
        """Close the same keys with a new passphrase; the dossiers are not touched."""
        check_new(new)

        def changed(keyring: Keyring) -> None:
            account, keys = open_account(keyring, old)
            closed = ClosedKeys.close(keys, normal(new), account, self._cost)
            keyring.with_account(account, closed).write(self.folder.keyring)

        self._guarded(now, changed)

    def new_recovery_code(self, passphrase: str, now: datetime) -> str:
        """A new recovery code; the old one opens nothing after this."""

        def renewed(keyring: Keyring) -> str:
            _, keys = open_account(keyring, passphrase)
            code = recovery_code.new_code()
            closed = ClosedKeys.close(keys, code, RECOVERY, self._cost)
            keyring.with_recovery(closed).write(self.folder.keyring)
            return code

        return self._guarded(now, renewed)

    def seconds_to_wait(self, now: datetime) -> int:
        """What is left of the wait after wrong attempts; 0 when one may be made."""
        return self._attempts.remaining(now)

    def _guarded(self, now: datetime, use: Callable[[Keyring], Result]) -> Result:
        with self._one_at_a_time:
            self._settle()
            keyring = Keyring.read(self.folder.keyring)
            self._attempts.begin(now)
            result = use(keyring)
            self._attempts.succeeded()
            return result

    def _settle(self) -> None:
        if self.folder.placing.exists():
            lock = StoreLock(self.folder.lock)
            try:
                settle(self.folder)
            finally:
                lock.release()
        if not self.folder.store.is_dir():
            raise NoStoreError(self.folder.store)

    def _create(self, name: str, passphrase: str, now: datetime) -> str:
        account, code, key = secrets.token_hex(8), recovery_code.new_code(), new_key()
        keys = {DOSSIERS: key}
        keyring = Keyring(
            {account: ClosedKeys.close(keys, normal(passphrase), account, self._cost)},
            ClosedKeys.close(keys, code, RECOVERY, self._cost),
        )
        prepared = new_folder(self.folder.root, PREPARED)
        try:
            keyring.write(prepared / self.folder.keyring.name)
            database = EncryptedDatabase.create(
                prepared / self.folder.database.name, key, migrations.APPLICATION_ID
            )
            try:
                migrations.migrate(database, 0)
                with database.write() as db:
                    Session(db, account).accounts.add(account, name, accounts.COACH, now)
            finally:
                database.close()
            sync_folder(prepared)
            place(self.folder, prepared)
        except BaseException:
            discard(self.folder, prepared)
            raise
        return code


def open_account(keyring: Keyring, passphrase: str) -> tuple[str, dict[str, bytes]]:
    """The account that this passphrase opens, and its keys; WrongPassphraseError."""
    for account, closed in keyring.accounts.items():
        try:
            return account, closed.open(normal(passphrase), account)
        except WrongSecretError:
            continue
    raise WrongPassphraseError


def open_recovery(keyring: Keyring, code: str) -> dict[str, bytes]:
    """The keys that a code in its one way of writing opens; WrongRecoveryCodeError."""
    try:
        return keyring.recovery.open(code, RECOVERY)
    except WrongSecretError as error:
        raise WrongRecoveryCodeError from error


def _key_for(keyring: Keyring, passphrase: str) -> Key:
    account, keys = open_account(keyring, passphrase)
    return Key(account, keys[DOSSIERS])
