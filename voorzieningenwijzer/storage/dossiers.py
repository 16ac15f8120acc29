"""Dossiers: a random id, a label to find it by, where and how the talk is held."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.storage.errors import UnknownDossierError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

GESPREK = "gesprek"
OPVOLGING = "opvolging"
GESLOTEN = "gesloten"
STATUSES = (GESPREK, OPVOLGING, GESLOTEN)


@dataclass(frozen=True, slots=True)
class Dossier:
    """``municipality`` is a code of four figures or empty; ``owner`` is an account's id."""

    id: str
    label: str
    municipality: str
    channel: str
    status: str
    owner: str
    created: datetime
    changed: datetime


class Dossiers(Subject):
    def create(self, label: str, municipality: str, channel: str, now: datetime) -> Dossier:
        dossier = Dossier(
            secrets.token_hex(8), label, municipality, channel, GESPREK, self._account, now, now
        )
        self._db.table("dossier").insert(
            {
                "id": dossier.id,
                "label": label,
                "municipality": municipality,
                "channel": channel,
                "status": dossier.status,
                "owner": dossier.owner,
                "created": moment_text(now),
                "changed": moment_text(now),
            }
        )
        return dossier

    def get(self, dossier: str) -> Dossier:
        row = self._row("SELECT * FROM dossier WHERE id = ?", [dossier])
        if row is None:
            raise UnknownDossierError
        return _dossier(row)

    def listing(self) -> list[Dossier]:
        """All dossiers, the one that was worked on last first."""
        return [_dossier(row) for row in self._rows("SELECT * FROM dossier ORDER BY changed DESC")]

    def search(self, words: str) -> list[Dossier]:
        """Dossiers whose label has every word, whatever the case and the accents."""
        wanted = _plain(words).split()
        return [one for one in self.listing() if all(word in _plain(one.label) for word in wanted)]

    def rename(self, dossier: str, label: str, now: datetime) -> None:
        self._change(dossier, {"label": label}, now)

    def describe(self, dossier: str, municipality: str, channel: str, now: datetime) -> None:
        self._change(dossier, {"municipality": municipality, "channel": channel}, now)

    def set_status(self, dossier: str, status: str, now: datetime) -> None:
        if status not in STATUSES:
            raise ValueError(f"status {status!r}")
        self._change(dossier, {"status": status}, now)

    def touch(self, dossier: str, now: datetime) -> None:
        """Put the dossier on top of the list."""
        self._change(dossier, {}, now)

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

    def _change(self, dossier: str, values: dict[str, str], now: datetime) -> None:
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
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
