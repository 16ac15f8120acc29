"""Taking out what must be gone, and remembering by random id that it must stay gone.

Deleting is half of it: ``EncryptedDatabase.scrub`` afterwards leaves no byte in the file or its
log. Between the two a mark stands in the store, so that a cut in power only delays the second half.
"""

from datetime import datetime

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.errors import UnknownDossierError, UnknownLineError
from voorzieningenwijzer.storage.moments import moment_text

Erased = tuple[str, int | None, str | None, str]
"""Dossier, line and its moment (None for a whole dossier), moment of erasing."""

_SCRUB = "scrub"


def erase_dossier(db: Database, dossier: str, now: datetime) -> None:
    """The dossier with its consents, answers and plans."""
    if db.execute("DELETE FROM dossier WHERE id = ?", [dossier]).rowcount == 0:
        raise UnknownDossierError
    _remember(db, dossier, None, None, now)


def erase_line(db: Database, dossier: str, line: int, now: datetime) -> None:
    """One line of the answers."""
    row = db.execute(
        "DELETE FROM answer WHERE id = ? AND dossier = ? RETURNING at", [line, dossier]
    ).fetchone()
    if row is None:
        raise UnknownLineError
    _remember(db, dossier, line, row["at"], now)


def erase_answer(
    db: Database, dossier: str, question: str, member: str | None, now: datetime
) -> None:
    """Every line that ever answered this question for this member."""
    rows = db.execute(
        "SELECT id FROM answer WHERE dossier = ? AND question = ? AND member IS ?",
        [dossier, question, member],
    ).fetchall()
    if not rows:
        raise UnknownLineError
    for row in rows:
        erase_line(db, dossier, row["id"], now)


def erased_ids(db: Database) -> list[Erased]:
    """What a restore of an older backup takes out again, oldest first."""
    rows = db.execute("SELECT dossier, line, line_at, at FROM erased ORDER BY id").fetchall()
    return [(row["dossier"], row["line"], row["line_at"], row["at"]) for row in rows]


def erase_again(db: Database, ids: list[Erased]) -> None:
    """Take out of an older store what was erased since; what is not in it is passed over.

    The caller scrubs the file before it becomes the store.
    """
    known = set(erased_ids(db))
    for one in ids:
        dossier, line, line_at, _ = one
        if line is None:
            db.execute("DELETE FROM dossier WHERE id = ?", [dossier])
        else:
            db.execute(
                "DELETE FROM answer WHERE id = ? AND dossier = ? AND at = ?",
                [line, dossier, line_at],
            )
        if one not in known:
            db.execute("INSERT INTO erased (dossier, line, line_at, at) VALUES (?, ?, ?, ?)", one)


def is_marked(db: Database) -> bool:
    return db.execute("SELECT 1 FROM unfinished WHERE work = ?", [_SCRUB]).fetchone() is not None


def mark(db: Database) -> None:
    db.execute("INSERT OR IGNORE INTO unfinished (work) VALUES (?)", [_SCRUB])


def unmark(db: Database) -> None:
    db.execute("DELETE FROM unfinished WHERE work = ?", [_SCRUB])


def _remember(
    db: Database, dossier: str, line: int | None, line_at: str | None, now: datetime
) -> None:
    db.execute(
        "INSERT INTO erased (dossier, line, line_at, at) VALUES (?, ?, ?, ?)",
        [dossier, line, line_at, moment_text(now)],
    )
    mark(db)
