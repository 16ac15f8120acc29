"""What a higher income does to the allowances, as a plan keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HigherIncome:
    """``kop_rij`` and ``rijen``: a table, empty where nothing falls or nothing is known.

    ``bekend``: whether there is something to say on paper.
    """

    kop: str
    inleiding: tuple[str, ...]
    kop_rij: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()
    zinnen: tuple[str, ...] = ()
    bekend: bool = True
