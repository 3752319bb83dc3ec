"""Who acts, where the question says only what they are: "the leaders", "the negotiators"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.demonyms import country_of
from corpus.gazetteer import LIES_IN
from qa.question.nouns import type_of_noun
from qa.question.words import word_set

_GENERIC = word_set(
    "sides side teams team delegations delegation countries governments parties pair men officials envoys "
    "negotiators capitals people"
)
"""Words for whoever it is that a report speaks of."""
_LEADERS = word_set("leader leaders president presidents premier premiers chancellor chancellors")
_PEOPLE = re.compile(
    r"\b(?:he|she|they|both|two|pair|sides|teams|delegations?|officials|negotiators|men|women)\b", re.I
)
_NAME = re.compile(r"(?<=[\w,;’'”] )[A-Z][a-z]+|^[A-Z][a-z]+ (?:and [A-Z]|[a-z])")
_PRONOUN = re.compile(r"\b(?:he|she|they|both|the (?:two|pair|call|meeting|conversation))\b", re.I)


def is_agent(word: str) -> bool:
    """Whether a word says what somebody is."""
    return word in _GENERIC or type_of_noun(word) == "person"


def forms_of(word: str) -> frozenset[str]:
    """Words that say the same of somebody as ``word``; none where it fits anybody."""
    if word in _GENERIC:
        return frozenset()
    return _LEADERS if word in _LEADERS else frozenset({word, word.removesuffix("s")})


def holders_of(word: str, texts: Iterable[str]) -> frozenset[str]:
    """Names that stand after the word as a title: "President Donald Trump"."""
    titles = "|".join(sorted(form.capitalize() for form in forms_of(word)))
    if not titles:
        return frozenset()
    after = re.compile(rf"\b(?:{titles})\s((?:[A-ZÀ-Þ][\w’-]+\s?){{1,3}})")
    return frozenset(name for text in texts for match in after.finditer(text) for name in match[1].split())


def is_spoken_of(word: str, sentence: str, before: str, holders: frozenset[str]) -> bool:
    """Whether a sentence is about whom ``word`` means, by that word, a name or a pronoun.

    Args:
        before: the headline and what stands before the sentence, for its pronouns.
        holders: names of those who are what the word says; see `holders_of`.
    """
    forms = forms_of(word)
    if not forms:
        return bool(_PEOPLE.search(sentence) or _NAME.search(sentence))
    if _names(sentence, forms, holders):
        return True
    return bool(_PRONOUN.search(sentence)) and _names(before, forms, holders)


def _names(text: str, forms: frozenset[str], holders: frozenset[str]) -> bool:
    words = re.findall(r"[\w-]+", text)
    return any(word in holders or word.lower() in forms for word in words)


_PERSON = re.compile(
    r"(?<=[\w,;’'”)] )[A-ZÀ-Þ][a-zà-ÿ][\w’-]+|^[A-ZÀ-Þ][a-zà-ÿ]+(?= (?:and [A-Z]|said|told|met|spoke))"
)


def names_somebody(sentence: str) -> bool:
    """Whether a sentence names somebody or something that is no country, place or time."""
    for match in _PERSON.finditer(sentence):
        word = match.group().removesuffix("'s").removesuffix("’s").lower()
        parts = word.split("-")
        if not (
            word in _NOBODY or type_of_noun(word) or all(country_of(p) or p in _PLACE_WORDS for p in parts)
        ):
            return True
    return False


_PLACE_WORDS = frozenset(word for place in (*LIES_IN, *LIES_IN.values()) for word in place.split())
_NOBODY = word_set(
    "january february march april may june july august september october november december jan feb aug sept "
    "oct nov dec monday tuesday wednesday thursday friday saturday sunday united states european union"
)
