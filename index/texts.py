"""What is indexed of a passage."""

from __future__ import annotations

from corpus.types import Article, Passage


def retrieval_text(article: Article, passage: Passage) -> str:
    """What both retrievers index for a passage: the headline goes with it, the text stays as it is."""
    text = passage.span.of(article.text)
    return f"{article.title}\n{text}" if article.title else text


def sentence_places(article: Article, passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where the passage's sentences stand in its retrieval text."""
    ahead = (len(article.title) + 1 if article.title else 0) - passage.span.start
    return tuple((one.start + ahead, one.end + ahead) for one in passage.sentences)
