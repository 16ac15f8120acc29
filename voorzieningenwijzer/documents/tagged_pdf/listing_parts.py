"""Parts that list: the card, papers, table rows; and headings and lines to write on."""

import re
from collections.abc import Sequence

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import (
    BOX,
    GAP,
    THICK,
    THIN,
    Part,
    column,
    draw_number,
    draw_pictogram,
    rule,
)
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas

_CIRCLE = 8.5 * mm
_IN_A_ROW = 5
_AMOUNT = re.compile(r"[-–]|-?(€\s?)?[\d.]+(,\d+)?")


class CardPart(Part):
    """A card to cut out: a dashed frame, one change a row."""

    before, after = 5 * mm, 5 * mm

    def __init__(self, block: blocks.Card) -> None:
        super().__init__()
        self.block = block
        self.lines: list[float] = []
        self.pictures: list[tuple[str, float]] = []

    def arrange(self, available: float) -> float:
        block, inner = self.block, available - 10 * mm
        self.lines, self.pictures = [], []
        title = paragraph(block.title, Slot("H2"), 15, bold=True)
        y = self.add(title, 5 * mm + 9 * mm, 4 * mm, inner - 9 * mm)
        y = self.add(paragraph(block.intro, Slot("P")), 5 * mm, y + 1 * mm, inner) + 2 * mm
        table = Slot("Table")
        what = 92 * mm
        for row in block.rows:
            self.lines.append(y)
            y += 1.4 * mm
            self.pictures.append((row.pictogram, y))
            line = Slot("TR", table)
            header = paragraph(row.what, Slot("TH", line, Scope="Row"), bold=True)
            low = self.add(header, 5 * mm + 8 * mm, y, what - 8 * mm)
            cell = Slot("TD", line)
            to = [paragraph(text, cell) for text in row.to]
            y = max(low, column(self, to, 5 * mm + what + 4 * mm, y, inner - what - 4 * mm))
            y += 1.8 * mm
        self.lines.append(y)
        return self.add(paragraph(block.outro, Slot("P")), 5 * mm, y + 1.5 * mm, inner) + 4 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        canvas.saveState()
        canvas.setDash(5, 3)
        canvas.setLineWidth(0.6 * mm)
        canvas.roundRect(0.4 * mm, 0.4 * mm, self.width - 0.8 * mm, self.height - 0.8 * mm, 6)
        canvas.restoreState()
        draw_pictogram(canvas, self.block.pictogram, 5 * mm, self.top(4 * mm), 6.5 * mm)
        for y in self.lines:
            rule(canvas, 5 * mm, self.top(y), self.width - 10 * mm)
        for name, y in self.pictures:
            draw_pictogram(canvas, name, 5 * mm, self.top(y), 5.5 * mm)


class PaperPart(Part):
    """One paper: a box, its name, where to find it, and the actions that need it.

    ``close``: with less white, where many papers stay on one page.
    """

    close = False

    def __init__(self, block: blocks.PaperRow, table: Slot) -> None:
        super().__init__()
        self.block = block
        self.row = Slot("TR", table)
        self.name = Slot("TH", self.row, Scope="Row")
        self.where = Slot("TD", self.row)
        self.numbers = Slot("TD", self.row)

    @property
    def _box(self) -> float:
        return (7.2 if self.close else 8.5) * mm

    def arrange(self, available: float) -> float:
        block, white = self.block, (1.1 if self.close else 2.2) * mm
        left, count = BOX + 2 * GAP, min(max(1, len(block.numbers)), _IN_A_ROW)
        wide = 76 * mm
        rest = available - left - wide - count * _CIRCLE - 2 * GAP
        y = self.add(paragraph(block.title, self.name, 13, bold=True), left, white, wide)
        if block.detail:
            y = self.add(paragraph(block.detail, self.name, leading=14.6), left, y, wide)
        where = paragraph(block.where, self.where, leading=14.6)
        top = white + 0.5 * mm
        low = self.add(where, left + wide + GAP, top, rest) if block.where else 0
        circles = -(-len(block.numbers) // _IN_A_ROW) * _CIRCLE
        return max(y, low, self._box + 0.5 * mm, circles) + white

    def decorate(self, canvas: TaggedCanvas) -> None:
        rule(canvas, 0, 0, self.width)
        size = self._box
        y = self.height / 2 - size / 2
        canvas.setLineWidth(0.6 * mm)
        canvas.roundRect(0.8, y + 0.8, size - 1.6, size - 1.6, 0.8 * mm)
        if self.block.ticked:
            canvas.setLineWidth(0.9 * mm)
            canvas.line(0.21 * size, y + 0.49 * size, 0.42 * size, y + 0.26 * size)
            canvas.line(0.42 * size, y + 0.26 * size, 0.8 * size, y + 0.75 * size)

    def draw(self) -> None:
        """The circles stand on the right, in rows where there are many."""
        super().draw()
        size, numbers = 7 * mm, self.block.numbers
        rows = [numbers[at : at + _IN_A_ROW] for at in range(0, len(numbers), _IN_A_ROW)]
        top = self.height / 2 + (len(rows) * _CIRCLE - 1.5 * mm) / 2
        widest = max(map(len, rows), default=0)
        with self.canv.element(self.numbers):
            for down, row in enumerate(rows):
                first = self.width - size - (len(row) - 1) * _CIRCLE
                if down:
                    first = self.width - size - (widest - 1) * _CIRCLE
                for place, number in enumerate(row):
                    draw_number(self.canv, number, first + place * _CIRCLE, top, size)
                top -= _CIRCLE


class TablePart(Part):
    """One row of a plain table; the header row is bold. ``amounts``: the columns of one amount,
    which stand under each other on the right."""

    def __init__(
        self,
        cells: tuple[str, ...],
        shares: tuple[float, ...],
        table: Slot,
        head: bool,
        amounts: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__()
        self.cells, self.shares, self.head, self.amounts = cells, shares, head, amounts
        self.row = Slot("TR", table)

    def arrange(self, available: float) -> float:
        x, low, total = 0.0, 0.0, sum(self.shares)
        for place, (text, share) in enumerate(zip(self.cells, self.shares, strict=True)):
            wide = available * share / total
            bold = self.head or place == 0
            slot = Slot("TD", self.row)
            if bold:
                slot = Slot("TH", self.row, Scope="Column" if self.head else "Row")
            align, room = "left", wide - GAP
            if place in self.amounts:
                align = "right"
                room = wide - (0 if place == len(self.cells) - 1 else 3 * GAP)
            cell = paragraph(text, slot, bold=bold, align=align)
            low = max(low, self.add(cell, x, 1.4 * mm, room))
            x += wide
        return low + 1.8 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        rule(canvas, 0, 0, self.width, THICK if self.head else THIN)


def amount_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns in which every cell is one amount or number, or empty; never the first."""
    columns = enumerate(zip(*rows, strict=True))
    return frozenset(
        place
        for place, cells in columns
        if place and any(cells) and all(not one or _AMOUNT.fullmatch(one) for one in cells)
    )


class HeadingPart(Part):
    """A heading with its pictogram."""

    before, after = 4 * mm, 1.2 * mm

    def __init__(self, block: blocks.Heading) -> None:
        super().__init__()
        self.block = block
        self.keepWithNext = 1
        self.spaceBefore = (3.2 if block.level > 2 else 4) * mm
        self.drop = 2.2 * mm if block.line else 0.0

    def arrange(self, available: float) -> float:
        block = self.block
        left = 9 * mm if block.pictogram else 0
        size = {1: 17.0, 2: 15.0}.get(block.level, 13.5)
        text = paragraph(block.text, Slot(f"H{block.level}"), size, bold=True, balanced=True)
        return self.add(text, left, self.drop, available - left)

    def decorate(self, canvas: TaggedCanvas) -> None:
        """No line at the top of a page: the stripes under the title stand there."""
        if self.block.line and not getattr(getattr(self, "_frame", None), "_atTop", 0):
            rule(canvas, 0, self.height, self.width)
        if self.block.pictogram:
            draw_pictogram(canvas, self.block.pictogram, 0, self.top(self.drop), 6.5 * mm)


class LinesPart(Part):
    """Empty lines to write on, under a label. ``close``: with less white."""

    after = 3 * mm
    close = False

    def __init__(self, block: blocks.WriteLines) -> None:
        super().__init__()
        self.block = block

    def arrange(self, available: float) -> float:
        y = self.add(paragraph(self.block.label, Slot("P")), 0, 0, available)
        return y + self.block.count * self._apart

    @property
    def _apart(self) -> float:
        return (8.5 if self.close else 9.5) * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        for line in range(self.block.count):
            rule(canvas, 0, line * self._apart + 0.5, self.width)
