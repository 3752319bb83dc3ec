"""Who or what a name is: offices and appositions beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Article, Passage, Span
from index.types import Hit
from qa.compose import Composed
from qa.descriptions import descriptions
from qa.identities import asked_name, identity_answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Ada Brown?", "Ada Brown"),
        ("who's ada brown", "ada brown"),
        ("Who is He Lifeng?", "He Lifeng"),
        ("What is the ECB?", "ECB"),
        ("Who is President Lula?", "Lula"),
        ("Who is the harbour minister?", None),
        ("Who is he?", None),
        ("Who is leading the talks in Oslo this week?", None),
        ("Who wrote it?", None),
    ],
)
def test_which_questions_ask_what_a_name_is(question: str, name: str | None) -> None:
    found = asked_name(question)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("name", "sentence", "said"),
    [
        ("Brown", "U.S. Trade Secretary Ada Brown and Vice Premier Ola Dahl met.", ["U.S. Trade Secretary"]),
        ("Ola Dahl", "Secretary Ada Brown and Norway’s Premier Ola Dahl met.", ["Norway’s Premier"]),
        ("Ada Brown", "Ada Brown, the chief harbour negotiator, said so.", ["the chief harbour negotiator"]),
        ("Ada Brown", "It was signed by the trade minister, Ada Brown, on Friday.", ["the trade minister"]),
        ("ada brown", "Ada Brown is a lawyer from Oslo.", ["a lawyer from Oslo"]),
        ("Ada Brown", "Ada Brown, Trade Secretary Ben Lund, and others came.", []),
        ("Ada Brown", "Ada Brown’s lawyer, a judge, came.", []),
        ("Ada Brown", "On Monday Ada Brown came.", []),
        ("Ada Brown", "ada brown is a lawyer.", []),
    ],
)  # fmt: skip
def test_what_a_sentence_says_somebody_is(name: str, sentence: str, said: list[str]) -> None:
    assert [one.span.of(sentence) for one in descriptions(sentence, name)] == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Nordlink, the ferry operator, said so.", ["the ferry operator"]),
        ("It was sold to the ferry operator Nordlink.", ["the ferry operator"]),
        ("German ferry operator Nordlink said so.", ["German ferry operator"]),
        ("The next day Nordlink said so.", []),
        ("The board of Nordlink said so.", []),
        ("Nordlink, the ministry and the town agreed.", []),
    ],
)
def test_what_a_sentence_says_something_is(sentence: str, said: list[str]) -> None:
    assert [one.span.of(sentence) for one in descriptions(sentence, "Nordlink", thing=True)] == said


def answered(question: str, **texts: str) -> Composed | None:
    articles = {
        key: Article(
            key, "A title", text, None, None, None, f"2025-0{n}-01", "record", Path(f"/{key}.txt"), key
        )
        for n, (key, text) in enumerate(texts.items(), 1)
    }
    hits = [
        Hit(Passage(f"{key}:0", key, Span(0, len(own.text)), (Span(0, len(own.text)),)), rank, 1.0, ())
        for rank, (key, own) in enumerate(articles.items(), 1)
    ]
    asked = asked_name(question)
    assert asked
    return identity_answer(asked, hits, articles.__getitem__, {key: key[0] for key in articles})


def test_one_claim_for_what_several_reports_say_more_or_less_fully():
    found = answered(
        "Who is Ada Brown?",
        a1="Minister Ada Brown came.",
        a2="Trade Minister Ada Brown came.",
        b="Norwegian Trade Minister Ada Brown left.",
    )
    assert found and found.kind == "single"
    (claim,) = found.claims
    assert claim.text == "Norwegian Trade Minister"
    assert [c.quote for c in claim.citations] == ["Norwegian Trade Minister", "Trade Minister", "Minister"]
    assert (claim.origins, claim.as_of) == (2, "2025-03-01")
    assert all(c.quote == c.span.of(c.article.text) for c in claim.citations)


def test_what_most_reports_say_comes_first():
    found = answered(
        "Who is Ada Brown?",
        a="Lawyer Ada Brown came.",
        b="Minister Ada Brown came.",
        c="Minister Ada Brown left.",
    )
    assert found and found.kind == "list"
    assert [claim.text for claim in found.claims] == ["Minister", "Lawyer"]


def test_a_surname_means_whom_it_mostly_means():
    found = answered(
        "Who is Brown?",
        a="Minister Ada Brown came.",
        b="Minister Ada Brown left.",
        c="Singer Eve Brown sang.",
    )
    assert found and [claim.text for claim in found.claims] == ["Minister"]


def test_nothing_said_no_answer():
    assert answered("Who is Ada Brown?", a="Ada Brown came on Monday.") is None
