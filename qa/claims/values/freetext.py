"""Values that are only words: compared by the words they share."""

from __future__ import annotations

from functools import lru_cache

from qa.claims.values.relation import Relation
from qa.question.words import STOPWORDS, numbers, stem, words

SAME_SHARE = 0.75  # three words in four shared: one wording of the same thing
RELATED_SHARE = 0.34  # a third shared: too close to call them different


def text_norm(text: str) -> str:
    """Lower-cased words without articles, punctuation and quotation marks."""
    kept = [word for word in words(text) if word not in ("the", "a", "an")]
    return " ".join(kept) or text.strip().lower()


def relation(first: str, second: str) -> Relation:
    """Of two text norms, by their content stems (Jaccard) and the numbers they name."""
    if first == second:
        return "equal"
    left, right = _stems(first), _stems(second)
    if not left or not right:
        return "incomparable"
    if left == right:
        return "equal"
    if _numbers(first) and _numbers(second) and _numbers(first) != _numbers(second):
        return "different"
    if left < right:
        return "less_precise"
    if right < left:
        return "more_precise"
    share = len(left & right) / len(left | right)
    if share >= SAME_SHARE:
        return "equal"
    return "incomparable" if share >= RELATED_SHARE else "different"


@lru_cache(maxsize=2048)
def _numbers(norm: str) -> frozenset[str]:
    return frozenset(numbers(norm))


@lru_cache(maxsize=2048)
def _stems(norm: str) -> frozenset[str]:
    every = norm.split()
    content = [word for word in every if word not in STOPWORDS]
    return frozenset(stem(word) for word in content or every)
