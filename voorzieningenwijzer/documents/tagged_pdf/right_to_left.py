"""Paragraphs from right to left: lines are broken in the order of reading, then put in the order
in which they are drawn, each flush with the right side."""

from typing import Any

from voorzieningenwijzer.documents.tagged_pdf.arabic import drawn, joined
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph, face_width
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import BOLD, REGULAR, Run, faced


class RightToLeft(TaggedParagraph):
    """Plain text of one size; an amount or a number in it keeps its own direction."""

    def __init__(self, text: str, slot: Slot, size: float, bold: bool, bullet: bool) -> None:
        super().__init__((), slot, size)
        self.face, self.texts, self.drawn_lines = BOLD if bold else REGULAR, text.split(" "), []
        self.mark = bullet

    drawn_lines: list[list[Run]]

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        room = (available - (15 if self.mark else 0)) / self.size
        rows: list[list[str]] = [[]]
        for word in self.texts:
            if rows[-1] and self._width(" ".join([*rows[-1], word])) > room:
                rows.append([])
            rows[-1].append(word)
        self.drawn_lines = [list(faced(drawn(" ".join(row), "R"), self.face)) for row in rows]
        self.width, self.height = available, len(rows) * self.leading
        return self.width, self.height

    def _width(self, text: str) -> float:
        return sum(face_width(run, face) for face, run in faced(joined(text), self.face))

    def split(self, _available: float, _height: float) -> list[Any]:
        return []

    def draw_lines(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        text = canvas.beginText()
        right = left + self.width
        if self.mark:
            text.setFont(REGULAR, self.size)
            text.setTextOrigin(right - 8, y)
            text.textOut("•")
            right -= 15
        for line in self.drawn_lines:
            text.setTextOrigin(right - self.size * sum(face_width(r, f) for f, r in line), y)
            for face, run in line:
                text.setFont(face, self.size)
                text.textOut(run)
            y -= self.leading
        canvas.drawText(text)
