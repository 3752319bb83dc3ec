"""Somebody's words are in sentences in which they speak, and on what is asked about."""

from __future__ import annotations

import pytest

from qa.claims.filters.spoken import speaks
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("Lind said nobody would come.", True),
        ("“Nobody will come,” said Ana Lind.", True),
        ("As Lind put it, “nobody will come”.", True),
        ("Nobody would come, according to Minister Lind.", True),
        ("Lind, the envoy, warned of ice.", True),
        ("Lind appeared to back off, calling the duty “not sustainable”.", True),
        ("He added that Lind’s rapport with Moe was key.", False),
        ("Moe met Lind in Oslo.", False),
        ("Critics accused Moe of greed, and Lind left.", False),
    ],
)
def test_somebody_speaks_where_a_sentence_says_so(sentence: str, does: bool) -> None:
    assert speaks(sentence, "lind") is does


def test_the_speakers_own_sentence_stands_before_one_that_names_them(desk: Desk) -> None:
    desk.report(
        "He added that Lind’s rapport with Moe was key. Lind called Moe a friend.",
        ("Lind’s rapport with Moe was key", 3.0),
        ("a friend", 2.5),
    )
    assert texts(desk.ask("What does Lind say about Moe?"))[0] == "a friend"


def test_the_sentence_on_the_topic_stands_first(desk: Desk) -> None:
    desk.report(
        "“We compete,” Lind said. Lind told reporters that tensions were cooling.",
        ("We compete", 3.0),
        ("tensions were cooling", 2.6),
    )
    assert texts(desk.ask("What did Lind say about the tensions?"))[0] == "tensions were cooling"


def test_a_far_less_likely_sentence_stays_behind_whatever_its_topic(desk: Desk) -> None:
    desk.report(
        "“We compete,” Lind said. Lind told reporters that tensions were cooling.",
        ("We compete", 5.0),
        ("tensions were cooling", 1.0),
    )
    assert texts(desk.ask("What did Lind say about the tensions?"))[0] == "We compete"
