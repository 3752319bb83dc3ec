"""From candidates to claims: dates, origins and conflicts, or the best span alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.sameness import same_sentence
from corpus.types import Article
from qa.chances import Chance
from qa.claims import claims_from
from qa.claims.chronology import ReportOrder
from qa.claims.merge import Probability, logistic
from qa.claims.sight import Sight
from qa.odds import log_odds
from qa.question import QuestionForm
from qa.types import Candidate, Citation, Claim, Kind, Status, Value


@dataclass(frozen=True, slots=True)
class Composed:
    """What is claimed, and the probability that the likeliest claim answers the question."""

    status: Status
    kind: Kind | None
    claims: tuple[Claim, ...]
    probability: float


NOTHING = Composed("not_found", None, (), 0.0)


def widened(form: QuestionForm, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Whole sentences where the question asks why, how, what was said, or yes or no."""
    if not form.wants_passage:
        return list(candidates)
    return [replace(c, span=c.sentence) for c in candidates]


def by_chance(chances: Sequence[Chance]) -> list[Candidate]:
    """The candidates rescored with the log-odds of their probabilities, in the order given."""
    return [
        replace(one.candidate, score=log_odds(one.probability), margin=one.candidate.score) for one in chances
    ]


def compose(
    form: QuestionForm,
    candidates: Sequence[Candidate],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    order: ReportOrder | None = None,
    passed: Sequence[Value] = (),
    probability: Probability = logistic,
    sight: Sight | None = None,
) -> Composed:
    """Claims of ``candidates``, whose scores are log-odds of being right, but for the ``passed`` values.

    Args:
        probability: what is shown for a score.
        sight: the passages read, for values that the reader did not mark.
    """
    found = claims_from(
        widened(form, candidates),
        form,
        articles,
        origins,
        probability=probability,
        order=order,
        same_sentence=same_sentence,
        sight=sight,
        passed=passed,
    )
    if not found.claims:
        return NOTHING
    return Composed(found.status, found.kind, found.claims, max(claim.probability for claim in found.claims))


def dated_first(composed: Composed) -> Composed:
    """The claims with those behind that only undated reports make: asked as of a day, nothing tells whether
    these were written by then.
    """

    def is_undated(claim: Claim) -> bool:
        return all(citation.article.published is None for citation in claim.citations)

    return replace(composed, claims=tuple(sorted(composed.claims, key=is_undated)))


def best_alone(
    form: QuestionForm,
    candidates: Sequence[Candidate],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    probability: Probability = logistic,
) -> Composed:
    """The best candidate as the only claim: what merging is measured against."""
    if not candidates:
        return NOTHING
    candidate = candidates[0]
    article = articles[candidate.hit.passage.article_id]
    span = candidate.sentence if form.wants_passage else candidate.span
    quote = span.of(article.text)
    citation = Citation(article, span, quote, candidate.sentence, origin=origins[article.id])
    value = Value("sentence" if form.wants_passage else "text", " ".join(quote.casefold().split()))
    chance = probability(candidate.score)
    dated = (article.published, article.published_basis)
    claim = Claim(quote, value, *dated, None, "asserted", None, chance, (citation,), 1)
    return Composed("answered", "passage" if form.wants_passage else "single", (claim,), chance)
