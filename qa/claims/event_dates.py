"""When what a claim tells of happened, where its sentence says so."""

from __future__ import annotations

import re

from corpus.tense import direction_of
from corpus.time_expressions import find_times
from corpus.time_norms import bounds, resolve
from corpus.types import Span
from qa.claims.reading import Reading


def event_date(reading: Reading) -> str | None:
    """The date that the sentence gives, when it gives one date with its year, or by the report's date.

    None where the time is of something else that the sentence tells.
    """
    if reading.value.type == "date":
        return _single_date(reading.value.norm)
    times = [time for time in find_times(reading.sentence) if time.when.until is None]
    if len(times) != 1 or _is_of_another(reading, times[0].span):
        return None
    direction = direction_of(reading.sentence, times[0].span.start)
    return _single_date(resolve(times[0].when, reading.article.published, direction))


_LED_BY = re.compile(
    r"\b(?:until|till|before|since)\b[^,;]{0,40}$"
    r"|\b(?:from|of|by|after|compared with|than)\s(?:the |early |mid-|late |about )?$"
    r"|(?<=\w\s)(?:after|following)\s(?:[\w-]+\s){1,5}$",
    re.I,
)
"""Before a time at which what the sentence tells begins or ends, or that is of something else ("the leak from
October")."""
_BREAK = re.compile(
    r"[;:—–]|\b(?:but|while|whereas|although|though|which|who|whose|where)\b"
    r"|,\s(?:and\s(?:he|she|it|they|the|a|an)|as|after|before|since|when|\w+(?:ed|ing)|made|held|set|put|given"
    r"|taken)\b"
)
"""Between a value and a time of something else: "44 euros a share, compared with a bid in May"."""


def _is_of_another(reading: Reading, time: Span) -> bool:
    if _LED_BY.search(reading.sentence, 0, time.start):
        return True
    start, end = reading.place
    between = reading.sentence[end : time.start] if end <= time.start else reading.sentence[time.end : start]
    return bool(_BREAK.search(between))


def _single_date(norm: str) -> str | None:
    placed = bounds(norm)
    return norm if placed and placed.has_year and "/" not in norm else None
