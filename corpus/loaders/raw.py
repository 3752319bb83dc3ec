"""What every loader gives: one article's text and what the file says of it, before ids and paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from corpus.byline import byline
from corpus.dates import iso_date, stated_date
from corpus.headline import headline
from corpus.publisher import stated_publisher
from corpus.sign_off import signed_off
from corpus.types import Basis
from corpus.visible import is_unicode

MAX_ARTICLE_BYTES = 64 * 1024 * 1024
"""A larger "article" is a database dump or a log; read whole it takes the memory of everything else."""

# Longer than any title or list of authors; beyond it a field was filled by mistake.
_MAX_FIELD_CHARS = 600


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of an article outside its text; ``notices`` tell what was not understood."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: Basis = "none"
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as a loader found it.

    Attributes:
        key: tells it from others of its file, stable when the text changes; empty for one article a file.
        record: line number (from 1) in a .jsonl file, else None.
    """

    text: str
    encoding: str
    metadata: Metadata = field(default_factory=Metadata)
    record: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that is no article, and why."""

    reason: str
    line: int | None = None


def metadata_from(values: Mapping[str, object], basis: Basis) -> Metadata:
    """The five known fields of a front matter or record; unknown keys are left out."""
    notices: list[str] = []
    stated = values.get("published")
    published = iso_date(stated)
    if published is None and stated not in (None, ""):
        notices.append(f"the date {(_scalar(stated) or '...')[:60]!r} is not understood")
    url = _string(values.get("url"))
    return Metadata(
        title=_string(values.get("title")),
        publisher=_string(values.get("publisher")) or host_of(url),
        author=_string(values.get("author")),
        url=url,
        published=published,
        published_basis=basis if published else "none",
        notices=tuple(notices),
    )


def completed(metadata: Metadata, text: str) -> Metadata:
    """The metadata, with what the text itself states where the file says nothing that can be understood."""
    title, author = metadata.title, metadata.author
    if title is None and (span := headline(text)):
        title = " ".join(span.of(text).split())
    if author is None and (span := byline(text) or signed_off(text)):
        author = span.of(text)
    publisher = metadata.publisher
    if publisher is None and (span := stated_publisher(text)):
        publisher = span.of(text)
    published, basis = metadata.published, metadata.published_basis
    if published is None and (stated := stated_date(text)):
        published, basis = stated.value, stated.basis
    return Metadata(title, publisher, author, metadata.url, published, basis, metadata.notices)


def host_of(url: str | None) -> str | None:
    """The URL's host without "www.", which stands in for a publisher's name."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _string(value: object) -> str | None:
    """A field's string, lists joined; None when it is empty or no string at all.

    Nothing deeper is looked into: in YAML one list may stand in itself many times over.
    """
    if isinstance(value, list):
        return _scalar(", ".join(filter(None, map(_name, value[:_MAX_FIELD_CHARS]))))
    return _name(value)


def _name(value: object) -> str | None:
    """A plain value, or that under the name of a record."""
    return _scalar(value.get("name") if isinstance(value, Mapping) else value)


def _scalar(value: object) -> str | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    string = " ".join(str(value).split())
    return string if 0 < len(string) <= _MAX_FIELD_CHARS and is_unicode(string) else None
