"""Dossiers: a random id, a label to find it by, where and how the talk is held."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.storage.countings import Countings
from voorzieningenwijzer.storage.errors import LaterDateError, UnknownDossierError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

GESPREK = "gesprek"
OPVOLGING = "opvolging"
GESLOTEN = "gesloten"
STATUSES = (GESPREK, OPVOLGING, GESLOTEN)

_MINE = """
    SELECT * FROM dossier
    WHERE owner = ?1 OR owner IN (SELECT id FROM account WHERE deputy = ?1)
    ORDER BY changed DESC
"""
_IS_MINE = """
    SELECT 1 AS yes FROM dossier
    WHERE id = ?2 AND (owner = ?1 OR owner IN (SELECT id FROM account WHERE deputy = ?1))
"""


@dataclass(frozen=True, slots=True)
class Dossier:
    """``municipality`` is a code of four figures or empty; ``owner`` is an account's id.

    ``until``: the last day of its present state, where one was set. ``brought_by``: who referred.
    """

    id: str
    label: str
    municipality: str
    channel: str
    status: str
    owner: str
    created: datetime
    changed: datetime
    until: date | None = None
    brought_by: str | None = None


class Dossiers(Subject):
    def create(
        self,
        label: str,
        municipality: str,
        channel: str,
        now: datetime,
        owner: str | None = None,
    ) -> Dossier:
        """``owner``: a coach for whom somebody else brings it in."""
        me, other = self._account, owner or self._account
        brought = me if other != me else None
        dossier = Dossier(
            *(secrets.token_hex(8), label, municipality, channel, GESPREK, other, now, now),
            brought_by=brought,
        )
        self._db.table("dossier").insert(
            {
                "id": dossier.id,
                "label": label,
                "municipality": municipality,
                "channel": channel,
                "status": dossier.status,
                "owner": dossier.owner,
                "brought_by": dossier.brought_by,
                "created": moment_text(now),
                "changed": moment_text(now),
            }
        )
        Countings(self._db, me).draw(dossier.id)
        return dossier

    def get(self, dossier: str) -> Dossier:
        row = self._row("SELECT * FROM dossier WHERE id = ?", [dossier])
        if row is None:
            raise UnknownDossierError
        return _dossier(row)

    def listing(self) -> list[Dossier]:
        """All dossiers, the one that was worked on last first."""
        return [_dossier(row) for row in self._rows("SELECT * FROM dossier ORDER BY changed DESC")]

    def mine(self) -> list[Dossier]:
        """Those that this account owns or is the deputy for; the last worked on first."""
        return [_dossier(row) for row in self._rows(_MINE, [self._account])]

    def is_mine(self, dossier: str) -> bool:
        return self._row(_IS_MINE, [self._account, dossier]) is not None

    def brought(self) -> list[Dossier]:
        """Those that this account brought in for a coach; the last first."""
        rows = self._rows(
            "SELECT * FROM dossier WHERE brought_by = ? ORDER BY created DESC", [self._account]
        )
        return [_dossier(row) for row in rows]

    def search(self, words: str) -> list[Dossier]:
        """Dossiers of mine whose label has every word, whatever the case and the accents."""
        wanted = _plain(words).split()
        return [one for one in self.mine() if all(word in _plain(one.label) for word in wanted)]

    def give_to(self, dossier: str, owner: str, now: datetime) -> None:
        """Another coach goes on with it."""
        self._change(dossier, {"owner": owner}, now)

    def rename(self, dossier: str, label: str, now: datetime) -> None:
        self._change(dossier, {"label": label}, now)

    def describe(self, dossier: str, municipality: str, channel: str, now: datetime) -> None:
        self._change(dossier, {"municipality": municipality, "channel": channel}, now)

    def set_status(
        self, dossier: str, status: str, now: datetime, until: date | None = None
    ) -> None:
        if status not in STATUSES:
            raise ValueError(f"status {status!r}")
        last = None if until is None else until.isoformat()
        self._change(dossier, {"status": status, "until": last}, now)

    def shorten(self, dossier: str, until: date, now: datetime) -> None:
        """An earlier last day of this state; LaterDateError for a later one."""
        known = self.get(dossier).until
        if known is None or until > known:
            raise LaterDateError
        self._change(dossier, {"until": until.isoformat()}, now)

    def touch(self, dossier: str, now: datetime) -> None:
        """Put the dossier on top of the list."""
        changed = "UPDATE dossier SET changed = ? WHERE id = ? RETURNING id"
        if self._row(changed, [moment_text(now), dossier]) is None:
            raise UnknownDossierError

    def new_member(self, dossier: str, prefix: str) -> str:
        """An id such as ``p3`` for a person, income or debt; never given twice in a dossier."""
        if not (prefix.isascii() and prefix.isalpha()):
            raise ValueError(f"prefix {prefix!r}")
        row = self._row(
            "UPDATE dossier SET members = members + 1 WHERE id = ? RETURNING members", [dossier]
        )
        if row is None:
            raise UnknownDossierError
        return f"{prefix}{row['members']}"

    def _change(self, dossier: str, values: dict[str, str | None], now: datetime) -> None:
        self.get(dossier)
        self._db.table("dossier").update(dossier, {**values, "changed": moment_text(now)})


def _dossier(row: dict[str, Any]) -> Dossier:
    return Dossier(
        row["id"],
        row["label"],
        row["municipality"],
        row["channel"],
        row["status"],
        row["owner"],
        moment(row["created"]),
        moment(row["changed"]),
        None if row["until"] is None else date.fromisoformat(row["until"]),
        row["brought_by"],
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
