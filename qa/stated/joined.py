"""What the reader marks and what sentences state, as one list of candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.types import Article
from qa.types import Candidate


def with_stated(
    candidates: Sequence[Candidate], stated: Sequence[Candidate], article: Callable[[str], Article]
) -> list[Candidate]:
    """The reader's candidates and the stated ones, best first; a span found by both has the better score.

    A span that the reader marked around several stated ones ("Geneva, London and Madrid") gives way to them.
    """
    kept: list[Candidate] = []
    left = list(stated)
    for candidate in candidates:
        own = [one for one in stated if _overlap(one, candidate)]
        left = [one for one in left if one not in own]
        if not own:
            kept.append(candidate)
        elif len(own) == 1:
            chosen = own[0] if _is_cleaner(own[0], candidate, article) else candidate
            kept.append(replace(chosen, score=max(candidate.score, own[0].score), stated=True))
        else:
            kept.extend(replace(one, score=max(candidate.score, one.score)) for one in own)
    return sorted([*kept, *left], key=lambda one: -one.score)


_LOOSE_WORDS = 3
"""More words than these around a value are a clause, not the value."""


def _is_cleaner(stated: Candidate, read: Candidate, article: Callable[[str], Article]) -> bool:
    """Whether the stated span is the better quote: the reader's is a part of it, or a clause around it."""
    text = article(stated.hit.passage.article_id).text
    more = len(read.span.of(text).split()) - len(stated.span.of(text).split())
    return stated.span.contains(read.span) or more > _LOOSE_WORDS


def _overlap(first: Candidate, second: Candidate) -> bool:
    same = first.hit.passage.article_id == second.hit.passage.article_id
    return same and first.span.overlaps(second.span)
