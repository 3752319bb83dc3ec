"""What a sentence says that a value replaced: of "13.1%, down from 14.5" the reader marks one figure."""

from __future__ import annotations

from qa.claims.groups import Group
from qa.claims.moved import former
from qa.claims.reading import Reading
from qa.claims.values import compatible, durations, normalise
from qa.claims.values.finders import values_in
from qa.claims.values.numbers import find_quantities, parse_norm
from qa.claims.values.relation import AGREEING
from qa.question.form import VALUE_TYPES
from qa.types import Value

_EQUAL = 1e-9


def replaces(newer: Group, older: Group) -> bool:
    """Whether a sentence of ``newer`` says that its value took the place of the value of ``older``, or one
    of ``older`` that it gave way to that of ``newer``.
    """
    if newer.best.value.type not in VALUE_TYPES or newer.best.value.type != older.best.value.type:
        return False
    return any(_tells(one, older.best.value, is_new=True) for one in newer.readings) or any(
        _tells(one, newer.best.value, is_new=False) for one in older.readings
    )


def _tells(reading: Reading, other: Value, *, is_new: bool) -> bool:
    """Whether the reading's sentence puts its own value in the place of ``other``, or the other way round."""
    for place, value in _values_beside(reading):
        left_behind = former(reading.sentence, reading.place, place)
        if left_behind == (place if is_new else reading.place) and _agrees(value, other):
            return True
    return False


def _values_beside(reading: Reading) -> list[tuple[tuple[int, int], Value]]:
    """The other values of a reading's type in its sentence, bare figures among them."""
    kind, sentence = reading.value.type, reading.sentence
    own_start, own_end = reading.place
    places = set(values_in(sentence, kind))
    if kind != "date":
        places |= {(one.start, one.end) for one in find_quantities(sentence)}
    published = reading.article.published
    return [
        ((start, end), normalise(sentence[start:end], kind, sentence, published, start))
        for start, end in sorted(places)
        if end <= own_start or start >= own_end
    ]


def _agrees(value: Value, other: Value) -> bool:
    """Whether two values are one; a bare figure has the unit of the other."""
    if value.type == other.type:
        return compatible(value, other) in AGREEING
    mine = parse_norm(value.norm)
    its = durations.count_in_norm(other.norm) if other.type == "duration" else _amount(other)
    return mine is not None and its is not None and abs(mine.amount - its) < _EQUAL


def _amount(value: Value) -> float | None:
    quantity = parse_norm(value.norm)
    return quantity.amount if quantity else None
