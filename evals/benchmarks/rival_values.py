"""Fits which further values are shown beside the best one (`qa/claims/rival_model.py`).

``python -m evals.benchmarks.rival_values [--bundled DIR]`` asks the dev affairs, and the gold dev part of the
index of the bundled articles at DIR, takes every value that stands beside the best one, whether or not it is
shown, and fits whether it is one of the question's. Writes the weights, and what they are worth on affairs
that a fit never saw into ``evals/results/rival_values.json``: what chance alone would show, rules left out,
and what was shown when the values were collected, rules and all, by the weights of before.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np

from evals.benchmarks.affairs import homes
from evals.gold import GoldQuestion, load, names_of
from evals.measures import abstention
from evals.measures.answers import right
from evals.quoted import RESULTS
from index.build import update
from qa.abstention.fit import ridge_logistic
from qa.assistant import Assistant
from qa.claims import merge
from qa.claims.groups import Group
from qa.claims.rival_model import SHIPPED, RivalFeatures, RivalModel, names
from qa.claims.rivals import could_answer, excludes, rivals, weighed
from qa.claims.settings import ClaimSettings

OUT = RESULTS / "rival_values.json"
HELD = 7
"""Affairs are left out of a fit by turns, one in so many."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A value beside the best one: its features, whether it is one of the question's, and who asked."""

    home: str
    features: tuple[float, ...]
    right: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A range of an article's text, as `evals.measures.citations.Place`."""

    article: str
    start: int
    end: int


def pairs(bundled: Path | None, folder: Path) -> Iterator[Pair]:
    """Of every question of the dev parts, each value that could stand beside its best one."""
    for home in homes("dev"):
        into = folder / home.name
        update([home / "articles"], into)
        yield from _pairs(home.name, Assistant.open(into), load(home / "questions.jsonl"))
    if bundled is not None:
        gold = load(homes("dev")[0].parents[2] / "bundled.dev.jsonl")
        yield from _pairs("bundled", Assistant.open(bundled), gold)


def _pairs(home: str, assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Pair]:
    for asked in questions:
        seen: list[tuple[Sequence[Group], Any, list[Group]]] = []

        def watched(groups: Sequence[Group], form: Any, *given: Any) -> list[Group]:
            kept = rivals(groups, form, *given)
            seen.append((groups, form, kept))  # noqa: B023 - read before the next question
            return kept

        with patch.object(merge, "rivals", watched):
            assistant.ask(asked.standalone or asked.question, as_of=asked.as_of)
        for groups, form, kept in seen[-1:]:
            for group in groups[1:]:
                if could_answer(group, groups[0], form) and excludes(group, groups[0], form):
                    found = weighed(group, groups[0], form, assistant.alike)
                    is_shown = any(one is group for one in kept)
                    yield Pair(home, astuple(found), _is_right(asked, group), is_shown)


def _is_right(asked: GoldQuestion, group: Group) -> bool:
    def place(reading: Any) -> list[Spot]:
        span = reading.span
        return [Spot(name, span.start, span.end) for name in names_of(reading.article)]

    gold = [Spot(one.article, one.span.start, one.span.end) for one in asked.answers]
    return asked.answerable and any(
        right(one.text, place(one), asked.accepted, gold, quoted=False) for one in group.readings
    )


def fitted(found: Sequence[Pair]) -> RivalModel:
    """The model that maximises the penalised likelihood of the pairs."""
    values = np.array([one.features for one in found])
    means, scales = values.mean(axis=0), values.std(axis=0) + 1e-6
    labels = np.array([one.right for one in found])
    bias, *weights = ridge_logistic((values - means) / scales, labels, np.ones(len(found)))
    return RivalModel(_rounded(means), _rounded(scales), _rounded(weights), round(float(bias), 6))


def _rounded(values: Sequence[float] | np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)


def cross_fitted(found: Sequence[Pair]) -> list[float]:
    """Each pair's probability from a fit that never saw its affair."""
    at = {home: number % HELD for number, home in enumerate(sorted({one.home for one in found}))}
    made = {k: fitted([one for one in found if at[one.home] != k]) for k in set(at.values())}
    return [made[at[one.home]].probability(RivalFeatures(*one.features)) for one in found]


def report(found: Sequence[Pair], model: RivalModel) -> dict[str, Any]:
    """Figures of cross-fitting, and the weights of the features as standardised."""
    chances, labels = cross_fitted(found), [one.right for one in found]
    shown = [chance >= ClaimSettings().rival_chance for chance in chances]
    return {
        "values": len(found),
        "right": sum(labels),
        "auroc": abstention.auroc(chances, labels),
        "ece": abstention.expected_calibration_error(chances, labels),
        "shown by chance": sum(shown),
        "right among them": sum(
            is_shown and is_right for is_shown, is_right in zip(shown, labels, strict=True)
        ),
        "shown when collected": sum(one.shown for one in found),
        "right among those": sum(one.shown and one.right for one in found),
        "weights": dict(zip(names(), model.weights, strict=True)),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--bundled", type=Path, help="an index of corpus/articles")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        found = list(pairs(given.bundled, Path(folder)))
    model = fitted(found)
    model.write(SHIPPED)
    told = report(found, model)
    OUT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
