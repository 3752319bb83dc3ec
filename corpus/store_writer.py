"""Writing a store: the schema, and one transaction that fills it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from corpus.errors import IndexDamaged
from corpus.types import Article, Block, Passage
from corpus.walk import absolute

SCHEMA_VERSION = 1
APPLICATION_ID = 0x444C4E45  # "DLNE": tells a Dateline store from any other SQLite file.
REBUILD = "Build the index again: dateline index PATH --into DIR"

# Long columns stand last: reading a passage's article id then never touches the article's text.
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (number INTEGER PRIMARY KEY, absolute TEXT NOT NULL UNIQUE, relative TEXT);
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, origin TEXT NOT NULL,
  root INTEGER NOT NULL REFERENCES roots, path TEXT NOT NULL, record INTEGER,
  sha256 TEXT NOT NULL, encoding TEXT NOT NULL, language TEXT NOT NULL,
  published TEXT, published_basis TEXT NOT NULL, publisher TEXT, author TEXT, url TEXT,
  title TEXT, text TEXT NOT NULL);
CREATE TABLE blocks (
  article INTEGER NOT NULL REFERENCES articles, position INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (article, position)) WITHOUT ROWID;
CREATE TABLE passages (
  row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles,
  start INTEGER NOT NULL, end INTEGER NOT NULL, sentences TEXT NOT NULL);
CREATE INDEX passages_by_article ON passages (article);
"""


class StoreWriter:
    """Writes a new store in one transaction; nothing of it can be opened before ``finish``."""

    def __init__(self, path: Path, index_dir: Path):
        if path.exists():
            raise IndexDamaged(
                "a file is in the way of the new article store", "Remove it or choose another.", path=path
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        self._index_dir = absolute(index_dir)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self._roots: dict[Path, int] = {}
        self._article_count = 0
        self.passage_count = 0

    def add(
        self,
        article: Article,
        blocks: Iterable[Block],
        passages: Iterable[Passage],
        origin: str | None = None,
    ) -> range:
        """Adds one article and returns the rows of its passages.

        Raises:
            IndexDamaged: the store already holds an article with this id.
        """
        number = self._article_count
        try:
            self._connection.execute(_INSERT_ARTICLE, self._values(number, article, origin or article.id))
        except sqlite3.IntegrityError as error:
            raise IndexDamaged(f"two articles have the id {article.id}", REBUILD) from error
        self._article_count += 1
        self._connection.executemany(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)",
            ((number, position, b.span.start, b.span.end, b.kind) for position, b in enumerate(blocks)),
        )
        first = self.passage_count
        rows = [
            (
                first + position,
                number,
                p.span.start,
                p.span.end,
                json.dumps([(s.start, s.end) for s in p.sentences]),
            )
            for position, p in enumerate(passages)
        ]
        self._connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", rows)
        self.passage_count += len(rows)
        return range(first, self.passage_count)

    def set_meta(self, key: str, value: str) -> None:
        """Leaves a value for ``Store.meta``."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def add_root(self, root: Path) -> int:
        """Notes a root, also one that has no article (yet); returns its number."""
        if root not in self._roots:
            number = len(self._roots)
            values = (number, str(root), _relative(root, self._index_dir))
            self._connection.execute("INSERT INTO roots VALUES (?, ?, ?)", values)
            self._roots[root] = number
        return self._roots[root]

    def finish(self) -> None:
        """Commits, and leaves one self-contained file that can be opened immutable."""
        self._connection.execute("COMMIT")
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        # An immutable reader ignores a write-ahead log, so none may remain.
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.finish()
        else:
            self._connection.close()

    def _values(self, number: int, article: Article, origin: str) -> tuple[Any, ...]:
        root = self.add_root(article.root)
        path = "" if article.path == article.root else article.path.relative_to(article.root).as_posix()
        return (
            number, article.id, origin, root, path, article.record, article.sha256, article.encoding,
            article.language, article.published, article.published_basis, article.publisher, article.author,
            article.url, article.title, article.text,
        )  # fmt: skip


_INSERT_ARTICLE = f"INSERT INTO articles VALUES ({', '.join('?' * 16)})"


def index_dir_of(path: Path) -> Path:
    """DIR for a store at ``DIR/generations/<generation>/<name>``; else the store's own folder."""
    folder = absolute(path).parent
    return folder.parent.parent if folder.parent.name == "generations" else folder


def _relative(root: Path, index_dir: Path) -> str | None:
    try:
        return Path(os.path.relpath(root, index_dir)).as_posix()
    except ValueError:  # Another drive on Windows: the two cannot move together.
        return None
