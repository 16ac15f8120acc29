"""What every subject of the store shares: its connection, who works, and reading rows."""

import json
from collections.abc import Iterable
from typing import Any

from voorzieningenwijzer.database import Database


class Subject:
    """One subject of the store inside one ``read()`` or ``write()``."""

    def __init__(self, db: Database, account: str) -> None:
        self._db = db
        self._account = account

    def _rows(self, sql: str, values: Iterable[object] = ()) -> list[dict[str, Any]]:
        return [dict(row) for row in self._db.execute(sql, list(values)).fetchall()]

    def _row(self, sql: str, values: Iterable[object] = ()) -> dict[str, Any] | None:
        return next(iter(self._rows(sql, values)), None)


def to_json(value: object) -> str:
    """JSON without NaN and infinity; TypeError or ValueError for what JSON cannot hold."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
