"""What was typed, to be called back."""

from __future__ import annotations

from collections.abc import Sequence

INPUT_HISTORY_LIMIT = 500  # more than a person scrolls through


class InputHistory:
    """What was typed, walked through with up and down; a draft is kept at the end."""

    def __init__(self, lines: Sequence[str] = ()):
        self._lines = list(lines)[-INPUT_HISTORY_LIMIT:]
        self._at = len(self._lines)
        self._draft = ""

    def begin_with(self, lines: Sequence[str]) -> None:
        """Puts what was typed in earlier sessions before everything."""
        self._lines = [*lines, *self._lines][-INPUT_HISTORY_LIMIT:]
        self._at = len(self._lines)

    def add(self, line: str) -> None:
        """Notes a line that was entered; a repetition of the last one counts once."""
        if line and self._lines[-1:] != [line]:
            self._lines.append(line)
            del self._lines[:-INPUT_HISTORY_LIMIT]
        self._at, self._draft = len(self._lines), ""

    def back(self, typed: str) -> str:
        """The line before; ``typed`` is kept as the draft when leaving the end."""
        if self._at == len(self._lines):
            self._draft = typed
        self._at = max(0, self._at - 1)
        return self._lines[self._at] if self._lines else typed

    def forward(self, typed: str) -> str:
        """The line after, or the draft at the end."""
        if self._at >= len(self._lines):
            return typed
        self._at += 1
        return self._lines[self._at] if self._at < len(self._lines) else self._draft
