"""Sentences with placeholders: filled completely or not at all.

A placeholder is a name between braces, ``{bedrag_per_maand}`` or ``{termijn.bezwaar_algemeen}``.
What has no value is never printed as nothing: `fill` raises, `fill_known` leaves the sentence out.
"""

import re
from collections.abc import Iterable, Mapping

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)?)\}")

Values = Mapping[str, str]


class PlanTextError(Exception):
    """A text of the plan is faulty; ``str()`` names the text and what is wrong."""


def placeholders(text: str) -> frozenset[str]:
    """The names between braces. Raises PlanTextError for a brace that is no placeholder."""
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        raise PlanTextError(f"losse accolade in: {text}")
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Values) -> str:
    """The sentence with every placeholder replaced. Raises PlanTextError when one is missing."""

    def value_of(match: re.Match[str]) -> str:
        found = values.get(match[1], "")
        if not found.strip():
            raise PlanTextError(f"geen waarde voor {{{match[1]}}} in: {text}")
        return found

    placeholders(text)
    return PLACEHOLDER.sub(value_of, text)


def fill_known(texts: Iterable[str], values: Values) -> tuple[str, ...]:
    """Only the sentences for which every value is known."""
    known = {name for name, value in values.items() if value.strip()}
    return tuple(fill(text, values) for text in texts if placeholders(text) <= known)
