"""One value of a household file: of the right kind, within its limits, or a HouseholdError."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from math import isfinite
from typing import Any

from voorzieningenwijzer.households.field import Field, Kind

GEEN = "geen"
ONBEKEND = "onbekend"
LONGEST_TEXT = 200
MOST_ROWS = 40
_OLDEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
_YEARS = range(2000, 2101)


class HouseholdError(ValueError):
    """A household that does not read: the field and, in Dutch, the reason."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(f"{veld}: {reden}")
        self.veld = veld
        self.reden = reden


def value_of(spec: Field, value: object, where: str) -> Any:
    """The checked value; of a fact per year that is given as a map, a map of checked values."""
    if spec.per_jaar and isinstance(value, Mapping):
        return {_year(y, where): _single(spec, v, where) for y, v in value.items() if v is not None}
    return _single(spec, value, where)


def _year(year: object, where: str) -> int:
    number = int(year) if isinstance(year, str) and year.isdigit() else year
    if not isinstance(number, int) or number not in _YEARS:
        raise HouseholdError(
            where, f"'{year}' is geen jaar; schrijf bijvoorbeeld {{2025: 21000, 2026: 21495}}"
        )
    return number


def _single(spec: Field, value: object, where: str) -> Any:
    match spec.soort:
        case Kind.JA_NEE:
            if not isinstance(value, bool):
                raise HouseholdError(where, f"hier hoort true of false te staan, niet '{value}'")
            return value
        case Kind.KEUZE:
            return _choice(spec, value, where)
        case Kind.DATUM:
            return GEEN if value == GEEN else day_of(value, where)
        case Kind.TEKST:
            return _text(value, where)
        case _:
            return _number(spec, value, where)


def _choice(spec: Field, value: object, where: str) -> object:
    if value not in spec.keuzes:
        hint = _nearest(str(value), spec.keuzes) or "."
        raise HouseholdError(
            where, f"'{value}' kan hier niet{hint} Kies uit: {', '.join(spec.keuzes)}"
        )
    return value


def _number(spec: Field, value: object, where: str) -> float:
    if value == GEEN:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise HouseholdError(
            where, f"hier hoort een getal te staan, zoals 1450.75, niet '{str(value)[:40]}'"
        )
    number = float(value)
    if not isfinite(number):
        raise HouseholdError(where, "dit is geen getal")
    if spec.mogelijk and not spec.mogelijk[0] <= number <= spec.mogelijk[1]:
        low, high = spec.mogelijk
        raise HouseholdError(
            where, f"{number:g} {spec.eenheid} kan niet; verwacht wordt {low:g} tot {high:g}"
        )
    return number


def _text(value: object, where: str) -> str | list[str]:
    if isinstance(value, (list, tuple)):
        return [str(_text(v, where)) for v in value]
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise HouseholdError(where, "hier hoort een korte tekst te staan")
    text = str(value)
    if len(text) > LONGEST_TEXT or any(ord(c) < 32 for c in text):
        raise HouseholdError(where, "deze tekst is te lang of bevat tekens die niet kunnen")
    return text


def day_of(value: object, where: str) -> date:
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise HouseholdError(
                where, f"'{value[:40]}' is geen dag; schrijf jaar-maand-dag, zoals 1988-04-03"
            ) from None
    elif isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    else:
        raise HouseholdError(where, "hier hoort een dag te staan, zoals 1988-04-03")
    if not _OLDEST <= day <= _LATEST:
        raise HouseholdError(where, "hier hoort een dag te staan, zoals 1988-04-03")
    return day


def rows_of(value: object, where: str) -> Sequence[Any] | None:
    """A list as it stands; ``geen`` is an empty one, absent is None."""
    if value is None:
        return None
    if value == GEEN:
        return ()
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        raise HouseholdError(where, "hier hoort een lijst te staan, of 'geen'")
    if len(value) > MOST_ROWS:
        raise HouseholdError(where, f"hier staan meer dan {MOST_ROWS} regels; dat kan niet kloppen")
    return value


def check_keys(value: Mapping[Any, Any], known: frozenset[str], where: str) -> None:
    """A name that nobody knows is an error, with the nearest one that is known."""
    for key in value:
        if key not in known:
            hint = _nearest(str(key), sorted(known))
            raise HouseholdError(f"{where}{key}", f"deze naam is niet bekend{hint}")


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; bedoelt u '{near[0]}'?" if near else ""
