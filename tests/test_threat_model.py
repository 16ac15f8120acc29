"""The threat model names a test in every row, and each of them exists."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
DOCS = TESTS.parent / "docs"
MODEL = (DOCS / "dreigingsmodel.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in MODEL.splitlines()
    if line.startswith("| ") and not line.startswith("| ASVS")
]


def named(cell: str) -> list[tuple[str, str]]:
    """File and pattern of every test that a cell names; ``…`` stands for what is left out."""
    found, file = [], ""
    for words in re.findall(r"`([^`]+)`", cell):
        if words.startswith("test_") and ".py" in words:
            file, _, name = words.partition("::")
            file, _, probe = file.partition("[")
            found.append((file, f"probe:{probe.rstrip(']')}" if probe else name))
        elif words.startswith("…"):
            found.append((file, words))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_every_row_has_its_test_or_its_reason(row: list[str]) -> None:
    assert len(row) == 4
    tests = named(row[3])
    assert tests or len(row[3]) > 30, "no test and no reason"
    for file, name in tests:
        text = (TESTS / file).read_text("utf-8")
        if name.startswith("probe:"):
            assert f'"{name.removeprefix("probe:")}"' in text
            continue
        pattern = re.escape(name).replace("…", r"\w*").replace(r"_\w*", r"\w*")
        assert re.search(rf"def (test)?{pattern or 'test_'}", text), (file, name)


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 40
    chapters = {cell.split(".")[0].split(",")[0] for cell, *_ in ROWS}
    assert {f"V{n}" for n in range(1, 15)} <= chapters


@pytest.mark.parametrize("name", ["dreigingsmodel", "dpia", "verwerkersovereenkomst"])
def test_the_documents_for_the_organisation_agree_on_the_times(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text("utf-8")
    assert "burgerservicenummer" in text
    if name == "dpia":
        for time in ("60 dagen", "13 maanden", "30 dagen", "1 dag"):
            assert time in text
