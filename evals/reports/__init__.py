"""Reports one can look at: the terminal's table, Markdown, one self-contained page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.reports.figures import Figures

if TYPE_CHECKING:
    from evals.ablations import Ablation
    from evals.compare import Comparison
    from evals.gold import HasStore
    from evals.runner import Run

SUMMARY, MARKDOWN, PAGE = "summary.json", "report.md", "report.html"
ABLATIONS = "ablations.json"


def show_table(summary: Figures) -> None:
    """Prints every table of a run on stdout."""
    from rich.console import Console

    from evals.reports.terminal import run_tables

    Console().print(run_tables(summary))


def show_comparison(comparison: Comparison) -> None:
    """Prints two runs beside each other on stdout."""
    from rich.console import Console

    from evals.reports.terminal import comparison_table

    Console().print(comparison_table(comparison))


def show_ablations(ablations: Sequence[Ablation]) -> None:
    """Prints what each part brings on stdout."""
    from rich.console import Console

    from evals.reports.terminal import ablation_table

    Console().print(ablation_table([one.as_json() for one in ablations]))


def write_ablations(ablations: Sequence[Ablation], folder: Path) -> None:
    """Writes ``ablations.json`` and ``ablations.md``, and each variant's ``summary.json``."""
    from evals.reports.markdown import ablation_markdown

    for one in ablations:
        _write_json(folder / one.variant.folder / SUMMARY, dict(one.summary))
    rows = [one.as_json() for one in ablations]
    _write_json(folder / ABLATIONS, rows)
    (folder / ABLATIONS).with_suffix(".md").write_text(ablation_markdown(rows), encoding="utf-8")


def _write_json(path: Path, figures: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def write_reports(run: Run, index: HasStore, folder: Path) -> Figures:
    """Writes ``summary.json`` (figures, no text), ``report.md`` and ``report.html``; returns the figures.

    Args:
        run: the run.
        index: where its articles are, to show gold spans in context.
        folder: made where it is missing.
    """
    from evals.reports.markdown import run_markdown
    from evals.reports.page import write_page
    from evals.summary import summarise

    summary = summarise(run)
    _write_json(folder / SUMMARY, summary)
    (folder / MARKDOWN).write_text(run_markdown(summary), encoding="utf-8")
    write_page(folder / PAGE, run, summary, _texts(run, index).get)
    return summary


def _texts(run: Run, index: HasStore) -> dict[str, str]:
    """The texts of the gold articles by the name that the gold uses."""
    from evals.gold import names_of

    wanted = {answer.article for question in run.gold for answer in question.answers}
    named = ((name, article.text) for article in index.store.articles() for name in names_of(article))
    return {name: text for name, text in named if name in wanted}
