"""What the probability of an answer rests on: the reader, agreement, retrieval and coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from math import log
from operator import attrgetter

from corpus.types import Article
from index.types import Hit
from qa.types import Candidate

AGREEMENT_DEPTH = 8
"""Candidates looked at for agreement; further ones are noise."""

MOST_AGREEMENT = 2
"""Further passages that agree say no more: a title stands beside a name in every report."""

CLEAR_LEAD = 3.0

LEAST_ODDS = -6.0
RANK_POWER = 1.5
"""Odds that stand in for none: the rank to minus this power, about what passages of that rank have."""

CLIP = 12.0
"""Margins beyond this carry no more information."""


@dataclass(frozen=True, slots=True)
class Features:
    """One candidate's features, each finite.

    Attributes:
        margin: the reader's score over no answer.
        gap: margin over the best candidate with other words from another sentence.
        lead: the same, at most ``CLEAR_LEAD``: whether it leads at all tells more than how far.
        agreement: other passages among the best whose candidate has the same words, and margin; two at most.
        sentence_similarity: cosine of question and sentence.
        odds: log of the passage's odds against the best one's, at least ``LEAST_ODDS``.
        name_cover: share of the question's names and numbers in the passage or its headline.
        unknown_names: share of the question's names with a word that no article holds.
        likeness: mean cosine between the passages read: near 1 where all tell one story.
        alike_margin: ``margin`` times ``likeness``: where all passages tell one story it says less, since
            what is nearly asked for stands everywhere.
        typed: 1 for a span of the type asked for, -1 for one of another, 0 where the question does not tell.
        echo: share of the span's words that the question says itself.
        alike_gap: ``gap`` times ``likeness``: there the lead over other answers says more.
    """

    margin: float
    gap: float
    lead: float
    agreement: float
    sentence_similarity: float
    odds: float
    name_cover: float
    unknown_names: float
    likeness: float
    alike_margin: float
    typed: float
    echo: float
    alike_gap: float

    def values(self) -> tuple[float, ...]:
        """All features in order."""
        return _values_of(self)


_values_of = attrgetter(*(field.name for field in fields(Features)))
"""The features' values, in order; `dataclasses.astuple` copies deeply."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's side: tokens with weights, tokens of its names and numbers, its names token by token.

    ``unknown`` holds the tokens of names that no article has; ``others`` pairs the tokens of a name with
    those of what it is also called.
    """

    weights: dict[str, float]
    named: frozenset[str]
    unknown: frozenset[str]
    names: tuple[tuple[str, ...], ...] = ()
    others: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def held_by(self, tokens: set[str]) -> set[str]:
        """``tokens`` of a text, with those of the names that it has in another form."""
        return tokens.union(*(own for own, other in self.others if other <= tokens))

    @property
    def unknown_names(self) -> float:
        """Share of the names with a token that no article holds; 0 without names."""
        strange = [name for name in self.names if self.unknown.intersection(name)]
        return len(strange) / len(self.names) if self.names else 0.0


def ask_side(
    question_tokens: Sequence[str],
    named_tokens: Sequence[str],
    rarity: Callable[[str], float],
    known: Callable[[str], bool],
    names: Sequence[Sequence[str]] = (),
    others: Sequence[tuple[Sequence[str], Sequence[str]]] = (),
) -> Asked:
    """Weights the question's tokens by their rarity in the corpus; ``names`` are tokens name by name.

    Args:
        others: tokens of a name and of what it is also called.
    """
    weights = {token: rarity(token) for token in question_tokens}
    held = {token for own, other in others if all(map(known, other)) for token in own}
    unknown = frozenset(token for name in names for token in name if token not in held and not known(token))
    pairs = tuple((frozenset(own), frozenset(other)) for own, other in others)
    return Asked(weights, frozenset(named_tokens), unknown, tuple(map(tuple, names)), pairs)


def features(
    asked: Asked,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    article: Callable[[str], Article],
    tokenize: Callable[[str], list[str]],
    *,
    likeness: float,
    similarity: float,
    typed: float,
) -> Features:
    """The features of ``candidate`` among ``candidates`` (best first).

    Args:
        likeness: mean cosine between the passages read.
        similarity: cosine of question and sentence.
        typed: whether the span has the type asked for, see `Features`.
    """
    own = article(candidate.hit.passage.article_id)
    words = _plain(candidate, own)
    best = [c for c in candidates[:AGREEMENT_DEPTH] if c is not candidate]
    others = [(c, _plain(c, article(c.hit.passage.article_id))) for c in best]
    same = [c for c, text in others if text == words and c.hit.passage.id != candidate.hit.passage.id]
    rivals = [c.score for c, text in others if text != words and c.sentence != candidate.sentence]
    _, name_cover = cover_of(asked, passage_tokens(candidate, own, tokenize))
    gap = clipped(candidate.score - max(rivals, default=candidate.score - CLIP))
    margin = clipped(candidate.score)
    return Features(
        margin=margin,
        gap=gap,
        lead=min(gap, CLEAR_LEAD),
        agreement=float(min(MOST_AGREEMENT, sum(c.score > 0 for c in same))),
        sentence_similarity=similarity,
        odds=log_odds(candidate.hit),
        name_cover=name_cover,
        unknown_names=asked.unknown_names,
        likeness=likeness,
        alike_margin=margin * likeness,
        typed=typed,
        echo=_echo(asked, tokenize(candidate.span.of(own.text))),
        alike_gap=gap * likeness,
    )


def _echo(asked: Asked, span: Sequence[str]) -> float:
    return sum(token in asked.weights for token in span) / len(span) if span else 0.0


def cover_of(asked: Asked, said: set[str]) -> tuple[float, float]:
    """Shares of the question's weighted words, and of its names, among the tokens of a text."""
    held = asked.held_by(said)
    return _share(asked.weights, held), _share(dict.fromkeys(asked.named, 1.0), held)


def passage_tokens(candidate: Candidate, own: Article, tokenize: Callable[[str], list[str]]) -> set[str]:
    """Tokens of the candidate's passage and of its headline."""
    return set(tokenize(candidate.hit.passage.span.of(own.text))) | set(tokenize(own.title or ""))


def log_odds(hit: Hit) -> float:
    """Of a passage against the best one, no less than ``LEAST_ODDS``; by rank where nobody looked again."""
    odds = hit.rank**-RANK_POWER if hit.odds is None else hit.odds
    return max(LEAST_ODDS, log(max(odds, 1e-9)))


def _plain(candidate: Candidate, article: Article) -> str:
    return " ".join(candidate.span.of(article.text).casefold().split()).strip(".,;:'\"“”‘’ ")


def clipped(value: float) -> float:
    """A margin no further from 0 than ``CLIP``."""
    return max(-CLIP, min(CLIP, value))


def _share(weights: dict[str, float], held: set[str] | frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(weight for token, weight in weights.items() if token in held) / total if total else 1.0
