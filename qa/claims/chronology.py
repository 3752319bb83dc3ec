"""Which of two reports is later: by date where both have one, else by inferred order, else unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.order_evidence import Days
from corpus.time_norms import Bounds, bounds
from corpus.types import Article


class ReportOrder(Protocol):
    """Order between articles, and days of undated ones, inferred from what they say."""

    def later(self, first: str, second: str) -> int | None:
        """1 when article ``first`` was reported after ``second``, -1 when before, None when unknown."""
        ...

    def days(self, article_id: str) -> Days:
        """The days that an undated article was written between; open where nothing is inferred."""
        ...


class UnknownOrder:
    """No order is inferred."""

    def later(self, first: str, second: str) -> int | None:
        """Always unknown."""
        del first, second
        return None

    def days(self, article_id: str) -> Days:
        """Always open."""
        del article_id
        return Days()


def compare(first: Article, second: Article, order: ReportOrder, same_time_days: int) -> int | None:
    """1 when ``first`` is later, -1 when earlier, 0 when of the same time, None when unknown."""
    if first.id == second.id:
        return 0
    left = bounds(first.published) if first.published else None
    right = bounds(second.published) if second.published else None
    if left is None or right is None:
        known = order.later(first.id, second.id)
        return _days(first, left, order).later_than(_days(second, right, order)) if known is None else known
    if (left.first - right.last).days > same_time_days:
        return 1
    if (right.first - left.last).days > same_time_days:
        return -1
    return 0


def _days(article: Article, known: Bounds | None, order: ReportOrder) -> Days:
    """When an article was written: between the days of its date, else as inferred."""
    return Days(known.first, known.last) if known else order.days(article.id)


def compare_groups(
    first: Sequence[Article], second: Sequence[Article], order: ReportOrder, same_time_days: int
) -> int | None:
    """As `compare`, for the reports of two values.

    Only pairs whose order is known speak, an article that gives both values last of all; None when there
    is none. Where their times interleave, the value that was first reported later is the newer one: an old
    value is told again as what went before. 0 when the first reports are of one time.
    """
    pairs = [(left, right) for left in first for right in second if left.id != right.id]
    compared = (compare(left, right, order, same_time_days) for left, right in pairs)
    signs = {sign for sign in compared if sign is not None}
    if not signs:
        return 0 if len(pairs) < len(first) * len(second) else None
    if len(signs) == 1:
        return signs.pop()
    return compare(_oldest(first, order), _oldest(second, order), order, same_time_days)


def compare_newest(
    first: Sequence[Article], second: Sequence[Article], order: ReportOrder, same_time_days: int
) -> int | None:
    """As `compare`, for the newest reports of two values: of what is to come, what was said last counts."""
    return compare(_newest(first), _newest(second), order, same_time_days)


def _newest(articles: Sequence[Article]) -> Article:
    """The dated article with the latest date, else the first."""
    dated = [article for article in articles if article.published]
    return max(dated, key=lambda article: article.published or "") if dated else articles[0]


def _oldest(articles: Sequence[Article], order: ReportOrder) -> Article:
    """The dated article with the earliest date, else one that none is known to come before."""
    dated = [article for article in articles if article.published]
    if dated:
        return min(dated, key=lambda article: article.published or "")
    firsts = (one for one in articles if all(order.later(one.id, other.id) != 1 for other in articles))
    return next(firsts, articles[0])
