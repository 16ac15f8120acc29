"""Taking out what must be gone, and remembering by random id that it must stay gone.

Deleting is half of it: ``EncryptedDatabase.scrub`` afterwards leaves no byte in the file or its
log. Between the two a mark stands in the store, so that a cut in power only delays the second half.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.errors import UnknownDossierError, UnknownLineError
from voorzieningenwijzer.storage.moments import moment_text


class Erased(NamedTuple):
    """One of ``line``, ``plan`` and ``follow_up`` with its moment, or none for a whole dossier.

    ``at``: when it was erased.
    """

    dossier: str
    line: int | None
    line_at: str | None
    at: str
    plan: int | None = None
    follow_up: int | None = None


_SCRUB = "scrub"


def erase_dossier(db: Database, dossier: str, now: datetime) -> None:
    """The dossier with its consents, answers and plans."""
    if db.execute("DELETE FROM dossier WHERE id = ?", [dossier]).rowcount == 0:
        raise UnknownDossierError
    _remember(db, dossier, now)


def erase_line(db: Database, dossier: str, line: int, now: datetime) -> None:
    """One line of the answers."""
    row = db.execute(
        "DELETE FROM answer WHERE id = ? AND dossier = ? RETURNING at", [line, dossier]
    ).fetchone()
    if row is None:
        raise UnknownLineError
    _remember(db, dossier, now, line=line, line_at=row["at"])


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


def erase_follow_up(db: Database, dossier: str, step: str, now: datetime) -> None:
    """Every line about one step, in all editions of the plan."""
    rows = db.execute(
        "DELETE FROM follow_up WHERE dossier = ? AND step = ? RETURNING id, at", [dossier, step]
    ).fetchall()
    if not rows:
        raise UnknownLineError
    for row in rows:
        _remember(db, dossier, now, follow_up=row["id"], line_at=row["at"])


def erase_member(db: Database, dossier: str, member: str, now: datetime) -> None:
    """Everything that was answered about one person, and the plans that hold it too."""
    rows = db.execute(
        "SELECT id FROM answer WHERE dossier = ?1 AND (member = ?2 OR member LIKE ?2 || '.%')",
        [dossier, member],
    ).fetchall()
    for row in rows:
        erase_line(db, dossier, row["id"], now)
    plans = db.execute(
        "DELETE FROM plan WHERE dossier = ? RETURNING id, made", [dossier]
    ).fetchall()
    for row in plans:
        _remember(db, dossier, now, plan=row["id"], line_at=row["made"])


def drop_lines(db: Database, dossier: str, lines: Iterable[int]) -> int:
    """Take out lines that are no longer needed; how many. They need not stay out of a backup."""
    gone = [
        db.execute("DELETE FROM answer WHERE id = ? AND dossier = ?", [line, dossier]).rowcount
        for line in lines
    ]
    if any(gone):
        mark(db)
    return sum(gone)


def erased_ids(db: Database) -> list[Erased]:
    """What a restore of an older backup takes out again, oldest first; also of an older store."""
    rows = map(dict, db.execute("SELECT * FROM erased ORDER BY id").fetchall())
    return [
        Erased(
            *(row["dossier"], row["line"], row["line_at"], row["at"]),
            plan=row.get("plan"),
            follow_up=row.get("follow_up"),
        )
        for row in rows
    ]


def erase_again(db: Database, ids: list[Erased]) -> None:
    """Take out of an older store what was erased since; what is not in it is passed over.

    The caller brings that store up to date first, and scrubs it before it becomes the store.
    """
    known = set(erased_ids(db))
    for one in ids:
        if one.line is not None:
            db.execute(
                "DELETE FROM answer WHERE id = ? AND dossier = ? AND at = ?",
                [one.line, one.dossier, one.line_at],
            )
        elif one.plan is not None:
            db.execute(
                "DELETE FROM plan WHERE id = ? AND dossier = ? AND made = ?",
                [one.plan, one.dossier, one.line_at],
            )
        elif one.follow_up is not None:
            db.execute(
                "DELETE FROM follow_up WHERE id = ? AND dossier = ? AND at = ?",
                [one.follow_up, one.dossier, one.line_at],
            )
        else:
            db.execute("DELETE FROM dossier WHERE id = ?", [one.dossier])
        if one not in known:
            db.execute(_REMEMBER, one)


def is_marked(db: Database) -> bool:
    return db.execute("SELECT 1 FROM unfinished WHERE work = ?", [_SCRUB]).fetchone() is not None


def mark(db: Database) -> None:
    db.execute("INSERT OR IGNORE INTO unfinished (work) VALUES (?)", [_SCRUB])


def unmark(db: Database) -> None:
    db.execute("DELETE FROM unfinished WHERE work = ?", [_SCRUB])


_REMEMBER = """
    INSERT INTO erased (dossier, line, line_at, at, plan, follow_up) VALUES (?, ?, ?, ?, ?, ?)
"""


def _remember(
    db: Database,
    dossier: str,
    now: datetime,
    *,
    line: int | None = None,
    line_at: str | None = None,
    plan: int | None = None,
    follow_up: int | None = None,
) -> None:
    db.execute(_REMEMBER, Erased(dossier, line, line_at, moment_text(now), plan, follow_up))
    mark(db)
