"""Small rules for what moves from report to report."""

from __future__ import annotations

import pytest

from qa.claims import ClaimSettings
from qa.claims.chronology import UnknownOrder
from qa.claims.groups import group_by_value
from qa.claims.kinds import in_display_order
from qa.claims.lists import earlier_first
from qa.claims.reading import read_candidates
from qa.claims.values.durations import tells_when
from qa.question import analyse
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("sentence", "length", "is_when"),
    [
        ("Joint rule over the post will end after five years.", "five years", False),
        ("The pause was cut again, to three years from four.", "three years", False),
        ("Inspectors must finish a search in 24 hours.", "24 hours", False),
        ("They met again after two weeks.", "two weeks", True),
        ("The court will decide in three weeks.", "three weeks", True),
        ("They must finish their meeting and return within ten days.", "ten days", True),
        ("The bridge opens in three weeks.", "three weeks", True),
        ("The term was to be longer; a vote follows in ten days.", "ten days", True),
    ],
)
def test_how_long_something_lasts_is_not_when(sentence: str, length: str, is_when: bool) -> None:
    start = sentence.index(length)
    assert tells_when(sentence, start, start + len(length)) == is_when


def test_what_things_are_called_makes_no_other_number(desk: Desk) -> None:
    desk.report("Norteja will base 14 aircraft here.", ("14", 2.0), published="2032-02-17")
    desk.report("Norteja will base nine planes here.", ("nine", 1.8), published="2032-08-31")
    found = desk.ask("How many planes will Norteja base here?")
    assert (found.kind, texts(found)) == ("changed", ["nine", "14"])


def test_somebody_elses_holder_of_the_office_is_none(desk: Desk) -> None:
    desk.report(
        "Petar Dimchev is Srbogas's chief negotiator.", ("Petar Dimchev", 1.0), published="2030-04-01"
    )
    desk.report(
        '"No," said Farid Alak, Caspenor\'s chief negotiator, on Friday.',
        ("Farid Alak", 1.2),
        published="2030-07-01",
    )
    assert texts(desk.ask("Who is Srbogas's chief negotiator?")) == ["Petar Dimchev"]


@pytest.mark.parametrize("owner", ["Washington", "America", "Trump"])
def test_a_country_has_many_names(desk: Desk, owner: str) -> None:
    desk.report(f"Lind, {owner}'s chief negotiator, spoke.", ("Lind", 1.0))
    assert texts(desk.ask("Who is America's chief negotiator?")) == ["Lind"]


def test_an_undated_value_does_not_win_by_recency(desk: Desk) -> None:
    desk.report("Relatives have until 31 August to accept.", ("31 August", 2.4))
    desk.report("Relatives have until 31 October to accept.", ("31 October", 2.0), published="2033-09-12")
    desk.report("Relatives have until 31 May to accept.", ("31 May", 2.2), published="2033-04-07")
    found = desk.ask("Until when do relatives have to accept?")
    assert found.kind == "changed" and texts(found)[0] == "31 October"


def test_of_several_undated_values_none_stands_first(desk: Desk) -> None:
    desk.report("Relatives have until 31 December to accept.", ("31 December", 2.6))
    desk.report("Relatives have until 30 November to accept.", ("30 November", 2.5))
    desk.report("Relatives have until 31 August to accept.", ("31 August", 2.2), published="2033-09-12")
    desk.report("Relatives have until 31 July to accept.", ("31 July", 2.0), published="2033-04-07")
    form = analyse("Until when did relatives originally have to accept?")
    spans = [(one, one.span) for one in desk.candidates]
    groups = group_by_value(read_candidates(spans, form, desk.articles, {}))
    shown = in_display_order(groups, "changed", form, UnknownOrder(), ClaimSettings())
    assert shown[0].best.text == "31 August"
    assert earlier_first(shown, form, newest_first=True)[0].best.text == "31 July"


def test_asked_for_what_was_first_the_oldest_stands_in_front(desk: Desk) -> None:
    desk.report("The second lane opens on 15 May.", ("15 May", 2.0), published="2032-03-04")
    desk.report("The second lane now opens on 1 September.", ("1 September", 2.0), published="2032-07-02")
    assert texts(desk.ask("When was the second lane originally to open?"))[0] == "15 May"
    assert texts(desk.ask("When does the second lane open?"))[0] == "1 September"


def test_of_two_moves_in_a_row_the_last_one_holds(desk: Desk) -> None:
    text = "The report was put back to 15 September. It is now to be handed over on 18 November."
    desk.report(text, ("15 September", 2.0), ("18 November", 1.6), published="2033-09-12")
    found = desk.ask("When is the report due?")
    assert (found.kind, texts(found)[0]) == ("changed", "18 November")


def test_who_stands_beside_the_leader_leads_nothing(desk: Desk) -> None:
    desk.report("He Lin headed the team.", ("He Lin", 2.0), published="2025-07-01")
    desk.report(
        "He Lin led the team, with Bo Ma beside him.", ("Bo Ma", 1.6), ("He Lin", 1.5), published="2025-09-01"
    )
    assert texts(desk.ask("Who leads the team?")) == ["He Lin"]


def test_a_fee_is_compared_as_money(desk: Desk) -> None:
    desk.report("Lorries are to pay a fee of $60.", ("$60", 1.5), published="2031-03-27")
    desk.report("Lorries paid a fee of $45 until then.", ("$45", 1.5), published="2031-02-20")
    found = desk.ask("What fee do lorries pay?")
    assert (found.kind, texts(found)) == ("changed", ["$60", "$45"])


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Pact at last", "China is to buy goods for $62 billion; Singapore had brought $55 billion."),
        ("EU and Brazil reach accord in Montevideo", "None may be sold below $62 billion."),
    ],
)
def test_a_venue_is_no_third_country(desk: Desk, title: str, sentence: str) -> None:
    question = "For how much money will China buy American goods?"
    if "Brazil" in title:
        question = "For how much may Brazilian steel not be sold in Europe?"
    desk.report(sentence, ("$62 billion", 1.0), title=title)
    assert texts(desk.ask(question)) == ["$62 billion"]


def test_a_bare_figure_beside_a_length_is_a_length_too(desk: Desk) -> None:
    desk.report("The salvage will take ten weeks.", ("ten weeks", 2.0))
    desk.report("The salvage will take 14 weeks rather than the ten once spoken of.", ("14 weeks", 1.0))
    found = desk.ask("For how long will the salvage go on?")
    assert texts(found)[0] == "14 weeks"


def test_what_is_told_to_be_now_stands_before_what_the_next_sentence_tells_of_the_past(desk: Desk) -> None:
    desk.report(
        "The report is now to be handed over on 18 November. It had been set for 30 June and was then put "
        "back to 15 September.",
        ("18 November", 0.5),
        ("15 September", 2.0),
        published="2033-09-12",
    )
    found = desk.ask("When is the report due?")
    assert texts(found)[0] == "18 November"


def test_a_move_that_is_told_counts_more_than_the_dates_of_reports(desk: Desk) -> None:
    desk.report("Inflation was 5.1 percent.", ("5.1 percent", 0.9), published="2029-02-16")
    desk.report("Inflation rose to 8.3 percent.", ("8.3 percent", 1.9), published="2029-06-11")
    desk.report(
        "Inflation was down to 5.1 percent, from 6.6 percent in August.",
        ("5.1 percent", 1.8),
        ("6.6 percent", 2.0),
        published="2029-11-09",
    )
    desk.report("Inflation fell to 6.6 percent.", ("6.6 percent", 1.9), published="2029-09-21")
    assert texts(desk.ask("How high is inflation now?"))[:2] == ["5.1 percent", "6.6 percent"]


def test_the_newest_stands_first_also_where_a_move_is_told_of_the_older_ones(desk: Desk) -> None:
    desk.report(
        "Families may stay in the cabins for 18 months rather than 12 months.",
        ("18 months", 1.5),
        ("12 months", 1.0),
        published="2035-08-03",
    )
    desk.report("Families may stay in the cabins for 24 months.", ("24 months", 0.7), published="2035-11-20")
    found = desk.ask("How long can families stay in the cabins?")
    assert (found.kind, texts(found)) == ("changed", ["24 months", "18 months", "12 months"])


def test_what_a_later_report_puts_out_of_date_is_disputed_no_more(desk: Desk) -> None:
    desk.report("The toll on the bridge is $3.10.", ("$3.10", 1.2), published="2030-03-14")
    desk.report("The toll on the bridge is $2.15.", ("$2.15", 1.5), published="2030-03-14")
    assert desk.ask("How much is the toll on the bridge?").kind == "disputed"
    desk.report("The toll on the bridge is $2.60.", ("$2.60", 0.9), published="2030-10-24")
    found = desk.ask("How much is the toll on the bridge?")
    assert (found.kind, texts(found)[0]) == ("changed", "$2.60")


def test_other_things_than_rounds_are_no_number_of_rounds(desk: Desk) -> None:
    desk.report("The outcome of the talks is 610 jobs fewer.", ("610", 1.5))
    desk.report("The union spreads out the minutes of eight rounds of talks.", ("eight", 0.5))
    desk.report("A sixth round of talks with the union failed.", ("sixth", 0.4))
    found = desk.ask("How many rounds of talks has the union held?")
    assert set(texts(found)) == {"eight", "sixth"}


def test_people_called_like_what_recurs_are_counted_themselves(desk: Desk) -> None:
    desk.report("The board called 140 nurses back to the wards.", ("140", 1.5))
    assert texts(desk.ask("How many strikers were called back to the wards?")) == ["140"]
