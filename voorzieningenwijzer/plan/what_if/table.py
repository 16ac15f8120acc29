"""What would be if, in words and rows: one text for screen and paper."""

from dataclasses import dataclass

from voorzieningenwijzer.assessment.income_line import IncomeLine
from voorzieningenwijzer.outcomes import Between


@dataclass(frozen=True, slots=True)
class Asked:
    """A variant as the coach typed it; ``soort`` of `Variant`.

    ``een``: hours now, gross a month, a partner's gross a year, savings more, or a rent a month;
    ``twee``: hours then, or a partner's savings (None: not known).
    """

    soort: str
    persoon: str = ""
    een: float = 0.0
    twee: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """``richting``: meer, minder or nothing."""

    tekst: str
    onder: str = ""
    richting: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    kop: str
    cellen: tuple[Cell, ...]
    som: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The line with its words; ``rijen``: the same as a table, for who cannot see it.

    ``merken``: other incomes on the line, with what they are called. ``ernaast``: what there is a
    year with the same income and something else that changes, and what that is called.
    """

    lijn: IncomeLine
    kop: str
    as_: str
    x_as: str
    u: str
    houdt: str
    onder: str
    alt: str
    kop_rij: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    merken: tuple[tuple[float, str], ...] = ()
    ernaast: tuple[tuple[Between, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WhatIf:
    """``kolommen``: heading and what stands under it; the first is now. ``geen``: why there is
    nothing to show."""

    titel: str
    inleiding: tuple[str, ...]
    kop: str
    kolommen: tuple[tuple[str, str], ...]
    rijen: tuple[Row, ...]
    lijn: Line | None
    dichtbij: tuple[str, ...]
    verder: tuple[str, ...]
    aannames: tuple[str, ...]
    geen: str = ""
