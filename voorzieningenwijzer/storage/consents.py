"""Consent: the text that was read out, the day it was given, and when it was withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

TALK = "gesprek"
FOLLOW_UP = "opvolging"
HAND_OVER = "overdracht"
REFERRAL = "aanmelding"


@dataclass(frozen=True, slots=True)
class Consent:
    """``member`` is the adult who gave it, None for who the dossier is about.

    ``kind`` is what it is for: the talk, being called later, going to a colleague, being referred.
    """

    id: int
    dossier: str
    member: str | None
    text: str
    given_on: date
    account: str
    withdrawn: datetime | None
    kind: str = TALK


class Consents(Subject):
    def give(
        self,
        dossier: str,
        text: str,
        given_on: date,
        now: datetime,
        member: str | None = None,
        kind: str = TALK,
    ) -> None:
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.table("consent").insert(
            {
                "dossier": dossier,
                "member": member,
                "text": text,
                "given_on": given_on.isoformat(),
                "account": self._account,
                "kind": kind,
            }
        )

    def of(self, dossier: str) -> list[Consent]:
        """In the order in which they were given, withdrawn ones too."""
        rows = self._rows("SELECT * FROM consent WHERE dossier = ? ORDER BY id", [dossier])
        return [_consent(row) for row in rows]

    def current(self, dossier: str, kind: str = TALK) -> list[Consent]:
        """Those of one kind that still stand."""
        return [one for one in self.of(dossier) if one.withdrawn is None and one.kind == kind]

    def withdraw(self, dossier: str, now: datetime, kind: str | None = None) -> None:
        """Withdraw every consent in the dossier that still stands, or all of one kind."""
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.execute(_WITHDRAW, [moment_text(now), dossier, kind])

    def withdraw_of(self, dossier: str, member: str, now: datetime) -> None:
        """Withdraw what one adult agreed to."""
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.execute(_WITHDRAW_OF, [moment_text(now), dossier, member])


_WITHDRAW = """
    UPDATE consent SET withdrawn = ?1
    WHERE dossier = ?2 AND withdrawn IS NULL AND (?3 IS NULL OR kind = ?3)
"""
_WITHDRAW_OF = """
    UPDATE consent SET withdrawn = ?1 WHERE dossier = ?2 AND withdrawn IS NULL AND member = ?3
"""


def _consent(row: dict[str, Any]) -> Consent:
    return Consent(
        row["id"],
        row["dossier"],
        row["member"],
        row["text"],
        date.fromisoformat(row["given_on"]),
        row["account"],
        None if row["withdrawn"] is None else moment(row["withdrawn"]),
        row["kind"],
    )
