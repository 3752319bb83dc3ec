"""Follow-ups read as the whole question would."""

import pytest

from qa.conversation import Turn, resolve


def one(question: str, answer: str | None = None, sentence: str | None = None) -> list[Turn]:
    return [Turn(question, None, answer, sentence)]


@pytest.mark.parametrize(
    ("turns", "question", "whole"),
    [
        (one("What tariff did Japan get?", "15 percent"), "And Britain?", "What tariff did Britain get?"),
        (
            one("Who won the election in Moldova?", "Ana Ruiz"),
            "When?",
            "When did Ana Ruiz win the election in Moldova?",
        ),
    ],
)
def test_the_whole_question(turns: list[Turn], question: str, whole: str):
    assert resolve(question, turns).question == whole
