"""What a passphrase or a recovery code opens, and what a key ring of before the counts lacks."""

from dataclasses import dataclass, field

from voorzieningenwijzer.storage.errors import WrongPassphraseError, WrongRecoveryCodeError
from voorzieningenwijzer.storage.keyring import RECOVERY, Keyring
from voorzieningenwijzer.storage.keys import (
    ClosedKeys,
    Cost,
    Key,
    WrongSecretError,
    close_with_key,
    new_key,
    open_with_key,
)
from voorzieningenwijzer.storage.passphrase import normal

DOSSIERS = "dossiers"
TELLINGEN = "tellingen"


@dataclass(frozen=True, slots=True)
class Opened:
    account: str
    keys: dict[str, bytes] = field(repr=False)

    @property
    def key(self) -> Key:
        return Key(self.account, self.keys.get(DOSSIERS), self.keys.get(TELLINGEN))


def open_account(keyring: Keyring, passphrase: str, account: str | None) -> Opened:
    """The keys of an account; WrongPassphraseError, after the same time for an unknown one."""
    if account is None or account not in keyring.accounts:
        keys = next(iter(keyring.accounts.values()))
        _wasted(keys, passphrase)
        raise WrongPassphraseError
    try:
        keys = keyring.accounts[account]
        return Opened(account, _complete(keyring, keys.open(normal(passphrase), account)))
    except WrongSecretError as error:
        raise WrongPassphraseError from error


def open_any(keyring: Keyring, passphrase: str) -> Opened:
    """The first account whose dossiers this passphrase opens: where nobody asks for a name."""
    for account, keys in keyring.accounts.items():
        try:
            opened = Opened(account, _complete(keyring, keys.open(normal(passphrase), account)))
        except WrongSecretError:
            continue
        if DOSSIERS in opened.keys:
            return opened
    raise WrongPassphraseError


def open_recovery(keyring: Keyring, code: str) -> dict[str, bytes]:
    """The keys that a code in its one way of writing opens; WrongRecoveryCodeError."""
    try:
        return _complete(keyring, keyring.recovery.open(code, RECOVERY))
    except WrongSecretError as error:
        raise WrongRecoveryCodeError from error


def with_counts(keyring: Keyring, opened: Opened, passphrase: str, cost: Cost) -> Keyring:
    """A key ring with a key of the counts for this account; the same one when it has it.

    A store of before the counts gets a second random key at the first unlock. Who has the key of
    the dossiers may have it; who has that of the counts only never gets the other.
    """
    closed = keyring.accounts[opened.account]
    if DOSSIERS not in opened.keys or TELLINGEN in closed.sealed:
        return keyring
    if TELLINGEN not in opened.keys:
        opened.keys[TELLINGEN] = new_key()
        link = close_with_key(opened.keys[DOSSIERS], opened.keys[TELLINGEN], TELLINGEN)
        keyring = keyring.with_linked(link)
    own = ClosedKeys.close(opened.keys, normal(passphrase), opened.account, cost)
    return keyring.with_account(opened.account, own)


def keys_for(keys: dict[str, bytes], *, counts_only: bool) -> dict[str, bytes]:
    return {name: key for name, key in keys.items() if name == TELLINGEN or not counts_only}


def counts_only(closed: ClosedKeys) -> bool:
    return DOSSIERS not in closed.sealed


def _complete(keyring: Keyring, keys: dict[str, bytes]) -> dict[str, bytes]:
    if TELLINGEN not in keys and DOSSIERS in keys and keyring.linked is not None:
        keys[TELLINGEN] = open_with_key(keys[DOSSIERS], keyring.linked, TELLINGEN)
    return keys


def _wasted(keys: ClosedKeys, passphrase: str) -> None:
    """Take the time of one guess, so that an unknown name is not answered sooner."""
    try:
        keys.open(normal(passphrase), "")
    except WrongSecretError:
        return
