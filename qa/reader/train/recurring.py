"""Questions made of raw text: a span that recurs in a passage is hidden in one sentence and asked for.

After Ram et al. 2021, "Few-Shot Question Answering by Pretraining Span Selection" (Splinter), brought into
the form that the reader is trained in: the sentence with a gap is the question, the rest of the passage the
context, and every other occurrence of what stood in the gap is an answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from qa.question.words import word_set
from qa.reader.train.negatives import sentence_ranges
from qa.reader.train.rows import Row

SOURCE = "recurring"
GAP = "_"
LONGEST = 5
"""Words of a span."""
EACH = 2
"""Questions made of one context."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = word_set(
    """
    a an and as at be but by for from had has have he her his in is it its not of on or she that the their
    they this to was were which who will with would
    """
)


def recurring_rows(contexts: Iterable[str], rng: random.Random) -> list[Row]:
    """Up to ``EACH`` rows of every context, longer spans first."""
    return [row for context in contexts for row in _rows(context, rng)]


def _rows(context: str, rng: random.Random) -> list[Row]:
    sentences = sentence_ranges(context)
    rows: list[Row] = []
    for places in _recurring(context):
        hidden = rng.choice(places)
        home = next(((a, b) for a, b in sentences if a <= hidden[0] and hidden[1] <= b), None)
        if home is None:
            continue
        left = context[: home[0]] + context[home[1] :]
        moved = [
            (a - (home[1] - home[0]) * (a >= home[1]), b - (home[1] - home[0]) * (a >= home[1]))
            for a, b in places
            if b <= home[0] or a >= home[1]
        ]
        if moved:
            asked = context[home[0] : hidden[0]] + GAP + context[hidden[1] : home[1]]
            rows.append(Row(SOURCE, left, " ".join(asked.split()), tuple(moved)))
        if len(rows) == EACH:
            break
    return rows


def _recurring(context: str) -> list[list[tuple[int, int]]]:
    """Places of every maximal span of words that occurs twice, longest first."""
    words = [match.span() for match in _WORD.finditer(context)]
    said = [context[a:b].lower() for a, b in words]
    taken: set[int] = set()
    found: list[list[tuple[int, int]]] = []
    for length in range(LONGEST, 0, -1):
        places: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(said) - length + 1):
            span = tuple(said[start : start + length])
            if span[0] not in _SMALL and span[-1] not in _SMALL and (length > 1 or len(span[0]) > 3):
                places.setdefault(span, []).append(start)
        for starts in places.values():
            if len(starts) > 1 and not taken.intersection(starts):
                found.append([(words[one][0], words[one + length - 1][1]) for one in starts])
                taken.update(place for one in starts for place in range(one, one + length))
    return found
