"""How a sentence suits a question: what happened, and what is counted."""

from __future__ import annotations

import pytest

from qa.abstention.fits import counted, unreal
from qa.question import analyse
from tests.qa.claims.conftest import make_article, make_candidate


@pytest.mark.parametrize(
    ("question", "sentence", "span", "expected"),
    [
        ("How many people came to the rally?", "The union expects 3,000 people.", "3,000", 1.0),
        ("How many people came to the rally?", "Some 3,000 people came to the rally.", "3,000", 0.0),
        ("When did the board meet?", "The board did not meet on Monday.", "Monday", 1.0),
        ("When will the board meet?", "The board is expected to meet on Monday.", "Monday", 0.0),
    ],
)
def test_what_is_only_expected_did_not_happen(question: str, sentence: str, span: str, expected: float):
    article = make_article("a", sentence)
    assert unreal(make_candidate(article, span, 1.0), article, analyse(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many seats does the pact have?", 1.0),
        ("How many pages does the letter have?", -1.0),
        ("How tall is the tower?", 0.0),
        ("Who leads the pact?", 0.0),
    ],
)
def test_what_is_counted_is_told_by_the_sentence(question: str, expected: float):
    article = make_article("a", "The pact has five seats.")
    assert counted(make_candidate(article, "five", 1.0), article, analyse(question)) == expected
