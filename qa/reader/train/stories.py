"""Running stories of our own: three reports of one affair, and questions that some of the reports answer.

A question is read with the report that answers it beside those that do not, which tell of the same people and
the same talks: what a reader meets over running news. ``stories.jsonl.gz`` holds all of it, invented by us.
"""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from qa.reader.train.rows import Row

SOURCE = "story"
FILE = Path(__file__).with_name("stories.jsonl.gz")


def story_rows(rng: random.Random, path: Path = FILE) -> list[tuple[Row, ...]]:
    """One group for every report that answers a question: its row, then those that do not, in random order.

    A question that no report answers is read over the one that tempts most.
    """
    groups: list[tuple[Row, ...]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            for asked in story["questions"]:
                groups += _groups(story["reports"], asked, rng)
    return groups


def _groups(reports: list[str], asked: dict, rng: random.Random) -> list[tuple[Row, ...]]:
    question = asked["question"]
    rows = [
        Row(SOURCE, report, question, tuple((a, b) for at, a, b in asked["spans"] if at == number))
        for number, report in enumerate(reports)
    ]
    if not asked["answerable"]:
        tempting = rows[asked["spans"][0][0]]
        return [(Row(SOURCE, tempting.context, question, ()),)]
    silent = [row for row in rows if not row.spans]
    return [(row, *rng.sample(silent, len(silent))) for row in rows if row.spans]
