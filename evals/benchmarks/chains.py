"""Whether a follow-up is answered as well as the same question written out in full.

``python -m evals.benchmarks.chains`` asks the chats of the gold set's dev part of the bundled articles, the
twenty of ``chats.dev.jsonl``, those of ``tests/stories`` and one of each affair, each turn in its chat and
each later turn also in full, and writes numbers and ids: how many of the turns that are right in full are
right in the chat.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.benchmarks.affairs import homes
from evals.gold import GoldQuestion, load
from evals.outcome import Outcome
from evals.runner import STANDALONE, run_gold
from evals.scoring import score
from index.build import update
from qa.assistant import Assistant

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "evals" / "results" / "chains.json"
STORY = ROOT / "tests" / "stories"
CHATS = {
    "bundled": (ROOT / "evals" / "gold" / "bundled.dev.jsonl", ROOT / "corpus" / "articles"),
    "chats": (ROOT / "evals" / "gold" / "chats.dev.jsonl", ROOT / "corpus" / "articles"),
    "story": (STORY / "chains.jsonl", STORY / "articles"),
    **{
        home.name: (home / "questions.jsonl", home / "articles")
        for part in ("dev", "test")
        for home in homes(part)
    },
}
"""Gold questions and the articles that they are asked of."""


def measure(gold: Sequence[GoldQuestion], articles: Path, into: Path) -> dict[str, Any]:
    """Counts over the later turns of ``gold``, asked of ``articles`` indexed in ``into``.

    Returns:
        ``turns``, those ``right_in_chat`` and ``right_in_full``, how many of the latter are ``kept`` in the
        chat, and the ids of the others, ``lost``.
    """
    update([articles], into)
    assistant = Assistant.open(into)
    chats = [question for question in gold if question.conversation]
    run = run_gold(assistant, chats, assistant.index)
    later = [question for question in chats if question.standalone]
    in_chat = {q.id: _right(q, run.outcomes[q.id]) for q in later}
    in_full = {q.id: _right(q, run.outcomes[q.id + STANDALONE]) for q in later}
    lost = [id for id, right in in_full.items() if right and not in_chat[id]]
    return {
        "turns": len(later),
        "right_in_chat": sum(in_chat.values()),
        "right_in_full": sum(in_full.values()),
        "kept": sum(in_full.values()) - len(lost),
        "lost": lost,
    }


def _right(question: GoldQuestion, outcome: Outcome) -> bool:
    return score(question, outcome).right


def main() -> None:
    """Measures both sets and writes the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        report = {
            name: measure(load(gold), articles, Path(folder) / name)
            for name, (gold, articles) in CHATS.items()
        }
    options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
