"""Answers: lines that are only added. Changing one is one more line; the Store erases."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voorzieningenwijzer.storage import erasure
from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.moments import moment, moment_text
from voorzieningenwijzer.storage.rows import Subject, to_json

_NEW = """
INSERT INTO answer (dossier, question, member, raw, value, dont_know, at)
VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class NewLine:
    """An answer to keep: ``raw`` as typed; ``value`` is JSON data, None with ``dont_know``."""

    question: str
    member: str | None
    raw: str
    value: object
    dont_know: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    id: int
    question: str
    member: str | None
    raw: str
    value: Any
    dont_know: bool
    at: datetime


class Answers(Subject):
    def append(self, dossier: str, lines: Iterable[NewLine], now: datetime) -> list[int]:
        """The ids of the new lines; UnknownDossierError when the dossier was erased."""
        Dossiers(self._db, self._account).touch(dossier, now)
        return [self._append(dossier, line, now) for line in lines]

    def lines(self, dossier: str, only: Iterable[str] = ()) -> list[AnswerLine]:
        """Every line, oldest first; ``only``: of these questions."""
        asked = tuple(only)
        which = f" AND question IN ({', '.join('?' * len(asked))})" if asked else ""
        rows = self._rows(
            f"SELECT * FROM answer WHERE dossier = ?{which} ORDER BY id",  # noqa: S608
            [dossier, *asked],
        )
        return [_line(row) for row in rows]

    def any(self, dossier: str) -> bool:
        """Whether something was answered, without reading what."""
        return self._row("SELECT 1 FROM answer WHERE dossier = ? LIMIT 1", [dossier]) is not None

    def drop(self, dossier: str, lines: Iterable[int]) -> int:
        """Take out lines that are no longer needed; overwritten at the next opening at the latest.

        Unlike what a person has erased, an older backup that is put back may hold them again.
        """
        return erasure.drop_lines(self._db, dossier, lines)

    def _append(self, dossier: str, line: NewLine, now: datetime) -> int:
        value, unknown = to_json(line.value), int(line.dont_know)
        values = [dossier, line.question, line.member, line.raw, value, unknown, moment_text(now)]
        row = self._row(_NEW, values)
        assert row is not None
        return int(row["id"])


def _line(row: dict[str, Any]) -> AnswerLine:
    return AnswerLine(
        row["id"],
        row["question"],
        row["member"],
        row["raw"],
        json.loads(row["value"]),
        bool(row["dont_know"]),
        moment(row["at"]),
    )
