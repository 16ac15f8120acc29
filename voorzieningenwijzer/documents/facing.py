"""Facing pages: every line of a document with the same line in another language beside it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from voorzieningenwijzer.documents import blocks
from voorzieningenwijzer.plan.wording.amounts import NBSP

_NUMBER = re.compile(r"€\s?\d[\d.,]*|\d[\d\s.,/-]*\d")
HEADING, BOLD, PLAIN, POINT = "kop", "vet", "gewoon", "punt"
BIG, STEP, FACT = "groot", "stap", "feit"
"""The sum, the name of a step, and what stays with the line after it."""


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    text: str


def beside(
    dutch: blocks.Document, other: blocks.Document, language: str, note: blocks.Pair
) -> blocks.Document:
    """Two documents of the same blocks, line by line. Raises ValueError when they differ."""
    first, *rest = dutch.blocks
    if not isinstance(first, blocks.Sheet):
        raise ValueError("a document starts with a Sheet")
    left, right = list(lines(rest)), list(lines(other.blocks[1:]))
    pairs = tuple(
        _pair(a, b.text, language, rtl=note.rtl) for a, b in zip(left, right, strict=True)
    )
    return replace(dutch, blocks=(blocks.Sheet(first.title, first.title), note, *pairs))


def _pair(dutch: Line, other: str, language: str, *, rtl: bool) -> blocks.Pair:
    """A line that is the same in both is Dutch; a number keeps its direction."""
    if other == dutch.text:
        return blocks.Pair(dutch.kind, dutch.text, other, "nl")
    shown = _NUMBER.sub("\u202a\\g<0>\u202c", other) if rtl else other
    return blocks.Pair(dutch.kind, dutch.text, shown, language, rtl=rtl)


def lines(content: Iterable[blocks.Block]) -> Iterator[Line]:
    for block in content:
        yield from (line for line in _LINES[type(block)](block) if line.text.strip())


def _sheet(block: blocks.Sheet) -> Iterator[Line]:
    yield Line(HEADING, block.title)


def _heading(block: blocks.Heading) -> Iterator[Line]:
    kinds = {1: HEADING, 2: HEADING}
    yield Line(STEP if block.line else kinds.get(block.level, BOLD), block.text)


def _text(block: blocks.Text) -> Iterator[Line]:
    yield Line(BOLD if block.bold else PLAIN, block.text)


def _bullets(block: blocks.Bullets) -> Iterator[Line]:
    yield Line(BOLD, block.lead)
    yield from (Line(POINT, item) for item in block.items)


def _total(block: blocks.Total) -> Iterator[Line]:
    yield Line(PLAIN, block.lead)
    yield Line(BIG, f"{block.amount} {block.period}".strip())
    yield from (Line(PLAIN, line) for line in block.lines)
    if block.call is not None:
        yield Line(BOLD, f"{block.call.title} {block.call.number.replace(' ', NBSP)}".strip())
        yield from (Line(PLAIN, line) for line in block.call.lines)


def _frame(block: blocks.Frame) -> Iterator[Line]:
    yield Line(BOLD, block.title)
    yield Line(PLAIN, block.text)


def _action(block: blocks.ActionRow) -> Iterator[Line]:
    yield Line(STEP, f"{block.number}. {block.title}")
    amount = " ".join((block.amount, *block.notes[:1])).strip()
    facts = [f"{fact.label}: {fact.value}" for fact in block.facts]
    facts.append(", ".join(filter(None, (amount, *block.notes[1:]))))
    *first, last = filter(None, facts)
    yield from (Line(FACT, fact) for fact in first)
    yield Line(PLAIN, last)


def _table(block: blocks.Table) -> Iterator[Line]:
    yield Line(BOLD, " | ".join(block.header))
    yield from (Line(POINT, f"{first}: {'; '.join(rest)}") for first, *rest in block.rows)


def _card(block: blocks.Card) -> Iterator[Line]:
    yield Line(HEADING, block.title)
    yield Line(PLAIN, block.intro)
    yield from (Line(POINT, f"{row.what}: {'; '.join(row.to)}") for row in block.rows)
    yield Line(PLAIN, block.outro)


def _papers(block: blocks.Papers) -> Iterator[Line]:
    for row in block.rows:
        numbers = ", ".join(map(str, row.numbers))
        yield Line(BOLD, f"{row.title} ({numbers})")
        yield Line(PLAIN, "; ".join(filter(None, (row.detail, row.where))))


def _write(block: blocks.WriteLines) -> Iterator[Line]:
    yield Line(PLAIN, block.label)


def _slip(block: blocks.Slip) -> Iterator[Line]:
    yield Line(HEADING, block.title)
    yield Line(PLAIN, block.intro)
    yield from (Line(POINT, text) for text in block.choices)
    yield from (Line(PLAIN, text) for text in (*block.lines, *block.outro))


def _form(block: blocks.Form) -> Iterator[Line]:
    yield from (Line(PLAIN, f"{line.label}: {line.value}") for line in block.lines)


def _choices(block: blocks.Choices) -> Iterator[Line]:
    yield from (Line(POINT, item.text) for item in block.items)


def _together(block: blocks.Together) -> Iterator[Line]:
    yield from lines(block.blocks)


def _nothing(_block: Any) -> Iterator[Line]:
    return iter(())


_LINES: dict[type, Callable[[Any], Iterator[Line]]] = {
    blocks.Sheet: _sheet,
    blocks.Heading: _heading,
    blocks.Text: _text,
    blocks.Bullets: _bullets,
    blocks.Total: _total,
    blocks.Frame: _frame,
    blocks.ActionRow: _action,
    blocks.Table: _table,
    blocks.Card: _card,
    blocks.Papers: _papers,
    blocks.WriteLines: _write,
    blocks.Slip: _slip,
    blocks.Form: _form,
    blocks.Choices: _choices,
    blocks.Gap: _nothing,
    blocks.Pair: _nothing,
    blocks.Together: _together,
}
