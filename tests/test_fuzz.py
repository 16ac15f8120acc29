"""What ``python3 run.py fuzz`` does with atheris: every reader of something from outside."""

import ast
import re
from datetime import date
from pathlib import Path

from bench.fuzz import READERS, TARGET, Fuzzed, document, line

CHILD = Path(__file__).resolve().parent.parent / "bench" / "fuzz_readers.py"


def test_both_sides_name_the_same_readers() -> None:
    tree = ast.parse(CHILD.read_text("utf-8"))
    (table,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == "READERS"
    ]
    assert isinstance(table, ast.Dict)
    names = [key.value for key in table.keys if isinstance(key, ast.Constant)]
    assert names == list(READERS)


def test_the_table_in_the_docs_is_of_every_reader_and_none_crashed() -> None:
    rows = re.findall(r"^\| (\w+) \| ([\d.]+) \| (\d+) \| (\w+) \|$", TARGET.read_text(), re.M)
    assert [name for name, *_ in rows] == list(READERS)
    assert all(int(runs.replace(".", "")) > 500 for _, runs, _, _ in rows)
    assert all(int(covered) > 0 and crashed == "nee" for _, _, covered, crashed in rows)


def test_a_crash_is_said() -> None:
    assert line(Fuzzed("json", 1234, 5, True)) == "| json | 1.234 | 5 | ja |"
    assert "60 seconden" in document([Fuzzed("json", 1, 5, False)], 60, date(2026, 11, 22))
