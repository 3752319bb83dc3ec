"""What an article says of itself: the one place to import headline, writer, publisher and dates from."""

from __future__ import annotations

from corpus.byline import byline, is_byline
from corpus.dates import Stated, iso_date, stated_date
from corpus.headline import headline
from corpus.publisher import stated_publisher
from corpus.sign_off import signed_off

__all__ = [
    "Stated",
    "byline",
    "headline",
    "is_byline",
    "iso_date",
    "signed_off",
    "stated_date",
    "stated_publisher",
]
