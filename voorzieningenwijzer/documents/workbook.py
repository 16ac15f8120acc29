"""Tables as an XLSX file: sheets of text and numbers, nothing that is worked out or loaded.

Text is kept inline, so that no cell can be a formula. Equal sheets give equal bytes.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from voorzieningenwijzer.documents.spreadsheet import Cell

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\\", " "))
_LONGEST_NAME, _WIDEST = 31, 70
_STYLES = (
    f'<styleSheet xmlns="{_SPREADSHEET}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="#,##0.0"/></numFmts><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/>'
    '<xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" numFmtId="3" applyNumberFormat="1"/>'
    '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>'
    '<xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_HEADER, _WHOLE, _PART, _LONG = 1, 2, 3, 4
"""Numbers of those styles: a header, a whole number, one with a decimal, a text of many lines."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of the book; the first row is its header."""

    naam: str
    kop: tuple[str, ...]
    regels: tuple[tuple[Cell, ...], ...]


def xlsx_bytes(tabs: Sequence[Tab]) -> bytes:
    names = _names(tabs)
    parts = {
        "[Content_Types].xml": _content_types(len(tabs)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(tabs))]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    parts |= {f"xl/worksheets/sheet{n + 1}.xml": _sheet(tab) for n, tab in enumerate(tabs)}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(zipfile.ZipInfo(path), _HEAD + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _names(tabs: Sequence[Tab]) -> list[str]:
    """Short, without the signs that a sheet may not have, each once."""
    found: list[str] = []
    for tab in tabs:
        name = tab.naam.translate(_FORBIDDEN).strip()[:_LONGEST_NAME] or "blad"
        number = 2
        while name.casefold() in {one.casefold() for one in found}:
            name = f"{name[: _LONGEST_NAME - 3]} {number}"
            number += 1
        found.append(name)
    return found


def _sheet(tab: Tab) -> str:
    rows = [tab.kop, *tab.regels]
    widths = [
        min(_WIDEST, 2 + max(len(str(row[n])) for row in rows if n < len(row)))
        for n in range(max(map(len, rows)))
    ]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(cell, n, number) for n, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_SPREADSHEET}"><sheetViews><sheetView workbookViewId="0">{frozen}'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{lines}</sheetData></worksheet>"
    )


def _cell(value: Cell, column: int, row: int) -> str:
    place = f"{_letters(column)}{row}"
    if value is None:
        return ""
    style = f' s="{_HEADER}"' if row == 1 else _style(value)
    if isinstance(value, int | float):
        return f'<c r="{place}"{style}><v>{value}</v></c>'
    text = escape("".join(sign if sign.isprintable() else " " for sign in value))
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _style(value: str | int | float) -> str:
    if isinstance(value, str):
        return f' s="{_LONG}"' if len(value) > _WIDEST else ""
    return f' s="{_PART if isinstance(value, float) else _WHOLE}"'


def _letters(column: int) -> str:
    first, last = divmod(column, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return (
        f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(sheets: int) -> str:
    def override(path: str, kind: str) -> str:
        return f'<Override PartName="/xl/{path}" ContentType="{_KIND}{kind}+xml"/>'

    inside = "".join(override(f"worksheets/sheet{n + 1}.xml", "worksheet") for n in range(sheets))
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{override("workbook.xml", "sheet.main")}'
        f"{override('styles.xml', 'styles')}{inside}</Types>"
    )
