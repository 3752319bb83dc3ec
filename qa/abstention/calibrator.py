"""A probability that a candidate answers the question: logistic regression, shipped as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from math import exp
from pathlib import Path

from corpus.errors import ModelError
from qa.abstention.features import Features
from qa.abstention.sentences import SentenceFeatures

SHIPPED = Path(__file__).parent / "calibrator.json"
SHIPPED_SENTENCES = Path(__file__).parent / "sentence-calibrator.json"


def names(kind: type[Features] | type[SentenceFeatures]) -> tuple[str, ...]:
    """Field names, in the order of ``values``."""
    return tuple(f.name for f in fields(kind))


@dataclass(frozen=True, slots=True)
class Calibrator:
    """``p = 1 / (1 + exp(-(bias + sum w_i (x_i - mean_i) / scale_i)))`` (Platt 1999, many features).

    Attributes:
        reader: name of the reader whose scores it was fitted on.
        threshold: an answer below it is refused; read off the risk-coverage curve by the fit.
        shown: ``(a, b, c, d)`` of `shown_probability`.
    """

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    reader: str
    shown: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def probability(self, features: Features | SentenceFeatures) -> float:
        """Between 0 and 1."""
        terms = zip(features.values(), self.means, self.scales, self.weights, strict=True)
        logit = self.bias + sum(weight * (value - mean) / scale for value, mean, scale, weight in terms)
        return _logistic(logit)

    def shown_probability(self, score: float, likeness: float) -> float:
        """What is shown for log-odds of ``score``: ``z + (a + b l) z + c + d l``, as a probability.

        Among reports of one story (``likeness`` l near 1) a reading is right or wrong more clearly than in a
        year of mixed news. That is the same for all candidates of a question, so it orders none of them.
        """
        a, b, c, d = self.shown
        return _logistic(score + (a + b * likeness) * score + c + d * likeness)

    def write(self, path: Path) -> None:
        """As JSON."""
        record = {name: getattr(self, name) for name in self.__slots__}
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path, kind: type[Features] | type[SentenceFeatures] = Features) -> Calibrator:
        """From JSON.

        Raises:
            ModelError: the file is missing, or was fitted on other features.
        """
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            calibrator = cls(
                names=tuple(record["names"]),
                means=tuple(record["means"]),
                scales=tuple(record["scales"]),
                weights=tuple(record["weights"]),
                bias=float(record["bias"]),
                threshold=float(record["threshold"]),
                reader=str(record["reader"]),
                shown=_four(record["shown"]),
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}", "Reinstall dateline.") from error
        if calibrator.names != names(kind):
            raise ModelError(f"{path} was fitted on other features", "Fit it again: qa.abstention.fit.")
        return calibrator


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def _four(values: list[float]) -> tuple[float, float, float, float]:
    a, b, c, d = map(float, values)
    return a, b, c, d


@dataclass(frozen=True, slots=True)
class Calibrators:
    """One for spans, and one for whole sentences."""

    spans: Calibrator
    sentences: Calibrator


@lru_cache(maxsize=4)
def shipped(reader: str) -> Calibrators:
    """The calibrators for ``reader``, else those of the shipped reader."""
    return Calibrators(
        Calibrator.read(_own(SHIPPED, reader)),
        Calibrator.read(_own(SHIPPED_SENTENCES, reader), SentenceFeatures),
    )


def _own(path: Path, reader: str) -> Path:
    own = path.with_name(f"{path.stem}-{reader}.json")
    return own if own.is_file() else path
