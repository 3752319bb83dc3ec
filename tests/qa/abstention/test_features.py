"""What a probability rests on, feature by feature."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.types import Article
from index.tokens import tokenize
from qa.abstention import Features, features
from qa.abstention.calibrator import names
from qa.abstention.features import LEAST_ODDS, ask_side, cover_of, log_odds
from qa.types import Candidate
from tests.qa.claims.conftest import make_article, make_candidate

HARBOUR = make_article(
    "a", "Oslo reopened the harbour on Monday. Lund praised the crew.", title="Harbour open"
)
QUAY = make_article("b", "The quay reopened on Monday. Nobody asked Lund.")
LIKENESS = 0.6
ARTICLES = {one.id: one for one in (HARBOUR, QUAY)}


def asked(question: str, named: str = "", unknown: tuple[str, ...] = (), called: tuple[str, ...] = ()):
    rare = {"oslo": 3.0}
    return ask_side(
        tokenize(question),
        tokenize(named),
        lambda token: rare.get(token, 1.0),
        lambda token: token not in unknown,
        [tokenize(name) for name in called],
    )


def of(
    candidate: Candidate, *others: Candidate, question: str = "harbour reopened", named: str = "", **given
) -> Features:
    ranked = sorted([candidate, *others], key=lambda one: -one.score)
    side = asked(question, named, given.pop("unknown", ()), given.pop("called", ()))
    said = {"likeness": LIKENESS, "similarity": 0.5, "typed": 1.0} | given
    return features(side, candidate, ranked, _article, tokenize, **said)


def _article(article_id: str) -> Article:
    return ARTICLES[article_id]


def test_the_gap_is_to_the_best_other_answer_of_another_sentence():
    best = make_candidate(HARBOUR, "Monday", 4.0)
    same_sentence = make_candidate(HARBOUR, "the harbour", 3.5)
    other = make_candidate(HARBOUR, "the crew", 1.0)
    assert of(best, same_sentence, other).gap == 3.0
    assert of(other, best).gap == -3.0


def test_the_same_words_in_another_passage_agree_and_are_no_rival():
    best, again = make_candidate(HARBOUR, "Monday", 4.0), make_candidate(QUAY, "Monday", 2.0)
    found = of(best, again)
    assert (found.agreement, found.gap) == (1.0, 12.0)
    assert of(best, make_candidate(QUAY, "Monday", -2.0)).agreement == 0.0


def test_rare_words_weigh_more_in_coverage():
    side = asked("Oslo reopened")
    assert cover_of(side, {"reopen"})[0] == pytest.approx(1 / 4)
    assert cover_of(side, {"reopen", "oslo"})[0] == 1.0


def test_the_headline_counts_for_the_passage():
    assert of(make_candidate(HARBOUR, "the crew", 1.0), question="open", named="open").name_cover == 1.0


def test_names_that_are_not_there_lower_the_name_cover():
    candidate = make_candidate(QUAY, "Monday", 1.0)
    assert of(candidate, question="quay", named="Lund Oslo").name_cover == 0.5
    assert of(candidate, question="quay").name_cover == 1.0


def test_a_name_is_unknown_when_a_word_of_it_is():
    candidate = make_candidate(QUAY, "Monday", 1.0)
    found = of(candidate, question="quay", called=("Lund", "Oslo Opera"), unknown=("opera",))
    assert found.unknown_names == 0.5
    assert of(candidate, question="quay").unknown_names == 0.0


def test_a_span_that_repeats_the_question_echoes():
    assert of(make_candidate(HARBOUR, "harbour on Monday", 1.0), question="harbour").echo == 0.5
    assert of(make_candidate(HARBOUR, "Monday", 1.0), question="harbour").echo == 0.0


def test_margins_beyond_the_clip_say_no_more():
    assert of(make_candidate(QUAY, "Monday", 99.0)).margin == of(make_candidate(QUAY, "Monday", 12.0)).margin


def test_the_odds_of_the_passage_count_as_their_log_and_hopeless_ones_alike():
    candidate = make_candidate(QUAY, "Monday", 1.0)
    hits = [replace(candidate.hit, odds=odds) for odds in (1.0, 0.1, 1e-9, 0.0)]
    found = [of(replace(candidate, hit=hit)).odds for hit in hits]
    assert found == pytest.approx([0.0, -2.3026, LEAST_ODDS, LEAST_ODDS], abs=1e-3)


def test_where_nobody_looked_again_the_rank_stands_in_for_the_odds():
    candidate = make_candidate(QUAY, "Monday", 1.0)
    hits = [replace(candidate.hit, odds=None, rank=rank) for rank in (1, 4, 1000)]
    assert [log_odds(hit) for hit in hits] == pytest.approx([0.0, -2.0794, LEAST_ODDS], abs=1e-3)


def test_values_stand_in_the_order_of_the_names():
    found = of(make_candidate(QUAY, "Monday", 1.5))
    assert dict(zip(names(Features), found.values(), strict=True))["margin"] == 1.5
    assert len(names(Features)) == len(set(names(Features)))


def test_margin_and_gap_count_anew_where_the_passages_are_alike():
    found = of(make_candidate(HARBOUR, "Monday", 4.0))
    assert found.likeness == LIKENESS
    assert found.alike_margin == pytest.approx(4.0 * LIKENESS)
    assert found.alike_gap == pytest.approx(found.gap * LIKENESS)
