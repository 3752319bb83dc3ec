"""What is inferred of an undated article, in words that are visibly not quotes."""

from __future__ import annotations

from corpus.types import Article
from qa.types import Answer


def inferred_words(answer: Answer, article: Article) -> str:
    """When an undated article was written, as far as the articles' own words tell; else empty."""
    found = answer.inferred.get(article.id)
    if found is None or article.published is not None:
        return ""
    if found.date:
        return f"{found.date}, inferred"
    after = f"after {found.not_before.day}" if found.not_before else ""
    before = f"before {found.not_after.day}" if found.not_after else ""
    ends = ", ".join(end for end in (after, before) if end)
    return f"{ends}, inferred" if ends else ""
