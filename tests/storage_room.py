"""What the tests of the store share: a quick vault, raw pages decrypted by hand, folder prints."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from voorzieningenwijzer.storage import Cost, Key, NewLine, Store, Vault

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PASSPHRASE = "lepel wolk trapleer"
QUICK = Cost(memory=64, rounds=1, lanes=1)
PAGE, RESERVED, SALT, FRAME_HEADER, LOG_HEADER = 4096, 80, 16, 24, 32


def quick_vault(folder: Path) -> Vault:
    return Vault(folder, QUICK)


def first_start(folder: Path, name: str = "Anna") -> Key:
    vault = quick_vault(folder)
    vault.create(name, PASSPHRASE, NOW)
    return vault.unlock(PASSPHRASE, NOW)


def new_dossier(store: Store, label: str = "mevrouw J.") -> str:
    with store.write() as tx:
        return tx.dossiers.create(label, "0109", "huisbezoek", NOW).id


def answer(store: Store, dossier: str, raw: str, question: str = "huur") -> int:
    with store.write() as tx:
        return tx.answers.append(dossier, [NewLine(question, None, raw, raw)], NOW)[0]


def prints(folder: Path) -> dict[str, str]:
    """Every file under ``folder`` with a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def raw_pages(database: Path, key: bytes) -> list[bytes]:
    """Every page of the file and every page in its log, decrypted without SQLCipher.

    AES-256-CBC; of each 4,096 bytes the last 80 are reserved and begin with the IV; the first
    page begins with 16 bytes of salt (SQLCipher 4, default settings, raw key).
    """
    data = database.read_bytes()
    pages = [
        (number == 0, data[number * PAGE : (number + 1) * PAGE])
        for number in range(len(data) // PAGE)
    ]
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    step = FRAME_HEADER + PAGE
    for start in range(0, len(frames) - step + 1, step):
        number = int.from_bytes(frames[start : start + 4], "big")
        pages.append((number == 1, frames[start + FRAME_HEADER : start + step]))
    return [_decrypt(page, key, first) for first, page in pages]


def found(text: str, database: Path, key: bytes) -> int:
    """On how many raw pages ``text`` stands."""
    return sum(text.encode() in page for page in raw_pages(database, key))


def _decrypt(page: bytes, key: bytes, first: bool) -> bytes:
    body, iv = page[SALT if first else 0 : -RESERVED], page[-RESERVED:][:16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
