"""Questions about what happens again and again: where the talks were, how many rounds there have been."""

from __future__ import annotations

import re

from qa.claims.reading import Reading
from qa.claims.values.numbers import parse_norm
from qa.question.form import QuestionForm
from qa.question.words import stem, word_set

_RECURRING = frozenset(
    stem(word)
    for word in word_set(
        "talks meetings rounds negotiations discussions calls visits games matches attacks strikes "
        "elections summits hearings protests launches raids"
    )
)
_EVENTS = word_set("rounds talks meetings negotiations summits sessions calls visits")
"""What is numbered when it happens again: "the sixth round"."""


def asks_of_recurring(form: QuestionForm) -> bool:
    """Whether the place or time of what happens again and again is asked for ("the talks")."""
    recurs = any(stem(word) in _RECURRING for word in form.content_words)
    return recurs and form.wanted in ("place", "date")


def counts_what_recurs(form: QuestionForm) -> bool:
    """Whether it is asked how often something happened so far: "how many rounds", "which round"."""
    return form.head in ("times", "number") or (form.head is not None and stem(form.head) in _RECURRING)


def counts_other_things(reading: Reading, form: QuestionForm) -> bool:
    """Whether a number counts what is not asked for: "610 jobs", asked how many rounds of talks."""
    if form.wanted != "count" or form.head not in _EVENTS:
        return False
    quantity = parse_norm(reading.value.norm) if reading.value.type == "count" else None
    told = quantity.unit if quantity else ""
    return bool(told) and stem(told) not in _RECURRING | {stem("times")}


def numbers_asked_event(reading: Reading, form: QuestionForm) -> bool:
    """Whether an ordinal tells which one of those asked for it was: "the sixth round"."""
    following = _NOUNS.match(reading.sentence, reading.place[1])
    if following is None or form.head not in _EVENTS:
        return False
    return any(stem(word) == stem(form.head) for word in following[0].lower().split())


_NOUNS = re.compile(r"(?: [\w-]+){1,3}")
