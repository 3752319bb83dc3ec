"""What the probability of an answer rests on: the reader, agreement, retrieval and coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields

from corpus.types import Article
from qa.types import Candidate

AGREEMENT_DEPTH = 8
"""Candidates looked at for agreement; further ones are noise."""

CLIP = 12.0
"""Margins beyond this carry no more information."""


@dataclass(frozen=True, slots=True)
class Features:
    """One candidate's features, each finite, larger meaning surer but for ``missing`` and ``depth``.

    Attributes:
        margin: the reader's score over no answer.
        gap: margin over the best candidate with other words from another sentence.
        agreement: other passages among the best whose candidate has the same words, and margin.
        similarity: cosine of question and passage, 0 when the dense retriever did not find it.
        depth: log of the passage's rank.
        passage_cover: share of the question's weighted words in the passage or its headline.
        sentence_cover: the same for the sentence alone.
        name_cover: share of the question's names and numbers in the passage or its headline.
        missing: weighted share of the question's words that no article holds.
    """

    margin: float
    gap: float
    agreement: float
    similarity: float
    depth: float
    passage_cover: float
    sentence_cover: float
    name_cover: float
    missing: float

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Field names, in the order of ``values``."""
        return tuple(f.name for f in fields(cls))

    def values(self) -> tuple[float, ...]:
        """All features in order."""
        return astuple(self)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's side: tokens with weights, tokens of its names and numbers, unknown tokens."""

    weights: dict[str, float]
    named: frozenset[str]
    unknown: frozenset[str]


def ask_side(
    question_tokens: Sequence[str],
    named_tokens: Sequence[str],
    rarity: Callable[[str], float],
    known: Callable[[str], bool],
) -> Asked:
    """Weights the question's tokens by their rarity in the corpus."""
    weights = {token: rarity(token) for token in question_tokens}
    unknown = frozenset(token for token in weights if not known(token))
    return Asked(weights, frozenset(named_tokens), unknown)


def features(
    asked: Asked,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    article: Callable[[str], Article],
    tokenize: Callable[[str], list[str]],
) -> Features:
    """The features of ``candidate`` among ``candidates`` (best first)."""
    from math import log

    own = article(candidate.hit.passage.article_id)
    words = _plain(candidate, own)
    best = [c for c in candidates[:AGREEMENT_DEPTH] if c is not candidate]
    others = [(c, _plain(c, article(c.hit.passage.article_id))) for c in best]
    same = [c for c, text in others if text == words and c.hit.passage.id != candidate.hit.passage.id]
    rivals = [c.score for c, text in others if text != words and c.sentence != candidate.sentence]
    sentence = set(tokenize(candidate.sentence.of(own.text)))
    passage = (
        sentence | set(tokenize(candidate.hit.passage.span.of(own.text))) | set(tokenize(own.title or ""))
    )
    dense = [e.score for e in candidate.hit.evidence if e.retriever == "dense"]
    return Features(
        margin=_clip(candidate.score),
        gap=_clip(candidate.score - max(rivals, default=candidate.score - CLIP)),
        agreement=sum(1.0 for c in same if c.score > 0),
        similarity=dense[0] if dense else 0.0,
        depth=log(candidate.hit.rank),
        passage_cover=_share(asked.weights, passage),
        sentence_cover=_share(asked.weights, sentence),
        name_cover=_share(dict.fromkeys(asked.named, 1.0), passage),
        missing=_share(asked.weights, asked.unknown),
    )


def _plain(candidate: Candidate, article: Article) -> str:
    return " ".join(candidate.span.of(article.text).casefold().split()).strip(".,;:'\"“”‘’ ")


def _clip(value: float) -> float:
    return max(-CLIP, min(CLIP, value))


def _share(weights: dict[str, float], held: set[str] | frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(weight for token, weight in weights.items() if token in held) / total if total else 1.0
