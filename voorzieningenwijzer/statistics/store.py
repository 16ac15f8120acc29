"""The narrow interface behind which the counts are kept; another kind of store can take its place.

A centre on PostgreSQL would be a second class with these methods and nothing else changes.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from voorzieningenwijzer.statistics.covenant import Covenant
from voorzieningenwijzer.statistics.events import Event


class Merged(NamedTuple):
    """How many events were ``new`` and how many were ``known`` already."""

    new: int
    known: int


class CountsStore(Protocol):
    def record(self, events: Iterable[Event]) -> None:
        """Of this laptop: counted here, and in the outbox until they are received."""

    def merge(self, events: Iterable[Event]) -> Merged:
        """Of other laptops: each once, whatever is sent again."""

    def events(self) -> list[Event]:
        """In the order of their random ids, which says nothing."""

    def outbox(self) -> list[Event]:
        """What this laptop recorded and nobody confirmed."""

    def received(self, ids: Collection[str]) -> int:
        """They leave this laptop; how many. What is not in its outbox is passed over."""

    def covenant(self) -> Covenant: ...

    def keep_covenant(self, covenant: Covenant) -> None: ...
