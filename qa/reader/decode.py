"""From token scores to spans: exact search over every allowed span, in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MAX_SPAN_TOKENS = 40
"""Longest span considered; 99% of the answers in the development sets are shorter."""

FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """Tokens ``first`` to ``last`` (inclusive) of one window, and the score over no answer."""

    first: int
    last: int
    score: float


def span_scores(
    starts: np.ndarray, ends: np.ndarray, sentences: np.ndarray, max_tokens: int = MAX_SPAN_TOKENS
) -> np.ndarray:
    """Score of every span over the null answer at token 0.

    Args:
        starts: (tokens,) start logits; ``starts[0]`` is the null start.
        ends: (tokens,) end logits.
        sentences: (tokens,) sentence number of each token, negative where no answer may stand.
        max_tokens: longest span.

    Returns:
        (tokens, max_tokens) array; ``[i, d]`` is the margin of span ``i .. i+d``, ``FORBIDDEN``
        where it crosses sentences or leaves the passage.
    """
    count = len(starts)
    offsets = np.arange(max_tokens)
    last = np.arange(count)[:, None] + offsets[None, :]
    inside = last < count
    last = np.minimum(last, count - 1)
    allowed = inside & (sentences[:, None] >= 0) & (sentences[last] == sentences[:, None])
    margins = starts[:, None] + ends[last] - (starts[0] + ends[0])
    return np.where(allowed, margins, FORBIDDEN)


def best_spans(scores: np.ndarray, count: int) -> list[TokenSpan]:
    """The ``count`` best spans that do not overlap one another, best first."""
    scores = scores.copy()
    lengths = np.arange(scores.shape[1])
    rows = np.arange(scores.shape[0])
    found: list[TokenSpan] = []
    while len(found) < count:
        first, length = divmod(int(scores.argmax()), scores.shape[1])
        score = float(scores[first, length])
        if score <= FORBIDDEN / 2:
            break
        last = first + length
        found.append(TokenSpan(first, last, score))
        overlapping = (rows[:, None] <= last) & (rows[:, None] + lengths[None, :] >= first)
        scores[overlapping] = FORBIDDEN
    return found


def best_by_sentence(scores: np.ndarray, sentences: np.ndarray) -> dict[int, TokenSpan]:
    """The best span of each sentence number that ``sentences`` names; arrays as in ``span_scores``."""
    lengths = scores.argmax(axis=1)
    best = scores[np.arange(len(scores)), lengths]
    found: dict[int, TokenSpan] = {}
    for number in np.unique(sentences[sentences >= 0]):
        inside = np.flatnonzero(sentences == number)
        first = int(inside[best[inside].argmax()])
        found[int(number)] = TokenSpan(first, first + int(lengths[first]), float(best[first]))
    return found
