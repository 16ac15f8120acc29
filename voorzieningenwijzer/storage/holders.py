"""Who else has the keys: an account more, a new passphrase for a colleague, an account less.

Each is done by a coordinator with the own passphrase, since that is what holds the keys.
"""

from collections.abc import Mapping
from datetime import datetime

from voorzieningenwijzer.storage.errors import WrongPassphraseError
from voorzieningenwijzer.storage.keyring import Keyring
from voorzieningenwijzer.storage.keys import ClosedKeys
from voorzieningenwijzer.storage.names import NameMarks
from voorzieningenwijzer.storage.opening import (
    DOSSIERS,
    Opened,
    counts_only,
    keys_for,
    open_account,
)
from voorzieningenwijzer.storage.passphrase import check_new, normal
from voorzieningenwijzer.storage.vault import Vault


class Holders:
    """``by`` is the account of the coordinator; ``names`` is who there will be, by account."""

    def __init__(self, vault: Vault, by: str, passphrase: str, now: datetime) -> None:
        self._vault, self._by, self._passphrase, self._now = vault, by, passphrase, now

    def add(
        self, account: str, new_passphrase: str, names: Mapping[str, str], *, reporter: bool
    ) -> None:
        """Wrap the keys for one account more; a reporter gets that of the counts only."""
        check_new(new_passphrase)

        def added(keyring: Keyring, _: str | None) -> None:
            keys = keys_for(self._open(keyring).keys, counts_only=reporter)
            closed = ClosedKeys.close(keys, normal(new_passphrase), account, self._vault.cost)
            self._write(keyring.with_account(account, closed), names)

        self._vault.guarded(self._now, added, account=self._by)

    def reset(self, account: str, new_passphrase: str) -> None:
        """Wrap the keys of a colleague who forgot the passphrase with a new one."""
        check_new(new_passphrase)

        def renewed(keyring: Keyring, _: str | None) -> None:
            few = counts_only(keyring.accounts[account])
            keys = keys_for(self._open(keyring).keys, counts_only=few)
            closed = ClosedKeys.close(keys, normal(new_passphrase), account, self._vault.cost)
            self._vault.write(keyring.with_account(account, closed))

        self._vault.guarded(self._now, renewed, account=self._by)

    def remove(self, names: Mapping[str, str]) -> None:
        """Drop every account that is not in ``names``; its passphrase opens nothing any more."""

        def dropped(keyring: Keyring, _: str | None) -> None:
            self._open(keyring)
            self._write(keyring, names)

        self._vault.guarded(self._now, dropped, account=self._by)

    def _open(self, keyring: Keyring) -> Opened:
        opened = open_account(keyring, self._passphrase, self._by)
        if DOSSIERS not in opened.keys:
            raise WrongPassphraseError
        return opened

    def _write(self, keyring: Keyring, names: Mapping[str, str]) -> None:
        for account in keyring.accounts:
            if account not in names:
                keyring = keyring.without_account(account)
        self._vault.write(keyring.with_names(NameMarks.of(names, self._vault.cost)))
