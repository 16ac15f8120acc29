"""Who works with the store: names and roles belong to the random ids of the keyring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.errors import NameTakenError, UnknownAccountError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.names import normal_name
from voorzieningenwijzer.storage.rows import Subject

COACH = "coach"
COORDINATOR = "coordinator"
VERWIJZER = "verwijzer"
TABELBEHEERDER = "tabelbeheerder"
RAPPORTEUR = "rapporteur"
ROLES = (COACH, COORDINATOR, VERWIJZER, TABELBEHEERDER, RAPPORTEUR)


@dataclass(frozen=True, slots=True)
class Account:
    """``deputy``: the account that may see the same dossiers; ``ended``: opens nothing any more."""

    id: str
    name: str
    role: str
    created: datetime
    deputy: str | None = None
    ended: datetime | None = None


class Accounts(Subject):
    def add(self, account: str, name: str, role: str, now: datetime) -> None:
        """NameTakenError when somebody has this name: the door tells people apart by it."""
        if role not in ROLES:
            raise ValueError(f"role {role!r}")
        if normal_name(name) in {normal_name(one) for one in self.names().values()}:
            raise NameTakenError
        self._db.table("account").insert(
            {"id": account, "name": name, "role": role, "created": moment_text(now)}
        )

    def listing(self) -> list[Account]:
        """Those who have ended too, in the order in which they came."""
        return [
            _account(row) for row in self._rows("SELECT * FROM account ORDER BY created, rowid")
        ]

    def names(self) -> dict[str, str]:
        """By account, of those who may come in."""
        return {one.id: one.name for one in self.listing() if one.ended is None}

    def get(self, account: str) -> Account:
        row = self._row("SELECT * FROM account WHERE id = ?", [account])
        if row is None:
            raise UnknownAccountError
        return _account(row)

    def current(self) -> Account:
        """The account whose passphrase opened the store; UnknownAccountError when it has ended."""
        found = self.get(self._account)
        if found.ended is not None:
            raise UnknownAccountError
        return found

    def set_role(self, account: str, role: str) -> None:
        if role not in ROLES:
            raise ValueError(f"role {role!r}")
        self._change(account, {"role": role})

    def set_deputy(self, account: str, deputy: str | None) -> None:
        if deputy is not None and (deputy == account or self.get(deputy).ended is not None):
            raise UnknownAccountError
        self._change(account, {"deputy": deputy})

    def end(self, account: str, now: datetime) -> None:
        """The name stays, so that the audit keeps its meaning; nobody's deputy any more."""
        self._change(account, {"ended": moment_text(now)})
        self._db.execute("UPDATE account SET deputy = NULL WHERE deputy = ?", [account])

    def _change(self, account: str, values: Mapping[str, str | None]) -> None:
        self.get(account)
        self._db.table("account").update(account, dict(values))


def first_coordinator(db: Database) -> str | None:
    """Also of a store of before there were coordinators, which has none."""
    rows = map(dict, db.execute("SELECT * FROM account ORDER BY created, rowid").fetchall())
    found = (row["id"] for row in rows if row["role"] == COORDINATOR and not row.get("ended"))
    return next(found, None)


def _account(row: Mapping[str, Any]) -> Account:
    return Account(
        row["id"],
        row["name"],
        row["role"],
        moment(row["created"]),
        row["deputy"],
        None if row["ended"] is None else moment(row["ended"]),
    )
