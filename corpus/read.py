"""From files to articles: walking a root, choosing the loader, naming what was found.

One bad file never stops the others: it comes out as ``Skipped`` with its reason.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.loaders.html import load_html
from corpus.loaders.jsonl import load_jsonl
from corpus.loaders.markdown import load_markdown
from corpus.loaders.raw import MAX_ARTICLE_BYTES, RawArticle, Rejected, completed
from corpus.loaders.text import load_text
from corpus.types import Article, Skipped
from corpus.walk import absolute, files, printable

Loader = Callable[[Path], Iterator[RawArticle | Rejected]]
LOADERS: dict[str, Loader] = {
    ".txt": load_text,
    ".md": load_markdown,
    ".markdown": load_markdown,
    ".html": load_html,
    ".htm": load_html,
    ".jsonl": load_jsonl,
    ".jsonl.gz": load_jsonl,
}
"""What reads which file, by the end of its name in lower case."""

_SLUG_CHARS = 48
# 50 bits: among a million articles, two share a hash with a chance of one in two thousand.
_HASH_CHARS = 10
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of an article that was taken nonetheless."""

    path: Path
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How a root is read.

    Attributes:
        known_as: the root's path when it was first indexed; ids are made from it, so that articles
            moved together with their index keep their ids. None: the root itself.
        exclude: files and folders to leave out silently (an index inside the root).
        detect_language: the language of a text as an ISO 639-1 code.
        on_notice: called with what was not understood of an article that was taken.
    """

    known_as: Path | None = None
    exclude: Collection[Path] = ()
    detect_language: Callable[[str], str] | None = None
    on_notice: Callable[[Notice], None] | None = None


def read_root(root: Path, settings: ReadSettings | None = None) -> Iterator[Article | Skipped]:
    """All articles of a file or folder, in the order of their paths, and what was skipped.

    Raises:
        CorpusError: at the first step, when ``root`` does not exist.
    """
    if not root.exists():
        raise CorpusError(
            "no such file or folder", "Check the path; it is taken from the working directory.", path=root
        )
    root = absolute(root)
    for path in files(root, (settings or ReadSettings()).exclude):
        if isinstance(path, Skipped):
            yield path
        else:
            yield from read_file(path, root, settings)


def read_file(path: Path, root: Path, settings: ReadSettings | None = None) -> Iterator[Article | Skipped]:
    """The articles of one file that lies under ``root`` (or is it), and what was skipped."""
    settings = settings or ReadSettings()
    path, root = absolute(path), absolute(root)
    loader = LOADERS.get(_extension(path))
    if loader is None:
        yield Skipped(path, "not an article format")
        return
    try:
        # Of records, each line is bounded.
        if path.stat().st_size > MAX_ARTICLE_BYTES and loader is not load_jsonl:
            yield Skipped(path, f"larger than {MAX_ARTICLE_BYTES // 1024**2} MiB")
            return
        for raw in loader(path):
            yield _article(raw, path, root, settings)
    except CorpusError as error:
        yield Skipped(path, error.message)
    except OSError as error:
        yield Skipped(path, error.strerror or type(error).__name__)


def article_id(root: Path, path: Path, key: str = "") -> str:
    """An id that depends on where the article is, never on what it says: ``geneva-talks-k3v9x2qm7a``."""
    relative = os.path.relpath(path, root)
    stem = path.name.removesuffix(".gz").rsplit(".", 1)[0]
    readable = _slug(_readable_part(key) or stem)
    seed = "\0".join((Path(root).as_posix(), Path(relative).as_posix(), key))
    digest = hashlib.sha256(seed.encode("utf-8", "surrogateescape")).digest()
    code = base64.b32encode(digest).decode("ascii").lower()[:_HASH_CHARS]
    return f"{readable or 'article'}-{code}"


def text_sha256(text: str) -> str:
    """The SHA-256 of a text as UTF-8, which ``Article.sha256`` holds."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _article(raw: RawArticle | Rejected, path: Path, root: Path, settings: ReadSettings) -> Article | Skipped:
    if isinstance(raw, Rejected):
        return Skipped(path, raw.reason, raw.line)
    if not raw.text.strip().strip(_INVISIBLE):
        return Skipped(path, "an empty file" if not raw.text else "nothing but spaces", raw.record)
    metadata = completed(raw.metadata, raw.text)
    if settings.on_notice:
        for message in metadata.notices:
            settings.on_notice(Notice(path, message, raw.record))
    known_root = absolute(settings.known_as) if settings.known_as else root
    return Article(
        id=article_id(known_root, known_root / path.relative_to(root), raw.key),
        title=metadata.title,
        text=raw.text,
        publisher=metadata.publisher,
        author=metadata.author,
        url=metadata.url,
        published=metadata.published,
        published_basis=metadata.published_basis,
        path=path,
        sha256=text_sha256(raw.text),
        encoding=raw.encoding,
        language=_language(raw.text, settings),
        record=raw.record,
        root=root,
    )


def _language(text: str, settings: ReadSettings) -> str:
    if settings.detect_language:
        return settings.detect_language(text)
    # Loading the language model takes half a second, which only reading articles is worth.
    from corpus.language import detect

    return detect(text)


def _extension(path: Path) -> str:
    name = path.name.lower()
    return next((end for end in sorted(LOADERS, key=len, reverse=True) if name.endswith(end)), "")


def _readable_part(key: str) -> str:
    """Of a URL the longest of its last path segments, where the story's name stands; else the key itself."""
    if "://" not in key:
        return key
    path = re.sub(r"[?#].*", "", key.split("://", 1)[1])
    return max(re.sub(r"\.\w+$", "", path).split("/")[1:][-3:], key=len, default="")


def _slug(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", printable(name))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug[:_SLUG_CHARS].rstrip("-")
