"""What claims can look up about the passages that were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.types import Article, Span
from index.types import Hit
from qa.types import Candidate

Gives = Callable[[Hit, Span], bool]
"""Whether a sentence of a passage gives something that would be worth reading for."""


class Sight(Protocol):
    """The passages read, the reader's margins for any of their spans, and how near their sentences are."""

    def passages(self, best: Candidate, gives: Gives) -> Sequence[Hit]:
        """The passages read, some of them for ``best``: where others tell of the same, and ``gives``."""
        ...

    def article(self, article_id: str) -> Article:
        """The article of a passage."""
        ...

    def margin(self, hit: Hit, sentence: Span, place: Span) -> float | None:
        """The reader's margin for a value in a sentence; None where it was not read."""
        ...

    def best_margin(self, hit: Hit, sentence: Span) -> float | None:
        """The best margin in a sentence; None where it was not read."""
        ...

    def best(self, hit: Hit, sentence: Span) -> tuple[Span, float] | None:
        """What the reader would mark in a sentence, and its margin."""
        ...

    def asked(self, hit: Hit) -> Sequence[float]:
        """Cosine of the question and each sentence of a passage."""
        ...

    def alike(self, candidate: Candidate, hit: Hit) -> Sequence[float]:
        """Cosine of a candidate's sentence and each sentence of a passage."""
        ...
