"""Blocks to HTML that is safe to put in a page: one function per block, every text escaped."""

from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.documents.bars import bars_table
from voorzieningenwijzer.documents.contents import anchor, contents_list
from voorzieningenwijzer.documents.drawing import figure

_EMPTY = Markup("")


def render(document: blocks.Document) -> Markup:
    """Sections with headings, the first of level one; no styles and no scripts inside."""
    sections: list[tuple[blocks.Sheet, list[blocks.Block]]] = []
    for block in document.blocks:
        if isinstance(block, blocks.Sheet):
            sections.append((block, []))
        elif not sections:
            raise ValueError("a document starts with a Sheet")
        else:
            sections[-1][1].append(block)
    marked = any(isinstance(block, blocks.Contents) for block in document.blocks)
    parts = [
        _section(sheet, content, level=1 if not place else 2, marked=marked)
        for place, (sheet, content) in enumerate(sections)
    ]
    stamp = Markup('<p class="vw-document__stamp">{}</p>').format(document.stamp)
    first = [stamp] if document.stamp else []
    footer = Markup('<p class="vw-document__foot">{}</p>').format(document.footer)
    return _EMPTY.join([*first, *parts, footer])


def _section(sheet: blocks.Sheet, content: list[blocks.Block], level: int, marked: bool) -> Markup:
    """``marked``: with a name for the table of contents."""
    heading = _heading_tag(sheet.title, level)
    begin = Markup(' id="{}"').format(anchor(sheet.title)) if marked else _EMPTY
    return Markup("<section{}>{}{}</section>").format(begin, heading, _all(content))


def _all(content: Iterable[blocks.Block]) -> Markup:
    """Neighbouring actions become one list."""
    found: list[Markup] = []
    actions: list[Markup] = []
    for block in content:
        if isinstance(block, blocks.ActionRow):
            actions.append(_action(block))
            continue
        found += _list_of(actions)
        actions = []
        found.append(_RENDERERS[type(block)](block))
    return _EMPTY.join([*found, *_list_of(actions)])


def _list_of(actions: list[Markup]) -> list[Markup]:
    if not actions:
        return []
    return [Markup('<ol class="vw-plan">{}</ol>').format(_EMPTY.join(actions))]


def _heading_tag(text: str, level: int) -> Markup:
    tag = Markup(f"h{level}")
    return Markup('<{0} class="utrecht-heading-{2}">{1}</{0}>').format(tag, text, level)


def _sheet(block: blocks.Sheet) -> Markup:
    return _heading_tag(block.title, 2)


def _heading(block: blocks.Heading) -> Markup:
    return _heading_tag(block.text, block.level)


def _text(block: blocks.Text) -> Markup:
    small = "utrecht-paragraph vw-soft" if block.size == "klein" else "utrecht-paragraph"
    inner = Markup("<strong>{}</strong>").format(block.text) if block.bold else block.text
    return Markup('<p class="{}">{}</p>').format(small, inner)


def _bullets(block: blocks.Bullets) -> Markup:
    if block.lead and len(block.items) == 1:
        line = '<p class="utrecht-paragraph"><strong>{}:</strong> {}</p>'
        return Markup(line).format(block.lead, block.items[0])
    lead = _EMPTY
    if block.lead:
        lead = Markup('<p class="utrecht-paragraph"><strong>{}</strong></p>').format(block.lead)
    items = _EMPTY.join(Markup("<li>{}</li>").format(item) for item in block.items)
    return Markup('{}<ul class="utrecht-unordered-list">{}</ul>').format(lead, items)


def _total(block: blocks.Total) -> Markup:
    lines = _EMPTY.join(Markup("<p>{}</p>").format(line) for line in block.lines)
    amount = _EMPTY
    if block.amount:
        figure = '<p class="vw-found__sum">{} <small>{}</small></p>'
        amount = Markup(figure).format(block.amount, block.period)
    call = _call(block.call) if block.call else _EMPTY
    whole = '<div class="vw-document__top"><div><p>{}</p>{}{}</div>{}</div>'
    return Markup(whole).format(block.lead, amount, lines, call)


def _call(call: blocks.Call) -> Markup:
    number = _EMPTY
    if call.number:
        number = Markup('<p class="vw-call__number">{}</p>').format(call.number)
    lines = _EMPTY.join(Markup("<p>{}</p>").format(line) for line in call.lines if call.number)
    title = Markup('<h2 class="utrecht-heading-2">{}</h2>').format(call.title)
    return Markup('<div class="vw-call">{}{}{}</div>').format(title, number, lines)


def _frame(block: blocks.Frame) -> Markup:
    inner = '<div class="vw-document__frame"><p><strong>{}</strong></p><p>{}</p></div>'
    return Markup(inner).format(block.title, block.text)


def _action(block: blocks.ActionRow) -> Markup:
    facts = _EMPTY.join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            fact.label,
            Markup("<strong>{}</strong>").format(fact.value) if fact.bold else fact.value,
        )
        for fact in block.facts
    )
    notes = _EMPTY.join(Markup("<small>{}</small>").format(note) for note in block.notes)
    return Markup(
        '<li class="vw-action"><span class="vw-document__box" aria-hidden="true"></span>'
        '<span class="vw-action__nr">{}</span>'
        '<div><h3 class="utrecht-heading-3">{}</h3><dl>{}</dl></div>'
        '<p class="vw-action__euro">{}{}</p></li>'
    ).format(block.number, block.title, facts, block.amount, notes)


def _table(block: blocks.Table) -> Markup:
    head = _EMPTY
    if block.header:
        cells = _EMPTY.join(Markup('<th scope="col">{}</th>').format(c) for c in block.header)
        head = Markup("<thead><tr>{}</tr></thead>").format(cells)
    rows = _EMPTY.join(_row(first, rest, block.header[1:]) for first, *rest in block.rows)
    whole = '<table class="utrecht-table vw-document__table">{}<tbody>{}</tbody></table>'
    return Markup(whole).format(head, rows)


def _row(first: str | Markup, rest: Iterable[str | Markup], header: tuple[str, ...] = ()) -> Markup:
    """Each cell knows its header: on a narrow screen the cells stand under each other."""
    cells = _EMPTY.join(
        Markup('<td data-kop="{}">{}</td>').format(kop, cell)
        if kop
        else Markup("<td>{}</td>").format(cell)
        for kop, cell in zip_longest(header, rest, fillvalue="")
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)


def _card(block: blocks.Card) -> Markup:
    rows = _EMPTY.join(_row(row.what, [Markup("<br>").join(row.to)]) for row in block.rows)
    return Markup(
        '<div class="vw-report"><h2 class="utrecht-heading-2">{}</h2><p>{}</p>'
        '<table class="utrecht-table vw-document__table"><tbody>{}</tbody></table><p>{}</p></div>'
    ).format(block.title, block.intro, rows, block.outro)


def _papers(block: blocks.Papers) -> Markup:
    rows = _EMPTY.join(_paper(row) for row in block.rows)
    whole = '<table class="utrecht-table vw-document__table"><tbody>{}</tbody></table>'
    return Markup(whole).format(rows)


def _paper(row: blocks.PaperRow) -> Markup:
    name = Markup("{}<br><small>{}</small>").format(row.title, row.detail)
    return _row(name, [row.where, ", ".join(str(number) for number in row.numbers)])


def _lines(block: blocks.WriteLines) -> Markup:
    return Markup('<p class="utrecht-paragraph">{}</p>').format(block.label)


def _slip(block: blocks.Slip) -> Markup:
    box = '<li><span class="vw-document__box" aria-hidden="true"></span> {}</li>'
    choices = _EMPTY.join(Markup(box).format(name) for name in block.choices)
    lines = _EMPTY.join(
        Markup('<p class="vw-slip__line">{}:</p>').format(label) for label in block.lines
    )
    outro = _EMPTY.join(Markup("<p>{}</p>").format(text) for text in block.outro)
    return Markup(
        '<div class="vw-report vw-slip"><h2 class="utrecht-heading-2">{}</h2><p>{}</p>'
        '<ul class="vw-slip__choices">{}</ul>{}{}</div>'
    ).format(block.title, block.intro, choices, lines, outro)


def _gap(_block: blocks.Gap) -> Markup:
    return _EMPTY


def _form(block: blocks.Form) -> Markup:
    """What is known in bold; what is not is a line to write on."""
    known = Markup('<p class="utrecht-paragraph">{}: <strong>{}</strong></p>')
    empty = Markup('<p class="vw-slip__line">{}:</p>')
    return _EMPTY.join(
        known.format(line.label, line.value) if line.value else empty.format(line.label)
        for line in block.lines
    )


def _choices(block: blocks.Choices) -> Markup:
    box = Markup('<li><span class="vw-document__box" aria-hidden="true">{}</span> {}</li>')
    items = _EMPTY.join(box.format("✓" if one.ticked else "", one.text) for one in block.items)
    return Markup('<ul class="vw-slip__choices">{}</ul>').format(items)


def _pair(block: blocks.Pair) -> Markup:
    tag = Markup({"kop": "h2"}.get(block.kind, "p"))
    return Markup(
        '<div class="vw-pair vw-pair--{0}"><{1} lang="nl" dir="ltr">{2}</{1}>'
        '<p lang="{3}" dir="{4}">{5}</p></div>'
    ).format(
        block.kind, tag, block.dutch, block.language, "rtl" if block.rtl else "ltr", block.other
    )


def _together(block: blocks.Together) -> Markup:
    return _all(block.blocks)


_RENDERERS: dict[type, Callable[[Any], Markup]] = {
    blocks.Sheet: _sheet,
    blocks.Heading: _heading,
    blocks.Text: _text,
    blocks.Bullets: _bullets,
    blocks.Total: _total,
    blocks.Frame: _frame,
    blocks.ActionRow: _action,
    blocks.Table: _table,
    blocks.Bars: bars_table,
    blocks.Contents: contents_list,
    blocks.Figure: figure,
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
