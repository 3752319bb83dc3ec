"""Answers as JSON: the contract that other programs rely on. Fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from corpus.types import Article, Block, Span
from qa.timeline import TimelineEntry
from qa.types import Answer, Citation, Claim


def answer_json(answer: Answer, question_id: str = "") -> dict[str, Any]:
    """One answer as a JSON-ready dictionary."""
    return {
        "id": question_id,
        "question": answer.question,
        "resolved_question": answer.resolved_question,
        "status": answer.status,
        "kind": answer.kind,
        "answer": answer.text,
        "probability": round(answer.probability, 4),
        "claims": [claim_json(claim) for claim in answer.claims],
        "near_misses": [citation_json(citation) for citation in answer.near_misses],
        "missing_terms": list(answer.missing_terms),
        "inferred_dates": [_inferred(answer, key) for key in answer.inferred],
        "timings_ms": {stage: round(spent, 1) for stage, spent in answer.timings_ms.items()},
        "index_id": answer.index_id,
    } | ({"removed_quotes": True} if answer.removed_quotes else {})


def claim_json(claim: Claim) -> dict[str, Any]:
    """One claim with its citations."""
    return {
        "text": claim.text,
        "value": {"type": claim.value.type, "norm": claim.value.norm},
        "as_of": claim.as_of,
        "as_of_basis": claim.as_of_basis,
        "event_date": claim.event_date,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "probability": round(claim.probability, 4),
        "origins": claim.origins,
        "citations": [citation_json(citation) for citation in claim.citations],
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """One citation; ``quote`` is ``field[start:end]``, and so is the sentence's."""
    article = citation.article
    return {
        **article_json(article),
        "field": citation.field,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "sentence": _slice(article.field(citation.field), citation.sentence),
        "origin": citation.origin,
    }


def timeline_json(entry: TimelineEntry) -> dict[str, Any]:
    """One line of a timeline."""
    return {
        "date": entry.date,
        "basis": entry.basis,
        "origins": entry.origins,
        "citation": citation_json(entry.citation),
    }


def article_json(article: Article) -> dict[str, Any]:
    """Where an article stands, and what is known of it."""
    return {
        "article_id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "path": str(article.path),
        "record": article.record,
        "encoding": article.encoding,
        "published": article.published,
        "published_basis": article.published_basis,
        "sha256": article.sha256,
    }


def block_json(article: Article, block: Block) -> dict[str, Any]:
    """One block of an article: what it was taken for, and where it stands."""
    return {"kind": block.kind} | _slice(article.text, block.span)


def _inferred(answer: Answer, article_id: str) -> dict[str, Any]:
    """When an undated cited article was written, as far as its own words tell, and which words."""
    cited = (c.article for claim in answer.claims for c in claim.citations)
    text = next(article.text for article in cited if article.id == article_id)
    bounds = (answer.inferred[article_id].not_before, answer.inferred[article_id].not_after)
    first, last = ({"day": b.day, "shown_by": _slice(text, b.span)} if b else None for b in bounds)
    return {"article_id": article_id, "not_before": first, "not_after": last}


def _slice(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.of(text)}
