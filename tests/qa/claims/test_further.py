"""Values that the passages give in passing, beside the best one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from corpus.types import Article, Span
from index.types import Hit
from qa.claims import claims_from
from qa.claims.mentions import SENTENCES, mentions
from qa.claims.reading import read_one
from qa.claims.sight import Gives
from qa.claims.values.people import people_in
from qa.question import analyse
from qa.types import Candidate
from tests.qa.claims.conftest import Desk, make_candidate, texts


@dataclass
class Seen:
    """A reader that gives every value the same margin, in sentences as near as told."""

    articles: dict[str, Article]
    hits: Sequence[Hit]
    value_margin: float = 4.0
    near: float = 0.7

    def passages(self, best: Candidate, gives: Gives) -> Sequence[Hit]:
        self.worth_reading = [
            sentence.of(self.articles[hit.passage.article_id].text)
            for hit in self.hits
            for sentence in hit.passage.sentences
            if gives(hit, sentence)
        ]
        return self.hits

    def article(self, article_id: str) -> Article:
        return self.articles[article_id]

    def margin(self, hit: Hit, sentence: Span, place: Span) -> float | None:
        return self.value_margin

    def best_margin(self, hit: Hit, sentence: Span) -> float | None:
        return -9.0

    def best(self, hit: Hit, sentence: Span) -> tuple[Span, float] | None:
        return Span(sentence.start, sentence.start + 3), -9.0

    def asked(self, hit: Hit) -> Sequence[float]:
        return [self.near] * len(hit.passage.sentences)

    def alike(self, candidate: Candidate, hit: Hit) -> Sequence[float]:
        return [self.near] * len(hit.passage.sentences)


QUESTION = "When does the truce run out?"


def asked(desk: Desk, *unmarked: Article, **given: float):
    hits = [candidate.hit for candidate in desk.candidates]
    hits += [make_candidate(article, article.text[:3], 0.0).hit for article in unmarked]
    sight = Seen(desk.articles, hits, **given)
    return claims_from(desk.candidates, analyse(QUESTION), desk.articles, {}, sight=sight)


def told(desk: Desk) -> Article:
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    return desk.report(
        "With the truce prolonged to 31 December, they unpacked their winter clothes.", published="2031-08-14"
    )


def test_a_newer_value_that_the_reader_did_not_mark_stands_first(desk: Desk) -> None:
    found = asked(desk, told(desk))
    assert (found.kind, texts(found)) == ("changed", ["31 December", "31 August"])
    assert found.claims[0].probability <= found.claims[1].probability


@pytest.mark.parametrize("worse", [{"value_margin": -11.0}, {"near": 0.1, "value_margin": -6.0}])
def test_one_that_it_finds_unlikely_is_none(desk: Desk, worse: dict[str, float]) -> None:
    assert texts(asked(desk, told(desk), **worse)) == ["31 August"]


def test_what_is_added_quotes_its_article(desk: Desk) -> None:
    found = asked(desk, told(desk))
    for claim in found.claims:
        for citation in claim.citations:
            assert citation.span.of(citation.article.text) == citation.quote


def test_values_of_another_type_are_not_mentioned(desk: Desk) -> None:
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    other = desk.report("The truce has cost 40 lives and 3 million euros.", published="2031-08-14")
    assert texts(asked(desk, other)) == ["31 August"]


def test_only_another_value_of_the_type_is_worth_reading_for(desk: Desk) -> None:
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    text = "It lasts until 31 December. It ends on 31 August. It has cost 40 lives. Nobody knows more."
    other = desk.report(text, published="2031-08-14")
    sight = Seen(desk.articles, [make_candidate(other, "It", 0.0).hit])
    claims_from(desk.candidates, analyse(QUESTION), desk.articles, {}, sight=sight)
    assert sight.worth_reading == ["It lasts until 31 December."]


def test_what_says_how_many_is_none_beside_what_says_which(desk: Desk) -> None:
    desk.report("The talks in Oslo were the fifth round.", ("fifth", 2.0), published="2031-05-22")
    other = desk.report("The two sides met for a sixth round.", published="2031-08-14")
    sight = Seen(desk.articles, [make_candidate(other, "The", 0.0).hit])
    best = desk.candidates[0]
    form = analyse("Which round of talks is it?")
    reading = read_one(best, best.span, form, desk.articles[best.hit.passage.article_id], {})
    assert [mention.reading.text for mention in mentions(form, reading, sight)] == ["sixth"]


def test_only_the_nearest_sentences_are_looked_at(desk: Desk) -> None:
    days = range(1, 2 * SENTENCES)
    text = " ".join(f"The truce was to end on {day} May." for day in days)
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    article = desk.report(text, published="2031-08-14")
    form = analyse(QUESTION)
    best = desk.candidates[0]
    reading = read_one(best, best.span, form, desk.articles[best.hit.passage.article_id], {})
    hits = [make_candidate(article, "The", 0.0).hit]
    assert len(mentions(form, reading, Seen(desk.articles, hits))) == SENTENCES


def test_what_the_reader_marked_in_a_sentence_further_off_is_weighed_too(desk: Desk) -> None:
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    trouble = " ".join(f"The truce ran into trouble over point {n}." for n in range(SENTENCES))
    text = f"{trouble} The truce ends on 31 December."
    desk.report(text, ("31 December", 1.8), published="2031-08-14")
    assert texts(asked(desk)) == ["31 December", "31 August"]


class Blind(Seen):
    """Knows no vectors."""

    def asked(self, hit: Hit) -> Sequence[float]:
        return []

    def alike(self, candidate: Candidate, hit: Hit) -> Sequence[float]:
        return []


def test_without_vectors_the_candidates_are_weighed(desk: Desk) -> None:
    desk.report("The truce runs out on 31 August.", ("31 August", 2.0), published="2031-05-22")
    desk.report("The truce ends on 31 December.", ("31 December", 1.8), published="2031-08-14")
    sight = Blind(desk.articles, [candidate.hit for candidate in desk.candidates])
    found = claims_from(desk.candidates, analyse(QUESTION), desk.articles, {}, sight=sight)
    assert texts(found) == ["31 December", "31 August"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "US President Donald Trump met Treasury Secretary Scott Bessent.",
            ["Donald Trump", "Scott Bessent"],
        ),
        ("Yesterday Prime Minister Vera Holm said so.", ["Vera Holm"]),
        (
            "Luiz Inácio Lula da Silva and Ursula von der Leyen.",
            ["Luiz Inácio Lula da Silva", "Ursula von der Leyen"],
        ),
        ("Vera Holm's deputy, Ana Lind, was there.", ["Ana Lind"]),
        ("Maroš Šefčovič met J.D. Vance.", ["Maroš Šefčovič", "J.D. Vance"]),
        ("Nobody came, said Lind.", []),
    ],
)
def test_people_have_their_full_names(sentence: str, names: list[str]) -> None:
    assert [sentence[start:end] for start, end in people_in(sentence)] == names


@pytest.mark.parametrize(("name", "is_person"), [("Vera Holm", True), ("Harbour Authority", False)])
def test_a_body_is_nobody(desk: Desk, name: str, is_person: bool) -> None:
    desk.report("Ana Lind leads the talks.", ("Ana Lind", 2.0), published="2031-05-22")
    article = desk.report(f"Since June the talks have been led by {name}.", published="2031-08-14")
    form = analyse("Who leads the talks?")
    best = desk.candidates[0]
    reading = read_one(best, best.span, form, desk.articles[best.hit.passage.article_id], {})
    hits = [make_candidate(article, "Since", 0.0).hit]
    found = [one.reading.text for one in mentions(form, reading, Seen(desk.articles, hits))]
    assert (name in found) == is_person
