"""Arabic letters joined and put in the order in which they are drawn.

ReportLab draws characters from left to right and does not join them. Names are short, so each
letter becomes the form that Unicode has for its place (isolated, initial, medial, final) and the
line is reordered. `right_to_left` breaks the lines.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from bidi import get_display

_FORMS = ("isolated", "final", "initial", "medial")
_PRESENTATION = (range(0xFB50, 0xFDFF), range(0xFE70, 0xFEFD))
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def drawn(text: str, base: str = "L") -> str:
    """The text as it must be drawn from left to right; ``base`` is the direction of the line."""
    return str(get_display(joined(text), base_dir=base))


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """(letters, form) to the character for it, e.g. lam with alef, final."""
    found: dict[tuple[str, str], str] = {}
    for block in _PRESENTATION:
        for point in block:
            tag, *bases = unicodedata.decomposition(chr(point)).split()[:3] or [""]
            if tag.strip("<>") in _FORMS and bases:
                letters = "".join(chr(int(base, 16)) for base in bases)
                found.setdefault((letters, tag.strip("<>")), chr(point))
    return found


def joined(text: str) -> str:
    forms = _forms()
    units = _ligatures(text)
    result = []
    for place, unit in enumerate(units):
        before = place > 0 and (units[place - 1], "initial") in forms
        after = place + 1 < len(units) and (units[place + 1], "final") in forms
        joins_before = before and (unit, "final") in forms
        joins_after = after and (unit, "initial") in forms
        form = _FORMS[joins_before + 2 * joins_after]
        result.append(forms.get((unit, form), unit))
    return "".join(result)


def _ligatures(text: str) -> list[str]:
    """Single letters, with lam and alef as one unit since they are always drawn together."""
    units: list[str] = []
    for letter in text:
        if letter in _ALEFS and units and units[-1] == _LAM:
            units[-1] += letter
        else:
            units.append(letter)
    return units
