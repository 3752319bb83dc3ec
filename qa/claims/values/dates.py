"""Dates as values: what a span means on the calendar, and how two dates stand to each other."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.tense import direction_of
from corpus.time_expressions import TimeExpression, find_times
from corpus.time_norms import bounds, full_day, resolve
from corpus.types import Span
from qa.claims.values.relation import Interval, Relation, mirrored


def date_norm(sentence: str, start: int, end: int, published: str | None) -> str | None:
    """The norm of the time expression at ``sentence[start:end]``, placed by the report's date.

    The words around the span count too: of "mid-November" a span may hold only "November".

    Returns:
        A norm as in `corpus.time_norms`, or None when the span names no time.
    """
    found = _expression_at(sentence, start, end)
    if found is None:
        return None
    return resolve(found.when, published, direction_of(sentence, found.span.start)) or None


_TIME_LEAD = re.compile(r"\b(?:in|on|of|by|since|until|till|last|next|this|early|late|mid|every)[\s-]$", re.I)


def is_time(sentence: str, start: int, end: int) -> bool:
    """Whether a capitalised word at ``sentence[start:end]`` is part of a time: "in May", "on Monday"."""
    if not _TIME_LEAD.search(sentence, 0, start):
        return False
    return any(time.span.start <= start and end <= time.span.end for time in find_times(sentence))


_BARE_NUMBER = re.compile(r"\W*\d{1,4}(?:st|nd|rd|th)?\W*")


def is_part_of_date(sentence: str, start: int, end: int) -> bool:
    """Whether a bare number is a day or a year: of "Sept. 14 and 15" the 15 counts nothing."""
    if not _BARE_NUMBER.fullmatch(sentence[start:end]):
        return False
    times = (time for time in find_times(sentence) if time.when.month or time.when.year)
    held = [time for time in times if time.span.start <= start and end <= time.span.end]
    led = bool(_TIME_LEAD.search(sentence, 0, start))
    return any(led or len(time.span) > end - start for time in held)


def whole_expression(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span grown to the whole time that it is part of: "2021" to "the end of 2021"."""
    found = _expression_at(sentence, start, end)
    if found is None or not (found.span.start <= start and end <= found.span.end):
        return start, end
    return found.span.start, found.span.end


_TIME_AT_END = re.compile(r",?(?:\s(?:in|on|during|since|late|early))*\s$", re.I)


def before_time(sentence: str, start: int, end: int) -> int:
    """The end of ``sentence[start:end]`` without the time behind it: of "Oslo in October" that of "Oslo"."""
    for time in find_times(sentence[start:end]):
        lead = _TIME_AT_END.search(sentence, start, start + time.span.start)
        if start + time.span.end == end and lead and lead.start() > start:
            return lead.start()
    return end


def _expression_at(sentence: str, start: int, end: int) -> TimeExpression | None:
    inside = find_times(sentence[start:end])
    around = [time for time in find_times(sentence) if time.span.start < end and start < time.span.end]
    if not around:
        return _moved_by(inside[0], start) if inside else None
    widest = max(around, key=lambda time: (time.when.month is not None, len(time.span)))
    is_one_end = inside and widest.when.until is not None and inside[0].when.until is None
    return _moved_by(inside[0], start) if is_one_end else widest


def _moved_by(time: TimeExpression, offset: int) -> TimeExpression:
    return replace(time, span=Span(time.span.start + offset, time.span.end + offset))


def relation(first: str, second: str) -> Relation:
    """Of two date norms.

    A time inside the other is more precise, times apart are different; without a year on one side only
    what the year does not touch is compared, and a weekday or "last week" of an unknown day decides
    nothing against a calendar date of another form.
    """
    if first == second:
        return "equal"
    left, right = bounds(first), bounds(second)
    if left is None or right is None:
        return _unplaced(first, second)
    if left.has_year == right.has_year:
        by_day = Interval(left.first.toordinal(), left.last.toordinal()).relation(
            Interval(right.first.toordinal(), right.last.toordinal())
        )
        return _by_clock(first, second) if by_day == "equal" else by_day
    if left.has_year:
        return _with_and_without_year(first, second)
    return mirrored(_with_and_without_year(second, first))


def _by_clock(first: str, second: str) -> Relation:
    left, right = first.partition("T")[2], second.partition("T")[2]
    if left and right:
        return "equal" if left == right else "different"
    return "equal" if left == right else "more_precise" if left else "less_precise"


def _with_and_without_year(dated: str, yearless: str) -> Relation:
    left, right = bounds(dated), bounds(yearless)
    if left is None or right is None or left.days > 366:
        return "incomparable"
    if left.days >= 365:
        return "incomparable"  # "2025" and "August 12" answer different halves of the question
    days = {_month_day(left.first), _month_day(left.last)}
    inside = all(_month_day(right.first) <= day <= _month_day(right.last) for day in days)
    if right.first.year != right.last.year:
        inside = all(day >= _month_day(right.first) or day <= _month_day(right.last) for day in days)
    if inside:
        return "more_precise"
    overlap = _month_day(left.first) <= _month_day(right.last) and _month_day(right.first) <= _month_day(
        left.last
    )
    return "incomparable" if overlap else "different"


def _month_day(day: object) -> tuple[int, int]:
    return day.month, day.day  # type: ignore[attr-defined]


_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T(.+))?")


def _unplaced(first: str, second: str) -> Relation:
    """At least one is a weekday, a clock time or a shift from an unknown day."""
    if _same_but_clock(first, second):
        return _by_clock(first, second)
    left, right = _WEEKDAY.fullmatch(first), _WEEKDAY.fullmatch(second)
    if left and right:
        return "incomparable"  # Friday of one report may be years from Thursday of another
    if left is None and right is None:
        return "incomparable"
    if left is None:
        return mirrored(_unplaced(second, first))
    day = full_day(second) if not second.startswith("-") and "/" not in second else None
    if day is None:
        return "incomparable"
    return "less_precise" if day.isoweekday() == int(left[1]) else "different"


def _same_but_clock(first: str, second: str) -> bool:
    return first.partition("T")[0] == second.partition("T")[0] != ""
