"""Changed tables that wait for a second account: who proposed what, and who decided.

A proposal holds public amounts and no personal data; it stays when it was decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.storage.errors import OwnProposalError, UnknownProposalError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject

OPEN = "open"
APPROVED = "approved"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """``follows``: the fingerprint of the document it was made from; empty for a new scheme."""

    id: int
    fingerprint: str
    name: str
    follows: str
    text: str
    account: str
    at: datetime
    state: str
    decided_by: str | None
    decided: datetime | None
    reason: str


class Proposals(Subject):
    def add(self, fingerprint: str, name: str, follows: str, text: str, now: datetime) -> int:
        """The id. The same text that still waits is not added a second time."""
        same = self._row(
            "SELECT id FROM proposal WHERE fingerprint = ? AND state = 'open'", [fingerprint]
        )
        if same is not None:
            return int(same["id"])
        table = self._db.table("proposal").insert(
            {
                "fingerprint": fingerprint,
                "name": name,
                "follows": follows,
                "text": text,
                "account": self._account,
                "at": moment_text(now),
            }
        )
        return int(str(table.last_pk))

    def get(self, proposal: int) -> Proposal:
        row = self._row("SELECT * FROM proposal WHERE id = ?", [proposal])
        if row is None:
            raise UnknownProposalError
        return _proposal(row)

    def listing(self) -> list[Proposal]:
        """Newest first, the decided ones too."""
        return [_proposal(row) for row in self._rows("SELECT * FROM proposal ORDER BY id DESC")]

    def approve(self, proposal: int, now: datetime) -> None:
        """OwnProposalError for who made it: that takes somebody else."""
        if self._open(proposal).account == self._account:
            raise OwnProposalError
        self._decide(proposal, APPROVED, "", now)

    def reject(self, proposal: int, reason: str, now: datetime) -> None:
        """Who made it may take it back; anybody else says why not."""
        own = self._open(proposal).account == self._account
        self._decide(proposal, WITHDRAWN if own else REJECTED, reason, now)

    def _open(self, proposal: int) -> Proposal:
        found = self.get(proposal)
        if found.state != OPEN:
            raise UnknownProposalError
        return found

    def _decide(self, proposal: int, state: str, reason: str, now: datetime) -> None:
        said = {"state": state, "decided_by": self._account, "decided": moment_text(now)}
        self._db.table("proposal").update(proposal, said | {"reason": reason})


def _proposal(row: Mapping[str, Any]) -> Proposal:
    decided = row["decided"]
    return Proposal(
        row["id"],
        row["fingerprint"],
        row["name"],
        row["follows"],
        row["text"],
        row["account"],
        moment(row["at"]),
        row["state"],
        row["decided_by"],
        None if decided is None else moment(decided),
        row["reason"],
    )
