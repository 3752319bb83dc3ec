"""An answer as the contract prints it, and a history in a folder of its own."""

from pathlib import Path
from typing import Any

import pytest

from qa.conversation.history import History

TEXT = "The bridge at Ostrava reopened on Monday. Mayor Ida Novak cut the ribbon."


def citation(article: str = "a1", quote: str = "Monday", **changed: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    sentence = {"start": 0, "end": 41, "quote": TEXT[:41]}
    return {
        "article_id": article, "title": "Bridge [reopens]", "publisher": "The <Daily>", "url": None,
        "path": f"/articles/{article}.txt", "encoding": "utf-8", "field": "text", "published": "2026-02-10",
        "published_basis": "dateline", "start": start, "end": start + len(quote), "quote": quote,
        "sentence": sentence, "sha256": "ab" * 32, **changed,
    }  # fmt: skip


def claim(*citations: dict[str, Any], text: str | None = None) -> dict[str, Any]:
    return {
        "text": text or citations[0]["quote"], "value": {"type": "date", "norm": "monday"},
        "as_of": "2026-02-10", "as_of_basis": "dateline", "event_date": None, "modality": "asserted",
        "attribution": None, "probability": 0.9, "origins": len(citations), "citations": list(citations),
    }  # fmt: skip


def answered(
    question: str = "When did the bridge reopen?", *claims: dict[str, Any], **changed: Any
) -> dict[str, Any]:
    shown = list(claims) or [claim(citation())]
    return {
        "question": question, "resolved_question": None, "status": "answered", "kind": "single",
        "answer": shown[0]["text"], "probability": 0.9, "claims": shown, "near_misses": [],
        "missing_terms": [], "timings_ms": {}, "index_id": "x", **changed,
    }  # fmt: skip


def not_found(question: str = "Who paid for it?", *misses: dict[str, Any]) -> dict[str, Any]:
    return answered(question) | {
        "status": "not_found", "kind": None, "answer": None, "claims": [], "near_misses": list(misses),
    }  # fmt: skip


@pytest.fixture
def history(tmp_path: Path):
    kept = History(tmp_path / "history.sqlite3")
    yield kept
    kept.close()
