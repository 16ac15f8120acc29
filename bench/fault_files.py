"""Damage to files, a full disk, a folder that may not be written; and a clock that is wrong."""

import contextlib
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from bench.fault_kills import NOW, PASSPHRASE, prepare
from bench.fault_rows import Row
from bench.server import ROOT
from voorzieningenwijzer.casework.held.handover import hand_over
from voorzieningenwijzer.storage import (
    Cost,
    Key,
    NewLine,
    Store,
    StoreError,
    Vault,
    archive,
    back_up,
    migrations,
    sealed,
)
from voorzieningenwijzer.storage.folder import DataFolder

CHEAP = Cost(memory=64, rounds=1, lanes=1)


def prints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "in-gebruik"
    }


def filled(folder: Path) -> tuple[Key, str]:
    key, dossier = prepare(folder)
    with Store.open(folder, key) as store, store.write() as tx:
        tx.plans.save(dossier, "{}", {}, NOW, pdf=b"%PDF" + os.urandom(100_000))
    return key, dossier


def flipped_database(times: int, seed: int = 1) -> Row:
    """One byte of the database: it is named, and not a byte is changed by us."""
    chance, let_in, lost = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, _ = filled(folder)
        path = DataFolder(folder).database
        good = path.read_bytes()
        for _ in range(times):
            where = chance.randrange(len(good))
            path.write_bytes(_flip(good, where, chance))
            before = prints(folder)
            try:
                Store.open(folder, key).close()
                let_in += 1
            except StoreError:
                lost += prints(folder) != before
    remark = "verloren: door ons veranderd"
    return Row("omgevallen byte in de database", times, lost, let_in, remark)


def flipped_keys(times: int, seed: int = 2) -> Row:
    """One byte of the key ring: opened from its second copy, with the same key."""
    chance, lost, let_in = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, _ = filled(folder)
        path = DataFolder(folder).keyring
        good = path.read_bytes()
        for _ in range(times):
            path.write_bytes(_flip(good, chance.randrange(len(good)), chance))
            try:
                lost += Vault(folder, CHEAP).unlock(PASSPHRASE, NOW) != key
            except StoreError:
                lost += 1
            path.write_bytes(good)
    return Row("omgevallen byte in de sleutels", times, lost, let_in)


def flipped_copies(times: int, seed: int = 3) -> Row:
    """One byte of a backup or of a hand-over file: refused, or read as it was sent."""
    chance, let_in = random.Random(seed), 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, dossier = filled(folder / "map")
        copy = folder / "goed.vwkopie"
        with Store.open(folder / "map", key) as store:
            back_up(store, copy, NOW)
            ready = hand_over(store, dossier, NOW, CHEAP)
        newest = migrations.newest()
        sent = sealed.unseal(ready.content, ready.code, "x", newest)
        good, (spoiled, out) = copy.read_bytes(), (folder / "x.vwkopie", folder / "uit")
        for _ in range(times // 2):
            spoiled.write_bytes(_flip(good, chance.randrange(len(good)), chance))
            with contextlib.suppress(StoreError):
                archive.read_contents(spoiled)
                out.mkdir()
                archive.read_contents(spoiled, out)
                let_in += _parts(out) != _parts_of(copy, folder)
            _empty(out)
            data = _flip(ready.content, chance.randrange(len(ready.content)), chance)
            with contextlib.suppress(StoreError):
                let_in += sealed.unseal(data, ready.code, "x", newest) != sent
    return Row("omgevallen byte in reservekopie of overdracht", times // 2 * 2, 0, let_in)


LIMITED = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from voorzieningenwijzer.storage import DiskError, Key, NewLine, Store
account, key, dossier, most = sys.stdin.readline().split()
store = Store.open(Path(sys.argv[1]), Key(account, bytes.fromhex(key)))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
now, saved = datetime.now(UTC), 0
try:
    while True:
        with store.write() as tx:
            tx.answers.append(dossier, [NewLine("huur", None, f"{saved} " + "x" * 900, None)], now)
        saved += 1
except DiskError:
    print(saved)
"""


def full_disk(times: int, seed: int = 4) -> Row:
    """Room for ever so much more: what was saved before it was full is there."""
    chance, lost, saved = random.Random(seed), 0, 0
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
            key, dossier = prepare(Path(place))
            most = chance.randrange(250_000, 900_000)
            told = f"{key.account} {(key.dossiers or b'').hex()} {dossier} {most}\n"
            done = subprocess.run(
                [sys.executable, "-P", "-c", LIMITED, place],
                input=told,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )
            acknowledged = int(done.stdout or -1)
            with Store.open(Path(place), key) as store, store.read() as view:
                there = sum(x.question == "huur" for x in view.answers.lines(dossier))
            lost += acknowledged < 0 or there != acknowledged
            saved += max(acknowledged, 0)
    return Row("volle schijf tijdens het bewaren", times, lost, 0, f"{saved} antwoorden bevestigd")


def read_only(times: int) -> Row:
    """A folder that may be read and not written: refused with a reason, not one byte changed."""
    lost = let_in = 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place) / "map"
        key, dossier = filled(folder)
        with _as_nobody(Path(place)):
            before = prints(folder)
            for _ in range(times):
                for work in _works(folder, key, dossier):
                    with contextlib.suppress(StoreError):
                        work()
                        let_in += 1
            lost = prints(folder) != before
    return Row("map waarin niet geschreven mag worden", 2 * times, int(lost), let_in)


def clock_back(times: int, seed: int = 5) -> Row:
    """After wrong attempts the clock is set back, from a second to ten years: no guess at once.

    It costs one wait from then on, so that nobody is shut out for ten years either.
    """
    chance, let_in, lost = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="vw-fout-") as place:
        folder = Path(place)
        key, _ = prepare(folder)
        now = NOW
        for _ in range(times):
            now += timedelta(days=1)
            while not Vault(folder, CHEAP).seconds_to_wait(now):
                with contextlib.suppress(StoreError):
                    Vault(folder, CHEAP).unlock("een gok", now)
            back = now - timedelta(seconds=chance.randrange(1, 10 * 365 * 86_400))
            with contextlib.suppress(StoreError):
                Vault(folder, CHEAP).unlock(PASSPHRASE, back)
                let_in += 1
            wait = timedelta(seconds=Vault(folder, CHEAP).seconds_to_wait(back))
            lost += wait > timedelta(minutes=15)
            lost += Vault(folder, CHEAP).unlock(PASSPHRASE, back + wait) != key
    return Row("klok teruggezet na foute pogingen", times, lost, let_in)


def _works(folder: Path, key: Key, dossier: str) -> list[Callable[[], object]]:
    def save() -> None:
        with Store.open(folder, key) as store, store.write() as tx:
            tx.answers.append(dossier, [NewLine("x", None, "x", None)], NOW)

    return [save, lambda: Vault(folder, CHEAP).change_passphrase(PASSPHRASE, "een andere zin", NOW)]


@contextlib.contextmanager
def _as_nobody(place: Path) -> Iterator[None]:
    everything = [place, *place.rglob("*")]
    root = os.geteuid() == 0
    for path in everything:
        if root:
            os.chown(path, 65534, -1)
        path.chmod(0o500 if path.is_dir() else 0o400)
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path in everything:
            path.chmod(0o700)


def _flip(good: bytes, where: int, chance: random.Random) -> bytes:
    data = bytearray(good)
    data[where] ^= chance.randrange(1, 256)
    return bytes(data)


def _parts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _parts_of(copy: Path, folder: Path) -> dict[str, bytes]:
    whole = folder / "heel"
    if not whole.exists():
        whole.mkdir()
        archive.read_contents(copy, whole)
    return _parts(whole)


def _empty(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
