"""Correcting an article: in its index, and in every conversation over it that was kept."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.types import Article
from index.index import Index
from qa.contract import article_json
from qa.conversation.history import History


def correct(index: Index, kept: History, article_id: str, fields: Mapping[str, str | None]) -> Article:
    """Corrects fields of an article (None takes a correction back) and returns it as it is from now on.

    Raises:
        UnknownArticleError: the index has no such article.
        SettingsError: an unknown field, an empty value or a date that is not understood.
        CorpusError: the corrections cannot be read or written.
        DatelineError: the conversations cannot be written; the index is corrected, and trying again is safe.
    """
    index.article(article_id)
    index.corrections.set(article_id, **fields)
    article = index.article(article_id)
    kept.correct_article(article_json(article), str(index.directory))
    return article
