"""What the last question said stays whole when it is asked again under another question word."""

from __future__ import annotations

import pytest

from qa.conversation import Turn, resolve


def _whole(asked: str, answer: str | None, follow_up: str) -> str:
    return resolve(follow_up, [Turn(asked, None, answer)]).question


@pytest.mark.parametrize(
    ("asked", "follow_up", "whole"),
    [
        ("How many jobs will Brix cut?", "By when?", "By when will Brix cut jobs?"),
        ("How many tonnes of wheat will Peru buy?", "When?", "When will Peru buy tonnes of wheat?"),
        ("How many soldiers is Norland sending?", "Why?", "Why is Norland sending soldiers?"),
        ("How many jobs has Brix cut?", "Where?", "Where has Brix cut jobs?"),
        ("How many workers are on strike?", "Why?", "Why are workers on strike?"),
        ("How many of the hostages were freed?", "When?", "When were the hostages freed?"),
        ("How many times did Ida Novak resign?", "When?", "When did Ida Novak resign?"),
    ],
)
def test_what_was_counted_is_not_lost(asked: str, follow_up: str, whole: str):
    assert _whole(asked, "900", follow_up) == whole


def test_an_unanswered_which_keeps_its_noun():
    assert _whole("Which jobs will Brix cut?", None, "When?") == "When will Brix cut the jobs?"


@pytest.mark.parametrize(
    ("asked", "follow_up", "whole"),
    [
        (
            "How many tonnes of wheat will Peru buy?",
            "How much of that has it bought?",
            "How much of the wheat has Peru bought?",
        ),
        ("How many homes lost power?", "How many of them are in Tarn?", "How many of the homes are in Tarn?"),
    ],
)
def test_a_part_is_of_what_was_counted(asked: str, follow_up: str, whole: str):
    assert _whole(asked, "12 million", follow_up) == whole
