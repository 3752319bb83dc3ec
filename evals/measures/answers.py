"""Is the answer right? Exact match and F1 after SQuAD, and what a person would call right.

A claim is *right* where one of three holds, each of which names one value and no other:

1. it equals an accepted string as SQuAD compares strings;
2. an accepted string stands in it, word for word, among at most ``MAX_EXTRA_WORDS`` others (a quoted
   sentence, for why, how and yes/no questions, may be longer: there the place must agree too);
3. its citation and a gold span are the same place: they share half of all the characters they cover
   together, or, for quoted sentences, half of the gold span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.measures.citations import Place
from evals.measures.squad import exact_match, f1, normalise

MAX_EXTRA_WORDS = 5
"""“Busan, the South Korean port city” still answers "Busan"; a longer quote may hold other values."""

HALF = 0.5


def contains(text: str | None, golds: Iterable[str], max_extra: int | None = None) -> bool:
    """Whether a gold string stands in ``text`` as whole words, with at most so many words beside it."""
    words = normalise(text or "").split()
    return any(_holds(words, normalise(gold).split(), max_extra) for gold in golds)


def same_place(cited: Place, gold: Place, *, quoted: bool) -> bool:
    """Whether two places agree: half of their union, or half of the gold where sentences are quoted."""
    if cited.article != gold.article:
        return False
    shared = min(cited.end, gold.end) - max(cited.start, gold.start)
    union = max(cited.end, gold.end) - min(cited.start, gold.start)
    whole = gold.end - gold.start if quoted else union
    return shared > 0 and shared >= HALF * whole


def right(
    text: str | None, cited: Sequence[Place], accepted: Sequence[str], gold: Sequence[Place], *, quoted: bool
) -> bool:
    """Whether a claim is right; see the module's text.

    Args:
        text: the claim's text; None where nothing was said.
        cited: its citations.
        accepted: strings that are right wherever they stand.
        gold: the gold spans.
        quoted: whether the question asks for a quoted sentence (why, how, what was said, yes/no).
    """
    if not text:
        return False
    if accepted and (exact_match(text, accepted) or contains(text, accepted, MAX_EXTRA_WORDS)):
        return True
    return any(same_place(c, g, quoted=quoted) for c in cited for g in gold)


def score_text(text: str | None, accepted: Sequence[str]) -> tuple[float, float, float]:
    """Exact match, F1 and containment of one text; zeros where nothing is said or accepted."""
    if not text or not accepted:
        return 0.0, 0.0, 0.0
    return exact_match(text, accepted), f1(text, accepted), float(contains(text, accepted))


def _holds(words: list[str], sought: list[str], max_extra: int | None) -> bool:
    extra = len(words) - len(sought)
    if not sought or extra < 0 or (max_extra is not None and extra > max_extra):
        return False
    return any(words[i : i + len(sought)] == sought for i in range(extra + 1))
