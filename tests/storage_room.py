"""What the tests of the store share: a quick vault, folder prints."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from bench.raw_pages import found as found
from bench.raw_pages import raw_pages as raw_pages
from voorzieningenwijzer.storage import Cost, Key, NewLine, Store, Vault

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PASSPHRASE = "lepel wolk trapleer"
QUICK = Cost(memory=64, rounds=1, lanes=1)


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
