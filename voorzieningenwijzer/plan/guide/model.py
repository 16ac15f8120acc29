"""The guide of a municipality as plain values: chapters with entries, the same shape for both."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Edition(StrEnum):
    """For whom: in plain words, or with conditions, sources, routes and status."""

    INWONER = "inwoner"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class GuideTable:
    kop_rij: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    delen: tuple[float, ...]
    kop: str = ""
    onder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One scheme. ``regels``: a label and its lines; ``oud``: what stands in bold above all."""

    id: str
    kop: str
    zinnen: tuple[str, ...] = ()
    oud: tuple[str, ...] = ()
    regels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tabellen: tuple[GuideTable, ...] = ()
    bronnen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    kop: str
    zinnen: tuple[str, ...] = ()
    delen: tuple[Entry, ...] = ()
    tabel: GuideTable | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    gemeente: str
    editie: Edition
    dag: date
    titel: str
    voorbeeld: bool
    hoofdstukken: tuple[Chapter, ...]
