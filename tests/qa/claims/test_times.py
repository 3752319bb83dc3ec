"""Claims and time: dates of reports and of questions, values that moved."""

from __future__ import annotations

import pytest

from tests.qa.claims.conftest import Desk, texts


def test_the_date_of_the_report_itself_is_no_answer(desk: Desk) -> None:
    desk.report(
        "OSLO, May 2, 2025 — The pact expires on August 12.", ("May 2, 2025", 5.0), ("August 12", 4.0)
    )
    assert texts(desk.ask("When does the pact expire?")) == ["August 12"]


def test_of_a_change_the_new_value_counts(desk: Desk) -> None:
    desk.report("The port cut its fee from 25% to just 10%.", ("25% to just 10%", 4.0))
    found = desk.ask("What is the fee rate on tax at the port?")
    assert (found.kind, texts(found)) == ("changed", ["10%", "25%"])
    assert found.claims[0].value.norm == "10±0.5 %"


@pytest.mark.parametrize(
    ("sentence", "span", "norm"),
    [
        ("It signed an order that keeps the pact in force until November 10.", "November 10", "2025-11-10"),
        ("It threatened another 100% from November 1.", "November 1", "2025-11-01"),
        ("The pact that was signed last week runs to January 9.", "January 9", "2026-01-09"),
        ("The pact was signed on November 10.", "November 10", "2024-11-10"),
    ],
)
def test_a_date_without_year_lies_where_its_words_point(
    desk: Desk, sentence: str, span: str, norm: str
) -> None:
    desk.report(sentence, (span, 4.0), published="2025-10-17")
    assert desk.ask("When does it end?").claims[0].value.norm == norm


@pytest.mark.parametrize(
    ("sentence", "new", "old"),
    [
        ("The port lowered its fee from 25% to 10%.", "10%", "25%"),
        ("The fee at the port drops to 10%, down from 25%.", "10%", "25%"),
        ("The port will take a fee of 10% instead of 25%.", "10%", "25%"),
        ("The port has lowered the 25% fee on cargo to 10%.", "10%", "25%"),
    ],
)
def test_a_sentence_that_tells_of_a_move_gives_both_values_newest_first(
    desk: Desk, sentence: str, new: str, old: str
) -> None:
    desk.report(sentence, (old, 3.0), (new, 2.8))
    found = desk.ask("What is the fee rate on tax at the port?")
    assert (found.kind, texts(found)) == ("changed", [new, old])


def test_asked_for_the_last_time_earlier_events_are_out_of_date(desk: Desk) -> None:
    desk.report("The two leaders spoke by phone on February 4.", ("February 4", 3.0), published="2026-02-05")
    desk.report("The two leaders spoke by phone on June 5.", ("June 5", 2.9), published="2025-06-06")
    found = desk.ask("When did the leaders last speak by phone?")
    assert (found.kind, texts(found)) == ("changed", ["February 4", "June 5"])


def test_a_deadline_of_the_question_is_met_by_a_sentence_that_names_it(desk: Desk) -> None:
    desk.report("Oslo is to buy 12 million tonnes by the end of February.", ("12 million tonnes", 3.0))
    desk.report("Oslo bought 2 million tonnes on January 4.", ("2 million tonnes", -3.0))
    found = desk.ask("How much grain is Oslo to buy by the end of February?")
    assert texts(found)[0] == "12 million tonnes"


def test_what_a_sentence_says_was_left_behind_needs_no_score_of_its_own(desk: Desk) -> None:
    desk.report("The toll on the bridge: $3, up from $2.", ("$3", 2.0), ("$2", -2.2), published="2024-02-01")
    found = desk.ask("What is the toll on the bridge?")
    assert (found.kind, texts(found)) == ("changed", ["$3", "$2"])


def test_a_span_of_the_asked_time_does_not_beat_a_far_better_one(desk: Desk) -> None:
    desk.report(
        "Fishers pay no fee. Drivers will pay a fee of $1 from April 1.",
        ("Fishers", 3.0),
        ("Drivers", -2.0),
        published="2025-03-04",
    )
    assert texts(desk.ask("Who pays no fee on April 1?"))[0] == "Fishers"


def test_what_holds_until_a_day_holds_before_it(desk: Desk) -> None:
    desk.report(
        "Islanders are exempt from the toll until the end of 2027. Drivers pay the toll from April 1.",
        ("Islanders", 0.1),
        ("Drivers", -1.4),
        published="2025-03-04",
    )
    assert texts(desk.ask("Who is exempt from the toll on April 1?"))[0] == "Islanders"


def test_a_date_before_an_event_lies_before_it(desk: Desk) -> None:
    desk.report("The envoys spoke on Thursday, June 5.", ("June 5", 0.4), published="2025-06-06")
    desk.report("Before that the envoys spoke in January.", ("January", -1.5), published="2025-06-06")
    found = desk.ask("When had the envoys spoken before their talks of June 2025?")
    assert texts(found) == ["January"]


def test_the_dateline_with_its_year_is_no_answer(desk: Desk) -> None:
    desk.report(
        "LISBON, October 17, 2025 — Rates passed 100% in April.", ("October 17", 1.0), ("April", -1.0),
        published="2025-10-17",
    )  # fmt: skip
    assert texts(desk.ask("In which month did rates pass 100%?")) == ["April"]


def test_a_date_that_was_put_off_is_followed_by_the_new_one(desk: Desk) -> None:
    desk.report(
        "The ferry contract, which was to end this month, is extended to March 31.",
        ("March 31", 1.0),
        ("this month", -3.0),
        published="2024-09-10",
    )
    found = desk.ask("When does the ferry contract end?")
    assert (found.kind, texts(found)) == ("changed", ["March 31", "this month"])


def test_a_span_does_not_lead_on_and_a_time_is_quoted_whole(desk: Desk) -> None:
    desk.report(
        "The board expects the level on June 3 and not, as planned, on May 20.",
        ("June 3 and not", 1.0),
        ("May 20", -0.7),
        published="2023-05-09",
    )
    found = desk.ask("When will the level be reached?")
    assert (found.kind, texts(found)) == ("changed", ["June 3", "May 20"])
    places = Desk()
    places.report("The envoys met in Oslo in October and in Bern.", ("Oslo in October", 1.0))
    assert texts(places.ask("Where did the envoys meet?")) == ["Oslo"]
    results = Desk()
    results.report("Results are due by the end of 2021.", ("2021", 1.0))
    assert texts(results.ask("When are the results due?")) == ["the end of 2021"]


@pytest.mark.parametrize(
    ("question", "score", "expected"),
    [
        ("When does the pact expire?", -1.8, ["August 12"]),
        ("When was the pact signed?", 1.0, ["last October", "August 12"]),
    ],
)
def test_a_day_that_is_hardly_an_answer_is_no_rival(
    desk: Desk, question: str, score: float, expected: list[str]
) -> None:
    sentence = "The pact signed to expire on August 12 stays."
    desk.report(sentence, ("August 12", 6.0), published="2025-07-28")
    desk.report(
        "The pact signed to expire dates from last October.", ("last October", score), published="2026-02-10"
    )
    assert set(texts(desk.ask(question))) == set(expected)


def test_what_was_settled_on_took_the_place_of_what_was_threatened(desk: Desk) -> None:
    desk.report(
        "The deal avoids the threatened 25% rate, settling instead at 15%.", ("15%", 1.0), ("25%", 0.8)
    )
    found = desk.ask("What tariff rate did the islands get?")
    assert (found.kind, texts(found)) == ("changed", ["15%", "25%"])


def test_a_day_is_not_over_that_one_report_still_has_ahead(desk: Desk) -> None:
    desk.report("The bridge reopens on 1 July.", ("1 July", 1.5), published="2029-06-01")
    desk.report("The bridge reopens on 18 July, not before.", ("18 July", 0.9), published="2029-07-12")
    desk.report(
        "The bridge reopens to lorries; cars use it since 18 July.", ("18 July", 1.0), published="2029-10-23"
    )
    assert texts(desk.ask("When does the bridge reopen?")) == ["18 July", "1 July"]


def test_any_reading_of_a_value_may_speak_of_what_is_asked(desk: Desk) -> None:
    desk.report("The border post at Malaba reopens on 1 July.", ("1 July", 1.1), published="2029-06-01")
    desk.report("There all is well since 18 July.", ("18 July", -0.1), published="2029-07-30")
    desk.report(
        "The border post at Malaba reopens on 18 July, the ministry said.",
        ("18 July", -0.6),
        published="2029-07-12",
    )
    assert texts(desk.ask("When does the border post at Malaba reopen?")) == ["18 July", "1 July"]


def test_a_newer_name_that_is_hardly_right_does_not_stand_first(desk: Desk) -> None:
    desk.report("Ana Lind leads the port authority.", ("Ana Lind", 4.0), published="2024-02-01")
    desk.report("Bo Moe leads the port authority's choir.", ("Bo Moe", 0.0), published="2025-02-01")
    assert texts(desk.ask("Who leads the port authority?"))[0] == "Ana Lind"
