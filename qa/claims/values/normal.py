"""What a span means, in a form in which two spans can be compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from qa.claims.values import dates, durations, freetext, numbers
from qa.claims.values.counts import count_in
from qa.claims.values.dates import date_norm
from qa.claims.values.durations import duration_in
from qa.claims.values.money import money_in
from qa.claims.values.names import (
    organisation_norm,
    organisation_relation,
    person_norm,
    person_relation,
)
from qa.claims.values.percents import percent_in
from qa.claims.values.places import place_norm, place_relation
from qa.claims.values.relation import Relation
from qa.question.form import PASSAGE_TYPES, AnswerType
from qa.types import Value, ValueType

_SHARE_OF_SPAN = 0.5  # a span mostly made of a date is a date; a clause that mentions one is not
_SHARE_WHEN_ASKED = 0.125  # where a number is asked for, it may bring its words along, but not a whole clause

_ALSO_HOW_MANY = ("money", "percent")
"""Types of amounts that are no counts, whatever words stand with them: "just 10%"."""

_RELATIONS: dict[ValueType, Callable[[str, str], Relation]] = {
    "date": dates.relation,
    "duration": durations.relation,
    "money": numbers.relation,
    "percent": numbers.relation,
    "count": numbers.relation,
    "person": person_relation,
    "place": place_relation,
    "organisation": organisation_relation,
    "text": freetext.relation,
    "sentence": freetext.relation,
}
_NAMED: dict[AnswerType, tuple[ValueType, Callable[[str], str | None]]] = {
    "person": ("person", person_norm),
    "place": ("place", place_norm),
    "organisation": ("organisation", organisation_norm),
}


@lru_cache(maxsize=4096)
def normalise(
    text: str,
    wanted: AnswerType | None,
    sentence: str = "",
    published: str | None = None,
    start: int | None = None,
) -> Value:
    """The typed value of a span.

    Args:
        text: the span.
        wanted: the answer type of the question, or None to go by the span alone.
        sentence: the sentence around it; qualifiers ("up to"), units and tense are read from there.
        published: ISO date of the report, possibly partial; relative dates are placed by it.
        start: where the span stands in the sentence; found by search when None.

    Returns:
        A value of the wanted type where the span has one, else of the type that it shows, else ``text``;
        ``sentence`` for questions that a sentence answers.
    """
    if wanted in PASSAGE_TYPES:
        return Value("sentence", freetext.text_norm(text))
    around, first = _context(text, sentence, start)
    last = first + len(text)
    for value_type in _order(wanted):
        if value_type == "count" and dates.is_time(around, first, last):
            continue  # "31 August" counts nothing.
        required = value_type == wanted or (wanted == "count" and value_type in _ALSO_HOW_MANY)
        norm = _measured(value_type, around, first, last, published, required=required)
        if norm:
            return Value(value_type, norm)
    named = _NAMED.get(wanted) if wanted else None
    norm = named[1](text) if named and not dates.is_time(around, first, last) else None
    return Value(named[0], norm) if named and norm else Value("text", freetext.text_norm(text))


def _context(text: str, sentence: str, start: int | None) -> tuple[str, int]:
    if start is not None and sentence[start : start + len(text)] == text:
        return sentence, start
    found = sentence.find(text) if text else -1
    return (sentence, found) if found >= 0 else (text, 0)


def _order(wanted: AnswerType | None) -> tuple[ValueType, ...]:
    """Types to try: the wanted one first; a name's question never reads a number into a name."""
    measured: tuple[ValueType, ...] = ("money", "percent", "date", "duration", "count")
    if wanted in ("person", "place", "organisation"):
        return ()
    if wanted == "count":
        return ("money", "percent", "count", "duration", "date")
    if wanted in measured:
        return (wanted, *(other for other in measured if other != wanted))
    return measured


def _measured(
    value_type: ValueType, text: str, start: int, end: int, published: str | None, *, required: bool
) -> str | None:
    """The norm of the measured type at ``text[start:end]``; when not required, only if it fills the span."""
    share = _SHARE_WHEN_ASKED if required else _SHARE_OF_SPAN
    if value_type == "date":
        is_time = required or _fills_with_time(text[start:end])
        return date_norm(text, start, end, published) if is_time else None
    if value_type == "duration":
        length = duration_in(text, start, end)
        return length.norm if length and _fills(length.start, length.end, start, end, share) else None
    if value_type == "count" and dates.is_part_of_date(text, start, end):
        return None
    finder = {"money": money_in, "percent": percent_in, "count": count_in}[value_type]
    quantity = finder(text, start, end)
    if quantity is None or not _fills(quantity.start, quantity.end, start, end, share):
        return None
    return quantity.norm


def _fills(first: int, last: int, start: int, end: int, share: float) -> bool:
    return min(last, end) - max(first, start) >= share * (end - start)


def _fills_with_time(text: str) -> bool:
    covered = sum(len(time.span) for time in dates.find_times(text))
    return covered >= _SHARE_OF_SPAN * len(text) > 0


@lru_cache(maxsize=8192)
def compatible(first: Value, second: Value) -> Relation:
    """How ``first`` stands to ``second``; values of different types are incomparable unless worded alike."""
    if first.type != second.type:
        return _across_types(first, second)
    return _RELATIONS[first.type](first.norm, second.norm)


def _across_types(first: Value, second: Value) -> Relation:
    if {first.type, second.type} <= {"text", "person", "place", "organisation", "sentence"}:
        worded = freetext.relation(first.norm, second.norm)
        return "incomparable" if worded == "different" else worded
    return "incomparable"
