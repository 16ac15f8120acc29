"""A document as a tagged PDF: built once, and again where pages must be counted or can be saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import dropwhile
from typing import Any

from reportlab import rl_config

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.page_one import keep_on_page_one, stand_closer
from voorzieningenwijzer.documents.tagged_pdf.pages import (
    INNER,
    LetterTemplate,
    PlanTemplate,
    room_on,
)
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import forget
from voorzieningenwijzer.documents.tagged_pdf.story import Story
from voorzieningenwijzer.documents.tagged_pdf.tagged import TaggedCanvas
from voorzieningenwijzer.documents.tagged_pdf.typography import REGULAR, register_fonts

rl_config.canvas_basefontname = REGULAR
rl_config.useA85 = 0


_HANGS_ON_A_WALL = 6
"""Pages: of what is longer, as the copy of everything, one less is not worth the time."""


def render(document: blocks.Document) -> bytes:
    """The document as PDF. Raises LayoutError of ReportLab when one part is higher than a page."""
    register_fonts()
    sheets = [block for block in document.blocks if isinstance(block, blocks.Sheet)]
    if not sheets or document.blocks[0] is not sheets[0]:
        raise ValueError("a document starts with a Sheet")
    try:
        if any(isinstance(block, blocks.Contents) for block in document.blocks):
            begins = _built(document, {}, counting=True).begins
            return _built(document, begins).content
        made = _built(document, {})
        if made.pages <= _HANGS_ON_A_WALL and _can_stand_closer(document):
            closer = _built(document, {}, closer=True, counting=True)
            if closer.pages < made.pages:
                made = _built(document, {}, closer=True)
    finally:
        forget()
    return made.content


@dataclass(frozen=True, slots=True)
class _Made:
    """``begins``: the page on which each sheet begins."""

    content: bytes
    pages: int
    begins: Mapping[str, int]


def _can_stand_closer(document: blocks.Document) -> bool:
    if document.letter:
        return True
    later = dropwhile(lambda b: not isinstance(b, blocks.Sheet), document.blocks[1:])
    return any(isinstance(block, blocks.ActionRow | blocks.Papers) for block in later)


def _built(
    document: blocks.Document,
    pages: Mapping[str, int],
    closer: bool = False,
    counting: bool = False,
) -> _Made:
    """``pages``: of the sheets, as counted before. ``closer``: lists take less room.
    ``counting``: nothing is painted, which takes a third of the time."""
    output, first = BytesIO(), document.blocks[0]
    assert isinstance(first, blocks.Sheet)
    layout = LetterTemplate if document.letter else PlanTemplate
    template = layout(output, document, first)
    story = Story(document.blocks[1:], pages)
    if closer:
        stand_closer(story.flowables)
    keep_on_page_one(story.flowables, INNER, room_on(first.title))
    template.build(story.flowables, canvasmaker=_canvas_maker(document, counting))
    return _Made(output.getvalue(), template.page, template.begins)


def _canvas_maker(document: blocks.Document, counting: bool) -> Callable[..., TaggedCanvas]:
    def make(*args: Any, **options: Any) -> TaggedCanvas:
        options.update(invariant=1, initialFontName=REGULAR, lang=document.language)
        canvas = TaggedCanvas(*args, **options)
        canvas.language, canvas.counting = document.language, counting
        return canvas

    return make
