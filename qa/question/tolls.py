"""Which running total a question asks for: the dead, the hurt or the missing."""

from __future__ import annotations

import re
from typing import Literal

Toll = Literal["dead", "hurt", "missing"]

WORDS: dict[Toll, re.Pattern[str]] = {
    "missing": re.compile(r"\b(?:missing|unaccounted for)\b", re.I),
    "hurt": re.compile(r"\b(?:hurt|injur(?:ed|ies)|wounded)\b", re.I),
    "dead": re.compile(
        r"\b(?:die[ds]?|dead|deaths?|kill(?:ed|s)?|toll|lost their lives|lives|fatalit(?:y|ies)"
        r"|perish(?:ed)?)\b",
        re.I,
    ),
}
"""Words for each, the more particular first: of how many dead are missing the missing are asked for."""


def toll_in(question: str) -> Toll | None:
    """The first of the totals that a question speaks of."""
    return next((toll for toll, words in WORDS.items() if words.search(question)), None)
