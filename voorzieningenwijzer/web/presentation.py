"""How amounts and dates look on a page: Dutch, always, as in the letters beside it."""

from datetime import date, datetime
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from markupsafe import Markup

from voorzieningenwijzer.language.said import Said, said
from voorzieningenwijzer.web.language import current, say

if TYPE_CHECKING:
    from voorzieningenwijzer.outcomes import Between

LOCALE = "nl"
NARROW = "\N{NO-BREAK SPACE}"


def locale() -> str:
    """How a day is written out: in the language of the page. Amounts stay Dutch."""
    here = current()
    return LOCALE if here is None else {"prs": "fa"}.get(here.taal, here.taal)


def euro(amount: float | int | None, cents: bool | None = None) -> str:
    """``1234.5`` -> ``€ 1.234,50``; whole euros without cents unless ``cents`` asks for them."""
    if amount is None:
        return said("onbekend")
    with_cents = amount != round(amount) if cents is None else cents
    pattern = "#,##0.00" if with_cents else "#,##0"
    sign = "\N{MINUS SIGN}" + NARROW if amount < 0 else ""
    return f"{sign}€{NARROW}{format_decimal(abs(amount), format=pattern, locale=LOCALE)}"


def between(amounts: "Between | None", cents: bool | None = None) -> str:
    """``€ 0 tot € 338``: a range in whole euros, outwards; one amount where both ends are equal."""
    if amounts is None:
        return said("onbekend")
    if amounts.known:
        return euro(amounts.minst, cents)
    low, high = euro(floor(amounts.minst)), euro(ceil(amounts.hoogst))
    return said("{laag} tot {hoog}", laag=low, hoog=high)


def around(amounts: "Between") -> str:
    """In whole euros, cut off: what is promised is never more than what comes."""
    low, high = floor(amounts.minst), floor(amounts.hoogst)
    if low == high:
        return euro(low)
    return said("{laag} tot {hoog}", laag=euro(low), hoog=euro(high))


def number(value: Any) -> str:
    return format_decimal(value, locale=LOCALE) if isinstance(value, (int, float)) else str(value)


def plain_figure(value: Any) -> str:
    """Every decimal that is there and no more: ``0,139``; a text as it is."""
    return f"{value:.8g}".replace(".", ",") if isinstance(value, (int, float)) else str(value)


def day(value: date | datetime | str | None) -> str:
    """``23 november 2026``."""
    if value is None:
        return ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return format_date(here(value), format="d MMMM y", locale=locale())


def weekday(value: date) -> str:
    return format_date(value, format="EEEE d MMMM y", locale=locale())


def short_day(value: date | datetime | None) -> str:
    """``23-11-2026``."""
    return "" if value is None else format_date(here(value), format="d-M-y", locale=LOCALE)


def clock_time(value: datetime | str) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{here(moment):%H.%M} uur"


def here(value: date | datetime) -> date | datetime:
    """A moment as the clock of this laptop says it; the store keeps them in UTC."""
    aware = isinstance(value, datetime) and value.tzinfo is not None
    return value.astimezone() if isinstance(value, datetime) and aware else value


def measured(value: float | str | None, unit: str) -> str:
    """A value of an explanation with its unit: euros, per cent, or text as it is."""
    if value is None:
        return said("onbekend")
    if isinstance(value, str):
        return value
    if unit.startswith("EUR"):
        period = unit.partition("/")[2]
        if not period:
            return euro(value)
        return said("{bedrag} per {periode}", bedrag=euro(value), periode=Said(period))
    if unit in {"deel", "fractie"}:
        return format_decimal(value * 100, format="#,##0.###", locale=LOCALE) + "%"
    return f"{number(value)} {unit}".strip()


def measured_between(amounts: "Between", unit: str) -> str:
    high = measured(amounts.hoogst, unit)
    if amounts.known:
        return high
    low = euro(amounts.minst) if unit.startswith("EUR") else measured(amounts.minst, unit)
    return said("{laag} tot {hoog}", laag=low, hoog=high)


def lower_first(text: str) -> str:
    """A name inside a sentence; a word with a later capital keeps its own."""
    text = say(text)
    return text if any(c.isupper() for c in text[1:]) else text[:1].lower() + text[1:]


def icon(name: str) -> Markup:
    """A pictogram of the sprite; it never stands without a word beside it."""
    from flask import g, url_for

    if "sprite" not in g:
        g.sprite = url_for("static", filename="icons.svg")
    return _pictogram(g.sprite, name)


@lru_cache(maxsize=256)
def _pictogram(sprite: str, name: str) -> Markup:
    return Markup(
        '<svg class="vw-icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    ).format(sprite, name)


def install(app: Flask) -> None:
    filters = (euro, between, around, number, day, weekday, short_day, clock_time)
    for function in (*filters, measured, measured_between, lower_first, plain_figure):
        app.add_template_filter(function)
    app.add_template_global(icon)
