"""Of which country's goods, tariff, exports a value is told, against which one the question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from corpus.demonyms import country_around, country_of
from qa.claims.reading import Reading
from qa.question.form import VALUE_TYPES, QuestionForm
from qa.question.words import stem, word_set

_CAPITALISED = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\b(?:European Union|United (?:States|Kingdom)|(?:South|North|Saudi|New) [A-Z]\w+|[A-ZÀ-Þ][\w-]*)"
)
_GOODS = frozenset(stem(word) for word in word_set("goods products imports exports wares items merchandise"))
_RATES = frozenset(stem(word) for word in word_set("tariff duty levy rate tax side"))
_ONES = word_set("one ones")
_OF_COUNTRY = re.compile(
    r"\b(?P<country>(?:[A-Z]\.){2,}|(?:South |North |Saudi )?[A-ZÀ-Þ][\w-]*)(?:['’]s)?\s(?P<noun>[a-z][\w-]*)"
)
_FROM_COUNTRY = re.compile(
    r"\b(?P<noun>goods|products|imports|exports|wares) (?:from|of) (?:the )?"
    r"(?P<country>United (?:States|Kingdom)|(?:[A-Z]\.){2,}|[A-ZÀ-Þ]\w+)"
)
_ON_ONES = re.compile(r"(\bon [A-Z][\w.]+) ones\b")
_BREAK = re.compile(r"[;:]|,\s|\s(?:and|but|while|whereas)\s")


def of_same_country(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for values told of another country's goods or tariff than the question's.

    "What do Chinese goods pay": not the 10% of "Chinese goods pay 30%; American goods pay 10%".
    """
    nouns, asked = nouns_of_countries(form.question), countries_in(_without_venues(form.question))
    if form.wants_passage:
        told = [(reading, nouns_of_countries(reading.sentence)) for reading in readings]
        return [reading for reading, of in told if not _all_of_others(of, nouns)]
    return [
        reading
        for reading in readings
        if reading.value.type not in VALUE_TYPES
        or not (is_of_another(reading.sentence, *reading.place, nouns) or is_of_third_country(reading, asked))
    ]


def _all_of_others(told: dict[str, frozenset[str]], asked: dict[str, frozenset[str]]) -> bool:
    """Whether a sentence names a noun of the question's with other countries only."""
    return any(told.get(noun) and not told[noun] & countries for noun, countries in asked.items())


def is_of_third_country(reading: Reading, asked: frozenset[str]) -> bool:
    """Whether a sentence speaks of another country in the place of one that the question asks of.

    "Britain pays 10%" tells nothing of what China pays, unless headline or sentence before name China; "the
    deal with Japan" nothing of the deal with China, whatever they name.
    """
    asked = asked - {"europe"}  # what is sold there is told of the European Union
    if not asked:
        return False
    named = countries_in(reading.sentence)
    acting = _acting_in(_clause_of(reading))
    if acting and acting <= asked:
        return False
    if countries_in(" ".join(_PARTNER.findall(reading.sentence))) and not asked & named:
        return True
    title = reading.article.title or ""
    headline, before = countries_in(title), countries_in(sentence_before(reading))
    told = _acting_in(reading.sentence) or _acting_in(title)  # what names no country is about the headline's
    return bool(told - asked) and bool(asked - named - headline - before)


def _clause_of(reading: Reading) -> str:
    """What stands between the semicolons around a value."""
    start, end = reading.place
    sentence = reading.sentence
    first = sentence.rfind(";", 0, start) + 1
    last = sentence.find(";", end)
    return sentence[first : last if last >= 0 else len(sentence)]


_PARTNER = re.compile(
    r"\b(?:deal|agreement|pact|accord|treaty|truce|talks|negotiations) with (?:the )?"
    r"((?:[A-Z]\.){2,}|European Union|United (?:States|Kingdom)|(?:South |North |Saudi )?[A-ZÀ-Þ]\w+)"
)
_LED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]fter)\s(?:the )?$")


def _acting_in(sentence: str) -> frozenset[str]:
    """The countries of a sentence but for where it happens: "the third round, held in Stockholm"."""
    return countries_in(_without_names(sentence, lambda match: bool(_LED.search(sentence, 0, match.start()))))


def _without_names(text: str, leaves_out: Callable[[re.Match[str]], bool]) -> str:
    return _CAPITALISED.sub(lambda match: "" if leaves_out(match) else match.group(), text)


_MET_IN = re.compile(
    r"\b(?:meet|met|meets|meeting|meetings|talks|rounds?|summit|gather(?:ed)?|sat down|sit down|negotiat\w+)"
    r"(?: \w+)?\s(?:in|at)\s(?:the )?$"
)
_IN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)\s(?:the )?$")
_EVENT = re.compile(r"\s(?:meetings?|talks|rounds?|summit|sessions?|negotiations|conference)\b")


def _without_venues(question: str) -> str:
    """A question without where it happened: "when they sat down in Stockholm" asks nothing of Sweden.

    A country is a venue only of a meeting; a city wherever something is in it or named after it.
    """

    def is_venue(match: re.Match[str]) -> bool:
        if _MET_IN.search(question, 0, match.start()):
            return True
        inside = _IN.search(question, 0, match.start()) or _EVENT.match(question, match.end())
        return bool(inside) and country_of(match.group()) is None

    return _without_names(question, is_venue)


def sentence_before(reading: Reading) -> str:
    """The sentence of its passage before a reading's own; empty at the passage's beginning."""
    sentences = reading.candidate.hit.passage.sentences
    before = [span for span in sentences if span.end <= reading.candidate.sentence.start]
    return before[-1].of(reading.article.text) if before else ""


@lru_cache(maxsize=1024)
def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, by themselves, their people or their cities."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        parts = match.group().split("-") if " " not in match.group() else [match.group()]
        for part in parts:
            country = country_of(part) or country_around(part)
            if country:
                found.add(country)
    return frozenset(found)


def is_of_another(sentence: str, start: int, end: int, asked: dict[str, frozenset[str]]) -> bool:
    """Whether the words nearest to ``sentence[start:end]`` name the noun of another country.

    Args:
        asked: countries by the noun that they go with, as the question has them.
    """
    if not asked:
        return False
    after = _ON_ONES.sub(r"\1 goods", _BREAK.split(sentence[end:])[0])
    clause = _BREAK.split(sentence[:start])[-1]
    near, ones = _FIGURE.split(clause)[-1], frozenset(asked)
    told = {**nouns_of_countries(clause, ones), **nouns_of_countries(near, ones), **nouns_of_countries(after)}
    return _all_of_others(told, asked)


_FIGURE = re.compile(r"\d[\d.,]*%?")


@lru_cache(maxsize=1024)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for match in (*_OF_COUNTRY.finditer(text), *_FROM_COUNTRY.finditer(text)):
        country = country_of(match["country"])
        if country:
            found.append((match["noun"].lower(), country))
    return tuple(found)


def nouns_of_countries(text: str, ones: frozenset[str] = frozenset()) -> dict[str, frozenset[str]]:
    """Countries of a text by the noun that they go with; "the Chinese one" may be any of ``ones``."""
    told: dict[str, frozenset[str]] = {}
    for noun, country in _pairs(text):
        for name in ones if noun in _ONES else (_class_of(noun),):
            told[name] = told.get(name, frozenset()) | {country}
    return told


def _class_of(noun: str) -> str:
    root = stem(noun)
    return "goods" if root in _GOODS else "rate" if root in _RATES else root
