"""Replacements inside a question, and the phrase that they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in place of ``question[start:end]``; ``added`` is what the conversation gave."""

    start: int
    end: int
    text: str
    added: str = ""


def apply_edits(question: str, edits: Sequence[Edit]) -> str:
    """The question with every edit made; edits that overlap an earlier one are dropped."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: e.start):
        if edit.start < at:
            continue
        pieces += [question[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, question[at:]])


def append(question: str, phrase: str) -> str:
    """``question`` with ``phrase`` in brackets before its final mark: the form for what fits nowhere."""
    if not any(c.isalpha() for c in phrase):
        return question
    body = question.rstrip(" ?.!")
    mark = question[len(body) :].strip() or ""
    return f"{body} ({phrase}){mark}"
