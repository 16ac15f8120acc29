"""A table with bars on paper: the figures are read aloud, the bars are for the eye."""

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.bars import HIGH, Bar, bar_drawing
from voorzieningenwijzer.documents.tagged_pdf.figure_part import paint
from voorzieningenwijzer.documents.tagged_pdf.flowables import GAP, THICK, THIN, Part, rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import plain, width

_UP = 1.4 * mm
_MIDDLE = 4.2
"""From the top of a line of text to the top of a bar that stands in the middle of it."""


class BarsPart(Part):
    """One row; ``room`` is what the longest figure of the table needs."""

    def __init__(
        self,
        cells: tuple[str | Bar, ...],
        shares: tuple[float, ...],
        table: Slot,
        head: bool,
        room: float,
    ) -> None:
        super().__init__()
        self.cells, self.shares, self.head, self.room = cells, shares, head, room
        self.row = Slot("TR", table)
        self.bars: list[tuple[Bar, float, float]] = []

    def arrange(self, available: float) -> float:
        x, low, total = 0.0, 0.0, sum(self.shares)
        self.bars = []
        for place, (cell, share) in enumerate(zip(self.cells, self.shares, strict=True)):
            wide = available * share / total
            header = self.head or place == 0
            slot = Slot("TD", self.row)
            if header:
                slot = Slot("TH", self.row, Scope="Column" if self.head else "Row")
            text, inside = (cell, wide - GAP) if isinstance(cell, str) else (cell.tekst, self.room)
            low = max(low, self.add(paragraph(text, slot, bold=header), x, _UP, inside))
            if isinstance(cell, Bar):
                self.bars.append((cell, x + self.room + GAP, wide - self.room - 3 * GAP))
            x += wide
        return low + 1.8 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        rule(canvas, 0, 0, self.width, THICK if self.head else THIN)
        for bar, x, wide in self.bars:
            canvas.saveState()
            canvas.translate(x, self.top(_UP + _MIDDLE + HIGH))
            paint(canvas, bar_drawing(bar, wide))
            canvas.restoreState()


def bar_rows(block: blocks.Bars) -> list[BarsPart]:
    table = Slot("Table")
    figures = [cell.tekst for row in block.rows for cell in row if isinstance(cell, Bar)]
    room = 2 + max((width(plain(one), 12.0, False) for one in figures), default=0)
    head = BarsPart(block.header, block.shares, table, head=True, room=room)
    return [head, *(BarsPart(row, block.shares, table, False, room) for row in block.rows)]
