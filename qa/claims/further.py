"""Candidates beside the best one: what the passages give in passing, and how likely it answers too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.claims.groups import Group
from qa.claims.mentions import UNSCORED, Mention, mentions
from qa.claims.reading import Reading
from qa.claims.rival_model import rival_features, shipped
from qa.claims.sight import Sight
from qa.claims.values import compatible
from qa.claims.values.relation import AGREEING
from qa.odds import log_odds
from qa.question.form import QuestionForm
from qa.types import Candidate

UNKNOWN_LIKENESS = 0.6
"""Cosine that stands in where nobody has vectors: about that of two sentences on one point."""
_MARGIN_OF_SCORE = 4.0
"""Where no reader's margin is known it is taken for this many times the log-odds."""


def with_further(
    candidates: Sequence[Candidate],
    readings: Sequence[Reading],
    best: Group,
    form: QuestionForm,
    sight: Sight | None,
    chance: float,
) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates, told how likely each answers beside the best one; and what the passages give besides.

    Args:
        readings: of the candidates.
        sight: None where only the candidates are known.
        chance: how likely a span must be to be added.
    """
    is_typed = best.best.value.type != "text"  # of free words none is added
    found = mentions(form, best.best, sight) if sight is not None and is_typed else []
    beside: dict[int, float] = {}
    added: list[Candidate] = []
    for mention in (*found, *_unmentioned(readings, found, best.best, sight)):
        near = [at for at, one in enumerate(candidates) if _overlaps(one, mention.reading)]
        score = max((candidates[at].score for at in near), default=UNSCORED)
        own = [at for at in near if _gives(candidates[at], mention.reading, readings)]
        if not own and not _may_be_added(mention.reading, best.best):
            continue
        likely = weighed(mention, score, best, form)
        beside |= {at: max(likely, beside.get(at, 0.0)) for at in own}
        if not own and likely >= chance:
            known = min(best.best.score, log_odds(likely))
            added.append(replace(mention.reading.candidate, score=known, beside=likely))
    told = [replace(one, beside=beside.get(at, one.beside)) for at, one in enumerate(candidates)]
    return told, added


def weighed(mention: Mention, score: float, best: Group, form: QuestionForm) -> float:
    """How likely a mention answers too, whose span has the log-odds ``score`` of being right."""
    return shipped().probability(rival_features(mention, score, best, form))


def _may_be_added(reading: Reading, best: Reading) -> bool:
    """Whether a span that the reader did not mark is another value at all: free words are none."""
    return reading.value.type != "text" and compatible(reading.value, best.value) not in AGREEING


def _unmentioned(
    readings: Sequence[Reading], found: Sequence[Mention], best: Reading, sight: Sight | None
) -> Iterator[Mention]:
    """The candidates that no mention is of: in sentences further off, or where nothing else was looked at."""
    most = {} if found else _best_margins(readings)
    for reading in readings:
        is_known = any(_overlaps(reading.candidate, one.reading) for one in found)
        if not is_known and reading.value.type == best.value.type:
            asked, alike = _cosines(reading.candidate, best.candidate, sight)
            margin = _margin(reading.candidate)
            behind = margin - most.get(reading.article.id, margin)
            yield Mention(reading, margin, behind, asked, alike)


def _best_margins(readings: Sequence[Reading]) -> dict[str, float]:
    """The best margin of each article's candidates."""
    most: dict[str, float] = {}
    for reading in readings:
        margin = _margin(reading.candidate)
        most[reading.article.id] = max(margin, most.get(reading.article.id, margin))
    return most


def _cosines(candidate: Candidate, best: Candidate, sight: Sight | None) -> tuple[float, float]:
    """Of a candidate's sentence to the question and to the best one's."""
    sentences = candidate.hit.passage.sentences
    if sight is None or candidate.sentence not in sentences:
        return UNKNOWN_LIKENESS, UNKNOWN_LIKENESS
    at = sentences.index(candidate.sentence)
    asked, alike = sight.asked(candidate.hit), sight.alike(best, candidate.hit)
    if at >= min(len(asked), len(alike)):
        return UNKNOWN_LIKENESS, UNKNOWN_LIKENESS
    return asked[at], alike[at]


def _margin(candidate: Candidate) -> float:
    return _MARGIN_OF_SCORE * candidate.score if candidate.margin is None else candidate.margin


def _overlaps(candidate: Candidate, reading: Reading) -> bool:
    same = candidate.hit.passage.article_id == reading.article.id
    return same and candidate.span.overlaps(reading.span)


def _gives(candidate: Candidate, mentioned: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a candidate marks what is mentioned, and not a longer span that is read as another value.

    One that was left out gives nothing: what is mentioned there may be its better part.
    """
    own = (
        one.value
        for one in readings
        if one.candidate.span == candidate.span and one.article.id == mentioned.article.id
    )
    return any(compatible(value, mentioned.value) in AGREEING for value in own)
