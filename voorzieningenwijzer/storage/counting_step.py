"""The fifth step of the store: how a household came in, and what goes to the counts once."""

from voorzieningenwijzer.database import Database


def counting(db: Database) -> None:
    """What hangs on a dossier goes with it; what is underway knows no dossier any more."""
    for statement in _COUNTING:
        db.execute(statement)


_COUNTING = (
    """
    CREATE TABLE way_in (
        dossier TEXT PRIMARY KEY REFERENCES dossier ON DELETE CASCADE,
        organisation TEXT NOT NULL,
        audience TEXT NOT NULL,
        referrer TEXT NOT NULL,
        channel TEXT NOT NULL,
        area TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE to_count (
        dossier TEXT PRIMARY KEY REFERENCES dossier ON DELETE CASCADE,
        content TEXT NOT NULL CHECK (json_valid(content)),
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE counted (
        dossier TEXT NOT NULL REFERENCES dossier ON DELETE CASCADE,
        what TEXT NOT NULL,
        PRIMARY KEY (dossier, what)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE underway (
        id TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT, WITHOUT ROWID
    """,
)
