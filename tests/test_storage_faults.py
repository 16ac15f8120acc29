"""Faults that are really made: killed programs, a full disk, a folder that cannot be written."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage_room import (
    NOW,
    PASSPHRASE,
    answer,
    first_start,
    new_dossier,
    prints,
    quick_vault,
)
from voorzieningenwijzer.storage import (
    DamagedError,
    DiskFullError,
    Key,
    NotWritableError,
    Store,
    WrongKeyError,
    back_up,
)
from voorzieningenwijzer.storage.folder import DataFolder

KILLS, AT_ONCE = 25, 5
NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from voorzieningenwijzer.storage import Key, NewLine, Store
now = datetime(2026, 11, 21, tzinfo=UTC)
account, key, dossier = sys.stdin.readline().split()
store = Store.open(Path(sys.argv[1]), Key(account, bytes.fromhex(key)))
print("klaar", flush=True)
number = 0
while True:
    number += 1
    raw = f"{sys.argv[2]}-{number} " + "x" * (number * 37 % 5000)
    with store.write() as tx:
        line, = tx.answers.append(dossier, [NewLine("huur", None, raw, {"n": number})], now)
    print(line, number, flush=True)
"""


def start_writer(folder: Path, key: Key, dossier: str, name: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(name)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    child.stdin.write(f"{key.account} {key.dossiers.hex()} {dossier}\n")
    child.stdin.flush()
    return child


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """25 kills of a program that saves answers, five at a time on five stores."""
    chance = random.Random(20261121)
    stores = []
    for number in range(AT_ONCE):
        folder = tmp_path / str(number)
        key = first_start(folder)
        with Store.open(folder, key) as store:
            stores.append((folder, key, new_dossier(store), {}))
    total = 0
    for kill in range(KILLS // AT_ONCE):
        children = [start_writer(folder, key, one, kill) for folder, key, one, _ in stores]
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "klaar\n"
        for child in children:
            time.sleep(chance.uniform(0.001, 0.08))
            child.kill()
        for child, (folder, key, dossier, acknowledged) in zip(children, stores, strict=True):
            with child:
                assert child.stdout is not None
                said = [line.split() for line in child.stdout if line.endswith("\n")]
            assert child.returncode != 0
            acknowledged |= {int(line): f"{kill}-{number}" for line, number in said}
            total += len(said)
            with Store.open(folder, key) as store:
                with store.read() as view:
                    lines = {x.id: x.raw.split()[0] for x in view.answers.lines(dossier)}
                with store.database.read() as db:
                    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
            lost = acknowledged.items() - lines.items()
            assert not lost
    assert total > KILLS


LIMITED = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from voorzieningenwijzer.storage import DiskError, Key, NewLine, Store
now = datetime(2026, 11, 21, tzinfo=UTC)
account, key, dossier = sys.stdin.readline().split()
store = Store.open(Path(sys.argv[1]), Key(account, bytes.fromhex(key)))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
saved = 0
try:
    while True:
        with store.write() as tx:
            tx.answers.append(dossier, [NewLine("huur", None, "x" * 2000, None)], now)
        saved += 1
except DiskError as error:
    print(saved, error)
with store.read() as view:
    print(len(view.answers.lines(dossier)))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_when_no_more_fits_what_was_saved_stays_readable(folder: Path) -> None:
    key = first_start(folder)
    with Store.open(folder, key) as store:
        dossier = new_dossier(store)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)],
        input=f"{key.account} {key.dossiers.hex()} {dossier}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = done.stdout.splitlines()
    saved, sentence = first.split(maxsplit=1)
    assert int(saved) > 10
    assert "De schijf" in sentence
    assert "niet opgeslagen" in sentence
    assert second == saved
    with Store.open(folder, key) as store:
        answer(store, dossier, "weer ruimte")
        with store.read() as view:
            assert len(view.answers.lines(dossier)) == int(saved) + 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, in memory."""
    place = tmp_path / "schijf"
    place.mkdir()
    mount = shutil.which("mount")
    words = [str(mount), "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if mount is None or subprocess.run(words, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk in memory cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill_disk(place: Path) -> Path:
    stuffing = place / "vulling"
    handle = os.open(stuffing, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while True:
            os.write(handle, b"x" * 512)
    os.close(handle)
    return stuffing


def save_until_full(store: Store, dossier: str) -> tuple[int, str]:
    """How many answers were saved, and the sentence that ended it."""
    for saved in range(10_000):
        try:
            answer(store, dossier, "x" * 3000)
        except DiskFullError as error:
            return saved, str(error)
    raise AssertionError("the disk is not small")


def test_a_full_disk(small_disk: Path) -> None:
    folder = small_disk / "map"
    key = first_start(folder)
    with Store.open(folder, key) as store:
        dossier = new_dossier(store)
        saved, sentence = save_until_full(store, dossier)
        assert saved > 10
        assert "De schijf is vol" in sentence
        with store.read() as view:
            assert len(view.answers.lines(dossier)) == saved
        with pytest.raises(DiskFullError):
            back_up(store, small_disk / "kopie.vwkopie", NOW)
        assert [one.name for one in small_disk.iterdir()] == ["map"]
    stuffing = fill_disk(small_disk)
    for work in (
        lambda: quick_vault(folder).change_passphrase(PASSPHRASE, "een andere zin", NOW),
        lambda: quick_vault(folder).new_recovery_code(PASSPHRASE, NOW),
    ):
        with pytest.raises(DiskFullError, match="Maak ruimte vrij"):
            work()
    assert quick_vault(folder).unlock(PASSPHRASE, NOW) == key
    stuffing.unlink()
    with Store.open(folder, key) as store, store.read() as view:
        assert len(view.answers.lines(dossier)) == saved


@pytest.fixture
def unwritable() -> Iterator[tuple[Path, Key]]:
    """A store in a folder that may be read and not written; as root we are nobody meanwhile."""
    if os.name == "nt":
        pytest.skip("permissions of this kind are not Windows'")
    root = Path(tempfile.mkdtemp(prefix="vw-alleen-lezen-"))
    key = first_start(root / "map")
    everything = [root, *root.rglob("*")]
    was_root = os.geteuid() == 0
    for path in everything:
        if was_root:
            os.chown(path, NOBODY, -1)
        path.chmod(0o500 if path.is_dir() else 0o400)
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield root / "map", key
    finally:
        if was_root:
            os.seteuid(0)
        for path in everything:
            path.chmod(0o700)
        shutil.rmtree(root)


def test_a_folder_that_cannot_be_written(unwritable: tuple[Path, Key]) -> None:
    folder, key = unwritable
    before = prints(folder)
    assert quick_vault(folder).unlock(PASSPHRASE, NOW) == key
    with pytest.raises(NotWritableError, match="kan niet worden geschreven") as caught:
        Store.open(folder, key)
    assert str(folder) in str(caught.value)
    with pytest.raises(NotWritableError):
        quick_vault(folder / "nieuw").create("Bram", PASSPHRASE, NOW)
    assert prints(folder) == before


def test_a_stick_that_cannot_be_written(unwritable: tuple[Path, Key]) -> None:
    root = Path(tempfile.mkdtemp(prefix="vw-schrijfbaar-"))
    with Store.open(root / "map", first_start(root / "map")) as store:
        with pytest.raises(NotWritableError):
            back_up(store, unwritable[0] / "kopie.vwkopie", NOW)
        assert [one.name for one in store.folder.root.glob("nieuw-*")] == []
    shutil.rmtree(root)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.5, 0.8, 0.999])
def test_a_flipped_byte_is_named_and_left_alone(folder: Path, share: float) -> None:
    key = first_start(folder)
    with Store.open(folder, key) as store:
        dossier = new_dossier(store)
        with store.write() as tx:
            tx.plans.save(dossier, "{}", {}, NOW, pdf=os.urandom(300_000))
    path = DataFolder(folder).database
    data = bytearray(path.read_bytes())
    data[int(share * len(data))] ^= 0xFF
    path.write_bytes(data)
    before = prints(folder)
    with pytest.raises((DamagedError, WrongKeyError), match="beschadigd") as caught:
        Store.open(folder, key)
    assert str(path) in str(caught.value)
    assert prints(folder) == before
