"""The counts file: what goes in, what never does, the outbox, and once each whatever is sent."""

import json
import random
import sqlite3
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage_room import first_start
from tests.web_room import desk_in
from voorzieningenwijzer.casework.faults import ClosedError
from voorzieningenwijzer.database import ForeignFileError, WrongKeyError
from voorzieningenwijzer.statistics import (
    Area,
    Contact,
    CountsFile,
    Covenant,
    Event,
    Gerealiseerd,
    Gevonden,
    Organisation,
    Peiling,
    tens,
)
from voorzieningenwijzer.statistics.event_text import from_data, from_text, to_data, to_text
from voorzieningenwijzer.statistics.field_list import as_document, kinds
from voorzieningenwijzer.statistics.words import HUISHOUDTYPEN, REDENEN, STAPPEN
from voorzieningenwijzer.storage import back_up, restore

KEY = bytes(range(32))
QUARTERS = st.builds("{}-K{}".format, st.integers(2020, 2099), st.integers(1, 4))
CODES = st.sampled_from(["", "domesta", "woonservice", "poppenhare"])
OUTCOMES = {
    "kwartaal": QUARTERS,
    "organisatie": CODES,
    "gebied": CODES,
    "huishoudtype": st.sampled_from(sorted(HUISHOUDTYPEN)),
    "regelingen": st.sets(st.sampled_from(["zorgtoeslag", "huurtoeslag"])).map(
        lambda found: tuple(sorted(found))
    ),
    "euros": st.integers(0, 500).map(lambda tens: tens * 10),
}
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Contact,
        stap=st.sampled_from([step for step in STAPPEN if step != "afgewezen"]),
        maand=st.builds("{}-{:02}".format, st.integers(2020, 2099), st.integers(1, 12)),
        organisatie=CODES,
        gebied=CODES,
        aantal=st.integers(-5, 300),
    ),
    st.builds(
        Contact,
        stap=st.just("afgewezen"),
        maand=st.just("2026-01"),
        reden=st.sampled_from(sorted(REDENEN)),
    ),
    st.builds(Gevonden, **OUTCOMES),
    st.builds(Gerealiseerd, **OUTCOMES),
    st.builds(Peiling, kwartaal=QUARTERS, antwoorden=st.just(("ja", "beetje", "geen_antwoord"))),
)


def counts_in(folder: Path, name: str = "tellingen.db") -> CountsFile:
    return CountsFile.open(folder / name, KEY)


def held(month: str = "2026-03") -> Contact:
    return Contact("gehouden", month, organisatie="domesta", kanaal="huisbezoek")


@given(EVENTS)
def test_an_event_comes_back_from_its_text(event: Event) -> None:
    assert from_data(json.loads(json.dumps(to_data(event)))) == event
    assert from_text(to_text(event), event.id) == event


@pytest.mark.parametrize(
    "change",
    [
        {"soort": "naam"},
        {"aantal": True},
        {"aantal": 100_000},
        {"naam": "mevrouw J."},
        {"stap": "mevrouw J."},
        {"stap": ["gehouden"]},
        {"maand": "2026-03-14"},
        {"organisatie": "Kerkstraat 1, Coevorden"},
        {"reden": "heeft ruzie met de buren"},
        {"id": "1"},
    ],
)
def test_a_contact_that_holds_anything_else_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_data({**to_data(held()), **change})


@pytest.mark.parametrize(
    "change",
    [
        {"kwartaal": "2026-K5"},
        {"kwartaal": "2026-03"},
        {"euros": 101},
        {"euros": -10},
        {"euros": "100"},
        {"regelingen": "zorgtoeslag"},
        {"regelingen": ["z", "a"]},
        {"regelingen": ["a", "a"]},
        {"regelingen": [1]},
        {"huishoudtype": "mevrouw J."},
    ],
)
def test_an_outcome_that_holds_anything_else_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_data({**to_data(Gevonden("2026-K1")), **change})


@pytest.mark.parametrize("data", [None, [], {}, {"soort": "contact"}, "gehouden", 3])
def test_what_is_not_an_event_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        from_data(data)


def test_declining_has_a_reason() -> None:
    with pytest.raises(ValueError):
        Contact("afgewezen", "2026-03")


@pytest.mark.parametrize(
    ("euros", "kept"), [(0, 0), (9.99, 0), (10, 10), (1238, 1230), (-3, 0), (9e9, 50_000)]
)
def test_amounts_are_rounded_down_to_tens(euros: float, kept: int) -> None:
    assert tens(euros) == kept


def test_every_field_is_explained() -> None:
    assert [kind.soort for kind in kinds()] == ["contact", "gevonden", "gerealiseerd", "peiling"]
    for kind in kinds():
        assert kind.wat
        assert kind.velden
        assert all(len(line.betekenis) > 10 for line in kind.velden)


def test_the_document_says_the_same_as_the_program() -> None:
    document = Path(__file__).parent.parent / "docs" / "tellingen.md"
    assert as_document() in document.read_text("utf-8")


def test_nothing_that_could_be_a_person_has_a_place() -> None:
    names = {line.veld for kind in kinds() for line in kind.velden}
    assert names == {
        "stap", "maand", "organisatie", "doelgroep", "verwijzer", "kanaal", "gebied", "reden",
        "aantal", "id", "kwartaal", "huishoudtype", "regelingen", "besparingen", "euros",
        "antwoorden",
    }  # fmt: skip
    assert "id" in {one.name for one in fields(Contact)}


def test_what_is_recorded_is_counted_and_waits_in_the_outbox(tmp_path: Path) -> None:
    counts = counts_in(tmp_path)
    counts.record([held(), Gevonden("2026-K1", organisatie="domesta", euros=900)])
    assert len(counts.events()) == 2
    assert counts.outbox() == counts.events()
    counts.close()
    again = counts_in(tmp_path)
    assert len(again.events()) == 2


def test_what_was_received_leaves_this_laptop(tmp_path: Path) -> None:
    counts = counts_in(tmp_path)
    first, second = held(), held("2026-04")
    other = held("2026-05")
    counts.record([first, second])
    counts.merge([other])
    assert counts.received([first.id, other.id, "0" * 32]) == 1
    assert counts.outbox() == [second]
    assert {one.id for one in counts.events()} == {second.id, other.id}


def test_once_each_whatever_is_sent_and_in_any_order(tmp_path: Path) -> None:
    chance = random.Random(9)
    events = [held(f"2026-{1 + n % 12:02}") for n in range(60)]
    files = [events[:30], events[20:50], events[45:]]
    everywhere = []
    for number in range(5):
        order = [*files, *files[:2]]
        chance.shuffle(order)
        counts = counts_in(tmp_path, f"{number}.db")
        merged = [counts.merge(file) for file in order]
        assert sum(one.new for one in merged) == 60
        assert sum(one.known for one in merged) == sum(map(len, order)) - 60
        everywhere.append(counts.events())
    assert all(found == everywhere[0] for found in everywhere)
    assert counts.outbox() == []


def test_the_order_in_which_they_came_is_not_kept(tmp_path: Path) -> None:
    """A talk and what it found are written one after the other; the file may not tell which."""
    counts = counts_in(tmp_path)
    for _ in range(40):
        counts.record([held(), Gevonden("2026-K1")])
    found = [event.id for event in counts.events()]
    assert found == sorted(found)
    with counts._database.read() as db, pytest.raises(Exception, match="rowid"):
        db.execute("SELECT rowid FROM event")


def test_the_covenant_comes_back(tmp_path: Path) -> None:
    counts = counts_in(tmp_path)
    assert counts.covenant() == Covenant()
    covenant = Covenant(
        "Coevorden",
        (Organisation("domesta", "Domesta", deel=60), Organisation("mwc", "MWC", "welzijn")),
        (Area("poppenhare", "Poppenhare"), Area("oost", "Oost", ("poppenhare",))),
        300,
        45_000,
        "vast",
    )
    counts.keep_covenant(covenant)
    assert counts.covenant() == covenant


def test_the_file_is_encrypted_with_a_key_of_its_own(tmp_path: Path) -> None:
    counts = counts_in(tmp_path)
    counts.record([held()])
    counts.close()
    path = tmp_path / "tellingen.db"
    assert b"domesta" not in path.read_bytes()
    with pytest.raises(WrongKeyError):
        CountsFile.open(path, bytes(32))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM event")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    sqlite3.connect(path).execute("CREATE TABLE t (a)")
    with pytest.raises(ForeignFileError):
        CountsFile.open(path, KEY)


def test_the_dossiers_key_does_not_open_the_counts(tmp_path: Path) -> None:
    key = first_start(tmp_path)
    assert key.dossiers is not None
    assert key.tellingen is not None
    path = tmp_path / "t.db"
    CountsFile.open(path, key.tellingen).close()
    with pytest.raises(WrongKeyError):
        CountsFile.open(path, key.dossiers)


def test_the_desk_opens_them_at_first_use_and_locks_them(tmp_path: Path) -> None:
    from tests.web_room import NOW, PASSPHRASE

    desk = desk_in(tmp_path)
    with pytest.raises(ClosedError):
        _ = desk.counts.store
    desk.create("Anna", PASSPHRASE, NOW)
    assert not (tmp_path / "opslag" / "tellingen.db").exists()
    desk.counts.store.record([held()])
    counts = desk.counts
    desk.lock()
    with pytest.raises(ClosedError):
        _ = counts.store
    desk.unlock(PASSPHRASE, NOW)
    assert [one.soort for one in desk.counts.store.events()] == ["contact"]
    desk.lock()


def test_a_backup_holds_the_counts(tmp_path: Path) -> None:
    """On another laptop they come back; here those that are newer stay."""
    from tests.web_room import NOW, PASSPHRASE

    desk = desk_in(tmp_path / "een")
    desk.create("Anna", PASSPHRASE, NOW)
    first = held()
    desk.counts.store.record([first])
    backup = tmp_path / "kopie.vwkopie"
    back_up(desk.store, backup, NOW)
    desk.counts.store.record([held("2026-05")])
    newer = desk.counts.store.events()
    desk.lock()

    restore(tmp_path / "een", backup, PASSPHRASE)
    desk.unlock(PASSPHRASE, NOW)
    assert desk.counts.store.events() == newer
    desk.lock()

    elsewhere = desk_in(tmp_path / "twee")
    restore(tmp_path / "twee", backup, PASSPHRASE)
    elsewhere.unlock(PASSPHRASE, NOW)
    assert elsewhere.counts.store.events() == [first]
    assert elsewhere.counts.store.outbox() == [first]
    elsewhere.lock()


def test_a_backup_of_before_the_counts_leaves_them(tmp_path: Path) -> None:
    from tests.web_room import NOW, PASSPHRASE

    desk = desk_in(tmp_path / "een")
    desk.create("Anna", PASSPHRASE, NOW)
    backup = tmp_path / "kopie.vwkopie"
    back_up(desk.store, backup, NOW)
    desk.counts.store.record([held()])
    desk.lock()
    restore(tmp_path / "een", backup, PASSPHRASE)
    desk.unlock(PASSPHRASE, NOW)
    assert len(desk.counts.store.events()) == 1
    desk.lock()
