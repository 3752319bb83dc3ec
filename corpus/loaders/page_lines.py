"""What a page shows of itself to its readers, line by line: what stands under the headline and at the foot.

The extractor takes bylines and dates for furniture and leaves them out; where the markup does not say who
wrote and when, they are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.byline import byline, names_paper
from corpus.dates import Stated, stated_date
from corpus.edges import above_story, head
from corpus.publisher import publisher_of_title, rights_owner

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(
    re.findall(r"\w+", "a abbr b big bdi cite em font i mark s small span strong sub sup time u")
)
_SILENT = frozenset(
    re.findall(r"\w+", "script style noscript template svg head nav aside form button select")
)
# The report begins so many lines below its headline.
_MAX_LINES = 8
# A cell with more words is no figure of a table: the table lays out the page.
_LAYOUT_WORDS = 100
_TABLE_TAGS = ("table", "thead", "tbody", "tr", "td", "th", "center")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page's visible lines say; None where they say nothing."""

    author: str | None = None
    published: Stated | None = None
    publisher: str | None = None


def shown(tree: HtmlElement, title: str | None) -> Shown:
    """Writer and date under the headline ``title``, and who owns the page by its title or its last lines."""
    lines = list(_lines(tree))
    publisher = rights_owner("\n".join(lines)) or publisher_of_title(_page_title(tree), title)
    top = _under(lines, title)
    author = byline(top)
    return Shown(author.of(top) if author else None, stated_date(top), publisher)


def without_layout_tables(tree: HtmlElement) -> HtmlElement | None:
    """The page with its layout tables as plain blocks, or None: cells would else run into one line."""
    if not any(_words(cell) > _LAYOUT_WORDS for cell in tree.iter("td")):
        return None
    copy = deepcopy(tree)
    for element in list(copy.iter(*_TABLE_TAGS)):
        element.tag = "div"
    return copy


def people(author: str | None) -> str | None:
    """The author field without the paper behind the names: "Jane Doe, Harbour News"."""
    parts = (author or "").split(", ")
    return ", ".join([part for part in parts if not names_paper(part)] or parts) or None


def _under(lines: list[str], title: str | None) -> str:
    """The headline, the lines between it and the report, and the report's first."""
    folded = (title or "").casefold()
    start = next((n for n, line in enumerate(lines) if folded and line.casefold() == folded), None)
    if start is None:
        return ""
    text = "\n".join(lines[start : start + 1 + _MAX_LINES])
    spans = head(text, _MAX_LINES + 1)
    above = above_story(text, spans)
    return text[: spans[len(above)].end] if len(above) < len(spans) else ""


def _lines(tree: HtmlElement) -> Iterator[str]:
    parts: list[str] = []
    for text in _texts(tree):
        if text is not None:
            parts.append(text)
            continue
        if line := " ".join("".join(parts).split()):
            yield line
        parts = []
    if line := " ".join("".join(parts).split()):
        yield line


def _texts(tree: HtmlElement) -> Iterator[str | None]:
    """The visible strings in order; None where a block begins or ends."""
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        is_silent = not isinstance(element.tag, str) or element.tag in _SILENT
        if event == "start" and is_silent:
            walk.skip_subtree()
        elif not is_silent:
            if element.tag not in _INLINE:
                yield None
            if event == "start":
                yield element.text or ""
        if event == "end" and element is not tree:
            yield element.tail or ""


def _page_title(tree: HtmlElement) -> str | None:
    return next((" ".join(found.text_content().split()) for found in tree.iter("title")), None)


def _words(cell: HtmlElement) -> int:
    return len(cell.text_content().split())
