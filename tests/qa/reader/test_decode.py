"""The exact search agrees with trying every span."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.reader.decode import FORBIDDEN, best_by_sentence, best_spans, span_scores

tokens = st.integers(2, 14)


def brute_force(starts, ends, sentences, max_tokens):
    null = starts[0] + ends[0]
    found = []
    for i in range(len(starts)):
        for j in range(i, min(i + max_tokens, len(starts))):
            if sentences[i] >= 0 and sentences[i] == sentences[j]:
                found.append((float(starts[i] + ends[j] - null), i, j))
    return found


@st.composite
def windows(draw):
    count = draw(tokens)
    floats = st.lists(st.integers(-40, 40), min_size=count, max_size=count)
    starts = np.array(draw(floats), np.float32) / 4
    ends = np.array(draw(floats), np.float32) / 4
    breaks = draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    sentences = np.cumsum(breaks)
    sentences[0] = -1
    return starts, ends, sentences, draw(st.integers(1, 6))


@given(windows())
@settings(max_examples=150, deadline=None)
def test_scores_are_those_of_every_allowed_span(window):
    starts, ends, sentences, longest = window
    scores = span_scores(starts, ends, sentences, longest)
    expected = {(i, j): score for score, i, j in brute_force(starts, ends, sentences, longest)}
    for i in range(len(starts)):
        for length in range(longest):
            score = scores[i, length]
            if (i, i + length) in expected:
                assert score == np.float32(expected[i, i + length])
            else:
                assert score == FORBIDDEN


@given(windows(), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_the_best_spans_are_greedy_and_do_not_overlap(window, count):
    starts, ends, sentences, longest = window
    found = best_spans(span_scores(starts, ends, sentences, longest), count)
    left = brute_force(starts, ends, sentences, longest)
    for span in found:
        assert span.score == max(score for score, _, _ in left)
        left = [(score, i, j) for score, i, j in left if j < span.first or i > span.last]
    assert len(found) == count or not left


def test_nothing_is_found_where_no_answer_may_stand():
    scores = span_scores(np.zeros(5), np.zeros(5), np.full(5, -1), 3)
    assert best_spans(scores, 3) == []


@given(windows())
@settings(max_examples=150, deadline=None)
def test_every_sentence_has_its_own_best_span(window):
    starts, ends, sentences, longest = window
    found = best_by_sentence(span_scores(starts, ends, sentences, longest), sentences)
    spans = brute_force(starts, ends, sentences, longest)
    assert set(found) == {int(number) for number in sentences if number >= 0}
    for number, best in found.items():
        assert sentences[best.first] == sentences[best.last] == number
        assert best.score == max(score for score, first, _ in spans if sentences[first] == number)
