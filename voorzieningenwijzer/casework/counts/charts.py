"""What of a report is drawn: bars beside the figures, and talks held against the target.

Drawn is only what stands in the tables of the report, so a chart tells nothing that they do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voorzieningenwijzer.casework.counts.report import CountsReport
from voorzieningenwijzer.casework.counts.words import ALL_BARS, Sheet, bars_of
from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.documents.bars import Bar, Bars
from voorzieningenwijzer.documents.drawing import Figure
from voorzieningenwijzer.documents.papers.counts_chart import target_chart
from voorzieningenwijzer.language.said import capital, said

ON_PAPER = (
    "peiling",
    "gevonden-huishoudtype",
    "gevonden-euros",
    "gerealiseerd-euros",
    "reden",
    "doelgroep",
    "kanaal",
)
"""Beside what stands on the front; the other tables are on the page and in the files."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A table with bars, under a heading; ``onder``: at which level it could be shown."""

    titel: str
    staven: Bars
    onder: str = ""


def funnel(report: CountsReport) -> Panel:
    bars = bars_of([one.aantal for one in report.trechter])
    return Panel(
        said("Van aanbod tot afgesloten"),
        Bars(
            (said("Stap"), said("Aantal"), said("Wat er wegviel")),
            tuple((s.naam, bar or "", s.lek) for s, bar in zip(report.trechter, bars, strict=True)),
            (0.33, 0.32, 0.35),
        ),
    )


def target_figure(report: CountsReport, wide: float, high: float) -> Figure | None:
    """None when there is nothing to draw yet."""
    if not report.gehouden or not report.maanden:
        return None
    names = [_short(int(one[5:])) for one in report.maanden]
    drawing = target_chart(report.gehouden, names, report.doel, said("doel"), wide, high)
    each = ", ".join(f"{name} {n}" for name, n in zip(names, report.gehouden, strict=False))
    alt = said("Gesprekken per maand, opgeteld: {maanden}.", maanden=each)
    return Figure(drawing, f"{alt} {report.bij_doel}".strip())


def schemes(report: CountsReport, most: int) -> Panel | None:
    """What was found beside what came; a scheme that stands in one of both is not shown in the
    other. At most so many rows, those of most households first.
    """
    found, came = (_sheet(report, f"{kind}-regelingen") for kind in ("gevonden", "gerealiseerd"))
    sheets = [one for one in (found, came) if one is not None]
    if not sheets:
        return None
    names = list(dict.fromkeys(str(row[0]) for one in sheets for row in one.regels))[:most]
    columns = list(_columns(sheets, names))
    header = tuple(
        capital(said("gevonden") if one is found else said("gekregen")) for one in sheets
    )
    title: str = said("Welke regelingen, in huishoudens")
    if sheets[0].kop[-1] != said("Samen"):
        title = f"{title}: {sheets[0].kop[-1]}"
    rows: tuple[tuple[str | Bar, ...], ...] = tuple(
        (name, *(one[n] for one in columns)) for n, name in enumerate(names)
    )
    return Panel(title, Bars((said("Regeling"), *header), rows, _shares(len(sheets))))


def panels(report: CountsReport) -> Iterable[Panel]:
    """The tables that have something to compare, the most telling first."""
    wanted = [one for one in report.bladen if len(one.regels) > 1 and one.id in ON_PAPER]
    for sheet in sorted(wanted, key=lambda one: ON_PAPER.index(one.id)):
        barred = [n for n, bar in enumerate(sheet.staven[0]) if n and n >= _first_bar(sheet)]
        rows = tuple(
            (str(row[0]), *(drawn[n] or "" for n in barred))
            for row, drawn in zip(sheet.regels, sheet.staven, strict=True)
        )
        header = (sheet.kop[0], *(sheet.kop[n] for n in barred))
        under = " ".join(filter(None, (sheet.uitleg, sheet.niveau)))
        yield Panel(sheet.titel, Bars(header, rows, _shares(len(barred))), under)


def _first_bar(sheet: Sheet) -> int:
    return 1 if sheet.id in ALL_BARS else len(sheet.kop) - 1


def _sheet(report: CountsReport, id_: str) -> Sheet | None:
    return next((one for one in report.bladen if one.id == id_), None)


def _columns(sheets: Sequence[Sheet], names: Sequence[str]) -> Iterator[list[Bar | str]]:
    """On one scale, so that what came can be laid beside what was found."""
    known = [{str(row[0]): row[-1] for row in one.regels} for one in sheets]
    drawn = bars_of([one.get(name) for one in known for name in names])
    for number in range(len(sheets)):
        own = drawn[number * len(names) : (number + 1) * len(names)]
        yield [bar or "" for bar in own]


def _shares(columns: int) -> tuple[float, ...]:
    name = {1: 0.45, 2: 0.34, 3: 0.28}[columns]
    return (name, *((1 - name) / columns for _ in range(columns)))


def _short(month: int) -> str:
    name = MAANDNAMEN[month - 1]
    return "mrt" if name == "maart" else name[:3]
