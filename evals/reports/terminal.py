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

LISTED = 40
"""Changed questions named on each side: the JSON names all."""

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

ABLATION_HEADER = (
    "variant",
    "first claim %",
    "against full",
    "any claim %",
    "against full",
    "unrefused %",
    "recall@10 %",
    "silence kept %",
    "wrongly refused %",
    "p50 ms",
)
ABLATION_NOTE = (
    "Right first claim, any right claim, and right if nothing were refused, of the answerable questions; "
    "differences in points with the 95% interval of a paired bootstrap over the questions; recall of the "
    "gold articles; the best sentence never refuses."
)


def run_tables(summary: Figures) -> RenderableType:
    """Every table of a run under its title."""
    return Group(Text(title(summary), style="bold"), *(_table(section) for section in sections(summary)))


def comparison_table(comparison: Comparison) -> RenderableType:
    """Both runs, their differences with intervals, and the questions that changed, both ways."""
    table = Table(title=f"{comparison.b} against {comparison.a}, {comparison.n} questions")
    for place, name in enumerate(COMPARISON_HEADER):
        table.add_column(name, justify="right" if place else "left")
    for row in comparison_rows(comparison):
        table.add_row(*row)
    parts: list[RenderableType] = [
        table,
        _changes("right in B only", comparison.gained, comparison),
        _changes("right in A only", comparison.lost, comparison),
    ]
    if comparison.only_in_one:
        parts.append(_changed("asked in one run only, left out", comparison.only_in_one))
    return Group(*parts)


def comparison_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """One row a measure under ``COMPARISON_HEADER``, for the terminal and for Markdown alike."""
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


def ablation_table(ablations: Sequence[Ablation]) -> RenderableType:
    """What each part brings: every variant beside the full system."""
    table = Table(title="What each part brings", caption=ABLATION_NOTE)
    for place, name in enumerate(ABLATION_HEADER):
        table.add_column(name, justify="right" if place else "left", no_wrap=not place)
    for ablation in ablations:
        table.add_row(*ablation_row(ablation))
    return table


def ablation_row(ablation: Ablation) -> tuple[str, ...]:
    """One variant as words, for the terminal and for Markdown alike."""
    answers, warm = ablation.summary["answers"], ablation.summary["timing"]["warm"]
    refused = ablation.summary["abstention"]["as_given"]
    found = ablation.summary["retrieval"].get("article", {}).get("R@10")
    return (
        ablation.variant.name,
        spread(answers["top_claim_accuracy"])[0],
        _gap(ablation, "top_right"),
        spread(answers["any_claim_accuracy"])[0],
        _gap(ablation, "any_right"),
        spread(answers["best_span_accuracy"])[0],
        spread(found)[0],
        percent(refused["recall"]),
        percent(refused["wrong_refusals"]),
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
        table.add_row(id, type, before or "right", after or "right")
    return table


def _gap(ablation: Ablation, measure: str) -> str:
    gaps = ablation.against_first.differences if ablation.against_first else {}
    if (gap := gaps.get(measure)) is None:
        return ""
    return f"{100 * gap.mean:+.1f} ({100 * gap.low:+.1f} to {100 * gap.high:+.1f})"
