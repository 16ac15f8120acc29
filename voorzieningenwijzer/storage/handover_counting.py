"""How a household came in and what was counted of it, in a hand-over file and out of it again."""

from typing import Any

from voorzieningenwijzer import strict_json
from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.countings import ELSEWHERE
from voorzieningenwijzer.storage.moments import moment

_WAY = ("organisation", "audience", "referrer", "channel", "area", "at")
_DRAFT = ("content", "at")
_LONGEST = {"organisation": 80, "audience": 40, "referrer": 40, "channel": 40, "area": 80}
_MOST_CONTENT = 20_000
_LONGEST_MARK = 60


def packed(db: Database, dossier: str) -> dict[str, Any]:
    marks = db.execute("SELECT what FROM counted WHERE dossier = ? ORDER BY what", [dossier])
    return {
        "weg": _one(db, f"SELECT {', '.join(_WAY)} FROM way_in WHERE dossier = ?", dossier),  # noqa: S608
        "opgeteld": _one(db, "SELECT content, at FROM to_count WHERE dossier = ?", dossier),
        "geteld": [row["what"] for row in marks.fetchall() if row["what"] != ELSEWHERE],
    }


def checked(found: Any) -> dict[str, Any]:
    """ValueError or TypeError for what ``packed`` does not write; a file of before has none."""
    if found is None:
        return {"weg": None, "opgeteld": None, "geteld": []}
    way, draft, marks = found["weg"], found["opgeteld"], found["geteld"]
    if set(found) != {"weg", "opgeteld", "geteld"} or not isinstance(marks, list):
        raise ValueError("counting")
    if way is not None:
        _text_of(way, _WAY)
        if any(len(way[name]) > longest for name, longest in _LONGEST.items()):
            raise ValueError("way in")
    if draft is not None:
        _text_of(draft, _DRAFT)
        if len(draft["content"]) > _MOST_CONTENT:
            raise ValueError("draft")
        strict_json.read(draft["content"])
    if len(marks) > 20 or not all(
        isinstance(one, str) and 0 < len(one) <= _LONGEST_MARK for one in marks
    ):
        raise ValueError("marks")
    return {"weg": way, "opgeteld": draft, "geteld": marks}


def put(db: Database, dossier: str, content: dict[str, Any]) -> None:
    if content["weg"] is not None:
        db.table("way_in").insert({**content["weg"], "dossier": dossier})
    if content["opgeteld"] is not None:
        db.table("to_count").insert({**content["opgeteld"], "dossier": dossier})
    for what in set(content["geteld"]) - {ELSEWHERE}:
        db.execute("INSERT INTO counted VALUES (?, ?)", [dossier, what])


def _one(db: Database, sql: str, dossier: str) -> dict[str, Any] | None:
    row = db.execute(sql, [dossier]).fetchone()
    return None if row is None else dict(row)


def _text_of(row: Any, columns: tuple[str, ...]) -> None:
    if not isinstance(row, dict) or set(row) != set(columns):
        raise ValueError("columns")
    if not all(isinstance(value, str) for value in row.values()):
        raise ValueError("text")
    moment(row["at"])
