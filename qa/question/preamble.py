"""What is told before a question is asked: "my neighbour says it matters, so when does the truce end?".

All of it helps to find the passages; to be read over them, the clause that asks is enough.
"""

from __future__ import annotations

import re

from qa.question.words import content_words

_LONG = 18
"""Words from which on a question is taken to be told at length."""
_ENOUGH = 3
"""Content words that a clause must have to be asked alone."""
_ASKS = re.compile(
    r"(?:^|[.?!;:–—]\s+|[,–—-]\s+(?:so |and |but |then |well |and so )?)"
    r"(?P<clause>(?:(?:in|on|at|by|to|from|with|for|until|since|of|about) )?"
    r"(?:what|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will"
    r"|would|should)(?:['’](?:s|re|d|ll|ve))?\s)",
    re.I,
)
_BOUNDARY = re.compile(r"[,;:.?!–—]\s+(?:so |and |but |then |well |and so )?")
_TELLS = re.compile(
    r"\b(?:I|I['’](?:m|d|ve|ll)|me|my|mine|you understand|you know|you see|mind you|somebody|folks)\b", re.I
)
"""Words of somebody who tells something of his own."""
_POINTS_BACK = re.compile(
    r"^(?:\w+ ){0,4}?(?:they|them|theirs|their|he|him|his|she|hers?|its?|that|those|this|there)\b", re.I
)
"""Words near the beginning of a clause that stand for something told before."""
_TAG = re.compile(
    r",\s(?:yes or no|right|correct|please|thanks|thank you|do you know|any idea)\s*\?*\s*$", re.I
)


def without_preamble(question: str) -> str:
    """The clause that asks, where a long question tells something of the asker's first; else all of it."""
    plain = _TAG.sub("?", " ".join(question.split()))
    if len(plain.split()) < _LONG:
        return plain
    starts = [match.start("clause") for match in _ASKS.finditer(plain)]
    start = starts[-1] if starts else 0
    while start and not _stands_alone(plain[start:]):
        start = max((m.end() for m in _BOUNDARY.finditer(plain, 0, start - 1)), default=0)
    if start and _TELLS.search(plain, 0, start):
        return plain[start].upper() + plain[start + 1 :]
    return plain


def _stands_alone(clause: str) -> bool:
    return len(content_words(clause)) >= _ENOUGH and not _POINTS_BACK.match(clause)


_SENTENCE = re.compile(
    r"(?<=[a-z0-9][a-z0-9)\"”’])[.!?]\s+(?=(?:Who|Whom|Whose|What|Which|When|Where|Why|How)\s[^.]*\?$)"
)


def asking_sentence(plain: str) -> str:
    """The last sentence where that asks: "When she died, she left four dogs. Who takes care of them?"."""
    ends = [match.end() for match in _SENTENCE.finditer(plain)]
    return plain[ends[-1] :] if ends else plain
