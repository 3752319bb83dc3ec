"""What the probability of a whole sentence rests on, for questions that a sentence answers.

Readers are trained on short spans and few of these questions (why, how, what was said, yes or no), so that
a sentence's words and meaning, and those of the sentences around it, weigh more than they do for spans.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from math import log
from operator import attrgetter

from corpus.types import Article
from qa.abstention.features import (
    AGREEMENT_DEPTH,
    CLIP,
    Asked,
    clipped,
    cover_of,
    log_odds,
    passage_tokens,
)
from qa.types import Candidate


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """One sentence's features, each finite.

    Attributes:
        margin: of the best span in the sentence, over no answer.
        gap: that margin over the best of another sentence.
        lead: that margin over the best sentence of its passage, 0 for that one: no other passage matters.
        sentence_similarity: cosine of question and sentence.
        depth: log of the passage's rank.
        odds: log of the passage's odds against the best one's.
        sentence_cover: share of the question's weighted words in the sentence.
        near_cover: the same with the sentences beside it and the headline, which name what it is about.
        passage_cover: share of the question's weighted words in the passage or its headline.
        sentence_names: share of the question's names and numbers in the sentence.
        name_cover: share of the question's names and numbers in the passage or its headline.
        unknown_names: share of the question's names with a word that no article holds.
        likeness: mean cosine between the passages read: near 1 where all tell one story.
        polar: 1 for a yes/no question.
        polar_margin: ``margin`` for a yes/no question, else 0; readers are trained on few of them.
    """

    margin: float
    gap: float
    lead: float
    sentence_similarity: float
    depth: float
    odds: float
    sentence_cover: float
    near_cover: float
    passage_cover: float
    sentence_names: float
    name_cover: float
    unknown_names: float
    likeness: float
    polar: float
    polar_margin: float

    def values(self) -> tuple[float, ...]:
        """All features in order."""
        return _values_of(self)


_values_of = attrgetter(*(field.name for field in fields(SentenceFeatures)))


def sentence_features(
    asked: Asked,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    article: Callable[[str], Article],
    tokenize: Callable[[str], list[str]],
    *,
    likeness: float,
    similarity: float,
    polar: bool,
) -> SentenceFeatures:
    """The features of ``candidate``'s sentence among ``candidates`` (best first).

    Args:
        likeness: mean cosine between the passages read.
        similarity: cosine of question and sentence.
        polar: whether yes or no is asked for.
    """
    own = article(candidate.hit.passage.article_id)
    rivals = [c.score for c in candidates[:AGREEMENT_DEPTH] if c.sentence != candidate.sentence]
    first = next(c.score for c in candidates if c.hit.passage.id == candidate.hit.passage.id)
    sentence_cover, sentence_names = cover_of(asked, set(tokenize(candidate.sentence.of(own.text))))
    passage_cover, name_cover = cover_of(asked, passage_tokens(candidate, own, tokenize))
    near = {token for text in _around(candidate, own) for token in tokenize(text)}
    return SentenceFeatures(
        margin=clipped(candidate.score),
        gap=clipped(candidate.score - max(rivals, default=candidate.score - CLIP)),
        lead=clipped(candidate.score - first),
        sentence_similarity=similarity,
        depth=log(candidate.hit.rank),
        odds=log_odds(candidate.hit),
        sentence_cover=sentence_cover,
        near_cover=cover_of(asked, near)[0],
        passage_cover=passage_cover,
        sentence_names=sentence_names,
        name_cover=name_cover,
        unknown_names=asked.unknown_names,
        likeness=likeness,
        polar=float(polar),
        polar_margin=clipped(candidate.score) if polar else 0.0,
    )


def _around(candidate: Candidate, own: Article) -> list[str]:
    """The sentence with the one before and the one after it in its passage, and the headline."""
    sentences = candidate.hit.passage.sentences
    at = next((i for i, one in enumerate(sentences) if one == candidate.sentence), None)
    near = (candidate.sentence,) if at is None else sentences[max(0, at - 1) : at + 2]
    return [own.title or "", *(one.of(own.text) for one in near)]
