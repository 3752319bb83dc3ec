"""BM25 with rank-bm25, for small corpora. The larger ones are in tantivy_lexical.py."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from index.types import Found

K1, B = 1.2, 0.75
"""Tantivy's fixed values, so that a corpus ranks alike before and after it outgrows this file."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Token counts of all passages, as one compressed sparse matrix.

    Attributes:
        vocabulary: the tokens; a column is a position in it.
        starts: shape (passages + 1,); passage ``i`` owns ``starts[i]:starts[i + 1]`` of the next two.
        columns, counts: shape (entries,).
    """

    vocabulary: tuple[str, ...]
    starts: np.ndarray
    columns: np.ndarray
    counts: np.ndarray


def count(passages: Iterable[list[str]]) -> Counts:
    """Counts the tokens of passages, in order."""
    vocabulary: dict[str, int] = {}
    starts, columns, counts = [0], [], []
    for tokens in passages:
        for token, times in Counter(tokens).items():
            columns.append(vocabulary.setdefault(token, len(vocabulary)))
            counts.append(times)
        starts.append(len(columns))
    return Counts(
        tuple(vocabulary),
        np.array(starts, dtype=np.int64),
        np.array(columns, dtype=np.uint32),
        np.array(counts, dtype=np.uint32),
    )


class RankBm25:
    """rank-bm25 over stored counts, which open faster than texts tokenised again."""

    def __init__(self, counts: Counts):
        self._columns = {token: column for column, token in enumerate(counts.vocabulary)}
        self._passages = len(counts.starts) - 1
        self._holding = np.bincount(counts.columns, minlength=len(counts.vocabulary))
        self._bm25 = _okapi(counts) if counts.vocabulary else None

    @classmethod
    def build(cls, passages: Iterable[list[str]], folder: Path) -> None:
        """Writes the index of ``passages`` into ``folder``."""
        counts = count(passages)
        (folder / "vocabulary.json").write_text(json.dumps(counts.vocabulary), encoding="utf-8")
        np.savez(folder / "counts.npz", starts=counts.starts, columns=counts.columns, counts=counts.counts)

    @classmethod
    def open(cls, folder: Path) -> RankBm25:
        """Opens what ``build`` wrote."""
        vocabulary = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        with np.load(folder / "counts.npz", allow_pickle=False) as arrays:
            return cls(Counts(tuple(vocabulary), arrays["starts"], arrays["columns"], arrays["counts"]))

    def search(self, tokens: list[str], k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """See ``LexicalIndex``."""
        columns = [self._columns[token] for token in dict.fromkeys(tokens) if token in self._columns]
        if not columns or k <= 0 or self._bm25 is None:
            return []
        scores = np.asarray(self._bm25.get_scores(columns))
        rows = np.flatnonzero(scores > 0 if allowed is None else (scores > 0) & allowed)
        best = rows[np.argsort(-scores[rows], kind="stable")[:k]]
        return [Found(int(row), float(scores[row])) for row in best]

    def contains(self, token: str) -> bool:
        """See ``LexicalIndex``."""
        return token in self._columns

    def holding(self, token: str) -> int:
        """See ``LexicalIndex``."""
        return int(self._holding[self._columns[token]]) if token in self._columns else 0


def inverse_frequency(passages: int, holding: int) -> float:
    """Lucene's idf, ``ln(1 + (N - n + 0.5) / (n + 0.5))``, which is never negative.

    Robertson's, which rank-bm25 has, is: on a handful of articles every name of the story would count
    against the passages that hold it.
    """
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def _okapi(counts: Counts) -> Any:
    from rank_bm25 import BM25Okapi

    class StoredOkapi(BM25Okapi):
        """BM25Okapi fed with counts instead of texts; its tokens are columns."""

        def _initialize(self, corpus: Counts) -> dict[int, int]:
            columns, values, starts = corpus.columns.tolist(), corpus.counts.tolist(), corpus.starts.tolist()
            for start, end in pairwise(starts):
                self.doc_freqs.append(dict(zip(columns[start:end], values[start:end], strict=True)))
                self.doc_len.append(sum(values[start:end]))
            self.corpus_size = len(self.doc_len)
            self.avgdl = sum(self.doc_len) / self.corpus_size
            return dict(enumerate(np.bincount(corpus.columns).tolist()))

        def _calc_idf(self, nd: dict[int, int]) -> None:
            self.idf = {
                column: inverse_frequency(self.corpus_size, holding) for column, holding in nd.items()
            }

    return StoredOkapi(counts, k1=K1, b=B)
