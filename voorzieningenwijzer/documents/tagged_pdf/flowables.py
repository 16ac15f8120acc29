"""The parts of a printed page: what each measures and how it is drawn. Measures in points."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph
from voorzieningenwijzer.documents.tagged_pdf.pictograms import strokes
from voorzieningenwijzer.documents.tagged_pdf.tagged import TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import BOLD, width

THIN, THICK = 0.35 * mm, 0.7 * mm
BOX = 8.5 * mm
GAP = 3 * mm


def draw_pictogram(canvas: TaggedCanvas, name: str, x: float, top: float, size: float) -> None:
    """Strokes of a pictogram; inside an artifact, since a word always stands beside it."""
    scale = size / 24
    canvas.saveState()
    canvas.setLineWidth(max(1.6 * scale, 0.9))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for command, n in strokes(name):
        at = [x + v * scale if i % 2 == 0 else top - v * scale for i, v in enumerate(n)]
        if command == "M":
            path.moveTo(*at)
        elif command == "L":
            path.lineTo(*at)
        elif command == "C":
            path.curveTo(*at)
        else:
            path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def draw_number(canvas: TaggedCanvas, number: int, x: float, top: float, size: float) -> None:
    """A number in a circle of ``size`` points."""
    radius = size / 2
    points = max(12.0, size * 0.6)
    canvas.setLineWidth(0.45 * mm)
    canvas.circle(x + radius, top - radius, radius - 0.6)
    canvas.setFont(BOLD, points)
    shown = str(number)
    left = x + radius - width(shown, points, bold=True) / 2
    canvas.drawString(left, top - radius - points * 0.36, shown)


class Kept(KeepTogether):
    """Stays on one page; ``parts`` are what it keeps."""

    def __init__(self, parts: list[Any]) -> None:
        super().__init__(parts)
        self.parts = parts


class Placed:
    """A paragraph at a place inside a part: x from the left, y down from the top."""

    def __init__(self, item: TaggedParagraph, x: float, y: float, available: float) -> None:
        self.item, self.x, self.y = item, x, y
        self.width, self.height = item.wrap(available, 10_000)

    @property
    def bottom(self) -> float:
        return self.y + float(self.height)


class Part(Flowable):
    """A part of fixed height: paragraphs at places, and what decorates them."""

    canv: TaggedCanvas
    before = 0.0
    after = 0.0
    heading = ""

    def __init__(self) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = self.before, self.after
        self.items: list[Placed] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.items = []
        self.width = available
        self.height = self.arrange(available)
        return self.width, self.height

    def arrange(self, available: float) -> float:
        """Fills ``items`` and gives the height."""
        raise NotImplementedError

    def decorate(self, canvas: TaggedCanvas) -> None:
        """What is not read aloud."""

    def add(self, item: TaggedParagraph, x: float, y: float, available: float) -> float:
        """Places a paragraph and gives its lower edge."""
        placed = Placed(item, x, y, available)
        self.items.append(placed)
        return placed.bottom

    def top(self, y: float) -> float:
        """From down-from-the-top to the canvas's up-from-the-bottom."""
        return self.height - y

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if self.heading and not canvas.page_heading:
            canvas.page_heading = self.heading
        if canvas.counting:
            return
        with canvas.artifact():
            self.decorate(canvas)
        for placed in self.items:
            placed.item.drawOn(canvas, placed.x, self.top(placed.bottom))


def rule(canvas: TaggedCanvas, x: float, y: float, length: float, weight: float = THIN) -> None:
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + length, y)


def column(
    part: Part, texts: Sequence[TaggedParagraph], x: float, y: float, available: float
) -> float:
    """Paragraphs under each other; gives the lower edge of the last."""
    for item in texts:
        y = part.add(item, x, y, available)
    return y
