"""Whatever comes from outside: read as it should be, or refused with a sentence; never a crash.

Amounts, dates, forms, household files, tables, bundles, backups, names of files. How long it may
take is bounded too: what is refused is refused quickly.
"""

import contextlib
import hashlib
import io
import json
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.storage_room import NOW, PASSPHRASE, first_start, new_dossier
from tests.test_calculate import GOOD
from tests.test_web import to_screen
from tests.web_room import Coach, start
from tests.web_room import new_dossier as new_talk
from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.offers.typed import KINDS, read_offer
from voorzieningenwijzer.cli.main import main
from voorzieningenwijzer.storage import SUFFIX, BackupFileError, Store, archive, back_up, restore
from voorzieningenwijzer.strict_yaml import YamlError, read
from voorzieningenwijzer.tables import Tables
from voorzieningenwijzer.tables.bundle import BundleError, export, preview
from voorzieningenwijzer.tables.documents import DocumentError
from voorzieningenwijzer.tables.gathering import read_document

TODAY = date(2026, 11, 23)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FIGURES = st.text(alphabet="0123456789.,-+ €e_٣²xX'", max_size=25)
DAYS = st.text(alphabet="0123456789-/. aeijlmprtuvo", max_size=25)
ANYTHING = st.text(max_size=200) | FIGURES | DAYS


@pytest.fixture
def desk_and_coach(tmp_path: Path) -> Iterator[tuple[Coach, Desk]]:
    coach, desk = start(tmp_path / "gegevens")
    yield coach, desk
    desk.close()


# ------------------------------------------------------------------------- amounts and dates


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_any_offer_is_read_or_refused_per_field(soort: str, data: st.DataObject) -> None:
    form = {field.key: data.draw(ANYTHING) for field in KINDS[soort]}
    values, errors = read_offer(soort, form, TODAY)
    json.dumps(values, allow_nan=False, default=str)
    assert all(isinstance(text, str) and text for text in errors.values())
    assert not set(values) & set(errors)


@settings(max_examples=60, suppress_health_check=SLOW, deadline=None)
@given(st.sampled_from(["huurbrief", "geboortedatum"]), st.data())
def test_any_text_in_the_talk_is_kept_refused_or_asked_about(
    open_talk: tuple[Coach, str, dict[str, list[str]]], screen: str, data: st.DataObject
) -> None:
    """Over the pages: never an error of ours, never something else in the store than was typed."""
    coach, dossier, names = open_talk
    typed = {name: data.draw(ANYTHING) for name in names[screen]}
    sent = coach.client.post(
        f"/gesprek/{dossier}/vraag/{screen}",
        data={"csrf_token": coach.token(), **typed},
        base_url="http://127.0.0.1:8730",
    )
    assert sent.status_code in {302, 422}


@pytest.fixture(scope="module")
def open_talk(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Coach, str, dict[str, list[str]]]]:
    coach, desk = start(tmp_path_factory.mktemp("praten"))
    dossier = new_talk(coach)
    to_screen(coach, dossier, "huurbrief")
    coach.get("/dossiers")
    names = {
        "huurbrief": ["kale_huur", "servicekosten", "huur_eerder"],
        "geboortedatum": ["geboortedatum-a"],
    }
    yield coach, dossier, names
    desk.close()


# ---------------------------------------------------------------------------- household files


@st.composite
def spoiled(draw: st.DrawFn, text: str) -> str:
    """A good text with a few places cut, doubled or replaced by something else."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        piece = draw(st.text(max_size=12) | st.sampled_from(ODD) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


ODD = [
    *("\t", "\x00", "&a ", "*a", "!!python/object:os.system ", "{", "[", "- - - ", ": ", "|", ">"),
    *("1e999", ".nan", ".inf", "-0", "010", "12:30", "no", "~", "<<: ", "? ", "%TAG ", "---\n"),
    *("9" * 400, "2026-02-30", "'", '"', "\ufeff", "\u2028", "\U0001f337"),
]


def calculated(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[object]]:
    code = main(["calculate", str(path), "--json"])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, [json.loads(line, parse_constant=pytest.fail) for line in said.out.splitlines()]


@settings(max_examples=120, suppress_health_check=SLOW, deadline=None)
@given(text=spoiled(GOOD))
def test_a_spoiled_household_file_is_calculated_or_named(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huis.yaml"
    path.write_bytes(text.encode("utf-8", "replace"))
    code, (result,) = calculated(path, capsys)
    assert isinstance(result, dict)
    assert (code == 0) == ("fout" not in result)


def as_json(text: str) -> str:
    return json.dumps(read(text), default=str)


@settings(max_examples=80, suppress_health_check=SLOW, deadline=None)
@given(text=spoiled(as_json(GOOD)))
@example(text='{"\u2028naam": 1, "\u2029x": 2, "\x85": 3}')
def test_a_spoiled_json_file_too(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huis.json"
    path.write_bytes(text.encode("utf-8", "replace"))
    _, rows = calculated(path, capsys)
    assert len(rows) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"peildatum": "2026-09-15", "peildatum": "2025-01-01"}',
        '{"peildatum": "2026-09-15", "woning": {"kale_huur_per_maand": NaN}}',
        '{"peildatum": "2026-09-15", "woning": {"kale_huur_per_maand": Infinity}}',
        '{"peildatum": "2026-09-15", "woning": {"kale_huur_per_maand": 1e999}}',
        "[" * 50_000,
        '"tekst"',
        "",
    ],
)
def test_json_that_would_be_guessed_at_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huis.json"
    path.write_text(text, encoding="utf-8")
    code, (result,) = calculated(path, capsys)
    assert code != 0
    assert isinstance(result, dict)
    assert result["fout"]["veld"]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "a: " + "[" * 30_000,
        "- " * 30_000,
        "a: " + "{b: " * 10_000,
        "x" * 400_001,
        "a: !!python/object/apply:os.system [id]",
        "a: 1\na: 2",
        "a: .nan",
        "a: .inf",
        "a: 1e999",
        '{"a": 1, "a": 2}',
    ],
)
def test_dangerous_yaml_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    with pytest.raises(YamlError):
        read(text)
    assert time.process_time() - began < 2


# ------------------------------------------------------------------------- tables and bundles

TABLE = next(t for f, t in Tables.shipped().texts().items() if f.endswith("zorgtoeslag.yaml"))
SCHEME = next(t for f, t in Tables.shipped().texts().items() if f.endswith("doe_mee_pas.yaml"))


@settings(max_examples=120, suppress_health_check=SLOW, deadline=None)
@given(text=st.one_of(spoiled(TABLE), spoiled(SCHEME)))
def test_a_spoiled_table_is_read_or_refused_with_its_faults(text: str) -> None:
    with contextlib.suppress(DocumentError):
        assert read_document(text, "proef")


@settings(max_examples=60, suppress_health_check=SLOW, deadline=None)
@given(data=st.data())
def test_a_spoiled_bundle_is_shown_or_refused(data: st.DataObject) -> None:
    bundle = export([SCHEME], TODAY).decode()
    text = data.draw(spoiled(bundle))
    with contextlib.suppress(BundleError):
        assert preview(text.encode("utf-8", "replace"), Tables.shipped()).items


@pytest.mark.parametrize(
    "data",
    [
        b'{"formaat": "voorzieningenwijzer-tabellen", "versie": 1, "versie": 1, "documenten": [1]}',
        b'{"formaat": "voorzieningenwijzer-tabellen", "versie": NaN}',
        b"[" * 100_000,
        b"\xff\xfe",
        b" " * 8_000_001,
    ],
)
def test_a_bundle_that_would_be_guessed_at_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError):
        preview(data, Tables.shipped())


def test_a_bundle_from_a_page_is_bounded_too(
    desk_and_coach: tuple[Coach, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    coach, _ = desk_and_coach
    monkeypatch.setattr("voorzieningenwijzer.tables.bundle.MAX_BYTES", 1000)
    large = {"bestand": (io.BytesIO(b"[" * 1001), "x.vwtabellen")}
    assert coach.send("/tabellen/bekijken", large).status_code == 422
    assert "groter dan" in coach.text


# ---------------------------------------------------------------------------------- backups


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kopie")
    target = folder / f"goed{SUFFIX}"
    with Store.open(folder / "map", first_start(folder / "map")) as store:
        new_dossier(store)
        back_up(store, target, NOW)
    return target


def parts(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def packed(target: Path, content: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(target, "w", how) as whole:
        for name, data in content.items():
            whole.writestr(name, data)
    return target


def listed(good: dict[str, bytes], database: bytes) -> dict[str, bytes]:
    """With a list in which the size and the sum are right."""
    manifest = json.loads(good[archive.MANIFEST])
    about = {"bytes": len(database), "sha256": hashlib.sha256(database).hexdigest()}
    manifest["bestanden"][archive.DATABASE] = about
    whole = json.dumps(manifest).encode()
    return {**good, archive.DATABASE: database, archive.MANIFEST: whole}


def test_a_bomb_and_names_with_a_path_are_refused(backup: Path, tmp_path: Path) -> None:
    good = parts(backup)
    zeros = bytes(50_000_000)
    strange = {
        "compressed": packed(tmp_path / "a", {**good, archive.DATABASE: zeros}, 8),
        "a bomb that is listed": packed(tmp_path / "j", listed(good, zeros), 8),
        "a path up": packed(tmp_path / "b", {**good, "../../uit.txt": b"x"}),
        "a path from the root": packed(tmp_path / "c", {**good, "/etc/uit": b"x"}),
        "a drive": packed(tmp_path / "d", {**good, "C:\\uit": b"x"}),
        "one more": packed(tmp_path / "e", {**good, "extra": b"x"}),
        "one less": packed(tmp_path / "f", {archive.MANIFEST: good[archive.MANIFEST]}),
        "a list with a key twice": packed(
            tmp_path / "g",
            {**good, archive.MANIFEST: good[archive.MANIFEST].replace(b"{", b'{"versie": 1,', 1)},
        ),
        "a list without end": packed(tmp_path / "h", {**good, archive.MANIFEST: b" " * 200_000}),
        "longer than listed": packed(
            tmp_path / "i", {**good, archive.DATABASE: good[archive.DATABASE] + b"x"}
        ),
    }
    for path in strange.values():
        began = time.process_time()
        with pytest.raises(BackupFileError):
            archive.read_contents(path)
        with pytest.raises(BackupFileError):
            restore(tmp_path / "elders", path, PASSPHRASE)
        assert time.process_time() - began < 2
    assert not (tmp_path / "uit.txt").exists()
    assert not (tmp_path.parent / "uit.txt").exists()
    assert not list((tmp_path / "elders").rglob("*.db"))


@settings(max_examples=100, suppress_health_check=SLOW, deadline=None)
@given(start=st.integers(0, 10**6), piece=st.binary(max_size=40), cut=st.integers(0, 200))
def test_a_spoiled_backup_is_whole_or_refused(
    backup: Path, tmp_path: Path, start: int, piece: bytes, cut: int
) -> None:
    good = backup.read_bytes()
    start %= len(good)
    path = tmp_path / "x.vwkopie"
    path.write_bytes(good[:start] + piece + good[start + cut :])
    with contextlib.suppress(BackupFileError):
        archive.read_contents(path)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "", ".", "..", "a" * 300, "\x00", "x\ny"]
)
def test_the_name_of_a_file_leads_nowhere(
    desk_and_coach: tuple[Coach, Desk], backup: Path, name: str
) -> None:
    """What a browser says a file is called is at most shown, never followed."""
    coach, desk = desk_and_coach
    before = set(desk.folder.parent.rglob("*"))
    for path in ("/reservekopie/terugzetten", "/dossiers/overnemen", "/tabellen/bekijken"):
        file = io.BytesIO(b"geen van drie")
        sent = coach.send(
            path, {"bestand": (file, name), "wachtzin": PASSPHRASE, "code": "7KMRA-7KMRA"}
        )
        assert sent.status_code in {200, 422}
        coach.post("/openen", wachtzin="paard fiets lamp regen")
    after = set(desk.folder.parent.rglob("*"))
    new = {path.name for path in after - before}
    assert new <= {"pogingen.json", "dossiers.db-wal", "dossiers.db-shm"}


def test_more_than_anybody_sends_is_refused(desk_and_coach: tuple[Coach, Desk]) -> None:
    coach, _ = desk_and_coach
    coach.client.application.config["MAX_CONTENT_LENGTH"] = 1000
    page = coach.send("/dossiers/nieuw", {"naam": "x" * 2000})
    assert page.status_code == 413
    assert "Dat is te groot" in coach.text
