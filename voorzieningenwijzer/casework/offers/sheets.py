"""A list of prices as a file: CSV, or the first sheet of an XLSX. Text in, no formulas.

An XLSX is a zip with XML. What is read of it is limited before it is unpacked, a document type
(the way to entities) is refused, and so is a formula: what counts is what somebody saw.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree

from voorzieningenwijzer.language.said import said

LARGEST_BYTES = 2_000_000
LARGEST_UNPACKED = 20_000_000
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 1001, 40, 200
Rows = list[list[str]]
# what zipfile raises, depending on which byte is not as it should be
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError)

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml\Z")


class SheetError(Exception):
    """The file cannot be read as a list; ``str()`` is a Dutch sentence that names the place."""


def read_sheet(name: str, content: bytes) -> Rows:
    """The rows with something in them, the header first. Raises SheetError."""
    if len(content) > LARGEST_BYTES:
        raise SheetError(
            said(
                "Dit bestand is groter dan {largest_bytes} MB.",
                largest_bytes=LARGEST_BYTES // 1000000,
            )
        )
    zipped = content.startswith(b"PK")
    if name.lower().endswith(".xls") or (not zipped and b"\0" in content):
        raise SheetError(said("Dit bestand kunnen wij niet lezen. Bewaar het als CSV of XLSX."))
    rows = [row for row in (_xlsx(content) if zipped else _csv(content)) if any(row)]
    if len(rows) > MOST_ROWS:
        raise SheetError(
            said("Deze lijst heeft meer dan {most_rows} regels.", most_rows=MOST_ROWS - 1)
        )
    if len(rows) < 2:
        raise SheetError(
            said("In deze lijst staat geen aanbod. De eerste regel zijn de kolomnamen.")
        )
    return rows


def _checked(text: str, row: int, column: int) -> str:
    text = text.strip()
    if column >= MOST_COLUMNS:
        raise SheetError(
            said(
                "Rij {row} heeft meer dan {most_columns} kolommen.",
                row=row,
                most_columns=MOST_COLUMNS,
            )
        )
    if len(text) > LONGEST_CELL:
        raise SheetError(
            said("Rij {row}, kolom {column}: hier staat te veel tekst.", row=row, column=column + 1)
        )
    if text.startswith("=") or (text[:1] in "+-@" and not _is_number(text)):
        raise SheetError(
            said(
                "Rij {row}, kolom {column}: hier staat een formule. Plak de waarde.",
                row=row,
                column=column + 1,
            )
        )
    return text


def _is_number(text: str) -> bool:
    return not text or text.lstrip("+-").replace(",", "").replace(".", "").isdigit()


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), start=1):
            yield [_checked(cell, number, column) for column, cell in enumerate(row)]
    except csv.Error as problem:
        raise SheetError(said("Deze lijst is geen goede CSV: {problem}", problem=problem)) from None


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = sorted(n for n in archive.namelist() if _SHEET.match(n))
            if not sheets:
                raise SheetError(said("In dit bestand zit geen werkblad."))
            shared = "xl/sharedStrings.xml"
            words = _words(_part(archive, shared)) if shared in archive.namelist() else []
            tree = _tree(_part(archive, sheets[0]))
    except _DAMAGED:
        raise SheetError(said("Dit bestand is beschadigd of zit op slot.")) from None
    for number, row in enumerate(tree.iter(_tag("row")), start=1):
        if number > MOST_ROWS:
            raise SheetError(
                said("Deze lijst heeft meer dan {most_rows} regels.", most_rows=MOST_ROWS - 1)
            )
        yield _row(row, number, words)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read no more than the limit, whatever the archive says about its size."""
    with archive.open(name) as part:
        found = part.read(LARGEST_UNPACKED + 1)
    if len(found) > LARGEST_UNPACKED:
        raise SheetError(said("Dit bestand is uitgepakt te groot."))
    return found


def _tree(xml: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml[:200]:
        raise SheetError(said("Dit bestand is geen gewone lijst."))
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        raise SheetError(said("Dit bestand is beschadigd.")) from None


def _words(xml: bytes) -> list[str]:
    return [
        "".join(text.text or "" for text in item.iter(_tag("t")))
        for item in _tree(xml).iter(_tag("si"))
    ]


def _row(row: ElementTree.Element, number: int, words: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(_tag("c")):
        place = _CELL.match(cell.get("r", ""))
        column = _column(place[1]) if place else len(cells)
        if column >= MOST_COLUMNS:
            raise SheetError(
                said(
                    "Rij {number} heeft meer dan {most_columns} kolommen.",
                    number=number,
                    most_columns=MOST_COLUMNS,
                )
            )
        if cell.find(_tag("f")) is not None:
            where = said("Rij {number}, kolom {column}", number=number, column=column + 1)
            raise SheetError(said("{where}: hier staat een formule. Plak de waarde.", where=where))
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _checked(_text(cell, words), number, column)
    return cells


def _text(cell: ElementTree.Element, words: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(_tag("v")) or ""
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(_tag("t")))
    if kind == "s":
        return words[int(value)] if value.isdigit() and int(value) < len(words) else ""
    return _dutch(value) if kind == "n" else value


def _dutch(value: str) -> str:
    """``0.13899999999999998`` as somebody typed it: ``0,139``."""
    try:
        number = round(Decimal(value), 8).normalize()
    except InvalidOperation:
        return value
    return f"{number:f}".replace(".", ",")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{name}"
