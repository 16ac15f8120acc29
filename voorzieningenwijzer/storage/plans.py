"""Plans: frozen whole, numbered per dossier; a printed edition keeps its bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.errors import UnknownPlanError
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject, to_json

_PRINTED = "pdf IS NOT NULL AS printed, annex IS NOT NULL AS annexed"
_COLUMNS = f"id, dossier, edition, fingerprints, made, {_PRINTED}"


PAPERS = ("plan", "bijlage")
"""What is printed of a plan, each with its own bytes."""


@dataclass(frozen=True, slots=True)
class PlanEdition:
    """``fingerprints`` of the tables it rests on, by name; ``edition`` counts from 1."""

    id: int
    dossier: str
    edition: int
    fingerprints: Mapping[str, str]
    made: datetime
    printed: bool
    annexed: bool = False


class Plans(Subject):
    def save(
        self,
        dossier: str,
        content: str,
        fingerprints: Mapping[str, str],
        now: datetime,
        pdf: bytes | None = None,
        annex: bytes | None = None,
    ) -> PlanEdition:
        """Keep ``content`` (JSON text) as the next edition, with what is printed of it."""
        Dossiers(self._db, self._account).touch(dossier, now)
        row = self._row(
            "SELECT coalesce(max(edition), 0) + 1 AS next FROM plan WHERE dossier = ?", [dossier]
        )
        table = self._db.table("plan").insert(
            {
                "dossier": dossier,
                "edition": row["next"] if row else 1,
                "content": content,
                "pdf": pdf,
                "annex": annex,
                "fingerprints": to_json(dict(fingerprints)),
                "made": moment_text(now),
            }
        )
        return self.get(int(str(table.last_pk)))

    def keep_pdf(self, plan: int, pdf: bytes) -> None:
        """Keep the bytes that were printed, once; a second time is an error of the caller."""
        if self.get(plan).printed:
            raise ValueError("this edition was printed before")
        self._db.table("plan").update(plan, {"pdf": pdf})

    def editions(self, dossier: str) -> list[PlanEdition]:
        """The newest edition first."""
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM plan WHERE dossier = ? ORDER BY edition DESC",  # noqa: S608
            [dossier],
        )
        return [_edition(row) for row in rows]

    def get(self, plan: int) -> PlanEdition:
        row = self._row(f"SELECT {_COLUMNS} FROM plan WHERE id = ?", [plan])  # noqa: S608
        if row is None:
            raise UnknownPlanError
        return _edition(row)

    def content(self, plan: int) -> str:
        """The JSON text exactly as it was saved."""
        return str(self._column("content", plan))

    def pdf(self, plan: int) -> bytes | None:
        pdf = self._column("pdf", plan)
        return None if pdf is None else bytes(pdf)

    def annex(self, plan: int) -> bytes | None:
        """None for an edition of before the annex: then all stands in the plan itself."""
        annex = self._column("annex", plan)
        return None if annex is None else bytes(annex)

    def _column(self, column: str, plan: int) -> Any:
        row = self._row(f"SELECT {column} FROM plan WHERE id = ?", [plan])  # noqa: S608
        if row is None:
            raise UnknownPlanError
        return row[column]


def _edition(row: dict[str, Any]) -> PlanEdition:
    return PlanEdition(
        row["id"],
        row["dossier"],
        row["edition"],
        json.loads(row["fingerprints"]),
        moment(row["made"]),
        bool(row["printed"]),
        bool(row["annexed"]),
    )
