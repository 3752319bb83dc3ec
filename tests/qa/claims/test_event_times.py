"""Questions that name an event in place of a time: "before Oslo", "after the Lima talks"."""

from __future__ import annotations

import pytest

from qa.event_times import with_event_times
from qa.question import analyse
from tests.qa.claims.conftest import Desk, make_article, texts

OSLO = "OSLO, May 12, 2025 — The tariff on timber falls to 30%, from 45%, after the talks in Oslo."
LATER = "The tariff on timber remains at 30%. The talks in Oslo were held in May."


def placed(question: str, *articles: tuple[str, str | None]) -> list[str | None]:
    """What the events of a question are dated as."""
    at_hand = [make_article(f"a{n}", text, published) for n, (text, published) in enumerate(articles)]
    return [time.when for time in with_event_times(analyse(question), at_hand).times]


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("What was the tariff on timber before Oslo?", "2025-05-12"),
        ("What was the tariff on timber after the Oslo talks?", "2025-05-12"),
        ("What was the tariff on timber ahead of the Lima meeting?", None),
        ("What was the tariff on timber in the Oslo talks?", None),
    ],
)
def test_an_event_has_the_day_on_which_its_mentions_agree(question: str, when: str | None) -> None:
    articles = ((OSLO, "2025-05-12"), (LATER, "2025-09-01"))
    assert placed(question, *articles) == [when]


def test_a_dated_mention_is_enough_without_a_dateline() -> None:
    report = ("Both sides had met in Lima on March 3 and agreed on nothing.", "2025-04-01")
    assert placed("What was the tariff before Lima?", report) == ["2025-03-03"]


@pytest.mark.parametrize(
    "report",
    ["The Oslo talks were held on 12 May 2025.", "The Oslo summit on 12 May 2025 ended with a deal."],
)
def test_an_event_is_dated_by_its_name_as_well(report: str) -> None:
    assert placed("What was the tariff before the Oslo talks?", (report, "2025-06-01")) == ["2025-05-12"]


def test_an_event_whose_mentions_disagree_has_no_day() -> None:
    reports = [
        (f"OSLO, {month} 3, 2025 — The envoys met.", f"2025-{number}-03")
        for month, number in (("May", "05"), ("June", "06"), ("July", "07"))
    ]
    assert placed("What was the tariff before Oslo?", *reports) == [None]


def test_a_date_of_something_else_is_none_of_the_event() -> None:
    report = ("The talks in Lima ended well, and the ban that was passed on March 3 stays.", "2025-04-01")
    assert placed("What was the tariff before Lima?", report) == [None]


def ask_of_tariff(desk: Desk, question: str) -> list[str]:
    desk.report(OSLO, ("30%", 3.0), ("45%", 2.5), published="2025-05-12")
    desk.report(LATER, ("30%", 3.2), published="2025-09-01")
    desk.report("The tariff on timber stands at 45%.", ("45%", 2.4), published="2025-02-01")
    desk.report("The tariff on timber was 20%.", ("20%", 2.9))
    return texts(desk.ask(question))


def test_before_an_event_neither_its_outcome_nor_an_undated_report_counts(desk: Desk) -> None:
    assert ask_of_tariff(desk, "What was the tariff on timber before the Oslo talks?") == ["45%"]


def test_after_an_event_what_was_left_behind_there_does_not_count(desk: Desk) -> None:
    assert "45%" not in ask_of_tariff(desk, "What was the tariff on timber after the Oslo talks?")


def test_without_a_known_day_nothing_is_left_out(desk: Desk) -> None:
    assert "30%" in ask_of_tariff(desk, "What was the tariff on timber before the Lima talks?")


def test_after_an_event_what_was_taken_away_does_not_stand_first(desk: Desk) -> None:
    desk.report(OSLO, ("30%", 3.0), published="2025-05-12")
    desk.report("The port withdrew a tariff of 90% on timber.", ("90%", 3.1), published="2025-09-01")
    found = texts(desk.ask("What was the tariff on timber after the Oslo talks?"))
    assert found[0] == "30%"


def test_the_latest_of_several_days_stands_first_whichever_report_tells_of_it(desk: Desk) -> None:
    desk.report(
        "The envoys met in Oslo, for the first time since 2019.", ("2019", 3.0), published="2025-09-01"
    )
    desk.report("The envoys met in Lima on May 3.", ("May 3", 2.8), published="2025-05-04")
    found = desk.ask("When was the latest meeting of the envoys?")
    assert (found.kind, texts(found)) == ("changed", ["May 3", "2019"])


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Who was chief executive before Lind?", "Lind met the staff on March 30."),
        ("What was the tariff before the second Oslo meeting?", "They met in Oslo on May 12."),
        (
            "What was the tariff before Oslo?",
            "The tariff agreed at the talks in Oslo takes effect on June 20.",
        ),
        ("What was the tariff before Covid?", "COVID cases rose again. The ministers met."),
    ],
)
def test_nothing_is_placed_by_what_tells_no_day_of_it(question: str, report: str) -> None:
    assert placed(question, (report, "2025-05-20"))[:1] in ([None], [])


def test_the_most_precise_date_of_the_month_counts() -> None:
    reports = [
        (OSLO, "2025-05-12"),
        ("They met in Oslo in late May.", "2025-06-01"),
        ("They met in Oslo on May 12.", "2025-06-02"),
    ]
    assert placed("What was the tariff before Oslo?", *reports) == ["2025-05-12"]


def test_a_sentence_that_says_so_is_of_before(desk: Desk) -> None:
    desk.report(OSLO, ("30%", 2.0), published="2025-05-12")
    desk.report("Before Oslo, the tariff on timber was 45%.", ("45%", 3.0), published="2025-05-12")
    desk.report("The tariff on timber was 60%.", ("60%", 2.0), published="2024-01-01")
    assert texts(desk.ask("What was the tariff on timber before Oslo?"))[0] == "45%"


def test_what_was_to_last_beyond_an_event_was_reported_before_it(desk: Desk) -> None:
    desk.report(OSLO, ("30%", 3.0), published="2025-05-12")
    desk.report("The tariff on timber stands at 45% until November.", ("45%", 2.5), published="2025-02-01")
    assert texts(desk.ask("What was the tariff on timber before Oslo?")) == ["45%"]


def test_a_later_move_says_nothing_of_before(desk: Desk) -> None:
    desk.report(OSLO, ("45%", 2.0), ("30%", 2.5), published="2025-05-12")
    desk.report(
        "The tariff on timber falls to 15%, from 30%.", ("30%", 3.0), ("15%", 2.5), published="2025-10-01"
    )
    assert texts(desk.ask("What was the tariff on timber before Oslo?")) == ["45%"]


def test_an_old_time_is_not_of_after(desk: Desk) -> None:
    desk.report(OSLO, ("30%", 2.5), published="2025-05-12")
    desk.report("In 2019, the tariff on timber was 20%.", ("20%", 3.0), published="2025-09-01")
    assert texts(desk.ask("What was the tariff on timber after Oslo?"))[0] == "30%"


def test_with_since_somebody_new_may_be_told_of(desk: Desk) -> None:
    desk.report(OSLO, ("OSLO", -3.0), published="2025-05-12")
    desk.report("Ana Lind, an envoy since 1999, took the chair.", ("Ana Lind", 3.0), published="2025-06-01")
    desk.report("Bo Moe took the chair.", ("Bo Moe", 2.0), published="2025-01-01")
    assert texts(desk.ask("Who took the chair after the Oslo talks?")) == ["Ana Lind"]


@pytest.mark.parametrize(
    "question",
    ["When is the vote currently due?", "When is the vote now?", "What is the latest date for the vote?"],
)
def test_a_date_that_was_brought_forward_is_the_newer_one(desk: Desk, question: str) -> None:
    desk.report("The vote is due on 20 June.", ("20 June", 2.5), published="2025-03-01")
    desk.report("The vote is due on 3 June.", ("3 June", 2.4), published="2025-05-01")
    assert texts(desk.ask(question))[0] == "3 June"


def test_the_year_since_which_it_is_the_first_stands_behind(desk: Desk) -> None:
    desk.report(
        "Lind and Moe settled on Thursday, in the first meeting of the two since 2019.",
        ("2019", 2.0),
        ("Thursday", 1.0),
        published="2025-10-30",
    )
    assert texts(desk.ask("When did Lind and Moe meet?"))[0] == "Thursday"


def test_a_late_report_of_the_event_tells_what_was_before(desk: Desk) -> None:
    desk.report(OSLO, ("OSLO", -3.0), published="2025-05-12")
    desk.report(
        "The tariff on timber was cut from 57% to 47% after Oslo.",
        ("57%", 2.0),
        ("47%", 2.5),
        published="2025-05-28",
    )
    assert texts(desk.ask("What was the tariff on timber before the Oslo talks?")) == ["57%"]


def test_what_was_foretold_for_afterwards_is_not_of_before(desk: Desk) -> None:
    desk.report(OSLO, ("OSLO", -3.0), published="2025-05-12")
    desk.report("The tariff on timber will be cut to 47% after Oslo.", ("47%", 2.5), published="2025-05-10")
    desk.report("The tariff on timber stands at 57%.", ("57%", 2.0), published="2025-05-01")
    assert texts(desk.ask("What was the tariff on timber before the Oslo talks?")) == ["57%"]
