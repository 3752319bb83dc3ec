"""What the reader gives spans that it did not mark."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.types import Passage, Span
from index.types import Hit
from qa.reader.decode import span_scores
from qa.reader.margins import Margins
from qa.reader.windows import Window

TEXT = "Ships pay 30 euros now. Boats pay 9 euros."
WORDS = TEXT.replace(".", " .").split()
FIRST, SECOND = Span(0, 23), Span(24, 42)


def offsets() -> np.ndarray:
    found, at = [(-1, -1)], 0
    for word in WORDS:
        at = TEXT.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return np.array(found)


def hit() -> Hit:
    return Hit(Passage("a:0-42", "a", Span(0, 42), (FIRST, SECOND)), 1, 1.0, ())


def margins(*best: str) -> Margins:
    """Of a reader that likes some words; every other token costs a point at either end."""
    likes = np.array([0.0, *(3.0 if word in best else -1.0 for word in WORDS)])
    sentences = np.array([-1, *(0 if start < 24 else 1 for start, _ in offsets()[1:])])
    window = Window(tuple(range(len(likes))), (0,) * len(likes), offsets(), sentences, 0)
    return Margins([hit()], [(window, span_scores(likes, likes, sentences, 6))])


def test_a_value_has_the_margin_of_the_best_span_around_it() -> None:
    place = Span(TEXT.index("30"), TEXT.index("30") + 2)
    assert margins("30").of(hit(), FIRST, place) == 6.0
    assert margins("30", "euros").of(hit(), FIRST, place) == 6.0
    assert margins().of(hit(), FIRST, place) == -2.0


def test_no_span_of_another_sentence_counts() -> None:
    place = Span(TEXT.index("30"), TEXT.index("30") + 2)
    assert margins("9").of(hit(), FIRST, place) == -2.0


def test_the_best_span_of_a_sentence() -> None:
    span, margin = margins("9").best(hit(), SECOND) or (Span(0, 0), 0.0)
    assert (span.of(TEXT), margin) == ("9", 6.0)


@pytest.mark.parametrize("article", ["b", "a"])
def test_what_was_not_read_has_none(article: str) -> None:
    beyond = Span(50, 60)
    other = Hit(Passage("x", article, beyond, (beyond,)), 2, 0.5, ())
    assert margins("30").of(other, beyond, Span(52, 54)) is None
    assert margins("30").best(other, beyond) is None


def test_those_of_further_passages_are_added() -> None:
    empty = Margins()
    assert empty.best(hit(), FIRST) is None
    empty.join(margins("30"))
    assert empty.best(hit(), FIRST) is not None
