"""The languages beside Dutch: one catalogue each, read when somebody first asks for it.

A catalogue is ``templates/taal/<language>.po``. Its header says who has read it through
(``nagekeken_door``); as long as nobody has, the language is shown in a demonstration only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

from voorzieningenwijzer.language.said import PLACEHOLDER, SHAPES, Said, each_text
from voorzieningenwijzer.shipped import shipped

T = TypeVar("T")

DUTCH: Final = "nl"
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "prs", "ur", "he", "ckb"})
_LEFT_TO_RIGHT, _END = "\u202a", "\u202c"
_HEADER: Final = re.compile(r'^"(nagekeken_door|naam): *(.*?)\\n"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``naam``: what the language calls itself. A text that is missing is said in Dutch."""

    taal: str
    naam: str
    nagekeken_door: str
    texts: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]

    @property
    def direction(self) -> str:
        return "rtl" if self.taal in RIGHT_TO_LEFT else "ltr"

    @property
    def reviewed(self) -> bool:
        return bool(self.nagekeken_door)

    def template(self, dutch: str) -> str:
        return self.texts.get(dutch) or dutch

    def plural(self, one: str, more: str, count: int) -> str:
        forms = self.plurals.get(one)
        index = 0 if count == 1 else 1
        return forms[index] if forms else (one, more)[index]

    def say(self, text: str) -> str:
        """A text in this language; what is no text of ours stays as it is."""
        if not isinstance(text, Said):
            return text
        values = {name: self._value(value) for name, value in text.values.items()}
        shape = SHAPES.get(text.template)
        if shape is not None:
            return shape(next(iter(values.values())))
        template = self.template(text.template)
        return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)

    def _value(self, value: str) -> str:
        """An amount or a name keeps its own direction in a sentence from right to left."""
        if isinstance(value, Said):
            return self.say(value)
        return f"{_LEFT_TO_RIGHT}{value}{_END}" if self.direction == "rtl" else value

    def all_of(self, value: T) -> T:
        """A frozen value with every text in it in this language."""
        return each_text(value, self.say)


@cache
def languages() -> tuple[Catalogue, ...]:
    """Every language that has a catalogue, without its texts."""
    return tuple(_head(path.stem) for path in sorted(shipped("templates", "taal").glob("*.po")))


@cache
def catalogue(language: str) -> Catalogue | None:
    """None for Dutch, and for a language that there is not."""
    if language not in {one.taal for one in languages()}:
        return None
    from babel.messages.pofile import read_po

    with shipped("templates", "taal", f"{language}.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id and one.string]
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in messages:
        if not message.string or not all(message.string):
            continue
        if isinstance(message.id, str):
            texts[message.id] = str(message.string)
        elif not isinstance(message.string, str):
            plurals[message.id[0]] = tuple(message.string)
    head = _head(language)
    return Catalogue(language, head.naam, head.nagekeken_door, texts, plurals)


def _head(language: str) -> Catalogue:
    text = shipped("templates", "taal", f"{language}.po").read_text("utf-8")
    head = dict(_HEADER.findall(text.split("\n\n", 1)[0]))
    return Catalogue(language, head.get("naam", language), head.get("nagekeken_door", ""), {}, {})
