"""A question for the writer is answered from the byline."""

from __future__ import annotations

import pytest

from qa.bylines import asks_for_author


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who wrote the report about the bridge?", True),
        ("who is the author of the ferry story", True),
        ("Who built the bridge?", False),
        ("What did the mayor write?", False),
    ],
)
def test_which_questions_ask_for_the_writer(question: str, asked: bool) -> None:
    assert asks_for_author(question) == asked
