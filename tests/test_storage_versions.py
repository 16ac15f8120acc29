"""Stores of every earlier version open, with a copy first; what is of a newer one is left alone."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.storage_room import NOW, PASSPHRASE, prints, quick_vault
from voorzieningenwijzer.database import EncryptedDatabase
from voorzieningenwijzer.storage import (
    COACH,
    COORDINATOR,
    Holders,
    Key,
    Store,
    migrations,
    restore,
)
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.keyring import Keyring

EARLIER = Path(__file__).parent / "examples" / "opslag"
CODES = {
    1: "R9C3R-HT8H3-WF2ER-HPJRD-PMHHJ-6E8TC",
    2: "M89P6-7PKD5-2ETTX-CPWMM-8AP48-3KH8W",
    3: "5RJ4C-TEPXR-PPW5E-ED2F3-HHKJF-X5A56",
    4: "N9CC4-74F9E-T3ANT-PW23N-A2J8N-EK74R",
    5: "EE463-M8WNX-RFFXJ-37WX5-2MAD3-MJMAA",
}
VERSIONS = sorted(CODES)


def copy_of(version: int) -> Path:
    return EARLIER / f"versie-{version}.vwkopie"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


def as_it_lay(version: int, folder: Path) -> Path:
    """The data folder as that version of the program left it behind."""
    data = DataFolder(folder)
    data.store.mkdir(parents=True)
    with zipfile.ZipFile(copy_of(version)) as archive:
        for name in ("dossiers.db", "sleutels.json"):
            (data.store / name).write_bytes(archive.read(name))
    shutil.copyfile(data.keyring, data.store / "sleutels.json.bak")
    return folder


def everything_is_there(store: Store) -> None:
    with store.read() as view:
        (dossier,) = view.dossiers.mine()
        assert dossier.label == "mevrouw Voorbeeld"
        assert [line.raw for line in view.answers.lines(dossier.id)] == [
            "600",
            "612,50",
            "Coevorden",
        ]
        assert view.consents.current(dossier.id)[0].text.startswith("Ik stel u vragen.")
        (plan,) = view.plans.editions(dossier.id)
        assert view.plans.pdf(plan.id) == b"%PDF-1.7 voorbeeld"
        assert view.audit.broken_at() is None
        assert view.accounts.current().name == "Anna"
        assert view.accounts.current().role == COORDINATOR
        assert view.approvals.fingerprints() == {"b" * 64}
    with store.database.read() as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.newest()
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM erased").fetchone()[0] == 1


def test_there_is_a_store_of_every_earlier_version() -> None:
    assert list(range(1, migrations.newest())) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_an_earlier_version_opens_where_it_lies(version: int, folder: Path) -> None:
    data = DataFolder(as_it_lay(version, folder))
    before = data.database.read_bytes()
    key = quick_vault(folder).unlock(PASSPHRASE, NOW)
    with Store.open(folder, key) as store:
        everything_is_there(store)
        copy = data.copies / f"dossiers-versie-{version}.db"
        if version < migrations.newest():
            with EncryptedDatabase(copy, key.dossiers or b"").read() as db:
                assert db.execute("PRAGMA user_version").fetchone()[0] == version
                assert db.execute("SELECT count(*) FROM answer").fetchone()[0] == 3
            assert data.database.read_bytes() != before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_of_an_earlier_version_comes_back(version: int, folder: Path) -> None:
    restore(folder, copy_of(version), PASSPHRASE)
    with Store.open(folder, quick_vault(folder).unlock(PASSPHRASE, NOW)) as store:
        everything_is_there(store)
    elsewhere = folder.with_name("elders")
    restore(elsewhere, copy_of(version), CODES[version], by_code=True)
    key = quick_vault(elsewhere).recover(CODES[version], "een heel nieuwe zin", NOW)
    with Store.open(elsewhere, key) as store:
        everything_is_there(store)


def test_a_key_ring_of_before_the_counts_gets_their_key_with_a_copy_first(folder: Path) -> None:
    data = DataFolder(as_it_lay(1, folder))
    old = data.keyring.read_bytes()
    key = quick_vault(folder).unlock(PASSPHRASE, NOW)
    assert key.tellingen not in (None, key.dossiers)
    assert (data.copies / "sleutels-versie-1.json").read_bytes() == old
    assert quick_vault(folder).unlock(PASSPHRASE, NOW) == key
    again = quick_vault(folder).recover(CODES[1], "een heel nieuwe zin", NOW)
    assert again == key, "the code of then opens the key of the counts as well"
    assert not (data.copies / "sleutels-versie-1.json").exists(), "it opened with the old secret"
    code = quick_vault(folder).new_recovery_code("een heel nieuwe zin", NOW)
    ring = Keyring.read(data.keyring)
    assert ring.linked is None
    assert set(ring.recovery.sealed) == {"dossiers", "tellingen"}
    assert quick_vault(folder).recover(code, "weer een andere zin", NOW) == key


def test_an_earlier_store_takes_a_second_account(folder: Path) -> None:
    as_it_lay(1, folder)
    vault = quick_vault(folder)
    key = vault.unlock(PASSPHRASE, NOW)
    with Store.open(folder, key) as store, store.write() as tx:
        tx.accounts.add("b2", "Bram", COACH, NOW)
        Holders(vault, key.account, PASSPHRASE, NOW).add(
            "b2", "fiets regen notaris", tx.accounts.names(), reporter=False
        )
    assert vault.unlock("fiets regen notaris", NOW, "bram") == Key(
        "b2", key.dossiers, key.tellingen
    )


def test_what_a_coach_put_on_plans_stays_with_that_coach(folder: Path) -> None:
    as_it_lay(1, folder)
    key = quick_vault(folder).unlock(PASSPHRASE, NOW)
    with Store.open(folder, key) as store, store.read() as view:
        assert view.settings.values() == {
            f"coach:{key.account}": "Anna",
            f"telefoon:{key.account}": "0524 123 456",
            "organisatie": "Welzijn Voorbeeld",
        }


def test_a_store_of_a_newer_version_is_left_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_lay(1, folder)
    key = quick_vault(folder).unlock(PASSPHRASE, NOW)
    Store.open(folder, key).close()
    before = prints(folder)
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:1])
    with pytest.raises(Exception, match="nieuwere versie"):
        Store.open(folder, key)
    assert prints(folder) == before
