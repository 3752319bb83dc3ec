"""The page's charts, from a summary's figures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from evals.reports.figures import Figures
from evals.reports.svg import Axis, Bar, Series, bar_chart, line_chart, share_axis

UNIT_COLOURS = {"article": 1, "passage": 2, "answer": 3}
CURVE_POINTS = 160
"""A risk-coverage curve of thousands of questions is drawn with so many points: more cannot be seen."""


def charts(summary: Figures) -> tuple[tuple[str, str, str], ...]:
    """Title, caption and SVG of every chart that has data."""
    found = (
        ("Accuracy by type", "Right first claim, or rightly nothing; 95% intervals.", by_type(summary)),
        (
            "Recall by k",
            "Of gold articles, of passages with a gold span, of accepted strings.",
            recall(summary),
        ),
        (
            "Risk and coverage",
            "Answering the surest first: how many of those answered are wrong.",
            risk(summary),
        ),
        (
            "Reliability",
            "What the probability says against what came true, ten bins of equal mass.",
            trust(summary),
        ),
        (
            "Latency by stage",
            "Milliseconds, warm: median, with the 95th percentile at the tip.",
            latency(summary),
        ),
    )
    return tuple((title, caption, svg) for title, caption, svg in found if svg)


def by_type(summary: Figures) -> str:
    """One bar a type of question."""
    bars = [
        Bar(name, row["right"]["mean"], row["right"]["low"], row["right"]["high"], f"n={row['n']}")
        for name, row in summary["by_type"].items()
    ]
    return bar_chart("Accuracy by type", bars, share_axis("right")) if bars else ""


def recall(summary: Figures) -> str:
    """Recall against the number of passages, on a logarithmic axis, a line for each unit."""
    series = [
        Series(unit, tuple(points), UNIT_COLOURS.get(unit, 1))
        for unit, figures in summary["retrieval"].items()
        if (points := _recall_points(figures))
    ]
    if not series:
        return ""
    cuts = sorted({x for one in series for x, _ in one.points})
    ticks = Axis("retrieved, k", cuts[0], cuts[-1], tuple(cuts), lambda x: f"{2**x:.0f}")
    return line_chart("Recall by k", ticks, share_axis("recall"), series)


def risk(summary: Figures) -> str:
    """The risk-coverage curve."""
    points = [(p["coverage"], p["risk"]) for p in summary["abstention"]["risk_coverage"]]
    if not points:
        return ""
    step = max(1, len(points) // CURVE_POINTS)
    drawn = tuple(points[::step]) + ((points[-1],) if (len(points) - 1) % step else ())
    worst = max(risk for _, risk in drawn)
    top = min(1.0, max(0.1, math.ceil(worst * 10) / 10))
    ticks = tuple(part / 10 for part in range(0, round(top * 10) + 1, 1 if top <= 0.5 else 2))
    axis = Axis("wrong, of those answered", 0.0, top, ticks, lambda value: f"{100 * value:.0f}%")
    return line_chart("Risk and coverage", share_axis("answered"), axis, [Series("risk", drawn, dots=False)])


def trust(summary: Figures) -> str:
    """The reliability curve, with the line on which words and outcomes agree."""
    bins = summary["abstention"]["reliability"]
    points = tuple((b["probability"], b["accuracy"]) for b in bins)
    if not points:
        return ""
    axes = share_axis("probability shown"), share_axis("right")
    return line_chart("Reliability", *axes, [Series("bin", points)], diagonal=True)


def latency(summary: Figures) -> str:
    """Median by stage, the whisker reaching to the 95th percentile."""
    warm = summary["timing"]["warm"]
    bars = [Bar(stage, t["p50_ms"], t["p50_ms"], t["p95_ms"]) for stage, t in warm.items()]
    if not bars:
        return ""
    longest = max(bar.high or bar.value for bar in bars)
    return bar_chart("Latency by stage", bars, Axis("ms", 0.0, longest, _round_ticks(longest), _milliseconds))


def _recall_points(figures: Figures) -> list[tuple[float, float]]:
    cuts = sorted(int(name[2:]) for name in figures if name.startswith("R@"))
    return [(math.log2(k), figures[f"R@{k}"]["mean"]) for k in cuts]


def _milliseconds(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.1f}"


def _round_ticks(highest: float) -> tuple[float, ...]:
    """Three to six round ticks from zero."""
    step: float = 10.0 ** math.floor(math.log10(max(highest, 1e-6)))
    sizes: Sequence[float] = (step / 5, step / 2, step, 2 * step)
    size = next((s for s in sizes if highest / s <= 5), sizes[-1])
    return tuple(size * n for n in range(int(highest / size) + 1))
