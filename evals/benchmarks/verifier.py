"""Fits the reader's verifier, and says by cross-fitting what it brings.

    python -m evals.benchmarks.verifier --rows ../shared/data/reader/dev_squad2.jsonl.gz [--reader FOLDER]

reads every row's context, looks at the best span again, and fits the log-odds that the context answers. The
weights go into ``reader.json`` of the reader's folder (by default the shipped one), with the cut at which F1
is best; ``evals/results/verifier.json`` says how well margin and verifier tell answerable from not, each row
judged by weights that never saw its context.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import Span
from evals.measures.abstention import auroc
from evals.measures.squad import best_threshold, f1
from evals.quoted import RESULTS
from evals.spans import SpanQuestion, span_questions
from qa.abstention.fit import ridge_logistic
from qa.reader.model import SHIPPED
from qa.reader.verifier import NAMES

FOLDS = 10
SEED = 7


@dataclass(frozen=True, slots=True)
class Looked:
    """One row: what its best span looks like, and what that is worth with the null disabled."""

    context: str
    views: tuple[float, ...]
    answerable: bool
    f1: float


def look(row: SpanQuestion, reader: Any) -> Looked | None:
    """The views of a row's best span; None where there is no span."""
    found = reader.read_context(row.question, row.context, row.title)
    if not found.text:
        return None
    span = Span(found.start, found.end)
    views = reader.views(row.question, row.context, span, found.score, row.title)
    return Looked(row.context, views.values(), row.answerable, f1(found.text, row.golds))


def fit(rows: Sequence[Looked]) -> np.ndarray:
    """(views + 1,) bias and weights for views as they are."""
    values = np.array([row.views for row in rows])
    means, scales = values.mean(axis=0), values.std(axis=0) + 1e-6
    answerable = np.array([row.answerable for row in rows])
    weights = ridge_logistic((values - means) / scales, answerable, np.ones(len(rows)))
    own = weights[1:] / scales
    return np.concatenate([[weights[0] - own @ means], own])


def judged(rows: Sequence[Looked], weights: np.ndarray) -> np.ndarray:
    """(rows,) log-odds."""
    return weights[0] + np.array([row.views for row in rows]) @ weights[1:]


def cross_fitted(rows: Sequence[Looked]) -> np.ndarray:
    """(rows,) log-odds, each by weights that never saw the row's context."""
    contexts = sorted({row.context for row in rows})
    order = np.random.default_rng(SEED).permutation(len(contexts))
    fold_of = {context: int(place) % FOLDS for context, place in zip(contexts, order, strict=True)}
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = [number for number, row in enumerate(rows) if fold_of[row.context] == fold]
        weights = fit([row for row in rows if fold_of[row.context] != fold])
        found[held] = judged([rows[number] for number in held], weights)
    return found


def figures(rows: Sequence[Looked], scores: Sequence[float]) -> dict[str, float]:
    """How well scores tell answerable from not, and F1 at the best cut."""
    answerable = [row.answerable for row in rows]
    best, cut = best_threshold(scores, [row.f1 for row in rows], answerable)
    area = auroc(list(scores), answerable)
    return {"best_f1": round(100 * best, 2), "threshold": round(cut, 3), "auroc": round(area or 0.0, 4)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--reader", type=Path, default=SHIPPED)
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    from qa.reader import load_reader

    reader = load_reader(str(given.reader))
    asked = list(span_questions(given.rows))[: given.limit]
    rows = [one for row in asked if (one := look(row, reader))]
    weights = fit(rows)
    found = {
        "rows": len(rows),
        "margin": figures(rows, [row.views[0] for row in rows]),
        "verifier, cross-fitted": figures(rows, list(map(float, cross_fitted(rows)))),
        "verifier": figures(rows, list(map(float, judged(rows, weights)))),
    }
    record = {"bias": weights[0], **dict(zip(NAMES, weights[1:], strict=True))}
    card = json.loads((given.reader / "reader.json").read_text(encoding="utf-8"))
    card["verifier"] = {name: round(float(value), 5) for name, value in record.items()}
    card["threshold"] = found["verifier"]["threshold"]
    (given.reader / "reader.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    if given.reader == SHIPPED:
        (RESULTS / "verifier.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
