"""Plain text files: the file's content is the article's text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.decode import decode
from corpus.loaders.raw import RawArticle


def load_text(path: Path) -> Iterator[RawArticle]:
    """The one article of a .txt file."""
    decoded = decode(path.read_bytes())
    yield RawArticle(decoded.text, decoded.encoding)
