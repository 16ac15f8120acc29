"""A published edition: the tables of one year or half year as they were told, for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from voorzieningenwijzer.statistics import covenant as covenants
from voorzieningenwijzer.statistics import process as processes
from voorzieningenwijzer.statistics import tables
from voorzieningenwijzer.statistics.covenant import Covenant
from voorzieningenwijzer.statistics.periods import Period
from voorzieningenwijzer.statistics.process import Process
from voorzieningenwijzer.statistics.tables import Grid, OutcomeTables


@dataclass(frozen=True, slots=True)
class Edition:
    """``gemaakt`` is a day. A half year has no outcomes: too few hold, and a year would then tell.

    None for outcomes: fewer than the minimum, so that they are counted in a later year.
    """

    periode: Period
    gemaakt: str
    minimum: int
    convenant: Covenant
    proces: Process
    gevonden: OutcomeTables | None = None
    gerealiseerd: OutcomeTables | None = None
    peiling: tuple[Grid, ...] = ()


def to_data(edition: Edition) -> dict[str, Any]:
    return {
        "periode": str(edition.periode),
        "gemaakt": edition.gemaakt,
        "minimum": edition.minimum,
        "convenant": covenants.to_data(edition.convenant),
        "proces": processes.to_data(edition.proces),
        "gevonden": _outcomes(edition.gevonden),
        "gerealiseerd": _outcomes(edition.gerealiseerd),
        "peiling": [tables.grid_to_data(one) for one in edition.peiling],
    }


def from_data(data: Mapping[str, Any]) -> Edition:
    found, realised = (
        None if data[name] is None else tables.from_data(data[name])
        for name in ("gevonden", "gerealiseerd")
    )
    return Edition(
        Period.read(data["periode"]),
        str(data["gemaakt"]),
        int(data["minimum"]),
        covenants.from_data(data["convenant"]),
        processes.from_data(data["proces"]),
        found,
        realised,
        tuple(tables.grid_from_data(one) for one in data["peiling"]),
    )


def _outcomes(one: OutcomeTables | None) -> dict[str, Any] | None:
    return None if one is None else tables.to_data(one)
