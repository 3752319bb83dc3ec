"""One candidate a sentence, also where a dateline cuts the sentence in two."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from corpus.types import Article, Passage, Span
from index.onnx import tokenizer_at
from index.types import Hit
from qa.reader.model import SHIPPED
from qa.reader.spans import SpanReader
from qa.reader.verifier import Verifier
from qa.reader.windows import Layout

TEXT = "OSLO, May 3 — The envoy spoke of two ferries. She left at noon."


class EveryWord:
    """A model that likes later words better."""

    name, threshold, at_once = "every word", 0.0, 1
    verifier: Verifier | None = None

    def __init__(self):
        self.tokenizer: Tokenizer = tokenizer_at(SHIPPED / "tokenizer.json")
        self.layout = Layout.of(self.tokenizer, 256, titled=False)

    def logits(self, ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rising = np.arange(ids.shape[1], dtype=np.float32)[None]
        return rising, rising


@pytest.fixture
def hit(tmp_path: Path) -> tuple[Hit, Article]:
    sentences = (Span(0, 45), Span(46, len(TEXT)))
    article = Article("a", "Ferries", TEXT, None, None, None, None, "none", "a.txt", "0")
    return Hit(Passage("a:0", "a", Span(0, len(TEXT)), sentences), 1, 1.0, ()), article


def test_a_sentence_with_a_dateline_is_one_candidate(hit: tuple[Hit, Article]):
    found = SpanReader(EveryWord()).sentences("What did she speak of?", [hit[0]], lambda _: hit[1])
    assert [c.sentence.of(TEXT) for c in found] == [
        "She left at noon.",
        "OSLO, May 3 — The envoy spoke of two ferries.",
    ]


def test_no_span_runs_out_of_the_dateline(hit: tuple[Hit, Article]):
    found = SpanReader(EveryWord()).read("When did she speak?", [hit[0]], lambda _: hit[1])
    spans = [c.span.of(TEXT) for c in found]
    assert spans and not any("May 3 —" in span for span in spans)
