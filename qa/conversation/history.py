"""Conversations kept in SQLite: every shown turn is committed before the next thing happens.

Write-ahead logging with full synchronisation, so that a crash, or the power going, loses nothing that was
shown. Deleted text is overwritten (``secure_delete``) and the log is emptied: removed means removed.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.errors import DatelineError
from qa.conversation.kept import (
    AnswerJson,
    Conversation,
    ConversationSummary,
    FoundTurn,
    KeptTurn,
    Verdict,
    citations_of,
    cited_with_facts,
    quotes_of,
    with_facts,
    without_article,
)
from qa.conversation.tables import connect, full_text, prepare, scan, scrub
from qa.conversation.words import clean
from qa.scope import scope_without_article

MAX_TITLE_CHARS = 80


def history_path() -> Path:
    """Where conversations are kept: ``DATELINE_HOME``, else the user's data folder."""
    home = os.environ.get("DATELINE_HOME")
    if home:
        return Path(home).expanduser() / "history.sqlite3"
    from platformdirs import user_data_path

    return user_data_path("dateline", appauthor=False) / "history.sqlite3"


def open_history(path: Path | None = None, *, keep: bool = True) -> History:
    """The history at ``path`` (or the user's own), or with ``keep=False`` one that leaves no trace.

    Raises:
        DatelineError: when the file cannot be opened, is damaged, or is of a newer version.
    """
    return History(path or history_path()) if keep else NullHistory()


def kept_history() -> History:
    """The user's own history, where one was begun; else an empty one, and no file is made."""
    return open_history(keep=history_path().exists())


class History:
    """Conversations in one SQLite file; safe to use from several threads and several processes."""

    def __init__(self, path: Path | str):
        self._path = path
        self._lock = threading.RLock()
        try:
            self._db = connect(path)
            self._searchable = prepare(self._db)
        except (sqlite3.Error, OSError) as error:
            hint = "Move the file away, set DATELINE_HOME to another folder, or start with --no-history."
            raise DatelineError(f"the conversations at {path} cannot be opened: {error}", hint) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed when the block ends, undone when it raises."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    hint = "See whether the disk is full or the folder read-only, or start with --no-history."
                    raise DatelineError(f"{self._path} cannot be written: {error}", hint) from error
                raise

    def start(self, title: str | None = None) -> Conversation:
        """A new conversation; without a title its first question becomes one."""
        id, now = uuid.uuid4().hex[:12], _now()
        given = _title(title or "")
        with self._writing() as db:
            db.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", (id, given, now, now, bool(given)))
        return Conversation(id, given, now)

    def add(self, conversation_id: str, answer: AnswerJson) -> KeptTurn:
        """Keeps an answer as the conversation's next turn; committed when this returns.

        Raises:
            DatelineError: when there is no such conversation.
        """
        question, now = str(answer.get("question") or ""), _now()
        with self._writing() as db:
            row = self._row(conversation_id)
            last = db.execute("SELECT max(number) FROM turns WHERE conversation=?", (conversation_id,))
            number = (last.fetchone()[0] or 0) + 1
            text = json.dumps(answer, ensure_ascii=False)
            db.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, NULL)",
                (conversation_id, number, question, text, now),
            )
            self._index_words(conversation_id, number, answer)
            title = row["title"] or _title(question)
            db.execute(
                "UPDATE conversations SET title=?, updated_at=? WHERE id=?", (title, now, conversation_id)
            )
        return KeptTurn(number, question, json.loads(text), now)

    def load(self, conversation_id: str) -> Conversation:
        """The whole conversation.

        Raises:
            DatelineError: when there is no such conversation.
        """
        with self._lock:
            row = self._row(conversation_id)
            pins = self._pins(conversation_id)
            turns = self._db.execute(
                "SELECT * FROM turns WHERE conversation=? ORDER BY number", (conversation_id,)
            ).fetchall()
            out = self._db.execute(
                "SELECT article FROM left_out WHERE conversation=? ORDER BY rowid", (conversation_id,)
            ).fetchall()
        kept = tuple(
            KeptTurn(
                turn["number"],
                turn["question"],
                json.loads(turn["answer"]),
                turn["asked_at"],
                turn["verdict"],
                tuple(pins.get(turn["number"], ())),
            )
            for turn in turns
        )
        return Conversation(
            row["id"], row["title"], row["started_at"], kept, tuple(r["article"] for r in out)
        )

    def conversations(self, limit: int = 200) -> tuple[ConversationSummary, ...]:
        """Conversations with at least one turn, the last used first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT c.id, c.title, c.started_at, c.updated_at, count(*) FROM conversations c "
                "JOIN turns t ON t.conversation = c.id GROUP BY c.id "
                "ORDER BY c.updated_at DESC, max(t.rowid) DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(ConversationSummary(*row) for row in rows)

    def asked(self, conversations: int) -> tuple[str, ...]:
        """The questions of the conversations used last, oldest first; no answer is read for it."""
        with self._lock:
            rows = self._db.execute(
                "SELECT t.question FROM turns t JOIN "
                "(SELECT c.id, c.updated_at, max(t.rowid) AS last FROM conversations c "
                "JOIN turns t ON t.conversation = c.id GROUP BY c.id "
                "ORDER BY c.updated_at DESC, last DESC LIMIT ?) recent ON t.conversation = recent.id "
                "ORDER BY recent.updated_at, recent.last, t.number",
                (conversations,),
            ).fetchall()
        return tuple(row["question"] for row in rows)

    def search(self, query: str, limit: int = 50) -> tuple[FoundTurn, ...]:
        """Turns whose question, answer or quotes hold every word of ``query``, best first."""
        terms = re.findall(r"\w+", query)
        if not terms:
            return ()
        with self._lock:
            find = full_text if self._searchable else scan
            rows = find(self._db, terms, limit)
        return tuple(
            FoundTurn(r["conversation"], r["title"], r["number"], r["question"], r["excerpt"]) for r in rows
        )

    def rename(self, conversation_id: str, title: str) -> None:
        """Gives a conversation another title."""
        with self._writing() as db:
            self._row(conversation_id)
            db.execute(
                "UPDATE conversations SET title=?, renamed=1 WHERE id=?", (_title(title), conversation_id)
            )

    def delete(self, conversation_id: str) -> None:
        """Removes a conversation and everything said of it."""
        with self._writing() as db:
            self._row(conversation_id)
            db.execute("DELETE FROM words WHERE conversation=?", (conversation_id,))
            db.execute("DELETE FROM conversations WHERE id=?", (conversation_id,))
        self._scrub()

    def mark(self, conversation_id: str, number: int, verdict: Verdict | None) -> None:
        """Says that a turn's answer is right or wrong; None takes the mark back."""
        with self._writing() as db:
            changed = db.execute(
                "UPDATE turns SET verdict=? WHERE conversation=? AND number=?",
                (verdict, conversation_id, number),
            ).rowcount
            if not changed:
                raise DatelineError(f"conversation {conversation_id} has no turn {number}")

    def pin(self, conversation_id: str, number: int, citation: Mapping[str, Any]) -> None:
        """Keeps a citation at hand; pinning it twice changes nothing."""
        with self._writing() as db:
            found = db.execute(
                "SELECT 1 FROM turns WHERE conversation=? AND number=?", (conversation_id, number)
            )
            if found.fetchone() is None:
                raise DatelineError(f"conversation {conversation_id} has no turn {number}")
            db.execute(
                "INSERT OR IGNORE INTO pins VALUES (?, ?, ?, ?, ?)",
                (conversation_id, number, _place(citation), str(citation.get("article_id")),
                 json.dumps(citation, ensure_ascii=False)),
            )  # fmt: skip

    def unpin(self, conversation_id: str, number: int, citation: Mapping[str, Any]) -> None:
        """Lets a pinned citation go."""
        with self._writing() as db:
            db.execute(
                "DELETE FROM pins WHERE conversation=? AND number=? AND place=?",
                (conversation_id, number, _place(citation)),
            )

    def leave_out(self, conversation_id: str, article_id: str, *, out: bool = True) -> None:
        """Leaves an article out of a conversation, or with ``out=False`` takes it in again."""
        statement = "INSERT OR IGNORE INTO left_out VALUES (?, ?)"
        if not out:
            statement = "DELETE FROM left_out WHERE conversation=? AND article=?"
        with self._writing() as db:
            self._row(conversation_id)
            db.execute(statement, (conversation_id, article_id))

    def forget_article(self, article_id: str, index: str | None = None) -> int:
        """Removes every quote of an article from every conversation; returns how many turns changed.

        A later question that was resolved with a removed quote goes back to how it was typed.

        Args:
            index: only from answers over this index (``index`` of the answer); others may hold the same
                file under the same id, and keep it. Answers that do not name theirs lose it too.
        """
        with self._writing() as db:
            answers = self._answers(index)
            gone: dict[str, set[str]] = {}
            for conversation, _, answer in answers:
                gone.setdefault(conversation, set()).update(quotes_of(answer, article_id))
            changed = 0
            for conversation, number, answer in answers:
                kept = _unresolved(without_article(answer, article_id) or answer, gone[conversation])
                if scope := kept.get("scope"):
                    kept = {**kept, "scope": scope_without_article(scope, article_id)}
                if kept != answer:
                    self._replace(conversation, number, kept)
                    changed += 1
                db.execute(
                    "DELETE FROM pins WHERE article=? AND conversation=? AND number=?",
                    (article_id, conversation, number),
                )
            for conversation in gone:
                key = (article_id, conversation)
                db.execute("DELETE FROM left_out WHERE article=? AND conversation=?", key)
        self._scrub()
        return changed

    def correct_article(self, article: Mapping[str, Any], index: str | None = None) -> int:
        """Tells in every conversation what is known of an article now; returns how many turns changed.

        Args:
            index: only in answers over this index, as in ``forget_article``.
        """
        with self._writing():
            before = self._answers(index)
            changed = [
                (conversation, number, told)
                for conversation, number, answer in before
                if (told := with_facts(answer, article)) != answer
            ]
            for conversation, number, answer in changed:
                self._replace(conversation, number, answer)
            for conversation, number, _ in before:
                self._correct_pins(article, conversation, number)
        return len(changed)

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()

    def _answers(self, index: str | None) -> list[tuple[str, int, dict[str, Any]]]:
        """Conversation, number and answer of each turn over ``index``, or over any."""
        rows = self._db.execute("SELECT conversation, number, answer FROM turns").fetchall()
        found = [(row["conversation"], row["number"], json.loads(row["answer"])) for row in rows]
        return [one for one in found if index is None or one[2].get("index") in (None, index)]

    def _replace(self, conversation_id: str, number: int, answer: Mapping[str, Any]) -> None:
        key = (conversation_id, number)
        text = json.dumps(answer, ensure_ascii=False)
        self._db.execute("UPDATE turns SET answer=? WHERE conversation=? AND number=?", (text, *key))
        self._db.execute("DELETE FROM words WHERE conversation=? AND number=?", key)
        self._index_words(conversation_id, number, answer)

    def _index_words(self, conversation_id: str, number: int, answer: AnswerJson) -> None:
        quotes = [str((c.get("sentence") or {}).get("quote") or c.get("quote")) for c in citations_of(answer)]
        parts = [answer.get("question"), answer.get("resolved_question"), answer.get("answer"), *quotes]
        body = "\n".join(dict.fromkeys(str(part) for part in parts if part))
        self._db.execute(
            "INSERT INTO words (conversation, number, body) VALUES (?, ?, ?)", (conversation_id, number, body)
        )

    def _correct_pins(self, article: Mapping[str, Any], conversation_id: str, number: int) -> None:
        rows = self._db.execute(
            "SELECT rowid, citation FROM pins WHERE article=? AND conversation=? AND number=?",
            (article["article_id"], conversation_id, number),
        ).fetchall()
        for row in rows:
            told = json.dumps(cited_with_facts(json.loads(row["citation"]), article), ensure_ascii=False)
            self._db.execute("UPDATE pins SET citation=? WHERE rowid=?", (told, row["rowid"]))

    def _pins(self, conversation_id: str) -> dict[int, list[Mapping[str, Any]]]:
        found: dict[int, list[Mapping[str, Any]]] = {}
        rows = self._db.execute(
            "SELECT number, citation FROM pins WHERE conversation=? ORDER BY rowid", (conversation_id,)
        )
        for row in rows:
            found.setdefault(row["number"], []).append(json.loads(row["citation"]))
        return found

    def _row(self, conversation_id: str) -> sqlite3.Row:
        row = self._db.execute("SELECT * FROM conversations WHERE id=?", (conversation_id,)).fetchone()
        if row is None:
            raise DatelineError(
                f"there is no conversation {conversation_id}", "List them to see which there are."
            )
        return row

    def _scrub(self) -> None:
        """Empties the log and the free pages, so that removed text is nowhere on the disk."""
        # Another chat that reads at this moment keeps the pages: the next removal gets them.
        with self._lock, suppress(sqlite3.OperationalError):
            scrub(self._db, self._searchable)


class NullHistory(History):
    """Keeps nothing: marks, pins and export work while the chat runs, and nothing is ever written."""

    def __init__(self):
        super().__init__(":memory:")

    def conversations(self, limit: int = 200) -> tuple[ConversationSummary, ...]:
        """Nothing was kept."""
        return ()

    def asked(self, conversations: int) -> tuple[str, ...]:
        """Nothing was kept."""
        return ()

    def search(self, query: str, limit: int = 50) -> tuple[FoundTurn, ...]:
        """Nothing was kept."""
        return ()


def _unresolved(answer: Mapping[str, Any], gone: set[str]) -> Mapping[str, Any]:
    resolved = answer.get("resolved_question")
    asked = str(answer.get("question") or "")
    borrowed = resolved and any(_holds(resolved, quote) and not _holds(asked, quote) for quote in gone)
    return {**answer, "resolved_question": None} if borrowed else answer


def _holds(text: str, quote: str) -> bool:
    return bool(quote) and re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text) is not None


def _place(citation: Mapping[str, Any]) -> str:
    return "{article_id}:{field}:{start}-{end}".format_map(
        {"article_id": "", "start": 0, "end": 0, **citation, "field": citation.get("field", "text")}
    )


def _title(text: str) -> str:
    return clean(text)[:MAX_TITLE_CHARS].strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
