"""What a sentence states in the question's own terms is found, and nothing else."""

from __future__ import annotations

import pytest

from tests.qa.stated.conftest import Stated


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("When does the lease expire?", "The lease ends on May 3.", ["May 3"]),
        ("When does the lease expire?", "The lease runs out on May 3.", ["May 3"]),
        ("When will the lease run out?", "The lease holds until May 3.", ["May 3"]),
        ("Until when does the lease hold?", "The lease was extended to May 3.", ["May 3"]),
        ("When does the lease expire?", "The lease signed in April ends on May 3.", ["May 3"]),
        ("When did the strike end?", "Trams have run since May 3, when the strike ended.", ["May 3"]),
        ("When does the lease expire?", "The lease stands. It is in force until May 3.", ["May 3"]),
    ],
)
def test_a_date_belongs_to_the_verb_asked_about(
    stated: Stated, question: str, text: str, expected: list[str]
) -> None:
    assert stated(question, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The lease was signed on May 3.",
        "The game ended on May 3, while the lease was not spoken of.",
        "They have the keys until May 3. The lease is long.",
        "BERN, May 3, 2024 — The lease ends soon.",
        "The lease ends soon. A meeting was held on May 3.",
    ],
)
def test_a_date_of_something_else_is_not_stated(stated: Stated, text: str) -> None:
    assert stated("When does the lease expire?", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The third round of talks was held in Oslo.", ["Oslo"]),
        ("They met in Oslo, Bern and Lima.", ["Oslo", "Bern", "Lima"]),
        ("They met in Oslo in May and in Bern in June.", ["Oslo", "Bern"]),
        ("Negotiations began in the port city of Saltmere.", ["Saltmere"]),
        ("The Oslo talks ended early.", ["Oslo"]),
        ("The meeting was held in Bern, Switzerland.", ["Bern, Switzerland"]),
        ("The delegates flew home to Oslo.", []),
        ("The negotiator spent a week in Oslo.", []),
    ],
)
def test_a_place_is_where_it_happened(stated: Stated, text: str, expected: list[str]) -> None:
    assert stated("Where were the talks held?", text) == expected


def test_the_round_asked_for_is_the_round_told_of(stated: Stated) -> None:
    text = "It was the third round, after Oslo and Bern. The second round was held in Bern."
    assert stated("Where was the third round held?", text) == []
    assert stated("Where was the second round held?", text) == ["Bern"]


def test_of_a_palace_the_form_tells_nothing(stated: Stated) -> None:
    assert stated("In which palace were the talks held?", "The talks were held in Oslo.") == []
    assert stated("In which country were the talks held?", "The talks were held in Norway.") == ["Norway"]
    assert stated("In which country were the talks held?", "The talks were held in Bergen Hall.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile charges 12% on Peruvian goods instead of 40%.", ["12%", "40%"]),
        ("Peruvian goods pay 12%; Chilean goods pay 3%.", ["12%"]),
        ("The rate on Peruvian imports fell from 40% to 12%.", ["40%", "12%"]),
        ("Chile charges 12% on Peruvian products, and Peru 3% on Chilean products.", ["12%"]),
        ("Bolivia charges 5% on goods.", []),
        ("Shares in Chile fell by 12%.", []),
    ],
)
def test_a_rate_is_that_of_the_goods_asked_about(stated: Stated, text: str, expected: list[str]) -> None:
    around = f"Chile and Peru quarrel. {text}"
    assert stated("What tariff does Chile charge on Peruvian goods?", around) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many rounds of talks have there been?", "It was the fifth formal round.", ["fifth"]),
        ("How many times have Lind and Moe met?", "Lind and Moe have met four times.", ["four"]),
        ("Which round of talks is it?", "The third round opened on Monday.", ["third"]),
        ("How many rounds of talks have there been?", "Two days of talks ended.", []),
        ("How many times have Lind and Moe met?", "Lind met Moe for the first time since 2017.", []),
        ("How many rounds have there been?", "It was their first meeting with Oslo since 2019.", []),
        ("How many rounds have there been?", "It was the first round in almost ten years.", []),
        ("How many rounds have there been?", "First round since late May 2019 opens in Oslo.", []),
        ("How many rounds have there been?", "The first round in Geneva took five years.", ["first"]),
        ("How many rounds have there been since 2019?", "It was the first round since 2019.", ["first"]),
        ("How many rounds have there been?", "It was the first round since the war began.", ["first"]),
        ("How many times have Lind and He met?", "The third round was between Lind and He Bo.", ["third"]),
        ("How many times have Lind and Moe met?", "Lind left. It was the fifth round with Moe.", ["fifth"]),
        (
            "How many times have Lind and Moe met, counting Oslo?",
            "It was the fifth round between Lind and Moe.",
            ["fifth"],
        ),
        (
            "How many times have Lind and Moe sat down together so far?",
            "It was the fifth round between Lind and Moe.",
            ["fifth"],
        ),
    ],
)
def test_an_ordinal_tells_how_many(stated: Stated, question: str, text: str, expected: list[str]) -> None:
    assert stated(question, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lease was extended by another 90 days.", ["another 90 days"]),
        ("An extension of up to a year is being discussed. The lease is old.", ["up to a year"]),
        ("The lease will be prolonged in about a month.", []),
        ("The lease was extended two days later.", []),
    ],
)
def test_a_length_is_not_a_time_from_now(stated: Stated, text: str, expected: list[str]) -> None:
    found = stated("By how long is the lease extended?", text, "The lease")
    assert [one.removeprefix("another ") for one in found] == [
        one.removeprefix("another ") for one in expected
    ]


def test_who_is_asked_about_is_who_met(stated: Stated) -> None:
    text = "President Ana Lind met Premier Jo Moe in Oslo. Finance chiefs Rask and Holm met in Bern."
    assert stated("Where did Lind and Moe meet?", text) == ["Oslo"]
    assert stated("Where did the presidents meet?", text) == ["Oslo"]


def test_a_sentence_without_names_is_about_those_named_next_to_it(stated: Stated) -> None:
    text = "Lind thanked Moe. The two met in Oslo."
    assert stated("Where did Lind and Moe meet?", text) == ["Oslo"]
    assert stated("Where did Rask and Holm meet?", text) == []


def test_an_administration_carries_its_kind_in_its_name(stated: Stated) -> None:
    text = "The Lind administration wants a deal. Moe’s administration began the talks in spring."
    question = "Which administration is holding the talks?"
    assert stated(question, text) == ["Lind administration", "Moe’s administration"]
    assert stated("Whose administration is holding the talks?", text) == stated(question, text)


def test_a_name_that_the_report_never_has_is_not_stated(stated: Stated) -> None:
    assert stated("When does the lease of the Marigold expire?", "The lease ends on May 3.") == []


def test_who_speaks_for_a_country_is_called_that_countrys(stated: Stated) -> None:
    text = "Bo Lind, Peru’s envoy, told reporters so. Ana Moe, the Chilean envoy, told them nothing."
    assert stated("Who spoke for Peru after the Oslo talks?", text, "Oslo talks") == ["Bo Lind"]


def test_a_named_event_that_only_says_when_stands_anywhere(stated: Stated) -> None:
    question = "Where did Lind and Moe meet after the Oslo talks?"
    assert stated(question, "The Oslo talks ended. Lind and Moe met in Bern.") == ["Oslo", "Bern"]
    assert stated(question, "Lind and Moe met in Bern.") == []


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How big is the trade gap of Peru?", "Peru has a trade deficit of $3 billion.", ["$3 billion"]),
        ("What quantity of rice will Peru buy?", "Peru ordered 3 million tonnes of rice.", ["3 million"]),
        ("What will Lima pay for rice?", "Peru pays for rice.", []),
        ("When did Lind and Moe see each other?", "Lind and Moe met on May 3.", ["May 3"]),
        ("How high is the sugar levy?", "The sugar tax is 12%; the income tax is 20%.", ["12%"]),
        ("When does the 12% levy lapse?", "The 15% levy lapses on May 3.", []),
    ],
)
def test_words_of_one_sense_are_the_questions_own(
    stated: Stated, question: str, text: str, expected: list[str]
) -> None:
    assert stated(question, text) == expected


def test_a_second_predicate_has_values_of_its_own(stated: Stated) -> None:
    told = "The yard had turned over £19 million last year and is losing £70,000 a day."
    assert "£19 million" not in stated("How much is the yard losing?", told)


def test_when_two_last_spoke_is_not_when_one_of_them_said_something(stated: Stated) -> None:
    report = "The president said so on Sunday. The president spoke with Ana Lind by telephone on Friday."
    assert stated("When did the president last speak?", report) == ["Friday"]


def test_a_date_of_another_place_is_none(stated: Stated) -> None:
    report = (
        "They met in Geneva in May, when tolls fell, and in London in June, when minerals were on the table."
    )
    assert "May" not in stated("When did the London round take place?", report)
    assert stated("When did they meet in Geneva?", report) == ["May"]


def test_the_year_since_which_it_is_the_first_is_that_of_another(stated: Stated) -> None:
    report = "Lind and Moe met in Oslo on May 3, in the first meeting between the two since 2019."
    assert stated("When did Lind and Moe meet in Oslo?", report) == ["May 3"]
    assert "2019" not in stated("When was the meeting between Lind and Moe?", report)


def test_the_next_place_is_none_of_those_before(stated: Stated) -> None:
    report = "Lind will meet Moe in Oslo next week, the third meeting after those in Lima and Quito."
    assert stated("Where do Lind and Moe meet next?", report) == ["Oslo"]


def test_since_when_a_first_phase_holds_is_told(stated: Stated) -> None:
    report = "The first ban on chips has been in effect since May 2024."
    assert stated("Since when has the first ban on chips been in effect?", report) == ["May 2024"]
