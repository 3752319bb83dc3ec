"""A tiny corpus on disk, and an assistant over it that answers from a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ModelError
from corpus.types import Article, Passage, Span
from evals.gold import GoldQuestion, GoldSpan
from index.types import Evidence, Hit
from qa.types import Answer, Candidate, Citation, Claim, Value

TEXTS = {
    "talks.md": "The envoys met in Busan on Friday. They agreed on a truce. It runs until August 12.",
    "later.md": "The truce now runs until November 10. Officials met in Seoul.",
}


def article(path: Path, root: Path) -> Article:
    text = path.read_text(encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        path.stem, path.stem.title(), text, None, None, None, "2025-08-11", "record", path, sha256, root=root
    )


@dataclass
class TinyIndex:
    """The articles by id, each one passage."""

    found: dict[str, Article]
    index_id: str = "tiny"

    @property
    def store(self) -> TinyIndex:
        return self

    def articles(self) -> Iterable[Article]:
        return self.found.values()

    def article(self, id: str) -> Article:
        return self.found[id]


@dataclass
class TableAssistant:
    """Says, to each question, the strings of its row of the table, found in the articles."""

    index: TinyIndex
    table: dict[str, list[str]]
    probability: dict[str, float] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def ask(self, question: str, as_of: str | None = None, conversation: Any = ()) -> Answer:
        self.asked.append((question, conversation))
        texts = self.table.get(question, [])
        if texts == ["BROKEN"]:
            raise ModelError("the reader is gone")
        claims = tuple(self.claim(text) for text in texts)
        hits = tuple(self.hit(a, rank) for rank, a in enumerate(self.index.articles(), start=1))
        candidates = tuple(
            Candidate(hits[0], c.citations[0].span, 1.0, c.citations[0].sentence) for c in claims
        )
        sure = self.probability.get(question, 0.9 if claims else 0.1)
        status = "answered" if claims else "not_found"
        timings = {"retrieve": 1.0, "total": 3.0}
        kind = "single" if claims else None
        return Answer(
            question=question,
            resolved_question=None,
            status=status,
            kind=kind,
            claims=claims,
            probability=sure,
            near_misses=(),
            missing_terms=(),
            timings_ms=timings,
            index_id="tiny",
            hits=hits,
            candidates=candidates,
        )

    def claim(self, text: str) -> Claim:
        source = next(a for a in self.index.articles() if text in a.text)
        start = source.text.index(text)
        span = Span(start, start + len(text))
        sentence = Span(source.text.rfind(". ", 0, start) + 2 if ". " in source.text[:start] else 0, span.end)
        cited = Citation(source, span, text, sentence)
        return Claim(
            text, Value("text", text.lower()), None, "none", None, "asserted", None, 0.9, (cited,), 1
        )

    def hit(self, source: Article, rank: int) -> Hit:
        whole = Span(0, len(source.text))
        passage = Passage(f"{source.id}:0-{len(source.text)}", source.id, whole, (whole,))
        return Hit(passage, rank, 1.0 / rank, (Evidence("bm25", rank, 2.0),))


@pytest.fixture
def index(tmp_path: Path) -> TinyIndex:
    root = tmp_path / "articles"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text, encoding="utf-8")
    return TinyIndex({path.stem: article(path, root) for path in sorted(root.iterdir(), reverse=True)})


def gold_span(name: str, text: str, value: int | None = None) -> GoldSpan:
    start = TEXTS[name].index(text)
    return GoldSpan(name, start, start + len(text), text, value)


@pytest.fixture
def gold() -> tuple[GoldQuestion, ...]:
    when = (gold_span("later.md", "November 10", 1), gold_span("talks.md", "August 12", 2))
    return (
        GoldQuestion(
            "place", "Where did they meet?", "factoid", "answered", (gold_span("talks.md", "Busan"),)
        ),
        GoldQuestion("when", "When does it end?", "changed", "answered", when, kind="changed"),
        GoldQuestion("cost", "What did it cost?", "near-miss", "not_found"),
        GoldQuestion(
            "c1", "Who met?", "factoid", "answered", (gold_span("talks.md", "The envoys"),), (), "c", 1
        ),
        GoldQuestion(
            "c2",
            "And where?",
            "follow-up",
            "answered",
            (gold_span("talks.md", "Busan"),),
            (),
            "c",
            2,
            standalone="Where did they meet?",
        ),
    )


@pytest.fixture
def assistant(index: TinyIndex) -> TableAssistant:
    table = {
        "Where did they meet?": ["Busan"],
        "When does it end?": ["November 10", "August 12"],
        "Who met?": ["Officials"],
    }
    return TableAssistant(index, table)
