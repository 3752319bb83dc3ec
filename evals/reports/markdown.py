"""The same tables as Markdown, for a file beside the results."""

from __future__ import annotations

from collections.abc import Sequence

from evals.ablations import Ablation
from evals.compare import Comparison
from evals.reports.figures import Figures, sections, title
from evals.reports.terminal import ablation_row


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
    rows = [
        (name, f"{100 * gap.mean:+.1f}", f"{100 * gap.low:+.1f} to {100 * gap.high:+.1f}", f"{gap.p:.3f}")
        for name, gap in comparison.differences.items()
    ]
    parts = [
        f"# {comparison.b} against {comparison.a}, {comparison.n} questions",
        table(("measure", "difference", "95% interval", "p"), rows),
        f"Gained: {', '.join(comparison.gained) or 'none'}.",
        f"Lost: {', '.join(comparison.lost) or 'none'}.",
    ]
    return "\n\n".join(parts) + "\n"


def ablation_markdown(ablations: Sequence[Ablation]) -> str:
    """What each part brings."""
    header = ("variant", "first claim right %", "F1 %", "overall %", "against the first", "warm p50 ms")
    return table(header, [ablation_row(ablation) for ablation in ablations]) + "\n"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    marks = ["---", *("---:" for _ in header[1:])]
    lines = [_row(header), _row(marks), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
