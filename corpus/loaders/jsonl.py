"""JSON lines, plain or gzipped: one article a line. A bad line is rejected; the others are taken."""

from __future__ import annotations

import gzip
import json
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import cast

from corpus.decode import Decoded, decode
from corpus.errors import CorpusError
from corpus.loaders.raw import MAX_ARTICLE_BYTES, RawArticle, Rejected, metadata_from
from corpus.visible import is_unicode

_MAX_MIB = f"{MAX_ARTICLE_BYTES // 1024**2} MiB"
_GZIP_MARK = b"\x1f\x8b"
_UTF16_MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)


def load_jsonl(path: Path) -> Iterator[RawArticle | Rejected]:
    """The articles of a .jsonl or .jsonl.gz file, one a line; blank lines are passed over.

    An article's key is its url, else its title, else its line number; a key met again gets a number.
    """
    seen: Counter[str] = Counter()
    line, is_empty = 0, True
    try:
        for line, decoded in enumerate(_lines(path), 1):
            if isinstance(decoded, Rejected):
                is_empty = False
                yield Rejected(decoded.reason, line)
            elif decoded.text.strip():
                is_empty = False
                yield _record(decoded, line, seen)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejected(f"the gzip file is damaged after this line: {error}", line)
        return
    if is_empty:
        yield Rejected("an empty file")


def _lines(path: Path) -> Iterator[Decoded | Rejected]:
    with path.open("rb") as file:
        # The content decides, not the name: browsers unpack .gz files and keep the name.
        stream = gzip.GzipFile(fileobj=file) if file.peek(2)[:2] == _GZIP_MARK else file
        start = stream.peek(3)[:3]
        if start[:2] in _UTF16_MARKS:
            yield from _utf16_lines(stream.read(MAX_ARTICLE_BYTES + 1))
            return
        encoding = "utf-8-sig" if start == BOM_UTF8 else ""
        # Split at line feeds alone: U+2028 may stand inside a JSON string.
        while raw := stream.readline(MAX_ARTICLE_BYTES + 1):
            if len(raw) > MAX_ARTICLE_BYTES:
                # It may have no end: a few bytes of gzip unpack to a thousand times as many.
                yield Rejected(f"longer than {_MAX_MIB}, and the rest of the file is left out")
                return
            yield _decoded(raw, encoding)


def _utf16_lines(raw: bytes) -> Iterator[Decoded | Rejected]:
    if len(raw) > MAX_ARTICLE_BYTES:
        yield Rejected(f"UTF-16 of more than {_MAX_MIB}")
        return
    decoded = decode(raw)
    for line in TextIOWrapper(BytesIO(decoded.text.encode("utf-8")), "utf-8", newline="\n"):
        yield Decoded(line, decoded.encoding)


def _decoded(raw: bytes, encoding: str) -> Decoded | Rejected:
    try:
        decoded = decode(raw)
    except CorpusError as error:
        return Rejected(error.message)
    return Decoded(decoded.text, encoding or decoded.encoding)


def _record(decoded: Decoded, line: int, seen: Counter[str]) -> RawArticle | Rejected:
    try:
        values = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return Rejected(f"not valid JSON: {getattr(error, 'msg', type(error).__name__)}", line)
    if not isinstance(values, dict):
        return Rejected("not a JSON object", line)
    reason = _text_problem(cast(dict[str, object], values))
    if reason:
        return Rejected(reason, line)
    metadata = metadata_from(values, "record")
    key = metadata.url or metadata.title or f"line {line}"
    seen[key] += 1
    key = key if seen[key] == 1 else f"{key} #{seen[key]}"
    return RawArticle(values["text"], decoded.encoding, metadata, line, key)


def _text_problem(values: dict[str, object]) -> str:
    """Why the record's text cannot be an article's; empty when it can."""
    if "text" not in values:
        return "no text field"
    text = values["text"]
    if not isinstance(text, str):
        return "the text field is not a string"
    if not text.strip():
        return "the text field is empty"
    return "" if is_unicode(text) else "the text field holds half a surrogate pair"
