"""The time that a question asks of against the time that a sentence tells of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.types import Span
from qa.claims import ClaimSettings
from qa.claims.ended import is_ended
from qa.claims.groups import group_by_value
from qa.claims.modality import tells_of_a_plan
from qa.claims.moved import preceding, values_of_move
from qa.claims.reading import read_candidates
from qa.claims.rivals import fitting_first
from qa.question import analyse
from qa.question.times import asks_for_next
from tests.qa.claims.conftest import Desk, texts

MET, WILL_MEET = "Lund and Berg met in Oslo on Friday.", "Lund will meet Berg in Quito in May."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where did Lund and Berg meet?", ["Oslo"]),
        ("Where did Lund plan to meet Berg?", ["Quito"]),
        ("Where will Lund meet Berg?", ["Quito"]),
    ],
)
def test_what_happened_is_preferred_to_a_likelier_plan_where_the_past_is_asked_for(
    desk: Desk, question: str, expected: list[str]
) -> None:
    desk.report(WILL_MEET, ("Quito", 1.2))
    desk.report(MET, ("Oslo", -0.8))
    assert texts(desk.ask(question))[:1] == expected


def test_a_plan_stays_where_nothing_tells_as_much_of_what_happened(desk: Desk) -> None:
    desk.report(WILL_MEET, ("Quito", 1.2))
    desk.report("The ferry left Oslo on Friday.", ("Oslo", -0.8))
    assert texts(desk.ask("Where did Lund and Berg meet?")) == ["Quito"]


def test_a_visit_that_names_nobodys_meeting_is_no_meeting(desk: Desk) -> None:
    desk.report(MET, ("Oslo", -1.0), title="Lund and Berg")
    desk.report("The visit to Quito was talked over.", ("Quito", -1.2), title="Lund and Berg")
    assert texts(desk.ask("Where did Lund and Berg meet?")) == ["Oslo"]


def test_a_value_that_was_taken_away_is_not_what_holds(desk: Desk) -> None:
    desk.report("Norway removed the 100% tariffs on grain.", ("100%", 1.0))
    desk.report("Norway takes a tariff on grain of 30%.", ("30%", -0.2))
    found = desk.ask("What is the tariff on grain in Norway?")
    assert (found.status, found.kind, texts(found)) == ("answered", "changed", ["30%", "100%"])


def test_what_a_later_report_says_was_taken_away_comes_last(desk: Desk) -> None:
    desk.report("Norway takes a tariff on grain of 30%.", ("30%", 1.0), published="2025-05-12")
    desk.report("Norway withdrew its tariff of 100% on grain.", ("100%", 1.2), published="2026-02-10")
    assert texts(desk.ask("What is the tariff on grain in Norway?")) == ["30%", "100%"]


@pytest.mark.parametrize(
    ("sentence", "figure", "ended"),
    [
        ("The port removed the 100% fee on grain.", "100%", True),
        ("The port gives up its extra 100% charges.", "100%", True),
        ("The port shelved its duties of 145% on cars.", "145%", True),
        ("The ports dropped their plan for 100% tariffs.", "100%", True),
        ("The 145% duties on cars were suspended.", "145%", True),
        ("The port has lowered the 145% fee on cars to 30%.", "145%", True),
        ("The fee is 15% instead of 25%.", "25%", True),
        ("The fee is 15% instead of 25%.", "15%", False),
        ("Shares dropped 5% on Monday.", "5%", False),
        ("The port takes a fee of 10%.", "10%", False),
        ("The port raised its fee to 10%.", "10%", False),
    ],
)
def test_ended_values(sentence: str, figure: str, ended: bool) -> None:
    start = sentence.index(figure)
    assert is_ended(sentence, start, start + len(figure)) == ended


def test_a_later_value_needs_not_be_as_sure_as_an_earlier_one(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 3.4), published="2025-07-28")
    desk.report("The pact now holds until November 10.", ("November 10", 0.2), published="2025-10-30")
    assert texts(desk.ask("When does the pact expire?")) == ["November 10", "August 12"]


def test_a_later_name_that_is_hardly_an_answer_does_not_stand_first(desk: Desk) -> None:
    desk.report("The trial is led by Ana Lind.", ("Ana Lind", 0.2), published="2025-07-28")
    desk.report("Bo Falk is on trial in Oslo.", ("Bo Falk", -1.4), published="2025-10-30")
    assert texts(desk.ask("Who is in charge of the trial?")) == ["Ana Lind"]
    desk.report("Eva Ruud has taken over the trial.", ("Eva Ruud", -0.2), published="2025-11-02")
    assert texts(desk.ask("Who is in charge of the trial?"))[:2] == ["Eva Ruud", "Ana Lind"]


def test_of_one_time_a_far_less_likely_value_is_none(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 3.4), published="2025-07-28")
    desk.report("The pact now holds until November 10.", ("November 10", -2.4), published="2025-07-28")
    assert texts(desk.ask("When does the pact expire?")) == ["August 12"]


def test_the_dates_of_two_such_events_that_one_sentence_tells_are_two_answers(desk: Desk) -> None:
    sentence = "This week's call follows the leaders' last call in January."
    desk.report(sentence, ("January", 0.5), ("This week", -1.2))
    found = desk.ask("When was the leaders' call?")
    assert (found.kind, set(texts(found))) == ("senses", {"January", "This week"})


def test_which_of_two_dates_is_the_earlier_events() -> None:
    sentence = "Friday's call was the first between them since March."
    friday, march = (0, 6), (sentence.index("March"), sentence.index("March") + 5)
    assert preceding(sentence, march, friday) == march
    assert preceding("The call of Friday, and the fair in March.", (12, 18), (36, 41)) is None


def test_several_events_stand_most_probable_first(desk: Desk) -> None:
    desk.report("The two leaders spoke by phone on February 4.", ("February 4", 0.2), published="2026-02-05")
    desk.report("The two leaders spoke by phone on June 5.", ("June 5", 1.0), published="2025-06-06")
    found = desk.ask("When did the leaders speak by phone?")
    assert (found.kind, texts(found)) == ("senses", ["June 5", "February 4"])


def test_a_date_on_the_wrong_side_of_the_questions_is_no_answer(desk: Desk) -> None:
    desk.report("The envoys spoke on Thursday.", ("Thursday", 4.0), published="2025-06-06")
    assert desk.ask("When had the envoys spoken before their talks of June 2025?").status == "not_found"


def test_a_span_that_holds_a_move_is_two_values(desk: Desk) -> None:
    desk.report("The fee on grain went from $145 to just $30.", ("$145 to just $30", 3.0))
    found = desk.ask("How much is the fee on grain?")
    assert (found.kind, texts(found)) == ("changed", ["$30", "$145"])


def test_so_is_one_that_tells_the_new_value_first(desk: Desk) -> None:
    desk.report("The daily fee on grain goes up to $27 from $22.", ("$27 from $22", 3.0))
    assert texts(desk.ask("How much is the fee on grain?")) == ["$27", "$22"]


def test_a_range_is_no_move() -> None:
    text = "Fees ranging from 10% to 15%."
    assert values_of_move(text, Span(text.index("10%"), len(text) - 1), is_past=False) == ()


@pytest.mark.parametrize(
    ("question", "tense"),
    [
        ("When do the reduced rates lapse?", "present"),
        ("What must ferries pay in the United States?", "present"),
        ("At what rate are cars taxed?", "present"),
        ("When did the rates lapse?", "past"),
    ],
)
def test_a_participle_or_a_name_makes_no_past(question: str, tense: str) -> None:
    assert analyse(question).tense == tense


def test_a_question_may_ask_for_a_plan_of_the_past() -> None:
    assert tells_of_a_plan("How long were the cuts meant to hold?")
    assert not tells_of_a_plan("Where did the envoys meet?")


def test_by_how_much_something_is_extended_is_a_time() -> None:
    assert analyse("By how much is the truce extended?").wanted == "duration"


def test_one_sentence_tells_of_one_time(desk: Desk) -> None:
    desk.report(
        "Bergen lawmakers are determining which parts of Quay Square will be made a zone without cars.",
        ("Quay Square", 1.0),
        ("Bergen", -0.5),
    )
    assert texts(desk.ask("Which place was made a zone without cars?"))[0] == "Quay Square"


def test_where_they_meet_next_is_not_where_they_met(desk: Desk) -> None:
    desk.report("The envoys met in Lima on Monday.", ("Lima", 3.0), published="2025-05-12")
    desk.report("The envoys will meet in Oslo in June.", ("Oslo", 1.5), published="2025-05-20")
    stated = [replace(one, stated=True) for one in desk.candidates]
    assert texts(desk.ask("Where do the envoys meet next?", candidates=stated)) == ["Oslo"]


def test_of_what_is_next_what_was_said_last_counts(desk: Desk) -> None:
    desk.report("The envoys are to meet in Lima.", ("Lima", 2.0), published="2025-05-12")
    desk.report("The envoys are to meet in Oslo.", ("Oslo", 2.0), published="2025-07-12")
    desk.report("The envoys are to meet in Lima after all.", ("Lima", 2.0), published="2025-09-12")
    assert texts(desk.ask("Where do the envoys meet next?")) == ["Lima", "Oslo"]


@pytest.mark.parametrize(
    ("question", "report", "value"),
    [
        ("When is the next round of talks?", "The next round of talks opens on 12 June in Oslo.", "12 June"),
        ("Where is the next round of talks?", "The next round of talks is in Oslo.", "Oslo"),
        ("When is the next election?", "The next election takes place on 4 May 2027.", "4 May 2027"),
        (
            "How much is Asta investing over the next four years?",
            "Asta invested $500 billion.",
            "$500 billion",
        ),
    ],
)
def test_what_is_next_may_be_told_in_the_present(desk: Desk, question: str, report: str, value: str) -> None:
    desk.report(report, (value, 3.0), published="2025-05-20")
    stated = [replace(one, stated=True) for one in desk.candidates]
    assert texts(desk.ask(question, candidates=stated)) == [value]


@pytest.mark.parametrize(
    ("question", "is_next"),
    [
        ("Where do they meet next?", True),
        ("Who hosts the upcoming summit?", True),
        ("What is the tariff for the next quarter?", False),
        ("Who is sitting next to Lind?", False),
        ("What happens next week?", False),
        ("Who speaks at the upcoming summit?", False),
        ("When is the next match?", True),
        ("Who opens the next chamber?", True),
        ("What happens next March?", False),
        ("Where are next Monday's talks?", False),
    ],
)
def test_the_next_one_is_told_from_the_next_days(question: str, is_next: bool) -> None:
    assert asks_for_next(question) is is_next


def test_what_one_report_tells_stands_before_the_same_put_as_a_plan_in_another(desk: Desk) -> None:
    desk.report("Peru will be led by the left, which won on Sunday.", ("Peru", 2.0))
    desk.report("Chile elected the left last year.", ("Chile", 1.6))
    desk.report("Peru elected the left for the first time.", ("Peru", 1.2))
    form = analyse("Which country elected the left?")
    spans = [(one, one.span) for one in desk.candidates]
    groups = group_by_value(read_candidates(spans, form, desk.articles, {}))
    first = fitting_first(groups, form, ClaimSettings())[0]
    assert (first.best.text, first.modality) == ("Peru", "asserted")
