"""Time by stage, and memory at its peak."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds over some questions; percentiles as numpy interpolates them."""

    count: int
    mean_ms: float
    p50_ms: float
    p95_ms: float
    p99_ms: float


def times(elapsed_ms: Sequence[float]) -> Times | None:
    """The percentiles; None for no questions."""
    if not elapsed_ms:
        return None
    p50, p95, p99 = (float(p) for p in np.percentile(elapsed_ms, [50, 95, 99]))
    return Times(len(elapsed_ms), float(np.mean(elapsed_ms)), p50, p95, p99)


def by_stage(timings_ms: Sequence[Mapping[str, float]]) -> dict[str, Times]:
    """The percentiles of each stage over the questions that went through it, the total last."""
    stages = sorted({s: None for timing in timings_ms for s in timing}, key=lambda stage: stage == TOTAL)
    found = {stage: times([t[stage] for t in timings_ms if stage in t]) for stage in stages}
    return {stage: figures for stage, figures in found.items() if figures is not None}


def peak_rss_mb() -> float | None:
    """The most memory this process has held, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows has no resource module
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
