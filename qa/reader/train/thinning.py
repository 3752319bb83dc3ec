"""Questions that share fewer words with their passage: some of the shared ones are left out.

A question written beside its passage repeats it; one asked by somebody who has not read it does not. A
reader learns from this that a missing word is no evidence against an answer, unlike one that contradicts.
"""

from __future__ import annotations

import random
import re

from qa.reader.train.synonyms import KEPT, stem

WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
SHARE = 0.4
"""Of the words shared with the passage, those left out."""
LEAST = 2
"""Words besides the function words that stay."""
FUNCTION = KEPT | {
    "who", "why", "how", "the", "and", "for", "are", "was", "did", "has", "had", "can", "its", "his", "her",
    "you", "she", "not", "but", "all", "any", "may",
}  # fmt: skip


def thinned(question: str, passage: str, rng: random.Random) -> str:
    """``question`` without some of the words that ``passage`` has; whole where too few would be left."""
    held = {stem(word.lower()) for word in WORD.findall(passage)}
    words = [m for m in WORD.finditer(question) if m.group().lower() not in FUNCTION]
    gone = [m for m in words if stem(m.group().lower()) in held and rng.random() < SHARE]
    if not gone or len(words) - len(gone) < LEAST:
        return question
    for word in reversed(gone):
        question = question[: word.start()] + question[word.end() :]
    return re.sub(r" +(?=[ ?.,]|$)", "", question).strip()
