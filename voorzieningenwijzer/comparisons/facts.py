"""Values as they stand in a household mapping: known, known to be nothing, or unknown (None)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias

from voorzieningenwijzer.households.catalogue import FIELDS
from voorzieningenwijzer.language.said import said

Entry: TypeAlias = Mapping[str, Any]

GEEN = "geen"
ONBEKEND = "onbekend"


class FactError(ValueError):
    """A value that cannot be meant; ``vraag`` says in Dutch what is plausible."""

    def __init__(self, veld: str, vraag: str) -> None:
        super().__init__(vraag)
        self.veld = veld
        self.vraag = vraag


def number(entry: Entry, key: str) -> float | None:
    """A number, 0 for ``geen``, None for unknown. Raises FactError for anything else."""
    value = entry.get(key)
    if value is None:
        return None
    if type(value) is float and isfinite(value):
        return value
    if isinstance(value, str):
        if value == ONBEKEND:
            return None
        if value == GEEN:
            return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise FactError(key, said("'{value}' is geen getal. Schrijf het zo: 0.139", value=value))
    if not isfinite(value):
        raise FactError(key, said("'{value}' is geen getal. Schrijf het zo: 0.139", value=value))
    return float(value)


def number_in_year(entry: Entry, key: str, year: int, year_of_scalar: int | None) -> float | None:
    """The number for ``year``: a map by year, or a scalar that counts for ``year_of_scalar``.

    A scalar counts for every year where ``year_of_scalar`` is None.
    """
    value = entry.get(key)
    if isinstance(value, Mapping):
        return number({key: value.get(year, value.get(str(year)))}, key)
    if year_of_scalar is not None and year != year_of_scalar:
        return None
    return number(entry, key)


def day(entry: Entry, key: str) -> date | None:
    """A day, or None where it is unknown or ``geen``. Raises FactError."""
    value = entry.get(key)
    if value is None or value in (ONBEKEND, GEEN):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise FactError(
            key, said("'{value}' is geen datum. Schrijf het zo: 2026-11-21", value=value)
        ) from None


def text(entry: Entry, key: str) -> str | None:
    value = entry.get(key)
    return None if value is None or value == ONBEKEND else str(value)


def flag(entry: Entry, key: str) -> bool | None:
    value = entry.get(key)
    return value if isinstance(value, bool) else None


def rows(value: object) -> tuple[Entry, ...]:
    """The entries of a list in the mapping; a known nothing and an unknown both give no rows."""
    if isinstance(value, (list, tuple)):
        return tuple(row for row in value if isinstance(row, Mapping))
    return ()


def group(mapping: Entry, key: str) -> Entry:
    value = mapping.get(key)
    return value if isinstance(value, Mapping) else {}


def plausible(field: str) -> tuple[float, float]:
    """The ends between which nearly every real household lies, from the catalogue."""
    ends = FIELDS[field].aannemelijk
    if ends is None:
        raise LookupError(f"{field} has no plausible ends in the catalogue")
    return ends


def spread(values: Iterable[float]) -> tuple[float, ...]:
    """Points of a range: sorted, without doubles."""
    return tuple(sorted(set(values)))
