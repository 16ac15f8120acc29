"""A line of Dutch with the same line in another language beside it."""

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.facing import BIG, BOLD, FACT, HEADING, POINT, STEP
from voorzieningenwijzer.documents.tagged_pdf.flowables import THICK, THIN, Part, rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph
from voorzieningenwijzer.documents.tagged_pdf.right_to_left import RightToLeft
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas

_BETWEEN = 7 * mm
_SIZES = {HEADING: 14.0, STEP: 13.0, BIG: 20.0}
_ABOVE = {HEADING: 4 * mm, STEP: 3 * mm, BOLD: 2 * mm}


class PairPart(Part):
    """Read aloud line by line: the Dutch, then the other with its own language."""

    def __init__(self, block: blocks.Pair) -> None:
        super().__init__()
        self.block = block
        self.keepWithNext = int(block.kind in (HEADING, STEP, BOLD, FACT))
        self.dutch = Slot("H2" if block.kind == HEADING else "P")
        self.other = Slot("P", Lang=block.language)

    def arrange(self, available: float) -> float:
        block, column = self.block, (available - _BETWEEN) / 2
        size, top = _SIZES.get(block.kind, 12.0), _ABOVE.get(block.kind, 0) + 1 * mm
        bold, point = block.kind in (HEADING, STEP, BIG, BOLD), block.kind == POINT
        left = TaggedParagraph([(block.dutch, bold)], self.dutch, size, bullet=point)
        right: TaggedParagraph = (
            RightToLeft(block.other, self.other, size, bold, point)
            if block.rtl
            else TaggedParagraph([(block.other, bold)], self.other, size, bullet=point)
        )
        low = self.add(left, 0, top, column)
        return max(low, self.add(right, column + _BETWEEN, top, column)) + 1 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        """A thick line above a part, a thin one above a step; none at the top of a page."""
        if getattr(getattr(self, "_frame", None), "_atTop", 0):
            return
        if self.block.kind in (HEADING, STEP):
            weight = THICK if self.block.kind == HEADING else THIN
            rule(canvas, 0, self.height - 1.5 * mm, self.width, weight)
