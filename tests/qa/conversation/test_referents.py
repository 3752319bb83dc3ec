"""What a pronoun stands for where several things of the last turn would fit."""

from __future__ import annotations

import pytest

from qa.conversation import Turn, resolve
from qa.types import ValueType


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        ("Which club signed Marek Dolan?", "Northport United", "Where was he born?", "Marek Dolan"),
        ("Who signed Marek Dolan?", "Northport United", "Where was he born?", "Marek Dolan"),
        ("Who rescued Ida Novak?", "Norvik Holdings", "Where was she born?", "Ida Novak"),
        ("What hit Karl Brandt?", "Storm Edda", "Where was he born?", "Karl Brandt"),
    ],
)
def test_a_club_a_company_and_a_storm_are_nobody(asked: str, answer: str, follow_up: str, whole: str):
    resolved = resolve(follow_up, [Turn(asked, None, answer)])
    assert resolved.question == f"Where was {whole} born?"


def test_a_club_stays_a_club_whatever_type_the_reader_saw():
    typed: ValueType = "person"
    turns = [Turn("Which club signed Marek Dolan?", None, "Norvik", answer_type=typed)]
    assert resolve("Where was he born?", turns).question == "Where was Marek Dolan born?"


@pytest.mark.parametrize(
    ("asked", "follow_up", "whole"),
    [
        ("Who sentenced Ray Colter?", "Will he appeal?", "Will Ray Colter appeal?"),
        ("Who sentenced Ray Colter?", "Why did he decide so?", "Why did Judge Paul Ruiz decide so?"),
        ("Who arrested Ray Colter?", "When was he released?", "When was Ray Colter released?"),
        ("Who replaced Ray Colter?", "Why did he resign?", "Why did Ray Colter resign?"),
        ("Who replaced Ray Colter?", "When was he appointed?", "When was Judge Paul Ruiz appointed?"),
        ("Who met Ray Colter?", "When was he released?", "When was Judge Paul Ruiz released?"),
    ],
)
def test_verbs_tell_the_one_it_was_done_to_from_the_one_who_did_it(asked: str, follow_up: str, whole: str):
    assert resolve(follow_up, [Turn(asked, None, "Judge Paul Ruiz")]).question == whole


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "whole"),
    [
        ("Where did Storm Edda make landfall?", "Cape Harrow", "How strong was it?", "Storm Edda"),
        ("Where did Edda make landfall?", "Cape Harrow", "How strong was it?", "Edda"),
        ("Where is Norvik Steel based?", "Oslo", "How old is it?", "Norvik Steel"),
        ("Where was the treaty signed?", "the Old Palace", "How long is it?", "the treaty"),
        ("Where do the ministers meet?", "Porto", "How large is it?", "Porto"),
        ("Which firm bid for Brix?", "Tarn Holdings", "How old is it?", "Tarn Holdings"),
        ("Which firm does Ida Novak lead?", "Brix Labs", "How old is it?", "Brix Labs"),
        ("What did the inquiry say about the Marigold?", None, "How old is it?", "the Marigold"),
    ],
)
def test_it_is_what_was_asked_about_before_the_place_in_the_answer(
    asked: str, answer: str | None, follow_up: str, whole: str
):
    resolved = resolve(follow_up, [Turn(asked, None, answer)])
    assert resolved.question.removesuffix("?").endswith(f" {whole}")


def test_it_is_the_offer_that_was_made():
    told = "Tarn Holdings made an offer of $3 billion for Brix, people at the table said."
    turns = [Turn("Who made an offer for Brix?", None, "Tarn Holdings", told)]
    # A table was spoken of, too.
    assert resolve("Is it still on the table?", turns).question == "Is the offer still on the table (Brix)?"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "fishing quotas",
        "fishing quotas and landing rights",
        "They stalled over fishing quotas and over landing rights that both sides claimed for years.",
    ],
)
def test_they_are_the_subject_of_the_question_before_the_reasons_given(answer: str | None):
    told = "The talks stalled over fishing quotas and landing rights."
    turns = [Turn("Why did the talks stall?", None, answer, told)]
    assert resolve("When did they resume?", turns).question == "When did the talks resume?"
