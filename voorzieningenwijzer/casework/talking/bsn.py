"""A burgerservicenummer in what somebody types: it is not ours to keep.

Nine figures that pass the eleven-test. One in eleven other numbers passes too: a warning, no proof.
"""

import re

from voorzieningenwijzer.language.said import said

_NINE = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

WARNING = said(
    "Hier staat misschien een burgerservicenummer. Dat bewaren we niet. "
    "Haal het nummer weg. Is het iets anders? Kruis dan aan dat het klopt."
)
REFUSAL = said(
    "Hier staat misschien een burgerservicenummer. Dat bewaren we niet. Haal het nummer weg."
)


def passes_eleven_test(figures: str) -> bool:
    """For nine figures; all zeros is nobody's number."""
    total = sum(w * int(f) for w, f in zip(_WEIGHTS, figures, strict=True))
    return total % 11 == 0 and figures != "0" * 9


def holds_bsn(text: str) -> bool:
    """Also written with spaces, points or dashes; never a part of a longer number."""
    return any(passes_eleven_test(re.sub(r"[^0-9]", "", found)) for found in _NINE.findall(text))
