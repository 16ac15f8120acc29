"""What a published table is, as plain values that go into the counts file as text and come back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from voorzieningenwijzer.statistics.protection import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """Organisations that are counted together, mostly one; ``gemiddelde`` euros per household."""

    leden: tuple[str, ...]
    aantal: int
    gemiddelde: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """Categories that are counted together, mostly one; a cell per column."""

    leden: tuple[str, ...]
    cellen: tuple[Cell, ...]
    totaal: Cell


@dataclass(frozen=True, slots=True)
class Grid:
    """``ook``: areas that are made of others. ``opgerold``: nothing finer than all together."""

    naam: str
    regels: tuple[Line, ...]
    ook: tuple[Line, ...] = ()

    @property
    def opgerold(self) -> bool:
        return len(self.regels) < 2


@dataclass(frozen=True, slots=True)
class OutcomeTables:
    """Of one year and one kind of outcome. ``wachten``: organisations counted in a later year."""

    soort: str
    aantal: int
    kolommen: tuple[Column, ...]
    gemiddelde: int | None
    bereikt: Line | None
    regelingen: tuple[Line, ...]
    gebied: Grid
    huishoudtype: Grid
    euros: Grid
    wachten: tuple[str, ...] = ()

    def column(self, organisation: str) -> int | None:
        """Which column this organisation is counted in, alone or with others."""
        places = (n for n, one in enumerate(self.kolommen) if organisation in one.leden)
        return next(places, None)


def to_data(tables: OutcomeTables) -> dict[str, Any]:
    return asdict(tables)


def from_data(data: Mapping[str, Any]) -> OutcomeTables:
    """What ``to_data`` wrote; KeyError, TypeError or ValueError for anything else."""
    grids = {name: grid_from_data(data[name]) for name in ("gebied", "huishoudtype", "euros")}
    return OutcomeTables(
        soort=str(data["soort"]),
        aantal=int(data["aantal"]),
        kolommen=tuple(
            Column(tuple(one["leden"]), int(one["aantal"]), one["gemiddelde"])
            for one in data["kolommen"]
        ),
        gemiddelde=data["gemiddelde"],
        bereikt=None if data["bereikt"] is None else _line(data["bereikt"]),
        regelingen=_lines(data["regelingen"]),
        wachten=tuple(data["wachten"]),
        **grids,
    )


def grid_to_data(grid: Grid) -> dict[str, Any]:
    return asdict(grid)


def grid_from_data(data: Mapping[str, Any]) -> Grid:
    return Grid(str(data["naam"]), _lines(data["regels"]), _lines(data["ook"]))


def _lines(data: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(map(_line, data))


def _line(data: Mapping[str, Any]) -> Line:
    return Line(tuple(data["leden"]), tuple(data["cellen"]), data["totaal"])
