"""Dossiers and what hangs on them: saved at once, found again, never changed in silence."""

import json
import os
import stat
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.storage_room import NOW, PASSPHRASE, answer, first_start, new_dossier, prints
from voorzieningenwijzer.database import Database, EncryptedDatabase
from voorzieningenwijzer.storage import (
    ForeignFileError,
    InUseError,
    Key,
    LockedError,
    MissingFileError,
    NewerStoreError,
    NewLine,
    NoStoreError,
    Store,
    StoreError,
    UnknownDossierError,
    UnknownPlanError,
    data_folder,
    migrations,
)
from voorzieningenwijzer.storage.folder import DataFolder

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "map"


@pytest.fixture
def key(folder: Path) -> Key:
    return first_start(folder)


@pytest.fixture
def store(folder: Path, key: Key) -> Store:
    return Store.open(folder, key)


def test_a_dossier_is_there_tomorrow(folder: Path, key: Key, store: Store) -> None:
    dossier = new_dossier(store, "Familie Yılmaz, Kerkstraat")
    lines = [
        NewLine("huur", None, "612,50", {"bedrag": 61250, "per": "maand"}),
        NewLine("gas", "p1", "", None, dont_know=True),
    ]
    with store.write() as tx:
        tx.answers.append(dossier, lines, LATER)
    store.close()
    with Store.open(folder, key) as again, again.read() as view:
        assert [
            (line.question, line.member, line.raw, line.value, line.dont_know, line.at)
            for line in view.answers.lines(dossier)
        ] == [
            ("huur", None, "612,50", {"bedrag": 61250, "per": "maand"}, False, LATER),
            ("gas", "p1", "", None, True, LATER),
        ]
        kept = view.dossiers.get(dossier)
        assert (kept.label, kept.created, kept.changed, kept.status) == (
            "Familie Yılmaz, Kerkstraat",
            NOW,
            LATER,
            "gesprek",
        )
        assert view.accounts.current().name == "Anna"
        assert kept.owner == view.accounts.current().id


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("celik", ["Familie Çelik"]),
        ("FAMILIE", ["Familie Çelik", "familie Jansen-Dé"]),
        ("de jansen", ["familie Jansen-Dé"]),
        ("100%", ["mevrouw 100%_"]),
        ("_", ["mevrouw 100%_"]),
        ("", ["Familie Çelik", "familie Jansen-Dé", "mevrouw 100%_"]),
        ("' OR 1=1 --", []),
    ],
)
def test_search_ignores_case_and_accents(store: Store, words: str, expected: list[str]) -> None:
    for label in ("Familie Çelik", "familie Jansen-Dé", "mevrouw 100%_"):
        new_dossier(store, label)
    with store.read() as view:
        assert sorted(one.label for one in view.dossiers.search(words)) == expected


def test_the_list_begins_with_what_was_worked_on_last(store: Store) -> None:
    first, second = new_dossier(store, "een"), new_dossier(store, "twee")
    with store.write() as tx:
        tx.dossiers.touch(second, NOW + timedelta(hours=1))
        tx.dossiers.rename(first, "een, anders", NOW + timedelta(hours=2))
        tx.dossiers.describe(second, "0114", "loket", NOW + timedelta(hours=1))
        tx.dossiers.set_status(second, "gesloten", NOW + timedelta(hours=1))
    with store.read() as view:
        assert [one.label for one in view.dossiers.listing()] == ["een, anders", "twee"]
        changed = view.dossiers.get(second)
    assert (changed.municipality, changed.channel, changed.status) == ("0114", "loket", "gesloten")
    with pytest.raises(ValueError, match="status"), store.write() as tx:
        tx.dossiers.set_status(first, "kwijt", NOW)


def test_an_id_of_a_member_is_never_given_twice(folder: Path, key: Key, store: Store) -> None:
    dossier, other = new_dossier(store), new_dossier(store)
    with store.write() as tx:
        given = [tx.dossiers.new_member(dossier, "p"), tx.dossiers.new_member(dossier, "i")]
    with pytest.raises(ZeroDivisionError):
        _give_and_fail(store, dossier)
    store.close()
    with Store.open(folder, key) as again, again.write() as tx:
        given += [tx.dossiers.new_member(dossier, "p"), tx.dossiers.new_member(other, "p")]
        with pytest.raises(ValueError, match="prefix"):
            tx.dossiers.new_member(dossier, "p1")
        with pytest.raises(UnknownDossierError):
            tx.dossiers.new_member("weg", "p")
    assert given == ["p1", "i2", "p3", "p1"]


def _give_and_fail(store: Store, dossier: str) -> None:
    with store.write() as tx:
        tx.dossiers.new_member(dossier, "p")
        raise ZeroDivisionError


def test_the_number_of_a_line_is_never_given_twice(store: Store) -> None:
    dossier = new_dossier(store)
    last = [answer(store, dossier, "a"), answer(store, dossier, "b")][-1]
    store.erase_line(dossier, last, NOW)
    assert answer(store, dossier, "c") > last


def test_an_answer_is_a_new_line_and_a_plan_a_new_edition(store: Store) -> None:
    dossier = new_dossier(store)
    answer(store, dossier, "a")
    with store.write() as tx:
        plan = tx.plans.save(dossier, '{"acties": []}', {"zorgtoeslag": "ab12"}, NOW)
        tx.plans.keep_pdf(plan.id, b"%PDF-1")
    for change in (
        "UPDATE answer SET raw = 'b'",
        "UPDATE plan SET content = '{}'",
        "UPDATE plan SET pdf = x'00'",
        "DELETE FROM audit",
        "UPDATE audit SET what = 'niets'",
    ):
        with store.database.write() as db:
            db.execute("INSERT INTO audit VALUES (NULL, 'a', NULL, 'b', 'c', 'd')")
        with pytest.raises(dbapi2.IntegrityError), store.database.write() as db:
            db.execute(change)


def test_what_json_cannot_hold_is_refused(store: Store) -> None:
    dossier = new_dossier(store)
    for value in (float("nan"), float("inf"), date(2026, 1, 1), {1, 2}):
        with pytest.raises((TypeError, ValueError)), store.write() as tx:
            tx.answers.append(dossier, [NewLine("huur", None, "x", value)], NOW)
    with pytest.raises(dbapi2.IntegrityError), store.write() as tx:
        tx.plans.save(dossier, "{geen json", {}, NOW)
    with store.read() as view:
        assert view.answers.lines(dossier) == []


def test_a_plan_is_kept_whole_and_printed_once(store: Store) -> None:
    dossier = new_dossier(store)
    content = json.dumps({"naam": "Çelik", "acties": [1, 2]}, ensure_ascii=False)
    pdf = b"%PDF-1.7\x00\xff" * 20_000
    with store.write() as tx:
        first = tx.plans.save(dossier, content, {"zorgtoeslag": "ab12"}, NOW)
        second = tx.plans.save(dossier, "{}", {}, LATER, pdf=b"%PDF-2")
        tx.plans.keep_pdf(first.id, pdf)
        with pytest.raises(ValueError, match="printed before"):
            tx.plans.keep_pdf(first.id, b"%PDF-3")
    with store.read() as view:
        editions = view.plans.editions(dossier)
        assert [(one.edition, one.printed, one.made) for one in editions] == [
            (2, True, LATER),
            (1, True, NOW),
        ]
        assert view.plans.content(first.id) == content
        assert view.plans.pdf(first.id) == pdf
        assert view.plans.pdf(second.id) == b"%PDF-2"
        assert view.plans.get(first.id).fingerprints == {"zorgtoeslag": "ab12"}
        with pytest.raises(UnknownPlanError):
            view.plans.pdf(999)


def test_consent_has_its_text_and_day_and_can_be_withdrawn(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        tx.consents.give(dossier, "Ik stel u vragen.", date(2026, 11, 20), NOW)
        tx.consents.give(dossier, "Ik stel u vragen.", date(2026, 11, 21), NOW, member="p2")
    with store.read() as view:
        assert [(one.member, one.text, one.given_on) for one in view.consents.current(dossier)] == [
            (None, "Ik stel u vragen.", date(2026, 11, 20)),
            ("p2", "Ik stel u vragen.", date(2026, 11, 21)),
        ]
    with store.write() as tx:
        tx.consents.withdraw(dossier, LATER)
    with store.read() as view:
        assert view.consents.current(dossier) == []
        assert [one.withdrawn for one in view.consents.of(dossier)] == [LATER, LATER]


def test_settings_and_approvals(store: Store) -> None:
    with store.write() as tx:
        tx.settings.set("telefoon", "0524 - 12 34 56")
        tx.settings.set("kleuren", {"merk": "#662249"})
        tx.settings.set("telefoon", "0524 - 65 43 21")
        tx.approvals.approve("ab12", "zorgtoeslag", NOW)
        tx.approvals.approve("ab12", "iets anders", LATER)
    with store.read() as view:
        assert view.settings.values() == {
            "kleuren": {"merk": "#662249"},
            "telefoon": "0524 - 65 43 21",
        }
        assert view.settings.get("organisatie", "MWC") == "MWC"
        (approval,) = view.approvals.listing()
        assert (approval.name, approval.at) == ("zorgtoeslag", NOW)
        assert approval.account == view.accounts.current().id
        assert view.approvals.fingerprints() == {"ab12"}


def test_the_audit_is_a_chain_of_words_without_names(store: Store) -> None:
    dossier = new_dossier(store)
    with store.write() as tx:
        for what in ("dossier_geopend", "plan_geprint", "dossier_gesloten"):
            tx.audit.add(what, NOW, dossier)
        tx.audit.add("reservekopie_gemaakt", LATER)
        with pytest.raises(ValueError, match="audit word"):
            tx.audit.add("mevrouw Jansen gebeld", NOW)
    with store.read() as view:
        assert [line.what for line in view.audit.lines(dossier)][-1] == "dossier_gesloten"
        assert len(view.audit.lines()) == 4
        assert view.audit.broken_at() is None
    with store.database.write() as db:
        db.execute("DROP TRIGGER audit_is_appended")
        db.execute("UPDATE audit SET what = 'niets' WHERE id = 2")
    with store.read() as view:
        assert view.audit.broken_at() == 2


def test_an_erased_dossier_takes_no_more_answers(store: Store) -> None:
    dossier = new_dossier(store)
    store.erase_dossier(dossier, NOW)
    for work in (
        lambda: answer(store, dossier, "te laat"),
        lambda: store.erase_dossier(dossier, NOW),
        lambda: _save_plan(store, dossier),
    ):
        with pytest.raises(UnknownDossierError, match="gewist"):
            work()


def _save_plan(store: Store, dossier: str) -> None:
    with store.write() as tx:
        tx.plans.save(dossier, "{}", {}, NOW)


def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"), store.write() as tx:
        tx.dossiers.create("x", "", "loket", datetime(2026, 1, 1))  # noqa: DTZ001


def test_many_threads_save_at_once(store: Store) -> None:
    dossier, faults = new_dossier(store), []

    def talk(name: int) -> None:
        try:
            for number in range(20):
                answer(store, dossier, f"{name}-{number}")
                with store.read() as view:
                    assert f"{name}-{number}" in {x.raw for x in view.answers.lines(dossier)}
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=talk, args=[name]) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with store.read() as view:
        lines = view.answers.lines(dossier)
    assert {line.raw for line in lines} == {f"{a}-{b}" for a in range(6) for b in range(20)}
    assert len({line.id for line in lines}) == 120


def test_locked_is_locked(store: Store) -> None:
    store.close()
    with pytest.raises(LockedError, match="op slot"), store.read():
        pass
    store.close()


def test_two_stores_in_one_folder_is_one_too_many(folder: Path, key: Key, store: Store) -> None:
    with pytest.raises(InUseError, match="al open") as caught:
        Store.open(folder, key)
    assert str(folder) in str(caught.value)
    store.close()
    Store.open(folder, key).close()


HOLDER = """
import sys
from pathlib import Path
from voorzieningenwijzer.storage import Key, Store
store = Store.open(Path(sys.argv[1]), Key("a", bytes.fromhex(sys.stdin.readline())))
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_is_kept_out_until_this_one_dies(folder: Path, key: Key) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(key.dossiers.hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(InUseError):
            Store.open(folder, key)
        holder.kill()
        holder.wait()
        Store.open(folder, key).close()


def test_a_folder_without_store_makes_no_empty_one(folder: Path, key: Key) -> None:
    with pytest.raises(NoStoreError):
        Store.open(folder.parent / "elders", key)
    assert not (folder.parent / "elders").exists()
    DataFolder(folder).database.unlink()
    with pytest.raises(MissingFileError, match="reservekopie"):
        Store.open(folder, key)
    assert not DataFolder(folder).database.exists()


def test_a_database_of_another_program_is_refused(folder: Path, key: Key) -> None:
    path = DataFolder(folder).database
    path.unlink()
    EncryptedDatabase.create(path, key.dossiers, 0x0BADCAFE).close()
    before = prints(folder)
    with pytest.raises(ForeignFileError, match="niet van dit programma"):
        Store.open(folder, key)
    assert prints(folder) == before


def second(db: Database) -> None:
    db.execute("ALTER TABLE dossier ADD COLUMN area TEXT")


def broken(db: Database) -> None:
    db.execute("CREATE TABLE half (a)")
    raise ZeroDivisionError


def test_a_migration_makes_a_copy_first(
    folder: Path, key: Key, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = new_dossier(store)
    store.close()
    now = migrations.newest()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, second))
    with Store.open(folder, key) as again:
        with again.read() as view:
            assert view.dossiers.get(dossier).label == "mevrouw J."
        copy = DataFolder(folder).copies / f"dossiers-versie-{now}.db"
        with EncryptedDatabase(copy, key.dossiers).read() as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == now
            assert db.execute("SELECT count(*) FROM dossier").fetchone()[0] == 1
        again.erase_dossier(dossier, NOW)
        assert not copy.exists()


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    folder: Path, key: Key, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = new_dossier(store)
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                Store.open(folder, key)
    with Store.open(folder, key) as again, again.read() as view:
        assert view.dossiers.get(dossier)
    with EncryptedDatabase(DataFolder(folder).database, key.dossiers).read() as db:
        assert not db.table("half").exists()


def test_a_store_of_a_newer_program_is_refused_untouched(
    folder: Path, key: Key, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, second))
        Store.open(folder, key).close()
    before = prints(folder)
    with pytest.raises(NewerStoreError, match="nieuwere versie"):
        Store.open(folder, key)
    assert prints(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are not Windows'")
def test_only_the_owner_can_look_into_the_folder(folder: Path, store: Store) -> None:
    new_dossier(store)
    for path in [folder, *folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_where_the_data_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(tmp_path / "stick"))
    assert data_folder() == tmp_path / "stick"
    assert data_folder(demo=True) == tmp_path / "stick" / "demo"
    monkeypatch.delenv("VOORZIENINGENWIJZER_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder().name == "voorzieningenwijzer"
    assert data_folder(demo=True).parent == data_folder()


def test_no_name_stands_readable_in_the_folder(folder: Path, store: Store) -> None:
    dossier = new_dossier(store, "Familie Oorbeltrui")
    answer(store, dossier, "Oorbeltruistraat 12")
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in (b"Oorbeltrui", b"Anna", PASSPHRASE.encode(), dossier.encode()):
                assert word not in content, path


def every_error(cls: type[StoreError]) -> set[type[StoreError]]:
    return {cls, *(deep for sub in cls.__subclasses__() for deep in every_error(sub))}


def test_errors_are_named_after_the_problem() -> None:
    assert all(error.__name__.endswith("Error") for error in every_error(StoreError))
