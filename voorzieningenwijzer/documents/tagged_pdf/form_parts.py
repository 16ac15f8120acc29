"""Parts to write on: lines with a label, and boxes to tick."""

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import GAP, Part, rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import plain, width

TICK_BOX = 5 * mm
_WRITE, _SIGN = 9.5 * mm, 17 * mm
_CLOSE_WRITE, _CLOSE_SIGN = 8.5 * mm, 14 * mm
_LABEL = 0.42


def draw_tick_box(canvas: TaggedCanvas, x: float, top: float, ticked: bool = False) -> None:
    canvas.setLineWidth(0.5 * mm)
    canvas.roundRect(x, top - TICK_BOX + 0.6, TICK_BOX - 1.2, TICK_BOX - 1.2, 0.6 * mm)
    if ticked:
        canvas.setLineWidth(0.7 * mm)
        canvas.line(x + 0.8 * mm, top - 2.6 * mm, x + 1.9 * mm, top - 3.8 * mm)
        canvas.line(x + 1.9 * mm, top - 3.8 * mm, x + 3.8 * mm, top - 1.2 * mm)


class FormLinePart(Part):
    """A label, and behind it what is known or a line to write on. ``close``: with less white."""

    close = False

    def __init__(self, block: blocks.FormLine, tall: bool) -> None:
        super().__init__()
        self.block, self.tall = block, tall
        self.rule_at: tuple[float, float] | None = None

    def arrange(self, available: float) -> float:
        block, slot, left = self.block, Slot("P"), available * _LABEL
        self.rule_at = None
        if block.value:
            label = paragraph(f"{block.label}:", slot)
            low = self.add(label, 0, 0.6 * mm, left - GAP)
            value = paragraph(block.value, slot, bold=True)
            return max(low, self.add(value, left, 0.6 * mm, available - left)) + 0.8 * mm
        height = _SIGN if self.tall else _WRITE
        if self.close:
            height = _CLOSE_SIGN if self.tall else _CLOSE_WRITE
        label = paragraph(f"{block.label}:", slot)
        label.wrap(left - GAP, 10_000)
        top = height - label.leading - 0.5 * mm
        low = self.add(label, 0, top, left - GAP)
        self.rule_at = (left, low)
        return low + 1 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        if self.rule_at is not None:
            x, y = self.rule_at
            rule(canvas, x, self.top(y), self.width - x)


class ChoicePart(Part):
    """A box to tick with its text, and a line to write on where one is asked for."""

    def __init__(self, block: blocks.Choice, whole: Slot) -> None:
        super().__init__()
        self.block = block
        self.body = Slot("LBody", Slot("LI", whole))
        self.rule_at: tuple[float, float] | None = None

    def arrange(self, available: float) -> float:
        left, top = TICK_BOX + 2.5 * mm, 1.2 * mm
        low = self.add(paragraph(self.block.text, self.body), left, top, available - left)
        if not self.block.write:
            return low + 1 * mm
        end = left + width(plain(self.block.text), 12) + 2 * mm
        if end > available * 0.6:
            low, end = low + _WRITE, left
        self.rule_at = (end, low)
        return low + 1.4 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        draw_tick_box(canvas, 0.6, self.top(1.6 * mm), self.block.ticked)
        if self.rule_at is not None:
            x, y = self.rule_at
            rule(canvas, x, self.top(y), self.width - x)
