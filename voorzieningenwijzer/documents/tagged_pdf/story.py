"""The flowables of a document: one function per block."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, NextPageTemplate, PageBreak, Spacer

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.tagged_pdf.bars_part import bar_rows
from voorzieningenwijzer.documents.tagged_pdf.contents_part import ContentsPart
from voorzieningenwijzer.documents.tagged_pdf.figure_part import FigurePart
from voorzieningenwijzer.documents.tagged_pdf.flowables import Kept
from voorzieningenwijzer.documents.tagged_pdf.form_parts import ChoicePart, FormLinePart
from voorzieningenwijzer.documents.tagged_pdf.listing_parts import (
    CardPart,
    HeadingPart,
    LinesPart,
    PaperPart,
    TablePart,
    amount_columns,
)
from voorzieningenwijzer.documents.tagged_pdf.pages import (
    INNER,
    SheetStart,
    room_on,
    template_name,
)
from voorzieningenwijzer.documents.tagged_pdf.pair_part import PairPart
from voorzieningenwijzer.documents.tagged_pdf.paragraphs import TaggedParagraph, paragraph
from voorzieningenwijzer.documents.tagged_pdf.parts import ActionPart, FramePart, TotalPart
from voorzieningenwijzer.documents.tagged_pdf.slip_part import SlipPart
from voorzieningenwijzer.documents.tagged_pdf.tagged import Slot


class Story:
    """The flowables of a document; neighbouring actions share one list."""

    def __init__(self, content: Iterable[blocks.Block], pages: Mapping[str, int]) -> None:
        self.pages = pages
        self.actions: Slot | None = None
        self.flowables: list[Any] = []
        for block in content:
            made = self.made(block)
            if self.actions is None:
                self._close_list()
            self.flowables += made
        self._close_list()
        self.flowables = _headed(self.flowables)

    def made(self, block: blocks.Block) -> list[Any]:
        if not isinstance(block, blocks.ActionRow):
            self.actions = None
        return _RENDERERS[type(block)](self, block)

    def _close_list(self) -> None:
        """After the first page the last two actions stay together."""
        last = self.flowables[-2:]
        later = any(isinstance(flowable, SheetStart) for flowable in self.flowables)
        if later and len(last) == 2 and all(isinstance(one, ActionPart) for one in last):
            self.flowables[-2:] = [Kept(last)]


def _headed(flowables: Iterable[Any]) -> list[Any]:
    """A heading goes into what is kept together after it: ReportLab keeps it with nothing that is
    itself a whole of parts."""
    found: list[Any] = []
    for one in flowables:
        parts: list[Any] = []
        while isinstance(one, Kept) and found and found[-1].getKeepWithNext():
            parts.insert(0, found.pop())
        found.append(Kept([*parts, *one.parts]) if parts else one)
    return found


def _sheet(_story: Story, block: blocks.Sheet) -> list[Any]:
    return [NextPageTemplate(template_name(block.title)), SheetStart(block), PageBreak()]


def _heading(_story: Story, block: blocks.Heading) -> list[Any]:
    return [CondPageBreak(30 * mm), HeadingPart(block)]


def _text(_story: Story, block: blocks.Text) -> list[Any]:
    made = paragraph(block.text, Slot("P"), bold=block.bold)
    return [_spaced(made) if block.bold else made]


def _bullets(_story: Story, block: blocks.Bullets) -> list[Any]:
    if block.lead and len(block.items) == 1:
        parts = [(f"{block.lead}:", True), (block.items[0], False)]
        return [_spaced(TaggedParagraph(parts, Slot("P")))]
    whole = Slot("L")
    found: list[Any] = []
    if block.lead:
        lead = _spaced(paragraph(block.lead, Slot("P"), bold=True))
        lead.keepWithNext = 1
        found.append(lead)
    for item in block.items:
        body = Slot("LBody", Slot("LI", whole))
        found.append(TaggedParagraph([(item, False)], body, bullet=True))
    return found


def _spaced(item: TaggedParagraph) -> TaggedParagraph:
    item.spaceBefore = 1 * mm
    return item


def _total(_story: Story, block: blocks.Total) -> list[Any]:
    return [TotalPart(block)]


def _frame(_story: Story, block: blocks.Frame) -> list[Any]:
    return [FramePart(block)]


def _action(story: Story, block: blocks.ActionRow) -> list[Any]:
    first = story.actions is None
    story.actions = story.actions or Slot("L")
    part = ActionPart(block, story.actions, first)
    return [part]


def _table(_story: Story, block: blocks.Table) -> list[Any]:
    table, shares, amounts = Slot("Table"), block.shares, amount_columns(block.rows)
    rows = [TablePart(row, shares, table, False, amounts) for row in block.rows]
    if block.header:
        rows.insert(0, TablePart(block.header, shares, table, True, amounts))
    if rows:
        rows[0].spaceBefore, rows[-1].spaceAfter = 1 * mm, 2 * mm
    return _without_orphans(rows)


def _contents(story: Story, block: blocks.Contents) -> list[Any]:
    return [ContentsPart(block, story.pages)]


def _figure(_story: Story, block: blocks.Figure) -> list[Any]:
    return [FigurePart(block)]


def _card(_story: Story, block: blocks.Card) -> list[Any]:
    return [CardPart(block)]


def _papers(_story: Story, block: blocks.Papers) -> list[Any]:
    table = Slot("Table")
    rows = [PaperPart(row, table) for row in block.rows]
    if sum(row.wrap(INNER, 0)[1] for row in rows) > room_on(""):
        for row in rows:
            row.close = True
    if rows:
        rows[-1].spaceAfter = 4 * mm
    return _without_orphans(rows)


def _lines(_story: Story, block: blocks.WriteLines) -> list[Any]:
    return [LinesPart(block)]


def _slip(_story: Story, block: blocks.Slip) -> list[Any]:
    return [SlipPart(block)]


def _gap(_story: Story, _block: blocks.Gap) -> list[Any]:
    return [Spacer(1, 5 * mm)]


def _form(_story: Story, block: blocks.Form) -> list[Any]:
    return _without_orphans([FormLinePart(line, block.tall) for line in block.lines])


def _choices(_story: Story, block: blocks.Choices) -> list[Any]:
    whole = Slot("L")
    return _without_orphans([ChoicePart(choice, whole) for choice in block.items])


def _pair(_story: Story, block: blocks.Pair) -> list[Any]:
    return [PairPart(block)]


def _together(story: Story, block: blocks.Together) -> list[Any]:
    return [Kept([f for inner in block.blocks for f in _whole(story, inner)])]


def _whole(story: Story, block: blocks.Block) -> list[Any]:
    """Kept together inside what is kept together, each would start a page of its own."""
    found: list[Any] = []
    for made in story.made(block):
        found += made.parts if isinstance(made, Kept) else [made]
    return [one for one in found if not isinstance(one, CondPageBreak)]


def _without_orphans(rows: list[Any]) -> list[Any]:
    """The first two and the last two rows stay together, so that no row stands alone on a page."""
    if len(rows) < 4:
        return [Kept(rows)] if rows else []
    return [Kept(rows[:2]), *rows[2:-2], Kept(rows[-2:])]


_RENDERERS: dict[type, Callable[[Story, Any], list[Any]]] = {
    blocks.Sheet: _sheet,
    blocks.Heading: _heading,
    blocks.Text: _text,
    blocks.Bullets: _bullets,
    blocks.Total: _total,
    blocks.Frame: _frame,
    blocks.ActionRow: _action,
    blocks.Table: _table,
    blocks.Bars: lambda _story, block: _without_orphans(bar_rows(block)),
    blocks.Contents: _contents,
    blocks.Figure: _figure,
    blocks.Card: _card,
    blocks.Papers: _papers,
    blocks.WriteLines: _lines,
    blocks.Slip: _slip,
    blocks.Gap: _gap,
    blocks.Form: _form,
    blocks.Choices: _choices,
    blocks.Pair: _pair,
    blocks.Together: _together,
}
