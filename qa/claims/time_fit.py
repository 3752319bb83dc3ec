"""Whether a value lies where in time the question asks: what happened, what holds, what is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.tense import direction_of
from corpus.time_norms import Bounds, bounds, full_day
from qa.claims.ended import is_called_off
from qa.claims.groups import Group
from qa.claims.modality import tells_of_a_plan
from qa.claims.reading import Reading
from qa.question.form import NAME_TYPES, VALUE_TYPES, QuestionForm
from qa.question.times import asks_for_next


def misses_time(group: Group, form: QuestionForm) -> bool:
    """Whether a value is a mere plan where it is asked what happened, or was taken away from what holds."""
    if group.is_ended and asks_what_held_after(form):
        return True
    if asks_what_happened(form):
        return group.modality == "expected"
    return form.tense == "present" and group.is_ended


def asks_what_held_after(form: QuestionForm) -> bool:
    """Of "What was the rate after the Oslo talks": what was taken away there held no more."""
    return form.wanted in VALUE_TYPES and any(time.event and time.kind == "after" for time in form.times)


_HAVE_BEEN = re.compile(r"\b(?:has|have) (?:there |so far )?(?:been|taken place)\b", re.I)
"""Of "which rounds have there been" those to come are none."""


def happened(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for mere plans, where the question asks what happened and a sentence states that."""
    told = [reading for reading in readings if reading.modality != "expected"]
    asks = asks_what_happened(form) or _HAVE_BEEN.search(form.question)
    return told if asks and any(reading.candidate.stated for reading in told) else list(readings)


def is_next_asked(form: QuestionForm) -> bool:
    """ "Where do they meet next" and "who hosts the next summit", but not "how long is the next one"."""
    return form.wanted in (*NAME_TYPES, "date") and asks_for_next(form.question)


def ahead(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """Where the next one is asked for, the readings but for those of earlier ones that only use its words."""
    if form.tense == "past" or not is_next_asked(form):
        return list(readings)
    kept = [one for one in readings if not one.candidate.stated or _is_ahead(one)]
    return kept or list(readings)


def _is_ahead(reading: Reading) -> bool:
    """Whether a sentence tells of what is planned, of the next one, or in the present."""
    if reading.modality == "expected" or asks_for_next(reading.sentence):
        return True
    return direction_of(reading.sentence, reading.place[0]) >= 0


def not_called_off(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """Where it is asked what happened, the readings but for plans that were called off in their sentence."""
    if not asks_what_happened(form):
        return list(readings)
    return [one for one in readings if not is_called_off(one.sentence, *one.place)]


def is_only_planned(rival: Reading, best: Reading, form: QuestionForm) -> bool:
    """ "Where were the talks held" asks for what happened, when some report tells that."""
    return asks_what_happened(form) and (best.modality, rival.modality) == ("asserted", "expected")


def is_history(rival: Reading, best: Reading, form: QuestionForm) -> bool:
    """ "Where will they meet" asks for what is to come, when some report tells that."""
    to_come = form.tense == "future" and form.wanted in NAME_TYPES
    return to_come and (best.modality, rival.modality) == ("expected", "asserted")


def asks_what_happened(form: QuestionForm) -> bool:
    """ "Where did they meet", but not "where did they plan to meet"."""
    return form.tense == "past" and not tells_of_a_plan(form.question)


def is_still_to_come(reading: Reading, form: QuestionForm) -> bool:
    """Whether a question asks when something happened and the date lies after the report."""
    published, own = full_day(reading.article.published), _dated(reading)
    if not asks_what_happened(form) or published is None or own is None:
        return False
    return own.first > published


def _dated(reading: Reading) -> Bounds | None:
    """First and last day of a date with its year; None for other values."""
    own = bounds(reading.value.norm) if reading.value.type == "date" else None
    return own if own is not None and own.has_year else None
