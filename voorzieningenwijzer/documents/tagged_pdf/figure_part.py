"""A drawing on paper: one figure in the structure tree, with its words for who cannot see it."""

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.drawing import Drawing, Shape, Stroke, Words
from voorzieningenwijzer.documents.tagged_pdf.flowables import Part
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import BOLD, REGULAR, plain, width

_SIZE = 12.0


class FigurePart(Part):
    """Drawn on its own scale: letters stay twelve points."""

    before, after = 3.0, 6.0

    def __init__(self, block: blocks.Figure) -> None:
        super().__init__()
        self.drawing, self.slot = block.drawing, Slot("Figure", Alt=block.alt)

    def arrange(self, available: float) -> float:
        return self.drawing.hoog

    def draw(self) -> None:
        with self.canv.element(self.slot):
            paint(self.canv, self.drawing)


def paint(canvas: TaggedCanvas, drawing: Drawing) -> None:
    canvas.saveState()
    canvas.setLineCap(1)
    for part in drawing.delen:
        match part:
            case Stroke():
                _stroke(canvas, part, drawing.hoog)
            case Shape():
                _shape(canvas, part, drawing.hoog)
            case Words():
                _words(canvas, part, drawing.hoog)
    canvas.restoreState()


def _stroke(canvas: TaggedCanvas, part: Stroke, top: float) -> None:
    canvas.setLineWidth(part.dikte)
    canvas.setDash([3, 4] if part.streep else [])
    path = canvas.beginPath()
    for place, (x, y) in enumerate(part.punten):
        (path.lineTo if place else path.moveTo)(x, top - y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])


def _shape(canvas: TaggedCanvas, part: Shape, top: float) -> None:
    canvas.setLineWidth(1)
    path = canvas.beginPath()
    for place, (x, y) in enumerate(part.punten):
        (path.lineTo if place else path.moveTo)(x, top - y)
    path.close()
    canvas.setFillGray(0 if part.vol else 1)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.setFillGray(0)


def _words(canvas: TaggedCanvas, part: Words, top: float) -> None:
    text = plain(part.tekst, part.vet)
    canvas.setFont(BOLD if part.vet else REGULAR, _SIZE)
    long = width(text, _SIZE, part.vet)
    left = {"begin": 0.0, "midden": long / 2, "eind": long}[part.anker]
    canvas.drawString(part.x - left, top - part.y, text)
