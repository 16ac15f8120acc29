"""Sentences with placeholders: filled completely or not at all.

A placeholder is a name between braces, ``{bedrag_per_maand}`` or ``{termijn.bezwaar_algemeen}``.
What has no value is never printed as nothing: `fill` raises, `fill_known` leaves the sentence out.
"""

from collections.abc import Iterable

from voorzieningenwijzer.language.said import PLACEHOLDER, Said, Values, filled


class PlanTextError(Exception):
    """A text of the plan is faulty; ``str()`` names the text and what is wrong."""


def placeholders(text: str) -> frozenset[str]:
    """The names between braces. Raises PlanTextError for a brace that is no placeholder."""
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        raise PlanTextError(f"losse accolade in: {text}")
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Values) -> Said:
    """The sentence with every placeholder replaced. Raises PlanTextError when one is missing."""
    for name in placeholders(text):
        if not values.get(name, "").strip():
            raise PlanTextError(f"geen waarde voor {{{name}}} in: {text}")
    return filled(text, values)


def fill_known(texts: Iterable[str], values: Values) -> tuple[str, ...]:
    """Only the sentences for which every value is known."""
    known = {name for name, value in values.items() if value.strip()}
    return tuple(fill(text, values) for text in texts if placeholders(text) <= known)
