"""Who wrote a report: answered from its byline, not by the reader, which knows nothing of bylines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from corpus.types import Article, Block, Span
from index.tokens import tokenize
from index.types import Hit
from qa.compose import Composed
from qa.types import Citation, Claim, Value

ASKED = re.compile(
    r"\bwho (?:wrote|authored|penned|reported|is the author|was the author|is credited)\b"
    r"|\b(?:author|byline|reporter) of\b|\bwritten by whom\b",
    re.I,
)
_OTHER_WRITING = re.compile(
    r"(?:\w['’]s|s['’])\s(?:own\s)?\w+"
    r"|\b(?:letter|inquiry|review|study|opinion|book|novel|song|law|bill|speech|memo|statement|e-?mail|audit|treaty"
    r"|official|final|interim|expert)\b",
    re.I,
)
"""What is written besides reports of the news: "who wrote the company's report" asks for no byline."""
REPORT_WORDS = frozenset(
    tokenize("article story report piece text wrote write written author byline reporter")
)
"""Words that name the writing or the writer, not what it is about."""
CHANCE = 0.5
"""Bylines are read by rule and no judged questions ask for them, so the probability is not calibrated."""


def asks_for_author(question: str) -> bool:
    """Whether the question wants the writer of a report."""
    asked = ASKED.search(question)
    return asked is not None and not _OTHER_WRITING.search(question, asked.end())


def byline_answer(
    question: str,
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    blocks: Callable[[str], tuple[Block, ...]],
    origins: Mapping[str, str],
) -> Composed | None:
    """The author of the article that the question is about, cited in its byline; None when it names none.

    That is the one with most of the question's words; of several with as many, the best found that has an
    author at all: who asks for the writer means a report that names one.
    """
    topic = set(tokenize(question)) - REPORT_WORDS
    found = list(dict.fromkeys(hit.passage.article_id for hit in hits))
    held = {key: len(topic & _words(article(key))) for key in found}
    most = max(held.values(), default=0)
    named = [article(key) for key in found if held[key] == most and article(key).author]
    return _claimed(named[0], blocks, origins) if named else None


def _words(article: Article) -> set[str]:
    return set(tokenize(article.text)) | set(tokenize(article.title or ""))


def _claimed(
    own: Article, blocks: Callable[[str], tuple[Block, ...]], origins: Mapping[str, str]
) -> Composed | None:
    if not own.author:
        return None
    citation = _citation(own, own.author, blocks(own.id), origins[own.id])
    value = Value("person", own.author.casefold())
    dated = (own.published, own.published_basis)
    claim = Claim(citation.quote, value, *dated, None, "asserted", None, CHANCE, (citation,), 1)
    return Composed("answered", "single", (claim,), CHANCE)


def _citation(article: Article, author: str, blocks: Sequence[Block], origin: str) -> Citation:
    for block in blocks:
        at = block.span.of(article.text).find(author) if block.kind == "byline" else -1
        if at >= 0:
            span = Span(block.span.start + at, block.span.start + at + len(author))
            return Citation(article, span, author, block.span, origin=origin)
    at = article.text.find(author)
    if at >= 0:
        span = Span(at, at + len(author))
        return Citation(article, span, author, span, origin=origin)
    span = Span(0, len(author))
    return Citation(article, span, author, span, "author", origin)
