"""The covenant as settings: who takes part, which areas there are, the target, how cost is shared.

It lies with the counts, since who reports must read it and cannot open a dossier.
"""

from dataclasses import asdict, dataclass
from typing import Any

CORPORATIE = "corporatie"
SOORTEN = {"corporatie": "corporatie", "gemeente": "gemeente", "welzijn": "welzijnswerk"}


@dataclass(frozen=True, slots=True)
class Organisation:
    """``id`` is what stands in an event. ``deel``: its share of the cost, of the sum of all."""

    id: str
    naam: str
    soort: str = CORPORATIE
    deel: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """Overlap is allowed: ``delen`` are ids of areas that this one is made of, else it is one."""

    id: str
    naam: str
    delen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covenant:
    """``verdeling``: how cost is shared, ``vast`` by the shares or ``gesprekken`` by talks held.

    ``kosten_per_jaar`` in whole euros; 0 is not filled in, and then nothing is shared.
    """

    gemeente: str = ""
    organisaties: tuple[Organisation, ...] = ()
    gebieden: tuple[Area, ...] = ()
    doel_per_jaar: int = 0
    kosten_per_jaar: int = 0
    verdeling: str = "gesprekken"

    def organisation(self, id_: str) -> str:
        """The name, or the id itself of who left the covenant."""
        return next((one.naam for one in self.organisaties if one.id == id_), id_)

    def area(self, id_: str) -> str:
        return next((one.naam for one in self.gebieden if one.id == id_), id_)

    def corporations(self) -> tuple[Organisation, ...]:
        return tuple(one for one in self.organisaties if one.soort == CORPORATIE)


def to_data(covenant: Covenant) -> dict[str, Any]:
    return asdict(covenant)


def from_data(data: dict[str, Any]) -> Covenant:
    """TypeError, ValueError or KeyError for what ``to_data`` does not write."""
    known = dict(data)
    organisations = tuple(Organisation(**one) for one in known.pop("organisaties"))
    areas = tuple(
        Area(str(one["id"]), str(one["naam"]), tuple(map(str, one["delen"])))
        for one in known.pop("gebieden")
    )
    return Covenant(**known, organisaties=organisations, gebieden=areas)
