"""Frozen dataclasses to JSON and back, without loss: sorted keys, days as text, tuples as lists."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class FrozenJsonError(Exception):
    """The text is not what it should be; ``str()`` is a Dutch sentence with the place."""


def encode(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(kind: type[T], text: str, formaat: int) -> T:
    """Reads ``text`` as ``kind``. Raises FrozenJsonError; floats are refused, cents are whole."""
    try:
        raw = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (json.JSONDecodeError, RecursionError) as error:
        raise FrozenJsonError("dit plan is niet te lezen") from error
    found = raw.get("formaat") if isinstance(raw, dict) else None
    if found != formaat:
        raise FrozenJsonError(f"dit plan heeft formaat {found}; verwacht wordt {formaat}")
    result: T = _typed(kind, raw, "plan")
    return result


def _refuse(text: str) -> None:
    raise FrozenJsonError(f"{text} is geen heel getal")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, bool, int, NoneType)):
        return value
    raise FrozenJsonError(f"{type(value).__name__} hoort niet in een plan")


def _typed(kind: Any, raw: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(kind, raw, where)
    if origin in (Union, UnionType):
        inner = [a for a in get_args(kind) if a is not NoneType]
        return None if raw is None else _typed(inner[0], raw, where)
    if is_dataclass(kind):
        return _dataclass(kind, raw, where)
    return _scalar(kind, raw, where)


def _tuple(kind: Any, raw: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise FrozenJsonError(f"{where}: hier hoort een lijst")
    kinds = get_args(kind)
    if kinds[-1] is Ellipsis:
        return tuple(_typed(kinds[0], item, f"{where}[{i}]") for i, item in enumerate(raw))
    if len(kinds) != len(raw):
        raise FrozenJsonError(f"{where}: hier horen {len(kinds)} waarden")
    return tuple(_typed(k, item, where) for k, item in zip(kinds, raw, strict=True))


def _dataclass(kind: Any, raw: Any, where: str) -> Any:
    if not isinstance(raw, dict):
        raise FrozenJsonError(f"{where}: hier horen velden")
    hints, needed = _shape(kind)
    odd = sorted((set(raw) - set(hints)) | (needed - set(raw)))
    if odd:
        raise FrozenJsonError(f"{where}: onbekend of ontbrekend: {', '.join(odd)}")
    return kind(**{name: _typed(hints[name], raw[name], f"{where}.{name}") for name in raw})


@cache
def _shape(kind: Any) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The fields of a dataclass with their kinds, and which have no default."""
    return get_type_hints(kind), frozenset(f.name for f in fields(kind) if f.default is MISSING)


def _scalar(kind: Any, raw: Any, where: str) -> Any:
    try:
        if kind is date:
            return date.fromisoformat(raw)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(raw)
    except (TypeError, ValueError) as error:
        raise FrozenJsonError(f"{where}: {raw!r} past hier niet") from error
    if type(raw) is not kind:
        raise FrozenJsonError(f"{where}: {raw!r} past hier niet")
    return raw
