"""A table of contents: the sheets of a document with the page on which each begins."""

from collections.abc import Mapping

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import Part, rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas

_NUMBER = 16 * mm


class ContentsPart(Part):
    """``pages``: by title; empty while these are being counted."""

    after = 4 * mm

    def __init__(self, block: blocks.Contents, pages: Mapping[str, int]) -> None:
        super().__init__()
        self.block, self.pages = block, pages
        self.whole = Slot("TOC")
        self.lines: list[float] = []

    def arrange(self, available: float) -> float:
        self.lines, y = [], 0.0
        for title in self.block.titels:
            item = Slot("TOCI", self.whole)
            low = self.add(paragraph(title, item), 0, y + 1.6 * mm, available - _NUMBER)
            page = str(self.pages.get(title, "")) or "0"
            number = paragraph(page, item, align="right")
            self.add(number, available - _NUMBER, y + 1.6 * mm, _NUMBER)
            y = low + 1.2 * mm
            self.lines.append(y)
        return y

    def decorate(self, canvas: TaggedCanvas) -> None:
        for y in self.lines:
            rule(canvas, 0, self.top(y), self.width)
