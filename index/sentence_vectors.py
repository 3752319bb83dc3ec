"""Vectors of every sentence: what a passage says best for a question, and what a sentence says.

A passage's one vector is an average of all that it tells. The sentence nearest to the question says whether
the passage answers (late interaction with the maximum over parts; Khattab & Zaharia 2020, "ColBERT", section
3.2, with sentences for tokens).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.errors import IndexDamaged

VECTORS = "sentences.npy"
STARTS = "sentence_starts.npy"


def write_sentence_vectors(passages: Sequence[np.ndarray], folder: Path) -> None:
    """Stores the vectors of each passage's sentences, (sentences, dimensions), as half floats."""
    filled = [one for one in passages if len(one)]
    vectors = np.concatenate(filled) if filled else np.zeros((0, 0))
    np.save(folder / VECTORS, vectors.astype(np.float16), allow_pickle=False)
    starts = np.cumsum([0, *map(len, passages)], dtype=np.int64)
    np.save(folder / STARTS, starts, allow_pickle=False)


class SentenceVectors:
    """The stored vectors, memory-mapped, by passage row and place in the passage."""

    def __init__(self, folder: Path):
        try:
            self._vectors = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
            self._starts = np.load(folder / STARTS, allow_pickle=False)
        except (OSError, ValueError) as error:
            raise IndexDamaged(
                "the sentence vectors cannot be read", "Build the index again.", path=folder
            ) from error

    def at(self, row: int) -> np.ndarray:
        """(sentences, dimensions) of one passage, float16."""
        return self._vectors[self._starts[row] : self._starts[row + 1]]

    def of(self, row: int, vector: np.ndarray) -> np.ndarray:
        """(sentences,) cosines of ``vector`` (dimensions,) and the sentences of one passage."""
        own = self.at(row)
        return np.asarray(own, dtype=np.float32) @ vector if len(own) else np.zeros(0, dtype=np.float32)

    def nearest(self, vector: np.ndarray, rows: Sequence[int]) -> np.ndarray:
        """(rows,) largest cosine of ``vector`` and a sentence of each passage; -1 for none."""
        return np.array([self.of(row, vector).max(initial=-1.0) for row in rows], dtype=np.float32)
