"""What the assistant gave to one question, as kept on disk: plain values, no live objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.types import Article, Passage
from evals.measures.citations import stands_on_disk
from index.types import Hit
from qa.types import Answer, Candidate, Citation, Claim

MAX_CANDIDATES = 20
"""Read spans kept for each question: enough to see what was read and not chosen."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation; ``exact`` says whether the file itself holds the quote there."""

    article: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    sentence: str
    exact: bool
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Shown:
    """One claim as shown."""

    text: str
    probability: float
    citations: tuple[Cited, ...]
    as_of: str | None = None
    modality: str = "asserted"
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that was retrieved; ``ranks`` says where each retriever had it."""

    article: str
    start: int
    end: int
    text: str
    rank: int
    score: float
    ranks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """A span that the reader gave."""

    article: str
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything kept of one question. ``error`` is set, and all else empty, where asking failed."""

    id: str
    status: str
    kind: str | None = None
    claims: tuple[Shown, ...] = ()
    probability: float = 0.0
    near_misses: tuple[Cited, ...] = ()
    missing_terms: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    passages: tuple[Retrieved, ...] = ()
    candidates: tuple[Read, ...] = ()
    resolved_question: str | None = None
    error: str | None = None

    @property
    def answered(self) -> bool:
        """Whether something was shown as an answer."""
        return bool(self.claims) and self.status != "not_found"

    @property
    def text(self) -> str | None:
        """The first claim's text; None where nothing was shown."""
        return self.claims[0].text if self.answered else None

    def as_json(self) -> dict[str, Any]:
        """One JSON mapping."""
        return asdict(self)


Naming = Callable[[Article], str]
"""What an article is called in an outcome: the name that the gold rows use for it."""


def outcome_of(question_id: str, answer: Answer, article: Callable[[str], Article], name: Naming) -> Outcome:
    """Keeps an answer.

    Args:
        question_id: the gold row's id.
        answer: what the assistant gave.
        article: finds an article by id.
        name: what it is called.
    """
    best = sorted(answer.candidates, key=lambda candidate: -candidate.score)[:MAX_CANDIDATES]
    return Outcome(
        id=question_id,
        status=answer.status,
        kind=answer.kind,
        claims=tuple(_shown(claim, name) for claim in answer.claims),
        probability=float(answer.probability),
        near_misses=tuple(_cited(citation, name) for citation in answer.near_misses),
        missing_terms=tuple(answer.missing_terms),
        timings_ms={stage: float(ms) for stage, ms in answer.timings_ms.items()},
        passages=tuple(_retrieved(hit, article, name) for hit in answer.hits),
        candidates=tuple(_read(candidate, article, name) for candidate in best),
        resolved_question=answer.resolved_question,
    )


def from_json(row: Mapping[str, Any]) -> Outcome:
    """The inverse of ``Outcome.as_json``."""
    claims = [
        Shown(**{**c, "citations": tuple(Cited(**cited) for cited in c["citations"])}) for c in row["claims"]
    ]
    return Outcome(
        **{
            **row,
            "claims": tuple(claims),
            "near_misses": tuple(Cited(**cited) for cited in row["near_misses"]),
            "missing_terms": tuple(row["missing_terms"]),
            "passages": tuple(Retrieved(**passage) for passage in row["passages"]),
            "candidates": tuple(Read(**read) for read in row["candidates"]),
        }
    )


def _shown(claim: Claim, name: Naming) -> Shown:
    citations = tuple(_cited(citation, name) for citation in claim.citations)
    return Shown(claim.text, float(claim.probability), citations, claim.as_of, claim.modality, claim.origins)


def _cited(citation: Citation, name: Naming) -> Cited:
    sentence = citation.sentence
    return Cited(
        name(citation.article),
        citation.span.start,
        citation.span.end,
        citation.quote,
        sentence.start,
        sentence.end,
        sentence.of(citation.article.field(citation.field)),
        stands_on_disk(citation),
        citation.field,
    )


def _retrieved(hit: Hit, article: Callable[[str], Article], name: Naming) -> Retrieved:
    passage: Passage = hit.passage
    source = article(passage.article_id)
    ranks = {evidence.retriever: evidence.rank for evidence in hit.evidence}
    span = passage.span
    return Retrieved(
        name(source), span.start, span.end, span.of(source.text), hit.rank, float(hit.score), ranks
    )


def _read(candidate: Candidate, article: Callable[[str], Article], name: Naming) -> Read:
    source, span = article(candidate.hit.passage.article_id), candidate.span
    return Read(name(source), span.start, span.end, span.of(source.text), float(candidate.score))
