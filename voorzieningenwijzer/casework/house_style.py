"""The colours of an organisation: one for buttons and links, one for the thread in the stripe.

Contrast as in WCAG 2.2 (relative luminance): text in the first colour stands on white and on linen,
white stands on it, and ink stands on the second. What cannot be read is refused with a sentence.
"""

import re
from dataclasses import dataclass

from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage.store import Store

READABLE = 4.5
"""WCAG 2.2, 1.4.3: text of a usual size."""

WHITE, LINEN, INK = "#FFFFFF", "#F6F2EC", "#2B2129"
DARKER, TINT, LINE = 0.28, 0.9, 0.65
"""How far the shades that follow from the first colour go to black or to white."""

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})\Z")
_KEYS = ("kleur", "draad")


class ColourError(DeskError):
    """``veld``: which of the two it is about."""

    def __init__(self, text: str, veld: str) -> None:
        super().__init__(text)
        self.veld = veld


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Empty where an organisation chose none: then the theme is as it is."""

    kleur: str = ""
    draad: str = ""


def house_style(store: Store) -> HouseStyle:
    with store.read() as session:
        kept = session.settings.values()
    return HouseStyle(*(str(kept.get(key, "")) for key in _KEYS))


def keep_house_style(store: Store, style: HouseStyle) -> None:
    with store.write() as session:
        session.settings.set("kleur", style.kleur)
        session.settings.set("draad", style.draad)


def chosen(kleur: str, draad: str) -> HouseStyle:
    """Raises ColourError with what to do about it."""
    first, second = _read(kleur, "kleur"), _read(draad, "draad")
    if first:
        on = min(contrast(first, WHITE), contrast(first, LINEN))
        if on < READABLE:
            raise ColourError(
                said(
                    "Deze kleur is te licht om te lezen: {found} op 1, en het moet 4,5 op 1 "
                    "zijn. Kies een donkerder kleur.",
                    found=_dutch(on),
                ),
                "kleur",
            )
    if second and (on := contrast(second, INK)) < READABLE:
        raise ColourError(
            said(
                "Deze kleur is te donker voor de draad: {found} op 1, en het moet 4,5 op 1 "
                "zijn. Kies een lichtere kleur.",
                found=_dutch(on),
            ),
            "draad",
        )
    return HouseStyle(first, second)


def style_sheet(style: HouseStyle) -> str:
    """The lines of the theme that an organisation may replace; nothing where it chose none."""
    lines = []
    if style.kleur:
        lines += [
            f"--vw-brand: {style.kleur};",
            f"--vw-brand-dark: {mixed(style.kleur, '#000000', DARKER)};",
            f"--vw-brand-tint: {mixed(style.kleur, WHITE, TINT)};",
            f"--vw-brand-line: {mixed(style.kleur, WHITE, LINE)};",
        ]
    if style.draad:
        lines.append(f"--vw-thread: {style.draad};")
    return f":root {{ {' '.join(lines)} }}\n" if lines else ""


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, with_colour: str, part: float) -> str:
    """``part`` of the other colour."""
    pairs = zip(_parts(colour), _parts(with_colour), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _read(typed: str, veld: str) -> str:
    """``#1A2B3C``; empty is none."""
    if not typed.strip():
        return ""
    found = _COLOUR.match(typed.strip())
    if found is None:
        raise ColourError(said("Schrijf de kleur als een # met zes tekens, zoals #662249."), veld)
    return f"#{found[1].upper()}"


def _dutch(number: float) -> str:
    return f"{int(number * 10) / 10:.1f}".replace(".", ",")
