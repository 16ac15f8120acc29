"""The pages of an encrypted file, decrypted without SQLCipher: what is really on the disk.

AES-256-CBC; of each 4,096 bytes the last 80 are reserved and begin with the IV; the first page
begins with 16 bytes of salt (SQLCipher 4, default settings, raw key). The log has frames with a
header of 24 bytes.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, FRAME_HEADER, LOG_HEADER = 4096, 80, 16, 24, 32


def raw_pages(database: Path, key: bytes) -> list[bytes]:
    """Every page of the file and every page in its log."""
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
