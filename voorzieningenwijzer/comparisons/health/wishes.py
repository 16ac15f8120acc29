"""What care somebody wants covered: wishes, never conditions. And what an offer says it covers."""

from collections.abc import Iterator

from voorzieningenwijzer.comparisons.facts import GEEN, Entry, FactError
from voorzieningenwijzer.language.said import listed, said

WISHES = {
    "fysiotherapie": said("fysiotherapie"),
    "tandarts": said("tandarts"),
    "bril": said("bril of lenzen"),
    "medicijnen": said("medicijnen"),
    "zwangerschap": said("zorg bij zwangerschap"),
}


def wishes(entry: Entry, key: str) -> frozenset[str] | None:
    """None: not known; empty: nothing. Raises FactError for a word that is not in the list."""
    value = entry.get(key)
    if value is None or value == "onbekend":
        return None
    words = value if isinstance(value, (list, tuple)) else str(value).replace(",", " ").split()
    found = frozenset(str(word) for word in words) - {GEEN}
    for word in sorted(found - WISHES.keys()):
        raise FactError(
            key,
            said(
                "'{word}' kennen wij niet. Kies uit: {wishes} of geen.",
                word=word,
                wishes=", ".join(WISHES),
            ),
        )
    return found


def in_words(found: frozenset[str]) -> str:
    return listed(tuple(text for word, text in WISHES.items() if word in found))


def about_wishes(
    wanted: frozenset[str] | None, covered: frozenset[str] | None, supplementary: float | None
) -> Iterator[str]:
    """``supplementary``: what is paid for it now, euros a month."""
    if wanted and covered is None:
        yield said(
            "Kijk of dit pakket {wanted} vergoedt. Dat vindt u belangrijk.", wanted=in_words(wanted)
        )
    if wanted == frozenset() and supplementary:
        yield said(
            "U betaalt voor aanvullende zorg en noemde geen wens daarvoor. Hebt u het nodig?"
        )
