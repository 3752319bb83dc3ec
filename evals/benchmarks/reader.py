"""The reader alone on the development sets, shipped and in full precision.

    python -m evals.benchmarks.reader --data ../shared/data/reader [--full-precision RUN/final] [--limit N]

writes evals/results/reader.json and reader.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from evals.quoted import RESULTS
from evals.spans import evaluate_spans

SETS = ("dev_squad2", "dev_reddit", "dev_natural_questions")
FIGURES = (
    "n", "exact_match", "f1", "best_f1", "has_answer_em", "has_answer_f1", "no_answer_accuracy",
    "answerability_auroc", "ms_per_question",
)  # fmt: skip


def measure(data: Path, readers: dict[str, str | None], limit: int | None) -> dict[str, Any]:
    """Figures by reader and set."""
    from qa.reader import load_reader

    found: dict[str, Any] = {}
    for name, weights in readers.items():
        reader = load_reader(weights)
        for dataset in SETS:
            report = evaluate_spans(data / f"{dataset}.jsonl.gz", reader, limit=limit)
            found.setdefault(name, {})[dataset] = report.as_json()
            print(name, dataset, found[name][dataset], flush=True)
    return found


def table(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = ["| reader, set | " + " | ".join(FIGURES) + " |", "| --- " * (len(FIGURES) + 1) + "|"]
    for name, sets in found.items():
        for dataset, figures in sets.items():
            cells = [_cell(figures.get(figure)) for figure in FIGURES]
            lines.append(f"| {name}, {dataset} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    return "-" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--full-precision", help="folder of the same weights for transformers")
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    readers: dict[str, str | None] = {"int8": None}
    if given.full_precision:
        readers["fp32"] = given.full_precision
    found = measure(given.data, readers, given.limit)
    (RESULTS / "reader.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (RESULTS / "reader.md").write_text(table(found), encoding="utf-8")


if __name__ == "__main__":
    main()
