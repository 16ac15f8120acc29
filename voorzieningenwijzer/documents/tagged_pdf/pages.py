"""Pages: A4, the title with its woven stripes, the corner, and the footer with page x of y."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.flowables import rule
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph, paragraph
from voorzieningenwijzer.documents.tagged_pdf.tagged import ARTIFACT, Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import REGULAR, plain, printable, width

WIDTH, HEIGHT = A4
SIDE = 15 * mm
TOP = 12 * mm
BOTTOM = 18 * mm
TOP_PADDING = 2.6 * mm
INNER = WIDTH - 2 * SIDE
TITLE_WIDTH = 127 * mm
TITLE_SIZE, TITLE_LEADING = 21, 25
FOOT_SIZE = 12
STRIPES = ((1.6, 0.8), (0.35, 2.475), (0.35, 3.375))
"""Thickness and middle of each stripe in mm, from the top of the cloth."""
_MOST_LINES = 3


def title_lines(title: str) -> int:
    """How many lines the title takes on the page, at most three."""
    words, lines, line = title.split(), 1, ""
    for word in words:
        wider = f"{line} {word}".strip()
        if line and width(plain(wider, bold=True), TITLE_SIZE, bold=True) > TITLE_WIDTH:
            lines, line = lines + 1, word
        else:
            line = wider
    return min(max(lines, 1), _MOST_LINES)


def template_name(title: str) -> str:
    return f"titel-{title_lines(title)}"


def _head_height(lines: int) -> float:
    return max(lines * TITLE_LEADING, 32) + 2.5 * mm + 3.6 * mm


def room_on(title: str) -> float:
    """What a page with this title has for its content, in points."""
    return HEIGHT - TOP - _head_height(title_lines(title)) - BOTTOM - TOP_PADDING


class SheetStart(ActionFlowable):
    """Tells the template that the next page begins another sheet."""

    def __init__(self, sheet: blocks.Sheet) -> None:
        super().__init__(("sheet", sheet))


class PlanTemplate(BaseDocTemplate):
    """One page layout for every height of title."""

    side = SIDE

    def __init__(self, output: BytesIO, document: blocks.Document, first: blocks.Sheet) -> None:
        super().__init__(
            output,
            pagesize=A4,
            title=printable(document.title),
            author=printable(document.author),
            subject=printable(document.subject),
            lang=document.language,
            initialFontName=REGULAR,
        )
        self.document = document
        self.sheet, self.next_sheet = first, first
        self.fresh = True
        self.begins: dict[str, int] = {}
        self.slot = Slot("H1")
        names = sorted(range(1, _MOST_LINES + 1), key=lambda n: n != title_lines(first.title))
        self.addPageTemplates([self._layout(lines) for lines in names])

    def _layout(self, lines: int) -> PageTemplate:
        top = TOP + self._head_height(lines)
        frame = Frame(
            self.side,
            BOTTOM,
            WIDTH - 2 * self.side,
            HEIGHT - top - BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=TOP_PADDING,
            bottomPadding=0,
        )
        return PageTemplate(
            f"titel-{lines}", [frame], onPage=self._begin_page, onPageEnd=self._end_page
        )

    def _head_height(self, lines: int) -> float:
        return _head_height(lines)

    def handle_sheet(self, sheet: blocks.Sheet) -> None:
        self.next_sheet = sheet

    def _begin_page(self, canvas: Any, _document: Any) -> None:
        """Keeps the place of the title in the reading order; it is drawn when the page is full."""
        self.fresh = canvas.page_index == 0 or self.next_sheet is not self.sheet
        self.sheet = self.next_sheet
        if self.fresh:
            self._begin_sheet(canvas)
        self.slot = Slot("H1" if canvas.page_index == 0 else "H2")
        self.slot.place(canvas.root)

    def _begin_sheet(self, canvas: Any) -> None:
        """Its page for a table of contents, and a bookmark in the window of the reader."""
        title = self.sheet.title
        self.begins[title] = canvas.page_index + 1
        if any(isinstance(block, blocks.Contents) for block in self.document.blocks):
            key = f"blad-{canvas.page_index}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(printable(title), key, level=0)

    def _end_page(self, canvas: Any, _document: Any) -> None:
        """A title that only says that the sheet goes on is not read aloud again."""
        if canvas.counting:
            return
        title = self.sheet.title
        if not self.fresh:
            title = canvas.page_heading or self.sheet.continued or title
            canvas.root.kids.remove(self.slot)
            self.slot = Slot(ARTIFACT)
        self._draw_title(canvas, title)
        with canvas.artifact():
            self._draw_corner(canvas)
            self._draw_footer(canvas)

    def _draw_title(self, canvas: TaggedCanvas, title: str) -> None:
        lines = title_lines(self.sheet.title)
        base = HEIGHT - TOP - max(lines * TITLE_LEADING, 32)
        _clipped(title, self.slot, lines).drawOn(canvas, SIDE, base)
        with canvas.artifact():
            for thick, middle in STRIPES:
                y = base - 2.5 * mm - middle * mm
                rule(canvas, SIDE, y, INNER, thick * mm)

    def _draw_corner(self, canvas: TaggedCanvas) -> None:
        lines = [(line, False) for line in self.document.corner]
        if self.document.stamp:
            lines.append((self.document.stamp, True))
        base = HEIGHT - TOP - max(title_lines(self.sheet.title) * TITLE_LEADING, 32) + 3
        for place, (text, bold) in enumerate(reversed(lines)):
            item = _one_line(text, 12, bold, INNER - TITLE_WIDTH - 1 * mm, align="right")
            item.draw_lines(canvas, SIDE + TITLE_WIDTH + 1 * mm, base + place * 15)

    def _draw_footer(self, canvas: TaggedCanvas) -> None:
        wide = WIDTH - 2 * self.side
        rule(canvas, self.side, BOTTOM - 4.5 * mm, wide)
        item = _one_line(self.document.footer, FOOT_SIZE, False, wide - 35 * mm)
        item.draw_lines(canvas, self.side, BOTTOM - 9.1 * mm)
        form = f"blad{canvas.page_index}"
        canvas.doForm(form)
        canvas.at_end.append(self._page_number(form, canvas.page_index + 1))

    def _page_number(self, form: str, number: int) -> Callable[[TaggedCanvas, int], None]:
        """Drawn at the end, when the number of pages is known."""

        def finish(canvas: TaggedCanvas, pages: int) -> None:
            text = self.document.page_of.format(nummer=number, aantal=pages)
            canvas.beginForm(form, 0, 0, WIDTH, HEIGHT)
            canvas.setFont(REGULAR, FOOT_SIZE)
            canvas.drawRightString(WIDTH - self.side, BOTTOM - 9.1 * mm, text)
            canvas.endForm()

        return finish


class LetterTemplate(PlanTemplate):
    """A letter: wider at the sides, no title above the page; the stamp and the foot stay."""

    side = 22 * mm

    def _head_height(self, lines: int) -> float:
        return 8 * mm

    def _begin_page(self, canvas: Any, _document: Any) -> None:
        self.sheet = self.next_sheet

    def _end_page(self, canvas: Any, _document: Any) -> None:
        with canvas.artifact():
            if self.document.stamp:
                stamp = _one_line(self.document.stamp, 12, True, 80 * mm, align="right")
                stamp.draw_lines(canvas, WIDTH - self.side - 80 * mm, HEIGHT - TOP - 12)
            self._draw_footer(canvas)


def _one_line(
    text: str, size: float, bold: bool, available: float, align: str = "left"
) -> TaggedParagraph:
    """The text on one line, cut with an ellipsis where it is too wide."""
    shown = text
    while True:
        item = paragraph(shown, Slot(ARTIFACT), size, bold=bold, align=align)
        _, height = item.wrap(available, 0)
        if height <= item.leading or len(shown) < 3:
            return item
        shown = shown[:-2].rstrip("… ") + "…"


def _clipped(title: str, slot: Slot, lines: int) -> TaggedParagraph:
    """The title in at most ``lines`` lines."""
    while True:
        item = paragraph(title, slot, TITLE_SIZE, True, TITLE_LEADING, balanced=True)
        _, height = item.wrap(TITLE_WIDTH, 10_000)
        if height <= lines * TITLE_LEADING + 1 or len(title) < 4:
            return item
        title = title[:-4].rstrip() + "…"
