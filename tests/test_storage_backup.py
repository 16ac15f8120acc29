"""A backup is worth what putting it back gives: tried by putting it back, whole and spoiled."""

import argparse
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage_room import NOW, PASSPHRASE, answer, found, new_dossier, prints, quick_vault
from voorzieningenwijzer.cli import store as commands
from voorzieningenwijzer.database import DiskError
from voorzieningenwijzer.storage import (
    BackupExistsError,
    BackupFileError,
    DamagedBackupError,
    ForeignBackupError,
    InUseError,
    Key,
    MistypedCodeError,
    NewerBackupError,
    Store,
    UnknownDossierError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
    back_up,
    migrations,
    read_contents,
    restore,
)
from voorzieningenwijzer.storage.folder import DataFolder
from voorzieningenwijzer.storage.recovery_code import new_code

OTHER = "fiets regen notaris"
SECRET = "OORBELTRUI"


class House:
    """A store with one dossier and a backup of it."""

    def __init__(self, root: Path) -> None:
        self.folder, self.backup = root / "map", root / "stick" / "kopie.vwkopie"
        self.backup.parent.mkdir()
        self.code = quick_vault(self.folder).create("Anna", PASSPHRASE, NOW)
        with self.open() as store:
            self.dossier = new_dossier(store, "Familie Çelik")
            self.line = answer(store, self.dossier, "612,50")
            with store.write() as tx:
                self.plan = tx.plans.save(self.dossier, "{}", {}, NOW, pdf=b"%PDF" * 9000).id
            back_up(store, self.backup, NOW)

    def key(self, passphrase: str = PASSPHRASE) -> Key:
        return quick_vault(self.folder).unlock(passphrase, NOW)

    def open(self) -> Store:
        return Store.open(self.folder, self.key())


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_everything_is_back_on_another_laptop(house: House, tmp_path: Path) -> None:
    other = tmp_path / "andere laptop"
    done = restore(other, house.backup, PASSPHRASE)
    assert (done.dossiers, done.aside, done.erased_again) == (1, None, True)
    assert done.contents.made == NOW
    with Store.open(other, quick_vault(other).unlock(PASSPHRASE, NOW)) as store:
        assert quick_vault(other).folder.aside() == []
        with store.read() as view:
            assert [one.label for one in view.dossiers.listing()] == ["Familie Çelik"]
            assert [one.raw for one in view.answers.lines(house.dossier)] == ["612,50"]
            assert view.plans.pdf(house.plan) == b"%PDF" * 9000
            assert view.accounts.current().name == "Anna"
    assert quick_vault(other).recover(house.code, OTHER, NOW)


def test_the_recovery_code_opens_a_backup_too(house: House, tmp_path: Path) -> None:
    other = tmp_path / "ander"
    assert restore(other, house.backup, house.code.lower(), by_code=True).dossiers == 1
    with pytest.raises(WrongRecoveryCodeError):
        restore(other, house.backup, new_code(), by_code=True)
    with pytest.raises(MistypedCodeError):
        restore(other, house.backup, PASSPHRASE, by_code=True)


def test_the_store_that_was_there_is_kept_aside(house: House) -> None:
    with house.open() as store:
        newer = new_dossier(store, "van na de kopie")
        answer(store, house.dossier, "700")
    former = prints(DataFolder(house.folder).store)
    first = restore(house.folder, house.backup, PASSPHRASE)
    assert first.aside is not None
    assert prints(first.aside) == former
    with house.open() as store, store.read() as view:
        assert [one.raw for one in view.answers.lines(house.dossier)] == ["612,50"]
        with pytest.raises(UnknownDossierError):
            view.dossiers.get(newer)
    second = restore(house.folder, house.backup, PASSPHRASE)
    assert [path.name for path in DataFolder(house.folder).aside()] == ["opzij-0001", "opzij-0002"]
    assert second.aside != first.aside
    with house.open() as store:
        assert store.remove_aside() == 2
        assert store.folder.aside() == []


def test_a_backup_opens_with_the_passphrase_of_its_day(house: House, tmp_path: Path) -> None:
    quick_vault(house.folder).change_passphrase(PASSPHRASE, OTHER, NOW)
    before = prints(house.folder)
    with pytest.raises(WrongPassphraseError, match="van de dag"):
        restore(house.folder, house.backup, OTHER)
    assert prints(house.folder) == before
    assert not list((tmp_path / "stick").glob("*.deel"))
    restore(house.folder, house.backup, PASSPHRASE)
    assert house.key(PASSPHRASE)


def test_what_was_erased_since_stays_erased(house: House) -> None:
    with house.open() as store:
        kept = new_dossier(store, "blijft")
        wrong = answer(store, kept, f"BSN {SECRET}")
        answer(store, kept, "goed")
        later = house.backup.with_name("later.vwkopie")
        back_up(store, later, NOW)
        store.erase_dossier(house.dossier, NOW)
        store.erase_line(kept, wrong, NOW)
    for source, expected in ((house.backup, []), (later, ["blijft"])):
        done = restore(house.folder, source, PASSPHRASE)
        assert (done.erased_again, done.dossiers) == (True, len(expected))
        with house.open() as store, store.read() as view:
            assert [one.label for one in view.dossiers.listing()] == expected
        key = house.key().dossiers
        assert found(SECRET, DataFolder(house.folder).database, key) == 0
        assert found("Familie Çelik", DataFolder(house.folder).database, key) == 0
    with house.open() as store, store.read() as view:
        assert [line.raw for line in view.answers.lines(kept)] == ["goed"]


def test_a_store_beyond_reading_is_kept_aside_and_said(house: House) -> None:
    database = DataFolder(house.folder).database
    database.write_bytes(b"kapot" * 5000)
    done = restore(house.folder, house.backup, PASSPHRASE)
    assert (done.dossiers, done.erased_again) == (1, False)
    assert done.aside is not None
    assert (done.aside / "dossiers.db").read_bytes() == b"kapot" * 5000
    house.open().close()


def test_an_open_store_is_not_replaced(house: House) -> None:
    with house.open(), pytest.raises(InUseError):
        restore(house.folder, house.backup, PASSPHRASE)


def test_a_backup_never_overwrites(house: House) -> None:
    before = house.backup.read_bytes()
    with house.open() as store:
        with pytest.raises(BackupExistsError, match="andere naam"):
            back_up(store, house.backup, NOW)
        with pytest.raises(DiskError):
            back_up(store, house.backup.parent / "geen map" / "kopie.vwkopie", NOW)
    assert house.backup.read_bytes() == before
    assert [path.name for path in house.backup.parent.iterdir()] == ["kopie.vwkopie"]
    assert not list(house.folder.glob("nieuw-*"))


def test_no_name_stands_readable_in_a_backup(house: House) -> None:
    content = house.backup.read_bytes()
    for word in ("Çelik", "Anna", "612,50", house.dossier, PASSPHRASE, house.code, "%PDF"):
        assert word.encode() not in content


def _repacked(house: House, change: Callable[[dict[str, bytes]], object], **how: int) -> None:
    with zipfile.ZipFile(house.backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(house.backup, "w", **how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _listed(change: dict[str, object]) -> Callable[[dict[str, bytes]], object]:
    def edit(parts: dict[str, bytes]) -> None:
        parts["inhoud.json"] = json.dumps({**json.loads(parts["inhoud.json"]), **change}).encode()

    return edit


def _longer(parts: dict[str, bytes]) -> None:
    parts["dossiers.db"] += b"x"


SPOILED: dict[str, tuple[Callable[[House], object], type[BackupFileError]]] = {
    "empty": (lambda house: house.backup.write_bytes(b""), ForeignBackupError),
    "a text": (lambda house: house.backup.write_bytes(b"Beste Anna,"), ForeignBackupError),
    "a document": (
        lambda house: _repacked(house, lambda parts: parts.pop("inhoud.json")),
        ForeignBackupError,
    ),
    "half of it": (
        lambda house: house.backup.write_bytes(house.backup.read_bytes()[:30_000]),
        DamagedBackupError,
    ),
    "of a newer program": (
        lambda house: _repacked(house, _listed({"versie": 3})),
        NewerBackupError,
    ),
    "of a newer store": (
        lambda house: _repacked(house, _listed({"opslag_versie": 99})),
        NewerBackupError,
    ),
    "of another program": (
        lambda house: _repacked(house, _listed({"formaat": "iets"})),
        ForeignBackupError,
    ),
    "without keys": (
        lambda house: _repacked(house, lambda parts: parts.pop("sleutels.json")),
        DamagedBackupError,
    ),
    "a path out of the folder": (
        lambda house: _repacked(house, lambda parts: parts.update({"../weg.txt": b"x"})),
        DamagedBackupError,
    ),
    "longer than listed": (lambda house: _repacked(house, _longer), DamagedBackupError),
    "compressed": (
        lambda house: _repacked(house, lambda parts: None, compression=zipfile.ZIP_DEFLATED),
        DamagedBackupError,
    ),
    "a list of 10 MB": (
        lambda house: _repacked(house, _listed({"vulling": "x" * 10_000_000})),
        DamagedBackupError,
    ),
}


@pytest.mark.parametrize(("spoil", "error"), SPOILED.values(), ids=SPOILED.keys())
def test_what_is_no_good_backup_is_refused_with_a_reason(
    house: House, spoil: Callable[[House], object], error: type[BackupFileError]
) -> None:
    spoil(house)
    before = prints(house.folder)
    with pytest.raises(error, match="niets veranderd") as caught:
        restore(house.folder, house.backup, PASSPHRASE)
    assert str(house.backup) in str(caught.value)
    assert prints(house.folder) == before
    house.open().close()


def test_keys_and_database_of_two_backups_do_not_mix(house: House, tmp_path: Path) -> None:
    (tmp_path / "twee").mkdir()
    other = House(tmp_path / "twee")
    with zipfile.ZipFile(other.backup) as archive:
        foreign, listed = archive.read("dossiers.db"), json.loads(archive.read("inhoud.json"))

    def mix(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["inhoud.json"])
        manifest["bestanden"]["dossiers.db"] = listed["bestanden"]["dossiers.db"]
        parts |= {"dossiers.db": foreign, "inhoud.json": json.dumps(manifest).encode()}

    _repacked(house, mix)
    before = prints(house.folder)
    with pytest.raises(DamagedBackupError):
        restore(house.folder, house.backup, PASSPHRASE)
    assert prints(house.folder) == before


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused_or_harmless(house: House, place: float, bit: int) -> None:
    """The sizes and hashes are listed, so what is accepted is exactly what was written."""
    whole = house.backup.read_bytes()
    spoiled = bytearray(whole)
    spoiled[int(place * len(whole))] ^= 1 << bit
    path, into = house.backup.with_name("omgevallen"), house.backup.with_name("uitgepakt")
    path.write_bytes(spoiled)
    into.mkdir()
    with zipfile.ZipFile(house.backup) as archive:
        expected = {name: archive.read(name) for name in ("sleutels.json", "dossiers.db")}
    try:
        read_contents(path, into)
    except BackupFileError:
        pass
    else:
        assert {one.name: one.read_bytes() for one in into.iterdir()} == expected
    finally:
        for one in into.iterdir():
            one.unlink()
        into.rmdir()


@pytest.mark.parametrize("renames", [0, 1])
def test_a_cut_in_power_while_putting_back(
    house: House, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    """The two renames that put a store in place are cut off before the first and the second."""
    with house.open() as store:
        new_dossier(store, "van na de kopie")
    rename, done = Path.rename, []

    def cut(self: Path, target: Path) -> Path:
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(self)
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", cut)
        with pytest.raises(KeyboardInterrupt):
            restore(house.folder, house.backup, PASSPHRASE)
    assert quick_vault(house.folder).exists()
    with house.open() as store, store.read() as view:
        assert [one.label for one in view.dossiers.listing()] == ["Familie Çelik"]
        (aside,) = store.folder.aside()
    assert (aside / "dossiers.db").exists()
    assert not list(house.folder.glob("nieuw-*"))


def test_a_backup_of_an_earlier_program_is_migrated(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(db: object) -> None:
        db.execute("ALTER TABLE dossier ADD COLUMN area TEXT")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, second))
    restore(house.folder, house.backup, PASSPHRASE)
    with house.open() as store, store.database.read() as db:
        assert "area" in db.table("dossier").columns_dict


def run(words: list[str]) -> int:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def _no_terminal(question: str) -> str:
    raise EOFError


def test_the_commands(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(house.folder))
    typed = [PASSPHRASE]
    monkeypatch.setattr(commands, "getpass", lambda question: typed[0])
    target = house.backup.parent / "maandag 21.11"
    assert run(["backup", str(target)]) == 0
    written = house.backup.parent / "maandag 21.11.vwkopie"
    assert str(written) in capsys.readouterr().out
    assert run(["backup", str(target)]) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert run(["restore", str(written)]) == 0
    out = capsys.readouterr().out
    assert "teruggezet: 1 dossier." in out
    assert "opzij-0001" in out
    typed[0] = "een verkeerde zin"
    for words in (["restore", str(written)], ["backup", str(target) + "2"]):
        assert run(words) == 1
        captured = capsys.readouterr()
        assert "wachtzin" in captured.err
        assert captured.out == ""
    with monkeypatch.context() as patch:
        patch.setattr(commands, "getpass", _no_terminal)
        assert run(["restore", str(written)]) == 1
    assert "wachtzin" in capsys.readouterr().err
    typed[0] = house.code
    assert run(["restore", str(written), "--herstelcode"]) == 0
    assert run(["backup", str(target) + "3", "--demo"]) == 1
    assert "nog geen dossiers" in capsys.readouterr().err
