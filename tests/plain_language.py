"""Language at B1: what is wrong with a Dutch text for a tenant, in words for who wrote it.

Four rules: a sentence is short; a word is one that people use, or is made of two such words; an
office word is not used where a plain one exists; what a letter or a scheme is called may be named,
from a list with the reason. Word frequencies are those of wordfreq (code
Apache-2.0, data CC BY-SA 4.0), which is in the test extra and never shipped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from wordfreq import zipf_frequency

from voorzieningenwijzer.shipped import shipped

MOST_WORDS = 15
COMMON = 3.3
"""Zipf scale: 3.3 is twice in a million words, about the ten thousand words that are used most."""
COMMON_PART = 3.8
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|%\((\w+)\)s")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*[A-Za-zÀ-ÿ]|[A-Za-z]")
_SENTENCE = re.compile(r"(?<=[.?!:;])\s+")
LISTS = Path(__file__).parent / "examples" / "taal"


def faults(text: str, values: Mapping[str, str] | None = None) -> Iterator[str]:
    """What a reader at B1 would stumble over; ``values`` fill placeholders to count their words."""
    filled = _filled(text, values or {})
    for sentence in _SENTENCE.split(filled):
        count = len(sentence.split())
        if count > MOST_WORDS:
            yield f"{count} woorden, hoogstens {MOST_WORDS}: {sentence}"
    bare = _PLACEHOLDER.sub(" ", text)
    for office, plain in office_words():
        found = office.search(bare)
        if found:
            yield f"'{found[0]}' is een kantoorwoord; schrijf: {plain}"
    for word in dict.fromkeys(words(bare)):
        if not known(word):
            yield f"'{word}' kent niet iedereen; kies een gewoner woord"


def words(text: str) -> Iterator[str]:
    yield from (word.lower() for word in _WORD.findall(text))


def known(word: str) -> bool:
    return word in allowed() or common(word) or compound(word)


@cache
def common(word: str, limit: float = COMMON) -> bool:
    return zipf_frequency(word, "nl") >= limit


@cache
def compound(word: str) -> bool:
    """Two plain words in one, as Dutch does: spaargeld, kinder-bijslag."""
    return any(
        common(word[at:].lstrip("-"), COMMON_PART) and _first_part(word[:at].rstrip("-"))
        for at in range(3, len(word) - 2)
    )


def _first_part(part: str) -> bool:
    endings = [part, *(part.removesuffix(e) for e in ("s", "n", "en") if part.endswith(e))]
    return any(len(one) >= 3 and common(one, COMMON_PART) for one in endings)


@cache
def allowed() -> frozenset[str]:
    """Names, and words that stand on letters."""
    on_letters = {
        word for row in _office_list() if row["ernaast"] or row.get("mag")
        for word in words(row["woord"])
    }  # fmt: skip
    return frozenset(on_letters | set(listed()))


@cache
def listed() -> tuple[str, ...]:
    lists = yaml.safe_load((LISTS / "toegestaan.yaml").read_text("utf-8"))
    return tuple(word for reason in lists.values() for word in reason)


@cache
def office_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each with its forms, as a pattern, and the plain word to write in its place."""
    found = []
    for row in _office_list():
        if not row["ernaast"] and not row.get("mag"):
            forms = "|".join(map(re.escape, (row["woord"], *row.get("ook", ()))))
            pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
            found.append((pattern, row["gewoon"]))
    return tuple(found)


@cache
def _office_list() -> list[dict[str, Any]]:
    path = shipped("templates", "taal", "woordenlijst.yaml")
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["woorden"]
    return rows


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1] or found[2], "X"), text)


def used(texts: Iterable[str]) -> frozenset[str]:
    """Every word of the texts, to see which exceptions nobody needs any more."""
    return frozenset(word for text in texts for word in words(_PLACEHOLDER.sub(" ", text)))
