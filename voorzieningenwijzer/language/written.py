"""Which values of our YAML files are text that a person reads.

A rule names the keys whose values are not text. Everything else is: a new text thus belongs to the
catalogue, and to the checks on language, by itself.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Keys = frozenset[str]

QUESTIONS: Final[Keys] = frozenset(
    {
        *("formaat", "lijst", "taal", "id", "pictogram", "waarde", "per", "soorten", "onderwerp"),
        *("veld", "soort", "scherm", "bewijs", "weet_niet", "gevoelig", "groep", "alleen_als"),
        *("anders", "mogelijk", "aannemelijk", "decimalen", "langste", "jaarfeit", "keuzes_uit"),
        *("uit", "vast", "basis"),
    }
)
PLAN: Final[Keys] = frozenset(
    {
        *("formaat", "id", "regeling", "bij", "betaling", "vorig_jaar", "vorig_jaar_dubbel"),
        *("melden", "wie", "voor", "als", "als_niet", "zonder", "bron", "duur", "elk_jaar"),
        *("terug_vanaf", "website", "telefoon", "plaats", "pictogram", "loket", "alleen_voor"),
        *("beslist", "cijfers", "plaatselijk", "vulwoorden", "voor_wie", "erna", "ervoor"),
        "plekken",
    }
)
LETTERS: Final[Keys] = frozenset(
    {
        *("formaat", "brief", "regelingen", "acties", "samen", "gemeenten", "aan", "aan_naam"),
        *("van", "formulier", "bewijs", "vragen", "uitleg"),
    }
)
SCHEMES: Final[Keys] = frozenset({"naam", "wie", "voor", "inspanning"})
_ID_LISTS: Final = frozenset({"papieren", "waar", "perioden", "erbij", "velden"})
"""Under these names a list holds ids; a mapping or a sentence under them is read as usual."""

_ID_WORDS: Final = frozenset({"status", "termijn"})
"""Under these names a word is an id; a mapping holds texts."""

_WORDS: Final = frozenset({"woorden", "velden", "voorwaarden", "aannames"})
"""Under these names every key is the name of a text."""
_NONE: Final[Keys] = frozenset()


def plan_keys(data: Any) -> Keys:
    """A scheme is called as on every letter: its name is no text of ours."""
    return PLAN | {"naam"} if isinstance(data, Mapping) and "regeling" in data else PLAN


def texts(data: Any, keys: Keys) -> Iterator[str]:
    """Every text of a file, in its order."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    mapped(data, keys, note)
    yield from found


def mapped(data: Any, keys: Keys, change: Callable[[str], str]) -> Any:
    """The same data with every text changed."""
    if isinstance(data, str):
        return change(data) if data.strip() else data
    if isinstance(data, Mapping):
        return {
            key: value
            if key in keys or _holds_ids(key, value)
            else mapped(value, _NONE if key in _WORDS else keys, change)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [mapped(item, keys, change) for item in data]
    return data


def _holds_ids(key: str, value: Any) -> bool:
    if key in _ID_LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return key in _ID_WORDS and isinstance(value, str)
