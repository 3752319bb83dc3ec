"""The vocabulary of answers. Every text here is a slice of an article, and says which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from corpus.types import Article, Field, Span
from index.types import Hit

if TYPE_CHECKING:
    from corpus.order_evidence import DateRange

Status = Literal["answered", "conflicting", "not_found"]
Kind = Literal["single", "list", "changed", "disputed", "senses", "passage"]
Modality = Literal["asserted", "expected", "denied", "opinion"]
ValueType = Literal[
    "date", "duration", "money", "percent", "count", "person", "place", "organisation", "text", "sentence"
]


EVEN = 0.5
"""The probability below which an answer is more likely wrong than right."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may answer: where it was found, and its score on one scale across passages.

    ``score`` is the reader's margin over no answer (log-odds-like, larger is surer); ``stated`` that the
    sentence gives the value in the question's own terms, see `qa.stated`. ``margin`` keeps the reader's own
    score where ``score`` is something else; None where no reader marked the span. ``beside`` is how likely
    it answers too, beside the best one; None where nobody weighed that.
    """

    hit: Hit
    span: Span
    score: float
    sentence: Span
    stated: bool = False
    margin: float | None = None
    beside: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and where it stands: ``article.field(field)[span.start:span.end] == quote``."""

    article: Article
    span: Span
    quote: str
    sentence: Span
    field: Field = "text"
    origin: str = ""

    def __post_init__(self) -> None:
        if self.span.of(self.article.field(self.field)) != self.quote:
            raise ValueError(f"the quote {self.quote!r} does not stand at {self.span} of {self.article.id}")


@dataclass(frozen=True, slots=True)
class Value:
    """A span's meaning in comparable form: ``norm`` is canonical for its ``type``."""

    type: ValueType
    norm: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One value with everyone who reports it.

    Attributes:
        as_of: ISO date of the newest report that gives it, or None.
        as_of_basis: what that date rests on.
        event_date: ISO date that the text gives for the event itself, or None.
        attribution: the citation's words that name who says so, as a span of the first citation's
            article, or None.
        origins: number of independent origins among the citations.
    """

    text: str
    value: Value
    as_of: str | None
    as_of_basis: str
    event_date: str | None
    modality: Modality
    attribution: str | None
    probability: float
    citations: tuple[Citation, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus says to a question; ``not_found`` is a value, not an exception.

    ``inferred`` holds what the articles' own words tell about when an undated cited article was written;
    ``removed_quotes`` says that a kept answer quoted an article that was removed since.
    """

    question: str
    resolved_question: str | None
    status: Status
    kind: Kind | None
    claims: tuple[Claim, ...]
    probability: float
    near_misses: tuple[Citation, ...]
    missing_terms: tuple[str, ...]
    timings_ms: dict[str, float]
    index_id: str
    inferred: Mapping[str, DateRange] = field(default_factory=dict)
    removed_quotes: bool = False
    hits: tuple[Hit, ...] = field(default=(), repr=False)
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)

    @property
    def is_doubtful(self) -> bool:
        """Whether the one answer is more likely wrong than right."""
        return self.status == "answered" and self.probability < EVEN

    @property
    def text(self) -> str | None:
        """The first claim's text, or None."""
        return self.claims[0].text if self.claims else None
