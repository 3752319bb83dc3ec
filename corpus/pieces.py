"""One line of a page: its form, and the stretches that it falls into where furniture is glued to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.bylines import is_byline, is_divided_byline, is_names
from corpus.forms import (
    credit_start,
    is_age,
    is_credit,
    is_cut,
    is_dateline_only,
    is_gallery,
    is_interface,
    is_link,
    is_link_label,
    is_linked,
    is_terminal,
)
from corpus.lines import Line, Mark, trimmed
from corpus.notices import is_notice, may_hold_link, may_hold_notice
from corpus.sentences import sentences
from corpus.types import BlockKind, Span

Form = Literal["text", "short", "byline", "furniture", "label"]

# Headlines and sub-headlines are shorter than this; a longer line without a full stop was cut off.
_SHORT_MAX_WORDS = 18
_QUESTION_MAX_WORDS = 16
# A longer line that ends in such a word is a sentence that the saved page cuts off.
_CUT_MIN_WORDS = 7
_UNFINISHED = re.compile(
    r"\b(?:of|the|a|an|to|in|on|at|and|or|but|for|with|that|as|by|from|its|his|her|their|which|who|is|was)$"
)
_LINK_MAX_WORDS = 60
_BYLINE_MAX_WORDS = 20
# "Headline/ Site/ PLACE/ A. Writer/ Text": a wire header run into the first paragraph.
_SLASHED = re.compile(r"^[^/\n.]{2,150}/ (?:[^/\n]{1,40}/ ){2,6}")
_NO_SPEECH = re.compile(r"^[\"“‘«]|[\"”’»]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: its form alone, and its kind once its place on the page is known."""

    span: Span
    form: Form
    mark: Mark
    kind: BlockKind | None = None


def pieces(text: str, line: Line, is_known: bool) -> Iterator[Piece]:
    """The line's stretches in order; ``is_known`` when the corpus has taught that it is a fixture."""
    if line.mark in ("rule", "front matter") or is_known:
        yield Piece(line.span, "furniture", line.mark)
    else:
        for span, form in _split(text, line):
            yield Piece(span, form, line.mark)


def _split(text: str, line: Line) -> Iterator[tuple[Span, Form]]:
    """The line as one stretch, or as several where furniture is glued to text."""
    span = line.span
    whole = form_of(span.of(text), line.mark)
    if whole in ("furniture", "label", "byline"):
        yield span, whole
        return
    header = _SLASHED.match(span.of(text))
    if header:
        yield from _slashed(text, span, header.end())
        span = trimmed(text, span.start + header.end(), span.end)
    credit = credit_start(span.of(text)) if span else None
    tail = trimmed(text, span.start + credit, span.end) if credit is not None else None
    if tail is not None:
        span = trimmed(text, span.start, tail.start)
    if span:
        yield from _without_notices(text, span, line.mark)
    if tail:
        yield tail, "furniture"


def _slashed(text: str, span: Span, length: int) -> Iterator[tuple[Span, Form]]:
    start = span.start
    for number, part in enumerate(text[span.start : span.start + length].split("/ ")[:-1]):
        inside = trimmed(text, start, start + len(part))
        if inside:
            named = is_names(inside.of(text)) or re.match(r"[A-Z]\. [A-Z]", inside.of(text))
            yield inside, ("short" if number == 0 else "byline" if named else "furniture")
        start += len(part) + len("/ ")


def _without_notices(text: str, span: Span, mark: Mark) -> Iterator[tuple[Span, Form]]:
    """Sentences to the reader are cut off a paragraph's ends.

    One in its midst stays: it is most often the report's own ("Sign up by Friday, the agency says").
    """
    written = span.of(text)
    linked = mark != "heading" and (may_hold_link(written) or is_notice(written))
    noticed = mark != "heading" and (linked or may_hold_notice(written))
    found = sentences(text, span) if noticed else (span,)
    flags = [noticed and (is_notice(one.of(text)) or (linked and is_link(one.of(text)))) for one in found]
    if all(flags):
        yield span, "furniture"
        return
    first, last = flags.index(False), len(flags) - flags[::-1].index(False)
    if first:
        yield Span(span.start, found[first - 1].end), "furniture"
    middle = Span(found[first].start, found[last - 1].end)
    yield middle, form_of(middle.of(text), mark)
    if last < len(found):
        yield Span(found[last].start, span.end), "furniture"


def form_of(written: str, mark: Mark) -> Form:
    """What the stretch looks like, wherever it stands; notices are another matter."""
    if is_credit(written) or is_dateline_only(written) or is_gallery(written) or is_age(written):
        return "furniture"
    if is_link_label(written):
        return "label"
    words = len(written.split())
    if mark != "heading" and is_linked(written):
        return "furniture"
    if mark != "heading" and words <= _LINK_MAX_WORDS and (is_link(written) or is_interface(written)):
        return "furniture"
    bare = written.replace("*", "").strip("_ ")
    if words <= _BYLINE_MAX_WORDS and (is_byline(bare) or is_divided_byline(bare)):
        return "byline"
    return "short" if mark == "heading" or is_short(written) else "text"


def is_short(written: str) -> bool:
    """Headline-like: one short line that does not end as a sentence does, or asks a short question."""
    words = len(written.split())
    if written.endswith("?"):
        return words <= _QUESTION_MAX_WORDS and not _NO_SPEECH.search(written) and written.count("? ") == 0
    if is_terminal(written) and not is_cut(written) and not _NO_SPEECH.search(written):
        return False
    if is_terminal(written) and not is_cut(written):
        return written[-2] not in ".!?…," and words <= _SHORT_MAX_WORDS and not re.search(r"[.!?]", written)
    if words > _CUT_MIN_WORDS and _UNFINISHED.search(written):
        return False
    limit = _SHORT_MAX_WORDS if not _is_title_case(written) else 2 * _SHORT_MAX_WORDS
    return words <= limit and not re.search(r"[a-z]{2}[.!?][\"”’]* [\"“‘]?[A-Z]", written)


def _is_title_case(written: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", written) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
