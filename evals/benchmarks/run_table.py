"""The comparison as one Markdown table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.compare import compare
from evals.reports.figures import number, percent, spread
from evals.reports.markdown import table

HEADER = (
    "system",
    "first answer right %",
    "95% interval",
    "F1 %",
    "silence kept %",
    "wrongly refused %",
    "p50 ms",
    "p95 ms",
    "cold start s",
    "index s",
    "peak MB",
)
OURS = "dateline"


def markdown(found: Mapping[str, Mapping[str, Any]]) -> str:
    """One row a system, then how each differs from Dateline over the same questions."""
    parts = [table(HEADER, [_row(name, figures) for name, figures in found.items()])]
    if OURS in found:
        parts += [_difference(name, found[OURS], figures) for name, figures in found.items() if name != OURS]
    return "\n\n".join(parts) + "\n"


def _row(name: str, figures: Mapping[str, Any]) -> tuple[str, ...]:
    right, interval, _ = spread(figures["answers"]["top_claim_accuracy"])
    elapsed = figures["times"] or {"p50_ms": None, "p95_ms": None}
    return (
        name,
        right,
        interval,
        spread(figures["answers"]["f1"])[0],
        spread(figures["refused_rightly"])[0],
        spread(figures["refused_wrongly"])[0],
        number(elapsed["p50_ms"], 1),
        number(elapsed["p95_ms"], 1),
        number(figures["cold_s"], 2),
        number(figures["index_s"], 2),
        number(figures["peak_rss_mb"], 0),
    )


def _difference(name: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    gap = compare({**theirs, "name": name}, {**ours, "name": OURS}).differences.get("right")
    if gap is None:
        return ""
    low, high = percent(gap.low), percent(gap.high)
    interval = f"{low} to {high}, p {'< 0.001' if gap.p < 0.001 else format(gap.p, '.3f')}"
    said = f"Dateline against {name}, right overall: {100 * gap.mean:+.1f} points ({interval})"
    speed = _ratio(theirs, ours)
    return said + (f"; {speed}." if speed else ".")


def _ratio(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    """How much faster or slower; nothing about a baseline that loads no model."""
    if not theirs["times"] or not ours["times"] or theirs["cold_s"] < ours["cold_s"]:
        return ""
    warm = _times(theirs["times"]["p50_ms"] / ours["times"]["p50_ms"])
    return f"{warm} warm, {_times(theirs['cold_s'] / ours['cold_s'])} cold"


def _times(ratio: float) -> str:
    return f"{ratio:.1f} times as fast" if ratio >= 1 else f"{1 / ratio:.1f} times as slow"
