"""What a span looks like when it is looked at again, and how that is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.types import Span
from evals.benchmarks.verifier import Looked, cross_fitted, fit, judged
from qa.reader.model import load_model
from qa.reader.spans import SpanReader
from qa.reader.verifier import AROUND, NAMES, Verifier, Views, views_of
from tests.qa.reader.test_sentences import EveryWord

CONTEXT = "The ferry left. Ana Lind stayed in Oslo. She slept."


class Asked:
    """Stands for reader and encoder: margins by text, and what was encoded."""

    def __init__(self, margins: dict[str, float]):
        self.margins = margins
        self.encoded: list[str] = []

    def read(self, text: str) -> float:
        return self.margins[text]

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded = list(texts)
        return np.array([[1.0, 0.0], [0.6, 0.8], [0.8, 0.6]])


def test_a_span_is_read_again_in_its_sentence_and_with_the_one_before():
    asked = Asked({"Ana Lind stayed in Oslo.": 3.0, "The ferry left. Ana Lind stayed in Oslo.": 40.0})
    span = Span(CONTEXT.index("Oslo"), CONTEXT.index("Oslo") + 4)
    views = views_of("Where?", CONTEXT, span, -50.0, asked.read, asked.encode)
    assert views.values() == pytest.approx((-12.0, 3.0, 12.0, 0.6, 0.8))
    assert asked.encoded == ["Where?", "Ana Lind stayed in Oslo.", CONTEXT]


def test_the_first_sentence_has_none_before_it():
    asked = Asked({"The ferry left.": 1.0})
    views = views_of("What left?", CONTEXT, Span(4, 9), 2.0, asked.read, asked.encode)
    assert (views.alone, views.before) == (1.0, 1.0)


def test_of_a_long_context_whole_sentences_around_the_span_are_compared():
    long = " ".join(f"Sentence number {number} says nothing of note here." for number in range(60))
    at = long.index("number 30")
    asked = Asked({})
    asked.read = lambda text: 0.0
    views_of("Which?", long, Span(at, at + 9), 0.0, asked.read, asked.encode)
    around = asked.encoded[2]
    assert AROUND - 100 < len(around) <= AROUND
    assert "number 30" in around and around.startswith("Sentence") and around.endswith("here.")


def test_views_are_summed_by_weight():
    verifier = Verifier.of({"bias": 0.5} | dict.fromkeys(NAMES, 1.0) | {"margin": 2.0})
    assert verifier.answerability(Views(1.0, 2.0, 3.0, 0.25, 0.25)) == pytest.approx(8.0)


def test_a_card_without_a_weight_is_refused():
    with pytest.raises(KeyError):
        Verifier.of({"bias": 0.5, "margin": 1.0})


def test_a_model_without_a_verifier_judges_by_its_margin():
    reading = SpanReader(EveryWord()).read_context("Where?", CONTEXT)
    assert reading.text and reading.answerability == reading.score


def test_the_shipped_reader_judges_by_its_verifier():
    model = load_model()
    assert model.verifier is not None
    reader = SpanReader(model)
    asked = "Where did Ana Lind stay?"
    reading = reader.read_context(asked, CONTEXT)
    views = reader.views(asked, CONTEXT, Span(reading.start, reading.end), reading.score, None)
    assert reading.text == "Oslo"
    assert reading.answerability == pytest.approx(model.verifier.answerability(views))
    silent = reader.read_context("How many people did the ferry of Bo Moe carry?", CONTEXT)
    assert silent.answerability < model.threshold < reading.answerability


def test_weights_are_found_again_and_no_row_judges_itself(tmp_path: Path):
    rng = np.random.default_rng(1)
    rows = []
    for number in range(400):
        views = rng.normal(size=len(NAMES))
        answerable = bool(views[0] + 2 * views[3] + rng.normal() > 0)
        rows.append(Looked(str(number // 4), tuple(views), answerable, 1.0))
    weights = fit(rows)
    assert weights[4] > weights[1] > 4 * max(map(abs, weights[[2, 3, 5]]))
    assert np.corrcoef(judged(rows, weights), cross_fitted(rows))[0, 1] > 0.99
    assert not np.allclose(judged(rows, weights), cross_fitted(rows))
