"""The file beside the database that holds its keys, closed per account and with the recovery code.

It holds no name: accounts are random ids here, their names are inside the encrypted database. From
the second account on each has a mark of its name, made as slowly as a key, to find it at the door.
Written twice (``sleutels.json`` and ``.bak``), each whole, so that one flipped byte is not the end.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.database import NewerStoreError, StoreError
from voorzieningenwijzer.storage.errors import KeyringDamagedError
from voorzieningenwijzer.storage.folder import write_whole
from voorzieningenwijzer.storage.keys import ClosedKeys
from voorzieningenwijzer.storage.names import NameMarks

RECOVERY = "herstelcode"
_FORMAT = "voorzieningenwijzer-sleutels"
_VERSION = 2
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Keyring:
    """``accounts`` by random id, oldest first.

    ``linked`` is the key of the counts closed with that of the dossiers: a store of before the
    counts has it until its next recovery code, which then holds both.
    """

    accounts: Mapping[str, ClosedKeys]
    recovery: ClosedKeys
    names: NameMarks | None = None
    linked: bytes | None = field(default=None, repr=False)
    version: int = _VERSION

    def with_account(self, account: str, keys: ClosedKeys) -> "Keyring":
        return replace(self, accounts={**self.accounts, account: keys})

    def without_account(self, account: str) -> "Keyring":
        left = {name: keys for name, keys in self.accounts.items() if name != account}
        names = None if self.names is None else self.names.without(account)
        return replace(self, accounts=left, names=names)

    def with_names(self, names: NameMarks) -> "Keyring":
        return replace(self, names=names)

    def with_recovery(self, keys: ClosedKeys) -> "Keyring":
        return replace(self, recovery=keys, linked=None if len(keys.sealed) > 1 else self.linked)

    def with_linked(self, closed: bytes) -> "Keyring":
        return replace(self, linked=closed)

    def to_bytes(self) -> bytes:
        content: dict[str, Any] = {
            "accounts": [{"id": name, **keys.to_json()} for name, keys in self.accounts.items()],
            "herstelcode": self.recovery.to_json(),
        }
        if self.names is not None:
            content["namen"] = self.names.to_json()
        if self.linked is not None:
            content["tellingen"] = base64.b64encode(self.linked).decode("ascii")
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
            whole = strict_json.read(data)
            if whole["formaat"] != _FORMAT:
                raise ValueError("form")
            if whole["versie"] > _VERSION:
                raise NewerStoreError(path)
            content = whole["inhoud"]
            if whole["controle"] != _checksum(content) or not content["accounts"]:
                raise ValueError("checksum")
            linked = content.get("tellingen")
            return cls(
                {str(one["id"]): ClosedKeys.from_json(one) for one in content["accounts"]},
                ClosedKeys.from_json(content["herstelcode"]),
                NameMarks.from_json(content["namen"]) if "namen" in content else None,
                None if linked is None else base64.b64decode(linked, validate=True),
                int(whole["versie"]),
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
            data = _bytes_of(_second(path), named=path)
            keyring = cls.from_bytes(data, path)
            write_whole(path, data)
            return keyring

    def write(self, path: Path) -> None:
        """Both copies, the first one first: a secret that was changed opens neither after this."""
        data = self.to_bytes()
        write_whole(path, data)
        write_whole(_second(path), data)

    @classmethod
    def _read_one(cls, path: Path) -> Self:
        return cls.from_bytes(_bytes_of(path), path)


def _bytes_of(path: Path, named: Path | None = None) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise KeyringDamagedError(named or path) from error


def _second(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _checksum(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
