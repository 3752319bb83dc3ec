"""How two values stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["equal", "more_precise", "less_precise", "different", "incomparable"]
"""``more_precise``: the first says all that the second says, and more. ``incomparable``: neither says the
other is wrong, nor do they say the same."""

AGREEING: frozenset[Relation] = frozenset({"equal", "more_precise", "less_precise"})
"""Of values that say the same, one perhaps with more."""

_MIRROR: dict[Relation, Relation] = {"more_precise": "less_precise", "less_precise": "more_precise"}


def mirrored(relation: Relation) -> Relation:
    """The relation read from the other side."""
    return _MIRROR.get(relation, relation)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range of numbers that a value allows."""

    low: float
    high: float

    def relation(self, other: Interval) -> Relation:
        """Inside is more precise, apart is different, a partial overlap decides nothing."""
        if (self.low, self.high) == (other.low, other.high):
            return "equal"
        if other.low <= self.low and self.high <= other.high:
            return "more_precise"
        if self.low <= other.low and other.high <= self.high:
            return "less_precise"
        if self.high < other.low or other.high < self.low:
            return "different"
        return "incomparable"
