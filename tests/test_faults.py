"""The fault probes of bench/, with small numbers; ``python3 run.py fouten`` does them with 200."""

import os
from collections.abc import Callable
from datetime import date

import pytest

from bench.fault_rows import Row
from bench.faults import PROBES, TARGET, document, line

FEW = {
    "killed": 4,
    "erased": 3,
    "full_disk": 2,
    "read_only": 2,
    "flipped_database": 12,
    "flipped_keys": 12,
    "flipped_copies": 12,
    "clock_back": 3,
    "doubled": 2,
    "slept": 1,
    "guessed": 20,
    "forged": 1,
    "trespassed": 1,
}


@pytest.mark.skipif(os.name == "nt", reason="these faults are made with signals and permissions")
@pytest.mark.parametrize("probe", [probe for probe, _ in PROBES], ids=lambda probe: probe.__name__)
def test_nothing_is_lost_and_nobody_comes_in(probe: Callable[[int], Row]) -> None:
    row = probe(FEW[probe.__name__])
    assert row.attempts > 0
    assert (row.lost, row.let_in) == (0, 0), row


def test_every_probe_runs_here_with_fewer() -> None:
    assert set(FEW) == {probe.__name__ for probe, _ in PROBES}


def test_the_table_in_the_docs_is_of_every_probe_with_enough_attempts() -> None:
    rows = [r for r in TARGET.read_text("utf-8").splitlines() if r.startswith("| ")][1:]
    assert len(rows) == len(PROBES)
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert all(int(lost) == 0 and int(let_in) == 0 for _, _, lost, let_in, _ in cells)
    assert next(c for c in cells if c[0] == "kill -9 tijdens het bewaren")[1] == "200"


def test_a_row_that_went_wrong_says_so() -> None:
    assert not Row("x", 1, 1, 0).good
    assert not Row("x", 1, 0, 1).good
    assert not Row("x", 0, 0, 0).good, "nothing was tried"
    assert line(Row("x", 3, 0, 0, "y")) == "| x | 3 | 0 | 0 | y |"
    assert "| x | 3 |" in document([Row("x", 3, 0, 0)], date(2026, 11, 23))
