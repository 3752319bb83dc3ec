"""How fast a warm question is answered, and the reader against the same weights on torch, in one run.

``python -m evals.benchmarks.reading_speed --index DIR --weights RUN/final`` asks the bundled development
questions and writes evals/results/reading_speed.json. Both readers get the same passages in turn, so that
what else the machine does falls on both; torch runs as ``--reader`` runs it, through transformers.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent.parent / "results" / "reading_speed.json"
GOLD = Path(__file__).parent.parent / "gold" / "bundled.dev.jsonl"


def measure(index: Path, weights: Path, limit: int) -> dict[str, Any]:
    """Milliseconds by what was timed: median, 95th percentile, and torch's median over ours."""
    from evals.gold import load
    from index.onnx import threads
    from qa.assistant import Assistant
    from qa.reader import load_reader

    assistant = Assistant.open(index)
    ours, torch = load_reader(), load_reader(str(weights))
    questions = [q.standalone or q.question for q in load(GOLD)][:limit]
    spent: dict[str, list[float]] = {"ask": [], "reader": [], "reader on torch": []}
    for number, question in enumerate(questions):
        form = assistant.analyse(question)
        hits = assistant.retrieve(question, other_names=form.other_names)
        runs: dict[str, Callable[[], object]] = {
            "ask": lambda q=question: assistant.ask(q),
            "reader": lambda q=form.question, h=hits: ours.read(q, h, assistant.index.article),
            "reader on torch": lambda q=form.question, h=hits: torch.read(q, h, assistant.index.article),
        }
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            if number >= 5:  # The first few warm caches up.
                spent[name].append((time.perf_counter() - began) * 1000)
    figures: dict[str, Any] = {name: _figures(times) for name, times in spent.items()}
    figures["torch over ours"] = figures["reader on torch"]["p50"] / figures["reader"]["p50"]
    machine = {"processor": _processor(), "threads": threads(), "questions": len(spent["ask"])}
    return figures | machine


def _figures(times: list[float]) -> dict[str, float]:
    ranked = sorted(times)
    return {"p50": statistics.median(ranked), "p95": ranked[int(len(ranked) * 0.95)]}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="an index of the bundled articles")
    parser.add_argument("--weights", type=Path, required=True, help="the reader's full-precision weights")
    parser.add_argument("--limit", type=int, default=60)
    given = parser.parse_args()
    figures = measure(given.index, given.weights, given.limit)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
