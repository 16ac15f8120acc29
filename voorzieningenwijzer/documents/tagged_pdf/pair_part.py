"""A line of Dutch with the same line in another language beside it."""

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.facing import BOLD, HEADING, POINT
from voorzieningenwijzer.documents.tagged_pdf.flowables import Part, rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph
from voorzieningenwijzer.documents.tagged_pdf.right_to_left import RightToLeft
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas

_BETWEEN = 7 * mm


class PairPart(Part):
    """Read aloud line by line: the Dutch, then the other with its own language."""

    def __init__(self, block: blocks.Pair) -> None:
        super().__init__()
        self.block = block
        self.keepWithNext = int(block.kind in (HEADING, BOLD))
        self.dutch = Slot("H2" if block.kind == HEADING else "P")
        self.other = Slot("P", Lang=block.language)

    def arrange(self, available: float) -> float:
        block, column = self.block, (available - _BETWEEN) / 2
        size = 14.0 if block.kind == HEADING else 12.0
        bold, point = block.kind in (HEADING, BOLD), block.kind == POINT
        top = (4 * mm if block.kind == HEADING else 2 * mm if bold else 0) + 1 * mm
        left = TaggedParagraph([(block.dutch, bold)], self.dutch, size, bullet=point)
        right: TaggedParagraph = (
            RightToLeft(block.other, self.other, size, bold, point)
            if block.rtl
            else TaggedParagraph([(block.other, bold)], self.other, size, bullet=point)
        )
        low = self.add(left, 0, top, column)
        return max(low, self.add(right, column + _BETWEEN, top, column)) + 1 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        if self.block.kind == HEADING:
            rule(canvas, 0, self.height - 2 * mm, self.width)
