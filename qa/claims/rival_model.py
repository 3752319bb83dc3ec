"""How likely another value answers the question too, beside the best one.

A ridge logistic regression over what the reader, the meaning of the sentences and the values themselves say,
fitted by ``python -m evals.benchmarks.rival_values``. A guess of the right type proves nothing: what counts
is how the reader judges it, whether its sentence tells of what the best one's tells of, and whether it could
be the same quantity at another time (a toll of 1,200 is none of a handful of miners).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from math import copysign, exp, log, log1p
from operator import attrgetter
from pathlib import Path

from corpus.errors import ModelError
from corpus.time_norms import bounds
from qa.claims.groups import Group
from qa.claims.mentions import Mention
from qa.claims.reading import Reading
from qa.claims.values import durations
from qa.claims.values.numbers import parse_norm
from qa.question.form import QuestionForm
from qa.question.words import stem
from qa.types import Value

SHIPPED = Path(__file__).with_name("rival-model.json")
MOST_MARGIN = 12.0
"""Margins beyond this carry no more information; likewise the next two."""
MOST_RATIO = 5.0
LEAST_ODDS = 1e-4
NO_AMOUNT = 1e-2
"""Added to both amounts of a ratio: of none missing and one missing it is finite."""


@dataclass(frozen=True, slots=True)
class RivalFeatures:
    """Another value beside the best one, each feature finite.

    Attributes:
        margin: what the reader gives it over no answer.
        behind: how much less that is than the best of its article's; 0 for the best.
        score: its log-odds of being right, as calibrated; `mentions.UNSCORED` for none.
        best: those of the best value.
        asked: cosine of its sentence and the question.
        alike: cosine of its sentence and the best value's.
        subject: 1 where sentence, passage or title speak of any content word that is no name.
        odds: logarithm of its passage's odds in retrieval, against the best passage's.
        same_sentence: 1 where both stand in one sentence.
        same_unit: 1 where both count the same, or nothing.
        counts_asked: 1 where it counts what the question names: "two hostages", asked how many hostages.
        ratio: how far two amounts are apart, as the logarithm of their ratio; 0 for what is no amount.
        days: days between its report and the newest that gives the best value, as a signed logarithm.
        past: 1 where it is asked what happened.
        is_date, is_duration, is_money, is_percent, is_count, is_person, is_place, is_text: 1 for the type of
            value asked for.
    """

    margin: float
    behind: float
    score: float
    best: float
    asked: float
    alike: float
    subject: float
    odds: float
    same_sentence: float
    same_unit: float
    counts_asked: float
    ratio: float
    days: float
    past: float
    is_date: float
    is_duration: float
    is_money: float
    is_percent: float
    is_count: float
    is_person: float
    is_place: float
    is_text: float


_TYPES = ("date", "duration", "money", "percent", "count", "person", "place", "text")


def rival_features(mention: Mention, score: float, best: Group, form: QuestionForm) -> RivalFeatures:
    """The features of a mention beside the value ``best``.

    Args:
        score: the mention's log-odds of being right.
    """
    rival, first = mention.reading, best.best
    odds = rival.candidate.hit.odds
    return RivalFeatures(
        margin=max(-MOST_MARGIN, min(MOST_MARGIN, mention.margin)),
        behind=max(-MOST_MARGIN, mention.behind),
        score=score,
        best=first.score,
        asked=mention.asked,
        alike=mention.alike,
        subject=float(rival.coverage(form).subject),
        odds=log(max(LEAST_ODDS, 1.0 if odds is None else odds)),
        same_sentence=float(rival.shares_sentence(first)),
        same_unit=float(_unit(rival.value) == _unit(first.value)),
        counts_asked=float(_counts_asked(rival.value, form)),
        ratio=_ratio(rival.value, first.value),
        days=_days_later(rival, best),
        past=float(form.tense == "past"),
        **_types(form.wanted),
    )


@lru_cache(maxsize=32)
def _types(wanted: str) -> dict[str, float]:
    return {f"is_{name}": float(wanted == name) for name in _TYPES}


def _counts_asked(value: Value, form: QuestionForm) -> bool:
    unit = _unit(value) if value.type == "count" else None
    return bool(unit and form.head) and unit == stem(form.head or "")


def _unit(value: Value) -> str | None:
    quantity = parse_norm(value.norm)
    return quantity.unit if quantity else None


def _amount(value: Value) -> float | None:
    if value.type == "duration":
        return durations.days_in(value.norm)
    quantity = parse_norm(value.norm) if value.type in ("money", "percent", "count") else None
    return quantity.amount if quantity else None


def _ratio(first: Value, second: Value) -> float:
    mine, its = _amount(first), _amount(second)
    if mine is None or its is None or mine < 0 or its < 0:
        return 0.0 if first.type not in ("duration", "money", "percent", "count") else MOST_RATIO
    return min(MOST_RATIO, abs(log((mine + NO_AMOUNT) / (its + NO_AMOUNT))))


def _days_later(rival: Reading, best: Group) -> float:
    """Signed logarithm of the days between two reports; 0 where a date is unknown."""
    mine = _day(rival.article.published)
    days = [day for article in best.articles if (day := _day(article.published)) is not None]
    if mine is None or not days:
        return 0.0
    apart = mine - max(days)
    return copysign(log1p(abs(apart)), apart)


@lru_cache(maxsize=1024)
def _day(published: str | None) -> int | None:
    found = bounds(published) if published else None
    return found.first.toordinal() if found else None


@dataclass(frozen=True, slots=True)
class RivalModel:
    """Weights of the standardised features, in their order."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, features: RivalFeatures) -> float:
        """That a value with these features answers the question too."""
        terms = zip(_values_of(features), self.means, self.scales, self.weights, strict=True)
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


_values_of = attrgetter(*names())
"""The features' values, in order; `dataclasses.astuple` copies deeply and takes as long as all the rest."""


@lru_cache(maxsize=1)
def shipped() -> RivalModel:
    """The fitted model."""
    return RivalModel.read(SHIPPED)
