"""Counts from a coach's laptop to the coordinator's, and the receipt that lets them leave.

The same lock as on a dossier that goes to a colleague: a file on its way, a code by telephone. The
receipt is closed with that code too, and the laptop that sent the file still knows it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.backup import shown_name
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.held.handover import WrongCodeError
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.statistics import CountsStore, Event
from voorzieningenwijzer.statistics.event_text import to_data
from voorzieningenwijzer.statistics.exchange import pack, pack_receipt, unpack, unpack_receipt
from voorzieningenwijzer.storage import Cost, StoreError, sealed
from voorzieningenwijzer.storage.errors import (
    DamagedHandOverError,
    MistypedCodeError,
    UnknownReceiptError,
    WrongHandOverCodeError,
)
from voorzieningenwijzer.storage.handover import GROUPS
from voorzieningenwijzer.storage.recovery_code import new_code, read_code

SUFFIX, RECEIPT_SUFFIX = ".vwtellingen", ".vwontvangst"
_OF_RECEIPT = Cost(memory=1024, rounds=1)
"""The code is random, 72 bits; nobody who does not have it guesses it, whatever a guess costs."""

VERSION = 1
"""Of what is inside; the store of the dossiers has a number of its own."""


@dataclass(frozen=True, slots=True)
class Sent:
    """``aantal`` summaries wait in ``content``; the code is told by telephone."""

    aantal: int
    content: bytes = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """``ontvangst`` goes back to the laptop that sent it."""

    nieuw: int
    bekend: int
    ontvangst: bytes = field(repr=False)


def shown(event: Event) -> list[tuple[str, str]]:
    """One summary as it goes into the file, for the coach who wants to see it."""
    return [(name, _plain(value)) for name, value in to_data(event).items()]


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def file_name(now: datetime, suffix: str = SUFFIX) -> str:
    return f"tellingen-{now:%Y-%m-%d-%H%M}{suffix}"


def send(counts: CountsStore, cost: Cost | None = None) -> Sent:
    """Everything that was not confirmed yet; it stays here until the receipt comes."""
    waiting = counts.outbox()
    if not waiting:
        raise DeskError(said("Er is niets om mee te geven: alles is al aangekomen."))
    code = new_code(GROUPS)
    counts.keep_sent_code(code)
    content = sealed.seal(pack(waiting), code, __version__, VERSION, cost or Cost(), sealed.COUNTS)
    return Sent(len(waiting), content, code)


def take_in(counts: CountsStore, content: bytes, name: str, typed: str) -> TakenIn:
    """Counted once, whatever is sent again. DeskError with the reason; then nothing changed."""
    with _named(name):
        try:
            code = read_code(typed, GROUPS)
            inside = sealed.unseal(content, code, shown_name(name), VERSION, sealed.COUNTS)
        except (MistypedCodeError, WrongHandOverCodeError) as problem:
            raise WrongCodeError(str(problem)) from problem
        events = unpack(inside)
        merged = counts.merge(events)
    receipt = pack_receipt([one.id for one in events], counts.covenant())
    closed = sealed.seal(receipt, code, __version__, VERSION, _OF_RECEIPT, sealed.RECEIPT)
    return TakenIn(merged.new, merged.known, closed)


def confirm(counts: CountsStore, content: bytes, name: str) -> int:
    """What arrived leaves this laptop; how many. The covenant of the coordinator comes along."""
    with _named(name):
        receipt = unpack_receipt(_opened(counts, content, shown_name(name)))
        left = counts.received(receipt.ids)
        if receipt.convenant.organisaties:
            counts.keep_covenant(receipt.convenant)
    return left


def _opened(counts: CountsStore, content: bytes, name: str) -> bytes:
    for code in reversed(counts.sent_codes()):
        try:
            return sealed.unseal(content, code, name, VERSION, sealed.RECEIPT)
        except WrongHandOverCodeError:
            continue
    sealed.check(content, name, VERSION, sealed.RECEIPT)
    raise UnknownReceiptError


@contextmanager
def _named(name: str) -> Iterator[None]:
    try:
        yield
    except StoreError as problem:
        raise DeskError(str(problem)) from problem
    except ValueError as problem:
        raise DeskError(str(DamagedHandOverError(Path(shown_name(name))))) from problem
