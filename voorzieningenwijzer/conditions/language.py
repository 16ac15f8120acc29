"""The words of the condition language, and reading them: every mistake is found when it is read.

Words: ``alle``, ``enige`` and ``niet`` around leaves ``{veld: ..., is: ...}``, where instead of
``is`` also ``is_een_van``, ``minstens`` or ``hoogstens`` can stand. At most four layers deep.
There is no arithmetic and there will not be any.
"""

import difflib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias, Union

Value: TypeAlias = str | bool | float
Limit: TypeAlias = Value | tuple[Value, ...]
Condition: TypeAlias = Union["All", "AnyOf", "Not", "Leaf"]

MAX_DEPTH: Final = 4
MAX_CHOICES: Final = 100


class ConditionError(Exception):
    """A condition is not in the language; ``path`` says where, ``str()`` is a Dutch sentence."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class Unknown:
    """The answer of a lookup that does not know the fact."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


class Kind(StrEnum):
    """What a field holds, as far as conditions need to know."""

    JA_NEE = "ja_nee"
    GETAL = "getal"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field as the catalogue knows it; ``choices`` empty means any text."""

    kind: Kind
    choices: tuple[str, ...] = ()


Catalogue: TypeAlias = Callable[[str], FieldKind | None]
"""Field name to its kind, None for a field that does not exist."""


class Word(StrEnum):
    IS = "is"
    IS_EEN_VAN = "is_een_van"
    MINSTENS = "minstens"
    HOOGSTENS = "hoogstens"


@dataclass(frozen=True, slots=True)
class Leaf:
    veld: str
    woord: Word
    grens: Limit

    def fields(self) -> frozenset[str]:
        return frozenset({self.veld})


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Condition, ...]

    def fields(self) -> frozenset[str]:
        return frozenset().union(*(part.fields() for part in self.parts))


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Condition, ...]

    def fields(self) -> frozenset[str]:
        return frozenset().union(*(part.fields() for part in self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition

    def fields(self) -> frozenset[str]:
        return self.part.fields()


ALWAYS: Final = All(())


def leaves(condition: Condition) -> Iterator[Leaf]:
    if isinstance(condition, Leaf):
        yield condition
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        for part in condition.parts:
            yield from leaves(part)


def parse(mapping: object, where: str, catalogue: Catalogue | None = None) -> Condition:
    """The condition that stands in a document. Raises ConditionError with its path.

    With a catalogue each field must exist there, and limits must be of the field's kind.
    """
    return _parse(mapping, where, 1, catalogue)


def _parse(mapping: object, path: str, depth: int, catalogue: Catalogue | None) -> Condition:
    if not isinstance(mapping, Mapping):
        raise ConditionError(path, "hier wordt een voorwaarde verwacht, zoals {veld: ..., is: ...}")
    if depth > MAX_DEPTH:
        raise ConditionError(path, f"een voorwaarde heeft hoogstens {MAX_DEPTH} lagen")
    if "veld" in mapping:
        return _leaf(mapping, path, catalogue)
    if len(mapping) != 1:
        raise ConditionError(path, _names_problem(mapping))
    (word, inner), *_ = mapping.items()
    here = f"{path}.{word}"
    if word == "niet":
        return Not(_parse(inner, here, depth + 1, catalogue))
    if word not in ("alle", "enige"):
        raise ConditionError(path, _unknown_word(word, ("alle", "enige", "niet", "veld")))
    if not isinstance(inner, list) or not inner:
        raise ConditionError(here, "hier hoort een lijst met minstens een voorwaarde")
    parts = tuple(
        _parse(part, f"{here}[{n + 1}]", depth + 1, catalogue) for n, part in enumerate(inner)
    )
    return All(parts) if word == "alle" else AnyOf(parts)


def _names_problem(mapping: Mapping[object, object]) -> str:
    names = ", ".join(str(name) for name in mapping) or "niets"
    return f"hier hoort een van alle, enige, niet of veld te staan; er staat: {names}"


def _unknown_word(word: object, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(str(word), known, 1)
    hint = f"; bedoelt u '{near[0]}'?" if near else f"; kies uit: {', '.join(known)}"
    return f"het woord '{word}' is niet bekend{hint}"


def _leaf(mapping: Mapping[object, object], path: str, catalogue: Catalogue | None) -> Leaf:
    field = mapping["veld"]
    if not isinstance(field, str) or not field:
        raise ConditionError(f"{path}.veld", "hier hoort de naam van een veld")
    words = [word for word in mapping if word != "veld"]
    if len(words) != 1:
        raise ConditionError(path, f"bij veld '{field}' hoort precies een van: {', '.join(Word)}")
    try:
        word = Word(str(words[0]))
    except ValueError:
        raise ConditionError(path, _unknown_word(words[0], tuple(Word))) from None
    here = f"{path}.{word}"
    limit = _limit(mapping[words[0]], word, here)
    if catalogue is not None:
        _check_kind(field, word, limit, path, catalogue)
    return Leaf(field, word, limit)


def _limit(raw: object, word: Word, path: str) -> Limit:
    if word is Word.IS_EEN_VAN:
        if not isinstance(raw, list) or not 0 < len(raw) <= MAX_CHOICES:
            raise ConditionError(path, "hier hoort een lijst met waarden")
        return tuple(_value(item, path) for item in raw)
    value = _value(raw, path)
    if word is not Word.IS and isinstance(value, (str, bool)):
        raise ConditionError(path, "hier hoort een getal")
    return value


def _value(raw: object, path: str) -> Value:
    if isinstance(raw, (str, bool)):
        return raw
    if isinstance(raw, (int, float, Decimal)) and math.isfinite(raw):
        return float(raw)
    raise ConditionError(path, "hier hoort een getal, true of false, of een woord")


def _check_kind(field: str, word: Word, limit: Limit, path: str, catalogue: Catalogue) -> None:
    known = catalogue(field)
    if known is None:
        raise ConditionError(f"{path}.veld", f"het veld '{field}' bestaat niet")
    if word in (Word.MINSTENS, Word.HOOGSTENS) and known.kind is not Kind.GETAL:
        raise ConditionError(path, f"'{word}' kan alleen bij een getal, en '{field}' is dat niet")
    for value in limit if isinstance(limit, tuple) else (limit,):
        if _kind_of(value) is not known.kind:
            raise ConditionError(path, f"'{value}' past niet bij '{field}' ({known.kind})")
        if known.choices and value not in known.choices:
            allowed = ", ".join(known.choices)
            raise ConditionError(
                path, f"'{value}' is geen keuze bij '{field}'; kies uit: {allowed}"
            )


def _kind_of(value: Value) -> Kind:
    if isinstance(value, bool):
        return Kind.JA_NEE
    return Kind.TEKST if isinstance(value, str) else Kind.GETAL
