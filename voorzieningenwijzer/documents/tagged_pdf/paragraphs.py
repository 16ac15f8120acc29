"""Paragraphs of plain text: broken into lines, split over pages, marked for the structure tree.

ReportLab's own paragraph reads markup. Ours reads nothing: a text is only ever characters, so a
name can hold anything, and it is several times faster.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot, TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import BOLD, REGULAR, Run, runs

Word = tuple[tuple[Run, ...], float]
"""The runs of a word, each with its face, and the width of the word at one point."""

_LINE_END: Word = ((), 0.0)
_DATE = re.compile(r"(\d\u00a0[a-z]+) (\d{4})\b")
_MAY_BREAK = re.compile("(?<=[-/\u00a0])")
_BULLET = "•"
_BULLET_INDENT = 15.0
_CAP_HEIGHT = 0.714


@cache
def face_width(text: str, face: str) -> float:
    """Width at one point; `forget` empties what was measured, since it holds what people said."""
    return float(pdfmetrics.stringWidth(text, face, 1))


def forget() -> None:
    face_width.cache_clear()
    _word.cache_clear()


class TaggedParagraph(Flowable):
    """Plain text of one size; ``parts`` are texts with whether they are bold.

    ``balanced``: of as many lines as are needed, none is much shorter than the others.
    """

    canv: TaggedCanvas
    balanced = False

    def __init__(
        self,
        parts: Iterable[tuple[str, bool]],
        slot: Slot,
        size: float = 12,
        leading: float = 0,
        align: str = "left",
        bullet: bool = False,
    ) -> None:
        super().__init__()
        self.slot, self.size, self.align, self.bullet = slot, size, align, bullet
        self.leading = leading or size * 1.25
        self.indent = _BULLET_INDENT if bullet else 0.0
        self.words = _words(parts)
        self.lines: list[list[Word]] = []
        self.laid_out_for = -1.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        if self.laid_out_for != available:
            room = (available - self.indent) / self.size
            self.lines = _broken(self.words, room)
            if self.balanced and len(self.lines) > 1:
                self.lines = _balanced(self.words, room, len(self.lines))
            self.laid_out_for = available
        self.width, self.height = available, len(self.lines) * self.leading
        return self.width, self.height

    def split(self, available: float, height: float) -> list[Any]:
        """At least two lines on each side, else the whole moves on."""
        self.wrap(available, height)
        fits = min(int(height // self.leading), len(self.lines) - 2)
        if fits < 2:
            return []
        return [self._piece(self.lines[:fits], first=True), self._piece(self.lines[fits:])]

    def _piece(self, lines: list[list[Word]], first: bool = False) -> "TaggedParagraph":
        piece = TaggedParagraph((), self.slot, self.size, self.leading, self.align)
        piece.indent, piece.bullet = self.indent, self.bullet and first
        piece.lines, piece.laid_out_for = lines, self.laid_out_for
        return piece

    @property
    def widest(self) -> float:
        """The width of its longest line, once it is laid out."""
        return self.size * max(map(_line_width, self.lines), default=0.0)

    def draw(self) -> None:
        if self.canv.counting:
            return
        with self.canv.element(self.slot):
            y = self.height - self.leading / 2 - self.size * _CAP_HEIGHT / 2
            self.draw_lines(self.canv, 0, y)

    def draw_lines(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        """Paints the lines, the first with its base at ``y``, without a mark of its own."""
        text = canvas.beginText()
        if self.bullet:
            text.setFont(REGULAR, self.size)
            text.setTextOrigin(left + 2, y)
            text.textOut(_BULLET)
        for line in self.lines:
            shown = _line_runs(line)
            x = left + self.indent
            if self.align == "right":
                x = left + self.width - self.size * _line_width(line)
            text.setTextOrigin(x, y)
            for face, run in shown:
                text.setFont(face, self.size)
                text.textOut(run)
            y -= self.leading
        canvas.drawText(text)


def paragraph(
    text: str,
    slot: Slot,
    size: float = 12,
    bold: bool = False,
    leading: float = 0,
    align: str = "left",
    balanced: bool = False,
) -> TaggedParagraph:
    made = TaggedParagraph([(text, bold)], slot, size, leading, align)
    made.balanced = balanced
    return made


def _words(parts: Iterable[tuple[str, bool]]) -> list[Word]:
    """Broken at ordinary spaces and line ends only: a space that does not break holds its words
    together, and so does the last space of a date."""
    found: list[Word] = []
    for text, bold in parts:
        face = BOLD if bold else REGULAR
        for place, line in enumerate(_DATE.sub("\\1\u00a0\\2", text).split("\n")):
            if place:
                found.append(_LINE_END)
            found += [_word(word, face) for word in line.split(" ") if word]
    return found


@cache
def _word(text: str, face: str) -> Word:
    pieces = runs(text, face)
    return pieces, sum(face_width(run, name) for name, run in pieces)


def _balanced(words: list[Word], available: float, count: int) -> list[list[Word]]:
    """As many lines in the least room: found by halving, to half the size of the letters."""
    least, most = available / count, available
    while most - least > 0.5:
        middle = (least + most) / 2
        if len(_broken(words, middle)) > count or max(w for _, w in words) > middle:
            least = middle
        else:
            most = middle
    return _broken(words, most)


def _broken(words: list[Word], available: float) -> list[list[Word]]:
    """Lines of words; a word that is wider than a line is cut."""
    lines: list[list[Word]] = [[]]
    taken = 0.0
    for word in _cut(words, available):
        if word is _LINE_END:
            lines.append([])
            taken = 0.0
            continue
        gap = face_width(" ", REGULAR) if lines[-1] else 0.0
        if lines[-1] and taken + gap + word[1] > available:
            lines.append([])
            taken = gap = 0.0
        lines[-1].append(word)
        taken += gap + word[1]
    return lines


def _cut(words: list[Word], available: float) -> Iterator[Word]:
    """A word that is too wide is cut behind a mark or a fixed space, and else between letters."""
    for word in words:
        if word[1] <= available:
            yield word
            continue
        for face, run in word[0]:
            piece = ""
            for part in _MAY_BREAK.split(run):
                if piece and face_width(piece + part, face) > available:
                    yield ((face, piece),), face_width(piece, face)
                    piece = ""
                for letter in part:
                    if piece and face_width(piece + letter, face) > available:
                        yield ((face, piece),), face_width(piece, face)
                        piece = ""
                    piece += letter
            if piece:
                yield ((face, piece),), face_width(piece, face)


def _line_width(line: list[Word]) -> float:
    return sum(face_width(run, face) for face, run in _line_runs(line))


def _line_runs(line: list[Word]) -> list[Run]:
    """The words of a line with their spaces, neighbours of the same face in one run; a space is
    drawn by a face that has one."""
    shown: list[Run] = []
    for place, (pieces, _) in enumerate(line):
        if place:
            face = pieces[0][0] if pieces[0][0] in (REGULAR, BOLD) else REGULAR
            if shown and shown[-1][0] in (REGULAR, BOLD):
                face = shown[-1][0]
            _append(shown, (face, " "))
        for piece in pieces:
            _append(shown, piece)
    return shown


def _append(shown: list[Run], piece: Run) -> None:
    if shown and shown[-1][0] == piece[0]:
        shown[-1] = (piece[0], shown[-1][1] + piece[1])
    else:
        shown.append(piece)
