"""Where a value was read, and how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UNKNOWN = "onbekend"
STATUSES = (UNKNOWN, "voorstel", "afgeleid", "een_bron", "bevestigd")
"""From weakest to strongest."""


def weakest(statuses: Iterable[str]) -> str:
    """The status that a result rests on: that of the weakest part."""
    return min(statuses, key=STATUSES.index, default=UNKNOWN)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read, and on which day it was still so."""

    id: str
    titel: str
    geraadpleegd_op: date
    vindplaats: str = ""
    adres: str = ""
    gelezen_in: str = ""
