"""From candidates to claims: dates, origins and conflicts, or the best span alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Article
from qa.question import QuestionForm
from qa.types import Candidate, Citation, Claim, Kind, Status, Value


@dataclass(frozen=True, slots=True)
class Composed:
    """What is claimed, and the probability that the first claim answers the question."""

    status: Status
    kind: Kind | None
    claims: tuple[Claim, ...]
    probability: float


NOTHING = Composed("not_found", None, (), 0.0)


def compose(
    form: QuestionForm,
    candidates: Sequence[Candidate],
    chances: Sequence[float],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    merged: bool,
) -> Composed:
    """Claims of ``candidates`` (best first) with their probabilities ``chances``."""
    if not candidates:
        return NOTHING
    best = max(range(len(candidates)), key=lambda i: (chances[i], -i))
    return _single(form, candidates[best], chances[best], articles, origins)


def _single(
    form: QuestionForm,
    candidate: Candidate,
    chance: float,
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
) -> Composed:
    article = articles[candidate.hit.passage.article_id]
    span = candidate.sentence if form.wants_passage else candidate.span
    quote = span.of(article.text)
    citation = Citation(article, span, quote, candidate.sentence, origin=origins[article.id])
    value = Value("sentence" if form.wants_passage else "text", " ".join(quote.casefold().split()))
    claim = Claim(
        quote,
        value,
        article.published,
        article.published_basis,
        None,
        "asserted",
        None,
        chance,
        (citation,),
        1,
    )
    return Composed("answered", "passage" if form.wants_passage else "single", (claim,), chance)
