"""The same tables as Markdown, for a file beside the results."""

from __future__ import annotations

from collections.abc import Sequence

from evals.ablations import Ablation
from evals.compare import Comparison
from evals.reports.figures import Figures, sections, title
from evals.reports.terminal import (
    ABLATION_HEADER,
    ABLATION_NOTE,
    COMPARISON_HEADER,
    ablation_row,
    comparison_rows,
)


def run_markdown(summary: Figures) -> str:
    """Every table of a run."""
    parts = [f"# {title(summary)}"]
    for section in sections(summary):
        parts += [f"## {section.title}", table(section.header, section.rows)]
        if section.note:
            parts.append(section.note)
    return "\n\n".join(parts) + "\n"


def comparison_markdown(comparison: Comparison) -> str:
    """The differences, and every question that changed."""
    parts = [
        f"# {comparison.b} (B) against {comparison.a} (A), {comparison.n} questions",
        table(COMPARISON_HEADER, comparison_rows(comparison)),
        f"Gained: {', '.join(comparison.gained) or 'none'}.",
        f"Lost: {', '.join(comparison.lost) or 'none'}.",
    ]
    return "\n\n".join(parts) + "\n"


def ablation_markdown(ablations: Sequence[Ablation]) -> str:
    """What each part brings."""
    rows = [ablation_row(ablation) for ablation in ablations]
    return f"{table(ABLATION_HEADER, rows)}\n\n{ABLATION_NOTE}\n"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    marks = ["---", *("---:" for _ in header[1:])]
    lines = [_row(header), _row(marks), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
