"""A report of the counts as a file: a CSV of figures, a book with a sheet that explains."""

from voorzieningenwijzer.casework.counts.report import CountsReport
from voorzieningenwijzer.casework.counts.words import Between, Row, Sheet, Value, figure
from voorzieningenwijzer.documents.spreadsheet import Cell, csv_bytes
from voorzieningenwijzer.documents.workbook import Tab, xlsx_bytes
from voorzieningenwijzer.language.said import capital, said


def as_csv(report: CountsReport) -> bytes:
    """Every figure on a line of its own: table, row, column, value."""
    header = (said("tabel"), said("regel"), said("kolom"), said("waarde"))
    rows = [
        (sheet.titel, _plain(row[0]), sheet.kop[number], _plain(cell))
        for sheet in report.bladen
        for row in sheet.regels
        for number, cell in enumerate(row[1:], start=1)
        if cell != ""
    ]
    return csv_bytes(header, rows)


def as_xlsx(report: CountsReport) -> bytes:
    tabs = [Tab(_tab(sheet), sheet.kop, tuple(map(_row, sheet.regels))) for sheet in report.bladen]
    return xlsx_bytes([_explanation(report), *tabs])


def _row(row: Row) -> tuple[Cell, ...]:
    return tuple(map(_plain, row))


def _plain(cell: Value) -> Cell:
    """A number stays one; what is not shown, or only as far as it follows, is words."""
    return figure(cell) if cell is None or isinstance(cell, Between) else cell


def _tab(sheet: Sheet) -> str:
    """Short: a name of a sheet has room for 31 signs, and the explanation has the whole title."""
    return capital(sheet.id.replace("-", " ").replace("_", " "))


def _explanation(report: CountsReport) -> Tab:
    """What each sheet and each column is, and how to read what is not shown."""
    rows: list[tuple[Cell, ...]] = [
        (report.titel, report.periode, report.stand),
        *((said("Lees dit"), "", line) for line in report.uitleg),
    ]
    for sheet in report.bladen:
        said_of_it = " ".join(filter(None, (f"{sheet.titel}.", sheet.uitleg, sheet.niveau)))
        rows.append((_tab(sheet), "", said_of_it))
        rows += [(_tab(sheet), column, _column(sheet, column)) for column in sheet.kop]
    return Tab(said("Uitleg"), (said("Blad"), said("Kolom"), said("Wat het is")), tuple(rows))


def _column(sheet: Sheet, column: str) -> str:
    if column == sheet.kop[0]:
        return said("waar de regel over gaat")
    if sheet.id in ("maanden", "organisaties"):
        return said("hoe vaak die stap gezet is, zoals opgeschreven")
    if sheet.id == "kosten":
        return said("volgens de verdeelsleutel van het convenant")
    if "-" in sheet.id or sheet.id == "peiling":
        return said("aantal huishoudens, of niet getoond")
    return said("hoe vaak, zoals opgeschreven")
