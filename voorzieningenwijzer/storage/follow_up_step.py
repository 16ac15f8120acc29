"""The fourth step of the store: what became of each step of a plan."""

from voorzieningenwijzer.database import Database


def following_up(db: Database) -> None:
    """What became of each step of a plan: lines that are only added, gone with their plan."""
    for statement in _FOLLOWING_UP:
        db.execute(statement)


_FOLLOWING_UP = (
    """
    CREATE TABLE follow_up (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier TEXT NOT NULL REFERENCES dossier ON DELETE CASCADE,
        edition INTEGER NOT NULL,
        step TEXT NOT NULL,
        state TEXT NOT NULL,
        amount INTEGER CHECK (amount >= 0),
        period TEXT NOT NULL,
        reason TEXT NOT NULL,
        letter_on TEXT,
        last_day TEXT,
        note TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account,
        at TEXT NOT NULL,
        CHECK ((amount IS NULL) = (period = '')),
        FOREIGN KEY (dossier, edition) REFERENCES plan (dossier, edition) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX follow_up_dossier ON follow_up (dossier)",
    """
    CREATE TRIGGER follow_up_is_appended BEFORE UPDATE ON follow_up
    BEGIN SELECT raise(ABORT, 'what became of a step is a new line, never a change'); END
    """,
    "ALTER TABLE erased ADD COLUMN follow_up INTEGER",
)
