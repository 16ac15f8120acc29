"""A table whose figures have a bar: a chart to who looks, the same table to who listens.

A figure that is not shown has the outline of the longest bar, always: its length says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from voorzieningenwijzer.documents.drawing import Drawing, Shape, Stroke, svg

HIGH = 9.0
_ON_SCREEN = 150.0


@dataclass(frozen=True, slots=True)
class Bar:
    """``tekst``: the figure. The bar is full up to ``vol`` and open from there up to ``tot``.

    Both of the longest bar, 0 to 1; ``vol`` None: not shown.
    """

    tekst: str
    vol: float | None
    tot: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of text and figures; ``shares`` are the widths of the columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | Bar, ...], ...]
    shares: tuple[float, ...]


def bar_drawing(bar: Bar, wide: float) -> Drawing:
    if bar.vol is None:
        edge = _box(0.5, wide - 0.5)
        return Drawing(wide, HIGH, (Stroke((*edge, edge[0]), 1.0, streep=True, soort="niet"),))
    full, end = wide * bar.vol, wide * max(bar.vol, bar.tot)
    parts: list[Stroke | Shape] = [Stroke(((0.5, 0), (0.5, HIGH)), 1.0)]
    if full > 0:
        parts.append(Shape(_box(0.5, max(full, 1.5)), soort="staaf"))
    if end > full:
        parts.append(Shape(_box(max(full, 0.5), end - 0.5), vol=False, soort="open"))
    return Drawing(wide, HIGH, tuple(parts))


def bar_svg(bar: Bar) -> Markup:
    """Only for the eye: the figure stands beside it."""
    return svg(bar_drawing(bar, _ON_SCREEN), "", "vw-bar")


def bars_table(block: Bars) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in block.header)
    rows = Markup("").join(_row(row, block.header) for row in block.rows)
    return Markup(
        '<table class="utrecht-table vw-document__table vw-bars"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(head, rows)


def _row(row: Sequence[str | Bar], header: Sequence[str]) -> Markup:
    first, *rest = row
    cells = Markup("").join(
        _cell(kop, cell) for kop, cell in zip_longest(header[1:], rest, fillvalue="")
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells)


def _cell(kop: str | Bar, cell: str | Bar) -> Markup:
    if isinstance(cell, str):
        return Markup('<td data-kop="{}">{}</td>').format(kop, cell)
    return Markup('<td class="vw-barred" data-kop="{}">{}</td>').format(kop, barred(cell))


def barred(bar: Bar) -> Markup:
    """The figure with its bar behind it, for in a cell."""
    return Markup('<span class="vw-barred__figure">{}</span> {}').format(bar.tekst, bar_svg(bar))


def _box(left: float, right: float) -> tuple[tuple[float, float], ...]:
    return (left, 0.5), (right, 0.5), (right, HIGH - 0.5), (left, HIGH - 0.5)
