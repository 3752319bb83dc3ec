"""Finding the times that a text names: "August 12", "last October", "a week from tomorrow", "mid-2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.time_norms import When
from corpus.time_patterns import PATTERNS
from corpus.types import Span


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that a text names: where, and what it says."""

    span: Span
    when: When


_RANGE_GAP = re.compile(r"\s?(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b|\bto the\b)\s?")
_AND_GAP = re.compile(r"\s?and\s")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Times that ``text`` names, in order, none overlapping; the longest reading of a place wins."""
    found = sorted(_all(text), key=lambda time: (time.span.start, -len(time.span)))
    kept: list[TimeExpression] = []
    for time in found:
        if kept and time.span.start < kept[-1].span.end:
            if len(time.span) > len(kept[-1].span):
                kept[-1] = time
            continue
        kept.append(time)
    return tuple(_join_ranges(text, _join_clocks(text, kept)))


_MARKS = tuple(dict.fromkeys(form.marks for form in PATTERNS))
_FORMS = tuple((form, _MARKS.index(form.marks)) for form in PATTERNS)
"""Every form with the place of its marks, which several share."""


def _all(text: str) -> Iterator[TimeExpression]:
    lowered = text.lower()
    marked = [any(map(lowered.__contains__, marks)) for marks in _MARKS]
    for form, marks in _FORMS:
        if not marked[marks]:
            continue
        for match in form.pattern.finditer(text):
            when = form.read(match)
            if when is not None:
                yield TimeExpression(Span(match.start(), match.end()), when)


def _join_clocks(text: str, times: list[TimeExpression]) -> list[TimeExpression]:
    """ "10:30 a.m. on Friday" is one time."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and text[before.span.end : time.span.start] in (" on ", ", ", " ", " at ", ", at "):
            clock, other = (before, time) if _is_clock(before.when) else (time, before)
            if _is_clock(clock.when) and not _is_clock(other.when) and other.when.clock is None:
                when = replace(other.when, clock=clock.when.clock)
                joined[-1] = TimeExpression(Span(before.span.start, time.span.end), when)
                continue
        joined.append(time)
    return joined


def _is_clock(when: When) -> bool:
    return when == When(clock=when.clock)


def _join_ranges(text: str, times: list[TimeExpression]) -> list[TimeExpression]:
    """ "from March 31 to April 3" and "between July and September" are one time each."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and before.when.until is None and time.when.until is None:
            gap = text[before.span.end : time.span.start]
            between = _AND_GAP.fullmatch(gap) and _BETWEEN.search(text[: before.span.start])
            if (between or _RANGE_GAP.fullmatch(gap)) and _same_sort(before.when, time.when):
                when = replace(before.when, until=time.when)
                joined[-1] = TimeExpression(Span(before.span.start, time.span.end), when)
                continue
        joined.append(time)
    return joined


def _same_sort(first: When, second: When) -> bool:
    return _sort(first) == _sort(second) != "clock"


def _sort(when: When) -> str:
    if when.month is not None:
        return "month"
    if when.year is not None:
        return "year"
    if when.weekday is not None:
        return "weekday"
    return "clock" if _is_clock(when) else "shift"
