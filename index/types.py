"""What retrieval returns. A passage is stored once; a hit is a passage found, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus.types import Passage

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one retriever found a passage: its rank from 1, and its own score (its own scale)."""

    retriever: str
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first: rank from 1, the score that ranks it, and every retriever's evidence.

    ``row`` is its place among all passages of the index, None where it comes from none. ``odds`` are those
    that it is the passage sought, against the best hit's, which has 1; None where nobody looked again,
    or among few passages.
    """

    passage: Passage
    rank: int
    score: float
    evidence: tuple[Evidence, ...]
    row: int | None = None
    odds: float | None = None


class Encoder(Protocol):
    """Turns texts into unit vectors, shape (texts, dimensions), float32."""

    def encode(self, texts: list[str]) -> np.ndarray:
        """One vector per text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What one retriever found: a passage's row in build order, and its score on that retriever's scale."""

    row: int
    score: float


class LexicalIndex(Protocol):
    """Ranks passages by the tokens that they share with a query."""

    def search(self, tokens: list[str], k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """At most ``k`` rows that share a token, best first, ties by row.

        Args:
            tokens: of the query, from ``index.tokens.tokenize``.
            allowed: which rows may be found, shape (passages,), bool; None for all.
        """
        ...

    def contains(self, token: str) -> bool:
        """Whether any passage holds ``token``."""
        ...

    def holding(self, token: str) -> int:
        """How many passages hold ``token``."""
        ...


class VectorIndex(Protocol):
    """Ranks passages by the inner product of unit vectors."""

    def search(self, vector: np.ndarray, k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """At most ``k`` rows, best first; ``vector`` has shape (dimensions,), ``allowed`` (passages,)."""
        ...
