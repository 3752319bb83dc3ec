"""Of what moves, every value that the bundled articles give is found, in any wording, without the reader."""

from __future__ import annotations

import pytest

from index.types import Hit
from qa.question import analyse
from qa.stated.find import stated_candidates
from qa.types import Kind
from tests.qa.claims.oracle import ROOT, World

EXPIRY = ["November 10, 2026", "November 10", "August 12"]
PLACES = ["Geneva", "London", "Stockholm", "Madrid", "Kuala Lumpur|Malaysia"]
RATES = ["47%", "30%", "145%"]
ROUNDS = ["fifth", "fourth", "third", "second"]
LENGTHS = ["90 days", "six months", "year"]
CALLS = ["February 4", "November", "June 5", "January"]
ADMINISTRATIONS = ["Trump", "Biden"]
CASES: list[tuple[list[str], set[Kind], list[str]]] = [
    (
        EXPIRY,
        {"changed"},
        [
            "When does the truce expire?",
            "What is the expiry date of the truce?",
            "Until when does the tariff truce hold?",
            "When will the US-China truce run out?",
            "On what date does the trade truce end?",
        ],
    ),
    (
        PLACES,
        {"senses", "list"},
        [
            "Where were the talks held?",
            "Where have the US and China held trade talks?",
            "In which cities did the negotiators meet?",
            "Where did the rounds of trade talks take place?",
            "Which places have hosted the talks between Bessent and He?",
        ],
    ),
    (
        RATES,
        {"changed"},
        [
            "What is the US tariff rate on Chinese goods?",
            "How high are US tariffs on Chinese imports?",
            "What tariff do Chinese goods face in the United States?",
            "What rate does America charge on goods from China?",
            "What is the American duty on Chinese products?",
        ],
    ),
    (
        ROUNDS,
        {"changed", "disputed"},
        [
            "How many rounds of talks have there been?",
            "Which round of talks is it?",
            "How many rounds of trade talks have the US and China held?",
            "What number of round did the negotiations reach?",
        ],
    ),
    (
        LENGTHS,
        {"changed", "disputed"},
        [
            "How long is the extension?",
            "By how much time would the truce be extended?",
            "How long an extension of the truce is planned?",
            "For how long is the truce to be prolonged?",
            "What is the length of the truce extension?",
        ],
    ),
    (
        CALLS,
        {"senses"},
        [
            "When did Trump and Xi speak by phone?",
            "When was the phone call between Trump and Xi?",
            "On what date did the leaders talk on the telephone?",
            "When did the two presidents hold a call?",
            "What was the date of the call between the leaders?",
        ],
    ),
    (
        ADMINISTRATIONS,
        {"senses", "disputed"},
        [
            "Which administration is negotiating with China?",
            "Which US administration negotiates?",
            "Whose administration is holding the talks with China?",
            "What administration is in charge of the trade talks?",
            "Which administration negotiates the truce?",
        ],
    ),
]


@pytest.fixture(scope="module")
def bundled() -> World:
    return World.of(ROOT / "corpus/articles")


@pytest.mark.parametrize(
    ("values", "kinds", "question"),
    [(values, kinds, question) for values, kinds, questions in CASES for question in questions],
)
def test_every_value_is_found_in_every_wording(
    bundled: World, values: list[str], kinds: set[Kind], question: str
) -> None:
    hits = [Hit(passage, 1, 1.0, ()) for one in bundled.prepared for passage in one.passages]
    answer = bundled.ask(question, stated_candidates(analyse(question), hits, bundled.articles.__getitem__))
    quotes = {citation.quote for claim in answer.claims for citation in claim.citations}
    missing = [v for v in values if not any(way in quote for way in v.split("|") for quote in quotes)]
    assert (missing, answer.kind in kinds) == ([], True)
