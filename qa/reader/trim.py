"""What a person would quote: spans mended at their edges, never losing a word."""

from __future__ import annotations

from corpus.types import Span

LOOSE = set(" \t\r\n\u00a0,;:—–-…·•|*_`")
"""Never the first or last character of an answer; the last three are marks of Markdown."""

PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
CURRENCY = set("$£€¥₹")
UNITS_AFTER = set("%‰°")
SHORT = 8
"""Characters of a word that is an abbreviation because another point stands in it ("a.m.", "Ph.D.")."""


def trim(text: str, span: Span, within: Span) -> Span:
    """``span`` snapped to whole words, with its currency or percent sign, without dangling marks.

    Args:
        text: the article's text.
        span: what the reader marked.
        within: the sentence; the result stays inside it.
    """
    start, end = _whole_words(text, span.start, span.end, within)
    before = (-1, -1)
    while (start, end) != before and start < end:  # Each round only cuts, so that it comes to an end.
        before = (start, end)
        start, end = _loose_edges(text, start, end)
        start, end = _dangling(text, start, end)
        end = _without_full_stop(text, start, end, within)
    end = _with_point_of_initials(text, start, end, within)
    return Span(start, end) if start < end else span


def _whole_words(text: str, start: int, end: int, within: Span) -> tuple[int, int]:
    while start > within.start and text[start - 1].isalnum() and start < len(text) and text[start].isalnum():
        start -= 1
    while end < within.end and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    if start > within.start and text[start - 1] in CURRENCY and text[start].isdigit():
        start -= 1
        while start > within.start and text[start - 1].isalpha() and text[start - 1].isupper():
            start -= 1
    if end < within.end and text[end] in UNITS_AFTER and text[end - 1].isdigit():
        end += 1
    return start, end


def _loose_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while (
        start < end
        and (text[start] in LOOSE or text[start] in ".!?")
        and not _signed_number(text, start, end)
    ):
        start += 1
    while end > start and text[end - 1] in LOOSE:
        end -= 1
    return start, end


def _signed_number(text: str, start: int, end: int) -> bool:
    return text[start] in "-–." and start + 1 < end and text[start + 1].isdigit()


def _dangling(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    for opening, closing in PAIRS.items():
        if inner.startswith(opening) and closing not in inner:
            return start + 1, end
        if inner.endswith(closing) and opening not in inner and not (closing == "’" and _possessive(inner)):
            return start, end - 1
        if inner.endswith(opening):
            return start, end - 1
        if inner.startswith(closing) and closing != "’":
            return start + 1, end
    if inner.count('"') % 2:
        if inner.startswith('"'):
            return start + 1, end
        if inner.endswith('"'):
            return start, end - 1
    return start, end


def _possessive(inner: str) -> bool:
    return len(inner) > 1 and inner[-2] in "sS"


def _without_full_stop(text: str, start: int, end: int, within: Span) -> int:
    """Drops the point of a sentence, not that of an abbreviation."""
    inner = text[start:end]
    if not inner or inner[-1] not in ".!?":
        return end
    last = inner.split()[-1]
    abbreviation = inner[-1] == "." and "." in last[:-1] and (len(last) <= SHORT or _is_initials(last[:-1]))
    whole = end - start > 0.8 * len(within)
    return end if abbreviation or whole else end - 1


def _with_point_of_initials(text: str, start: int, end: int, within: Span) -> int:
    """Takes the last point of "U.S." in."""
    inner = text[start:end]
    is_cut = end < within.end and text[end] == "." and inner[-1:].isalnum()
    return end + 1 if is_cut and _is_initials(inner.split()[-1]) else end


def _is_initials(word: str) -> bool:
    return "." in word and all(len(part) <= 1 for part in word.split("."))
