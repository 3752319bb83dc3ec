"""Lines of styled text laid out in cells: hanging indents and columns that wrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

GAP = 2  # cells between columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its text, its width in cells, its alignment."""

    content: Content
    width: int
    align: Literal["left", "right"] = "left"


def hang(content: Content, width: int, first: Content, rest: Content | None = None) -> list[Content]:
    """Wraps ``content`` behind ``first``; further lines stand behind ``rest`` (blank by default)."""
    indent = first.cell_length
    rest = Content(" " * indent) if rest is None else rest
    lines = wrap(content, max(1, width - indent))
    return [(first if n == 0 else rest) + line for n, line in enumerate(lines)]


def wrap(content: Content, width: int) -> list[Content]:
    """Lines of at most ``width`` cells, trailing spaces cut."""
    return [line.rstrip() for line in content.wrap(max(1, width))] or [Content("")]


def row(cells: Sequence[Cell]) -> list[Content]:
    """Cells side by side, each wrapped to its own width, ``GAP`` apart."""
    wrapped = [wrap(cell.content, cell.width) for cell in cells]
    height = max(len(lines) for lines in wrapped)
    return [
        _beside([_padded(c, lines, y) for c, lines in zip(cells, wrapped, strict=True)])
        for y in range(height)
    ]


def _padded(cell: Cell, lines: Sequence[Content], y: int) -> Content:
    line = lines[y] if y < len(lines) else Content("")
    spaces = max(0, cell.width - line.cell_length)
    return line.pad_left(spaces) if cell.align == "right" else line.pad_right(spaces)


def _beside(lines: Sequence[Content]) -> Content:
    gap = Content(" " * GAP)
    return gap.join(lines).rstrip()
