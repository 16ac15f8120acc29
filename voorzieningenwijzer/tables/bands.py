"""A table of bands (staffel): from a whole amount up to and including another, one row of values.

A value that nobody found exactly has two ends. The last row has no upper bound.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from voorzieningenwijzer.tables.source import Source, weakest


@dataclass(frozen=True, slots=True)
class Band:
    """``vanaf`` and ``tot`` both belong to it; per column lowest and highest, and the status."""

    vanaf: int
    tot: int | None
    waarden: tuple[tuple[Decimal, Decimal], ...]
    status: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Rows that follow each other without gap or overlap, from nothing up."""

    naam: str
    artikel: str
    bronnen: tuple[Source, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[Band, ...]

    @property
    def status(self) -> str:
        return weakest(one for row in self.rijen for one in row.status)

    @property
    def uncertain(self) -> tuple[Band, ...]:
        """Rows in which a value has two ends."""
        return tuple(r for r in self.rijen if any(low != high for low, high in r.waarden))


def bounds_faults(bounds: Iterable[tuple[int, int | None]]) -> Iterable[tuple[int, str]]:
    """Row number from 0 and what is wrong with its bounds, in Dutch."""
    expected: int | None = 0
    for number, (low, high) in enumerate(bounds):
        if expected is None:
            yield number, "de rij hiervoor heeft geen bovengrens, dus hier kan niets meer na"
            return
        if low > expected:
            yield number, f"er is een gat: hier hoort {expected} te staan, niet {low}"
        elif low < expected:
            yield number, f"overlapt met de rij hiervoor: hier hoort {expected} te staan"
        if high is not None and high < low:
            yield number, f"tot ({high}) ligt onder vanaf ({low})"
        expected = None if high is None else max(high, low) + 1
    if expected is not None:
        yield number, "de laatste rij mag geen bovengrens hebben"
