"""The vocabulary of a conversation."""

from __future__ import annotations

from dataclasses import dataclass

from qa.types import Value, ValueType


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked and what was shown for it.

    Attributes:
        resolved_question: the question as understood; None means that it was taken as it stands.
        answer: the first claim's text, None when nothing was found.
        sentence: the cited sentence, None when nothing was found.
        title: headline of the cited article.
        answer_type: the first claim's value type, where known.
        value: what the first claim's text means, where known.
        doubtful: whether the answer was shown as more likely wrong than right.
    """

    question: str
    resolved_question: str | None = None
    answer: str | None = None
    sentence: str | None = None
    title: str | None = None
    answer_type: ValueType | None = None
    value: Value | None = None
    doubtful: bool = False

    @property
    def understood(self) -> str:
        """The question with its references filled in."""
        return self.resolved_question or self.question


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question made to stand alone.

    Attributes:
        question: the resolved form; the question as asked when nothing was added.
        is_follow_up: whether the question leans on the conversation.
        added: words and phrases that the conversation gave, in reading order.
        bare: ``question`` without the topic in brackets, which is for finding, not for reading.
        passed: what was answered before, and is no answer to "And before that?".
    """

    question: str
    is_follow_up: bool
    added: tuple[str, ...] = ()
    bare: str | None = None
    passed: tuple[Value, ...] = ()
