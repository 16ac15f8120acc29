"""Rows as a file for a spreadsheet, in which no text can be a formula.

A cell that begins with one of ``= + - @`` is worked out by a spreadsheet when the file opens, also
after blanks, and so is what follows a tab or a line end. An apostrophe in front keeps it text.
"""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None

_BEGINS_A_FORMULA = frozenset("=+-@|%")


def safe_cell(value: Cell) -> Cell:
    """A text on one line, and never a formula; a part of a number after a comma, as in Dutch."""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if not isinstance(value, str):
        return value
    one_line = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in value)
    begin = unicodedata.normalize("NFKC", one_line).lstrip()[:1]
    return f"'{one_line}" if begin in _BEGINS_A_FORMULA and begin else one_line


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """With a byte order mark and semicolons, as a Dutch spreadsheet opens it by itself."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
