"""Page one holds its five actions: where they do not fit they stand closer, never smaller."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import PageBreak

from voorzieningenwijzer.documents.tagged_pdf.flowables import Kept
from voorzieningenwijzer.documents.tagged_pdf.parts import ActionPart, Closeness

MOST = 5


def keep_on_page_one(flowables: Sequence[Any], width: float, room: float) -> None:
    """Puts the first run of actions closer together until it ends on the first page."""
    page: list[Any] = []
    for flowable in takewhile(lambda f: not isinstance(f, PageBreak), flowables):
        page += flowable.parts if isinstance(flowable, Kept) else [flowable]
    first = next((i for i, f in enumerate(page) if isinstance(f, ActionPart)), None)
    if first is None:
        return
    actions = list(takewhile(lambda f: isinstance(f, ActionPart), page[first:]))[:MOST]
    for close in Closeness:
        for action in actions:
            action.close = close
        if _height([*page[:first], *actions], width) <= room:
            return


def _height(flowables: Sequence[Any], width: float) -> float:
    """As a frame stacks them: of two spaces that meet only the larger counts."""
    height, after = 0.0, 0.0
    for place, flowable in enumerate(flowables):
        before = flowable.getSpaceBefore() if place else 0.0
        height += max(before, after) + flowable.wrap(width, 10_000)[1]
        after = flowable.getSpaceAfter()
    return height
