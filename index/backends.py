"""Which backend a corpus gets, by size, and how the manifest calls them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from index.lexical import RankBm25
from index.tantivy_lexical import TantivyBm25
from index.types import LexicalIndex, VectorIndex
from index.vectors import FLAT_LIMIT, FlatVectors, IvfVectors

RANK_BM25_LIMIT = 5_000
"""Here rank-bm25 takes 10 ms a query and 0.1 s to open, linear in the passages; tantivy 0.4 ms and 10 ms."""


class LexicalBackend(Protocol):
    """Builds and opens a lexical index in a folder of its own."""

    def build(self, passages: Iterable[list[str]], folder: Path) -> None:
        """Writes the index of the passages' tokens, in row order."""
        ...

    def open(self, folder: Path) -> LexicalIndex:
        """Opens what ``build`` wrote."""
        ...


class VectorBackend(Protocol):
    """Builds and opens a vector index in the folder of the stored vectors."""

    def build(self, folder: Path) -> None:
        """Writes what search needs besides the stored vectors."""
        ...

    def open(self, folder: Path) -> VectorIndex:
        """Opens the stored vectors and what ``build`` wrote."""
        ...


LEXICAL: dict[str, LexicalBackend] = {"rank-bm25": RankBm25, "tantivy": TantivyBm25}
VECTORS: dict[str, VectorBackend] = {"flat": FlatVectors, "ivf": IvfVectors}


def lexical_for(passages: int) -> str:
    """The name of the lexical backend for so many passages."""
    return "rank-bm25" if passages <= RANK_BM25_LIMIT else "tantivy"


def vectors_for(passages: int) -> str:
    """The name of the vector backend for so many passages."""
    return "flat" if passages <= FLAT_LIMIT else "ivf"
