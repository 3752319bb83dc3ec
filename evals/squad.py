"""SQuAD-style sets asked end to end: their contexts become articles, their rows gold questions."""

from __future__ import annotations

import hashlib
from pathlib import Path

from evals.gold import GoldQuestion
from evals.lines import write_lines
from evals.spans import SpanQuestion, span_questions

TYPE = "squad"
SILENT_TYPE = "squad, silent"


def prepare(path: Path, into: Path, *, limit: int | None = None) -> tuple[Path, tuple[GoldQuestion, ...]]:
    """Writes the contexts as articles to index, and returns them with the questions.

    Args:
        path: SQuAD's JSON, or rows as ``.jsonl`` or ``.jsonl.gz``.
        into: folder that gets ``articles.jsonl``, one context a line.
        limit: only the first so many questions.

    Returns:
        ``(articles file, questions)``. A row that its own context does not answer counts as not to be
        found, though another context may happen to answer it.
    """
    rows = list(span_questions(path))[:limit]
    articles = {
        context_url(row): {"title": row.title, "text": row.context, "url": context_url(row)} for row in rows
    }
    file = into / "articles.jsonl"
    write_lines(file, articles.values())
    return file, tuple(_question(row) for row in rows)


def _question(row: SpanQuestion) -> GoldQuestion:
    return GoldQuestion(
        row.id,
        row.question,
        TYPE if row.answerable else SILENT_TYPE,
        "answered" if row.answerable else "not_found",
        variants=tuple(dict.fromkeys(row.golds)),
    )


def context_url(row: SpanQuestion) -> str:
    """The url that the context of ``row`` has as an article."""
    digest = hashlib.sha1(row.context.encode("utf-8"), usedforsecurity=False).hexdigest()[:12]
    return f"squad:{digest}"
