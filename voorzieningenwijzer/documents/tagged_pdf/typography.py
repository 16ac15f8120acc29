"""Faces for paper: Noto Sans, and another face for what it cannot draw."""

from functools import cache
from pathlib import Path
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from voorzieningenwijzer.documents.tagged_pdf.arabic import drawn, has_right_to_left

REGULAR, BOLD = "NotoSans", "NotoSans-Bold"
_ARABIC = {REGULAR: "NotoSansArabic", BOLD: "NotoSansArabic-Bold"}
_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    _ARABIC[REGULAR]: "NotoSansArabic-Regular.ttf",
    _ARABIC[BOLD]: "NotoSansArabic-Bold.ttf",
}
NBSP = "\u00a0"
_MISSING = "\ufffd"
_NO_LETTER = frozenset({"So", "Sk", "Mn", "Cf"})
Run = tuple[str, str]
"""A face and the text that it draws."""

_FOLDER = Path(__file__).parent.parent / "fonts"


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

    A letter that no face can draw becomes the replacement character; a picture such as an emoji and
    control characters fall away, since they are no part of what somebody is called.
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
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + glyph)
        else:
            found.append((name, glyph))
    return tuple(found) or ((face, ""),)


def _face_for(letter: str, face: str) -> Run:
    if ord(letter) in _register(face):
        return face, letter
    other = _ARABIC[face]
    return (other, letter) if ord(letter) in _register(other) else (face, _instead(letter))


def _instead(letter: str) -> str:
    """Nothing for a picture, its skin or what joins it; a sign that something is missing else."""
    return "" if category(letter) in _NO_LETTER else _MISSING


def plain(text: str, bold: bool = False) -> str:
    """The text with only what the Latin face can draw, for lines that are not paragraphs."""
    known = _register(BOLD if bold else REGULAR)
    clean = (c for c in text if c.isprintable() or c == NBSP)
    return "".join(c if ord(c) in known else _instead(c) for c in clean).strip()


def width(text: str, size: float, bold: bool = False) -> float:
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))
