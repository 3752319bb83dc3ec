"""A value that a sentence puts in the place of the one told beside it."""

from __future__ import annotations

import pytest

from qa.claims.moved import former, leads_on
from tests.qa.claims.conftest import Desk, texts

ONWARDS = [
    ("It was put off by a week to 18 May.", "18 May", True),
    ("Parliament decided by 88 votes to postpone the oath to 30 June.", "30 June", True),
    ("The new date is 15 July.", "15 July", True),
    ("The swearing-in is now to be held on 3 October.", "3 October", True),
    ("The rate was raised again, to 4 percent.", "4 percent", True),
    ("The deadline had already been moved to 31 May.", "31 May", False),
    ("The vote is on 18 May.", "18 May", False),
    ("The minister moved in last year; the vote is on 18 May.", "18 May", False),
]


@pytest.mark.parametrize(("sentence", "value", "leads"), ONWARDS)
def test_words_that_put_a_value_in_anothers_place(sentence: str, value: str, leads: bool) -> None:
    assert leads_on(sentence, sentence.index(value)) is leads


def test_what_the_next_sentence_moves_to_is_the_newer_value(desk: Desk) -> None:
    desk.report(
        "The second vote had been planned for 11 May. It was put off by a week to 18 May.",
        ("11 May", 3.0),
        ("18 May", -0.5),
        published="2033-04-01",
    )
    found = desk.ask("When is the second vote?")
    assert (found.kind, texts(found)) == ("changed", ["18 May", "11 May"])


def test_a_move_of_something_else_further_on_is_none(desk: Desk) -> None:
    desk.report(
        "The second vote had been planned for 11 May. Nobody came. The match was put off to 18 May.",
        ("11 May", 3.0),
        ("18 May", -2.5),
        published="2033-04-01",
    )
    assert texts(desk.ask("When is the second vote?")) == ["11 May"]


def test_what_no_date_places_makes_no_dispute_of_a_change(desk: Desk) -> None:
    desk.report("The keys are handed over on 1 May.", ("1 May", 3.0), published="2033-01-10")
    desk.report("The keys are handed over on 9 May.", ("9 May", 2.0), published="2033-03-10")
    desk.report("The keys are handed over on 5 May.", ("5 May", 2.5))
    found = desk.ask("When are the keys handed over?")
    assert found.kind == "changed"
    shown = texts(found)
    assert shown.index("9 May") < shown.index("1 May")


def test_what_it_was_moved_to_counts_though_it_is_over(desk: Desk) -> None:
    desk.report("The country is to vote again on 11 September.", ("11 September", 3.0))
    desk.report(
        "The vote had been planned for 11 September. It was put off by a week to 18 September.",
        ("11 September", 1.0),
        ("18 September", -2.0),
        published="2033-09-20",
    )
    assert texts(desk.ask("On what day does the country vote?")) == ["18 September", "11 September"]


def test_cents_are_money(desk: Desk) -> None:
    desk.report("Holders will get back 41 cents on the euro.", ("41 cents", 3.0))
    found = desk.ask("How many cents on the euro will holders get back?")
    assert [claim.value.type for claim in found.claims] == ["money"]


def test_a_price_that_rose_twice_in_a_sentence_is_newer_than_both(desk: Desk) -> None:
    desk.report("Norcrest is offering 44.50 euros a share.", ("44.50 euros", 3.0), published="2030-12-10")
    desk.report("Norcrest is offering 41 euros a share.", ("41 euros", 1.0), published="2030-09-04")
    desk.report(
        "It paid 48 euros apiece, up from 44.50 in the fall and 41 euros at the start.",
        ("48 euros", -0.8),
        ("41 euros", -1.2),
        published="2031-03-05",
    )
    found = desk.ask("How much is Norcrest offering for each share?")
    assert (found.kind, texts(found)[0]) == ("changed", "48 euros")


@pytest.mark.parametrize(("score", "shown"), [(-2.0, ["18 May", "11 May"]), (-3.9, ["11 May"])])
def test_what_took_a_values_place_is_shown_unless_it_is_hardly_what_is_asked(
    desk: Desk, score: float, shown: list[str]
) -> None:
    desk.report(
        "The second vote had been planned for 11 May. It was put off to 18 May.",
        ("11 May", 3.0),
        ("18 May", score),
        published="2033-04-01",
    )
    assert texts(desk.ask("When is the second vote?")) == shown


FORMER = [
    ("It has to pay 1.9 million euros for this, the office decided, instead of the 3.2 million asked.",
     "1.9 million euros", "3.2 million", "3.2 million"),
    ("The demand began at 14 million euros, dropped to 9 million and jumped to 22 million.",
     "14 million euros", "9 million", "14 million euros"),
    ("The demand began at 14 million euros, dropped to 9 million and jumped to 22 million.",
     "9 million", "22 million", "9 million"),
    ("It should have been there on 15 September and is now announced for 30 November.",
     "15 September", "30 November", "15 September"),
    ("Service was to begin in August; the agency now speaks of October.", "August", "October", "August"),
    ("Service, last promised for February, begins in June 2034.", "February", "June 2034", "February"),
    ("It will be signed in Malta on 27 November, the office said, and no longer in Geneva on 6 November.",
     "27 November", "6 November", "6 November"),
    ("It will now hold until 15 December instead of lapsing tomorrow night.",
     "15 December", "tomorrow night", "tomorrow night"),
    ("Voters, who were to be consulted on 4 July, must wait until 21 November, the court said.",
     "4 July", "21 November", "4 July"),
    ("The form is open until 20 December; the earlier closing date, 31 October, passed unnoticed.",
     "20 December", "31 October", "31 October"),
    ("They can say yes until 31 October; the earlier limit was 31 July.", "31 October", "31 July", "31 July"),
    ("It has been shut for 480 days in all; the February order had spoken of 320.", "480 days", "320", "320"),
    ("Now 9,700 ushers are left, where 18,000 had been thought necessary.", "9,700", "18,000", "18,000"),
    ("The price is $71 million, says the minister, Bo Moe, after $58 million in the spring.",
     "$71 million", "$58 million", "$58 million"),
    ("Nobody has to leave before 24 months are up; the 18 months agreed in winter no longer apply.",
     "24 months", "18 months", "18 months"),
    ("He will hand it in on 28 November, having let the end of August go by.",
     "28 November", "the end of August", "the end of August"),
    ("The limit was 31 July and the office closed on 4 August.", "31 July", "4 August", None),
    ("The 18 months agreed in winter apply to families, 24 months to all others.",
     "18 months", "24 months", None),
    ("Service begins in August, and the agency speaks of October.", "August", "October", None),
    ("Exports fell by 5 percent and imports rose to 8 percent.", "5 percent", "8 percent", None),
    ("Profit was 40 million euros and sales rose to 90 million euros.", "40 million", "90 million", None),
    ("It was to play in Oslo, sold 12 shirts, and is now wanted for 14.", "12 shirts", "14", None),
    ("The summit, first announced in March, ended in May.", "March", "May", None),
    ("The side won 3 games, the coach preferring rest rather than Italy.", "3 games", "Italy", None),
    ("They met in May, and in June they will meet again.", "May", "June", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "first", "second", "left"), FORMER)
def test_which_of_two_values_a_sentence_leaves_behind(
    sentence: str, first: str, second: str, left: str | None
) -> None:
    places = [(sentence.index(one), sentence.index(one) + len(one)) for one in (first, second)]
    found = former(sentence, *places)
    assert (sentence[found[0] : found[1]] if found else None) == left


def test_a_bare_figure_that_a_sentence_leaves_behind_makes_its_value_the_newer(desk: Desk) -> None:
    desk.report("For the ship the premium comes to 14.5 percent.", ("14.5 percent", 1.0))
    text = "The insurer takes a premium of 13.1 percent for the ship, down from 14.5, since May."
    desk.report(text, ("13.1 percent", 0.0), published="2033-08-26")
    found = desk.ask("What percentage is the premium for the ship?")
    assert (found.kind, texts(found)) == ("changed", ["13.1 percent", "14.5 percent"])


def test_words_are_not_moved_by_from(desk: Desk) -> None:
    text = "The town was placed under a curfew from ten at night to five."
    desk.report(text, ("ten at night to five", 2.0), ("a curfew", -0.2))
    assert texts(desk.ask("During which hours must people of the town stay in?"))[0] == "ten at night to five"


def test_what_a_sentence_puts_in_anothers_place_stands_first(desk: Desk) -> None:
    desk.report("The office intends to fine the clinic 3.2 million euros.", ("3.2 million euros", 1.5))
    text = (
        "The fine of the clinic is 1.9 million euros, the office said, instead of the 3.2 million proposed."
    )
    desk.report(text, ("1.9 million euros", 0.5))
    found = desk.ask("How high is the fine of the office for the clinic?")
    assert texts(found)[0] == "1.9 million euros"


def test_a_long_word_between_two_figures_costs_no_time() -> None:
    sentence = "It was 12 percent rather than " + "a" * 400 + " b, 14 percent"
    assert former(sentence, (7, 17), (len(sentence) - 10, len(sentence))) is None


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (
            "The line, promised for December 2032, will not see a train before May 2033.",
            "December 2032",
            "May 2033",
        ),
        (
            "The yard, which had last been planned for 30 June, will be shut on 24 April.",
            "30 June",
            "24 April",
        ),
        (
            "Hours before it would have ended on 30 June they gave it a life until 15 July.",
            "30 June",
            "15 July",
        ),
        (
            "They prolonged it until 15 July, a day before it would have lapsed on 30 June.",
            "30 June",
            "15 July",
        ),
    ],
)
def test_what_was_promised_or_would_have_ended_is_left_behind(sentence: str, old: str, new: str) -> None:
    places = [(sentence.index(text), sentence.index(text) + len(text)) for text in (old, new)]
    assert former(sentence, *places) == places[0]
