"""Questions for what somebody or something is: "Who is Ada Brown?", "What is the ECB?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_ASKED = re.compile(
    r"(?P<what>who|what)(?:['’]s|\s+(?:is|was|are|were))\s+(?:the\s+)?"
    r"(?P<name>[^\W\d_][\w.'’&-]*(?:\s+[^\W\d_][\w.'’&-]*){0,3}?)\s*\?*",
    re.I,
)
_NO_NAME = frozenset({
    "he", "she", "it", "they", "this", "that", "these", "those", "there", "here", "next", "new", "behind",
    "responsible", "right", "wrong", "going",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """A name that a question asks the meaning of, as it was typed."""

    of: Literal["person", "thing"]
    name: str


def identity_asked(question: str) -> Identity | None:
    """The name that the whole question is about; None for any other question.

    Whether the articles know it as a name is for them to say: people type without capitals.
    """
    found = _ASKED.fullmatch(question.strip())
    if not found or found["name"].lower() in _NO_NAME:
        return None
    return Identity("person" if found["what"].lower() == "who" else "thing", found["name"])
