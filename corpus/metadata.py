"""What an article says of itself: the one place to import headline, byline and dates from."""

from __future__ import annotations

from corpus.byline import byline, is_byline
from corpus.dates import Stated, iso_date, stated_date
from corpus.headline import headline

__all__ = ["Stated", "byline", "headline", "is_byline", "iso_date", "stated_date"]
