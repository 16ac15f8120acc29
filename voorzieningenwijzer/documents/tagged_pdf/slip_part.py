"""A slip of paper to hand over: for whom, the question, and that two may talk about it."""

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import GAP, Part, column, rule
from voorzieningenwijzer.documents.tagged_pdf.form_parts import TICK_BOX, draw_tick_box
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas

_EDGE = 5 * mm
_WRITE = 9.5 * mm


class SlipPart(Part):
    """A dashed frame with boxes to tick, two in a row, and lines to write on."""

    before, after = 4 * mm, 4 * mm

    def __init__(self, block: blocks.Slip) -> None:
        super().__init__()
        self.block = block
        self.boxes: list[tuple[float, float]] = []
        self.rules: list[tuple[float, float]] = []

    def arrange(self, available: float) -> float:
        block, inner = self.block, available - 2 * _EDGE
        self.boxes, self.rules = [], []
        y = self.add(paragraph(block.title, Slot("H2"), 15, bold=True), _EDGE, 4 * mm, inner)
        y = self.add(paragraph(block.intro, Slot("P")), _EDGE, y + 1 * mm, inner) + 1.5 * mm
        y = self._choices(y, inner) + 1 * mm
        for label in block.lines:
            slot = Slot("P")
            low = self.add(paragraph(f"{label}:", slot, bold=True), _EDGE, y + 3.5 * mm, inner)
            self.rules.append((len(label) * 6.6 + 12 * mm, low - 0.5))
            y = max(low, y + _WRITE)
        texts = [paragraph(text, Slot("P")) for text in block.outro]
        return column(self, texts, _EDGE, y + 2 * mm, inner) + 4 * mm

    def _choices(self, y: float, inner: float) -> float:
        whole = Slot("L")
        wide = (inner - GAP) / 2
        for place in range(0, len(self.block.choices), 2):
            low = y
            for side, name in enumerate(self.block.choices[place : place + 2]):
                x = _EDGE + side * (wide + GAP)
                self.boxes.append((x, y + 0.8 * mm))
                body = Slot("LBody", Slot("LI", whole))
                at = x + TICK_BOX + 2.5 * mm
                low = max(low, self.add(paragraph(name, body), at, y, wide - TICK_BOX - 2.5 * mm))
            y = low + 1.6 * mm
        return y

    def decorate(self, canvas: TaggedCanvas) -> None:
        canvas.saveState()
        canvas.setDash(5, 3)
        canvas.setLineWidth(0.6 * mm)
        canvas.roundRect(0.4 * mm, 0.4 * mm, self.width - 0.8 * mm, self.height - 0.8 * mm, 6)
        canvas.restoreState()
        for x, y in self.boxes:
            draw_tick_box(canvas, x, self.top(y))
        for x, y in self.rules:
            rule(canvas, x, self.top(y), self.width - _EDGE - x)
