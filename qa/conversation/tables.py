"""The SQLite tables of the history: made, searched and scrubbed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import DatelineError

SCHEMA_VERSION = 1
BUSY_MS = 5000
"""Another chat that writes at the same moment is waited for this long."""

_SCHEMA = """
CREATE TABLE conversations (id TEXT PRIMARY KEY, title TEXT NOT NULL, started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, renamed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE turns (conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    number INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, asked_at TEXT NOT NULL,
    verdict TEXT, PRIMARY KEY (conversation, number));
CREATE TABLE pins (conversation TEXT NOT NULL, number INTEGER NOT NULL, place TEXT NOT NULL,
    article TEXT NOT NULL, citation TEXT NOT NULL, PRIMARY KEY (conversation, number, place),
    FOREIGN KEY (conversation, number) REFERENCES turns ON DELETE CASCADE);
CREATE TABLE left_out (conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    article TEXT NOT NULL, PRIMARY KEY (conversation, article));
CREATE TABLE words (id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, number INTEGER NOT NULL,
    body TEXT NOT NULL, UNIQUE (conversation, number),
    FOREIGN KEY (conversation, number) REFERENCES turns ON DELETE CASCADE);
"""
_FTS = "CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5(body, content='words', content_rowid='id')"
_FTS_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS words_in AFTER INSERT ON words BEGIN
    INSERT INTO found(rowid, body) VALUES (new.id, new.body); END;
CREATE TRIGGER IF NOT EXISTS words_out AFTER DELETE ON words BEGIN
    INSERT INTO found(found, rowid, body) VALUES ('delete', old.id, old.body); END;
"""


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none, for its owner alone."""
    if isinstance(path, Path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.row_factory = sqlite3.Row
    db.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def prepare(db: sqlite3.Connection) -> bool:
    """Makes the tables where there are none; says whether full-text search is to be had.

    Raises:
        DatelineError: when the file is of a newer version.
    """
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        for statement in _SCHEMA.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    db.execute("COMMIT")
    if version > SCHEMA_VERSION:
        hint = "Upgrade Dateline, or set DATELINE_HOME to another folder."
        raise DatelineError("the conversations were written by a newer version of Dateline", hint)
    return _prepare_search(db)


def _prepare_search(db: sqlite3.Connection) -> bool:
    try:
        db.execute(_FTS)
    except sqlite3.OperationalError:
        return False
    db.executescript(_FTS_TRIGGERS)
    return True


def full_text(db: sqlite3.Connection, terms: Sequence[str], limit: int) -> list[sqlite3.Row]:
    """Turns that hold every term, the last one as a beginning, best first."""
    exact = " ".join(f'"{term}"' for term in terms)
    return db.execute(
        "SELECT t.conversation, c.title, t.number, t.question, "
        "snippet(found, 0, '', '', '…', 16) AS excerpt "
        "FROM found JOIN words w ON w.id = found.rowid "
        "JOIN turns t ON t.conversation = w.conversation AND t.number = w.number "
        "JOIN conversations c ON c.id = t.conversation WHERE found MATCH ? ORDER BY rank LIMIT ?",
        (f"{exact}*", limit),
    ).fetchall()


def scan(db: sqlite3.Connection, terms: Sequence[str], limit: int) -> list[sqlite3.Row]:
    """Without FTS5: every term as a substring, newest first."""
    wanted = " AND ".join("instr(lower(w.body), ?) > 0" for _ in terms)
    return db.execute(
        "SELECT t.conversation, c.title, t.number, t.question, substr(w.body, 1, 120) AS excerpt "
        "FROM words w JOIN turns t ON t.conversation = w.conversation AND t.number = w.number "
        f"JOIN conversations c ON c.id = t.conversation WHERE {wanted} ORDER BY t.asked_at DESC LIMIT ?",
        (*(term.lower() for term in terms), limit),
    ).fetchall()


def scrub(db: sqlite3.Connection, searchable: bool) -> None:
    """Empties the log and the free pages, so that removed text is nowhere on the disk."""
    if searchable:
        db.execute("INSERT INTO found(found) VALUES ('rebuild')")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
