"""Bytes to text, so that ``open(path, encoding=encoding, newline="").read()`` gives the same text.

Four encodings and no guessing beyond them: a wrong guess would put every offset into a text that nobody sees.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from corpus.errors import CorpusError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Western prose has under 15% letters beyond ASCII; Cyrillic or Greek bytes read as cp1252 have far more.
_MAX_HIGH_SHARE = 0.30
# Text has tabs and line breaks; other control bytes mark a binary file.
_MAX_CONTROL_SHARE = 0.01
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# The HTML standard looks for a declaration in the first 1,024 bytes; saved pages often have a longer prelude.
_PRELUDE_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
# Browsers read these labels as the Windows code page that contains them (WHATWG Encoding Standard).
_BROWSER_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


class Decoded(NamedTuple):
    """A text, and the name of the encoding with which ``open`` reads it."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Reads UTF-8 (with or without a byte order mark), UTF-16 with one, else Windows-1252.

    Raises:
        CorpusError: the bytes are not text in any of them; the message is the reason.
    """
    marked = _decode_marked(raw)
    if marked:
        return marked
    if b"\x00" in raw:
        raise CorpusError("a binary file, not text")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_western(raw)


def decode_page(raw: bytes) -> Decoded:
    """Reads a web page: byte order mark, then the declared charset, then as ``decode`` does.

    Raises:
        CorpusError: the bytes are not text in the declared encoding nor in any that ``decode`` knows.
    """
    marked = _decode_marked(raw)
    if marked:
        return marked
    encoding = _declared(raw[:_PRELUDE_BYTES])
    if encoding:
        try:
            return Decoded(raw.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass  # A page that breaks its own declaration is read like any other file.
    return decode(raw)


def _decode_marked(raw: bytes) -> Decoded | None:
    """The text of bytes that begin with a byte order mark, else None."""
    if raw.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif raw.startswith(_UTF32_MARKS):
        raise CorpusError("UTF-32 text is not supported; save it as UTF-8")
    elif raw.startswith(_UTF16_MARKS):
        encoding = "utf-16"
    else:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorpusError(f"marked as {encoding} but broken at byte {error.start}") from error
    if "\x00" in text:
        raise CorpusError("a binary file, not text")
    return Decoded(text, encoding)


def _decode_western(raw: bytes) -> Decoded:
    if len(_CONTROL.findall(raw)) > _MAX_CONTROL_SHARE * len(raw):
        raise CorpusError("a binary file, not text")
    if len(_HIGH.findall(raw)) > _MAX_HIGH_SHARE * len(raw):
        raise CorpusError("not UTF-8, UTF-16 or Windows-1252; save it as UTF-8")
    try:
        return Decoded(raw.decode("cp1252"), "cp1252")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8, UTF-16 or Windows-1252 (byte {error.start}); save it as UTF-8"
        raise CorpusError(reason) from error


def _declared(prelude: bytes) -> str | None:
    """The codec that a page names for itself, as browsers understand the name; None for unknown ones."""
    match = _CHARSET.search(prelude) or _XML_ENCODING.search(prelude)
    if not match:
        return None
    try:
        codec = codecs.lookup(match.group(1).decode("ascii"))
    except LookupError:
        return None
    # A page whose declaration can be read as ASCII is not UTF-16, whatever it says (same standard).
    if codec.name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    # Codecs such as base64 are no text encodings; decoding with them would not give a str.
    if not getattr(codec, "_is_text_encoding", True):
        return None
    return _BROWSER_LABELS.get(codec.name, codec.name)
