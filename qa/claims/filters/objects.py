"""What an amount is charged on or paid for: "12% on butter and 7.5% on farm machines"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.claims.moved import moves_between
from qa.claims.reading import Reading
from qa.claims.values.finders import values_in
from qa.question.form import QuestionForm
from qa.question.words import stems

_AMOUNTS = frozenset({"percent", "money", "count", "duration"})
_BEHIND = re.compile(
    r"(?: [a-z]+){0,3}? (?:on|for) (?P<what>(?:the |its |their |all )?(?!\d)[\w’'-]+"
    r"(?: (?:and )?(?!on\b|for\b|from\b|since\b)[\w’'-]+){0,4})"
)


def of_asked_object(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for amounts on something else, where their sentence gives one on what is asked for."""
    if form.wanted not in (*_AMOUNTS, "text"):
        return list(readings)
    asked = _asked_object(form.question)
    return [one for one in readings if not _is_on_another(one, asked)]


def _is_on_another(reading: Reading, asked: frozenset[str]) -> bool:
    if reading.value.type not in _AMOUNTS:
        return False
    own = _object_of(reading.sentence, reading.place[1]) if asked else None
    if own is None or own & asked:
        return False
    others = (place for place in values_in(reading.sentence, reading.value.type) if place != reading.place)
    return any(
        not moves_between(reading.sentence, reading.place, place)
        and (theirs := _object_of(reading.sentence, place[1]))
        and theirs & asked
        for place in others
    )


_ASKED = re.compile(r"\b(?:on|for)\s(?P<what>[^?]+)")


def _asked_object(question: str) -> frozenset[str]:
    """The stems of what the question asks an amount on or for; none where it does not say."""
    found = _ASKED.search(question)
    return frozenset(stems(found["what"])) if found else frozenset()


def _object_of(sentence: str, end: int) -> frozenset[str] | None:
    """The stems of what stands behind an amount as its object, or None."""
    found = _BEHIND.match(sentence, end)
    return frozenset(stems(found["what"])) if found else None
