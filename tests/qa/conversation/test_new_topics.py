"""A question that stands alone stays as it is, whatever was asked before it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from qa.conversation import Turn, resolve

GOLD = Path(__file__).parents[3] / "evals" / "gold"
ALLOWED_SHARES = {"dev": 0.03, "test": 0.08}
"""Of the gold questions after an unrelated one; the rules were tightened on dev, from 17 in 100."""

DEFICIT = Turn("How large was the trade deficit?", None, "$295 billion", "The deficit was $295 billion.")


@pytest.mark.parametrize(
    "question",
    [
        "Which festival complicates the visit?",
        "Which volcano erupted in Iceland?",
        "What deadline does the truce face?",
        "What happened on May 12 in the capital?",
        "Is it known who will buy the ferry?",
        "What does Norland blame for missing its targets?",
        "When had the two leaders last seen one another?",
        "Is it public how much support farmers will get?",
        "What crop matters to the farmers?",
        "Why is America reluctant to let its best processors go abroad?",
    ],
)
def test_nothing_is_added(question: str) -> None:
    assert resolve(question, [DEFICIT]).question == question


@pytest.mark.parametrize(("part", "allowed"), ALLOWED_SHARES.items())
def test_gold_questions_after_an_unrelated_one(part: str, allowed: float) -> None:
    lines = (GOLD / f"bundled.{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if not row.get("conversation")]
    rng = random.Random(3)
    changed = 0
    for row in rows:
        before = rng.choice([other for other in rows if other is not row])
        answer = before["answers"][0]["text"] if before["answers"] else None
        changed += (
            resolve(row["question"], [Turn(before["question"], None, answer, answer)]).question
            != row["question"]
        )
    assert changed <= allowed * len(rows)
