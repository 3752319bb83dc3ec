"""Where a span may run: within a sentence, and never from its dateline into what it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.types import Span

# "WASHINGTON, Dec. 4, 2025 (Agency) — "
_DATELINE = re.compile(
    r"\W*[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}"
    r"(?:[\s,/]+(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,4}|\([^()\n]{2,40}\)))*,?"
    r"\s+(?:—|–|-{1,2})\s+"
)
_LONGEST = 100


def segments(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """``sentences``, each that begins with a dateline cut in two behind its dash."""
    cut: list[Span] = []
    for sentence in sentences:
        found = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + _LONGEST))
        if found and found.end() < sentence.end:
            cut += [Span(sentence.start, found.end()), Span(found.end(), sentence.end)]
        else:
            cut.append(sentence)
    return tuple(cut)
