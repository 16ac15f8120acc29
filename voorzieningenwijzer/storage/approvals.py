"""Which imported tables may be used: who approved which fingerprint, and when."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject


@dataclass(frozen=True, slots=True)
class Approval:
    fingerprint: str
    name: str
    account: str
    at: datetime


class Approvals(Subject):
    def approve(self, fingerprint: str, name: str, now: datetime) -> None:
        """The first approval of a fingerprint stands; a second one changes nothing."""
        self._db.table("approval").insert(
            {
                "fingerprint": fingerprint,
                "name": name,
                "account": self._account,
                "at": moment_text(now),
            },
            ignore=True,
            pk="fingerprint",
        )

    def listing(self) -> list[Approval]:
        """Oldest first."""
        return [
            Approval(row["fingerprint"], row["name"], row["account"], moment(row["at"]))
            for row in self._rows("SELECT * FROM approval ORDER BY at, fingerprint")
        ]

    def fingerprints(self) -> frozenset[str]:
        return frozenset(one.fingerprint for one in self.listing())
