"""Are the citations exact, and are they the right ones?

Exactness is the slice law, checked on disk and not on what the program holds. Precision and recall of
citations follow Gao et al. 2023 (ALCE), but against gold spans instead of an entailment model.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from corpus.types import Span
from qa.types import Citation


class Place(Protocol):
    """A range of one article's text."""

    @property
    def article(self) -> str:
        """The article's name."""
        ...

    @property
    def start(self) -> int:
        """Where it starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


def stands_on_disk(citation: Citation) -> bool:
    """Whether the quote is the slice of the file itself.

    The text that an extractor gave for a page (``.html``) exists in the store only, and so do a title and
    an author; there the slice of the article's field counts.
    """
    article, span = citation.article, citation.span
    if citation.field != "text" or article.path.suffix.lower() in (".html", ".htm"):
        return span.of(article.field(citation.field)) == citation.quote
    try:
        return span.of(_file_text(article.path, article.encoding, article.record)) == citation.quote
    except (OSError, ValueError, LookupError):
        return False


def overlap(a: Place, b: Place) -> bool:
    """Whether two places share a code point."""
    return a.article == b.article and Span(a.start, a.end).overlaps(Span(b.start, b.end))


def span_precision(cited: Sequence[Place], gold: Sequence[Place]) -> float:
    """The share of citations that overlap a gold span; 0.0 where nothing is cited."""
    return sum(any(overlap(c, g) for g in gold) for c in cited) / len(cited) if cited else 0.0


def span_recall(cited: Sequence[Place], gold: Sequence[Place]) -> float:
    """The share of gold spans that some citation overlaps; 0.0 where there is no gold."""
    return sum(any(overlap(c, g) for c in cited) for g in gold) / len(gold) if gold else 0.0


def article_precision(cited: Iterable[Place], gold: Iterable[Place]) -> float:
    """The share of cited articles that are gold articles."""
    named, right = {c.article for c in cited}, {g.article for g in gold}
    return len(named & right) / len(named) if named else 0.0


def article_recall(cited: Iterable[Place], gold: Iterable[Place]) -> float:
    """The share of gold articles that are cited."""
    named, right = {c.article for c in cited}, {g.article for g in gold}
    return len(named & right) / len(right) if right else 0.0


@lru_cache(maxsize=64)
def _file_text(path: Path, encoding: str, record: int | None) -> str:
    if record is None:
        with path.open(encoding=encoding, newline="") as file:
            return file.read()
    return json.loads(_lines(path)[record - 1])["text"]


@lru_cache(maxsize=2)
def _lines(path: Path) -> list[bytes]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return raw.split(b"\n")
