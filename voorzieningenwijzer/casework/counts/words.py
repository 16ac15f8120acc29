"""Words and figures of the counts: a column, a row, a band, a cell that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from voorzieningenwijzer.documents.bars import Bar
from voorzieningenwijzer.language.said import listed, said
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.statistics import Covenant
from voorzieningenwijzer.statistics.euros import BANDS
from voorzieningenwijzer.statistics.protection import Range
from voorzieningenwijzer.statistics.tables import Column, Grid
from voorzieningenwijzer.statistics.words import (
    DOELGROEPEN,
    HUISHOUDTYPEN,
    KANALEN,
    REDENEN,
    VERWIJZERS,
)
from voorzieningenwijzer.tables import Tables

NOT_SHOWN = said("niet getoond")
LISTS = {
    "reden": REDENEN,
    "doelgroep": DOELGROEPEN,
    "verwijzer": VERWIJZERS,
    "kanaal": KANALEN,
    "huishoudtype": HUISHOUDTYPEN,
}
WITHOUT_BARS = ("maanden", "organisaties", "kosten")
ALL_BARS = ("peiling",)
"""Tables with a bar in every column; the others have it in the last."""


class Between(NamedTuple):
    """A figure that is not shown, as far as it follows from what is. ``open_``: or all of them."""

    laag: int
    hoog: int
    open_: bool


Value: TypeAlias = str | int | float | Between | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a report. ``niveau``: at which level it could be shown."""

    id: str
    titel: str
    kop: tuple[str, ...]
    regels: tuple[Row, ...]
    niveau: str = ""
    uitleg: str = ""

    @property
    def staven(self) -> tuple[tuple[Bar | None, ...], ...]:
        """One to a cell; none in months and parts of the cost, or beside a text."""
        first = 1 if self.id in ALL_BARS else len(self.kop) - 1
        if self.id in WITHOUT_BARS:
            return tuple((None,) * len(row) for row in self.regels)
        drawn = bars_of([cell for row in self.regels for cell in row[first:]])
        wide = len(self.kop) - first
        return tuple(
            ((None,) * first + tuple(drawn[wide * n : wide * (n + 1)]))
            for n in range(len(self.regels))
        )


def bars_of(cells: Sequence[Value]) -> list[Bar | None]:
    """On the scale of the largest that is shown; what is not shown has no part in it."""
    longest = max((_most(cell) for cell in cells), default=0) or 1
    return [_bar(cell, longest) for cell in cells]


def _bar(cell: Value, longest: float) -> Bar | None:
    if isinstance(cell, str):
        return None
    if cell is None:
        return Bar(NOT_SHOWN, None)
    if isinstance(cell, Between):
        return Bar(figure(cell), cell.laag / longest, cell.hoog / longest)
    return Bar(figure(cell), max(0, cell) / longest)


def _most(cell: Value) -> float:
    if isinstance(cell, Between):
        return cell.hoog
    return cell if isinstance(cell, int | float) else 0


def figure(cell: Value) -> str:
    if cell is None:
        return NOT_SHOWN
    if isinstance(cell, Between):
        if cell.open_:
            return said("minstens {laag}", laag=str(cell.laag))
        return said("{laag} t/m {hoog}", laag=str(cell.laag), hoog=str(cell.hoog))
    return _thousands(cell) if isinstance(cell, int | float) else cell


def between(known: Range, size: int) -> Value:
    """A figure, or between which it lies; None where that says nothing."""
    if known.low == known.high:
        return known.low
    if known.low == 0:
        return None
    return Between(known.low, known.high, known.high == size)


def column_name(column: Column, covenant: Covenant) -> str:
    names = [covenant.organisation(one) or said("zonder organisatie") for one in column.leden]
    return names[0] if len(names) == 1 else said("{namen} samen", namen=listed(names))


def area_name(members: Sequence[str], covenant: Covenant) -> str:
    names = [
        said("niet op de lijst") if one == "onbekend" else covenant.area(one) for one in members
    ]
    return names[0] if len(names) == 1 else said("{namen} samen", namen=listed(names))


def kind_name(members: Sequence[str]) -> str:
    names = [said(HUISHOUDTYPEN[one]) for one in members]
    return names[0] if len(names) == 1 else said("{namen} samen", namen=listed(names))


def word(kind: str, value: str, covenant: Covenant) -> str:
    """A word from one of the closed lists, or an area."""
    if kind == "gebied":
        return area_name([value], covenant)
    return said(LISTS[kind][value])


def scheme_name(scheme: str) -> str:
    """As the plan calls it; its own name where there are no words for it."""
    found = plan_texts().regelingen.get(scheme)
    if found is not None:
        return found.naam
    bare = scheme.rpartition(".")[2].replace("_", " ").replace("-", " ")
    return _local_names().get(scheme, bare)


@cache
def _local_names() -> dict[str, str]:
    """Of the schemes that ship; one that an organisation added has its code in words."""
    return {scheme.id: scheme.naam for scheme in Tables.shipped().schemes()}


def band_name(members: Sequence[str]) -> str:
    """From the first band up to the one after the last."""
    first, last = int(members[0]), BANDS.index(int(members[-1]))
    if last + 1 == len(BANDS):
        return said("€ {van} of meer", van=_thousands(first))
    end = _thousands(BANDS[last + 1])
    if first == 0:
        return said("minder dan € {tot}", tot=end)
    return said("€ {van} tot € {tot}", van=_thousands(first), tot=end)


def middle(grid: Grid, column: int | None) -> str:
    """In which bands the middle household falls; nothing when those are not shown."""
    counts = [line.totaal if column is None else line.cellen[column] for line in grid.regels]
    known = [one for one in counts if one is not None]
    if len(known) < max(2, len(counts)):
        return ""
    reached, half = 0, (sum(known) + 1) // 2
    for line, count in zip(grid.regels, known, strict=True):
        reached += count
        if reached >= half:
            return band_name(line.leden)
    return ""


def _thousands(number: float) -> str:
    """As it is written in Dutch: 1.234 and 54,6."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))
