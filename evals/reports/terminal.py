"""A run, a comparison or ablations as tables in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.visible import one_line
from evals.compare import Comparison
from evals.reports.ablation_tables import ablation_sections
from evals.reports.figures import Figures, Section, percent, sections, title

LISTED = 40
"""Changed questions named on each side: the JSON names all."""

INTERVAL = "95% interval"
"""Kept on one line, as names are, where the terminal is narrow."""
COMPARISON_HEADER = ("measure, %", "A", "B", "B - A", "95% interval", "p")
COMPARED = {
    "right": "right overall, silence included",
    "top_right": "first claim right",
    "any_right": "any claim right",
    "best_right": "right if nothing is refused",
    "exact_match": "exact match",
    "f1": "F1",
    "containment": "gold contained",
    "answered": "answered",
}


def run_tables(summary: Figures) -> RenderableType:
    """Every table of a run under its title."""
    return Group(
        Text(one_line(title(summary)), style="bold"), *(_table(section) for section in sections(summary))
    )


def comparison_table(comparison: Comparison) -> RenderableType:
    """Both runs, their differences with intervals, and the questions that changed, both ways."""
    table = Table(title=_cell(f"{comparison.b} against {comparison.a}, {comparison.n} questions"))
    for place, name in enumerate(COMPARISON_HEADER):
        table.add_column(name, justify="right" if place else "left")
    for row in comparison_rows(comparison):
        table.add_row(*map(_cell, row))
    parts: list[RenderableType] = [
        table,
        _changes("right in B only", comparison.gained, comparison),
        _changes("right in A only", comparison.lost, comparison),
    ]
    if comparison.only_in_one:
        parts.append(_changed("asked in one run only, left out", comparison.only_in_one))
    return Group(*parts)


def comparison_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """One row a measure under ``COMPARISON_HEADER``."""
    return [
        (
            COMPARED.get(measure, measure),
            *(percent(mean) for mean in comparison.means[measure]),
            f"{100 * gap.mean:+.1f}",
            f"{100 * gap.low:+.1f} to {100 * gap.high:+.1f}",
            f"{gap.p:.3f}",
        )
        for measure, gap in comparison.differences.items()
    ]


def ablation_table(rows: Sequence[Figures]) -> RenderableType:
    """What each part brings: every variant beside one that lacks a part."""
    return Group(*(_table(section) for section in ablation_sections(rows)))


def _table(section: Section) -> Table:
    table = Table(title=section.title, caption=section.note or None, title_justify="left", title_style="bold")
    for place, name in enumerate(section.header):
        table.add_column(name, justify="right" if place else "left", no_wrap=not place or name == INTERVAL)
    for row in section.rows:
        table.add_row(*map(_cell, row))
    return table


def _changed(what: str, ids: Sequence[str]) -> Text:
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return _cell(f"{what}: {len(ids)} " + (f"({', '.join(ids[:LISTED])}{more})" if ids else ""))


def _cell(text: str) -> Text:
    """Ids and names of other people's files as they are: no markup, and nothing that drives a terminal."""
    return Text(one_line(text))


def _changes(what: str, ids: Sequence[str], comparison: Comparison) -> RenderableType:
    """The changed questions of one side: type, and what went wrong in each run."""
    if not ids:
        return _changed(what, ids)
    table = Table(
        "question",
        "type",
        "A",
        "B",
        title=f"{what}: {len(ids)}",
        title_justify="left",
        caption=f"and {len(ids) - LISTED} more" if len(ids) > LISTED else None,
    )
    for id in ids[:LISTED]:
        type, before, after = comparison.said[id]
        table.add_row(*map(_cell, (id, type, before or "right", after or "right")))
    return table
