"""A question for the writer is answered from the byline."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Article, Passage, Span
from index.types import Hit
from qa.bylines import asks_for_author, byline_answer


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who wrote the report about the bridge?", True),
        ("who is the author of the ferry story", True),
        ("Who built the bridge?", False),
        ("What did the mayor write?", False),
    ],
)
def test_which_questions_ask_for_the_writer(question: str, asked: bool) -> None:
    assert asks_for_author(question) == asked


def written(key: str, text: str, author: str | None) -> Article:
    return Article(key, f"Report {key}", text, None, author, None, None, "none", Path(f"/{key}.txt"), key)


ARTICLES = {
    one.id: one
    for one in (
        written("a", "The bridge was closed. By Ada Example", "Ada Example"),
        written("b", "The ferry was late, and so was the bridge.", None),
        written("c", "The ferry was late. By Ben Example", "Ben Example"),
    )
}


def asked(question: str, *order: str) -> str | None:
    hits = [
        Hit(Passage(f"{key}:0-9", key, Span(0, 9), (Span(0, 9),)), rank, 1.0, ())
        for rank, key in enumerate(order, 1)
    ]
    own = {key: key for key in ARTICLES}
    found = byline_answer(question, hits, ARTICLES.__getitem__, lambda _: (), own)
    return found.claims[0].text if found else None


def test_the_article_with_most_of_the_words_is_meant_whatever_its_rank():
    assert asked("Who wrote the article about the bridge?", "c", "a") == "Ada Example"


def test_of_articles_with_as_many_words_one_with_an_author_is_meant():
    assert asked("Who wrote the story about the ferry?", "b", "c") == "Ben Example"


def test_no_author_no_answer():
    assert asked("Who wrote about the ferry and the bridge?", "b", "c", "a") is None
