"""Accounts: who works here, in which role, who stands in for whom, and whose dossiers move on."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.casework.desk import Desk
from voorzieningenwijzer.casework.faults import DeskError
from voorzieningenwijzer.casework.settings import key_of
from voorzieningenwijzer.language.said import said
from voorzieningenwijzer.storage import (
    COACH,
    COORDINATOR,
    RAPPORTEUR,
    ROLES,
    Account,
    Holders,
    Session,
    StoreError,
    UnknownAccountError,
)

OWNS_DOSSIERS = frozenset({COACH, COORDINATOR})
SAME_KEYS = tuple(role for role in ROLES if role != RAPPORTEUR)
"""Between these a role may change; a reporter holds another key and needs an account of its own."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """``dossiers``: how many this account owns. ``self``: it is who looks."""

    account: Account
    deputy: str
    dossiers: int
    itself: bool


@dataclass(frozen=True, slots=True)
class MovableDossier:
    """A dossier as a coordinator sees it who is not its coach: without a name."""

    id: str
    status: str
    owner: Account
    changed: datetime


def account_rows(desk: Desk) -> list[AccountRow]:
    with desk.store.read() as session:
        accounts = session.accounts.listing()
        owners = [one.owner for one in session.dossiers.listing()]
    names = {one.id: one.name for one in accounts}
    return [
        AccountRow(
            one, names.get(one.deputy or "", ""), owners.count(one.id), one.id == desk.store.account
        )
        for one in accounts
    ]


def coaches(desk: Desk) -> list[Account]:
    """Who can own a dossier or stand in for a coach."""
    with desk.store.read() as session:
        return [one for one in session.accounts.listing() if _owns(one)]


def find(desk: Desk, account: str) -> Account:
    with desk.store.read() as session:
        return session.accounts.get(account)


def add_account(
    desk: Desk, name: str, role: str, new_passphrase: str, own_passphrase: str, now: datetime
) -> None:
    """In the store and in the key ring, or in neither. Raises DeskError."""
    account = secrets.token_hex(8)
    with _named(), desk.store.write() as session:
        session.accounts.add(account, name, role, now)
        if role in OWNS_DOSSIERS:
            session.settings.set(key_of("coach", account), name)
        session.audit.add("account_gemaakt", now)
        holders = Holders(desk.vault, desk.store.account, own_passphrase, now)
        names = session.accounts.names()
        holders.add(account, new_passphrase, names, reporter=role == RAPPORTEUR)


def change_account(desk: Desk, account: str, role: str, deputy: str, now: datetime) -> None:
    """Another role or deputy. Raises DeskError; the last coordinator stays one."""
    with _named(), desk.store.write() as session:
        found = session.accounts.get(account)
        if role != found.role:
            _check_role(session, found, role)
            session.accounts.set_role(account, role)
        stands_in = session.accounts.get(deputy) if deputy else None
        if stands_in is not None and not _owns(stands_in):
            raise UnknownAccountError
        session.accounts.set_deputy(account, deputy or None)
        session.audit.add("account_gewijzigd", now)
    desk.account_changed()


def reset_passphrase(
    desk: Desk, account: str, new_passphrase: str, own_passphrase: str, now: datetime
) -> None:
    with _named(), desk.store.write() as session:
        session.accounts.get(account)
        session.audit.add("wachtzin_vernieuwd", now)
        Holders(desk.vault, desk.store.account, own_passphrase, now).reset(account, new_passphrase)


def end_account(desk: Desk, account: str, own_passphrase: str, now: datetime) -> None:
    """Nobody may be left without a coach, and the organisation not without a coordinator."""
    with _named(), desk.store.write() as session:
        found = session.accounts.get(account)
        _check_role(session, found, "")
        if any(one.owner == account for one in session.dossiers.listing()):
            raise DeskError(said("Geef eerst de dossiers van dit account aan een ander."))
        session.accounts.end(account, now)
        session.audit.add("account_beeindigd", now)
        names = session.accounts.names()
        Holders(desk.vault, desk.store.account, own_passphrase, now).remove(names)


def own_passphrase(desk: Desk, old: str, new: str, now: datetime) -> None:
    with _named():
        desk.vault.change_passphrase(old, new, now, desk.account.id)
    if desk.account.role != RAPPORTEUR:
        with desk.store.write() as session:
            session.audit.add("wachtzin_gewijzigd", now)


def new_recovery_code(desk: Desk, passphrase: str, now: datetime) -> None:
    """The new code waits at the desk until it is written down; the old one opens nothing."""
    with _named():
        code = desk.vault.new_recovery_code(passphrase, now, desk.account.id)
    desk.recovery_code_to_show = code
    with desk.store.write() as session:
        session.audit.add("herstelcode_gemaakt", now)


def movable(desk: Desk) -> list[MovableDossier]:
    """Every dossier, without whose it is: only the coach and the deputy see that."""
    with desk.store.read() as session:
        accounts = {one.id: one for one in session.accounts.listing()}
        return [
            MovableDossier(one.id, one.status, accounts[one.owner], one.changed)
            for one in session.dossiers.listing()
        ]


def move(desk: Desk, dossier: str, owner: str, now: datetime) -> None:
    with _named(), desk.store.write() as session:
        if not _owns(session.accounts.get(owner)):
            raise UnknownAccountError
        session.dossiers.give_to(dossier, owner, now)
        session.audit.add("dossier_overgegeven", now, dossier)


def _owns(account: Account) -> bool:
    return account.ended is None and account.role in OWNS_DOSSIERS


def _check_role(session: Session, found: Account, role: str) -> None:
    if role and (role not in SAME_KEYS or found.role == RAPPORTEUR):
        raise DeskError(
            said("Maak voor een rapporteur een eigen account: dat heeft een andere sleutel.")
        )
    others = [
        one
        for one in session.accounts.listing()
        if one.role == COORDINATOR and one.ended is None and one.id != found.id
    ]
    if found.role == COORDINATOR and role != COORDINATOR and not others:
        raise DeskError(said("Er moet een coördinator blijven. Geef die rol eerst aan een ander."))
    owned = any(one.owner == found.id for one in session.dossiers.listing())
    if role and role not in OWNS_DOSSIERS and owned:
        raise DeskError(said("Geef eerst de dossiers van dit account aan een ander."))


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except StoreError as problem:
        raise DeskError(str(problem)) from problem
