"""An article wrapped to a width, every line a span of it. Pure: no widget, no file."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from corpus.types import Block, Span

# Latin, Greek and Cyrillic letters, typographic punctuation, currency: no need to measure those.
_ONE_CELL_EACH = re.compile(
    "[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0530\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
MAX_LINE_CELLS = 92  # longer lines are hard to read back from


def wrapped(text: str, width: int) -> tuple[Span, ...]:
    """Lines of at most ``width`` cells, broken at spaces; runs of blank lines become one."""
    width = max(1, min(width, MAX_LINE_CELLS))
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            _wrap_paragraph(text, Span(start, end), width, lines)
        elif lines and len(lines[-1]):
            lines.append(Span(start, start))
        start = end + 1
    if lines and not len(lines[-1]):
        lines.pop()
    return tuple(lines)


def _wrap_paragraph(text: str, paragraph: Span, width: int, lines: list[Span]) -> None:
    at, end = paragraph.start, paragraph.end
    while at < end:
        fits = _fitting(text, at, end, width)
        if fits >= end:
            lines.append(Span(at, end))
            return
        space = text.rfind(" ", at + 1, fits + 1)
        cut = space if space > 0 and text[at:space].strip() else fits
        lines.append(Span(at, cut))
        at = cut
        while at < end and text[at] == " ":
            at += 1


def _fitting(text: str, at: int, end: int, width: int) -> int:
    """The farthest offset so that ``text[at:offset]`` takes at most ``width`` cells; at least one on."""
    # No text takes fewer cells than a quarter of its code points unless it is mostly combining marks.
    reach = min(end, at + 4 * width)
    if _ONE_CELL_EACH.fullmatch(text, at, min(end, at + width + 1)):
        return min(end, at + width)
    offsets = range(at + 1, reach + 1)
    count = bisect.bisect_right(offsets, width, key=lambda offset: cell_len(text[at:offset]))
    return offsets[max(0, count - 1)]


def line_at(lines: Sequence[Span], offset: int) -> int:
    """The number of the line that shows ``offset``, from 0."""
    return max(0, bisect.bisect_right(lines, offset, key=lambda line: line.start) - 1)


def matches(text: str, sought: str) -> tuple[Span, ...]:
    """Where ``sought`` stands in ``text``, letter case aside."""
    if not sought.strip():
        return ()
    found = re.finditer(re.escape(sought), text, re.IGNORECASE)
    return tuple(Span(*match.span()) for match in found)


@dataclass(frozen=True, slots=True)
class Mark:
    """A range shown in a style of its own; later marks lie over earlier ones."""

    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line with the styles that lie over it, undermost first."""

    span: Span
    styles: tuple[str, ...]


def block_marks(blocks: Sequence[Block]) -> tuple[Mark, ...]:
    """The blocks as marks named after their kind."""
    return tuple(Mark(block.span, block.kind) for block in blocks)


def runs(line: Span, marks: Sequence[Mark]) -> list[Run]:
    """``line`` cut wherever a mark begins or ends."""
    over = [mark for mark in marks if mark.span.overlaps(line)]
    edges = {line.start, line.end}
    for mark in over:
        edges.update((max(line.start, mark.span.start), min(line.end, mark.span.end)))
    cuts = sorted(edges)
    return [
        Run(Span(a, b), tuple(mark.style for mark in over if mark.span.start <= a and b <= mark.span.end))
        for a, b in pairwise(cuts)
    ]
