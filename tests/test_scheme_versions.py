"""Several documents of one scheme: which holds on which day, and that the old ones stay."""

import argparse
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzieningenwijzer.cli import tables as command
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.tables import Scheme, Tables
from voorzieningenwijzer.tables.bundle import export, install, preview
from voorzieningenwijzer.tables.fingerprint import fingerprint
from voorzieningenwijzer.tables.reading import parse
from voorzieningenwijzer.tables.scheme_writing import write_document

DAY = date(2026, 11, 23)
PASS = "coevorden.doe_mee_pas"
TEXT = shipped("tariffs", "lokaal", "coevorden", "doe_mee_pas.yaml").read_text(encoding="utf-8")


def changed(text: str, instead_of: str = "", *changes: tuple[str, str]) -> str:
    """The text with changes; ``instead_of`` is the text that it corrects."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    lines = [one for one in text.splitlines() if not one.startswith("in_plaats_van")]
    mark = [f"in_plaats_van: {fingerprint(instead_of)}"] if instead_of else []
    return "\n".join([*lines, *mark]) + "\n"


def with_texts(folder: Path, *texts: str) -> Tables:
    """The shipped tables with these added, in files of which the names tell their order."""
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    marks = [fingerprint(text) for text in texts]
    return Tables.load([shipped("tariffs")], folder, marks)


def pass_on(tables: Tables, day: date) -> Scheme | None:
    found = [s for s in tables.schemes("Coevorden", day) if s.id == PASS]
    return found[0] if found else None


FIRST = changed(TEXT, TEXT, ("hoogstens: 1.10", "hoogstens: 1.15"))
SECOND = changed(FIRST, FIRST, ("hoogstens: 1.15", "hoogstens: 1.20"))
LATER = changed(TEXT, "", ("2018-08-02", "2027-01-01"), ("hoogstens: 1.10", "hoogstens: 1.30"))


@pytest.mark.parametrize("order", list(permutations([FIRST, SECOND, LATER])))
def test_a_correction_takes_the_place_whatever_the_order_of_the_files(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    tables = with_texts(tmp_path, *order)
    assert tables.faulty == ()
    now, later = pass_on(tables, DAY), pass_on(tables, date(2027, 1, 1))
    assert now is not None
    assert later is not None
    assert (now.inkomensgrens, later.inkomensgrens) == (1.20, 1.30)
    marks = [fingerprint(text) for text in (TEXT, FIRST)]
    assert sorted(s.fingerprint for s in tables.replaced("Coevorden", PASS)) == sorted(marks)
    assert tables.text_of(marks[0]) == TEXT, "what was in force can be looked at"
    assert tables.text_of(marks[1]) == FIRST
    assert list(tables.added().values()).index(FIRST) < list(tables.added().values()).index(SECOND)


def test_two_documents_that_begin_on_one_day_are_refused_by_name(tmp_path: Path) -> None:
    tables = with_texts(tmp_path, changed(TEXT, "", ("hoogstens: 1.10", "hoogstens: 1.15")))
    [faulty] = tables.faulty
    assert "is er al vanaf 2018-08-02" in str(faulty)
    current = pass_on(tables, DAY)
    assert current is not None
    assert current.inkomensgrens == 1.10


def test_what_is_over_does_not_give_way_to_what_was_before(tmp_path: Path) -> None:
    short = changed(TEXT, "", ("geldig_van: 2018-08-02", "geldig_van: 2026-01-01"))
    short = changed(short, "", ("geldig_van: 2026-01-01", GELDIG))
    tables = with_texts(tmp_path, short)
    assert tables.faulty == ()
    assert pass_on(tables, date(2025, 12, 31)) is not None
    assert pass_on(tables, date(2026, 6, 30)) is not None
    assert pass_on(tables, date(2026, 7, 1)) is None


GELDIG = "geldig_van: 2026-01-01\ngeldig_tot: 2026-06-30"


def test_a_document_cannot_take_the_place_of_another_scheme(tmp_path: Path) -> None:
    kindpakket = shipped("tariffs", "lokaal", "coevorden", "kindpakket.yaml").read_text("utf-8")
    tables = with_texts(tmp_path, changed(LATER, kindpakket))
    assert tables.versions("Coevorden", "coevorden.kindpakket")
    assert tables.replaced("Coevorden", "coevorden.kindpakket") == ()


def test_another_laptop_takes_the_corrections_in_one_bundle(tmp_path: Path) -> None:
    tables = with_texts(tmp_path, SECOND, FIRST)
    found = preview(export(tables.added().values(), DAY), Tables.shipped())
    assert [str(item.verdict) for item in found.items] == ["nieuw", "nieuw"]
    [first, second] = [item.verschillen for item in found.items]
    assert [(d.bedrag, d.oud, d.nieuw) for d in first] == [
        ("voorwaarden.alle[1].hoogstens", "1.10", "1.15")
    ]
    assert [(d.oud, d.nieuw) for d in second] == [("1.15", "1.20")]
    elsewhere = tmp_path / "elders"
    install(found.new, elsewhere)
    current = pass_on(Tables.in_use(elsewhere), DAY)
    assert current is not None
    assert current.inkomensgrens == 1.20


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def test_the_command_exports_what_was_changed_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOORZIENINGENWIJZER_DATA", str(tmp_path / "map"))
    bundle = tmp_path / "eigen.vwtabellen"
    assert run("tables", "export", str(bundle), "--eigen") == 1
    assert "niets toegevoegd of gewijzigd" in capsys.readouterr().err
    install(preview(export([FIRST], DAY), Tables.shipped()).new, tmp_path / "map")
    assert run("tables", "export", str(bundle), "--eigen") == 0
    [item] = preview(bundle.read_bytes(), Tables.shipped()).items
    assert item.text == FIRST


# ------------------------------------------------------------------------------ written back


def test_every_shipped_scheme_reads_back_as_it_was() -> None:
    texts = {f: t for f, t in Tables.shipped().texts().items() if f.startswith("lokaal/")}
    assert len(texts) > 120
    for file, text in texts.items():
        assert parse(write_document(parse(text))) == parse(text), file


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
LEAVES = st.one_of(
    WORDS,
    st.sampled_from(["ja", "nee", "no", "y", "null", "~", "010", "12:30", "1,5", "2026-01-01"]),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)


@given(st.dictionaries(st.from_regex(r"[a-z]{2,9}_", fullmatch=True), LEAVES, min_size=1))
def test_whatever_somebody_types_reads_back_as_it_was(content: dict[str | int, Any]) -> None:
    assert parse(write_document(content)) == content
