"""Keeping readings to the time that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.tense import direction_of, is_until
from corpus.time_expressions import find_times
from corpus.time_norms import Bounds, bounds, resolve
from qa.claims.moved import former
from qa.claims.reading import Reading
from qa.claims.values.numbers import find_quantities
from qa.question.form import VALUE_TYPES, QuestionForm, TimeRestriction


def of_asked_time(readings: Sequence[Reading], form: QuestionForm, margin: float) -> list[Reading]:
    """The readings that fit the question's dated restrictions; all of them when no good one does, but
    for dates that lie on the wrong side of the question's own.

    "Good" is within ``margin`` of the best. ``as_of`` only leaves out reports known to be later; the others
    ask for the time of the event, which is the sentence's own date, or the report's when the sentence has
    none.
    """
    kept = _but_for_the_event([one for one in readings if not _contradicts(one, form)], form)
    for time in form.times:
        limit = bounds(time.when) if time.when else None
        if limit is None or not kept:
            continue
        fitting = [one for one in kept if _is_what_is_asked(one, form) and _fits(one, time, limit)]
        if fitting and (time.kind == "as_of" or fitting[0].score >= kept[0].score - margin):
            kept = fitting
    return kept


def _is_what_is_asked(reading: Reading, form: QuestionForm) -> bool:
    """Of "how many came in 1997" a date or a name of that year is none."""
    return form.wanted not in VALUE_TYPES or reading.value.type == form.wanted


def _fits(reading: Reading, time: TimeRestriction, limit: Bounds) -> bool:
    reported = bounds(reading.article.published) if reading.article.published else None
    if time.kind == "as_of":
        return reported is None or _days(reported.first, limit) <= _days(limit.last, limit)
    own = bounds(reading.value.norm) if reading.value.type == "date" else None
    if own and time.kind in ("before", "after"):
        return _in_time(own, time.kind, limit)
    if time.is_placed:
        return _fits_event(reading, time, limit, reported)
    events = _event_bounds(reading) or ([_told_of(reported)] if reported else [])
    return not events or any(_in_time(event, time.kind, limit) for event in events)


_NEAR_DAYS = 7  # a report of the event itself; a later one tells of later moves


def _fits_event(reading: Reading, time: TimeRestriction, limit: Bounds, reported: Bounds | None) -> bool:
    """Whether a reading is of before or after an event whose day the articles tell; an undated report by
    itself is of neither.
    """
    near = reported is not None and abs((reported.first - limit.first).days) <= _NEAR_DAYS
    if (near or _names_event(time, reading.sentence)) and _was_former(reading):
        return time.kind == "before"
    told = _event_bounds(reading, since=False)
    if time.kind == "after":
        events = told or ([_told_of(reported)] if reported else [])
        return any(_in_time(event, "after", limit) for event in events)
    foretold = reading.modality == "expected" and _names_event(
        time, reading.sentence, r"after|following|from"
    )
    if (reported and reported.last < limit.first and not foretold) or _says_before(time, reading.sentence):
        return True
    return bool(told) and max(one.last for one in told) < limit.first


def _says_before(time: TimeRestriction, sentence: str) -> bool:
    """Whether a sentence itself tells of the time before the event: "Before Oslo, the tariff was 45%"."""
    return _names_event(time, sentence, r"before|ahead of|prior to")


def _names_event(time: TimeRestriction, sentence: str, lead: str = "after|at|in|following") -> bool:
    """Whether a sentence names the event behind one of some words."""
    name = re.escape((time.event or "").split()[0])
    return re.search(rf"\b(?:{lead})\s(?:[\w’'-]+\s){{0,4}}?{name}\b", sentence, re.I) is not None


def _but_for_the_event(readings: list[Reading], form: QuestionForm) -> list[Reading]:
    """Without the name of the event before which something else is asked for, where there is another."""
    named = {time.event.lower() for time in form.times if time.event and time.kind == "before"}
    others = [one for one in readings if one.text.lower().partition(",")[0] not in named]
    has_other = any(one.value.type == form.wanted for one in others) or form.wanted == "text"
    return others if has_other else readings


def _contradicts(reading: Reading, form: QuestionForm) -> bool:
    """Whether a date is asked for that lies before or after another, and this one does not."""
    own = bounds(reading.value.norm) if reading.value.type == "date" else None
    if form.wanted != "date" or own is None or not own.has_year:
        return False
    limits = [(time.kind, bounds(time.when)) for time in form.times if time.when]
    return any(
        kind in ("before", "after") and limit and limit.has_year and not _in_time(own, kind, limit)
        for kind, limit in limits
    )


def _was_former(reading: Reading) -> bool:
    """Whether a value had been left behind when the report told of it: "to 47%, from 57%"."""
    places = [(one.start, one.end) for one in find_quantities(reading.sentence)]
    return any(former(reading.sentence, reading.place, other) == reading.place for other in places)


_NEWS_DAYS = 2  # what a report tells without a date of its own happened on its day or shortly before


def _told_of(reported: Bounds) -> Bounds:
    return replace(reported, first=reported.first - timedelta(days=_NEWS_DAYS))


def _event_bounds(reading: Reading, *, since: bool = True) -> list[Bounds]:
    """The times that a sentence gives, but with ``since`` False those from which on something was so."""
    published = reading.article.published
    found: list[Bounds] = []
    for time in find_times(reading.sentence):
        if not since and _SINCE.search(reading.sentence, 0, time.span.start):
            continue
        event = bounds(resolve(time.when, published, direction_of(reading.sentence, time.span.start)))
        if event and is_until(reading.sentence, time.span.start):
            event = replace(event, first=min(event.first, _since(published, event)))
        if event:
            found.append(event)
    return found


_SINCE = re.compile(r"\bsince\s(?:the )?$", re.I)


def _since(published: str | None, event: Bounds) -> date:
    """What holds until a day holds from the day of the report, at least."""
    reported = bounds(published) if published else None
    return reported.first if reported and event.has_year else event.first


def _in_time(event: Bounds, kind: str, limit: Bounds) -> bool:
    if not event.has_year and limit.has_year:
        return True  # nothing is known against it
    if _days(event.first, limit) == _days(limit.first, limit) and event.days == limit.days:
        return True  # "by the end of February" said in question and sentence alike
    if kind == "before":
        return (
            _days(event.first, limit) < _days(limit.first, limit) or event.first < limit.first <= event.last
        )
    if kind == "after":
        return _days(event.last, limit) >= _days(limit.first, limit)
    return _days(event.first, limit) <= _days(limit.last, limit) and _days(limit.first, limit) <= _days(
        event.last, limit
    )


def _days(day: date, limit: Bounds) -> int:
    """A day on the scale of the limit: without its year where the question names none."""
    return day.toordinal() if limit.has_year else date(limit.first.year, day.month, day.day).toordinal()
