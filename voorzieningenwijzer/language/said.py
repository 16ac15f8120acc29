"""A Dutch sentence that remembers how it was made, so that it can be said in another language.

Everything below the web speaks Dutch. A `Said` is that Dutch text, and beside it the template it
came from and the values that were filled in. What is no `Said` is said the same in every language:
names, amounts, what people typed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
Values = Mapping[str, str]

PLACEHOLDER: Final = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)?)\}")
CAPITAL: Final = "{met_hoofdletter}"
LOWER: Final = "{zonder_hoofdletter}"
_NOTHING: Final[Values] = MappingProxyType({})


class Said(str):
    """``template`` is a text of ours; ``values`` may be `Said` themselves."""

    __slots__ = ("template", "values")
    template: str
    values: Values

    def __new__(cls, text: str, template: str = "", values: Values = _NOTHING) -> "Said":
        made = super().__new__(cls, text)
        made.template = template or str(text)
        made.values = values
        return made

    def __str__(self) -> str:
        """Itself: the text of an error thus still knows how it was made."""
        return self


def said(template: str, /, **values: object) -> Said:
    """A sentence of the program itself: ``said("Het gaat om {bedrag}.", bedrag=euro(1))``."""
    given = {name: v if isinstance(v, str) else str(v) for name, v in values.items()}
    return filled(template, given)


def filled(template: str, values: Values) -> Said:
    """Every placeholder replaced; KeyError for one without a value."""
    if "{" not in template:
        return Said(template, template)
    used: dict[str, str] = {}

    def value_of(match: re.Match[str]) -> str:
        used[match[1]] = values[match[1]]
        return used[match[1]]

    return Said(PLACEHOLDER.sub(value_of, template), str(template), used)


def joined(parts: Iterable[str], between: str = " ") -> str:
    """Texts after each other; what each remembers is kept."""
    found = [part for part in parts if part]
    if len(found) < 2:
        return found[0] if found else ""
    names = [f"deel{number}" for number in range(len(found))]
    template = between.join(f"{{{name}}}" for name in names)
    return filled(template, dict(zip(names, found, strict=True)))


def listed(words: Iterable[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``; the same word once."""
    found = [word for word in dict.fromkeys(words) if word]
    if len(found) < 2:
        return found[0] if found else ""
    return said("{eerste} en {laatste}", eerste=joined(found[:-1], ", "), laatste=found[-1])


def capital(text: str) -> str:
    """With a capital in front, in every language that has them."""
    return _shaped(text, CAPITAL, _upper)


def small(text: str) -> str:
    """As it stands inside a sentence: without a capital in front and without a full stop."""
    return _shaped(text, LOWER, _lower)


def _shaped(text: str, shape: str, change: Callable[[str], str]) -> str:
    changed = change(text)
    if changed == text or not isinstance(text, Said):
        return text if changed == text else changed
    return Said(changed, shape, {shape.strip("{}"): text})


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


SHAPES: Final[Mapping[str, Callable[[str], str]]] = {CAPITAL: _upper, LOWER: _lower}


def each_text(value: T, change: Callable[[str], str]) -> T:
    """The same frozen value with every text in it changed."""
    return cast(T, _each(value, change))


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) in (str, Said):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _each_field(value, change)
    return value


def _each_field(value: Any, change: Callable[[str], str]) -> Any:
    changes = {}
    for one in fields(value):
        old = getattr(value, one.name)
        new = _each(old, change)
        if new is not old:
            changes[one.name] = new
    if not changes:
        return value
    kept = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    return type(value)(**(kept | changes))
