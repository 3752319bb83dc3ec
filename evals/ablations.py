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
"""An assistant over the same index with these settings."""

READER = "reader"
"""The one setting that is not a field of ``AssistantSettings``: the reader's name."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A named change of settings."""

    name: str
    settings: Settings

    @property
    def folder(self) -> str:
        """What its outcomes are kept below."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.name).split())


VARIANTS = (
    Variant("full system", {}),
    Variant("bm25 only", {"mode": "bm25"}),
    Variant("dense only", {"mode": "dense"}),
    Variant("no claims: best span", {"claims": False}),
    Variant("no reader: best sentence", {READER: "sentence", "claims": False, "threshold": 0.0}),
)
"""The first is what the others are compared with: hybrid retrieval, the reader, claims.

No calibrator knows the best sentence's score: it never refuses, which can only help its accuracy.
"""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One variant's figures, and how it differs from the first variant (None for the first itself)."""

    variant: Variant
    summary: Figures
    against_first: Comparison | None

    def as_json(self) -> dict[str, Any]:
        """One JSON mapping; ``against_first`` is None for the first."""
        return {
            "variant": self.variant.name,
            "settings": dict(self.variant.settings),
            "against_first": self.against_first.as_json() if self.against_first else None,
            "summary": dict(self.summary),
        }


def assistants(index: Any, reader: str | None = None) -> Factory:
    """Makes assistants over one open index that share one reader, loaded when it is first needed.

    Raises:
        ModelError: where the reader cannot be loaded.
    """
    from functools import cache

    from index.tokens import tokenize
    from qa.assistant import Assistant, AssistantSettings
    from qa.reader import SENTENCE, load_reader
    from qa.reader.sentence import SentenceReader

    @cache
    def loaded(name: str | None) -> Any:
        return SentenceReader(tokenize, index.rarity) if name == SENTENCE else load_reader(name)

    def assistant(settings: Settings) -> Asks:
        own = {key: value for key, value in settings.items() if key != READER}
        return Assistant(index, loaded(settings.get(READER, reader)), AssistantSettings(**own))

    return assistant


def ablate(
    factory: Factory,
    gold: Sequence[GoldQuestion],
    index: Articles,
    *,
    variants: Sequence[Variant] = VARIANTS,
    into: Path | None = None,
    settings: Settings | None = None,
    progress: Callable[[str], Progress] | None = None,
) -> tuple[Ablation, ...]:
    """Runs every variant over the same questions.

    Args:
        factory: makes the assistant of a variant.
        gold: the questions.
        index: the index behind every assistant.
        variants: what to change; the first is the one compared with.
        into: folder that keeps each variant's outcomes below its name; what is there is gone on with.
        settings: what holds for all variants, kept with each run.
        progress: makes the progress callback of a variant from its name.
    """
    found: list[Ablation] = []
    for variant in variants:
        run = run_gold(
            factory(variant.settings),
            gold,
            index,
            name=variant.name,
            into=into / variant.folder if into else None,
            settings={**(settings or {}), **variant.settings},
            progress=progress(variant.name) if progress else None,
        )
        summary = summarise(run)
        against = compare(found[0].summary, summary) if found else None
        found.append(Ablation(variant, summary, against))
    return tuple(found)
