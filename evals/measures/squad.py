"""Exact match and F1 as SQuAD counts them.

Rajpurkar et al. 2016, "SQuAD: 100,000+ Questions for Machine Comprehension of Text", and Rajpurkar
et al. 2018, "Know What You Don't Know", whose ``evaluate-v2.0.py`` these functions follow: the best
over several golds, and an empty string for no answer.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

LOWEST_CUT = -1e9
"""Stands for "no prediction at all": finite, so that the cut can be written as JSON."""

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise(text: str) -> str:
    """Lower case, no ASCII punctuation, no articles, single spaces: SQuAD's ``normalize_answer``."""
    bare = text.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def exact_match(prediction: str | None, golds: Sequence[str]) -> float:
    """1.0 where the prediction equals a gold after normalising; None and "" say "no answer"."""
    guess = normalise(prediction or "")
    return float(any(guess == gold for gold in _normalised(golds)))


def f1(prediction: str | None, golds: Sequence[str]) -> float:
    """The best token F1 over the golds; 1.0 where both say "no answer"."""
    guess = normalise(prediction or "").split()
    return max(_overlap(guess, gold.split()) for gold in _normalised(golds))


def best_threshold(
    margins: Sequence[float], scores: Sequence[float], answerable: Sequence[bool]
) -> tuple[float, float]:
    """The mean score at the best cut, and that cut: a question is answered where its margin exceeds it.

    Args:
        margins: one a question, larger is more answerable; ``-inf`` where a prediction is missing.
        scores: each prediction's score (exact match or F1) with the null disabled.
        answerable: whether the question has an answer.

    Returns:
        ``(best mean score, cut)``. Questions of equal margin fall on the same side, and of equally good
        cuts the one that refuses more wins, so the figure does not depend on the order of the rows.

    Raises:
        ValueError: where the three differ in length or are empty.
    """
    if not margins or not len(margins) == len(scores) == len(answerable):
        raise ValueError("one margin, one score and one label a question are needed, and at least one")
    total = float(sum(not has for has in answerable))
    ranked = sorted(zip(margins, scores, answerable, strict=True), key=lambda row: -row[0])
    best, cut = total, max(ranked[0][0], LOWEST_CUT)
    for place, (margin, score, has) in enumerate(ranked):
        total += score if has else -1.0
        below = ranked[place + 1][0] if place + 1 < len(ranked) else margin - 1.0
        if below < margin and total > best + 1e-9:
            best, cut = total, (margin + below) / 2 if below != float("-inf") else margin - 1.0
    return best / len(ranked), cut


def no_answer_accuracy(answered: Sequence[bool], answerable: Sequence[bool]) -> float | None:
    """The share of unanswerable questions that were refused; None where there are none."""
    refused = [not did for did, has in zip(answered, answerable, strict=True) if not has]
    return sum(refused) / len(refused) if refused else None


def _normalised(golds: Sequence[str]) -> list[str]:
    """The golds as compared; no gold, or only empty ones, means that no answer is right."""
    return [norm for norm in map(normalise, golds) if norm] or [""]


def _overlap(guess: list[str], gold: list[str]) -> float:
    if not guess or not gold:
        return float(guess == gold)
    same = sum((Counter(guess) & Counter(gold)).values())
    if not same:
        return 0.0
    precision, recall = same / len(guess), same / len(gold)
    return 2 * precision * recall / (precision + recall)
