"""Numbers that stand for text: hashed shingles of a report, hashed sentences, and how much two share.

Hashes depend on the text alone (not on the process), so that origins are the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from corpus.types import Article, Block

# Three words: long enough that two reports of one event share few (under a fifth), short enough that ten
# changed words leave two thirds of even a brief untouched (Broder 1997, On the resemblance and containment
# of documents, on w-shingles).
SHINGLE_WORDS = 3
# A shorter sentence ("He declined to comment.") recurs by chance.
SENTENCE_MIN_WORDS = 8

_WORD = re.compile(r"\w+")
# Roughly; a fingerprint needs no exact sentence, only the same cut in both copies.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a report is compared by.

    Attributes:
        shingles: distinct hashes of its runs of three words, sorted; shape (shingles,), uint64.
        sentences: hash -> number of words, for each sentence of some length.
        words: how many words its body has.
    """

    shingles: np.ndarray
    sentences: dict[int, int]
    words: int


def fingerprint(article: Article, blocks: Sequence[Block]) -> Fingerprint:
    """The fingerprint of an article's body: headline, headings, byline and furniture left out."""
    written = [block.span.of(article.text) for block in blocks if block.kind in ("body", "keypoint")]
    words = [word for part in written for word in _WORD.findall(part.casefold())]
    return Fingerprint(_shingles(words), dict(_sentence_hashes(written)), len(words))


def _shingles(words: Sequence[str]) -> np.ndarray:
    """Distinct hashes of all runs of ``SHINGLE_WORDS`` words (of all words, when there are fewer)."""
    hashed = np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    width = min(SHINGLE_WORDS, len(words))
    if width == 0:
        return np.empty(0, dtype=np.uint64)
    count = len(words) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(width):
        mixed ^= hashed[place : place + count] * _MULTIPLIERS[place] + np.uint64(place)
        mixed *= _MULTIPLIERS[1]
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def _sentence_hashes(written: Sequence[str]) -> Iterator[tuple[int, int]]:
    for part in written:
        for sentence in _SENTENCE_END.split(part):
            words = _WORD.findall(sentence.casefold())
            if len(words) >= SENTENCE_MIN_WORDS:
                joined = " ".join(words).encode()
                yield crc32(joined) << 32 | crc32(joined[::-1]), len(words)


def shared(a: np.ndarray, b: np.ndarray) -> int:
    """How many hashes two sorted arrays of distinct hashes have in common."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    if not len(small):
        return 0
    places = np.searchsorted(large, small)
    places[places == len(large)] = 0
    return int(np.count_nonzero(large[places] == small))
