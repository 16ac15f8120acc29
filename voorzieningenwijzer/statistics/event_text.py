"""Events as text and back. What comes in is held against what an event must be."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from voorzieningenwijzer.statistics.events import KINDS, Event

_KINDS = {kind.soort: kind for kind in KINDS}
_FIELDS = {kind.soort: frozenset(one.name for one in fields(kind)) for kind in KINDS}
_DEFAULTS = {
    kind.soort: {one.name: one.default for one in fields(kind) if one.default is not MISSING}
    for kind in KINDS
}
_TEXT = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_LISTS = frozenset({"regelingen", "besparingen", "antwoorden"})


def to_data(event: Event) -> dict[str, Any]:
    """All of it, as it travels."""
    return {"soort": event.soort} | {name: getattr(event, name) for name in _FIELDS[event.soort]}


def to_text(event: Event) -> str:
    """For the store, where its id stands beside it: only what differs from the defaults.

    A third of the bytes, and those are all written again at every merge. So a default is part of
    the format: another one is a migration.
    """
    usual = _DEFAULTS[event.soort]
    data = to_data(event)
    del data["id"]
    return _TEXT({name: value for name, value in data.items() if usual.get(name) != value})


def from_data(data: Any) -> Event:
    """ValueError for what is not an event, whatever it is."""
    if not isinstance(data, Mapping):
        raise ValueError("an event is a set of fields")
    kind = _KINDS.get(str(data.get("soort")))
    if kind is None:
        raise ValueError("soort")
    given = dict(data)
    del given["soort"]
    if given.keys() != _FIELDS[kind.soort]:
        raise ValueError("fields")
    for name in _LISTS & given.keys():
        listed = given[name]
        if not isinstance(listed, list | tuple) or not all(isinstance(x, str) for x in listed):
            raise ValueError(name)
        if len(listed) > 100:
            raise ValueError(name)
        given[name] = tuple(listed)
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError("fields") from error


def from_text(text: str, id_: str) -> Event:
    data = json.loads(text)
    return from_data({**_DEFAULTS[data["soort"]], **data, "id": id_})
