"""Partial ISO dates (``2026``, ``2026-02``, ``2026-02-10``) and the as-of rule."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from corpus.errors import SettingsError
from corpus.order_evidence import OrderEvidence
from corpus.types import Article

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


@lru_cache(maxsize=8192)
def earliest(partial: str) -> date | None:
    """The first day that a partial ISO date covers, or None when it is no date."""
    match = _ISO.match(partial)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest(partial: str) -> date | None:
    """The last day that a partial ISO date covers, or None when it is no date."""
    first = earliest(partial)
    if first is None or partial.count("-") == 2:
        return first
    month = first.month if "-" in partial else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def as_of_date(written: str) -> date:
    """The last day of an ``--as-of`` value.

    Raises:
        SettingsError: it is not an ISO date.
    """
    found = latest(written.strip().replace("/", "-"))
    if found is None:
        raise SettingsError(f"{written!r} is not a date", "Write it as 2026-02-10, 2026-02 or 2026.")
    return found


def inferred_later(article: Article, order: OrderEvidence, as_of: date) -> bool:
    """Whether an undated article tells what is after ``as_of`` as past, or comes after such a report."""
    first = order.days(article.id).first if article.published is None else None
    return first is not None and first > as_of


def known_later(article: Article, as_of: date) -> bool:
    """Whether the article is known to be from after ``as_of``; undated ones are not."""
    first = earliest(article.published) if article.published else None
    return first is not None and first > as_of


def usable_until(
    until: date | None, allowed: Callable[[Article], bool] | None, order: OrderEvidence
) -> Callable[[Article], bool] | None:
    """Which articles may be used: those ``allowed``, none known or inferred to be later than ``until``."""
    if until is None:
        return allowed

    def not_later(article: Article) -> bool:
        later = known_later(article, until) or inferred_later(article, order, until)
        return not later and (allowed is None or allowed(article))

    return not_later
