"""Fits which further values are shown beside the best one (`qa/claims/rival_model.py`).

``python -m evals.benchmarks.rival_values [--bundled DIR]`` asks the affairs but for those for testing, and
the gold dev part of the index of the bundled articles at DIR, takes every value of the best one's type in
the sentences looked at (`qa/claims/mentions.py`), and fits whether it is one of the question's. Writes the
weights, and what they are worth on affairs that a fit never saw into ``evals/results/rival_values.json``:
what chance alone would show, rules left out, and what was shown when the values were collected, rules and
all, by the weights of before.
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
from evals.quoted import RESULTS
from index.build import update
from qa.abstention.fit import ridge_logistic
from qa.assistant import Assistant
from qa.claims import further
from qa.claims.groups import Group
from qa.claims.mentions import Mention
from qa.claims.reading import Reading
from qa.claims.rival_model import SHIPPED, RivalFeatures, RivalModel, names, rival_features, shipped
from qa.claims.settings import ClaimSettings
from qa.claims.values import compatible
from qa.claims.values.relation import AGREEING
from qa.question.form import QuestionForm
from qa.types import Claim

OUT = RESULTS / "rival_values.json"
FITTED = ("dev", "moves-dev")
HELD = 7
"""Affairs are left out of a fit by turns, one in so many."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A value beside the best one, where it is mentioned.

    Attributes:
        home: the affair.
        asked: the question's id.
        value: the value's norm.
        right: whether it stands where one of the question's values does.
        shown: whether a claim but the best one's quotes it there.
    """

    home: str
    asked: str
    value: str
    features: tuple[float, ...]
    right: bool
    shown: bool


def pairs(bundled: Path | None, folder: Path) -> Iterator[Pair]:
    """Of every question, each mention of a value beside its best one."""
    for home in [home for part in FITTED for home in homes(part)]:
        into = folder / home.name
        update([home / "articles"], into)
        yield from _pairs(home.name, Assistant.open(into), load(home / "questions.jsonl"))
    if bundled is not None:
        gold = load(homes("dev")[0].parents[2] / "bundled.dev.jsonl")
        yield from _pairs("bundled", Assistant.open(bundled), gold)


def _pairs(home: str, assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[Pair]:
    for asked in questions:
        seen: list[tuple[Mention, RivalFeatures, Group]] = []

        def watched(mention: Mention, score: float, best: Group, form: QuestionForm) -> float:
            found = rival_features(mention, score, best, form)
            seen.append((mention, found, best))  # noqa: B023 - read before the next question
            return shipped().probability(found)

        with patch.object(further, "weighed", watched):
            answer = assistant.ask(asked.standalone or asked.question, as_of=asked.as_of)
        for mention, found, best in seen:
            reading = mention.reading
            if compatible(reading.value, best.best.value) in AGREEING:
                continue
            is_shown = any(_quotes(claim, reading) for claim in answer.claims[1:])
            yield Pair(
                home, asked.id, reading.value.norm, astuple(found), _is_right(asked, reading), is_shown
            )


def _quotes(claim: Claim, reading: Reading) -> bool:
    return any(
        one.article.id == reading.article.id and one.span.overlaps(reading.span) for one in claim.citations
    )


def _is_right(asked: GoldQuestion, reading: Reading) -> bool:
    named = names_of(reading.article)
    return asked.answerable and any(
        one.article in named and one.span.overlaps(reading.span) for one in asked.answers
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
    """Figures of cross-fitting, counting a question's value once, and the weights of the standardised
    features.
    """
    chances, labels = cross_fitted(found), [one.right for one in found]
    by_chance = [chance >= ClaimSettings().rival_chance for chance in chances]
    shown = [one.shown for one in found]
    return {
        "mentions": len(found),
        "right": sum(labels),
        "auroc": abstention.auroc(chances, labels),
        "ece": abstention.expected_calibration_error(chances, labels),
        "values": len(_values(found, [True] * len(found))),
        "right values": len(_values(found, labels)),
        "shown by chance": len(_values(found, by_chance)),
        "right among them": len(_values(found, by_chance) & _values(found, labels)),
        "shown when collected": len(_values(found, shown)),
        "right among those": len(_values(found, shown) & _values(found, labels)),
        "weights": dict(zip(names(), model.weights, strict=True)),
    }


def _values(found: Sequence[Pair], which: Sequence[bool]) -> set[tuple[str, str, str]]:
    return {(one.home, one.asked, one.value) for one, is_one in zip(found, which, strict=True) if is_one}


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
