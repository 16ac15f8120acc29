"""Numbers, amounts and short text as people type them.

Dutch and English ways of writing are understood. What is not understood raises ReadingError with a
Dutch sentence that says what is expected. Where two readings are possible the result says so in
``twijfel`` ("1,234" as an amount), and the talk asks "klopt dit?".
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from voorzieningenwijzer.language.said import said

LONGEST_NUMBER = 40
LARGEST = Decimal(10) ** 12

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-"}) | _WIDE
_MONEY_WORD = re.compile(r"^(?:€|eur\b|euro\b)|(?:€|\beur|euro)$", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,]\s?(?:-{1,2}|=)$")
_CENT = re.compile(r"(?:cent|ct|c)$", re.IGNORECASE)
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_ALLOWED = re.compile(r"[\d.,]+")
_EXPONENT = re.compile(r"\d\s*e\s*[-+]?\d", re.IGNORECASE)
_BIDI_KEPT = {"\u200c", "\u200d"}


class ReadingError(ValueError):
    """What was typed is not understood; the text is a Dutch sentence for beside the field."""


@dataclass(frozen=True, slots=True)
class Number:
    """``twijfel``: what was understood, when it could also have meant something else."""

    waarde: Decimal
    twijfel: str = ""


def parse_amount(text: str) -> Number:
    """Euros, at most two decimals: "1.234,56", "1,234.56", "1.234" (1234), "12,5", "€ 1450,-"."""
    expected = said(
        "Schrijf alleen het bedrag, met een komma voor de centen. Bijvoorbeeld 1.450,75."
    )
    raw = _clean(text, expected)
    bare = _MONEY_WORD.sub("", _MONEY_WORD.sub("", raw).strip()).strip()
    bare = _NO_CENTS.sub("", bare)
    return _number(bare, 2, expected, "€ ")


def parse_decimal(text: str, decimals: int = 6, unit: str = "") -> Number:
    """A number with a unit, such as "0,158" euro per kWh; "15,8 cent" is 0.158.

    With three decimals or more a single point or comma is always the decimal sign.
    """
    example = "0,158" if decimals > 2 else "12,5"
    expected = said(
        "Schrijf alleen een getal, met een komma. Bijvoorbeeld {example}.", example=example
    )
    raw = _without_unit(_clean(text, expected), unit)
    cents = unit.startswith("euro") and _CENT.search(raw) is not None
    bare = (
        _CENT.sub("", raw).strip()
        if cents
        else _MONEY_WORD.sub("", _MONEY_WORD.sub("", raw).strip()).strip()
    )
    found = _number(bare, decimals, expected, "")
    return Number(found.waarde / 100, found.twijfel) if cents else found


def parse_whole(text: str, unit: str = "") -> Number:
    """A whole number: "1.500", "1,500", "1500 kWh"; "1500,0" is whole too."""
    expected = said("Schrijf een heel getal, zonder komma. Bijvoorbeeld 1500.")
    raw = _without_unit(_clean(text, expected), unit)
    found = _number(raw, 2, expected, "", ask_about_comma=False)
    if found.waarde != found.waarde.to_integral_value():
        rounded = dutch(found.waarde.quantize(Decimal(1), ROUND_HALF_UP))
        raise ReadingError(
            said("Schrijf een heel getal, zonder komma. Bedoelt u {rounded}?", rounded=rounded)
        )
    return Number(found.waarde.to_integral_value())


def parse_postcode(text: str) -> str:
    """Four digits; the letters may stand behind them and are dropped."""
    expected = said("Schrijf de vier cijfers van de postcode. Bijvoorbeeld 7741.")
    raw = _clean(text, expected).upper()
    found = re.fullmatch(r"([1-9]\d{3})\s?(?:[A-Z]{2})?", raw)
    if found is None:
        raise ReadingError(expected)
    return found.group(1)


def parse_text(text: str, longest: int = 200) -> str:
    """Short text in composed form, spaces tidied, without control or writing-order characters."""
    whole = unicodedata.normalize("NFC", text)
    if len(whole) > longest * 4:
        raise ReadingError(
            said("Dit is te lang. Schrijf hoogstens {longest} tekens.", longest=longest)
        )
    kept: list[str] = []
    for sign in whole:
        kind = unicodedata.category(sign)
        if sign in "\r\n\t":
            kept.append(" ")
        elif kind in {"Cc", "Cs", "Co", "Cn"}:
            raise ReadingError(said("Er staat een teken in dat niet kan. Typ de tekst opnieuw."))
        elif kind != "Cf" or sign in _BIDI_KEPT:
            kept.append(sign)
    tidy = " ".join("".join(kept).split())
    if len(tidy) > longest:
        raise ReadingError(
            said(
                "Dit is te lang. Schrijf hoogstens {longest} tekens. U schreef er {tidy}.",
                longest=longest,
                tidy=len(tidy),
            )
        )
    return tidy


def dutch(number: Decimal | int, decimals: int | None = None) -> str:
    """1234.5 as "1.234,5"; with ``decimals`` always that many."""
    if decimals is not None:
        text = f"{number:,.{decimals}f}"
    else:
        text = f"{Decimal(number).normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def euro(amount: Decimal) -> str:
    """€ 1.234 or € 1.234,50"""
    return "€ " + dutch(amount, 0 if amount == amount.to_integral_value() else 2)


def _clean(text: str, expected: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise ReadingError(said("Dit is te lang. {expected}", expected=expected))
    tidy = text.replace("m³", "m3").translate(_SIGNS)
    tidy = "".join(" " if c in "\t\r\n" else c for c in tidy)
    tidy = "".join(c for c in tidy if unicodedata.category(c) != "Cf")
    if any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in tidy):
        raise ReadingError(
            said("Er staat een teken in dat niet kan. {expected}", expected=expected)
        )
    tidy = " ".join(tidy.split())
    if not tidy:
        raise ReadingError(expected)
    return tidy


def _without_unit(text: str, unit: str) -> str:
    """Drops a unit typed behind the number: "1500 kWh", "700 m3", "12 maanden"."""
    words = [w for w in unit.split() if w not in {"euro", "per"}]
    for word in reversed(words):
        pattern = rf"\s*(?:per|/)?\s*{re.escape(word)}\.?$"
        text = re.sub(pattern, "", text, flags=re.IGNORECASE)
    return text.strip()


def _number(
    text: str, decimals: int, expected: str, sign: str, *, ask_about_comma: bool = True
) -> Number:
    if _EXPONENT.search(text):
        raise ReadingError(said("Schrijf het getal helemaal uit. {expected}", expected=expected))
    minus = text.startswith("-")
    body = text.removeprefix("-").strip()
    if _SPACED.fullmatch(body):
        body = body.replace(" ", "")
    if not body.isascii() or _ALLOWED.fullmatch(body) is None or not any(c.isdigit() for c in body):
        raise ReadingError(expected)
    whole, fraction, doubt = _split(body, decimals, expected)
    if len(fraction) > decimals:
        word = "twee" if decimals == 2 else str(decimals)
        raise ReadingError(said("Schrijf hoogstens {word} cijfers achter de komma.", word=word))
    value = Decimal(f"{'-' if minus else ''}{whole}.{fraction or '0'}")
    if abs(value) >= LARGEST:
        raise ReadingError(said("Dit getal is te groot. {expected}", expected=expected))
    if value == 0:
        value = Decimal(0)
    echo = said(
        "U schreef {text}. Wij lezen dat als {sign}{value}. Klopt dit?",
        text=text,
        sign=sign,
        value=dutch(value),
    )
    return Number(value, echo if doubt and ask_about_comma else "")


def _split(body: str, decimals: int, expected: str) -> tuple[str, str, bool]:
    """Whole part, decimals, and whether the other reading was possible."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        mark = max(".,", key=body.rindex)
        whole, _, fraction = body.rpartition(mark)
        if mark in whole:
            raise ReadingError(expected)
        return (
            _ungrouped(whole, "," if mark == "." else ".", expected),
            _digits(fraction, expected),
            False,
        )
    mark = "." if points else ","
    if points + commas > 1:
        return _ungrouped(body, mark, expected), "", False
    whole, found, fraction = body.partition(mark)
    if not found:
        return whole, "", False
    thousands = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if thousands and decimals <= 2:
        return whole + fraction, "", mark == ","
    return whole or "0", _digits(fraction, expected), False


def _ungrouped(text: str, mark: str, expected: str) -> str:
    first, *groups = text.split(mark)
    regular = all(len(g) == 3 for g in groups) and (len(first) <= 3 or not groups)
    if not regular or not first:
        raise ReadingError(
            said("De punten en komma's staan niet zoals verwacht. {expected}", expected=expected)
        )
    return first + "".join(groups)


def _digits(text: str, expected: str) -> str:
    if not text:
        raise ReadingError(expected)
    return text
