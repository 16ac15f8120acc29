"""What became of each step of a plan: lines that are only added, as the answers are.

Nothing is kept without the yes to being called later; the amounts are whole cents as they are paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from voorzieningenwijzer.storage.consents import FOLLOW_UP, Consents
from voorzieningenwijzer.storage.dossiers import OPVOLGING, Dossiers
from voorzieningenwijzer.storage.errors import NoFollowUpError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

PERIODS = ("maand", "kwartaal", "jaar", "eenmalig")


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """``step``: the id of an action of the plan ``edition``, or of what comes by itself.

    ``amount`` in cents for each ``period``; None: nobody said how much, and the period is empty.
    ``last_day``: of an objection, of handing in papers, or when it is looked at again.
    """

    edition: int
    step: str
    state: str
    amount: int | None = None
    period: str = ""
    reason: str = ""
    letter_on: date | None = None
    last_day: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    id: int
    said: NewFollowUp
    account: str
    at: datetime


class FollowUps(Subject):
    def append(self, dossier: str, lines: Iterable[NewFollowUp], now: datetime) -> None:
        """NoFollowUpError where the tenant did not say that this may be kept."""
        self.require(dossier)
        for line in lines:
            if line.period not in ("", *PERIODS):
                raise ValueError(f"period {line.period!r}")
            self._db.table("follow_up").insert(
                {
                    "dossier": dossier,
                    "edition": line.edition,
                    "step": line.step,
                    "state": line.state,
                    "amount": line.amount,
                    "period": line.period,
                    "reason": line.reason,
                    "letter_on": None if line.letter_on is None else line.letter_on.isoformat(),
                    "last_day": None if line.last_day is None else line.last_day.isoformat(),
                    "note": line.note,
                    "account": self._account,
                    "at": moment_text(now),
                }
            )

    def require(self, dossier: str) -> None:
        """Raises NoFollowUpError unless the dossier is followed up with a yes that stands."""
        followed = Dossiers(self._db, self._account).get(dossier).status == OPVOLGING
        if not followed or not Consents(self._db, self._account).current(dossier, FOLLOW_UP):
            raise NoFollowUpError

    def lines(self, dossier: str) -> list[FollowUpLine]:
        """Every line, oldest first."""
        rows = self._rows("SELECT * FROM follow_up WHERE dossier = ? ORDER BY id", [dossier])
        return [_line(row) for row in rows]


def _line(row: dict[str, Any]) -> FollowUpLine:
    said = NewFollowUp(
        row["edition"],
        row["step"],
        row["state"],
        row["amount"],
        row["period"],
        row["reason"],
        _day(row["letter_on"]),
        _day(row["last_day"]),
        row["note"],
    )
    return FollowUpLine(row["id"], said, row["account"], moment(row["at"]))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
