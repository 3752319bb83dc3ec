"""Rows of links on a saved page: its sections above the headline ("Home | Latest | Jobs"), tools below it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_RULES = tuple(
    re.compile(rule)
    for rule in (
        r"\s*\|\s*",
        r"\s+/\s+",
        r"\s+[-–—]\s+",
        r"\s*[•·»>]\s*",
        r"\s+\.\s+",
        r"\s{2,}|\t",
        r"\s*\]\s*\[\s*",
    )
)
"""What stands between links; one row has one kind of it."""
_CALLED_MENU = re.compile(r"^menu:\s*", re.I)
_LEAST_LINKS, _LEAST_BESIDE_KNOWN = 4, 2
"""Three short parts may be a page's title: "Gaza talks | World | Harbour News"."""
_MEAN_WORDS, _MOST_WORDS = 3, 5
"""Of the links of a row."""
_TOOL = re.compile(
    r"(?:share|print|tweet|save|send|listen|mail|e-?mail|copy|gift|bookmark)"
    r"(?: (?:this|on|by|via|to|link|in|for)\b.*)?"
    r"|comments?(?: \(?\d+\)?)?|link|pdf|text size\b.*|font\b.*|facebook|whatsapp|twitter|linkedin|telegram|x"
    r"|.*\bmin(?:ute)?s?\b(?: read)?|read(?:ing)? time\b.*",
    re.I,
)
_SECTION = re.compile(r"menu|home|front page|archive|subscribe|log ?in|search|e-paper|about(?: us)?", re.I)


def is_menu(line: str) -> bool:
    """Whether a line is a row of short labels between rules, no sentence and no headline."""
    return _row(line) is not None


def is_site_menu(line: str) -> bool:
    """Whether a line is a menu of the site's sections, not of what one can do with the page."""
    row = _row(line)
    return row is not None and not any(_TOOL.fullmatch(part) for part in row)


def _row(line: str) -> list[str] | None:
    inner = _CALLED_MENU.sub("", line.strip(" \t[]|"))
    for rule in _RULES:
        parts = [part for part in rule.split(inner) if part]
        if _is_row(parts):
            return parts
    return None


def _is_row(parts: list[str]) -> bool:
    lengths = [len(_WORD.findall(part)) for part in parts]
    if len(parts) < _LEAST_BESIDE_KNOWN or max(lengths) > _MOST_WORDS:
        return False
    known = any(_TOOL.fullmatch(part) or _SECTION.fullmatch(part) for part in parts)
    return known or (len(parts) >= _LEAST_LINKS and sum(lengths) <= _MEAN_WORDS * len(parts))
