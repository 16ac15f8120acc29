"""What the program knows about one fact: kind, unit, limits, plausible ends, assumption.

``mogelijk`` are the ends outside which a value is refused, ``aannemelijk`` the ends between which
nearly every real household lies; a range runs over the latter.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact. ``per_jaar``: a fact of a calendar year."""

    pad: str
    soort: Kind
    eenheid: str = ""
    mogelijk: tuple[float, float] | None = None
    aannemelijk: tuple[float, float] | None = None
    keuzes: tuple[str, ...] = ()
    mogelijk_onbekend: tuple[Any, ...] = ()
    aanname: Any = None
    aanname_naam: str = ""
    per_jaar: bool = False
