"""One question's outcome against its gold: every figure that later is only averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evals.gold import GoldQuestion, GoldSpan
from evals.measures.answers import contains, right, score_text
from evals.measures.citations import (
    Place,
    article_precision,
    article_recall,
    overlap,
    span_precision,
    span_recall,
)
from evals.measures.conflicts import value_recall
from evals.outcome import Outcome, Read, Retrieved

QUOTED_KIND = "passage"
"""The kind that a sentence or two answers: the quote may be longer than the gold, not elsewhere."""

Reason = Literal[
    "failed",
    "answered though the corpus is silent",
    "not retrieved",
    "retrieved and not read",
    "refused",
    "wrongly merged",
    "read and not chosen",
]


@dataclass(frozen=True, slots=True)
class Scored:
    """Zeros for a missing prediction. Citation figures are None where nothing is shown or marked.

    Attributes:
        top_right, any_right: whether the first shown claim, or any, is right; of values that changed the
            newest must come first.
        best_right: whether the first claim, or the best read span, is right if nothing is refused.
        status_right: whether the status is the expected one.
        exact_citations: of ``citations`` (near misses included), those whose quote stands on disk.
        reason: why it went wrong; None where it did not.
    """

    id: str
    type: str
    answerable: bool
    answered: bool
    expected_status: str
    given_status: str
    expected_kind: str | None
    given_kind: str | None
    probability: float
    exact_match: float
    f1: float
    containment: float
    top_right: bool
    any_right: bool
    best_right: bool
    claims_shown: int
    value_recall: float | None
    citations: int
    exact_citations: int
    span_precision: float | None
    span_recall: float | None
    article_precision: float | None
    article_recall: float | None
    total_ms: float | None
    turn: int | None
    reason: Reason | None

    @property
    def right(self) -> bool:
        """A right first claim, or rightly nothing."""
        return self.top_right if self.answerable else not self.answered

    @property
    def status_right(self) -> bool:
        """Whether the status is the expected one."""
        return self.given_status == self.expected_status


def score(gold: GoldQuestion, outcome: Outcome | None) -> Scored:
    """Scores one question; None stands for a prediction that is missing."""
    given = outcome or Outcome(gold.id, "missing", error="no prediction")
    rights = claims_right(gold, given)
    shown = rights if given.answered else []
    first_right = claims_right(gold.first, given)[:1] == [True]
    cited: list[Place] = [c for claim in given.claims for c in claim.citations] if given.answered else []
    everything = [c for claim in given.claims for c in claim.citations] + list(given.near_misses)
    em, f1, held = score_text(given.text, gold.accepted) if gold.answerable else (0.0, 0.0, 0.0)
    judged = bool(gold.answers) and bool(cited)
    best_right = gold.answerable and (first_right if rights else _best_read_right(gold, given))
    return Scored(
        id=gold.id,
        type=gold.type,
        answerable=gold.answerable,
        answered=given.answered,
        expected_status=gold.status,
        given_status=given.status,
        expected_kind=gold.kind,
        given_kind=given.kind,
        probability=given.probability,
        exact_match=em,
        f1=f1,
        containment=held,
        top_right=given.answered and first_right,
        any_right=any(shown),
        best_right=best_right,
        claims_shown=len(given.claims) if given.answered else 0,
        value_recall=_values_found(gold, given) if gold.values else None,
        citations=len(everything),
        exact_citations=sum(c.exact for c in everything),
        span_precision=span_precision(cited, gold.answers) if judged else None,
        span_recall=span_recall(cited, gold.answers) if gold.answers else None,
        article_precision=article_precision(cited, gold.answers) if judged else None,
        article_recall=article_recall(cited, gold.answers) if gold.answers else None,
        total_ms=given.timings_ms.get("total"),
        turn=gold.turn,
        reason=reason(gold, given, shown, given.answered and first_right),
    )


def claims_right(gold: GoldQuestion, outcome: Outcome) -> list[bool]:
    """For each claim, shown or not, whether it is right; all False where the corpus is silent."""
    quoted = gold.kind == QUOTED_KIND
    return [
        gold.answerable and right(c.text, c.citations, gold.accepted, gold.answers, quoted=quoted)
        for c in outcome.claims
    ]


def reason(gold: GoldQuestion, outcome: Outcome, shown: Sequence[bool], top_right: bool) -> Reason | None:
    """Why a question went wrong, the earliest stage that lost it first; None where it went right."""
    if outcome.error:
        return "failed"
    if not gold.answerable:
        return "answered though the corpus is silent" if outcome.answered else None
    if top_right:
        return None
    if not any(passage_holds(gold, passage) for passage in outcome.passages):
        return "not retrieved"
    if not any(shown) and not any(read_right(gold, read) for read in outcome.candidates):
        return "retrieved and not read"
    if not outcome.answered:
        return "refused"
    if not any(shown) and _merged(gold, outcome):
        return "wrongly merged"
    return "read and not chosen"


def passage_holds(gold: GoldQuestion, passage: Retrieved) -> bool:
    """Whether a passage holds a gold span, or, where no span is marked, an accepted string."""
    if gold.answers:
        return any(overlap(passage, answer) for answer in gold.answers)
    return contains(passage.text, gold.accepted)


def read_right(gold: GoldQuestion, read: Read) -> bool:
    """Whether a read span is right by itself."""
    return right(read.text, [read], gold.accepted, gold.answers, quoted=gold.kind == QUOTED_KIND)


def _best_read_right(gold: GoldQuestion, outcome: Outcome) -> bool:
    return bool(outcome.candidates) and read_right(gold, outcome.candidates[0])


def _values_found(gold: GoldQuestion, outcome: Outcome) -> float:
    claims = outcome.claims if outcome.answered else ()
    quoted = gold.kind == QUOTED_KIND

    def found(spans: tuple[GoldSpan, ...]) -> bool:
        texts = [span.text for span in spans]
        return any(right(c.text, c.citations, texts, spans, quoted=quoted) for c in claims)

    return value_recall([found(spans) for spans in gold.values])


def _merged(gold: GoldQuestion, outcome: Outcome) -> bool:
    """Whether a right citation hides in a claim that says something else."""
    return any(
        contains(cited.quote, gold.accepted) or any(overlap(cited, answer) for answer in gold.answers)
        for claim in outcome.claims
        for cited in claim.citations[1:]
    )
