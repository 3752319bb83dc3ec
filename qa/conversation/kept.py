"""Conversations as they are kept: shown answers in the JSON form of the contract, with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from qa.conversation.types import Turn
from qa.types import Answer, ValueType

Verdict = Literal["right", "wrong"]
AnswerJson = Mapping[str, Any]
"""One answer as ``dateline ask --json`` prints it."""

_FACTS = ("title", "publisher", "author", "url", "published", "published_basis")  # what can be corrected


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


def turn_of(answer: Answer) -> Turn:
    """What later questions of the conversation may refer to, from a fresh answer."""
    if not answer.claims:
        return Turn(answer.question, answer.resolved_question)
    claim = answer.claims[0]
    citation = claim.citations[0]
    sentence = citation.sentence.of(citation.article.field(citation.field))
    return Turn(
        answer.question,
        answer.resolved_question,
        claim.text,
        sentence,
        citation.article.title,
        claim.value.type,
    )


def turn_of_json(answer: AnswerJson) -> Turn:
    """The same from an answer's JSON form."""
    claims = answer.get("claims") or ()
    question, resolved = str(answer.get("question") or ""), answer.get("resolved_question")
    if not claims:
        return Turn(question, resolved)
    citation = (claims[0].get("citations") or ({},))[0]
    sentence = (citation.get("sentence") or {}).get("quote")
    return Turn(
        question, resolved, claims[0].get("text"), sentence, citation.get("title"), _value_type(claims[0])
    )


def _value_type(claim: Mapping[str, Any]) -> ValueType | None:
    named = (claim.get("value") or {}).get("type")
    return next((known for known in get_args(ValueType) if known == named), None)


def turns_of(kept: Sequence[KeptTurn]) -> tuple[Turn, ...]:
    """A resumed conversation's turns, for resolving what is asked next."""
    return tuple(turn_of_json(turn.answer) for turn in kept)


def without_article(answer: AnswerJson, article_id: str) -> dict[str, Any] | None:
    """``answer`` without anything quoted from that article, or None when it quotes nothing of it.

    A claim that rests on it alone goes; an answer left without claims becomes ``not_found``. Either way
    ``removed_quotes`` tells the reader that something stood here.
    """
    if not any(c.get("article_id") == article_id for c in citations_of(answer)):
        return None
    claims = [kept for claim in answer.get("claims") or () if (kept := _claim_without(claim, article_id))]
    misses = [c for c in answer.get("near_misses") or () if c.get("article_id") != article_id]
    status = answer.get("status") if claims else "not_found"
    return {
        **answer,
        "status": status,
        "kind": answer.get("kind") if claims else None,
        "answer": claims[0]["text"] if claims else None,
        "claims": claims,
        "near_misses": misses,
        "inferred_dates": [
            d for d in answer.get("inferred_dates") or () if d.get("article_id") != article_id
        ],
        "removed_quotes": True,
    }


def _claim_without(claim: Mapping[str, Any], article_id: str) -> dict[str, Any] | None:
    citations = [c for c in claim.get("citations") or () if c.get("article_id") != article_id]
    if not citations:
        return None
    if len(citations) == len(claim["citations"]):
        return dict(claim)
    origins = min(int(claim.get("origins") or 1), len(citations))
    attribution = claim.get("attribution") if claim["citations"][0] is citations[0] else None
    return {
        **claim,
        "text": citations[0].get("quote"),
        "citations": citations,
        "origins": origins,
        "attribution": attribution,
    }


def with_facts(answer: AnswerJson, article: Mapping[str, Any]) -> dict[str, Any]:
    """``answer`` with what is known of an article now (its JSON form), also where a claim took its date."""

    def told(citation: Mapping[str, Any]) -> dict[str, Any]:
        same = citation.get("article_id") == article["article_id"]
        return {**citation, **{fact: article.get(fact) for fact in _FACTS}} if same else dict(citation)

    def dated(claim: Mapping[str, Any]) -> dict[str, Any]:
        cited = claim.get("citations") or ()
        days = {c.get("published") for c in cited if c.get("article_id") == article["article_id"]}
        anew = {"as_of": article.get("published"), "as_of_basis": article.get("published_basis")}
        return {
            **claim,
            **(anew if claim.get("as_of") in days else {}),
            "citations": [told(c) for c in cited],
        }

    return {
        **answer,
        "claims": [dated(claim) for claim in answer.get("claims") or ()],
        "near_misses": [told(c) for c in answer.get("near_misses") or ()],
    }


def citations_of(answer: AnswerJson) -> list[Mapping[str, Any]]:
    """Every citation of an answer: its claims' first, then its near misses."""
    cited = [c for claim in answer.get("claims") or () for c in claim.get("citations") or ()]
    return cited + list(answer.get("near_misses") or ())


def quotes_of(answer: AnswerJson, article_id: str) -> set[str]:
    """What an answer quotes of one article."""
    return {str(c.get("quote")) for c in citations_of(answer) if c.get("article_id") == article_id}
