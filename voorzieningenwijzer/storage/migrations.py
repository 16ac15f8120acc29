"""From every earlier store to this one: one function per step, each in one transaction.

The number of the last step that ran is the file's ``user_version``; a step is never edited once it
has shipped.
"""

from collections.abc import Callable

from voorzieningenwijzer.database import Database, EncryptedDatabase
from voorzieningenwijzer.storage.counting_step import counting
from voorzieningenwijzer.storage.follow_up_step import following_up
from voorzieningenwijzer.storage.print_queue import printing_later

Step = Callable[[Database], None]

APPLICATION_ID = 0x565A5731
"""What a file of ours carries in its header: "VZW1"."""


def first(db: Database) -> None:
    """Accounts, dossiers with what hangs on them, settings, approvals, audit."""
    for statement in _FIRST:
        db.execute(statement)


_FIRST = (
    """
    CREATE TABLE account (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE dossier (
        id TEXT PRIMARY KEY,
        label TEXT NOT NULL,
        municipality TEXT NOT NULL,
        channel TEXT NOT NULL,
        status TEXT NOT NULL,
        owner TEXT NOT NULL REFERENCES account,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        members INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE consent (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier TEXT NOT NULL REFERENCES dossier ON DELETE CASCADE,
        member TEXT,
        text TEXT NOT NULL,
        given_on TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account,
        withdrawn TEXT
    ) STRICT
    """,
    "CREATE INDEX consent_dossier ON consent (dossier)",
    """
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier TEXT NOT NULL REFERENCES dossier ON DELETE CASCADE,
        question TEXT NOT NULL,
        member TEXT,
        raw TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        dont_know INTEGER NOT NULL CHECK (dont_know IN (0, 1)),
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX answer_dossier ON answer (dossier)",
    """
    CREATE TRIGGER answer_is_appended BEFORE UPDATE ON answer
    BEGIN SELECT raise(ABORT, 'an answer is a new line, never a change'); END
    """,
    """
    CREATE TABLE plan (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier TEXT NOT NULL REFERENCES dossier ON DELETE CASCADE,
        edition INTEGER NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        pdf BLOB,
        fingerprints TEXT NOT NULL CHECK (json_valid(fingerprints)),
        made TEXT NOT NULL,
        UNIQUE (dossier, edition)
    ) STRICT
    """,
    """
    CREATE TRIGGER plan_is_frozen BEFORE UPDATE ON plan
    WHEN old.pdf IS NOT NULL OR old.content IS NOT new.content OR old.made IS NOT new.made
        OR old.fingerprints IS NOT new.fingerprints OR old.edition IS NOT new.edition
        OR old.dossier IS NOT new.dossier
    BEGIN SELECT raise(ABORT, 'a plan is a new edition, never a change'); END
    """,
    """
    CREATE TABLE setting (
        key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    """,
    """
    CREATE TABLE approval (
        fingerprint TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account,
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        what TEXT NOT NULL,
        dossier TEXT,
        account TEXT NOT NULL,
        at TEXT NOT NULL,
        chain TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER audit_is_appended BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is only added to'); END
    """,
    """
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is only added to'); END
    """,
    """
    CREATE TABLE erased (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier TEXT NOT NULL,
        line INTEGER,
        line_at TEXT,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE unfinished (work TEXT PRIMARY KEY) STRICT",
)


def roles_and_life(db: Database) -> None:
    """A coordinator, deputies, accounts that end; whose dossier, how to reach them, until when."""
    for statement in _ROLES_AND_LIFE:
        db.execute(statement)


_ROLES_AND_LIFE = (
    "ALTER TABLE account ADD COLUMN deputy TEXT REFERENCES account",
    "ALTER TABLE account ADD COLUMN ended TEXT",
    """
    UPDATE account SET role = 'coordinator'
    WHERE id = (SELECT id FROM account ORDER BY created, rowid LIMIT 1)
    """,
    """
    UPDATE setting SET key = key || ':' || (SELECT id FROM account ORDER BY created, rowid LIMIT 1)
    WHERE key IN ('coach', 'telefoon', 'bereikbaar') AND EXISTS (SELECT 1 FROM account)
    """,
    "ALTER TABLE dossier ADD COLUMN until TEXT",
    "ALTER TABLE dossier ADD COLUMN brought_by TEXT REFERENCES account",
    "ALTER TABLE dossier ADD COLUMN origin TEXT",
    "CREATE INDEX dossier_owner ON dossier (owner)",
    "ALTER TABLE erased ADD COLUMN plan INTEGER",
    "ALTER TABLE consent ADD COLUMN kind TEXT NOT NULL DEFAULT 'gesprek'",
    """
    CREATE TABLE contact (
        dossier TEXT PRIMARY KEY REFERENCES dossier ON DELETE CASCADE,
        phone TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
)


def proposals(db: Database) -> None:
    """Tables that one account proposes and another approves; what was proposed never changes."""
    for statement in _PROPOSALS:
        db.execute(statement)


_PROPOSALS = (
    """
    CREATE TABLE proposal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fingerprint TEXT NOT NULL,
        name TEXT NOT NULL,
        follows TEXT NOT NULL,
        text TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account,
        at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open',
        decided_by TEXT REFERENCES account,
        decided TEXT,
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TRIGGER proposal_is_decided_once BEFORE UPDATE ON proposal
    WHEN old.state <> 'open' OR old.text IS NOT new.text OR old.account IS NOT new.account
        OR old.fingerprint IS NOT new.fingerprint OR old.follows IS NOT new.follows
    BEGIN SELECT raise(ABORT, 'a proposal is decided once and never changed'); END
    """,
    """
    CREATE TRIGGER approval_takes_two BEFORE UPDATE ON proposal
    WHEN new.state = 'approved' AND (new.decided_by IS NULL OR new.decided_by = old.account)
    BEGIN SELECT raise(ABORT, 'a proposal is approved by another account'); END
    """,
)


STEPS: tuple[Step, ...] = (first, roles_and_life, proposals, following_up, counting, printing_later)


def newest() -> int:
    return len(STEPS)


def migrate(database: EncryptedDatabase, version: int) -> None:
    """Run the steps after ``version``; each is there with its number, or not at all."""
    for number, step in enumerate(STEPS[version:], start=version + 1):
        with database.write() as db:
            step(db)
            db.execute(f"PRAGMA user_version={number:d}")
