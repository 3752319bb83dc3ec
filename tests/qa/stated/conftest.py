"""One invented article asked without a reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.types import Article, Passage, Span
from index.types import Hit
from qa.question import analyse
from qa.stated.find import stated_candidates
from tests.qa.claims.conftest import make_article, sentences_of

Stated = Callable[..., list[str]]


def hit_of(article: Article) -> Hit:
    whole = Span(0, len(article.text))
    passage = Passage(f"{article.id}:0-{whole.end}", article.id, whole, sentences_of(article.text))
    return Hit(passage, 1, 1.0, ())


@pytest.fixture
def stated() -> Stated:
    """Texts of the values that one article states for a question."""

    def ask(question: str, text: str, title: str | None = None) -> list[str]:
        article = make_article("a", text, None, title)
        found = stated_candidates(analyse(question), [hit_of(article)], lambda _: article)
        return [one.span.of(article.text) for one in found]

    return ask
