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
    """

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    reader: str

    def probability(self, features: Features | SentenceFeatures) -> float:
        """Between 0 and 1."""
        terms = zip(features.values(), self.means, self.scales, self.weights, strict=True)
        logit = self.bias + sum(weight * (value - mean) / scale for value, mean, scale, weight in terms)
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))

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
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}", "Reinstall dateline.") from error
        if calibrator.names != names(kind):
            raise ModelError(f"{path} was fitted on other features", "Fit it again: qa.abstention.fit.")
        return calibrator


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
