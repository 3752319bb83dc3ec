"""What each part brings: the same questions, one part more from variant to variant."""

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
    """Named settings; ``against`` is the name of an earlier variant that lacks one of its parts."""

    name: str
    settings: Settings
    against: str | None = None

    @property
    def folder(self) -> str:
        """What its outcomes are kept below."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.name).split())


_UNREFUSED: Settings = {"threshold": 0.0}
"""Nothing is refused before refusal is the part that is added: answers are compared with answers."""
_SENTENCE: Settings = {READER: "sentence", "claims": False, **_UNREFUSED}
FULL = "hybrid, reader, claims, refusal"
VARIANTS = (
    Variant("dense, sentence", {**_SENTENCE, "mode": "dense"}),
    Variant("bm25, sentence", {**_SENTENCE, "mode": "bm25"}, "dense, sentence"),
    Variant("hybrid, sentence", _SENTENCE, "bm25, sentence"),
    Variant("hybrid, reader", {"claims": False, **_UNREFUSED}, "hybrid, sentence"),
    Variant("hybrid, reader, claims", _UNREFUSED, "hybrid, reader"),
    Variant(FULL, {}, "hybrid, reader, claims"),
    Variant("bm25, reader, claims, refusal", {"mode": "bm25"}, FULL),
    Variant("dense, reader, claims, refusal", {"mode": "dense"}, FULL),
)
"""From one retriever and the best sentence to all that is shipped; then the whole without one retriever."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One variant's figures, and how it differs from the variant that it is held against, if any."""

    variant: Variant
    summary: Figures
    difference: Comparison | None

    def as_json(self) -> dict[str, Any]:
        """One JSON mapping, without a row for each question; ``difference`` may be None."""
        return {
            "variant": self.variant.name,
            "settings": dict(self.variant.settings),
            "against": self.variant.against,
            "difference": self.difference.as_json() if self.difference else None,
            "summary": {name: value for name, value in self.summary.items() if name != "questions"},
        }


def assistants(index: Any, reader: str | None = None) -> Factory:
    """Makes assistants over one open index that share one reader, loaded when it is first needed.

    Raises:
        ModelError: where the reader cannot be loaded.
    """
    from functools import cache

    from index.tokens import tokenize
    from qa.asking import AssistantSettings
    from qa.assistant import Assistant
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
        variants: what to run; each is held against an earlier one.
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
        before = next((one.summary for one in found if one.variant.name == variant.against), None)
        found.append(Ablation(variant, summary, compare(before, summary) if before else None))
    return tuple(found)
