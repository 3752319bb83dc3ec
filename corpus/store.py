"""The articles of one index generation in SQLite: written once, then read only and immutable.

A store lies at ``DIR/generations/<generation>/<name>``; ``index_dir`` is DIR. It keeps every root twice,
absolute and relative to DIR, so that an index that was moved together with its articles finds them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self, cast
from urllib.parse import quote

from corpus.errors import IndexDamaged, UnknownArticleError
from corpus.store_writer import APPLICATION_ID, REBUILD, SCHEMA_VERSION, StoreWriter, index_dir_of
from corpus.types import Article, Block, BlockKind, Passage, Span
from corpus.walk import absolute

# SQLite takes 999 parameters in its oldest supported builds.
_MAX_PARAMETERS = 900
_ARTICLES_KEPT = 256
"""One question looks at some sixty, each many times."""
_COLUMNS = (
    "SELECT a.id, a.title, {text}, a.publisher, a.author, a.url, a.published, a.published_basis, a.path,"
    " a.sha256, a.encoding, a.language, a.record, a.root FROM articles a"
)
_ARTICLE = _COLUMNS.format(text="a.text")
_UNREAD = _COLUMNS.format(text="''")
_PASSAGE = (
    "SELECT p.row, a.id, p.start, p.end, p.sentences FROM passages p JOIN articles a ON a.number = p.article"
)


class Store:
    """Articles, blocks, passages and origins, read only. Passages are numbered from 0 in build order."""

    def __init__(self, connection: sqlite3.Connection, path: Path, index_dir: Path):
        self._connection = connection
        self._path = path
        self._index_dir = index_dir
        self._kept_article = lru_cache(_ARTICLES_KEPT)(self._read_article)
        self.article_count = int(self._one("SELECT count(*) FROM articles")[0])
        self.passage_count = int(self._one("SELECT count(*) FROM passages")[0])

    @staticmethod
    def create(path: Path, index_dir: Path | None = None) -> StoreWriter:
        """A writer of a new store at ``path``; raises IndexDamaged where a file is in the way."""
        return StoreWriter(path, index_dir or index_dir_of(path))

    @classmethod
    def open(cls, path: Path, index_dir: Path | None = None) -> Store:
        """Opens a finished store, immutable: no lock, no journal, any number of readers and threads.

        Raises:
            IndexDamaged: the file is missing, is no store, or has another schema version.
        """
        if not path.is_file():
            raise IndexDamaged("the article store is missing", REBUILD, path=path)
        uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            _check(connection, path)
        except sqlite3.Error as error:
            raise IndexDamaged(f"the article store cannot be read ({error})", REBUILD, path=path) from error
        return cls(connection, path, index_dir or index_dir_of(path))

    def articles(self) -> Iterator[Article]:
        """All articles in build order."""
        return map(self._article, self._all(f"{_ARTICLE} ORDER BY a.number"))

    def listed(self) -> Iterator[Article]:
        """All articles in build order with an empty text, for what their metadata alone decides."""
        return map(self._article, self._all(f"{_UNREAD} ORDER BY a.number"))

    def article(self, article_id: str) -> Article:
        """The article with this id; raises UnknownArticleError where there is none."""
        return self._kept_article(article_id)

    def blocks(self, article_id: str) -> tuple[Block, ...]:
        """The article's blocks in text order."""
        rows = self._all(
            "SELECT start, end, kind FROM blocks WHERE article = ? ORDER BY position",
            (self._number(article_id),),
        )
        return tuple(Block(Span(start, end), cast(BlockKind, kind)) for start, end, kind in rows)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """The article's passages in text order."""
        rows = self._all(f"{_PASSAGE} WHERE p.article = ? ORDER BY p.row", (self._number(article_id),))
        return tuple(map(_passage, rows))

    def passage_counts(self) -> dict[str, int]:
        """How many passages each article has, articles in build order."""
        return dict(
            self._all(
                "SELECT a.id, count(p.row) FROM articles a LEFT JOIN passages p ON p.article = a.number"
                " GROUP BY a.number ORDER BY a.number"
            )
        )

    def passages_at(self, rows: Sequence[int]) -> list[Passage]:
        """The passages with these row numbers, in the order asked for; IndexDamaged where one is missing."""
        found: dict[int, Passage] = {}
        for start in range(0, len(rows), _MAX_PARAMETERS):
            part = [int(row) for row in rows[start : start + _MAX_PARAMETERS]]
            marks = ",".join("?" * len(part))
            found |= {
                row[0]: _passage(row) for row in self._all(f"{_PASSAGE} WHERE p.row IN ({marks})", part)
            }
        try:
            return [found[int(row)] for row in rows]
        except KeyError as error:
            raise IndexDamaged(
                f"the article store has no passage {error}", REBUILD, path=self._path
            ) from error

    def origin(self, article_id: str) -> str:
        """The origin that the article shares with its copies."""
        row = self._first("SELECT origin FROM articles WHERE id = ?", (article_id,))
        return str(_known(row, article_id)[0])

    def origins(self) -> dict[str, str]:
        """Every article's origin."""
        return dict(self._all("SELECT id, origin FROM articles ORDER BY number"))

    def roots(self) -> tuple[Path, ...]:
        """The indexed roots, where they are now, in the order they were added."""
        return tuple(self._roots_now.values())

    def meta(self, key: str) -> str | None:
        """A value that the writer left under ``key``."""
        row = self._first("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else None

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read_article(self, article_id: str) -> Article:
        row = self._first(f"{_ARTICLE} WHERE a.id = ?", (article_id,))
        return self._article(_known(row, article_id))

    def _article(self, row: Sequence[Any]) -> Article:
        article_id, title, text, publisher, author, url, published, basis, relative_path, *rest = row
        sha256, encoding, language, record, root_number = rest
        root = self._roots_now[root_number]
        path = root / relative_path if relative_path else root
        return Article(
            article_id, title, text, publisher, author, url, published, basis, path, sha256,
            encoding, language, record, root,
        )  # fmt: skip

    @cached_property
    def _roots_now(self) -> dict[int, Path]:
        """Each root by its number: where it lay from the index if articles are there, else as built."""
        rows = self._all("SELECT number, absolute, relative FROM roots ORDER BY number")
        return {number: self._root(number, built_at, relative) for number, built_at, relative in rows}

    def _root(self, number: int, built_at: str, relative: str | None) -> Path:
        if relative is not None:
            moved = absolute(self._index_dir / relative)
            if str(moved) != built_at and moved.exists() and self._is_root(number, moved):
                return moved
        return Path(built_at)

    def _is_root(self, number: int, folder: Path) -> bool:
        """Whether ``folder`` holds any article of the root: there is some folder at most relative paths."""
        paths = [path for (path,) in self._all("SELECT path FROM articles WHERE root = ?", (number,))]
        return not paths or any((folder / path).exists() for path in paths)

    def _number(self, article_id: str) -> int:
        row = self._first("SELECT number FROM articles WHERE id = ?", (article_id,))
        return int(_known(row, article_id)[0])

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        try:
            yield from self._connection.execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(f"the article store is damaged ({error})", REBUILD, path=self._path) from error

    def _first(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        return next(self._all(sql, parameters), None)

    def _one(self, sql: str) -> Any:
        return next(self._all(sql))


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise IndexDamaged("not an article store, or one whose building was cut short", REBUILD, path=path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA_VERSION:
        message = f"the article store has version {version}, this program reads {SCHEMA_VERSION}"
        raise IndexDamaged(message, REBUILD, path=path)


def _passage(row: Sequence[Any]) -> Passage:
    _, article_id, start, end, sentences = row
    spans = tuple(Span(first, last) for first, last in json.loads(sentences))
    return Passage(f"{article_id}:{start}-{end}", article_id, Span(start, end), spans)


def _known(row: Any, article_id: str) -> Any:
    if row is None:
        raise UnknownArticleError(
            f"no article {article_id!r} in the index",
            "Ids stand in every citation; `dateline article list` names all.",
        )
    return row
