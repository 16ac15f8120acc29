"""Counts that leave and come in at the desk: what waits to be downloaded, and the log."""

from datetime import datetime

from voorzieningenwijzer.casework.counts import exchange
from voorzieningenwijzer.casework.counts.exchange import TakenIn
from voorzieningenwijzer.casework.desk import Desk


def send(desk: Desk, now: datetime) -> None:
    """The file waits at the desk with its code, until it is locked."""
    desk.counts.sent = exchange.send(desk.counts.store, desk.vault.cost)
    with desk.store.write() as session:
        session.audit.add("tellingen_meegegeven", now)


def take_in(desk: Desk, content: bytes, name: str, code: str, now: datetime) -> TakenIn:
    """The receipt waits at the desk."""
    taken = exchange.take_in(desk.counts.store, content, name, code)
    desk.counts.receipt = taken.ontvangst
    with desk.store.write() as session:
        session.audit.add("tellingen_ingelezen", now)
    return taken


def confirm(desk: Desk, content: bytes, name: str, now: datetime) -> int:
    left = exchange.confirm(desk.counts.store, content, name)
    desk.counts.sent = None
    with desk.store.write() as session:
        session.audit.add("tellingen_bevestigd", now)
    return left
