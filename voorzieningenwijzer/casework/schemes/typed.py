"""What was typed in the form of a scheme, read: days, amounts and parts, each fault in Dutch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from voorzieningenwijzer.casework.schemes.content import AMOUNTS, Typed
from voorzieningenwijzer.interview.reading import (
    ReadingError,
    parse_amount,
    parse_decimal,
    parse_whole,
)
from voorzieningenwijzer.interview.reading_dates import parse_date
from voorzieningenwijzer.language.said import said

T = TypeVar("T")
DAYS = ("geldig_van", "geldig_tot", "gecontroleerd_op", "controleer_voor", "bron_dag")
LONGEST_LOOK_BACK = 120
_WEB = ("http://", "https://")


@dataclass(slots=True)
class Read:
    """``errors``: per field of the form one sentence."""

    days: dict[str, date | None] = field(default_factory=dict)
    whole: Decimal | None = None
    parts: dict[str, Decimal] = field(default_factory=dict)
    limit: Decimal | None = None
    errors: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, text: str, parse: Callable[[str], T]) -> T | None:
        if not text.strip():
            return None
        try:
            return parse(text)
        except ReadingError as problem:
            self.errors[name] = str(problem)
            return None

    def need(self, typed: Typed, name: str, sentence: str) -> None:
        if not typed.get(name, "").strip():
            self.errors.setdefault(name, sentence)


def read_typed(typed: Typed, today: date) -> Read:
    read = Read()
    for name in DAYS:
        read.days[name] = read.take(name, typed.get(name, ""), parse_date)
    _amounts(read, typed)
    _limit(read, typed)
    if typed.get("bron_adres") and not typed["bron_adres"].startswith(_WEB):
        read.errors["bron_adres"] = said("Schrijf het hele adres, zoals https://www.coevorden.nl.")
    for name in ("gecontroleerd_op", "bron_dag"):
        day = read.days[name]
        if day is not None and day > today:
            read.errors[name] = said("Deze dag moet nog komen. Schrijf de dag waarop u het nakeek.")
    return read


def _amounts(read: Read, typed: Typed) -> None:
    found = {name: read.take(name, typed.get(name, ""), _euros) for name in AMOUNTS}
    given = {name: value for name, value in found.items() if value is not None}
    read.whole = given.pop("bedrag", None)
    if read.whole is not None and given:
        read.errors["bedrag"] = said("Vul een bedrag in voor iedereen, of drie. Niet allebei.")
    missing = [name for name in AMOUNTS[1:] if name not in given and name not in read.errors]
    if given and missing:
        read.errors[missing[0]] = said("Vul bij alle drie een bedrag in, of bij geen.")
    read.parts = {name.removeprefix("bedrag_"): value for name, value in given.items()}


def _euros(text: str) -> Decimal:
    number = parse_amount(text)
    if number.twijfel:
        raise ReadingError(number.twijfel)
    if number.waarde < 0:
        raise ReadingError(said("Een bedrag is nooit minder dan nul."))
    return number.waarde


def _limit(read: Read, typed: Typed) -> None:
    percent = read.take("grens", typed.get("grens", "").replace("%", ""), _percent)
    if percent is None:
        return
    read.limit = percent / 100
    read.need(typed, "vakantiegeld", said("Kies of de grens met of zonder vakantiegeld is."))
    read.need(
        typed, "periode", said("Schrijf over welke tijd het inkomen telt, of dat u het niet weet.")
    )
    read.take("maanden", typed.get("maanden", ""), _months)


def _percent(text: str) -> Decimal:
    number = parse_decimal(text, 2).waarde
    if not Decimal(50) <= number <= Decimal(300):
        raise ReadingError(said("Schrijf het deel van de bijstandsnorm in procenten, zoals 110."))
    return number


def _months(text: str) -> int:
    number = int(parse_whole(text).waarde)
    if not 1 <= number <= LONGEST_LOOK_BACK:
        raise ReadingError(
            said(
                "Schrijf een getal van 1 tot en met {longest_look_back}.",
                longest_look_back=LONGEST_LOOK_BACK,
            )
        )
    return number


def same(typed: Typed, before: Mapping[str, str], *names: str) -> bool:
    """Whether these fields say what they said."""
    return all(typed.get(n, "").split() == before.get(n, "").split() for n in names)
