"""Where a text's blocks lie: lines trimmed of spaces and list marks, hard-wrapped lines joined.

Nothing here judges what a line says; ``corpus.blocks`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from corpus.types import Span

Mark = Literal["heading", "bullet", "rule", "front matter", ""]

# All that str.splitlines() breaks at, so that a block never holds a line break unless lines were wrapped.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Zero-width marks and byte order marks count as space: they carry nothing and would spoil a quote's ends.
_EDGE = "\ufeff\u200b\u200c\u200d\u2060"
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BULLET = re.compile(r"(?:[-*+•·▪◦‣●■►▶▸→>]|[–—](?=\s))[ \t\u00a0]+|[•▪◦‣●■►▶▸][ \t\u00a0]*")
_FRONT_MATTER_FENCE = "---"
_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_][\w .-]{0,40}:|[ \t]+\S|- |#|$")
# A longer header than this is a text between two rules, not metadata.
_FRONT_MATTER_MAX_LINES = 60
# Terminals, mail and old wire feeds wrap between these widths; a longer line means paragraphs on one line.
_WRAP_MIN_CHARS, _WRAP_MAX_CHARS = 45, 100
_WRAP_MIN_PAIRS = 4
_WRAP_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its span without spaces and marks, the mark before it, whether a blank line precedes."""

    span: Span
    mark: Mark = ""
    after_blank: bool = False


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without spaces and invisible marks at either end; empty when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return Span(start, end)


def lines(text: str) -> tuple[Line, ...]:
    """The text's lines in order, spans trimmed, empty ones left out, wrapped ones joined."""
    header_end = _front_matter_end(text)
    found = tuple(_lines(text, header_end))
    return _unwrapped(text, found)


def _lines(text: str, header_end: int) -> Iterator[Line]:
    last_end = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        if not span:
            continue
        blank = len(text[last_end : span.start].replace("\r\n", "\n").splitlines()) > 1
        last_end = span.end
        if span.start < header_end:
            yield Line(span, "front matter", blank)
        else:
            yield _marked(text, span, blank)


def _marked(text: str, span: Span, after_blank: bool) -> Line:
    """The line with its heading or bullet mark left outside."""
    if not any(character.isalnum() for character in span.of(text)):
        return Line(span, "rule", after_blank)
    marks: tuple[tuple[Mark, re.Pattern[str]], ...] = (("heading", _HEADING), ("bullet", _BULLET))
    for mark, pattern in marks:
        match = pattern.match(text, span.start, span.end)
        if match:
            return Line(trimmed(text, match.end(), span.end), mark, after_blank)
    return Line(span, "", after_blank)


def _front_matter_end(text: str) -> int:
    """Where a leading ``---`` header ends, 0 where there is none."""
    position = len(text) - len(text.lstrip(_EDGE))
    if not text.startswith(_FRONT_MATTER_FENCE, position):
        return 0
    found = list(_LINE.finditer(text, position))[: _FRONT_MATTER_MAX_LINES + 1]
    if not found or found[0].group().strip() != _FRONT_MATTER_FENCE:
        return 0
    for match in found[1:]:
        line = match.group().rstrip()
        if line in (_FRONT_MATTER_FENCE, "..."):
            return match.end()
        if not _FRONT_MATTER_KEY.match(line):
            return 0
    return 0


def _unwrapped(text: str, found: tuple[Line, ...]) -> tuple[Line, ...]:
    """Joins lines that a fixed width broke; leaves all others alone.

    A line was broken by a width W when the next line's first word would not have fitted on it. Most
    adjacent lines of a text must be so before any are joined.
    """
    width = max((len(line.span) for line in found), default=0)
    if not _WRAP_MIN_CHARS <= width <= _WRAP_MAX_CHARS:
        return found
    adjacent = [(a, b) for a, b in pairwise(found) if not b.after_blank and not b.mark and not a.mark]
    wrapped = {b.span.start for a, b in adjacent if _breaks(text, a.span, b.span, width)}
    if len(wrapped) < max(_WRAP_MIN_PAIRS, _WRAP_SHARE * len(adjacent)):
        return found
    joined: list[Line] = []
    for line in found:
        if line.span.start in wrapped and joined:
            before = joined.pop()
            line = Line(Span(before.span.start, line.span.end), before.mark, before.after_blank)
        joined.append(line)
    return tuple(joined)


def _breaks(text: str, first: Span, second: Span, width: int) -> bool:
    next_word = second.of(text).split(maxsplit=1)[0]
    # Two characters of grace: some wrappers count the line break or a trailing space.
    return len(first) + 1 + len(next_word) > width - 2
