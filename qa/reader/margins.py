"""What the reader gives every span of the passages it read, the ones it did not mark among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.types import Span
from index.types import Hit
from qa.reader.decode import FORBIDDEN
from qa.reader.windows import Window
from qa.types import Candidate

Scored = tuple[Window, np.ndarray]
"""A window and its span scores, see `decode.span_scores`."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A window, its span scores, the best score of a span from each token, and where tokens begin and end."""

    window: Window
    scores: np.ndarray
    peaks: np.ndarray
    begins: np.ndarray
    ends: np.ndarray


_BEFORE, _BEHIND = 12, 25
"""Characters that a span may begin before a value and end behind it: "about 30", "30 percent of it"."""


class Margins:
    """The margins over no answer of the spans of some passages."""

    def __init__(self, hits: Sequence[Hit] = (), read: Iterable[Scored] = ()):
        """Of ``hits``, read as the windows in ``read``, whose ``source`` is the place among the hits."""
        self._read: dict[str, list[_Read]] = defaultdict(list)
        for window, scores in read:
            article = hits[window.source].passage.article_id
            begins, ends = window.offsets.T.copy()
            self._read[article].append(_Read(window, scores, scores.max(axis=1), begins, ends))

    def join(self, other: Margins) -> None:
        """Adds those of other passages."""
        for article, read in other._read.items():
            self._read[article] += read

    def of(self, hit: Hit, sentence: Span, place: Span) -> float | None:
        """The best margin of a span around ``place`` in its sentence; None where nothing was read."""
        low = max(sentence.start, place.start - _BEFORE)
        high = min(sentence.end, place.end + _BEHIND)
        found = (_best_around(read, place, low, high) for read in self._windows(hit))
        return max((one for one in found if one is not None), default=None)

    def best_margin(self, hit: Hit, sentence: Span) -> float | None:
        """The margin of the best span of a sentence; None where nothing was read."""
        found = self._first(hit, sentence)
        return float(found[0].peaks[found[1]]) if found else None

    def best(self, hit: Hit, sentence: Span) -> tuple[Span, float] | None:
        """The best span of a sentence and its margin; None where nothing was read."""
        found = self._first(hit, sentence)
        if found is None:
            return None
        read, first = found
        last = first + read.scores[first].argmax()
        return Span(int(read.begins[first]), int(read.ends[last])), float(read.peaks[first])

    def _first(self, hit: Hit, sentence: Span) -> tuple[_Read, int] | None:
        """Where the best span of a sentence begins."""
        found: list[tuple[_Read, int]] = []
        for read in self._windows(hit):
            inside = np.flatnonzero((read.begins >= sentence.start) & (read.ends <= sentence.end))
            first = int(inside[read.peaks[inside].argmax()]) if len(inside) else None
            if first is not None and read.peaks[first] > FORBIDDEN / 2:
                found.append((read, first))
        return max(found, key=lambda one: one[0].peaks[one[1]], default=None)

    def _windows(self, hit: Hit) -> Sequence[_Read]:
        return self._read.get(hit.passage.article_id, ())


@dataclass(frozen=True, slots=True)
class Marked:
    """Candidates, best first, and what every other span of their passages got."""

    candidates: list[Candidate]
    margins: Margins


def _best_around(read: _Read, place: Span, low: int, high: int) -> float | None:
    is_inside = (read.begins >= low) & (read.begins < place.end) & (read.window.sentences >= 0)
    starts = np.flatnonzero(is_inside)
    if not len(starts):
        return None
    last = starts[:, None] + np.arange(read.scores.shape[1])[None, :]
    ends = read.ends[np.minimum(last, len(read.ends) - 1)]
    fits = (last < len(read.ends)) & (ends > place.start) & (ends <= high)
    best = float(np.where(fits, read.scores[starts], FORBIDDEN).max())
    return best if best > FORBIDDEN / 2 else None
