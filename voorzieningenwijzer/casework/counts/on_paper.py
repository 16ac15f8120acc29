"""A report of the counts on one sheet of A4: what is asked for first in front, the rest behind.

Which tables fit on the back is worked out from their lines, in points; the others are on the page
and in the files.
"""

from collections.abc import Iterable, Iterator

from voorzieningenwijzer.casework.counts.charts import (
    Panel,
    funnel,
    panels,
    schemes,
    target_figure,
)
from voorzieningenwijzer.casework.counts.report import CountsReport
from voorzieningenwijzer.documents import pdf
from voorzieningenwijzer.documents.papers.counts_paper import CountsPaper, blocks
from voorzieningenwijzer.documents.papers.counts_paper import Panel as OnPaper
from voorzieningenwijzer.language.said import said

_SCHEMES = 7
_WIDE, _HIGH = 510.0, 107.5
_BACK, _LONG_TITLE, _TITLE_LINE = 690.0, 34, 22.0
_HEADING, _ROW, _LINE = 28.0, 24.2, 16.2
_SIGNS = 84
"""That stand on a line as wide as the paper."""


def as_pdf(report: CountsReport, demo: bool) -> bytes:
    brought = schemes(report, _SCHEMES)
    front = (funnel(report), *((brought,) if brought else ()))
    return pdf.render(
        blocks(
            CountsPaper(
                titel=report.titel,
                periode=report.periode,
                stand=report.stand,
                voorbeeld=demo,
                kop=(said("Getal"), said("Wat")),
                kaarten=tuple((one.getal, _words(one.wat, one.klein)) for one in report.kaarten),
                voor=tuple(map(_plain, front)),
                niet=report.niet_getoond,
                doel=target_figure(report, _WIDE, _HIGH),
                bij_doel=report.bij_doel,
                doel_kop=report.doel_kop,
                achter=tuple(map(_plain, _that_fit(report))),
                zo=said("Zo leest u dit"),
                uitleg=report.uitleg,
            )
        )
    )


def _that_fit(report: CountsReport) -> Iterator[Panel]:
    room = _BACK - _HIGH - _HEADING - _LINE - _notes(report.uitleg)
    room -= _TITLE_LINE if len(report.titel) > _LONG_TITLE else 0
    for panel in panels(report):
        room -= _height(panel)
        if room < 0:
            return
        yield panel


def _height(panel: Panel) -> float:
    bars, under = panel.staven, _lines(panel.onder, _SIGNS)
    signs = [int(_SIGNS * share) - 3 for share in bars.shares]
    head = max(_lines(text, wide) for text, wide in zip(bars.header, signs, strict=True))
    names = sum(_lines(str(row[0]), signs[0]) - 1 for row in bars.rows)
    return _HEADING + _ROW * (1 + len(bars.rows)) + _LINE * (head - 1 + names + under)


def _notes(notes: Iterable[str]) -> float:
    return _HEADING + _LINE * sum(_lines(note, _SIGNS) for note in notes)


def _lines(text: str, signs: int) -> int:
    return -(-len(text) // signs)


def _words(what: str, small: str) -> str:
    return said("{wat} ({klein})", wat=what, klein=small) if small else what


def _plain(panel: Panel) -> OnPaper:
    return panel.titel, panel.staven, panel.onder
