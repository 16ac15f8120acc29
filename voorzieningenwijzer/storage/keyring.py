"""The file beside the database that holds its keys, closed per account and with the recovery code.

It holds no name: accounts are random ids here, their names are inside the encrypted database.
Written twice (``sleutels.json`` and ``.bak``), each whole, so that one flipped byte is not the end.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from voorzieningenwijzer.database import NewerStoreError, StoreError
from voorzieningenwijzer.storage.errors import KeyringDamagedError
from voorzieningenwijzer.storage.folder import write_whole
from voorzieningenwijzer.storage.keys import ClosedKeys

RECOVERY = "herstelcode"
_FORMAT = "voorzieningenwijzer-sleutels"
_VERSION = 1
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Keyring:
    """``accounts`` by random id, oldest first."""

    accounts: Mapping[str, ClosedKeys]
    recovery: ClosedKeys

    def with_account(self, account: str, keys: ClosedKeys) -> "Keyring":
        return replace(self, accounts={**self.accounts, account: keys})

    def with_recovery(self, keys: ClosedKeys) -> "Keyring":
        return replace(self, recovery=keys)

    def to_bytes(self) -> bytes:
        content = {
            "accounts": [{"id": name, **keys.to_json()} for name, keys in self.accounts.items()],
            "herstelcode": self.recovery.to_json(),
        }
        whole = {
            "formaat": _FORMAT,
            "versie": _VERSION,
            "controle": _checksum(content),
            "inhoud": content,
        }
        return json.dumps(whole, indent=1).encode("ascii") + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes, path: Path) -> Self:
        """KeyringDamagedError, or NewerStoreError for a later form; ``path`` is named in it."""
        try:
            whole = json.loads(data)
            if whole["formaat"] != _FORMAT:
                raise ValueError("form")
            if whole["versie"] > _VERSION:
                raise NewerStoreError(path)
            content = whole["inhoud"]
            if whole["controle"] != _checksum(content) or not content["accounts"]:
                raise ValueError("checksum")
            return cls(
                {str(one["id"]): ClosedKeys.from_json(one) for one in content["accounts"]},
                ClosedKeys.from_json(content["herstelcode"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise KeyringDamagedError(path) from error

    @classmethod
    def read(cls, path: Path) -> Self:
        """The keyring, from its second copy where the first is damaged; that one is mended."""
        try:
            return cls._read_one(path)
        except NewerStoreError:
            raise
        except StoreError:
            keyring = cls._read_one(_second(path), named=path)
            keyring.write(path)
            return keyring

    def write(self, path: Path) -> None:
        """Both copies, the first one first: a secret that was changed opens neither after this."""
        data = self.to_bytes()
        write_whole(path, data)
        write_whole(_second(path), data)

    @classmethod
    def _read_one(cls, path: Path, named: Path | None = None) -> Self:
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST)
        except OSError as error:
            raise KeyringDamagedError(named or path) from error
        return cls.from_bytes(data, named or path)


def _second(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _checksum(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
