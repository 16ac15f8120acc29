"""Papers to print later, at the office: gone when printed, or with the plan."""

from dataclasses import dataclass
from datetime import datetime

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.plans import PAPERS
from voorzieningenwijzer.storage.rows import Subject


def printing_later(db: Database) -> None:
    """The annex beside the plan, with its bytes, and a list of what is still to print."""
    for statement in _PRINTING_LATER:
        db.execute(statement)


_PRINTING_LATER = (
    "ALTER TABLE plan ADD COLUMN annex BLOB",
    """
    CREATE TABLE to_print (
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
        paper TEXT NOT NULL CHECK (paper IN ('plan', 'bijlage')),
        account TEXT NOT NULL REFERENCES account,
        at TEXT NOT NULL,
        PRIMARY KEY (plan, paper)
    ) STRICT
    """,
)


@dataclass(frozen=True, slots=True)
class ToPrint:
    """``paper`` is one of PAPERS."""

    plan: int
    paper: str
    dossier: str
    label: str
    edition: int
    made: datetime


class PrintQueue(Subject):
    def add(self, plan: int, paper: str, now: datetime) -> None:
        """Once is enough."""
        if paper not in PAPERS:
            raise ValueError(f"paper {paper!r}")
        self._db.execute(_ADD, [plan, paper, self._account, moment_text(now)])

    def remove(self, plan: int, paper: str) -> None:
        self._db.execute("DELETE FROM to_print WHERE plan = ? AND paper = ?", [plan, paper])

    def listing(self) -> list[ToPrint]:
        """Of all dossiers, the first that was put here first."""
        return [
            ToPrint(
                row["plan"],
                row["paper"],
                row["dossier"],
                row["label"],
                row["edition"],
                moment(row["made"]),
            )
            for row in self._rows(_LISTING)
        ]

    def of(self, plan: int) -> list[str]:
        rows = self._rows("SELECT paper FROM to_print WHERE plan = ? ORDER BY paper DESC", [plan])
        return [row["paper"] for row in rows]


_ADD = "INSERT OR IGNORE INTO to_print (plan, paper, account, at) VALUES (?, ?, ?, ?)"
_LISTING = """
    SELECT t.plan, t.paper, p.dossier, d.label, p.edition, p.made
    FROM to_print t JOIN plan p ON p.id = t.plan JOIN dossier d ON d.id = p.dossier
    ORDER BY t.at, t.plan, t.paper DESC
"""
