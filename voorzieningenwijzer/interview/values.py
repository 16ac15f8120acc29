"""From the plain value of an answer to what it means: days, exact amounts, ticked choices."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from voorzieningenwijzer.conditions import UNKNOWN
from voorzieningenwijzer.interview.answers import DONT_KNOW, NONE_OF_IT, Value
from voorzieningenwijzer.interview.questionnaire import NVT, Bounds, Question, Soort

PER_YEAR = {
    "week": Decimal(52),
    "vier_weken": Decimal(13),
    "maand": Decimal(12),
    "kwartaal": Decimal(4),
    "jaar": Decimal(1),
}

_FAR = Decimal(10) ** 15
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its period; gross or net and holiday pay only where asked and known."""

    bedrag: Decimal
    per: str
    bruto: bool | None = None
    vakantiegeld: str | None = None

    @property
    def per_jaar(self) -> Decimal:
        return self.bedrag * PER_YEAR[self.per]

    @property
    def per_maand(self) -> Decimal:
        return self.bedrag if self.per == "maand" else self.per_jaar / 12


def meaning(question: Question, value: Value) -> Any:
    """The fact in an answer; UNKNOWN for "weet ik niet" and for what no longer fits."""
    if value is DONT_KNOW:
        return UNKNOWN
    if value == NONE_OF_IT and question.of_geen:
        return question.of_geen_waarde
    try:
        return _READERS.get(question.soort, _text)(question, value)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation):
        return UNKNOWN


def otherwise(question: Question) -> Any:
    """The fact where the question does not belong; NVT where there is none."""
    if question.anders == NVT:
        return NVT
    if isinstance(question.anders, list):
        return tuple(question.anders)
    if question.soort is Soort.BEDRAG:
        return Amount(Decimal(question.anders), question.perioden[0].waarde)
    return question.anders


def _yes_no(_: Question, value: Any) -> Any:
    return value if isinstance(value, bool) else UNKNOWN


def _choice(question: Question, value: Any) -> Any:
    return value if any(c.waarde == value for c in question.keuzes) else UNKNOWN


def _several(question: Question, value: Any) -> Any:
    if not isinstance(value, list):
        return UNKNOWN
    ticked = set(value)
    return tuple(c.waarde for c in question.keuzes if c.waarde in ticked and not _is_none(c.waarde))


def _is_none(choice: str) -> bool:
    return choice == NONE_OF_IT


def _members(_: Question, value: Any) -> Any:
    return tuple(str(i) for i in value) if isinstance(value, list) else UNKNOWN


def ends(bounds: Bounds | None, per: str = "") -> tuple[Decimal, Decimal]:
    """The ends of a number in the period that was chosen; very far where there are none."""
    if bounds is None or not isinstance(bounds.laagst, Decimal):
        return -_FAR, _FAR
    high = bounds.hoogst if isinstance(bounds.hoogst, Decimal) else _FAR
    factor = PER_YEAR[bounds.per] / PER_YEAR[per] if bounds.per and per else Decimal(1)
    return bounds.laagst * factor, high * factor


def _possible(question: Question, number: Decimal, per: str = "") -> bool:
    low, high = ends(question.mogelijk, per)
    return number.is_finite() and low <= number <= high


def _number(question: Question, value: Any) -> Any:
    number = Decimal(str(value))
    return number if not isinstance(value, bool) and _possible(question, number) else UNKNOWN


def _amount(question: Question, value: Any) -> Any:
    gross = {"bruto": True, "netto": False}.get(value.get("bruto", ""))
    holiday = value.get("vakantiegeld")
    number = Decimal(value["bedrag"])
    if value["per"] not in PER_YEAR or not _possible(question, number, value["per"]):
        return UNKNOWN
    return Amount(
        number,
        value["per"],
        gross,
        holiday if holiday in ("inclusief", "exclusief") else None,
    )


def _day(_: Question, value: Any) -> Any:
    day = date.fromisoformat(value)
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else UNKNOWN


def _text(_: Question, value: Any) -> Any:
    return str(value) if isinstance(value, (str, int)) and str(value) else UNKNOWN


_READERS = {
    Soort.JA_NEE: _yes_no,
    Soort.KEUZE: _choice,
    Soort.MEER: _several,
    Soort.AANTAL: _members,
    Soort.GETAL: _number,
    Soort.DECIMAAL: _number,
    Soort.BEDRAG: _amount,
    Soort.DATUM: _day,
    Soort.MAAND: _day,
}
