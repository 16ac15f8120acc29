"""Days and months as people type them: "3-4-1988", "3 april 1988", "1988-04-03", "03041988"."""

import re
import unicodedata
from datetime import date

from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.interview.reading import LONGEST_NUMBER, ReadingError
from voorzieningenwijzer.language.said import said

_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_OTHER = {"mrt": 3, "okt": 10, "sept": 9}

_DAY_EXPECTED = said("Schrijf dag, maand en jaar. Bijvoorbeeld 3-4-1988.")
_MONTH_EXPECTED = said("Schrijf maand en jaar. Bijvoorbeeld maart 2021.")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d+)")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})(?:e|de|ste|th|st|nd|rd)?[-/. ]*([a-z]+)\.?[-/., ]*(\d+)")
_WORD_DAY_YEAR = re.compile(r"([a-z]+)\.? (\d{1,2})(?:th|st|nd|rd)?,? (\d+)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ]+(\d+)")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ]+(\d{1,2})")
_WORD_YEAR = re.compile(r"([a-z]+)\.?[-/., ]*(\d+)")


def parse_date(text: str) -> date:
    """A day; day before month, as is written here. A year of two digits is refused."""
    raw = _clean(text, _DAY_EXPECTED)
    if found := _YEAR_MONTH_DAY.fullmatch(raw):
        year, month, day = found.groups()
        return _day(year, int(month), day)
    if found := _DAY_MONTH_YEAR.fullmatch(raw):
        day, month, year = found.groups()
        return _day(year, int(month), day)
    if found := _DAY_WORD_YEAR.fullmatch(raw):
        day, word, year = found.groups()
        return _day(year, _month(word, _DAY_EXPECTED), day)
    if found := _WORD_DAY_YEAR.fullmatch(raw):
        word, day, year = found.groups()
        return _day(year, _month(word, _DAY_EXPECTED), day)
    if re.fullmatch(r"\d{8}", raw):
        return _eight(raw)
    raise ReadingError(_DAY_EXPECTED)


def parse_month(text: str) -> date:
    """The first day of a month: "maart 2021", "3-2021", "2021-03"; a whole day will do too."""
    raw = _clean(text, _MONTH_EXPECTED)
    if found := _YEAR_MONTH.fullmatch(raw):
        year, month = found.groups()
        return _day(year, int(month), "1")
    if found := _MONTH_YEAR.fullmatch(raw):
        month, year = found.groups()
        return _day(year, int(month), "1")
    if found := _WORD_YEAR.fullmatch(raw):
        word, year = found.groups()
        return _day(year, _month(word, _MONTH_EXPECTED), "1")
    if re.fullmatch(r"\d{4}", raw):
        raise ReadingError(said("Schrijf ook de maand. Bijvoorbeeld maart {raw}.", raw=raw))
    try:
        return parse_date(raw).replace(day=1)
    except ReadingError as error:
        raise ReadingError(str(error).replace(_DAY_EXPECTED, _MONTH_EXPECTED)) from None


def written(day: date) -> str:
    """3 april 1988"""
    return f"{day.day} {MAANDNAMEN[day.month - 1]} {day.year}"


def written_month(day: date) -> str:
    """april 1988"""
    return f"{MAANDNAMEN[day.month - 1]} {day.year}"


def _clean(text: str, expected: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise ReadingError(said("Dit is te lang. {expected}", expected=expected))
    tidy = unicodedata.normalize("NFKC", text)
    tidy = "".join(c for c in tidy if unicodedata.category(c) != "Cf").replace("\t", " ")
    tidy = re.sub(r"\s*[-‐‑–−]\s*", "-", " ".join(tidy.lower().split()))
    if not tidy or not tidy.isascii() or not tidy.isprintable():
        raise ReadingError(expected)
    return tidy


def _month(word: str, expected: str) -> int:
    for names in (MAANDNAMEN, _ENGLISH):
        for number, name in enumerate(names, 1):
            if word == name or (len(word) == 3 and name.startswith(word)):
                return number
    if word in _OTHER:
        return _OTHER[word]
    raise ReadingError(
        said("De maand '{word}' kennen wij niet. {expected}", word=word, expected=expected)
    )


def _eight(digits: str) -> date:
    """ddmmyyyy, or yyyymmdd; from 1900 to 2100 only one of the two can be a day."""
    if digits.startswith(("19", "20")) and int(digits[4:6]) <= 12:
        return _day(digits[:4], int(digits[4:6]), digits[6:])
    return _day(digits[4:], int(digits[2:4]), digits[:2])


def _day(year: str, month: int, day: str) -> date:
    if len(year) == 2:
        raise ReadingError(said("Schrijf het jaar met vier cijfers. Bijvoorbeeld 1988."))
    number, month_day = int(year), int(day)
    if len(year) != 4 or not _FIRST_YEAR <= number <= _LAST_YEAR:
        raise ReadingError(
            said(
                "Het jaar {year} kan niet. {day_expected}",
                year=year[:8],
                day_expected=_DAY_EXPECTED,
            )
        )
    if not 1 <= month <= 12:
        raise ReadingError(
            said("De maand {month} bestaat niet. Schrijf eerst de dag, dan de maand.", month=month)
        )
    try:
        return date(number, month, month_day)
    except ValueError:
        raise ReadingError(
            said(
                "De dag {month_day} {maandnamen} {number} bestaat niet.",
                month_day=month_day,
                maandnamen=MAANDNAMEN[month - 1],
                number=number,
            )
        ) from None
