"""What a whole sentence's probability rests on."""

from __future__ import annotations

import pytest

from corpus.types import Article
from index.tokens import tokenize
from qa.abstention import SentenceFeatures, sentence_features
from qa.abstention.calibrator import names
from qa.abstention.features import ask_side
from qa.types import Candidate
from tests.qa.claims.conftest import make_article, make_candidate

FERRY = make_article(
    "a",
    "Oslo bought a ferry. Lund sails it. The crew complained of the noise. Nobody listened.",
    title="Harbour news",
)
QUAY = make_article("b", "The quay reopened on Monday.")
ARTICLES = {one.id: one for one in (FERRY, QUAY)}


def of(
    candidate: Candidate, *others: Candidate, question: str = "ferry", named: str = "", polar: bool = False
) -> SentenceFeatures:
    side = ask_side(tokenize(question), tokenize(named), lambda _: 1.0, lambda _: True)
    ranked = sorted([candidate, *others], key=lambda one: -one.score)
    return sentence_features(
        side, candidate, ranked, _article, tokenize, likeness=0.6, similarity=0.1, polar=polar
    )


def _article(article_id: str) -> Article:
    return ARTICLES[article_id]


def test_the_words_of_a_sentence_of_its_neighbours_and_of_its_passage_are_told_apart():
    ferry, lund, crew = (make_candidate(FERRY, words, 1.0) for words in ("Oslo", "Lund", "crew"))
    covers = [(one.sentence_cover, one.near_cover, one.passage_cover) for one in map(of, (ferry, lund, crew))]
    assert covers == [(1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (0.0, 0.0, 1.0)]


def test_the_headline_stands_near_every_sentence():
    assert of(make_candidate(FERRY, "Nobody", 1.0), question="harbour").near_cover == 1.0


def test_a_name_counts_in_the_sentence_and_in_the_passage():
    found = of(make_candidate(FERRY, "crew", 1.0), named="Lund")
    assert (found.sentence_names, found.name_cover) == (0.0, 1.0)
    assert of(make_candidate(FERRY, "Lund", 1.0), named="Lund").sentence_names == 1.0


def test_the_lead_is_over_the_passage_and_the_gap_over_all():
    best, second = make_candidate(FERRY, "Lund", 4.0), make_candidate(FERRY, "crew", 1.0)
    elsewhere = make_candidate(QUAY, "quay", 3.0)
    assert (of(elsewhere, best, second).lead, of(elsewhere, best, second).gap) == (0.0, -1.0)
    assert (of(second, best, elsewhere).lead, of(second, best, elsewhere).gap) == (-3.0, -3.0)
    assert of(best, second, elsewhere).gap == 1.0


def test_a_yes_or_no_question_has_a_margin_of_its_own():
    candidate = make_candidate(QUAY, "Monday", 3.0)
    polar, plain = of(candidate, polar=True), of(candidate)
    assert (polar.polar, polar.polar_margin, plain.polar, plain.polar_margin) == (1.0, 3.0, 0.0, 0.0)


def test_values_stand_in_the_order_of_the_names():
    found = of(make_candidate(QUAY, "Monday", 1.5))
    assert dict(zip(names(SentenceFeatures), found.values(), strict=True))["margin"] == pytest.approx(1.5)
    assert len(names(SentenceFeatures)) == len(set(names(SentenceFeatures)))
