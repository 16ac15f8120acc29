"""A report of the counts as a file: one A4, a CSV of figures, a book with a sheet that explains."""

from voorzieningenwijzer.casework.counts.report import CountsReport
from voorzieningenwijzer.casework.counts.words import NOT_SHOWN, Sheet
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.counts_paper import CountsPaper, blocks
from voorzieningenwijzer.documents.spreadsheet import Cell, csv_bytes
from voorzieningenwijzer.documents.workbook import Tab, xlsx_bytes
from voorzieningenwijzer.language.said import capital, said

ON_PAPER = 7
"""Rows of the one table of outcomes that fits on the sheet beside the rest."""


def as_csv(report: CountsReport) -> bytes:
    """Every figure on a line of its own: table, row, column, value."""
    header = (said("tabel"), said("regel"), said("kolom"), said("waarde"))
    rows = [
        (sheet.titel, row[0], sheet.kop[number], NOT_SHOWN if cell is None else cell)
        for sheet in report.bladen
        for row in sheet.regels
        for number, cell in enumerate(row[1:], start=1)
    ]
    return csv_bytes(header, rows)


def as_xlsx(report: CountsReport) -> bytes:
    tabs = [Tab(_tab(sheet), sheet.kop, tuple(map(_row, sheet.regels))) for sheet in report.bladen]
    return xlsx_bytes([_explanation(report), *tabs])


def as_pdf(report: CountsReport, demo: bool) -> bytes:
    found = next((one for one in report.bladen if one.id == "gevonden-regelingen"), None)
    return pdf.render(
        blocks(
            CountsPaper(
                titel=report.titel,
                periode=report.periode,
                stand=report.stand,
                voorbeeld=demo,
                kaarten=tuple((one.getal, _words(one.wat, one.klein)) for one in report.kaarten),
                trechter=tuple((one.naam, str(one.aantal), one.lek) for one in report.trechter),
                bij_doel=report.bij_doel,
                tabel=None if found is None else _short(found),
                woorden=(
                    said("Van aanbod tot afgesloten"),
                    said("Wat"),
                    said("Aantal"),
                    said("Wat er wegviel"),
                    said("Getal"),
                ),
                slot=report.uitleg[-1] if len(report.uitleg) < 2 else report.uitleg[1],
            )
        )
    )


def _words(what: str, small: str) -> str:
    return said("{wat} ({klein})", wat=what, klein=small) if small else what


def _short(sheet: Sheet) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The first rows, and of many columns the first and the last."""
    rows = [tuple(NOT_SHOWN if c is None else str(c) for c in row) for row in sheet.regels]
    header = sheet.kop
    if len(header) > 5:
        header, rows = (header[0], header[-1]), [(row[0], row[-1]) for row in rows]
    return sheet.titel, header, tuple(rows[:ON_PAPER])


def _row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(NOT_SHOWN if cell is None else cell for cell in row)


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
    if "-" in sheet.id:
        return said("aantal huishoudens, of niet getoond")
    return said("hoe vaak, zoals opgeschreven")
