"""What each part brings: the same questions with one thing changed at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.compare import Comparison, compare
from evals.gold import GoldQuestion
from evals.runner import Articles, Asks, Progress, run_gold
from evals.summary import Figures, summarise

Settings = Mapping[str, Any]
Factory = Callable[[Settings], Asks]
"""An assistant over the same index with these settings; unknown ones are its errors to name."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A named change of settings."""

    name: str
    settings: Settings


VARIANTS = (
    Variant("shipped", {}),
    Variant("bm25 only", {"retrieval.mode": "bm25"}),
    Variant("dense only", {"retrieval.mode": "dense"}),
    Variant("best sentence, no reader", {"answer.mode": "sentence"}),
    Variant("best span, no claims", {"answer.mode": "span"}),
)
"""The first is what the others are compared with."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One variant's figures, and how it differs from the first variant (None for the first itself)."""

    variant: Variant
    summary: Figures
    against_first: Comparison | None


def ablate(
    factory: Factory,
    gold: Sequence[GoldQuestion],
    index: Articles,
    *,
    variants: Sequence[Variant] = VARIANTS,
    into: Path | None = None,
    progress: Callable[[str], Progress] | None = None,
) -> tuple[Ablation, ...]:
    """Runs every variant over the same questions.

    Args:
        factory: makes the assistant of a variant.
        gold: the questions.
        index: the index behind every assistant.
        variants: what to change; the first is the one compared with.
        into: folder that keeps each variant's outcomes below its name.
        progress: makes the progress callback of a variant from its name.
    """
    found: list[Ablation] = []
    for variant in variants:
        run = run_gold(
            factory(variant.settings),
            gold,
            index,
            name=variant.name,
            into=into / variant.name.replace(" ", "-").replace(",", "") if into else None,
            settings=variant.settings,
            progress=progress(variant.name) if progress else None,
        )
        summary = summarise(run)
        against = compare(found[0].summary, summary) if found else None
        found.append(Ablation(variant, summary, against))
    return tuple(found)
