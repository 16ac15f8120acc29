"""Cents as a person reads them: ``€ 1.234,50``, days, percentages, and a round sum in words."""

from datetime import date

from voorzieningenwijzer.dates import MAANDNAMEN
from voorzieningenwijzer.language.said import Said, said

NBSP = "\u00a0"

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = (
    "", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
    "negentig",
)  # fmt: skip


def euro(cents: int) -> str:
    """``€ 129`` or ``€ 97,30``, with a space that does not break."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    shown = f"{whole:,}".replace(",", ".")
    return f"{sign}€{NBSP}{shown}" + (f",{rest:02d}" if rest else "")


def euro_low(cents: int) -> str:
    """Whole euros, cut off towards zero: the figure that can be promised."""
    return euro(abs(cents) // 100 * 100 * (-1 if cents < 0 else 1))


def day_text(day: date) -> str:
    """``21 november 2026``"""
    month = Said(MAANDNAMEN[day.month - 1])
    return said("{dag}\u00a0{maand} {jaar}", dag=day.day, maand=month, jaar=day.year)


def short_day(day: date) -> str:
    """``21-11-2026``"""
    return f"{day.day}-{day.month}-{day.year}"


def percent_to_one_place(ratio: float) -> str:
    """A ratio of 0.0624 as ``6,2%``; what is less than a tenth stays visible."""
    tenths = max(int(round(ratio * 1000, 6)), 1)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}%" if rest else f"{whole}%"


def percent(ratio: float) -> str:
    """A ratio of 1.04 as ``104%``; cut off, so that a limit is never rounded away."""
    return f"{int(round(ratio * 100, 6))}%"


def in_words(cents: int) -> str:
    """A sum in words, cut off at its first digit: 42,100 cents is ``ruim vierhonderd euro``."""
    euros = cents // 100
    if euros <= 0:
        return ""
    size = 1
    while euros >= size * 10:
        size *= 10
    lead = euros // size
    exact = lead * size * 100 == cents
    words = _round_words(lead, size)
    return f"{'' if exact else 'ruim '}{words} euro" if words else ""


def _round_words(lead: int, size: int) -> str:
    if size == 1:
        return _UNITS[lead]
    if size == 10:
        return _TENS[lead]
    name = {100: "honderd", 1000: "duizend"}.get(size, "")
    if not name:
        return ""
    return name if lead == 1 else _UNITS[lead] + name
