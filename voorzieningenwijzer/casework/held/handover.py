"""Handing one dossier to a colleague: a file on its way, a code by telephone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from voorzieningenwijzer import __version__
from voorzieningenwijzer.casework.backup import shown_name
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.shipped import shipped
from voorzieningenwijzer.storage import Cost, Store, StoreError, migrations, sealed
from voorzieningenwijzer.storage.consents import HAND_OVER
from voorzieningenwijzer.storage.dossiers import GESLOTEN
from voorzieningenwijzer.storage.errors import (
    DamagedHandOverError,
    MistypedCodeError,
    WrongHandOverCodeError,
)
from voorzieningenwijzer.storage.handover import GROUPS, SUFFIX, Taken, origin_of
from voorzieningenwijzer.storage.recovery_code import new_code, read_code


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that waits to be downloaded, and the code that is told by telephone."""

    dossier: str
    content: bytes = field(repr=False)
    code: str = field(repr=False)


class WrongCodeError(DeskError):
    """It is about the code, not about the file."""


def field_of(problem: DeskError) -> str:
    """Of the form: what has to be mended, ``code`` or ``bestand``."""
    return "code" if isinstance(problem, WrongCodeError) else "bestand"


def consent_text() -> str:
    return shipped("templates", "pages", "toestemming_overdracht.txt").read_text("utf-8").strip()


def file_name(now: datetime) -> str:
    return f"overdracht-{now:%Y-%m-%d-%H%M}{SUFFIX}"


def hand_over(store: Store, dossier: str, now: datetime, cost: Cost | None = None) -> Ready:
    """After a yes of the tenant. The dossier stays here until the coach erases it."""
    with _named(), store.write() as session:
        if session.dossiers.get(dossier).status == GESLOTEN:
            raise DeskError(said("Dit dossier is gesloten en gaat niet meer naar een collega."))
        session.consents.give(dossier, consent_text(), now.date(), now, kind=HAND_OVER)
        packed = session.hand_overs.pack(dossier)
        session.hand_overs.mark(dossier, origin_of(packed))
        session.audit.add("dossier_overgedragen", now, dossier)
    code = new_code(GROUPS)
    content = sealed.seal(packed, code, __version__, migrations.newest(), cost or Cost())
    return Ready(dossier, content, code)


def take_over(store: Store, content: bytes, name: str, typed: str, now: datetime) -> Taken:
    """A new dossier of this coach. Raises DeskError with the reason; then nothing was changed."""
    with _named():
        try:
            code = read_code(typed, GROUPS)
            packed = sealed.unseal(content, code, shown_name(name), migrations.newest())
        except (MistypedCodeError, WrongHandOverCodeError) as problem:
            raise WrongCodeError(str(problem)) from problem
        with store.write() as session:
            try:
                taken = session.hand_overs.take(packed, now)
            except (ValueError, KeyError, TypeError) as error:
                raise DamagedHandOverError(Path(shown_name(name))) from error
            session.audit.add("dossier_overgenomen", now, taken.dossier)
    return taken


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except StoreError as problem:
        raise DeskError(str(problem)) from problem
