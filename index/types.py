"""What retrieval returns. A passage is stored once; a hit is a passage found, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corpus.types import Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one retriever found a passage: its rank from 1, and its own score (its own scale)."""

    retriever: str
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first: rank from 1, fused score, and every retriever's evidence."""

    passage: Passage
    rank: int
    score: float
    evidence: tuple[Evidence, ...]


class Encoder(Protocol):
    """Turns texts into unit vectors, shape (texts, dimensions), float32."""

    def encode(self, texts: list[str]) -> np.ndarray: ...
