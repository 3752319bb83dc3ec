"""Words of a question or sentence: content words, names, numbers, quoted strings, stems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.verbs import IRREGULAR_VERBS

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*[%]?")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,80})[”\"]|(?<!\w)[‘']([^‘’']{2,80})[’'](?!\w)")
_NUMBER = re.compile(r"(?<![\w.])[$€£¥]?\d+(?:[.,]\d+)*(?:%|(?:st|nd|rd|th|s)\b)?")
_NAME_RUN = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’&.-]*|\d{4}(?= [A-Z]))(?:[ ](?:(?:of|of the|de|van|von|bin|al) (?=[A-ZÀ-Þ]))?"
    r"[A-ZÀ-Þ][\w'’&.-]*)*"
)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


STOPWORDS = word_set(
    """
    a about above after again against all also am an and any are as at be became because been before
    being below besides between both but by can could did do does doing done down during each either ever
    every few for from further had has have having he her here hers herself him himself his how i if
    in into is it its itself just may me might more most much many must my myself no nor not now of
    off on once only or other our ours out over own per same shall she should since so some still
    such than that the their theirs them then there these they this those through to too under until
    unless up upon us very was we were what when where whether which while who whom whose why will
    with within without would yet you your yours s t d ll re ve m according tell give name list
    please describe explain know say said called mean exactly currently today week month recent
    recently latest last first
    """
)
"""Function words, and words by which a person asks and which no answering sentence needs to repeat."""

LIGHT_WORDS = word_set(
    """
    take takes took taken place happen happens happened happening occur occurred held hold holding
    go goes went gone get gets got make makes made kind type sort time times date day year long
    often
    """
)
"""Words that carry the form of the question more than its subject ("take place", "what kind of")."""

_NOT_NAMES = word_set(
    """
    what when where which who whom whose why how is are was were do does did has have had will would
    can could should may might up in on at by for from to of as the a an and or if name list tell give
    describe explain according after before besides during since until with under about please i january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday
    """
)

IRREGULAR_FORMS = IRREGULAR_VERBS | {  # and nouns of the same stem
    "dead": "die", "death": "die", "deaths": "die", "died": "die", "dying": "die", "talks": "talk",
    "speech": "speak", "growth": "grow", "winner": "win", "loss": "lose", "sale": "sell", "sales": "sell",
    "flight": "fly", "choice": "choose", "born": "birth", "people": "person", "men": "man",
    "women": "woman", "children": "child",
}  # fmt: skip

_SUFFIXES = (
    ("nsions", "nd"),
    ("nsion", "nd"),
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("tions", "t"),
    ("tion", "t"),
    ("ings", ""),
    ("ing", ""),
    ("ies", ""),
    ("ied", ""),
    ("iers", ""),
    ("ier", ""),
    ("ers", ""),
    ("ed", ""),
    ("es", ""),
    ("er", ""),
    ("s", ""),
    ("y", ""),
    ("e", ""),
)
_MIN_STEM = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude common form of a word's inflections and close derivations ("expires", "expiry").

    Only for telling whether two texts speak of the same thing; not the lexical tokenizer's stem.
    """
    plain = word.lower().replace("’", "'").removesuffix("'s").replace(".", "").replace("'", "")
    if plain in IRREGULAR_FORMS:
        return IRREGULAR_FORMS[plain]
    for suffix, instead in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) + len(instead) >= _MIN_STEM:
            if suffix == "s" and plain.endswith("ss"):
                return plain
            return _undouble(plain[: len(plain) - len(suffix)] + instead)
    return plain


def _undouble(root: str) -> str:
    """``stopp`` to ``stop``, so that "stopped" meets "stop"; "call" and "pass" keep theirs."""
    doubled = len(root) > _MIN_STEM and root[-1] == root[-2] and root[-1] in "bdgmnprt"
    return root[:-1] if doubled else root


def words(text: str) -> list[str]:
    """Lower-cased words in order, hyphenated ones kept whole."""
    return [word.lower() for word in WORD.findall(text)]


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of all words of a text; a hyphenated word counts whole and in parts."""
    found: set[str] = set()
    for word in words(text):
        found.add(stem(word))
        if "-" in word:
            found.update(stem(part) for part in word.split("-"))
    return frozenset(found)


def content_words(text: str, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Words that carry the subject, lower-cased, in order, without repeats."""
    left_out = STOPWORDS | LIGHT_WORDS | set(without)
    kept: dict[str, None] = {}
    for match in WORD.finditer(text):
        written = match.group().replace("’", "'").removesuffix("'s")
        plain = written.lower()
        if written in ("US", "IT", "WHO") and not text.isupper():
            kept.setdefault(plain)  # the country, the trade and the agency, not the pronouns
        elif plain not in left_out and (len(plain) > 1 or plain.isdigit()):
            kept.setdefault(plain)
    return tuple(kept)


def quoted(text: str) -> tuple[str, ...]:
    """Strings inside quotation marks."""
    return tuple((match.group(1) or match.group(2)).strip() for match in _QUOTED.finditer(text))


def numbers(text: str) -> tuple[str, ...]:
    """Numbers written in digits, with their sign of currency or percent."""
    return tuple(match.group() for match in _NUMBER.finditer(text))


def names(text: str) -> tuple[str, ...]:
    """Capitalised runs ("Scott Bessent", "Bank of England", "APEC"), without question words.

    A text written in capitals or title case throughout says nothing by its capitals: no names then.
    """
    letters = [word for word in WORD.findall(text) if word[0].isalpha()]
    if len(letters) > 3 and sum(word[0].isupper() for word in letters) >= 0.9 * len(letters):
        return ()
    found: dict[str, None] = {}
    for match in _NAME_RUN.finditer(text):
        run = _without_leading_words(match.group().rstrip(".'’-"))
        if run:
            found.setdefault(run)
    return tuple(found)


def _without_leading_words(run: str) -> str:
    parts = run.split(" ")
    while parts and re.split("['’]", parts[0].lower())[0] in _NOT_NAMES:
        parts = parts[1:]
    joined = " ".join(parts).removesuffix("'s").removesuffix("’s")
    return joined if len(joined) > 1 else ""
