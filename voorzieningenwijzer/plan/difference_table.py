"""What is different from an earlier plan, and why, as a plan keeps it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stand:
    """Where something stands in a plan, as a sentence. ``gelijk``: what decides whether it is the
    same; a sentence may change where nothing did, like the income beside a limit."""

    zin: str
    gelijk: str


@dataclass(frozen=True, slots=True)
class Track:
    """One scheme or action on the way from the earlier plan to this one; None: it is not there.

    ``nagerekend``: the answers and the day of then, with the tables and the program of now.
    ``nieuwe_dag``: the answers of then, on the day of this plan.
    """

    id: str
    wat: str
    toen: Stand | None
    nagerekend: Stand | None
    nieuwe_dag: Stand | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier plan. ``nagerekend``: whether its answers were all still there."""

    dag: date
    jaar: int
    programma: str
    tabellen: tuple[tuple[str, str], ...]
    sporen: tuple[Track, ...]
    nagerekend: bool


@dataclass(frozen=True, slots=True)
class Change:
    """``was`` and ``nu``: sentences; ``oorzaken``: why, in words, each that moved it."""

    id: str
    wat: str
    was: str
    nu: str
    oorzaken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """``feiten``: the questions with another answer, without the answers; ``tabellen``: the tables
    that are others now, by name; ``programma``: whether the program is another one."""

    eerder: Earlier
    regels: tuple[Change, ...]
    feiten: tuple[str, ...]
    tabellen: tuple[str, ...]
    programma: bool
