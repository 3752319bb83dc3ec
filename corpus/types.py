"""The vocabulary of the corpus. The stored thing never carries a score; the hit does.

The coordinate law: ``Article.text`` never changes, and every offset is a half-open range of Unicode
code points into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Basis = Literal[
    "front matter", "record", "page metadata", "byline", "dateline", "text", "corrected", "inferred", "none"
]
"""What a publication date rests on, strongest first but for ``corrected``, which beats all."""

BlockKind = Literal["headline", "heading", "body", "keypoint", "byline", "furniture"]
Field = Literal["text", "title", "author"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was saved.

    Attributes:
        id: stable across updates; unique among all roots of an index.
        text: immutable; for .txt and .md the file's own decoded content, newlines untouched.
        published: an ISO 8601 date, possibly partial (``2026``, ``2026-02``, ``2026-02-10``), or None.
        path: where the file is now, absolute; for a .jsonl record, the .jsonl file.
        sha256: of ``text`` as UTF-8.
        encoding: what ``path`` decodes with (``utf-8``, ``utf-8-sig``, ``utf-16``, ``cp1252``).
        language: ISO 639-1 code of the text, ``en`` when too short to tell.
        record: line number (from 1) in a .jsonl file, else None.
        root: the indexed root that ``path`` lies under, absolute.
    """

    id: str
    title: str | None
    text: str
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: Basis
    path: Path
    sha256: str
    encoding: str = "utf-8"
    language: str = "en"
    record: int | None = None
    root: Path = Path("/")

    def field(self, name: Field) -> str:
        """The string that a citation's offsets point into."""
        if name == "text":
            return self.text
        return (self.title if name == "title" else self.author) or ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between line breaks, and what it is on the page."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one article, at most 160 tokens.

    Attributes:
        id: ``{article_id}:{start}-{end}``.
        span: from the first sentence's start to the last one's end.
        sentences: spans in the article's text, in order, inside body blocks.
    """

    id: str
    article_id: str
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was not taken, and why."""

    path: Path
    reason: str
    line: int | None = None
