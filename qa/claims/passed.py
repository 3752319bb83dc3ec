"""Leaving out what was answered before: "And before that?" is not answered with the same again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.time_norms import bounds
from corpus.types import Article
from qa.claims.values import compatible, normalise
from qa.claims.values.relation import AGREEING
from qa.question import QuestionForm
from qa.types import Candidate, Value


def without_passed(
    form: QuestionForm,
    candidates: Sequence[Candidate],
    article: Callable[[str], Article],
    passed: Sequence[Value],
) -> list[Candidate]:
    """The ``candidates`` that say none of the ``passed`` values, and no later day than those."""
    if not passed:
        return list(candidates)
    return [
        c
        for c in candidates
        if not any(is_passed(_value(form, c, article(c.hit.passage.article_id)), one) for one in passed)
    ]


def _value(form: QuestionForm, candidate: Candidate, article: Article) -> Value:
    told = candidate.sentence.of(article.text)
    at = candidate.span.start - candidate.sentence.start
    return normalise(candidate.span.of(article.text), form.wanted, told, article.published, at)


def is_passed(value: Value, passed: Value) -> bool:
    """Whether ``value`` says what ``passed`` says, or a later day."""
    if compatible(value, passed) in AGREEING:
        return True
    if value.type != "date" or passed.type != "date":
        return False
    mine, its = bounds(value.norm), bounds(passed.norm)
    return mine is not None and its is not None and mine.has_year and its.has_year and mine.first > its.last
