"""One typed entry of a question: read by its kind, held against what can be and what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from voorzieningenwijzer.interview.context import Context
from voorzieningenwijzer.interview.questionnaire import Bounds, Question, Soort
from voorzieningenwijzer.interview.reading import (
    Number,
    ReadingError,
    dutch,
    euro,
    parse_amount,
    parse_decimal,
    parse_postcode,
    parse_text,
    parse_whole,
)
from voorzieningenwijzer.interview.reading_dates import (
    parse_date,
    parse_month,
    written,
    written_month,
)
from voorzieningenwijzer.interview.values import ends
from voorzieningenwijzer.language.said import said

_IN_WORDS = {
    "week": said("per week"),
    "vier_weken": said("per vier weken"),
    "maand": said("per maand"),
    "kwartaal": said("per drie maanden"),
    "jaar": said("per jaar"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """``doubt``: a sentence that asks "klopt dit?" before this counts."""

    value: Any
    doubt: str = ""


def read_entry(
    question: Question, text: str, parts: Mapping[str, str], context: Context | None
) -> Entry:
    """The plain value of what was typed. Raises ReadingError with a Dutch sentence."""
    match question.soort:
        case Soort.POSTCODE:
            return Entry(parse_postcode(text))
        case Soort.TEKST:
            tidy = parse_text(text, question.langste)
            if not tidy:
                raise ReadingError(said("Schrijf een paar woorden."))
            return Entry(tidy)
        case Soort.DATUM | Soort.MAAND:
            if context is None:
                raise ReadingError("De peildatum ontbreekt.")
            return _day(question, text, context)
        case _:
            return _number(question, text, parts)


def _number(question: Question, text: str, parts: Mapping[str, str]) -> Entry:
    found = _parsed(question, text)
    per = parts.get("per") or (question.perioden[0].waarde if question.perioden else "")
    low, high = ends(question.mogelijk, per)
    if not low <= found.waarde <= high:
        raise ReadingError(
            said(
                "Wij lezen {question}. Dat kan niet kloppen. Schrijf een getal van "
                "{question_2} tot {question_3}.",
                question=_shown(question, found.waarde, per),
                question_2=_bare(question, low),
                question_3=_bare(question, high),
            )
        )
    doubt = found.twijfel
    low, high = ends(question.aannemelijk, per)
    if not doubt and not low <= found.waarde <= high:
        doubt = said(
            "Wij lezen {question}. Meestal is dit {question_2} tot {question_3}. Klopt dit?",
            question=_shown(question, found.waarde, per),
            question_2=_bare(question, low),
            question_3=_bare(question, high),
        )
    if question.soort is not Soort.BEDRAG:
        whole = question.soort in (Soort.GETAL, Soort.AANTAL)
        return Entry(int(found.waarde) if whole else _exact(found.waarde), doubt)
    beside = {**{side.id: parts[side.id] for side in question.erbij}, **dict(question.vast)}
    sides = {side: chosen for side, chosen in beside.items() if chosen != "weet_niet"}
    return Entry({"bedrag": _exact(found.waarde), "per": per, **sides}, doubt)


def _parsed(question: Question, text: str) -> Number:
    if question.soort in (Soort.GETAL, Soort.AANTAL):
        return parse_whole(text, question.eenheid)
    if question.soort is Soort.DECIMAAL and question.eenheid != "euro":
        return parse_decimal(text, question.decimalen, question.eenheid)
    return parse_amount(text)


def _exact(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return str(int(number)) if whole else f"{number.normalize():f}"


def _shown(question: Question, number: Decimal, per: str) -> str:
    text = _bare(question, number)
    if per:
        return f"{text} {_IN_WORDS[per]}"
    return text if question.eenheid in ("", "euro", "jaar") else f"{text} {question.eenheid}"


def _bare(question: Question, number: Decimal) -> str:
    if question.soort is Soort.BEDRAG or question.eenheid == "euro":
        return euro(number if abs(number) < 100 else number.quantize(Decimal(1)))
    return str(number) if question.eenheid == "jaar" else dutch(number)


def _day(question: Question, text: str, context: Context) -> Entry:
    month = question.soort is Soort.MAAND
    day = parse_month(text) if month else parse_date(text)
    show = written_month if month else written
    low, high = _day_ends(question.mogelijk, context.peildatum)
    if not low <= day <= high:
        raise ReadingError(
            said(
                "Wij lezen {day}. Schrijf een dag van {low} tot en met {high}.",
                day=show(day),
                low=written(low),
                high=written(high),
            )
        )
    low, high = _day_ends(question.aannemelijk, context.peildatum)
    if not low <= day <= high:
        return Entry(
            day.isoformat(),
            said("Wij lezen {day}. Dat is niet gewoon hier. Klopt dit?", day=show(day)),
        )
    return Entry(day.isoformat())


def _day_ends(bounds: Bounds | None, today: date) -> tuple[date, date]:
    if bounds is None:
        return date.min, date.max
    return _resolved(bounds.laagst, today), _resolved(bounds.hoogst, today)


def _resolved(end: Any, today: date) -> date:
    if isinstance(end, date):
        return end
    months = today.year * 12 + today.month - 1 + end.jaren * 12 + end.maanden
    year, month = divmod(months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last)) + timedelta(days=end.dagen)
