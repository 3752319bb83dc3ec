"""The articles of the browser: filtered and sorted. Pure, without Textual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.types import Article

Order = Literal["date", "publisher", "title", "origin"]
ORDERS: tuple[Order, ...] = ("date", "publisher", "title", "origin")


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the browser; ``copies`` counts the others of its origin."""

    article: Article
    origin: str
    copies: int


def rows(shelf: Sequence[tuple[Article, str]]) -> tuple[Row, ...]:
    """The articles with the number of their copies."""
    sizes = Counter(origin for _, origin in shelf)
    return tuple(Row(article, origin, sizes[origin] - 1) for article, origin in shelf)


def filtered(found: Sequence[Row], words: str) -> tuple[Row, ...]:
    """Rows in which every one of ``words`` occurs: title, publisher, author, date, file name."""
    wanted = words.casefold().split()
    return tuple(row for row in found if all(word in _searched(row.article) for word in wanted))


def _searched(article: Article) -> str:
    parts = (article.title, article.publisher, article.author, article.published or "undated")
    return " ".join([*(part or "" for part in parts), article.path.name]).casefold()


def ordered(found: Sequence[Row], order: Order) -> tuple[Row, ...]:
    """Newest first within every order; undated articles last."""
    newest = sorted(found, key=lambda row: row.article.published or "", reverse=True)
    match order:
        case "publisher":
            return tuple(sorted(newest, key=lambda row: (row.article.publisher or "\uffff").casefold()))
        case "title":
            return tuple(sorted(newest, key=lambda row: (row.article.title or "\uffff").casefold()))
        case "origin":
            return tuple(sorted(newest, key=lambda row: (-row.copies, row.origin)))
        case _:
            return tuple(newest)
