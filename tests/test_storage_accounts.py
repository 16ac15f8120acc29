"""Several people on one store: each an own passphrase, two keys, and no telling who is known."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage_room import NOW, PASSPHRASE, QUICK, first_start, new_dossier, quick_vault
from voorzieningenwijzer.storage import (
    COACH,
    COORDINATOR,
    RAPPORTEUR,
    Cost,
    CountsOnlyError,
    Holders,
    Key,
    NameTakenError,
    Store,
    StoreError,
    UnknownAccountError,
    Vault,
    WaitError,
    WeakPassphraseError,
    WrongNameOrPassphraseError,
    WrongPassphraseError,
    back_up,
    restore,
)
from voorzieningenwijzer.storage.attempts import FREE, MOST_DOORS
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.keyring import Keyring
from voorzieningenwijzer.storage.opening import counts_only

BRAM, CARLA = "fiets regen notaris", "lamp kaas ladder"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


@pytest.fixture
def anna(folder: Path) -> Key:
    return first_start(folder)


def add(folder: Path, by: Key, name: str, passphrase: str, role: str = COACH) -> str:
    account = os.urandom(8).hex()
    with Store.open(folder, by) as store, store.write() as tx:
        tx.accounts.add(account, name, role, NOW)
        holders = Holders(quick_vault(folder), by.account, PASSPHRASE, NOW)
        holders.add(account, passphrase, tx.accounts.names(), reporter=role == RAPPORTEUR)
    return account


def unlock(folder: Path, name: str, passphrase: str) -> Key:
    return quick_vault(folder).unlock(passphrase, NOW, name)


def test_the_first_account_coordinates(folder: Path, anna: Key) -> None:
    with Store.open(folder, anna) as store, store.read() as view:
        assert view.accounts.current().role == COORDINATOR
    assert not quick_vault(folder).asks_name()


def test_everybody_comes_in_with_the_own_passphrase(folder: Path, anna: Key) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    assert quick_vault(folder).asks_name()
    assert unlock(folder, "Bram", BRAM) == Key(bram, anna.dossiers, anna.tellingen)
    assert unlock(folder, "  ANNA ", PASSPHRASE) == anna
    for name, passphrase in (("Anna", BRAM), ("Bram", PASSPHRASE), ("Chris", BRAM), ("", BRAM)):
        with pytest.raises(WrongNameOrPassphraseError, match="horen niet bij elkaar"):
            unlock(folder, name, passphrase)


def test_two_people_may_choose_the_same_passphrase(folder: Path, anna: Key) -> None:
    """Nobody learns that a passphrase is taken, and nobody comes in as somebody else."""
    bram = add(folder, anna, "Bram", PASSPHRASE)
    assert unlock(folder, "Bram", PASSPHRASE).account == bram
    assert unlock(folder, "Anna", PASSPHRASE).account == anna.account


def test_a_reporter_holds_the_key_of_the_counts_and_no_other(folder: Path, anna: Key) -> None:
    reporter = add(folder, anna, "Carla", CARLA, RAPPORTEUR)
    key = unlock(folder, "Carla", CARLA)
    assert key == Key(reporter, None, anna.tellingen)
    assert anna.tellingen not in (None, anna.dossiers)
    with pytest.raises(CountsOnlyError):
        Store.open(folder, key)
    closed = Keyring.read(DataFolder(folder).keyring).accounts[reporter]
    assert set(closed.sealed) == {"tellingen"}
    assert closed.open(CARLA, reporter) == {"tellingen": anna.tellingen}
    vault = quick_vault(folder)
    vault.change_passphrase(CARLA, "een heel andere zin", NOW, reporter)
    assert unlock(folder, "Carla", "een heel andere zin").dossiers is None
    with pytest.raises(WrongPassphraseError):
        vault.new_recovery_code("een heel andere zin", NOW, reporter)


def test_a_coordinator_gives_a_new_passphrase(folder: Path, anna: Key) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    carla = add(folder, anna, "Carla", CARLA, RAPPORTEUR)
    holders = Holders(quick_vault(folder), anna.account, PASSPHRASE, NOW)
    holders.reset(bram, "nieuwe zin voor bram")
    holders.reset(carla, "nieuwe zin voor carla")
    assert unlock(folder, "Bram", "nieuwe zin voor bram").dossiers == anna.dossiers
    assert unlock(folder, "Carla", "nieuwe zin voor carla").dossiers is None
    with pytest.raises(WrongPassphraseError):
        unlock(folder, "Bram", BRAM)
    with pytest.raises(WeakPassphraseError):
        holders.reset(bram, "kort")


def test_only_the_own_passphrase_gives_keys_away(folder: Path, anna: Key) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    carla = add(folder, anna, "Carla", CARLA, RAPPORTEUR)
    before = DataFolder(folder).keyring.read_bytes()
    for by, passphrase in ((anna.account, BRAM), (bram, PASSPHRASE), (carla, CARLA)):
        holders = Holders(quick_vault(folder), by, passphrase, NOW + timedelta(hours=1))
        with pytest.raises(WrongPassphraseError):
            holders.add("d4", "weer een andere zin", {by: "X", "d4": "Dirk"}, reporter=False)
        with pytest.raises(WrongPassphraseError):
            holders.reset(bram, "weer een andere zin")
        with pytest.raises(WrongPassphraseError):
            holders.remove({by: "X"})
    assert DataFolder(folder).keyring.read_bytes() == before


def test_who_leaves_comes_in_no_more(folder: Path, anna: Key) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    with Store.open(folder, anna) as store, store.write() as tx:
        tx.accounts.end(bram, NOW)
        Holders(quick_vault(folder), anna.account, PASSPHRASE, NOW).remove(tx.accounts.names())
    with pytest.raises(WrongPassphraseError):
        unlock(folder, "Bram", BRAM)
    assert bram.encode() not in DataFolder(folder).keyring.read_bytes()
    with Store.open(folder, anna) as store, store.read() as view:
        assert view.accounts.get(bram).ended == NOW
        assert view.accounts.names() == {anna.account: "Anna"}
    stale = Key(bram, anna.dossiers, anna.tellingen)
    with Store.open(folder, stale) as store, store.read() as view:
        with pytest.raises(UnknownAccountError):
            view.accounts.current()


def test_a_name_is_given_once(folder: Path, anna: Key) -> None:
    with Store.open(folder, anna) as store, store.write() as tx:
        for name in ("Anna", " ANNA", "anna "):
            with pytest.raises(NameTakenError):
                tx.accounts.add("b2", name, COACH, NOW)


# ---------------------------------------------------------------------------- who is known here


def test_the_files_tell_no_name(folder: Path, anna: Key) -> None:
    add(folder, anna, "Bernadette", BRAM)
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"bernadette" not in path.read_bytes().lower(), path


def test_a_name_that_is_not_known_takes_as_long_as_one_that_is(folder: Path) -> None:
    """With the real cost, so that the difference of one derivation would show as half the time."""
    vault = Vault(folder)
    vault.create("Anna", PASSPHRASE, NOW)
    anna = vault.unlock(PASSPHRASE, NOW)
    with Store.open(folder, anna) as store, store.write() as tx:
        tx.accounts.add("b2", "Bram", COACH, NOW)
        Holders(vault, anna.account, PASSPHRASE, NOW).add(
            "b2", BRAM, tx.accounts.names(), reporter=False
        )
    took: dict[str, list[float]] = {"Bram": [], "Onbekend": []}
    now = NOW
    for _ in range(5):
        for name, times in took.items():
            now += timedelta(hours=1)
            began = time.process_time()
            with pytest.raises(WrongNameOrPassphraseError):
                vault.unlock("verkeerde zin hier", now, name)
            times.append(time.process_time() - began)
    known, unknown = min(took["Bram"]), min(took["Onbekend"])
    assert 0.7 < known / unknown < 1.4


@pytest.mark.parametrize("name", ["Anna", "Niemand"])
def test_a_known_and_an_unknown_name_wait_alike(folder: Path, anna: Key, name: str) -> None:
    add(folder, anna, "Bram", BRAM)
    said = []
    for _ in range(FREE + 1):
        with pytest.raises(StoreError) as caught:
            unlock(folder, name, "verkeerde zin hier")
        said.append(str(caught.value))
    assert [type(caught.value)] == [WaitError]
    assert said[:FREE] == [str(WrongNameOrPassphraseError())] * FREE
    assert said[FREE] == str(WaitError(5))


def test_coming_in_oneself_does_not_wipe_attempts_at_a_colleague(folder: Path, anna: Key) -> None:
    add(folder, anna, "Bram", BRAM)
    for _ in range(FREE):
        with pytest.raises(WrongPassphraseError):
            unlock(folder, "Anna", "een gok naar Anna")
        assert unlock(folder, "Bram", BRAM)
    with pytest.raises(WaitError):
        unlock(folder, "Anna", PASSPHRASE)
    assert unlock(folder, "Bram", BRAM)


def test_typing_many_names_does_not_wipe_attempts_either(folder: Path, anna: Key) -> None:
    add(folder, anna, "Bram", BRAM)
    for _ in range(FREE):
        with pytest.raises(WrongPassphraseError):
            unlock(folder, "Anna", "een gok naar Anna")
    vault = quick_vault(folder)
    for number in range(MOST_DOORS + 10):
        with pytest.raises(WrongPassphraseError):
            vault.unlock("een gok", NOW, f"verzonnen {number}")
    with pytest.raises(WaitError):
        unlock(folder, "Anna", PASSPHRASE)
    kept = json.loads(DataFolder(folder).attempts.read_bytes())["deuren"]
    assert len(kept) == MOST_DOORS


# ------------------------------------------------------------------------------ whose dossier


def test_a_coach_sees_the_own_dossiers_and_those_of_whom_he_deputises(
    folder: Path, anna: Key
) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    with Store.open(folder, anna) as store:
        hers = new_dossier(store, "van Anna")
    key = unlock(folder, "Bram", BRAM)
    with Store.open(folder, key) as store:
        his = new_dossier(store, "van Bram")
        with store.read() as view:
            assert [one.id for one in view.dossiers.mine()] == [his]
            assert view.dossiers.search("van") == view.dossiers.mine()
            assert not view.dossiers.is_mine(hers)
            assert not view.dossiers.is_mine("bestaat niet")
        with store.write() as tx:
            tx.accounts.set_deputy(anna.account, bram)
        with store.read() as view:
            assert {one.id for one in view.dossiers.mine()} == {his, hers}
        with store.write() as tx:
            tx.dossiers.give_to(his, anna.account, NOW)
            tx.accounts.set_deputy(anna.account, None)
        with store.read() as view:
            assert view.dossiers.mine() == []


def test_nobody_deputises_for_himself_or_after_leaving(folder: Path, anna: Key) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    with Store.open(folder, anna) as store, store.write() as tx:
        with pytest.raises(UnknownAccountError):
            tx.accounts.set_deputy(bram, bram)
        tx.accounts.set_deputy(anna.account, bram)
        tx.accounts.end(bram, NOW)
        assert tx.accounts.get(anna.account).deputy is None
        with pytest.raises(UnknownAccountError):
            tx.accounts.set_deputy(anna.account, bram)


# ------------------------------------------------------------------------- recovery and backups


def test_the_recovery_code_lets_the_coordinator_in(folder: Path) -> None:
    code = quick_vault(folder).create("Anna", PASSPHRASE, NOW)
    anna = unlock(folder, "", PASSPHRASE)
    bram = add(folder, anna, "Bram", BRAM, COORDINATOR)
    with Store.open(folder, anna) as store, store.write() as tx:
        tx.accounts.set_role(anna.account, COACH)
    assert quick_vault(folder).recover(code, "nieuw begin vandaag", NOW) == Key(
        bram, anna.dossiers, anna.tellingen
    )
    assert unlock(folder, "Bram", "nieuw begin vandaag").account == bram
    assert unlock(folder, "Anna", PASSPHRASE) == anna


def test_any_coach_can_put_a_backup_back_and_a_reporter_cannot(
    folder: Path, anna: Key, tmp_path: Path
) -> None:
    bram = add(folder, anna, "Bram", BRAM)
    add(folder, anna, "Carla", CARLA, RAPPORTEUR)
    copy = tmp_path / "kopie.vwkopie"
    with Store.open(folder, anna) as store:
        back_up(store, copy, NOW)
    with pytest.raises(WrongPassphraseError):
        restore(tmp_path / "elders", copy, CARLA)
    restore(tmp_path / "elders", copy, BRAM)
    assert unlock(tmp_path / "elders", "Bram", BRAM).account == bram
    assert unlock(tmp_path / "elders", "Carla", CARLA).dossiers is None


def test_the_keys_of_one_account_open_for_no_other(folder: Path, anna: Key) -> None:
    """Putting a reporter's name on a coach's closed keys opens nothing."""
    bram = add(folder, anna, "Bram", BRAM)
    carla = add(folder, anna, "Carla", CARLA, RAPPORTEUR)
    path = DataFolder(folder).keyring
    ring = Keyring.read(path)
    assert not counts_only(ring.accounts[bram])
    ring.with_account(carla, ring.accounts[bram]).write(path)
    for passphrase in (BRAM, CARLA):
        with pytest.raises(WrongPassphraseError):
            unlock(folder, "Carla", passphrase)


def test_every_new_key_is_closed_at_full_cost(folder: Path) -> None:
    vault = Vault(folder)
    assert vault.cost == Cost(64 * 1024, 3, 1)
    assert QUICK.memory < vault.cost.memory
