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


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        ("How long was the sentence?", "nine years", "Why?", "Why was the sentence that long?"),
        ("How long was his term?", "nine years", "Why is that?", "Why was his term that long?"),
        ("How many years was the sentence?", "nine", "Why?", "Why was the sentence that many years?"),
        ("What was Colter's sentence?", "nine years", "Why?", "Why was Colter's sentence nine years?"),
        ("What is the toll in Tarn?", "3 crowns", "Why?", "Why is the toll in Tarn 3 crowns?"),
        ("How much did Brix pay for it?", "$3 million", "Why?", "Why did Brix pay that much for it?"),
        ("How fast did prices rise in Tarn?", None, "Why?", "Why did prices rise that fast in Tarn?"),
        ("How are the talks?", "stalled", "Why?", "Why are the talks stalled?"),
        ("When will the vote be held?", "May 3", "Why then?", "Why will the vote be held on May 3?"),
    ],
)  # fmt: skip
def test_a_reason_is_asked_for_all_that_was_said(asked: str, answer: str | None, follow_up: str, whole: str):
    assert _whole(asked, answer, follow_up) == whole


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        ("How many people died in Tarn?", "12", "Who said so?", "Who said that 12 people died in Tarn?"),
        ("How many people died in Tarn?", "12", "Who says that?", "Who says that 12 people died in Tarn?"),
        ("How many people died in Tarn?", "12", "Says who?", "Who said that 12 people died in Tarn?"),
        ("Who owns Brix?", "Norvik", "According to whom?", "Who said that Norvik owns Brix?"),
        ("When will Brix reopen?", "May 3", "Who said so?", "Who said so (May 3 Brix reopen)?"),
        ("Will the deal hold?", None, "Who said so?", "Who said so (the deal hold)?"),
    ],
)
def test_who_said_so_keeps_the_claim(asked: str, answer: str | None, follow_up: str, whole: str):
    assert _whole(asked, answer, follow_up) == whole


@pytest.mark.parametrize(
    ("asked", "follow_up", "whole"),
    [
        (
            "What share of the vote did Ana Ruiz win?",
            "And in the first round?",
            "What share of the vote did Ana Ruiz win in the first round?",
        ),
        ("Who won the runoff?", "And in the first round?", "Who won the runoff in the first round?"),
        (
            "Who won in Tarn in 2024?",
            "And in the first round?",
            "Who won in Tarn in 2024 in the first round?",
        ),
        (
            "Who met the envoy from Peru?",
            "And from the Netherlands?",
            "Who met the envoy from the Netherlands?",
        ),
        (
            "Who sentenced Ray Colter?",
            "And Northport United?",
            "And Northport United (sentenced Ray Colter)?",
        ),
        ("Why did Storm Edda weaken?", "What about Peru?", "Why did Storm Edda weaken in Peru?"),
        ("Why did Storm Edda weaken?", "And Storm Finn?", "Why did Storm Finn weaken?"),
    ],
)
def test_what_is_added_takes_only_the_place_of_its_like(asked: str, follow_up: str, whole: str):
    assert _whole(asked, None, follow_up) == whole
