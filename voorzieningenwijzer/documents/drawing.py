"""A drawing as plain values, once for screen and paper: strokes, shapes and words.

Measures in points, y from the top. On paper everything is black; the screen gives each ``soort`` a
colour in the style sheet, since a page may carry no styles of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from markupsafe import Markup

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Points that are joined. ``soort``: lijn, as, raster, grens, nu or niet (not shown)."""

    punten: tuple[Point, ...]
    dikte: float = 1.0
    streep: bool = False
    soort: str = "as"


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape, full or empty."""

    punten: tuple[Point, ...]
    vol: bool = True
    soort: str = "merk"


@dataclass(frozen=True, slots=True)
class Words:
    """``anker``: begin, midden or eind: what of the text stands at ``x``; ``y`` is its base."""

    x: float
    y: float
    tekst: str
    vet: bool = False
    anker: str = "begin"


@dataclass(frozen=True, slots=True)
class Drawing:
    breed: float
    hoog: float
    delen: tuple[Stroke | Shape | Words, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as a block; ``alt``: what it says, in words."""

    drawing: Drawing
    alt: str


def figure(block: Figure) -> Markup:
    return Markup('<figure class="utrecht-figure vw-scroll">{}</figure>').format(
        svg(block.drawing, block.alt)
    )


def svg(drawing: Drawing, alt: str, name: str = "vw-chart") -> Markup:
    """For in a page: one picture to who listens, or nothing where the words stand beside it."""
    inside = Markup("").join(_RENDERERS[type(part)](part) for part in drawing.delen)
    said = Markup('role="img" aria-label="{}"').format(alt) if alt else Markup('aria-hidden="true"')
    return Markup('<svg class="{}" viewBox="0 0 {} {}" {}>{}</svg>').format(
        name, _number(drawing.breed), _number(drawing.hoog), said, inside
    )


def _stroke(part: Stroke) -> Markup:
    dash = Markup(' stroke-dasharray="3 4"') if part.streep else Markup("")
    return Markup(
        '<polyline class="vw-chart__{}" points="{}" fill="none" stroke-width="{}"{}/>'
    ).format(part.soort, _points(part.punten), _number(part.dikte), dash)


def _shape(part: Shape) -> Markup:
    full = "" if part.vol else " is-empty"
    return Markup('<polygon class="vw-chart__{}{}" points="{}"/>').format(
        part.soort, full, _points(part.punten)
    )


def _words(part: Words) -> Markup:
    anchor = {"begin": "start", "midden": "middle", "eind": "end"}[part.anker]
    bold = " is-bold" if part.vet else ""
    return Markup(
        '<text class="vw-chart__tekst{}" x="{}" y="{}" text-anchor="{}">{}</text>'
    ).format(bold, _number(part.x), _number(part.y), anchor, part.tekst)


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


_RENDERERS: dict[type, Callable[[Any], Markup]] = {Stroke: _stroke, Shape: _shape, Words: _words}
