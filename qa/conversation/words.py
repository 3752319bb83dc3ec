"""A question as words with offsets, each with the one class that the rules ask for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.verbs import IRREGULAR_VERBS
from qa.conversation.lexicon import TYPOS, VERBS

MAX_EXCLAMATION_WORDS = 3
MAX_CHARS = 600
"""Longer text is cut: a question that long stands alone, and resolution must stay under 2 ms."""

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|['’](?:s|re|ll|ve|d|m)\b|[$€£¥]?\d+(?:[.,:/]\d+)*%?"
    r"|[^\W_]+(?:[-&’'.](?!(?:s|re|ll|ve|d|m)\b)[^\W_]+)*",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bSen\.)"
    r"(?<!\bRep\.)(?<!\bGov\.)\s+(?=[A-Z\"“])"
)
_EXPLAINED = re.compile(
    r"\b(?:it|he|she|they|him|her|them|that|this)\s*(?:\[(?P<meant>[^\]]+)\]|\((?P<also>[^)]+)\))",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: ``text[start:end]``; ``norm`` is lower case with known slips mended."""

    text: str
    start: int
    end: int
    norm: str

    @property
    def capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper() or (len(self.text) > 1 and self.text[1:2].isupper())


def clean(text: str) -> str:
    """``text`` on one line without control, format or surrogate characters, cut to ``MAX_CHARS``."""
    spaced = _SPACES.sub(" ", text[: MAX_CHARS * 2])
    if not spaced.isascii() or not spaced.isprintable():
        spaced = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return spaced.strip()[:MAX_CHARS]


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; a possessive or contracted ``'s`` is a word of its own."""
    shouting = text.isupper() and len(text) > 12
    found: list[Word] = []
    for match in _WORD.finditer(text):
        surface = match.group().lower() if shouting else match.group()
        norm = surface.lower().replace("’", "'").rstrip(".")
        found.append(Word(surface, match.start(), match.end(), TYPOS.get(norm, norm)))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of something typed; titles and initials do not end one."""
    return [part for part in _SENTENCES.split(text) if part.strip()]


def gist(text: str) -> str:
    """``text`` without exclamations ("Really?", "Cool name!") where it says more than those."""
    parts = sentences(text)
    said = [part for part in parts if len(words(part)) > MAX_EXCLAMATION_WORDS]
    return " ".join(said) if said else parts[-1] if parts else text


def question_of(text: str) -> str:
    """The sentence that asks: the last one."""
    parts = sentences(text)
    return parts[-1] if parts else text


def mend(text: str) -> str:
    """``text`` with common slips of typing put right, capitals kept."""
    mended = text
    for word in reversed(words(text)):
        right = TYPOS.get(word.text.lower())
        if right:
            right = right[0].upper() + right[1:] if word.text[0].isupper() else right
            mended = mended[: word.start] + right + mended[word.end :]
    return mended


def unbracketed(text: str) -> str:
    """ "Why was it [the bridge] closed?" and "the [central] bank" as they are meant."""
    told = _EXPLAINED.sub(lambda found: found["meant"] or found["also"], text)
    return told.replace("[", "").replace("]", "")


def is_inflected(word: str) -> bool:
    """Whether a verb's form is not (only) its base: "found" and "met" are, "meet" is not."""
    return word in IRREGULAR_VERBS or word not in VERBS


@lru_cache(maxsize=4096)
def verb_base(word: str) -> str | None:
    """The base form of a known verb in any of its forms, or None."""
    if word in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[word]
    if word in VERBS:
        return word
    return next((base for base in _stripped(word) if base in VERBS), None)


def _stripped(word: str) -> list[str]:
    if word.endswith(("ied", "ies")):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("ed"):
        return [word[:-1], word[:-2], word[:-3] if word[-3:-2] == word[-4:-3] else ""]
    if word.endswith("ing"):
        return [word[:-3] + "e", word[:-3], word[:-4] if word[-4:-3] == word[-5:-4] else ""]
    if word.endswith("es"):
        return [word[:-2], word[:-1]]
    return [word[:-1]] if word.endswith("s") else []


def stem(word: str) -> str:
    """A rough common form of singular and plural, enough to match a noun with itself."""
    lower = word.lower()
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower
