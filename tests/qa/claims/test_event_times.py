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
