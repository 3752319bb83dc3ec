"""BM25 with tantivy, for large corpora: fed the same ready-made tokens as rank-bm25."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from index.types import Found

HEAP_BYTES = 256_000_000
"""Enough for one segment of about a million passages, so that ties come in row order."""
WIDENING = 4
"""How much further to look, each time a filter leaves fewer than k."""


class TantivyBm25:
    """A tantivy index with one indexed field of whitespace-joined tokens and one fast field, the row."""

    def __init__(self, folder: Path):
        import tantivy

        self._tantivy = tantivy
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    @classmethod
    def build(cls, passages: Iterable[list[str]], folder: Path) -> None:
        """Writes the index of ``passages`` into ``folder``."""
        import tantivy

        writer = tantivy.Index(_schema(tantivy), path=str(folder)).writer(HEAP_BYTES, 1)
        for row, tokens in enumerate(passages):
            document = tantivy.Document()
            document.add_unsigned("row", row)
            document.add_text("tokens", " ".join(tokens))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    @classmethod
    def open(cls, folder: Path) -> TantivyBm25:
        """Opens what ``build`` wrote."""
        return cls(folder)

    def search(self, tokens: list[str], k: int, allowed: np.ndarray | None = None) -> list[Found]:
        """See ``LexicalIndex``."""
        total = self._searcher.num_docs
        if not tokens or k <= 0 or not total:
            return []
        query, limit = self._query(tokens), k
        while True:
            found = self._top(query, min(limit, total))
            kept = [one for one in found if allowed is None or allowed[one.row]]
            if len(kept) >= k or len(found) < limit or limit >= total:
                return kept[:k]
            limit *= WIDENING

    def contains(self, token: str) -> bool:
        """See ``LexicalIndex``."""
        return self.holding(token) > 0

    def holding(self, token: str) -> int:
        """See ``LexicalIndex``."""
        return self._searcher.doc_freq("tokens", token)

    def _query(self, tokens: list[str]) -> Any:
        query, schema = self._tantivy.Query, self._index.schema
        terms = [query.term_query(schema, "tokens", token, "freq") for token in dict.fromkeys(tokens)]
        return query.boolean_query([(self._tantivy.Occur.Should, term) for term in terms])

    def _top(self, query: Any, limit: int) -> list[Found]:
        hits: list[Any] = self._searcher.search(query, limit, count=False).hits
        rows: list[Any] = self._searcher.fast_field_values("row", [address for _, address in hits])
        found = [Found(int(row), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]
        return sorted(found, key=lambda one: (-one.score, one.row))


def _schema(tantivy: Any) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("tokens", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("row", stored=False, indexed=False, fast=True)
    return builder.build()
