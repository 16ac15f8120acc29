"""Faults that are really made: ``python3 run.py fouten``, or with fewer: ``fouten 20``.

Prints a table with attempts, what was lost, what was let in; with ``--schrijf`` it becomes
docs/foutproeven.md. The tests run the same with small numbers.
"""

import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.fault_doors import erased, forged, guessed, trespassed
from bench.fault_files import (
    clock_back,
    flipped_copies,
    flipped_database,
    flipped_keys,
    full_disk,
    read_only,
)
from bench.fault_kills import doubled, killed, slept
from bench.fault_rows import Row

TARGET = Path(__file__).resolve().parent.parent / "docs" / "foutproeven.md"
TIMES = 200
PROBES: tuple[tuple[Callable[[int], Row], float], ...] = (
    (killed, 1),
    (erased, 0.2),
    (full_disk, 0.1),
    (read_only, 0.25),
    (flipped_database, 1),
    (flipped_keys, 1),
    (flipped_copies, 1),
    (clock_back, 0.5),
    (doubled, 0.1),
    (slept, 0.05),
    (guessed, 1),
    (forged, 1),
    (trespassed, 1),
)
"""Each with its share of the number of times: some take a second, others a hundredth."""


def rows(times: int) -> Iterator[Row]:
    for probe, share in PROBES:
        yield probe(max(1, round(times * share)))


def line(row: Row) -> str:
    cells = (row.what, str(row.attempts), str(row.lost), str(row.let_in), row.remark)
    return f"| {' | '.join(cells)} |"


def document(found: Sequence[Row], day: date) -> str:
    said = "\n".join(line(row) for row in found)
    return HEAD.format(day=f"{day:%d-%m-%Y}", python=platform.python_version(), rows=said)


HEAD = """# Foutproeven

Elke fout is echt gemaakt: het programma gedood, de schijf vol, een byte omgezet. `verloren` is wat
bevestigd was en er niet meer stond, of wat gewist gemeld was en nog te vinden; `binnen` is wat
langs een beveiliging kwam. Gemeten op {day} met Python {python}: `python3 run.py fouten --schrijf`.
De tests doen hetzelfde met kleine aantallen (`tests/test_faults.py`).

| fout | pogingen | verloren | binnen | erbij |
|---|---:|---:|---:|---|
{rows}

Niet gemeten: een echte stroomstoring (wel `kill -9`; elke schrijfgang vraagt `synchronous=FULL`),
Windows en macOS.
"""


def main(arguments: list[str]) -> int:
    numbers = [int(word) for word in arguments if word.isdecimal()]
    found = []
    for row in rows(numbers[0] if numbers else TIMES):
        print(line(row), flush=True)
        found.append(row)
    if "--schrijf" in arguments:
        TARGET.write_text(document(found, date.today()), encoding="utf-8")
    return 0 if all(row.good for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
