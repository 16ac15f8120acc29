"""The parts of page one: the total, frames, and actions with a box to tick."""

from dataclasses import replace
from enum import IntEnum

from reportlab.lib.units import mm

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import (
    BOX,
    GAP,
    THICK,
    Part,
    column,
    draw_number,
    draw_pictogram,
    rule,
)
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph, paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import plain, width

_EURO_COLUMN = 36.5 * mm
_EURO_TOP = 4.0
_LABEL = 26.5 * mm
_PICTOGRAM = 4.6 * mm


class Closeness(IntEnum):
    """How an action stands: with room; closer; with short facts beside each other; and with its
    long list cut to one line."""

    ROOMY = 0
    CLOSE = 1
    BESIDE = 2
    CUT = 3


class ActionPart(Part):
    """A box to tick, the number, what, the facts, and the euros on the right."""

    close = Closeness.ROOMY

    def __init__(self, block: blocks.ActionRow, list_slot: Slot, first: bool) -> None:
        super().__init__()
        self.block, self.first, self.heading = block, first, block.continued
        self.spaceBefore = 1.2 * mm if first else 0
        self.item = Slot("LI", list_slot)
        self.label = Slot("Lbl", self.item)
        self.body = Slot("LBody", self.item)
        self.pictograms: list[tuple[str, float, float]] = []

    def arrange(self, available: float) -> float:
        block, self.pictograms = self.block, []
        left, euros = 2 * (BOX + GAP), self._euros()
        end, beside = available - left, _EURO_TOP + sum(one.height for one in euros)
        narrow = end - max((one.widest + GAP for one in euros), default=0.0)
        y = self.add(self._title(), left, 4.6 if not self.close else 3.4, narrow) + 1
        facts = [self._cut(fact, end - _LABEL) for fact in block.facts]
        while facts:
            fact = facts.pop(0)
            room = narrow if y + 1 < beside else end
            after = _LABEL + width(plain(fact.value), 12, fact.bold) + 3 * mm
            low = self._fact(fact, left, y, _LABEL, room - _LABEL)
            fits = facts and after + _short_width(facts[0]) <= room
            if fits and self.close >= Closeness.BESIDE:
                label = _label_width(facts[0])
                self._fact(facts.pop(0), left + after, y, label, room - after - label + 1)
            y = low
        low = column(self, euros, available - _EURO_COLUMN, _EURO_TOP, _EURO_COLUMN)
        return max(y, low, BOX + 6) + (3.2 if self.close else 5)

    @property
    def _leading(self) -> float:
        return 13.4 if self.close else 14.4

    def _cut(self, fact: blocks.Fact, available: float) -> blocks.Fact:
        """What is a list stays on one line where there is no room for more."""
        if self.close is not Closeness.CUT or not fact.and_more:
            return fact
        names, shown = fact.value.split(", "), fact.value
        while len(names) > 1 and width(plain(shown), 12, fact.bold) > available:
            names.pop()
            shown = f"{', '.join(names)} {fact.and_more}"
        return replace(fact, value=shown)

    def _fact(self, fact: blocks.Fact, x: float, y: float, label: float, available: float) -> float:
        self.pictograms.append((fact.pictogram, x, y + 1))
        slot = Slot("P", self.body)
        name = paragraph(fact.label, slot, leading=self._leading)
        self.add(name, x + _PICTOGRAM + 1.2 * mm, y, label)
        value = paragraph(fact.value, slot, 12, fact.bold, self._leading, balanced=True)
        return self.add(value, x + label, y, available)

    def _title(self) -> TaggedParagraph:
        return paragraph(self.block.title, Slot("H3", self.body), 14.5, bold=True, leading=17)

    def _euros(self) -> list[TaggedParagraph]:
        """The amount and the lines under it, laid out."""
        found = []
        if self.block.amount:
            slot = Slot("P", self.body)
            found.append(paragraph(self.block.amount, slot, 17, True, leading=20, align="right"))
        for note in self.block.notes:
            slot = Slot("P", self.body)
            line = paragraph(note, slot, leading=self._leading, align="right", balanced=True)
            found.append(line)
        for one in found:
            one.wrap(_EURO_COLUMN, 0)
        return found

    def decorate(self, canvas: TaggedCanvas) -> None:
        if self.first:
            rule(canvas, 0, self.height, self.width, THICK)
        rule(canvas, 0, 0, self.width)
        canvas.setLineWidth(0.6 * mm)
        canvas.roundRect(0.8, self.top(4.5 + BOX), BOX - 1.6, BOX - 1.6, 0.8 * mm)
        for name, x, y in self.pictograms:
            draw_pictogram(canvas, name, x, self.top(y), _PICTOGRAM)

    def draw(self) -> None:
        with self.canv.element(self.label):
            draw_number(self.canv, self.block.number, BOX + GAP, self.top(4.0), BOX)
        super().draw()


def _label_width(fact: blocks.Fact) -> float:
    return _PICTOGRAM + 1.2 * mm + width(fact.label, 12) + 2 * mm


def _short_width(fact: blocks.Fact) -> float:
    """What a fact needs when it stands beside another."""
    return _label_width(fact) + width(plain(fact.value), 12, fact.bold)


class TotalPart(Part):
    """The sum at 40 points, and beside it whom to call."""

    after = 4 * mm

    def __init__(self, block: blocks.Total) -> None:
        super().__init__()
        self.block = block
        self.frame = 66 * mm if block.call else 0.0
        self.frame_height = 0.0

    def arrange(self, available: float) -> float:
        block = self.block
        left = available - self.frame - (8 * mm if block.call else 0)
        y = self.add(paragraph(block.lead, Slot("P"), 13), 0, 2 * mm, left)
        if block.amount:
            slot = Slot("P")
            size = width(block.amount, 40, bold=True)
            self.add(paragraph(block.amount, slot, 40, bold=True, leading=46), 0, y - 2, left)
            period = paragraph(block.period, slot, 17, bold=True)
            self.add(period, size + 8, y + 19.5, max(left - size - 8, 60))
            y += 46
        y = column(self, [paragraph(line, Slot("P"), 13) for line in block.lines], 0, y, left)
        if block.call:
            self.frame_height = self._call(block.call, available - self.frame)
        return max(y, self.frame_height + 2 * mm)

    def _call(self, call: blocks.Call, x: float) -> float:
        inner, left = self.frame - 8 * mm, x + 4 * mm
        y = 2 * mm + 3 * mm
        indent = 6.5 * mm
        title = paragraph(call.title, Slot("P"), 13, bold=True, balanced=True)
        y = self.add(title, left + indent, y, inner - indent)
        if call.number:
            y = self.add(paragraph(call.number, Slot("P"), 20, bold=True), left, y, inner)
        else:
            y += 9 * mm
        lines = [paragraph(line, Slot("P"), leading=15) for line in call.lines]
        return column(self, lines, left, y, inner) + 1.5 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        if self.block.call is None:
            return
        x = self.width - self.frame
        bottom = self.top(self.frame_height + 1.5 * mm)
        canvas.setLineWidth(THICK)
        wide = self.frame - THICK / 2
        canvas.roundRect(x, bottom, wide, self.height - 2 * mm - bottom, 1.5 * mm)
        draw_pictogram(canvas, "telefoon", x + 4 * mm, self.top(2 * mm + 3 * mm + 0.5), 5.5 * mm)
        if not self.block.call.number:
            y = self.top(2 * mm + 3 * mm + 16.25 + 8 * mm)
            rule(canvas, x + 4 * mm, y, self.frame - 8 * mm)


class FramePart(Part):
    """A frame around a title and a text."""

    before, after = 1 * mm, 2 * mm

    def __init__(self, block: blocks.Frame) -> None:
        super().__init__()
        self.block = block
        self.picture = (12 if block.big else 8) * mm
        self.spaceBefore = (4 if block.big else 1) * mm

    def arrange(self, available: float) -> float:
        left = 5 * mm + (self.picture + 4 * mm if self.block.pictogram else 0)
        inner = available - left - 5 * mm
        title = paragraph(self.block.title, Slot("P"), 12, bold=not self.block.big)
        y = self.add(title, left, 2.6 * mm, inner)
        size = 17.0 if self.block.big else 13.0
        text = paragraph(self.block.text, Slot("P"), size, bold=self.block.big)
        return self.add(text, left, y, inner) + 3.2 * mm

    def decorate(self, canvas: TaggedCanvas) -> None:
        canvas.setLineWidth(THICK)
        canvas.roundRect(0.4 * mm, 0.4 * mm, self.width - 0.8 * mm, self.height - 0.8 * mm, 4)
        if self.block.pictogram:
            top = self.height / 2 + self.picture / 2
            draw_pictogram(canvas, self.block.pictogram, 5 * mm, top, self.picture)
