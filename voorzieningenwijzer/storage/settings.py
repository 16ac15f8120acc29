"""Settings of this installation: organisation, telephone of the coach, intermediary, colours."""

import json
from typing import Any

from voorzieningenwijzer.storage.rows import Subject, to_json


class Settings(Subject):
    """Values are JSON data."""

    def get(self, key: str, default: Any = None) -> Any:
        row = self._row("SELECT value FROM setting WHERE key = ?", [key])
        return default if row is None else json.loads(row["value"])

    def set(self, key: str, value: object) -> None:
        self._db.table("setting").upsert({"key": key, "value": to_json(value)}, pk="key")

    def values(self) -> dict[str, Any]:
        rows = self._rows("SELECT key, value FROM setting ORDER BY key")
        return {row["key"]: json.loads(row["value"]) for row in rows}
