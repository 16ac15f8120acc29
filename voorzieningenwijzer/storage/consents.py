"""Consent: the text that was read out, the day it was given, and when it was withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject


@dataclass(frozen=True, slots=True)
class Consent:
    """``member`` is the adult who gave it, None for the applicant of a one-person talk."""

    id: int
    dossier: str
    member: str | None
    text: str
    given_on: date
    account: str
    withdrawn: datetime | None


class Consents(Subject):
    def give(
        self, dossier: str, text: str, given_on: date, now: datetime, member: str | None = None
    ) -> None:
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.table("consent").insert(
            {
                "dossier": dossier,
                "member": member,
                "text": text,
                "given_on": given_on.isoformat(),
                "account": self._account,
            }
        )

    def of(self, dossier: str) -> list[Consent]:
        """In the order in which they were given, withdrawn ones too."""
        rows = self._rows("SELECT * FROM consent WHERE dossier = ? ORDER BY id", [dossier])
        return [_consent(row) for row in rows]

    def current(self, dossier: str) -> list[Consent]:
        return [consent for consent in self.of(dossier) if consent.withdrawn is None]

    def withdraw(self, dossier: str, now: datetime) -> None:
        """Withdraw every consent in the dossier that still stands."""
        Dossiers(self._db, self._account).touch(dossier, now)
        self._db.execute(
            "UPDATE consent SET withdrawn = ? WHERE dossier = ? AND withdrawn IS NULL",
            [moment_text(now), dossier],
        )


def _consent(row: dict[str, Any]) -> Consent:
    return Consent(
        row["id"],
        row["dossier"],
        row["member"],
        row["text"],
        date.fromisoformat(row["given_on"]),
        row["account"],
        None if row["withdrawn"] is None else moment(row["withdrawn"]),
    )
