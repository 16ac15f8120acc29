"""One file that a code opens: random salt, argon2id, AES-256-GCM, and a sum to notice damage by.

Of a file that does not open it can be said why: not ours, newer, damaged, or the wrong code.
"""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.storage.errors import (
    DamagedHandOverError,
    ForeignCountsError,
    ForeignHandOverError,
    NewerHandOverError,
    WrongHandOverCodeError,
)
from voorzieningenwijzer.storage.keys import Cost, derive

FORMAT = "voorzieningenwijzer-overdracht"
COUNTS = "voorzieningenwijzer-tellingen"
RECEIPT = "voorzieningenwijzer-ontvangst"
VERSION = 1
LARGEST = 64 * 1024 * 1024
_NONCE_BYTES = 12
_HEADER = ("formaat", "versie", "programma", "opslag_versie", "argon2id")


def seal(
    content: bytes, code: str, program: str, store_version: int, cost: Cost, what: str = FORMAT
) -> bytes:
    salt, nonce = os.urandom(16), os.urandom(_NONCE_BYTES)
    header = {
        "formaat": what,
        "versie": VERSION,
        "programma": program,
        "opslag_versie": store_version,
        "argon2id": {
            "geheugen_kib": cost.memory,
            "rondes": cost.rounds,
            "banen": cost.lanes,
            "zout": _text(salt),
        },
    }
    sealed = nonce + AESGCM(derive(code, salt, cost)).encrypt(nonce, content, _bytes(header))
    whole = {**header, "inhoud": _text(sealed)}
    return json.dumps({**whole, "controle": _sum(whole)}, indent=1).encode("ascii") + b"\n"


def unseal(data: bytes, code: str, file: str, store_version: int, what: str = FORMAT) -> bytes:
    """The content; ``file`` is its name, for who reads what is wrong with it."""
    path = Path(file)
    whole = check(data, file, store_version, what)
    try:
        how, sealed = whole["argon2id"], base64.b64decode(whole["inhoud"], validate=True)
        salt = base64.b64decode(how["zout"], validate=True)
        key = derive(code, salt, Cost(how["geheugen_kib"], how["rondes"], how["banen"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedHandOverError(path) from error
    header = {name: whole[name] for name in _HEADER}
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bytes(header))
    except (InvalidTag, ValueError) as error:
        raise WrongHandOverCodeError from error


def check(data: bytes, file: str, store_version: int, what: str = FORMAT) -> dict[str, Any]:
    """Whether it is whole and of this kind, without a code."""
    path = Path(file)
    whole = _read(data, path, what)
    if whole["versie"] > VERSION or whole["opslag_versie"] > store_version:
        raise NewerHandOverError(path)
    kept = {key: value for key, value in whole.items() if key != "controle"}
    if whole.get("controle") != _sum(kept):
        raise DamagedHandOverError(path)
    return whole


def _read(data: bytes, path: Path, what: str) -> dict[str, Any]:
    if not data.lstrip()[:1] == b"{" or what.encode("ascii") not in data[:300]:
        raise (ForeignHandOverError if what == FORMAT else ForeignCountsError)(path)
    if len(data) > LARGEST:
        raise DamagedHandOverError(path)
    try:
        whole = strict_json.read(data)
    except ValueError as error:
        raise DamagedHandOverError(path) from error
    numbers = isinstance(whole.get("versie"), int) and isinstance(whole.get("opslag_versie"), int)
    if not numbers or any(key not in whole for key in (*_HEADER, "inhoud")):
        raise DamagedHandOverError(path)
    return dict(whole)


def _sum(whole: Mapping[str, Any]) -> str:
    return hashlib.sha256(_bytes(whole)).hexdigest()


def _bytes(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
