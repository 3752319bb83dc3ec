"""A question without capitals gets those of the articles."""

from __future__ import annotations

import pytest

from qa.question.truecase import in_true_case

TEXTS = [
    "“Talks went well,” said Duncan Pellow, the British minister. Mark my words: the mark of Oslo is red.",
    "In May the U.S. envoy and the WHO met Pellow. Envoys may come again. Mark them.",
]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("who is the british minister", "who is the British minister"),
        ("what did duncan pellow say", "what did Duncan Pellow say"),
        ("is the mark of oslo red", "is the mark of Oslo red"),
        ("Who is the british minister?", "Who is the British minister?"),
        ("who is the british Minister", "who is the British Minister"),
        ("What did duncan say in Oslo to the british", "What did duncan say in Oslo to the British"),
        ("may they talk", "may they talk"),
        ("who came to the us, and who told us", "who came to the US, and who told us"),
        ("", ""),
    ],
)
def test_names_get_the_capitals_that_the_articles_give_them(asked: str, written: str) -> None:
    assert in_true_case(asked, TEXTS) == written
