"""Text is shown safely, and offsets into it stay true."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.types import Span
from corpus.visible import one_line, visible
from tests.tui.articles import LONG, NASTY, SHELF
from tui.chat.side.lines import MAX_LINE_CELLS, Mark, line_at, matches, runs, wrapped

ANY_TEXT = st.text(st.characters(), max_size=100)
MIXED_TEXT = st.text(
    st.sampled_from("ab  \n\r\t\x1b\x07\x9b\u202e\u2066[]渡👩\u200d\u0301\u0627\u064e\ud800"), max_size=100
)


@settings(max_examples=60)
@given(ANY_TEXT | MIXED_TEXT)
def test_showing_keeps_every_offset_and_leaves_no_control_character(text: str):
    for shown in (visible(text), one_line(text)):
        assert len(shown) == len(text)
        assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in shown.replace("\n", ""))
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in one_line(text)


def test_escape_sequences_are_shown_not_obeyed():
    assert visible("\x1b[31mred\x07\x9b5m\x7f") == "␛[31mred␇�5m␡"
    assert visible("one\r\ntwo\rthree\u2028four") == "one \ntwo\nthree\nfour"


@settings(max_examples=60)
@given(MIXED_TEXT, st.integers(1, 40))
def test_wrapping_loses_only_spaces_and_line_breaks_and_keeps_to_the_width(text: str, width: int):
    shown = visible(text)
    lines = wrapped(shown, width)
    kept = set().union(*(range(line.start, line.end) for line in lines)) if lines else set()
    assert all(shown[n].isspace() for n in range(len(shown)) if n not in kept)
    assert all(a.end <= b.start for a, b in pairwise(lines))
    for line in lines:
        words = line.of(shown)
        assert "\n" not in words
        assert cell_len(words) <= width or cell_len(words[:1]) > width or len(words) == 1


def test_long_lines_break_where_a_reader_can_follow():
    lines = wrapped(visible(LONG), 500)
    assert max(len(line) for line in lines) <= MAX_LINE_CELLS
    assert all(LONG[line.end : line.end + 1] in ("", " ", "\n") for line in lines)


def test_the_line_of_an_offset_is_the_one_that_shows_it():
    lines = wrapped(visible(LONG), 60)
    at = LONG.index("notebook number 77")
    assert lines[line_at(lines, at)].start <= at < lines[line_at(lines, at)].end


def test_runs_cut_a_line_wherever_a_mark_begins_or_ends():
    marks = (Mark(Span(0, 20), "body"), Mark(Span(5, 12), "sentence"), Mark(Span(8, 10), "span"))
    cut = runs(Span(4, 14), marks)
    assert [(r.span.start, r.span.end, r.styles[-1]) for r in cut] == [
        (4, 5, "body"),
        (5, 8, "sentence"),
        (8, 10, "span"),
        (10, 12, "sentence"),
        (12, 14, "body"),
    ]


def test_finding_ignores_case_and_takes_brackets_as_they_stand():
    text = visible(NASTY)
    assert [span.of(text) for span in matches(text, "[BOLD RED]3")] == ["[bold red]3"]
    assert matches(text, "  ") == ()


def test_every_article_wraps_at_every_width():
    for article in SHELF:
        for width in (1, 33):
            assert wrapped(visible(article.text[:600]), width)
