"""Random keys, closed with a secret that a person knows (argon2id, AES-256-GCM)."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_VERSION = "voorzieningenwijzer/1"


class WrongSecretError(Exception):
    """The secret does not open these keys. Callers say it in their own words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, rounds, lanes."""

    memory: int = 64 * 1024
    rounds: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        if not (8 <= self.memory <= 2**18 and 1 <= self.rounds <= 20 and 1 <= self.lanes <= 16):
            raise ValueError("cost out of bounds")


@dataclass(frozen=True, slots=True)
class Key:
    """What an unlocked account holds: its random id and its keys; who only reports has one."""

    account: str
    dossiers: bytes | None = field(repr=False)
    tellingen: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ClosedKeys:
    """Named keys that one secret opens; ``sealed`` is nonce and ciphertext per name."""

    salt: bytes
    cost: Cost
    sealed: Mapping[str, bytes]

    @classmethod
    def close(cls, keys: Mapping[str, bytes], secret: str, owner: str, cost: Cost) -> Self:
        """Wrap every key for ``owner``; what is wrapped for one owner opens for no other."""
        salt = os.urandom(_SALT_BYTES)
        cipher = AESGCM(derive(secret, salt, cost))
        sealed = {}
        for name, key in keys.items():
            nonce = os.urandom(_NONCE_BYTES)
            sealed[name] = nonce + cipher.encrypt(nonce, key, _bound_to(owner, name))
        return cls(salt, cost, sealed)

    def open(self, secret: str, owner: str) -> dict[str, bytes]:
        """The keys by name; WrongSecretError. Takes the time of one guess (0.1 s)."""
        cipher = AESGCM(derive(secret, self.salt, self.cost))
        keys = {}
        for name, text in self.sealed.items():
            nonce, ciphertext = text[:_NONCE_BYTES], text[_NONCE_BYTES:]
            try:
                keys[name] = cipher.decrypt(nonce, ciphertext, _bound_to(owner, name))
            except InvalidTag as error:
                raise WrongSecretError from error
        return keys

    def to_json(self) -> dict[str, Any]:
        return {
            "argon2id": {
                "geheugen_kib": self.cost.memory,
                "rondes": self.cost.rounds,
                "banen": self.cost.lanes,
                "zout": _text(self.salt),
            },
            "sleutels": {name: _text(sealed) for name, sealed in self.sealed.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """ValueError, KeyError or TypeError when this is not what ``to_json`` writes."""
        how = data["argon2id"]
        salt = _bytes(how["zout"])
        sealed = {str(name): _bytes(text) for name, text in data["sleutels"].items()}
        if len(salt) < _SALT_BYTES or any(
            len(text) != _NONCE_BYTES + KEY_BYTES + 16 for text in sealed.values()
        ):
            raise ValueError("length of salt or key")
        return cls(salt, Cost(how["geheugen_kib"], how["rondes"], how["banen"]), sealed)


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def close_with_key(key: bytes, other: bytes, what: str) -> bytes:
    """``other`` closed with ``key``, which is random itself, so that no argon2id is needed."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, other, _bound_to("sleutel", what))


def open_with_key(key: bytes, closed: bytes, what: str) -> bytes:
    """WrongSecretError when ``key`` is not the one it was closed with."""
    nonce, ciphertext = closed[:_NONCE_BYTES], closed[_NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, _bound_to("sleutel", what))
    except InvalidTag as error:
        raise WrongSecretError from error


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.rounds,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound_to(owner: str, name: str) -> bytes:
    return f"{_VERSION}/{owner}/{name}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
