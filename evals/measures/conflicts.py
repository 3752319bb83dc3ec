"""Are all values found, and is their relation named rightly?"""

from __future__ import annotations

from collections.abc import Sequence


def value_recall(found: Sequence[bool]) -> float:
    """The share of a question's gold values that some shown claim gives; 0.0 where there are none."""
    return sum(found) / len(found) if found else 0.0


def status_accuracy(given: Sequence[str], expected: Sequence[str]) -> float | None:
    """The share of questions whose status is as expected; None for no questions."""
    pairs = list(zip(given, expected, strict=True))
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def confusion(given: Sequence[str], expected: Sequence[str]) -> dict[str, dict[str, int]]:
    """Counts, expected status first, then the given one, both in alphabetical order."""
    table: dict[str, dict[str, int]] = {}
    for got, want in sorted(zip(given, expected, strict=True), key=lambda pair: (pair[1], pair[0])):
        row = table.setdefault(want, {})
        row[got] = row.get(got, 0) + 1
    return table
