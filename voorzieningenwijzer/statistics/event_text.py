"""Events as text and back. What comes in is held against what an event must be."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from voorzieningenwijzer.statistics.events import KINDS, Event

_KINDS = {kind.soort: kind for kind in KINDS}
_LISTS = frozenset({"regelingen", "besparingen", "antwoorden"})


def to_data(event: Event) -> dict[str, Any]:
    return {"soort": event.soort, **asdict(event)}


def to_text(event: Event) -> str:
    """The same event is always the same text."""
    return json.dumps(to_data(event), sort_keys=True, separators=(",", ":"))


def from_data(data: Any) -> Event:
    """ValueError for what is not an event, whatever it is."""
    if not isinstance(data, Mapping):
        raise ValueError("an event is a set of fields")
    kind = _KINDS.get(str(data.get("soort")))
    if kind is None:
        raise ValueError("soort")
    given = {name: value for name, value in data.items() if name != "soort"}
    if set(given) != {one.name for one in fields(kind)}:
        raise ValueError("fields")
    for name in _LISTS & set(given):
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


def from_text(text: str) -> Event:
    return from_data(json.loads(text))
