"""What travels between laptops: summaries to the coordinator, a receipt back."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.statistics import covenant as covenants
from voorzieningenwijzer.statistics import event_text
from voorzieningenwijzer.statistics.covenant import Covenant
from voorzieningenwijzer.statistics.events import Event

MOST_EVENTS = 200_000


class Receipt(NamedTuple):
    """``convenant`` comes back along: every laptop then knows the same organisations and areas."""

    ids: list[str]
    convenant: Covenant


def pack(events: Iterable[Event]) -> bytes:
    """In the order of the random ids."""
    rows = sorted((event_text.to_data(event) for event in events), key=lambda row: str(row["id"]))
    return json.dumps({"tellingen": rows}, separators=(",", ":")).encode()


def unpack(content: bytes) -> list[Event]:
    """ValueError for what ``pack`` does not write; nothing is taken in half."""
    data = strict_json.read(content)
    rows = data["tellingen"] if isinstance(data, dict) and set(data) == {"tellingen"} else None
    if not isinstance(rows, list) or len(rows) > MOST_EVENTS:
        raise ValueError("tellingen")
    return [event_text.from_data(row) for row in rows]


def pack_receipt(ids: Collection[str], covenant: Covenant) -> bytes:
    data = {"ontvangen": sorted(ids), "convenant": covenants.to_data(covenant)}
    return json.dumps(data, separators=(",", ":")).encode()


def unpack_receipt(content: bytes) -> Receipt:
    data = strict_json.read(content)
    if not isinstance(data, dict) or set(data) != {"ontvangen", "convenant"}:
        raise ValueError("ontvangst")
    ids = data["ontvangen"]
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise ValueError("ontvangen")
    try:
        return Receipt(ids, covenants.from_data(data["convenant"]))
    except (TypeError, KeyError) as error:
        raise ValueError("convenant") from error
