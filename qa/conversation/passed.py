"""Answers that were given already: "And before that?" asks for others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation.types import Turn
from qa.conversation.words import question_of
from qa.types import Value

_BEFORE_THAT = re.compile(
    r"(?:\b(?:before|prior to) (?:that|this|then|it|him|her|them)"
    r"|^(?:and |but |so )*(?:before|previously|earlier))[ ?.!]*$",
    re.IGNORECASE,
)


def passed(question: str, turns: Sequence[Turn]) -> tuple[Value, ...]:
    """The values that ``question`` asks to go back from, the last one first: each "before that" adds one."""
    values: list[Value] = []
    asked = question
    for turn in reversed(turns):
        if not _BEFORE_THAT.search(question_of(asked)) or turn.value is None:
            break
        values.append(turn.value)
        asked = turn.question
    return tuple(values)
