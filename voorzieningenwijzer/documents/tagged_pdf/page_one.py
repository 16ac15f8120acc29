"""Page one holds its five actions: where they do not fit they stand closer, never smaller; and so
does what stands on later pages where that saves a page."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import PageBreak

from voorzieningenwijzer.documents.tagged_pdf.flowables import Kept
from voorzieningenwijzer.documents.tagged_pdf.form_parts import FormLinePart
from voorzieningenwijzer.documents.tagged_pdf.listing_parts import LinesPart, PaperPart
from voorzieningenwijzer.documents.tagged_pdf.parts import ActionPart, Closeness

MOST = 5


def keep_on_page_one(flowables: Sequence[Any], width: float, room: float) -> None:
    """Puts the first run of actions closer together until it ends on the first page."""
    page = _parts(takewhile(lambda f: not isinstance(f, PageBreak), flowables))
    first = next((i for i, f in enumerate(page) if isinstance(f, ActionPart)), None)
    if first is None:
        return
    actions = list(takewhile(lambda f: isinstance(f, ActionPart), page[first:]))[:MOST]
    for close in Closeness:
        for action in actions:
            action.close = close
        if _height([*page[:first], *actions], width) <= room:
            return


def stand_closer(flowables: Iterable[Any]) -> None:
    """Every action, paper and line to write on with less white."""
    for part in _parts(flowables):
        if isinstance(part, ActionPart):
            part.close = Closeness.CLOSE
        elif isinstance(part, PaperPart | FormLinePart | LinesPart):
            part.close = True


def _parts(flowables: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for flowable in flowables:
        found += flowable.parts if isinstance(flowable, Kept) else [flowable]
    return found


def _height(flowables: Sequence[Any], width: float) -> float:
    """As a frame stacks them: of two spaces that meet only the larger counts."""
    height, after = 0.0, 0.0
    for place, flowable in enumerate(flowables):
        before = flowable.getSpaceBefore() if place else 0.0
        height += max(before, after) + flowable.wrap(width, 10_000)[1]
        after = flowable.getSpaceAfter()
    return height
