"""What the reader sees of a question that is longer than its room."""

from __future__ import annotations

import pytest

from corpus.types import Span
from index.onnx import tokenizer_at
from qa.reader.model import SHIPPED
from qa.reader.windows import MAX_QUESTION_TOKENS, Layout, Source, windows

LONG = "the harbour board met in the old customs house for the third time this week to talk about the pier"
PREAMBLE = f"{LONG}, and {LONG}, which it had put off, while {LONG}"
TEXT = "Ana Ruiz left the board."


@pytest.fixture(scope="module")
def seen():
    tokenizer = tokenizer_at(SHIPPED / "tokenizer.json")
    layout = Layout.of(tokenizer, 192, True)
    source = Source(TEXT, Span(0, len(TEXT)), (Span(0, len(TEXT)),))

    def question_of(question: str) -> str:
        (window,) = windows(tokenizer, layout, question, [source])
        ids = window.ids[len(layout.before) :]
        ids = ids[: ids.index(layout.between[0])]
        assert len(ids) <= MAX_QUESTION_TOKENS
        return tokenizer.decode(list(ids))

    return question_of


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (f"{PREAMBLE}. Who left the board?", "who left the board?"),
        (f"After {PREAMBLE}, who left the board?", "who left the board?"),
        (f"After {PREAMBLE}, did Ana Ruiz leave?", "did ana ruiz leave?"),
        (f"Who left the board? I ask because {PREAMBLE}.", "who left the board?"),
        (f"Who left the board, which, as {PREAMBLE}?", "who left the board"),
        (f"{PREAMBLE}. In which year did she leave? {PREAMBLE}.", "in which year did she leave?"),
        (f"{PREAMBLE}. Did Ana Ruiz leave? {PREAMBLE}.", "did ana ruiz leave?"),
        (f"{PREAMBLE}. Name the one that left", "name the one that left"),
    ],
)
def test_the_part_that_asks_is_kept(seen, question: str, asks: str):
    assert asks in seen(question)


def test_a_question_that_fits_is_read_whole(seen):
    assert seen("When the board met, who left, and where did she go?").endswith("where did she go?")
    assert seen("When the board met, who left?").startswith("when the board")
