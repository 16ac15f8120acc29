"""Who works with the store: names belong to the random ids of the keyring."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

COACH = "coach"


@dataclass(frozen=True, slots=True)
class Account:
    id: str
    name: str
    role: str
    created: datetime


class Accounts(Subject):
    def add(self, account: str, name: str, role: str, now: datetime) -> None:
        self._db.table("account").insert(
            {"id": account, "name": name, "role": role, "created": moment_text(now)}
        )

    def listing(self) -> list[Account]:
        return [
            Account(row["id"], row["name"], row["role"], moment(row["created"]))
            for row in self._rows("SELECT * FROM account ORDER BY created, rowid")
        ]

    def current(self) -> Account:
        """The account whose passphrase opened the store."""
        return next(one for one in self.listing() if one.id == self._account)

    def rename(self, account: str, name: str) -> None:
        self._db.table("account").update(account, {"name": name})
