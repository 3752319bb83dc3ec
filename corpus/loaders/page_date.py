"""The publication date that a web page's markup states, through htmldate.

htmldate, left to itself, takes any date of the story when the markup has none. It is shown only the
parts where a page speaks of itself: the head, linked data, and times beside the headline.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from corpus.dates import iso_date, stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STORY_TIME = (
    "//*[self::time or self::abbr or @itemprop='datePublished'][not(ancestor::aside or ancestor::nav"
    " or ancestor::footer or ancestor::li)][ancestor::article or ancestor::main or ancestor::header"
    " or @itemprop or @pubdate]"
)
_DATE_CLASS = (
    "//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'time')"
    " or contains(@class, 'posted') or contains(@class, 'byline')]"
    "[string-length(normalize-space()) < 120][not(ancestor::aside or ancestor::nav or ancestor::footer"
    " or ancestor::li)][ancestor::article or ancestor::main or ancestor::header]"
)
# A page marks its own date and perhaps its update; more marked dates belong to lists of other stories.
_MAX_DAYS, _MAX_MARKED = 2, 12
_LINKED_DATA = "//script[@type='application/ld+json']"
_HEAD = "//head/meta | //head/link"
# htmldate's own bounds follow the clock; fixed ones give the same article on any day.
_MIN_DATE, _MAX_DATE = "1900-01-01", "2199-12-31"


def page_date(tree: HtmlElement) -> str | None:
    """The page's original publication date as an ISO date; None when the markup gives none."""
    from htmldate import find_date
    from lxml import html

    times = tree.xpath(_STORY_TIME)
    itself = [element for element in times if element.get("itemprop") == "datePublished"]
    for shown in ((*tree.xpath(_HEAD), *tree.xpath(_LINKED_DATA)), itself, _one_day(times)):
        page = html.document_fromstring("<html><head></head><body><article></article></body></html>")
        page.head.extend(deepcopy(element) for element in shown if element.tag in ("meta", "link"))
        page.body[0].extend(_alone(element) for element in shown if element.tag not in ("meta", "link"))
        if found := find_date(
            page, extensive_search=False, original_date=True, min_date=_MIN_DATE, max_date=_MAX_DATE
        ):
            return found
    return _written_date(tree)


def _written_date(tree: HtmlElement) -> str | None:
    """The date in a short element that is marked as one by its class: ``<span class="publish-date">``."""
    strings = [" ".join(element.text_content().split()) for element in tree.xpath(_DATE_CLASS)]
    dates = [
        iso_date(string) or getattr(stated_date(string), "value", None) for string in strings[:_MAX_MARKED]
    ]
    known = list(dict.fromkeys(filter(None, dates)))
    return known[0] if 0 < len(known) <= _MAX_DAYS else None


def _one_day(times: list[HtmlElement]) -> list[HtmlElement]:
    """The first time, when all name one or two days (published, updated); more are a list of stories."""
    days = {re.sub(r"[T ].*", "", element.get("datetime") or element.text_content()) for element in times}
    return times[:1] if len(days) <= _MAX_DAYS else []


def _alone(element: HtmlElement) -> HtmlElement:
    """A copy without the text that follows the element."""
    copy = deepcopy(element)
    copy.tail = None
    return copy
