"""What is indexed of a passage."""

from __future__ import annotations

from corpus.types import Article, Passage


def retrieval_text(article: Article, passage: Passage) -> str:
    """What both retrievers index for a passage: the headline goes with it, the text stays as it is."""
    text = passage.span.of(article.text)
    return f"{article.title}\n{text}" if article.title else text
