"""Answers of kept conversations brought back, also where an article has gone since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import UnknownArticleError
from corpus.types import Article, Field, Span
from qa.as_of import dated
from qa.types import Answer, Citation, Claim, Value

if TYPE_CHECKING:
    from corpus.order_evidence import Bound, DateRange

ArticleOf = Callable[[str], Article]


def answer_from(kept: Mapping[str, Any], article_of: ArticleOf) -> Answer:
    """The answer that was kept as ``qa.contract.answer_json`` wrote it.

    Args:
        article_of: looks an article up; raises UnknownArticleError where the index lacks it.
    """
    return Answer(
        question=kept["question"],
        resolved_question=kept.get("resolved_question"),
        status=kept["status"],
        kind=kept.get("kind"),
        # By what is known of the articles now: one may have been corrected since.
        claims=dated([_claim(claim, article_of) for claim in kept.get("claims") or ()], kept.get("kind")),
        probability=kept.get("probability") or 0.0,
        near_misses=tuple(_citation(c, article_of) for c in kept.get("near_misses") or ()),
        missing_terms=tuple(kept.get("missing_terms") or ()),
        timings_ms={},
        index_id=kept.get("index_id") or "",
        inferred={one["article_id"]: _range(one) for one in kept.get("inferred_dates") or ()},
        removed_quotes=bool(kept.get("removed_quotes")),
    )


def _range(kept: Mapping[str, Any]) -> DateRange:
    # Imported late: not needed for the first paint.
    from corpus.order_evidence import DateRange

    first, last = (_bound(kept.get(end)) for end in ("not_before", "not_after"))
    return DateRange(first, last)


def _bound(kept: Mapping[str, Any] | None) -> Bound | None:
    from corpus.order_evidence import Bound

    if kept is None:
        return None
    return Bound(kept["day"], Span(kept["shown_by"]["start"], kept["shown_by"]["end"]))


def _claim(kept: Mapping[str, Any], article_of: ArticleOf) -> Claim:
    citations = tuple(_citation(c, article_of) for c in kept["citations"])
    return Claim(
        text=kept["text"],
        value=Value(kept["value"]["type"], kept["value"]["norm"]),
        as_of=None,
        as_of_basis="none",
        event_date=kept.get("event_date"),
        modality=kept.get("modality") or "asserted",
        attribution=kept.get("attribution"),
        probability=kept.get("probability") or 0.0,
        citations=citations,
        origins=kept.get("origins") or 1,
    )


def _citation(kept: Mapping[str, Any], article_of: ArticleOf) -> Citation:
    span = Span(kept["start"], kept["end"])
    sentence = Span(kept["sentence"]["start"], kept["sentence"]["end"])
    field: Field = kept.get("field") or "text"
    try:
        article = article_of(kept["article_id"])
    except UnknownArticleError:
        article = None
    if article is None or span.of(article.field(field)) != kept["quote"]:
        article, field = _stand_in(kept, span, sentence), "text"
    return Citation(article, span, kept["quote"], sentence, field, kept.get("origin") or "")


def _stand_in(kept: Mapping[str, Any], span: Span, sentence: Span) -> Article:
    """What was kept of an article that is gone or changed: the cited sentence at its old place."""
    text = _placed("", sentence, kept["sentence"]["quote"])
    return Article(
        id=kept["article_id"],
        title=kept.get("title"),
        text=_placed(text, span, kept["quote"]),
        publisher=kept.get("publisher"),
        author=kept.get("author"),
        url=kept.get("url"),
        published=kept.get("published"),
        published_basis=kept.get("published_basis") or "none",
        path=Path(kept["path"]),
        sha256=kept.get("sha256") or "",
    )


def _placed(text: str, span: Span, words: str) -> str:
    return text.ljust(span.start)[: span.start] + words + text[span.end :]


def pinned_numbers(citations: Sequence[Citation], pins: Sequence[Mapping[str, Any]]) -> set[int]:
    """The numbers, from 1, of the citations that stand where ``pins`` do."""
    places = {(pin["article_id"], pin["start"], pin["end"]) for pin in pins}
    return {
        number
        for number, c in enumerate(citations, start=1)
        if (c.article.id, c.span.start, c.span.end) in places
    }
