"""Which office somebody holds: "the commerce secretary" asks for nobody called "Treasury Secretary",
and "the ambassador" for nobody in a report that speaks of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.demonyms import country_around, country_of
from qa.claims.reading import Reading
from qa.claims.values.names import is_office, is_title
from qa.question.form import QuestionForm
from qa.question.words import word_set, words

_WORD = re.compile(r"[^\W\d_][\w-]*")
_NO_PORTFOLIO = word_set("the former ex acting then first second lady senior")
_HEADS = "leader head ruler chief"
_ALSO_CALLED = (
    word_set(f"president premier chancellor minister king queen emperor {_HEADS}"),
    word_set(f"ceo executive chairman chairwoman chairperson president director founder boss {_HEADS}"),
    word_set("spokesman spokeswoman spokesperson"),
    word_set("ambassador envoy diplomat"),
    word_set("governor mayor"),
    word_set("senator congressman congresswoman representative lawmaker"),
    word_set("pope pontiff"),
    word_set("secretary minister"),
)
"""Ranks that reports use for one another; of a report that has none of them, nobody holds the rank."""
_VAGUE = word_set(f"{_HEADS} boss founder director executive")
"""Ranks for which reports have too many words."""
_WHO_IS = re.compile(r"^who(?:\s(?:is|was|are|were)|['’]s)\b", re.I)


def of_office(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for people whom their sentence gives the same rank with another portfolio, and for
    those of reports that speak of no such rank.
    """
    asked = _office_in(_WORD.findall(form.question)) if _WHO_IS.match(form.question) else None
    if form.wanted != "person" or asked is None:
        return list(readings)
    kept = [reading for reading in readings if _may_have(reading.article.text, asked[1])]
    if (owner := _OWNER_ASKED.match(form.question)) is not None:
        kept = [
            reading for reading in kept if not _is_anothers(reading, owner["owner"], owner["office"])
        ] or kept
    if asked[0] is None:
        return kept
    return [reading for reading in kept if not _holds_another(reading, asked)]


_NAME = r"[A-ZÀ-Þ][\w-]*(?:\s(?:of\s)?[A-ZÀ-Þ][\w-]*)*"
_OWNER_ASKED = re.compile(
    rf"^[Ww]ho(?:\s(?:is|was|are|were)|['’]s)\s(?:the\s)?(?P<owner>{_NAME})['’]s?\s"
    r"(?P<office>[a-z-]+(?:\s(?!(?:in|at|on|of|for|to|and|now)\b)[a-z-]+){0,3})"
)
"""Of "Who is Lanterna's chief executive" whose, and what."""


def _is_anothers(reading: Reading, owner: str, office: str) -> bool:
    """Whether a sentence gives somebody the office at another's: "Lind, Caspenor's chief negotiator".

    A country is not compared with what is none: "Trump's chief negotiator" is America's.
    """
    start, end = reading.place
    title = rf"(?P<whose>{_NAME})['’]s?\s(?:[a-z-]+\s)?{re.escape(office)}"
    found = re.match(rf",\s{title}\b", reading.sentence[end:]) or re.search(
        rf"\b{title},?\s$", reading.sentence[:start]
    )
    if found is None:
        return False
    asked, told = (country_of(name) or country_around(name) for name in (owner, found["whose"]))
    if asked or told:
        return bool(asked and told and asked != told)
    return word_set(owner).isdisjoint(word_set(found["whose"]))


@lru_cache(maxsize=256)
def _may_have(text: str, rank: str) -> bool:
    """Whether a report speaks of a rank at all, in its own word or another."""
    ranks = frozenset[str]().union(*(ranks for ranks in _ALSO_CALLED if rank in ranks))
    told = {part for word in words(text) for part in (word, word.removesuffix("s"), *word.split("-"))}
    return not ranks or rank in _VAGUE or not ranks.isdisjoint(told)


def _holds_another(reading: Reading, asked: tuple[str | None, str]) -> bool:
    told = _office_in(_title_of(reading))
    return told is not None and told[0] is not None and told[1] == asked[1] and told[0] != asked[0]


def _title_of(reading: Reading) -> list[str]:
    """The words that lead up to a name, and those of its own span before the name."""
    leading = re.split(r"[,;:.—–]\s", reading.sentence[: reading.place[0]])[-1]
    title: list[str] = []
    for word in _WORD.findall(reading.text):
        if not is_title(word):
            break
        title.append(word)
    before = _WORD.findall(leading)
    while before and is_title(before[-1]):
        title.insert(0, before.pop())
    return title


def _office_in(words: Sequence[str]) -> tuple[str | None, str] | None:
    """The first office among the words, with its portfolio: ("commerce", "secretary")."""
    for place, word in enumerate(words):
        if is_office(word):
            before = words[place - 1].lower() if place else ""
            return before if is_title(before) and before not in _NO_PORTFOLIO else None, word.lower()
    return None
