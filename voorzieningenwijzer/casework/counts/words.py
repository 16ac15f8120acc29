"""Words and figures of the counts: a column, a row, a band, a cell that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from voorzieningenwijzer.language.said import listed, said
from voorzieningenwijzer.plan.wording.text_loading import plan_texts
from voorzieningenwijzer.statistics import Covenant
from voorzieningenwijzer.statistics.euros import BANDS
from voorzieningenwijzer.statistics.protection import Cell
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

Row: TypeAlias = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a report. ``niveau``: at which level it could be shown."""

    id: str
    titel: str
    kop: tuple[str, ...]
    regels: tuple[Row, ...]
    niveau: str = ""
    uitleg: str = ""


def figure(cell: Cell) -> str:
    return NOT_SHOWN if cell is None else str(cell)


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


def _thousands(euros: int) -> str:
    return f"{euros:,}".replace(",", ".")
