"""Writing a catalogue: the texts in the order of where they stand, with what was translated."""

from collections.abc import Iterable, Iterator, Mapping

from voorzieningenwijzer.language.catalogue import Catalogue
from voorzieningenwijzer.language.said import PLACEHOLDER
from voorzieningenwijzer.language.sources import Text

_SAME = frozenset("abcdefghijklmnopqrstuvwxyz")


def needed(texts: Iterable[Text]) -> dict[str, Text]:
    """Every text once, at its first place; one of only blanks is the same in each language."""
    found: dict[str, Text] = {}
    for text in texts:
        if _SAME & set(PLACEHOLDER.sub("", text.dutch).lower()):
            found.setdefault(text.dutch, text)
    return found


def missing(texts: Iterable[Text], language: Catalogue) -> list[Text]:
    known = language.texts.keys() | language.plurals.keys()
    return [text for dutch, text in needed(texts).items() if dutch not in known]


def written(
    head: str,
    texts: Iterable[Text],
    known: Mapping[str, str],
    plurals: Mapping[str, tuple[str, ...]],
) -> str:
    """The whole file; ``head`` is its first block, as it stands in the file."""
    blocks = [head.strip()]
    for dutch, text in needed(texts).items():
        lines = [f"#: {text.place.replace(' ', '_')}", f"msgid {quoted(dutch)}"]
        if text.more:
            lines.append(f"msgid_plural {quoted(text.more)}")
            forms = plurals.get(dutch, ("", ""))
            lines += [f"msgstr[{place}] {quoted(form)}" for place, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {quoted(known.get(dutch, ''))}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    return '"' + "".join(_escaped(text)) + '"'


def _escaped(text: str) -> Iterator[str]:
    for letter in text:
        yield {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}.get(letter, letter)
