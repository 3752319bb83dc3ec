"""Vector search with faiss: flat when small, inverted lists of bytes when large."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import IndexDamaged
from index.types import Found

FLAT_LIMIT = 100_000
"""Passages up to which exact search stays under 20 ms a query and 0.3 s to open, on a slow core."""
LISTS_PER_ROOT = 4
"""faiss's rule of thumb: 4 sqrt(n) lists."""
TRAINING_PER_LIST = 64
"""Enough for k-means by faiss's own warning (39), a little above."""
PROBED_SHARE = 0.1
"""Of the lists looked at per query: recall@10 is 0.985, on 29,000 vectors scattered around real passages."""


def write_vectors(vectors: np.ndarray, folder: Path) -> None:
    """Stores what the encoder gave, shape (passages, dimensions), as half floats.

    Half floats move no inner product of unit vectors by more than 0.001, and an update copies them from
    here, so that it gives what a rebuild gives.
    """
    np.save(folder / "vectors.npy", vectors.astype(np.float16), allow_pickle=False)


def read_vectors(folder: Path) -> np.ndarray:
    """The stored vectors, memory-mapped: (passages, dimensions), float16."""
    try:
        return np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexDamaged("the vectors cannot be read", "Build the index again.", path=folder) from error


class FlatVectors:
    """Exact search; the faiss index is filled when opened, from the stored vectors."""

    def __init__(self, folder: Path):
        import faiss

        vectors = read_vectors(folder)
        self._index = faiss.IndexFlatIP(max(1, vectors.shape[1]))
        if len(vectors):
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))  # type: ignore[call-arg]

    @classmethod
    def build(cls, folder: Path) -> None:
        """Nothing to do: the stored vectors are all it needs."""

    @classmethod
    def open(cls, folder: Path) -> FlatVectors:
        """Opens the vectors in ``folder``."""
        return cls(folder)

    def search(self, vector: np.ndarray, k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """See ``VectorIndex``."""
        import faiss

        selector = _selector(allowed)
        parameters = None if selector is None else faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        return _search(self._index, vector, k, parameters)


class IvfVectors:
    """Approximate search over inverted lists of bytes (IVF, SQ8), memory-mapped."""

    def __init__(self, folder: Path):
        import faiss

        try:
            self._index = faiss.read_index(str(folder / "ivf.faiss"), faiss.IO_FLAG_MMAP)
        except RuntimeError as error:
            raise IndexDamaged("the vectors cannot be read", "Build the index again.", path=folder) from error
        self._lists = faiss.extract_index_ivf(self._index).nlist

    @classmethod
    def build(cls, folder: Path) -> None:
        """Trains and fills the lists from the stored vectors; the same vectors give the same lists."""
        import faiss

        vectors = read_vectors(folder)
        lists = max(1, min(round(LISTS_PER_ROOT * math.sqrt(len(vectors))), len(vectors) // 39))
        index = faiss.index_factory(vectors.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
        step = max(1, len(vectors) // (lists * TRAINING_PER_LIST))
        index.train(np.ascontiguousarray(vectors[::step], dtype=np.float32))
        for start in range(0, len(vectors), FLAT_LIMIT):
            index.add(np.ascontiguousarray(vectors[start : start + FLAT_LIMIT], dtype=np.float32))
        faiss.write_index(index, str(folder / "ivf.faiss"))

    @classmethod
    def open(cls, folder: Path) -> IvfVectors:
        """Opens what ``build`` wrote."""
        return cls(folder)

    def search(self, vector: np.ndarray, k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """See ``VectorIndex``."""
        import faiss

        selector = _selector(allowed)
        probes = max(1, math.ceil(self._lists * PROBED_SHARE))
        if allowed is not None:
            # A filter empties lists: as many more are looked at, so that it does not starve the result.
            probes = min(self._lists, math.ceil(probes / max(float(allowed.mean()), 1e-6)))
        parameters = faiss.SearchParametersIVF(sel=selector, nprobe=probes)  # type: ignore[call-arg]
        return _search(self._index, vector, k, parameters)


def _selector(allowed: np.ndarray | None) -> Any:
    import faiss

    if allowed is None:
        return None
    return faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))  # type: ignore[call-arg]


def _search(index: Any, vector: np.ndarray, k: int, parameters: Any) -> list[Found]:
    k = min(k, index.ntotal)
    if k <= 0:
        return []
    query = np.ascontiguousarray(vector[None], dtype=np.float32)
    scores, rows = index.search(query, k, params=parameters)
    # faiss fills up with -1 where a filter or the lists looked at leave fewer than k.
    found = [Found(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0]
    return sorted(found, key=lambda one: (-one.score, one.row))
