"""Small invented articles and candidates found in them by their words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.types import Article, Passage, Span
from index.types import Hit
from qa.claims import ClaimSet, ClaimSettings, claims_from
from qa.claims.chronology import ReportOrder
from qa.event_times import with_event_times
from qa.question import analyse
from qa.types import Candidate


def texts(found: ClaimSet) -> list[str]:
    """What the claims say, in the order of display."""
    return [claim.text for claim in found.claims]


def make_article(name: str, text: str, published: str | None = None, title: str | None = None) -> Article:
    return Article(
        id=name,
        title=title,
        text=text,
        publisher=None,
        author=None,
        url=None,
        published=published,
        published_basis="front matter" if published else "none",
        path=Path(f"/news/{name}.txt"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def sentences_of(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(match.start(), match.end())
        for match in re.finditer(r"[^\s.][^.!?]*(?:\.\d[^.!?]*)*[.!?]?", text)
    )


def make_candidate(article: Article, quote: str, score: float, nth: int = 0) -> Candidate:
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(quote, start + 1)
    span = Span(start, start + len(quote))
    sentences = sentences_of(article.text)
    sentence = next(found for found in sentences if found.contains(span))
    passage = Passage(
        f"{article.id}:0-{len(article.text)}", article.id, Span(0, len(article.text)), sentences
    )
    return Candidate(Hit(passage, 1, 1.0, ()), span, score, sentence, margin=usual_margin(score))


def usual_margin(score: float) -> float:
    """About what the reader by itself gives a span whose log-odds are ``score``."""
    return max(-12.0, min(12.0, 6.0 + 4.0 * score))


@dataclass
class Desk:
    """Collects articles and candidates, then asks."""

    articles: dict[str, Article] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)

    def report(
        self, text: str, *spans: tuple[str, float], published: str | None = None, title: str | None = None
    ) -> Article:
        article = make_article(f"a{len(self.articles)}", text, published, title)
        self.articles[article.id] = article
        self.candidates.extend(make_candidate(article, quote, score) for quote, score in spans)
        return article

    def ask(
        self,
        question: str,
        origins: Mapping[str, str] | None = None,
        settings: ClaimSettings | None = None,
        order: ReportOrder | None = None,
        candidates: Sequence[Candidate] | None = None,
    ) -> ClaimSet:
        return claims_from(
            self.candidates if candidates is None else candidates,
            with_event_times(analyse(question), self.articles.values()),
            self.articles,
            origins or {},
            settings or ClaimSettings(),
            order=order,
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()
