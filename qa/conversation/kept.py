"""Conversations as they are kept: shown answers in the JSON form of the contract, with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from qa.as_of import Report, as_of
from qa.types import Kind, Status

Verdict = Literal["right", "wrong"]
AnswerJson = Mapping[str, Any]
"""One answer as ``dateline ask --json`` prints it."""

_FACTS = ("title", "publisher", "author", "url", "published", "published_basis")  # what can be corrected
_SAID_BY_THE_FIRST = {"attribution": None, "event_date": None}  # of a claim's citations


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question, the answer that was shown for it, and what a person made of it.

    Attributes:
        number: from 1, in the order asked.
        answer: the answer's JSON form, whole.
        asked_at: ISO 8601, UTC.
        pins: pinned citations, in their JSON form.
    """

    number: int
    question: str
    answer: AnswerJson
    asked_at: str
    verdict: Verdict | None = None
    pins: tuple[Mapping[str, Any], ...] = ()

    @property
    def resolved_question(self) -> str | None:
        """The question as it was understood, None where it was taken as it stands."""
        return self.answer.get("resolved_question")


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation with everything in it.

    Attributes:
        started_at: ISO 8601, UTC.
        left_out: ids of articles that this conversation shall not use.
    """

    id: str
    title: str
    started_at: str
    turns: tuple[KeptTurn, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A line of the list of conversations."""

    id: str
    title: str
    started_at: str
    updated_at: str
    turn_count: int


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn that a search of the history found, with the words around the match."""

    conversation_id: str
    title: str
    number: int
    question: str
    excerpt: str


def without_article(answer: AnswerJson, article_id: str) -> dict[str, Any] | None:
    """``answer`` without anything quoted from that article, or None when it quotes nothing of it.

    A claim that rests on it alone goes; dates, kind and status are those of what stays, and an answer left
    without claims becomes ``not_found``. Either way ``removed_quotes`` tells the reader that something stood
    here.
    """
    if not any(c.get("article_id") == article_id for c in citations_of(answer)):
        return None
    stay = [kept for claim in answer.get("claims") or () if (kept := _claim_without(claim, article_id))]
    misses = [c for c in answer.get("near_misses") or () if c.get("article_id") != article_id]
    status, kind = _standing(answer, stay)
    claims = _dated(stay, kind)
    if kind == "changed" and all(claim["as_of"] for claim in claims):
        claims = sorted(claims, key=lambda claim: claim["as_of"], reverse=True)
    likeliest = max((claim.get("probability") or 0.0 for claim in claims), default=answer.get("probability"))
    return {
        **answer,
        "status": status,
        "kind": kind,
        "answer": claims[0]["text"] if claims else None,
        "probability": likeliest,
        "claims": claims,
        "near_misses": misses,
        "inferred_dates": _inferred_but(answer, article_id),
        "removed_quotes": True,
    }


def _standing(answer: AnswerJson, claims: Sequence[Mapping[str, Any]]) -> tuple[Status, Kind | None]:
    """Status and kind of what stays: one claim neither disputes nor supersedes anything."""
    if not claims:
        return "not_found", None
    if len(claims) > 1:
        return answer["status"], answer.get("kind")
    is_sentence = (claims[0].get("value") or {}).get("type") == "sentence"
    return "answered", "passage" if is_sentence else "single"


def _claim_without(claim: Mapping[str, Any], article_id: str) -> dict[str, Any] | None:
    citations = [c for c in claim.get("citations") or () if c.get("article_id") != article_id]
    if not citations:
        return None
    if len(citations) == len(claim["citations"]):
        return dict(claim)
    origins = min(int(claim.get("origins") or 1), len(citations))
    lost = {} if claim["citations"][0] is citations[0] else _SAID_BY_THE_FIRST
    return {**claim, **lost, "text": citations[0].get("quote"), "citations": citations, "origins": origins}


def with_facts(answer: AnswerJson, article: Mapping[str, Any]) -> dict[str, Any]:
    """``answer`` with what is known of an article now (its JSON form), also where a claim takes its date."""
    if not any(c.get("article_id") == article["article_id"] for c in citations_of(answer)):
        return dict(answer)

    def told(citations: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
        return [cited_with_facts(citation, article) for citation in citations or ()]

    claims = [{**claim, "citations": told(claim.get("citations"))} for claim in answer.get("claims") or ()]
    inferred = {"inferred_dates": _inferred_but(answer, article["article_id"])}
    known = article.get("published") and "inferred_dates" in answer
    return {
        **answer,
        "claims": _dated(claims, answer.get("kind")),
        "near_misses": told(answer.get("near_misses")),
        **(inferred if known else {}),
    }


def cited_with_facts(citation: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    """A citation with what is known of its article now, if it is of ``article``."""
    same = citation.get("article_id") == article["article_id"]
    return {**citation, **{fact: article.get(fact) for fact in _FACTS}} if same else dict(citation)


def _dated(claims: Sequence[Mapping[str, Any]], kind: Kind | None) -> list[dict[str, Any]]:
    """The claims with the dates that their citations give them."""
    dates = as_of([[_report(c) for c in claim.get("citations") or ()] for claim in claims], kind)
    return [
        {**claim, "as_of": date, "as_of_basis": basis}
        for claim, (date, basis) in zip(claims, dates, strict=True)
    ]


def _report(citation: Mapping[str, Any]) -> Report:
    basis = citation.get("published_basis") or "none"
    article = str(citation.get("article_id"))
    return Report(article, citation.get("published"), basis, str(citation.get("origin") or article))


def _inferred_but(answer: AnswerJson, article_id: str) -> list[Any]:
    return [one for one in answer.get("inferred_dates") or () if one.get("article_id") != article_id]


def citations_of(answer: AnswerJson) -> list[Mapping[str, Any]]:
    """Every citation of an answer: its claims' first, then its near misses."""
    cited = [c for claim in answer.get("claims") or () for c in claim.get("citations") or ()]
    return cited + list(answer.get("near_misses") or ())


def quotes_of(answer: AnswerJson, article_id: str) -> set[str]:
    """What an answer quotes of one article."""
    return {str(c.get("quote")) for c in citations_of(answer) if c.get("article_id") == article_id}
