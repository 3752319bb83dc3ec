"""A run, a comparison or ablations as tables in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.ablations import Ablation
from evals.compare import Comparison
from evals.reports.figures import Figures, Section, percent, sections, spread, title
from evals.spans import SpanReport

LISTED = 12
"""Changed questions named on each side: the page and the JSON name all."""


def run_tables(summary: Figures) -> RenderableType:
    """Every table of a run under its title."""
    return Group(Text(title(summary), style="bold"), *(_table(section) for section in sections(summary)))


def comparison_table(comparison: Comparison) -> RenderableType:
    """The differences with their intervals, and the questions that changed, both ways."""
    table = Table(
        "measure", "difference", "95% interval", "p", title=f"{comparison.b} against {comparison.a}"
    )
    for measure, gap in comparison.differences.items():
        interval = f"{100 * gap.low:+.1f} to {100 * gap.high:+.1f}"
        table.add_row(measure.replace("_", " "), f"{100 * gap.mean:+.1f}", interval, f"{gap.p:.3f}")
    lines = [_changed("gained", comparison.gained), _changed("lost", comparison.lost)]
    if comparison.only_in_one:
        lines.append(_changed("asked in one run only, left out", comparison.only_in_one))
    return Group(table, *lines)


def ablation_table(ablations: Sequence[Ablation]) -> RenderableType:
    """What each part brings: every variant beside the shipped one."""
    table = Table(title="What each part brings")
    for name in ("variant", "first claim right %", "F1 %", "overall %", "against the first", "warm p50 ms"):
        table.add_column(name, justify="left" if name == "variant" else "right")
    for ablation in ablations:
        table.add_row(*ablation_row(ablation))
    return table


def ablation_row(ablation: Ablation) -> tuple[str, ...]:
    """One variant as words, for the terminal and for Markdown alike."""
    answers, warm = ablation.summary["answers"], ablation.summary["timing"]["warm"]
    gap = ablation.against_first.differences["right"] if ablation.against_first else None
    return (
        ablation.variant.name,
        spread(answers["top_claim_accuracy"])[0],
        spread(answers["f1"])[0],
        spread(answers["overall_accuracy"])[0],
        f"{100 * gap.mean:+.1f} ({100 * gap.low:+.1f} to {100 * gap.high:+.1f})" if gap else "",
        f"{warm['total']['p50_ms']:.0f}" if "total" in warm else "–",
    )


def spans_table(report: SpanReport) -> RenderableType:
    """The reader alone."""
    table = Table("measure", "value", title=f"Reader alone, {report.n} rows")
    table.columns[1].justify = "right"
    for name in ("exact_match", "f1", "best_f1", "has_answer_em", "has_answer_f1", "no_answer_accuracy"):
        table.add_row(name, percent(getattr(report, name)))
    auroc = report.answerability_auroc
    table.add_row("answerability_auroc", "–" if auroc is None else f"{auroc:.3f}")
    table.add_row("best_threshold", f"{report.best_threshold:.3f}")
    table.add_row("threshold", f"{report.threshold:.3f}")
    table.add_row("ms_per_question", f"{report.ms_per_question:.1f}")
    return table


def _table(section: Section) -> Table:
    table = Table(title=section.title, caption=section.note or None, title_justify="left", title_style="bold")
    for place, name in enumerate(section.header):
        table.add_column(name, justify="right" if place else "left")
    for row in section.rows:
        table.add_row(*row)
    return table


def _changed(what: str, ids: Sequence[str]) -> Text:
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return Text(f"{what}: {len(ids)} " + (f"({', '.join(ids[:LISTED])}{more})" if ids else ""))
