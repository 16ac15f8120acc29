"""What was done with a dossier, when and by whom: added to only, without personal data.

Each line carries a hash over itself and the line before, so that a line that was changed or taken
out of the middle shows; lines cut off at the end show by the number that comes next. Who has the
key and knows this code can still write a new history.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject, to_json

_WORD = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True, slots=True)
class AuditLine:
    """``what`` is one word (``dossier_geopend``); ``dossier`` and ``account`` are random ids."""

    id: int
    what: str
    dossier: str | None
    account: str
    at: datetime


class Audit(Subject):
    def add(self, what: str, now: datetime, dossier: str | None = None) -> None:
        """One line; ValueError when ``what`` is not one word of small letters and _."""
        if not _WORD.fullmatch(what):
            raise ValueError(f"audit word {what!r}")
        last = self._row("SELECT chain FROM audit ORDER BY id DESC LIMIT 1")
        line = [what, dossier, self._account, moment_text(now)]
        self._db.table("audit").insert(
            {
                "what": what,
                "dossier": dossier,
                "account": self._account,
                "at": line[3],
                "chain": _link("" if last is None else last["chain"], line),
            }
        )

    def lines(self, dossier: str | None = None) -> list[AuditLine]:
        """Oldest first; of one dossier or of all."""
        rows = self._rows(
            "SELECT * FROM audit WHERE ?1 IS NULL OR dossier = ?1 ORDER BY id", [dossier]
        )
        return [
            AuditLine(row["id"], row["what"], row["dossier"], row["account"], moment(row["at"]))
            for row in rows
        ]

    def broken_at(self) -> int | None:
        """Id of the first line that does not follow from the one before; None when all do."""
        chain, expected = "", 1
        for row in self._rows("SELECT * FROM audit ORDER BY id"):
            chain = _link(chain, [row["what"], row["dossier"], row["account"], row["at"]])
            if chain != row["chain"] or row["id"] != expected:
                return int(row["id"])
            expected += 1
        given = self._row("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
        return expected if given is not None and given["seq"] >= expected else None


def _link(before: str, line: list[Any]) -> str:
    return hashlib.sha256((before + to_json(line)).encode()).hexdigest()
