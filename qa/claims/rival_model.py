"""How likely another value answers the question too, beside the best one.

A ridge logistic regression over what the reader, the words around and the meaning of the sentences say,
fitted by ``python -m evals.benchmarks.rival_values``. A guess of the right type proves nothing: what counts
is how the reader judges it and whether its sentence tells of what the best one's tells of.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from math import exp
from pathlib import Path

from corpus.errors import ModelError
from qa.claims.coverage import Coverage
from qa.claims.groups import Group
from qa.question.form import VALUE_TYPES, QuestionForm
from qa.types import Candidate

SHIPPED = Path(__file__).with_name("rival-model.json")
MOST_MARGIN = 12.0
"""Margins beyond this carry no more information."""
MOST_ARTICLES = 3
UNKNOWN_LIKENESS = 0.5
"""Cosine that stands in where no vectors are at hand: about the mean of two sentences of one story."""

Alike = Callable[[Candidate, Candidate], float]
"""Cosine of the sentences of two candidates."""


def unknown_likeness(first: Candidate, second: Candidate) -> float:
    """The likeness of two sentences where nobody has vectors."""
    del first, second
    return UNKNOWN_LIKENESS


@dataclass(frozen=True, slots=True)
class RivalFeatures:
    """Another value beside the best one, each feature finite.

    Attributes:
        score: its log-odds of being right.
        best: those of the best value.
        margin: what the reader gives it over no answer; 0 where no reader marked it.
        around: share of the question's content words in sentence, passage and title.
        tells_apart: 1 where the question has content words that are no names.
        same_article: 1 where one article gives both values; the same for a sentence.
        articles: reports that give it, three at most.
        same_modality: 1 where both are asserted, expected, denied or opinions alike.
        is_value: 1 where a date, length, sum, share or number is asked for.
        alike: cosine of the two sentences.
    """

    score: float
    best: float
    margin: float
    around: float
    tells_apart: float
    same_article: float
    same_sentence: float
    articles: float
    same_modality: float
    is_value: float
    alike: float


def rival_features(
    group: Group, best: Group, form: QuestionForm, alike: Alike, *, same_sentence: bool
) -> RivalFeatures:
    """The features of the value ``group`` beside the value ``best``."""
    rival, first = group.best, best.best
    coverage: Coverage = rival.coverage(form)
    margins = [one.candidate.margin for one in group.readings if one.candidate.margin is not None]
    shared = {article.id for article in group.articles} & {article.id for article in best.articles}
    return RivalFeatures(
        score=rival.score,
        best=first.score,
        margin=max(-MOST_MARGIN, min(MOST_MARGIN, max(margins, default=0.0))),
        around=coverage.around,
        tells_apart=float(coverage.tells_apart),
        same_article=float(bool(shared)),
        same_sentence=float(same_sentence),
        articles=float(min(MOST_ARTICLES, len(group.articles))),
        same_modality=float(rival.modality == first.modality),
        is_value=float(form.wanted in VALUE_TYPES),
        alike=alike(rival.candidate, first.candidate),
    )


@dataclass(frozen=True, slots=True)
class RivalModel:
    """Weights of the standardised features, in their order."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, features: RivalFeatures) -> float:
        """That a value with these features answers the question too."""
        terms = zip(astuple(features), self.means, self.scales, self.weights, strict=True)
        logit = self.bias + sum(weight * (value - mean) / scale for value, mean, scale, weight in terms)
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))

    def write(self, path: Path) -> None:
        """As JSON."""
        record = {"names": names(), **{name: getattr(self, name) for name in self.__slots__}}
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> RivalModel:
        """From JSON.

        Raises:
            ModelError: the file is missing, or was fitted on other features.
        """
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            means, scales, weights = (
                tuple(map(float, record[name])) for name in ("means", "scales", "weights")
            )
            model, known = cls(means, scales, weights, float(record["bias"])), tuple(record["names"])
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}", "Reinstall dateline.") from error
        if known != names():
            raise ModelError(
                f"{path} was fitted on other features", "Fit it again: evals.benchmarks.rival_values."
            )
        return model


def names() -> tuple[str, ...]:
    """The features in order."""
    return tuple(field.name for field in fields(RivalFeatures))


@lru_cache(maxsize=1)
def shipped() -> RivalModel:
    """The fitted model."""
    return RivalModel.read(SHIPPED)
