"""What words stand for when one sentence may answer in other words than the question's.

A word may have several senses ("talks" meet, and who talks on the telephone speaks); two words agree when
they share one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.question.nouns import type_of_noun
from qa.question.synonyms import class_of, words_of_classes
from qa.question.words import IRREGULAR_FORMS, WORD, stem, word_set

END, MEET, SPEAK, EXTEND, RATE, BUY, SAY = "*end", "*meet", "*speak", "*extend", "*rate", "*buy", "*say"
SIDE = "*side"
"""Being of a delegation, which forms tell and no single word."""

_SENSES = {
    END: "end expire expiry lapse terminate finish conclude deadline",
    MEET: "meet meeting summit gather talk round negotiate negotiation discussion dialogue session encounter",
    SPEAK: "speak conversation telephone phone call talk",
    EXTEND: "extend extension prolong lengthen renew stretch",
    RATE: "tariff duty duties levy surcharge surtax tax rate charge pay face impose",
    SAY: "say tell announce declare speak",
    BUY: "buy purchase acquire order ordered ordering book",
}
_BY_ROOT: dict[str, frozenset[str]] = {}
for _sense, _words in _SENSES.items():
    for _word in word_set(_words):
        _BY_ROOT[stem(_word)] = _BY_ROOT.get(stem(_word), frozenset()) | {_sense}

PHRASES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"\b(?:run|runs|ran|running) out\b", re.I), frozenset({END})),
    (
        re.compile(r"\b(?:see|sees|saw|seen|seeing) each other\b|\b(?:sit|sat) down\b", re.I),
        frozenset({MEET}),
    ),
)
"""Words that mean one thing together."""
_UNTIL = (
    re.compile(
        r"\b(?:until|till|through)\b"
        r"|(?<=\bextended )to\b|(?<=\bprolonged )to\b|(?<=\bruns )to\b|(?<=\blasts )to\b",
        re.I,
    ),
    frozenset({END}),
)
"""What holds until a day ends on it."""


_TO_NOBODY = re.compile(
    r"(?:spoke|spoken|speak|speaks|speaking|talk(?:s|ed|ing)?) (?:of|at)\b"
    r"|(?:spoke|spoken|speak|speaks|speaking) for (?=[A-Z])"
    r"|(?:spoke|spoken|speak|speaks|speaking|talk(?:s|ed|ing)?) to (?:the )?"
    r"(?:press|reporters|journalists|media)\b"
    r"|call(?:s|ed|ing) (?:on|for|the|it|this|that|him|her|them)\b",
    re.I,
)
"""Words for talking that tell of no conversation: "spoke of a visit", "called the timing poor"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word or phrase of a text, where it stands, and what it can mean."""

    start: int
    end: int
    senses: frozenset[str]


@lru_cache(maxsize=4096)
def senses_of(word: str) -> frozenset[str]:
    """The senses of one word: those listed, and its root, words of one meaning brought together."""
    root = stem(word)
    if word == "talks":
        return frozenset({MEET, class_of(root)})
    if type_of_noun(word) == "person":
        return frozenset({class_of(root)})  # a negotiator is no negotiation
    return _BY_ROOT.get(root, frozenset()) | {class_of(root)}


@lru_cache(maxsize=4096)
def said_in(text: str) -> tuple[Said, ...]:
    """The words of a text with their senses, and the phrases; a hyphenated word counts in parts too."""
    to_nobody = _to_nobody(text)
    found = [
        Said(match.start(), match.end(), _of_whole(match.group()))
        for match in WORD.finditer(text)
        if match.start() not in to_nobody
    ]
    for pattern, senses in (*PHRASES, _UNTIL):
        found.extend(Said(match.start(), match.end(), senses) for match in pattern.finditer(text))
    return tuple(found)


def _to_nobody(text: str) -> set[int]:
    """Where words for talking stand that tell of no conversation."""
    return {match.start() for match in _TO_NOBODY.finditer(text)}


@lru_cache(maxsize=8192)
def _of_whole(word: str) -> frozenset[str]:
    parts = word.lower().split("-")
    return senses_of(word.lower()).union(*(senses_of(part) for part in parts if part))


@lru_cache(maxsize=4096)
def all_senses(text: str) -> frozenset[str]:
    """Everything that a text's words can mean: the senses of `said_in`, without their places."""
    to_nobody = _to_nobody(text)
    words = {match.group() for match in WORD.finditer(text) if match.start() not in to_nobody}
    phrases = (senses for pattern, senses in (*PHRASES, _UNTIL) if pattern.search(text))
    return frozenset().union(*map(_of_whole, words), *phrases)


@lru_cache(maxsize=256)
def speaking_of(senses: frozenset[str]) -> re.Pattern[str]:
    """What every text matches in which some word or phrase has one of ``senses``; others may match, too.

    Far cheaper than `all_senses`, for passing over the many sentences that say nothing of a thing.
    """
    roots = set(roots_of(senses))
    forms = {form for form, root in IRREGULAR_FORMS.items() if root in roots}
    beginnings = roots | {f"{root[:-1]}s" for root in roots if root.endswith("nd")} | forms
    words = (r"\.?".join(map(re.escape, one)) for one in sorted(beginnings) if not one.startswith("*"))
    phrases = (pattern.pattern for pattern, own in (*PHRASES, _UNTIL) if own & senses)
    return re.compile("|".join((rf"(?<![^\W_])(?:{'|'.join(words)})", *phrases)), re.I)


@lru_cache(maxsize=512)
def roots_of(senses: frozenset[str]) -> tuple[str, ...]:
    """Beginnings of the words that have one of these senses."""
    listed = (root for root, own in _BY_ROOT.items() if own & senses)
    return tuple(dict.fromkeys((*listed, *words_of_classes(senses))))
