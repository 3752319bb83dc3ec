"""The first and last lines of a text, where headline, byline and date stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from corpus.types import Span

# Every boundary of str.splitlines(): saved pages carry U+2028 and form feeds as well as line breaks.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# What stands around a line without being part of it: spaces, invisible marks, Markdown emphasis and headings.
_EDGE = " \t\u00a0\u2009\u202f\u3000\ufeff\u200b\u200c\u200d\u2060#*_>"
_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
# A longer header than this is a text between two rules, not metadata.
_FRONT_MATTER_MAX_CHARS = 8_000
# Enough for the last six lines of any article; looking further back costs time on long ones.
_TAIL_CHARS = 2_000
# A line with a full stop and this many words is the story's, not a notice above it.
_STORY_WORDS = 12
# The longest menu that a saved page begins with.
_MENU_LINES = 40
_ENDS_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")


def front_matter_end(text: str) -> int:
    """Where the text begins after a leading ``---`` header; 0 where there is none."""
    opening = _FENCE.match(text)
    if not opening:
        return 0
    header = re.sub(r"\r(?!\n)", "\n", text[:_FRONT_MATTER_MAX_CHARS])  # Same length: offsets stay.
    header = header.replace("\r\n", " \n")
    closing = _FENCE_END.search(header, opening.end())
    return closing.end() if closing else 0


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without spaces and marks at either end; empty when nothing is left."""
    line = text[start:end]
    inner = line.lstrip(_EDGE)
    start = end - len(inner)
    return Span(start, start + len(inner.rstrip(_EDGE)))


def head(text: str, count: int) -> list[Span]:
    """The first ``count`` lines that hold a letter or digit, trimmed, front matter left out."""
    return list(islice(_worded(text, front_matter_end(text)), count))


def top(text: str, count: int) -> list[Span]:
    """The first ``count`` lines, or more where a long menu stands above the story: two of its own too.

    A page whose story does not begin within ``_MENU_LINES`` gives ``count``.
    """
    lines = head(text, _MENU_LINES)
    above = len(above_story(text, lines))
    return lines[: max(count, above + 2)] if above < len(lines) else lines[:count]


def tail(text: str, count: int) -> list[Span]:
    """The last ``count`` lines that hold a letter or digit, trimmed, in text order."""
    start = max(front_matter_end(text), len(text) - _TAIL_CHARS)
    found = list(_worded(text, start))
    return (found if start == 0 or len(found) <= count else found[1:])[-count:]


def above_story(text: str, lines: list[Span], grace: int = 0) -> list[Span]:
    """Those of the first ``lines`` that stand before the story's first sentence (or ``grace`` sentences)."""
    for number, line in enumerate(lines):
        string = line.of(text)
        if string.count(" ") + 1 >= _STORY_WORDS and _ENDS_SENTENCE.search(string):
            if not grace:
                return lines[:number]
            grace -= 1
    return lines


def _worded(text: str, start: int) -> Iterator[Span]:
    for match in _LINE.finditer(text, start):
        span = trimmed(text, match.start(), match.end())
        if any(character.isalnum() for character in span.of(text)):
            yield span
