"""The same tables as Markdown, for a file beside the results."""

from __future__ import annotations

from collections.abc import Sequence

from evals.reports.ablation_tables import ablation_sections
from evals.reports.figures import Figures, Section, sections, title


def run_markdown(summary: Figures) -> str:
    """Every table of a run."""
    return "\n\n".join([f"# {title(summary)}", *_parts(sections(summary))]) + "\n"


def ablation_markdown(rows: Sequence[Figures]) -> str:
    """What each part brings; ``rows`` as ``ablations.json`` has them."""
    return "\n\n".join(_parts(ablation_sections(rows))) + "\n"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    marks = ["---", *("---:" for _ in header[1:])]
    lines = [_row(header), _row(marks), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _parts(tables: Sequence[Section]) -> list[str]:
    parts: list[str] = []
    for section in tables:
        parts += [f"## {section.title}", table(section.header, section.rows)]
        if section.note:
            parts.append(section.note)
    return parts


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
