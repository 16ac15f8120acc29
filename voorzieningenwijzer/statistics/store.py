"""The narrow interface behind which the counts are kept; another kind of store can take its place.

A centre on PostgreSQL would be a second class with these methods and nothing else changes.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from voorzieningenwijzer.statistics.covenant import Covenant
from voorzieningenwijzer.statistics.edition import Edition
from voorzieningenwijzer.statistics.events import Event


class Merged(NamedTuple):
    """How many events were ``new`` and how many were ``known`` already."""

    new: int
    known: int


class CountsStore(Protocol):
    def record(self, events: Iterable[Event]) -> None:
        """Of this laptop: counted here, and in the outbox until they are received.

        An event that is here already is passed over: after a cut in power it is brought again.
        """

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

    def minimum(self) -> int:
        """The smallest number of households that a cell may show; 10 or more."""

    def raise_minimum(self, minimum: int) -> None:
        """ValueError when it is not more than it was: what was told cannot be taken back."""

    def editions(self) -> list[Edition]:
        """Oldest first."""

    def freeze(self, edition: Edition, used: Collection[str]) -> None:
        """Keep an edition for good; these events are used up. ValueError when it is there."""

    def used(self) -> frozenset[str]:
        """Ids of the events that were counted in an edition."""

    def years(self) -> set[int]:
        """Of which something was counted."""

    def readers(self) -> dict[str, str]:
        """Account to the organisation whose counts it reads, or to all of them."""

    def keep_reader(self, account: str, reader: str) -> None: ...

    def sent_codes(self) -> list[str]:
        """Of the last files that went out, to open what comes back."""

    def keep_sent_code(self, code: str) -> None: ...
