"""Who printed it, where the file does not say: by rights line, imprint, byline or dateline."""

from __future__ import annotations

import re

from corpus.byline import byline, names_paper
from corpus.dates import imprint_name
from corpus.edges import above_story, tail, top
from corpus.menus import is_menu, is_site_menu
from corpus.types import Span

_HEAD_LINES, _TAIL_LINES = 8, 5
_DATELINE_CHARS = 80
_NAME_AND_MENU = 2
_MASTHEAD_MAX_WORDS = 5
_WORD = r"[\w&’'-]*(?:\.\w[\w&’'-]*)*"
_NAME = rf"[A-Z\d]{_WORD}(?: (?:[A-Z\d&]{_WORD}|of|the|and|for|on)){{0,5}}"
# "© 2026 Harbour News. All rights reserved.", "Copyright 2026 by The Harbour News"
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[ ,]*(?:©|\(c\))?[ ,]*(?:\d{4}(?: ?[-–] ?\d{4})?[ ,]+)?(?:by )?"
    rf"(?-i:(?P<name>{_NAME}))(?P<rest>.*)$",
    re.I,
)
_YEAR_BEHIND = re.compile(r",? \d{4}$")
_ONLY_RIGHTS = re.compile(
    r"[\s.,|]*all rights reserved\b"
    r"|[\s.,|]*(?:(?:\d{4}|inc|ltd|llc|limited|plc)[\s.,|]*)*(?:$|this\b|reproduc|no part\b|not to be\b)",
    re.I,
)
# "By Jane Doe | Reuters", "Jane Doe for the Harbour Times"
_PAPER = re.compile(rf"\s*(?:,|\||/|[–—-]|\bfor\b|\bof\b)\s+(?:the\s+)?(?P<name>(?:The )?{_NAME})\s*\.?\s*$")
_SPECIAL = re.compile(rf"(?:Special (?:to|for)|For) (?:the )?(?P<name>(?:The )?{_NAME})$")
# "LISBON, Portugal (AP) — ", "(CNN) The harbour board": the house in brackets before the report. Without a
# dash it must come first: "World Health Organization (WHO) Director ..." begins a report too.
_HOUSE = r"\((?P<name>[A-Z]{2,5}|[A-Z][a-z]+)\)\s*"
_WIRES = (
    re.compile(rf"(?:[A-Z\d][\w.’'-]*,? ?){{0,7}}{_HOUSE}[–—-]+\s"),
    re.compile(rf"{_HOUSE}(?=[A-Z“\"])"),
)


def stated_publisher(text: str) -> Span | None:
    """The publisher's name as the text states it; None when it does not, or not beyond doubt."""
    first = top(text, _HEAD_LINES)
    above = above_story(text, first)
    return (
        _by_rights(text)
        or imprint_name(text)
        or _of_byline(text, first)
        or _in_dateline(text, first[: len(above) + 1])
        or _masthead(text, above)
    )


def rights_owner(text: str) -> str | None:
    """Who holds the rights by the last lines of a page."""
    found = _by_rights(text)
    return found.of(text) if found else None


def publisher_of_title(page_title: str | None, headline: str | None) -> str | None:
    """The site's name behind the headline in a page's title: "Pier agreed at last | World | Harbour News"."""
    if not page_title or not headline or not page_title.casefold().startswith(headline.casefold()):
        return None
    names = re.split(r"\s+[|•·–—-]\s+", page_title[len(headline) :])[1:]
    return names[-1] if names and re.fullmatch(_NAME, names[-1]) else None


def _by_rights(text: str) -> Span | None:
    for line in reversed(tail(text, _TAIL_LINES)):
        found = _RIGHTS.match(line.of(text))
        if found and _ONLY_RIGHTS.match(found["rest"]):
            named = _named(line, found)
            return Span(named.start, named.start + len(_YEAR_BEHIND.sub("", found["name"])))
    return None


def _of_byline(text: str, lines: list[Span]) -> Span | None:
    """The paper behind the author's name, or on the line below it."""
    author = byline(text)
    for number, line in enumerate(lines):
        if author is None or not line.start <= author.start < line.end:
            continue
        found = _PAPER.match(text[author.end : line.end])
        if found and names_paper(found["name"]):
            return Span(author.end + found.start("name"), author.end + found.end("name"))
        if author.end == line.end and number + 1 < len(lines):
            below = lines[number + 1]
            if special := _SPECIAL.fullmatch(below.of(text)):
                return _named(below, special)
            return below if names_paper(below.of(text)) else None
    return None


def _in_dateline(text: str, lines: list[Span]) -> Span | None:
    for line in lines:
        found = next(filter(None, (wire.match(line.of(text)[:_DATELINE_CHARS]) for wire in _WIRES)), None)
        if found and (found["name"].isupper() or names_paper(found["name"])):
            return _named(line, found)
    return None


def _masthead(text: str, above: list[Span]) -> Span | None:
    """The name above the site's menu: "HARBOUR NEWS", and below it "Home | Port | Weather"."""
    if len(above) < _NAME_AND_MENU or not is_site_menu(above[1].of(text)):
        return None
    string = above[0].of(text)
    words = string.split()
    is_name = all(word[0].isupper() or word in ("of", "the", "and", "for", "&") for word in words)
    return above[0] if is_name and 1 < len(words) <= _MASTHEAD_MAX_WORDS and not is_menu(string) else None


def _named(line: Span, found: re.Match[str]) -> Span:
    return Span(line.start + found.start("name"), line.start + found.end("name"))
