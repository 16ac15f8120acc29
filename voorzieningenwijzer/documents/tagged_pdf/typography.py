"""Faces for paper: Noto Sans, and another face for what it cannot draw."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unicodedata import category

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from voorzieningenwijzer.documents.tagged_pdf.arabic import drawn, has_right_to_left

REGULAR, BOLD = "NotoSans", "NotoSans-Bold"
_OTHERS = {
    REGULAR: ("NotoSansArabic", "NotoSansEthiopic", "NotoEmoji"),
    BOLD: ("NotoSansArabic-Bold", "NotoSansEthiopic-Bold", "NotoEmoji"),
}
_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    "NotoSansArabic": "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold": "NotoSansArabic-Bold.ttf",
    "NotoSansEthiopic": "NotoSansEthiopic-Regular.ttf",
    "NotoSansEthiopic-Bold": "NotoSansEthiopic-Bold.ttf",
    "NotoEmoji": "NotoEmoji-Regular.ttf",
}
NBSP = "\u00a0"
TO_WRITE = "__"
"""What stands for a letter that no face has: a line on which it can be written by hand."""
_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_JOINS = frozenset({"Mn", "Mc", "Me", "Cf"})
Run = tuple[str, str]
"""A face and the text that it draws."""

_FOLDER = Path(__file__).parent.parent / "fonts"
_to_unicode_in_four = ttfonts.makeToUnicodeCMap


def _to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """ReportLab writes a letter beyond U+FFFF in five figures; it is read as two halves of four."""
    made = _to_unicode_in_four(fontname, subset)
    for place, letter in enumerate(subset):
        if letter > 0xFFFF:
            halves = chr(letter).encode("utf-16-be").hex().upper()
            made = made.replace(f"<{place:02X}> <{letter:04X}>", f"<{place:02X}> <{halves}>")
    return made


ttfonts.makeToUnicodeCMap = _to_unicode


@cache
def register_fonts() -> None:
    """The two faces of every document; the Arabic ones wait until a text needs them."""
    for name in (REGULAR, BOLD):
        _register(name)


@cache
def _register(name: str) -> frozenset[int]:
    """Registers a face and gives the characters it can draw."""
    font = TTFont(name, str(_FOLDER / _FILES[name]))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


def runs(text: str, face: str) -> tuple[Run, ...]:
    """The text in pieces, each with a face that can draw it.

    A letter that no face can draw becomes a line to write it on; control characters fall away.
    """
    if text.isascii() and text.isprintable():
        return ((face, text),)
    clean = "".join(c for c in text if c.isprintable() or c == NBSP)
    if all(ord(c) in _register(face) for c in clean):
        return ((face, clean),)
    shown = drawn(clean) if has_right_to_left(clean) else clean
    return faced(shown, face)


def faced(shown: str, face: str) -> tuple[Run, ...]:
    """What is drawn from left to right, in pieces, each with a face that can draw it."""
    found: list[Run] = []
    for letter in shown:
        if not letter.isprintable() and letter != NBSP:
            continue
        name, glyph = _face_for(letter, face)
        if not glyph:
            continue
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + glyph)
        else:
            found.append((name, glyph))
    return tuple(found) or ((face, ""),)


def _face_for(letter: str, face: str) -> Run:
    if letter in _SKIN:
        return face, ""
    drawn_by = (name for name in (face, *_OTHERS[face]) if ord(letter) in _register(name))
    found = next(drawn_by, None)
    return (found, letter) if found else (face, _instead(letter))


def _instead(letter: str) -> str:
    """Nothing for what only joins or changes another; a line to write on else."""
    return "" if category(letter) in _JOINS or letter in _SKIN else TO_WRITE


def not_drawn(text: str) -> str:
    """The letters of which only a line is printed, each once."""
    lines = (c for c in text if c.isprintable() and _face_for(c, REGULAR)[1] == TO_WRITE)
    return "".join(dict.fromkeys(lines))


def plain(text: str, bold: bool = False) -> str:
    """The text with only what the Latin face can draw, for lines that are not paragraphs."""
    known = _register(BOLD if bold else REGULAR)
    return "".join(c if ord(c) in known else _instead(c) for c in printable(text)).strip()


def printable(text: str) -> str:
    """The text without control characters, in whatever script."""
    return "".join(c for c in text if c.isprintable() or c == NBSP).strip()


def width(text: str, size: float, bold: bool = False) -> float:
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))
