"""The bundled gold set stands on the bundled articles, and asks in other words than theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gold import GoldQuestion, load, overlap

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "corpus" / "articles"
PARTS = [ROOT / "evals" / "gold" / f"bundled.{part}.jsonl" for part in ("dev", "test")]


def text_of(name: str) -> str:
    with (ARTICLES / name).open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(scope="module")
def questions() -> list[GoldQuestion]:
    return [question for part in PARTS for question in load(part)]


def test_every_gold_span_is_a_slice_of_its_file(questions: list[GoldQuestion]):
    for question in questions:
        for answer in question.answers:
            assert text_of(answer.article)[answer.start : answer.end] == answer.text, question.id


def test_the_parts_share_no_question(questions: list[GoldQuestion]):
    assert len({q.id for q in questions}) == len(questions) >= 250


def test_near_misses_are_two_thirds_of_a_hundred_silent_questions(questions: list[GoldQuestion]):
    silent = [q for q in questions if not q.answerable]
    assert len(silent) >= 100
    assert sum(q.type == "near-miss" for q in silent) >= 2 * len(silent) // 3


def test_questions_use_other_words_than_their_gold_sentence(questions: list[GoldQuestion]):
    shares = [max(overlap(q.question, line) for line in lines(q)) for q in questions if q.answers]
    assert sum(shares) / len(shares) <= 1 / 3


def lines(question: GoldQuestion) -> list[str]:
    """The text around each gold span, from full stop to full stop: a rough sentence."""
    found: list[str] = []
    for answer in question.answers:
        text = text_of(answer.article)
        start = max(text.rfind(mark, 0, answer.start) for mark in (". ", "\n")) + 1
        ends = [place for mark in (". ", "\n") if (place := text.find(mark, answer.end)) >= 0]
        found.append(text[start : min(ends, default=len(text))])
    return found
