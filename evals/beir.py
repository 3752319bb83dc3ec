"""Retrieval alone on sets in BEIR's form (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/*.tsv."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.types import Article
from evals.lines import read_lines
from evals.measures.retrieval import evaluate, mean
from evals.measures.timing import Times, times
from index.types import Hit

HINT = "A BEIR folder holds corpus.jsonl, queries.jsonl and qrels/test.tsv."
CUTOFFS = (1, 5, 10, 20, 100)
PASSAGES_PER_ARTICLE = 3
"""Articles are judged and passages retrieved: so many are asked for to fill the list of articles."""


@dataclass(frozen=True, slots=True)
class BeirReport:
    """Mean measures over the judged queries, and the time of a search."""

    n: int
    measures: dict[str, float]
    times: Times | None

    def as_json(self) -> dict[str, Any]:
        """One JSON mapping."""
        elapsed = {"p50": self.times.p50_ms, "p95": self.times.p95_ms} if self.times else None
        return {"n": self.n, **self.measures, "ms": elapsed}


def evaluate_beir(
    folder: Path,
    search: Callable[[str, int], Sequence[Hit]],
    article: Callable[[str], Article],
    *,
    split: str = "test",
    k: int = 100,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BeirReport:
    """Searches every judged query over an index that was built of ``folder/corpus.jsonl``.

    Args:
        folder: the set.
        search: passages for a query, best first.
        article: finds an article by id; its record number names the corpus line.
        split: which qrels file.
        k: how many articles count.
        limit: only the first so many queries.
        progress: told after each query.
    """
    qrels = read_qrels(folder / "qrels" / f"{split}.tsv")
    queries = [
        (str(r["_id"]), r["text"]) for _, r in read_lines(folder / "queries.jsonl") if str(r["_id"]) in qrels
    ]
    queries = queries[:limit]
    names = {number: str(row["_id"]) for number, row in read_lines(folder / "corpus.jsonl")}
    rankings: dict[str, list[str]] = {}
    elapsed_ms: list[float] = []
    for done, (id, text) in enumerate(queries, start=1):
        began = time.perf_counter()
        hits = search(text, k * PASSAGES_PER_ARTICLE)
        elapsed_ms.append((time.perf_counter() - began) * 1000)
        found = [names[article(hit.passage.article_id).record or 0] for hit in hits]
        rankings[id] = list(dict.fromkeys(found))[:k]
        if progress:
            progress(done, len(queries))
    asked = set(rankings) if limit else set(qrels)
    scores = evaluate(rankings, {id: qrels[id] for id in asked}, [c for c in CUTOFFS if c <= k])
    return BeirReport(len(scores), mean(scores), times(elapsed_ms))


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Relevance by query and article; a header is passed over.

    Raises:
        CorpusError: where the file is missing or a line has not three columns.
    """
    qrels: dict[str, dict[str, int]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t"):
                if row and not row[-1].lstrip("-").isdigit():
                    continue
                if row and int(row[2]) > 0:
                    qrels.setdefault(row[0], {})[row[1]] = int(row[2])
    except (OSError, IndexError, ValueError) as error:
        raise CorpusError(f"not qrels: {error}", HINT, path=path) from error
    return qrels
