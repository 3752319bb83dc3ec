"""Spans become what a person would quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Span
from qa.reader.trim import trim

CASES = [
    ("She called it “very positive on the whole” then.", "“very positive", "very positive"),
    ("She called it “very positive” then.", "“very positive”", "“very positive”"),
    ("The fund holds $550 billion in bonds.", "550 billion", "$550 billion"),
    ("The rate fell to 15% in May.", "15", "15%"),
    ("The rate fell to 15% in May.", "to 15% in", "to 15% in"),
    ("He lives in the U.S. with his dog.", "the U.S", "the U.S."),
    ("He saw Agents of S.H.I.E.L.D. twice.", "Agents of S.H.I.E.L.D", "Agents of S.H.I.E.L.D."),
    ("He saw Agents of S.H.I.E.L.D. twice.", "Agents of S.H.I.E.L.D.", "Agents of S.H.I.E.L.D."),
    ("They met in Busan, South Korea, on Friday.", "Busan, South Korea,", "Busan, South Korea"),
    ("They met in Busan.", "Busan.", "Busan"),
    ("Talks (held in Oslo) failed.", "(held in Oslo", "held in Oslo"),
    ("Talks (held in Oslo) failed.", "Oslo)", "Oslo"),
    ("The minister's plan failed.", "minister", "minister"),
    ("A ferryman waved.", "ferry", "ferryman"),
    ('He said "no deal today" twice.', '"no deal', "no deal"),
    ("Growth of -2.5 percent was seen.", "-2.5 percent", "-2.5 percent"),
    ("The workers’ party won.", "workers’", "workers’"),
    ("Sales rose, by US$3 million, he said.", "3 million,", "US$3 million"),
    ("It pays **120 euros** each.", "120 euros**", "120 euros"),
]


@pytest.mark.parametrize(("sentence", "marked", "quoted"), CASES)
def test_edges(sentence: str, marked: str, quoted: str) -> None:
    start = sentence.index(marked)
    span = trim(sentence, Span(start, start + len(marked)), Span(0, len(sentence)))
    assert span.of(sentence) == quoted


@given(st.text('aS.’”"( \u2003!', min_size=1, max_size=24), st.data())
def test_trimming_what_is_trimmed_changes_nothing(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    whole = Span(0, len(sentence))
    once = trim(sentence, Span(start, end), whole)
    if any(c.isalnum() for c in once.of(sentence)):
        assert trim(sentence, once, whole) == once


@given(st.text("ab1$%.,()“”\"' ", min_size=1, max_size=30), st.data())
def test_no_word_is_ever_lost(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    span = trim(sentence, Span(start, end), Span(0, len(sentence)))
    letters = [c for c in sentence[start:end] if c.isalnum()]
    kept = [c for c in span.of(sentence) if c.isalnum()]
    assert "".join(letters) in "".join(kept)
    assert Span(0, len(sentence)).contains(span)
