"""Candidates beside the best one: what the passages give in passing, and how likely it answers too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from qa.claims.groups import Group
from qa.claims.mentions import UNSCORED, Mention, mentions
from qa.claims.reading import Reading
from qa.claims.rival_model import rival_features, shipped
from qa.claims.sight import Sight
from qa.claims.values import compatible
from qa.claims.values.relation import AGREEING
from qa.question.form import QuestionForm
from qa.types import Candidate

_SUREST = 0.999
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
) -> list[Candidate]:
    """The candidates, told how likely each answers beside the best one, and what the passages give besides.

    Args:
        readings: of the candidates.
        sight: None where only the candidates are known.
        chance: how likely a span must be to be added.
    """
    found = mentions(form, best.best, sight) if sight is not None else _known(readings, best.best)
    made = list(candidates)
    for mention in found:
        near = [at for at, one in enumerate(made) if _overlaps(one, mention.reading)]
        score = max((made[at].score for at in near), default=UNSCORED)
        own = [at for at in near if _gives(made[at], mention.reading, readings)]
        beside = weighed(mention, score, best, form)
        for at in own:
            made[at] = replace(made[at], beside=max(beside, made[at].beside or 0.0))
        if not own and beside >= chance and mention.reading.value.type != "text":
            known = min(best.best.score, _log_odds(beside))
            made.append(replace(mention.reading.candidate, score=known, beside=beside))
    return made


def weighed(mention: Mention, score: float, best: Group, form: QuestionForm) -> float:
    """How likely a mention answers too, whose span has the log-odds ``score`` of being right."""
    return shipped().probability(rival_features(mention, score, best, form))


def _known(readings: Sequence[Reading], best: Reading) -> list[Mention]:
    """The candidates themselves as mentions, where nothing else is known."""
    return [
        Mention(reading, _margin(reading.candidate), 0.0, UNKNOWN_LIKENESS, UNKNOWN_LIKENESS)
        for reading in readings
        if reading.value.type == best.value.type
    ]


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


def _log_odds(chance: float) -> float:
    kept = min(chance, _SUREST)
    return log(kept / (1 - kept))
