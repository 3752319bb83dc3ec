"""Whether two reports are of one story: near in time, and about the same people, places and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.demonyms import country_of
from corpus.time_norms import bounds
from corpus.types import Article
from qa.question.words import word_set

_FEW_NAMES = 8
"""A report with fewer names is too short to tell its story by them."""
_SHARED = 0.1
"""Share of the shorter report's names that two reports of one story have in common at least."""
_STORY_DAYS = 366
"""Reports further apart tell of another season, another election, another recall."""
_NAME = re.compile(r"(?<=[a-z,;:’'”\"] )[A-ZÀ-Þ][\w-]+(?:\.[A-Z]\.)*")
_ANYWHERE = word_set(
    "january february march april may june july august september october november december jan feb aug sept "
    "oct nov dec monday tuesday wednesday thursday friday saturday sunday president minister prime mr mrs ms "
    "dr getty reuters associated press twitter facebook instagram"
)


def tell_one_story(first: Article, second: Article, others: Iterable[Article] = ()) -> bool:
    """Whether one report can supersede the other: no year without a report lies between, and they share a
    part of their names.

    Countries and their people do not count: half of the news names them. True where it cannot be told.

    Args:
        others: reports that may tell of the same between the two.
    """
    if first.id == second.id:
        return True
    is_far = _days_between(first.published, second.published) > _STORY_DAYS
    if is_far and not others:
        return False
    return _share_names(first, second) and (not is_far or _is_told_between(first, second, list(others)))


def _share_names(first: Article, second: Article) -> bool:
    mine, its = _names(first.text), _names(second.text)
    fewer = min(len(mine), len(its))
    return fewer < _FEW_NAMES or len(mine & its) >= _SHARED * fewer


def _is_told_between(first: Article, second: Article, others: Sequence[Article]) -> bool:
    """Whether reports of the same lead from one to the other, none a year from the next."""
    reached, pending = {first.id}, [first]
    while pending:
        report = pending.pop()
        for other in (*others, second):
            if other.id not in reached and other.published and tell_one_story(report, other):
                reached.add(other.id)
                pending.append(other)
    return second.id in reached


def _days_between(first: str | None, second: str | None) -> int:
    """Days that lie between two reports; 0 where a date is unknown."""
    left, right = bounds(first) if first else None, bounds(second) if second else None
    if left is None or right is None or not (left.has_year and right.has_year):
        return 0
    return max((left.first - right.last).days, (right.first - left.last).days, 0)


@lru_cache(maxsize=2048)
def _names(text: str) -> frozenset[str]:
    words = frozenset(_NAME.findall(text))
    return frozenset(word for word in words if word.lower() not in _ANYWHERE and not country_of(word))
