"""What holds of every answer, whatever the candidates."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Passage, Span
from index.types import Hit
from qa.claims import claims_from
from qa.question import analyse
from qa.types import Candidate
from tests.qa.claims.conftest import make_article, sentences_of

TEXTS = (
    "The pact expires on August 12, according to Xinhua. It is set to be renewed for 90 days in Oslo.",
    "Scott Bessent and He Lifeng met in Oslo, Bern, and Quito. The fee rose from 10% to 25% on Friday.",
    "The pact now expires on November 10. Officials said 30 people died, and $5 million was lost.",
    "The pact expires on August 12, according to Xinhua. Rain fell.",
)
ARTICLES = {
    f"a{place}": make_article(f"a{place}", text, published)
    for place, (text, published) in enumerate(
        zip(TEXTS, ("2025-07-28", None, "2025-08-13", None), strict=True)
    )
}
QUESTIONS = (
    "When does the pact expire?",
    "Where did they meet?",
    "Which cities hosted the talks?",
    "Who met in Oslo?",
    "How many people died?",
    "Why did it fail?",
    "What did officials say?",
    "What is the fee?",
    "How long will it be renewed?",
    "Was the pact renewed?",
)


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    article = ARTICLES[draw(st.sampled_from(sorted(ARTICLES)))]
    sentence = draw(st.sampled_from(sentences_of(article.text)))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    end = draw(st.integers(start + 1, sentence.end))
    passage = Passage(article.id, article.id, Span(0, len(article.text)), sentences_of(article.text))
    score = draw(st.floats(-8, 8, allow_nan=False))
    return Candidate(Hit(passage, 1, 1.0, ()), Span(start, end), score, sentence)


@settings(max_examples=60, deadline=None)
@given(st.lists(candidates(), max_size=12), st.sampled_from(QUESTIONS))
def test_every_claim_is_a_slice_with_its_citations(found: list[Candidate], question: str) -> None:
    answer = claims_from(found, analyse(question), ARTICLES, {"a0": "wire", "a3": "wire"})
    assert bool(answer.claims) == bool(found)
    assert (answer.status == "conflicting") == (answer.kind == "disputed")
    assert (answer.kind == "single") <= (len(answer.claims) == 1)
    for claim in answer.claims:
        assert claim.text == claim.citations[0].quote
        assert all(one.span.of(one.article.text) == one.quote for one in claim.citations)
        assert all(one.sentence.contains(one.span) for one in claim.citations)
        assert 1 <= claim.origins <= len({one.article.id for one in claim.citations})
        assert 0.0 <= claim.probability <= 1.0
        assert claim.attribution is None or claim.attribution in claim.citations[0].article.text
        assert claim.as_of is None or claim.as_of in {one.article.published for one in claim.citations}


@settings(max_examples=40, deadline=None)
@given(st.lists(candidates(), max_size=8), st.sampled_from(QUESTIONS), st.randoms(use_true_random=False))
def test_the_order_of_candidates_of_different_scores_does_not_matter(found, question, random) -> None:  # type: ignore[no-untyped-def]
    distinct = list({candidate.score: candidate for candidate in found}.values())
    shuffled = random.sample(distinct, len(distinct))
    first = claims_from(distinct, analyse(question), ARTICLES, {})
    assert first == claims_from(shuffled, analyse(question), ARTICLES, {})
