"""The words that stand there before the first question. Pure."""

from __future__ import annotations

from textual.content import Content

from corpus.visible import one_line
from tui.chat.columns import Cell, hang, row

_WAYS = (
    ("a question", "who, what, when, where, how many, why, what was said, yes or no"),
    ("a follow-up", "“And before that?”, “Why?”, “What about soybeans?”"),
    ("/as-of 2026-02", "ask what was known at a date"),
    ("/search words", "list passages and look for yourself"),
    ("/articles", "browse the corpus, add a folder"),
)
_LEFT = 16


def welcome(width: int, note: str) -> list[Content]:
    """The lines at ``width`` cells; ``note`` says how opening the index goes."""
    blank = Content("")
    promise = "Every answer is a quotation. The citation says where it stands, to the character."
    lines = [
        Content.styled("Ask the articles.", "bold $foreground"),
        *hang(Content.styled(promise, "$text-muted"), width, blank),
        blank,
    ]
    for left, right in _WAYS:
        cells = [
            Cell(Content.styled(left, "$text-accent"), _LEFT),
            Cell(Content.styled(right, "$text-muted"), max(10, width - _LEFT - 2)),
        ]
        lines += row(cells)
    if note:
        lines += [blank, *hang(Content.styled(one_line(note), "$quiet"), width, blank)]
    return lines
