"""Of what moves, every value that the bundled articles give is found, in any wording, without the reader."""

from __future__ import annotations

import pytest

from index.types import Hit
from qa.question import analyse
from qa.stated.complete import completed
from qa.stated.find import stated_candidates
from qa.types import Kind
from tests.qa.claims.conftest import make_article, make_candidate
from tests.qa.claims.oracle import ROOT, World
from tests.qa.stated.conftest import hit_of

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


def _asked(question: str, *told: tuple[str, str]) -> list[str]:
    """Which of the read values are left of ``told`` (sentence and value), asked of one story."""
    articles = {f"a{at}": make_article(f"a{at}", text) for at, (text, _) in enumerate(told)}
    hits = [hit_of(article) for article in articles.values()]
    read = [make_candidate(articles[f"a{at}"], value, 1.0) for at, (_, value) in enumerate(told)]
    found = completed(analyse(question), read, hits, articles.__getitem__, lambda: True)
    return [one.span.of(articles[one.hit.passage.article_id].text) for one in found]


def test_beside_stated_dates_of_an_event_a_date_of_something_else_is_none():
    call = ("The leaders spoke by telephone on February 4.", "February 4")
    former = ("The leaders had spoken by telephone on November 24.", "November 24")
    deal = ("That agreement dates from May 12.", "May 12")
    asked = "What was the date of the call between the leaders?"
    assert set(_asked(asked, call, former, deal)) == {"February 4", "November 24"}
    assert "May 12" in _asked(asked, call, deal)  # one sentence alone proves little
