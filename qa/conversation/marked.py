"""Marks on answers as gold questions, in the form that ``dateline eval`` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qa.conversation.kept import Conversation, KeptTurn


def gold_rows(conversation: Conversation) -> list[dict[str, Any]]:
    """Marked turns as rows for ``dateline eval``.

    An answer marked right gives its own citations; one marked wrong gives the pinned citations of its turn,
    which are what a person found to be right, and without a pin nothing can be said. A follow-up stays one
    only while every turn before it is a row too; else it is written out in full.
    """
    rows: list[dict[str, Any]] = []
    unbroken = True
    for turn in conversation.turns:
        row = _gold_row(conversation.id, turn)
        unbroken = unbroken and row is not None
        if row is None:
            continue
        if unbroken:
            row |= {"conversation": conversation.id, "turn": turn.number}
            if turn.resolved_question:
                row["standalone"] = turn.resolved_question
        elif turn.resolved_question:
            row["question"] = turn.resolved_question
        rows.append(row)
    return rows


def to_gold(conversations: Sequence[Conversation]) -> str:
    """The gold rows of several conversations as JSON lines."""
    rows = [row for conversation in conversations for row in gold_rows(conversation)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _gold_row(conversation_id: str, turn: KeptTurn) -> dict[str, Any] | None:
    answer = turn.answer
    if turn.verdict is None or answer.get("removed_quotes"):
        return None
    right = turn.verdict == "right"
    cited = (
        [c for claim in answer.get("claims") or () for c in claim.get("citations") or ()]
        if right
        else turn.pins
    )
    spans = [_gold_span(c) for c in cited if c.get("field", "text") == "text"]
    status = answer.get("status") if right else "answered"
    if not spans and status != "not_found":
        return None
    return {
        "id": f"{conversation_id}-{turn.number}",
        "question": turn.question,
        "kind": answer.get("kind") if right and answer.get("kind") else "marked",
        "status": status,
        "answers": [span for i, span in enumerate(spans) if span not in spans[:i]],
        "variants": [],
    }


def _gold_span(citation: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "article": citation["article_id"],
        "start": citation["start"],
        "end": citation["end"],
        "text": citation["quote"],
    }
