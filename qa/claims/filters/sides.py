"""Whose side somebody is on: "who spoke for China" asks for nobody whom the reports call American."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.demonyms import country_of
from corpus.gazetteer import CAPITALS
from qa.claims.filters.whose import countries_in
from qa.claims.lists import split_enumeration
from qa.claims.reading import Reading
from qa.claims.values import normalise
from qa.claims.values.names import is_office, is_title
from qa.question.form import QuestionForm
from qa.question.nouns import type_of_noun
from qa.question.words import WORD, names

NAME_OF_COUNTRY = (
    r"(?P<country>(?:[A-Z]\.){2,}|(?:(?:South|North|Saudi|United|European|New)\s)?[A-ZÀ-Þ][\w-]+)"
)
"""Of a regular expression: what may be a country's name, or an adjective of it, as group ``country``."""
_COUNTRY = rf"(?:the\s)?{NAME_OF_COUNTRY}"
_OF_COUNTRY = rf"(?:the\s|an?\s)?{NAME_OF_COUNTRY}(?:['’]s?)?"
_SIDES = r"(?:side|delegation|team|camp|government|party)"
_ASKED = (
    re.compile(rf"\b(?:for|on behalf of|represent(?:s|ed|ing)?)\s{_COUNTRY}(?![\w'’-]|\s[A-Z])"),
    re.compile(rf"\b{_OF_COUNTRY}\s{_SIDES}\b"),
    re.compile(rf"\bon\s{_OF_COUNTRY}\sbehalf\b"),
)
_ASKED_OF_OFFICE = re.compile(
    rf"^(?:(?:[Ww]ho\s(?:is|was|are|were|will be|became)|[Ww]ho['’]s)\s|(?:[Ww]hich|[Ww]hat)\s){_OF_COUNTRY}"
    r"(?P<office>(?:\s[\w-]+){1,4}?)(?=\s*\?|\s(?:in|at|on|of|for|and|to|who|will|is|was|are|were|has|have|had|did)\b"
    r"|\s\w+(?:ed|s)\b|$)"
)
_ASKED_FOR_OFFICE_OF = re.compile(
    r"^(?:[Ww]ho\s(?:is|was|are|were|will be|became)|[Ww]ho['’]s)\s(?:the\s)?"
    rf"(?P<office>(?:[\w-]+\s){{1,4}}?)of\s{_COUNTRY}(?![\w'’-]|\s[A-Z])"
)
_PEOPLE = re.compile(r"(?:officials?|delegates?|representatives?|aides?|leaders?)$", re.I)
_MEMBERS = re.compile(
    r"\b(?:sits?|sat|comes?|came|represent(?:s|ed|ing)?|negotiat(?:es?|ed|ing|ors?)|t[ao]kes? part|took part"
    r"|lead(?:s|ing)? (?:the )?(?:[\w-]+ )?(?:talks|negotiations|effort)|bargain(?:s|ed|ing)?"
    r"|speak(?:s|ing)?|do(?:es|ing)? the (?:talking|haggling)"
    r"|attend(?:s|ed)?|belong(?:s|ed)?|ma[dk]es? up|(?:is|are|was|were) (?:on|in|part of)"
    r"|(?:is|are|was|were) there)\b",
    re.I,
)
"""Words for being of a delegation; several people are."""
SET_ASIDE = re.compile(r"\b(?:besides?|apart from|other than|except(?: for)?)\b(?P<aside>[^,?]*)", re.I)
"""What a question sets aside: "who else sits there besides Lind"."""
_SENT = re.compile(
    r"(?:['’]s|\b(?:are|is|was|were|do|does|did|will|have|has|had))\s(?:they|he|she|[A-ZÀ-Þ][\w-]+|the\s\w+)"
    r"\s(?:send(?:ing|in)?|sent|dispatch(?:ed|ing)?)\b"
)
"""Who sends somebody sends people of the own side: "is Lind sending", but not "who sent a letter"."""
_AFTER = re.compile(
    r",?\s(?:who\s)?(?:is\s|was\s)?"
    rf"(?:(?P<verb>leads?|heads?|led|headed|leading|heading|represent(?:s|ed|ing)|of|for)\s)?{_OF_COUNTRY}"
    r"(?P<office>(?:\s[a-z][\w-]*){0,4})"
)
_SPOKESMEN = re.compile(
    rf"\b(?:{_OF_COUNTRY}(?:\s[a-z-]+){{0,3}},?\s(?:including|such as|namely|(?:represented|led|headed) by)"
    rf"|[Rr]epresent(?:s|ed|ing)\s{_COUNTRY.replace('country', 'represented')})(?![\w'’-])"
)
_COUNTRY_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w-]+")
_ELSEWHERE = re.compile(r"\b(?:who|said|says|told|while|but|met|meets|meeting|with|that|after|before|when)\b")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s|\n")
_SENTENCE_CHARS = 250
_MAX_TITLE_WORDS = 5


def of_side(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for people whom the reports count to another country's side than the one asked of.

    Of "Bessent and Chinese Vice Premier He Lifeng" those of the side asked of are left.
    """
    reports = tuple({reading.article.id: reading.article.text for reading in readings}.values())
    asked = asked_side(form) or _side_of_the_sent(form, reports)
    if asked is None:
        return list(readings)
    own = [one for reading in readings if (one := _of_asked(reading, asked, reports, form))]
    return _seated(own) if asks_for_members(form) else own


def _side_of_the_sent(form: QuestionForm, reports: Sequence[str]) -> str | None:
    """Of "Besides Lind, who else are they sending" the one country that the reports count Lind to."""
    if form.wanted != "person" or not _SENT.search(form.question):
        return None
    sides = {side for name in _set_aside(form.question) for text in reports for side in sides_of(text, name)}
    return sides.pop() if len(sides) == 1 else None


def _seated(readings: list[Reading]) -> list[Reading]:
    """Those whom some sentence seats on the side, where one does: who only agrees to talks is not there."""
    seated = {one.text.split()[-1] for one in readings if one.candidate.stated}
    return [one for one in readings if one.text.split()[-1] in seated] if seated else readings


def _of_asked(reading: Reading, asked: str, reports: Sequence[str], form: QuestionForm) -> Reading | None:
    spans = split_enumeration(reading.article.text, reading.span)
    told = [(span, _sides(span.of(reading.article.text), reports)) for span in spans]
    left = [span for span, sides in told if not sides or asked in sides]
    if len(left) == len(spans):
        return reading
    if len(left) != 1:
        return reading if left else None
    text = left[0].of(reading.article.text)
    start = left[0].start - reading.candidate.sentence.start
    value = normalise(text, form.wanted, reading.sentence, reading.article.published, start)
    return replace(reading, span=left[0], text=text, value=value)


def _sides(text: str, reports: Iterable[str]) -> frozenset[str]:
    """By what leads up to the name within the span itself, and by what any report says of the name."""
    words = text.split()
    described = [country for word in _COUNTRY_WORD.findall(text) if (country := country_of(word))]
    if described and any(word.islower() for word in words):  # "key US officials" names nobody
        return frozenset(described)
    while len(words) > 1 and (
        is_title(words[0]) or country_of(words[0].removesuffix("’s").removesuffix("'s"))
    ):
        words = words[1:]
    return frozenset[str]().union(*(sides_of(report, " ".join(words)) for report in reports))


def asks_for_members(form: QuestionForm) -> bool:
    """Whether it is asked who was of a country's delegation: "who sits for Peru"."""
    return bool(_MEMBERS.search(form.question)) and asked_side(form) is not None


def but_for_the_named(readings: Sequence[Reading], form: QuestionForm) -> list[Reading]:
    """The readings but for those whom the question sets aside: "who else sits there besides Lind"."""
    aside = {name.split()[-1] for name in _set_aside(form.question)}
    if form.wanted != "person" or not aside:
        return list(readings)
    return [reading for reading in readings if not _names_only(reading, aside)]


def _set_aside(question: str) -> list[str]:
    return [name for match in SET_ASIDE.finditer(question) for name in names(match["aside"])]


def _names_only(reading: Reading, aside: set[str]) -> bool:
    """Whether a reading names those set aside and nobody else.

    Where the name stands in the sentence once more, it is another's of that name: "Ana Lind" beside "Lind".
    """
    start, end = reading.place
    around = set(WORD.findall(f"{reading.sentence[:start]} {reading.sentence[end:]}"))
    spans = split_enumeration(reading.article.text, reading.span)
    return all(set(span.of(reading.article.text).split()) & aside - around for span in spans)


def asked_side(form: QuestionForm) -> str | None:
    """The country on whose side the question asks for somebody, or None."""
    if form.wanted not in ("person", "text"):
        return None
    office = _ASKED_OF_OFFICE.match(form.question) or _ASKED_FOR_OFFICE_OF.match(form.question)
    if office and _names_office(office["office"]) and (own := country_of(office["country"])):
        return own
    if form.wanted != "person":
        return None
    for pattern in _ASKED:
        for match in pattern.finditer(form.question):
            if country := side_named(match["country"]):
                return country
    return None


def side_named(name: str) -> str | None:
    """The country meant by its name, its people or its capital: "to speak for Washington"."""
    return country_of(name) or CAPITALS.get(name.lower()) or country_of(name.removesuffix("s"))


def _names_office(words: str) -> bool:
    last = words.split()[-1]
    return type_of_noun(last) == "person" or is_office(last) or bool(_PEOPLE.match(last))


@lru_cache(maxsize=2048)
def sides_of(text: str, name: str) -> frozenset[str]:
    """Countries to which a text counts somebody: "Chinese Vice Premier He Lifeng", "Bo, Peru's envoy"."""
    found: set[str | None] = set()
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        found.update((_before(text, match.start()), _after(text, match.end()), _of_row(text, match.start())))
    return frozenset(country for country in found if country)


def _before(text: str, end: int) -> str | None:
    """The country whose title leads up to a name: "U.S. Treasury Secretary Scott" before "Bessent"."""
    words = text[max(0, end - 100) : end].split()
    for place in range(len(words) - 1, max(-1, len(words) - 2 - _MAX_TITLE_WORDS), -1):
        word = words[place]
        bare = word.removesuffix("’s").removesuffix("'s")
        two = " ".join((*words[place - 1 : place], bare))
        country = country_of(two) or country_of(bare)
        if country and place < len(words) - 1 and (two != bare or _modifies(word, bare)):
            return country
        if not (word[0].isupper() or is_title(word)) or not (word[-1].isalnum() or _is_short_title(word)):
            return None
    return None


def _is_short_title(word: str) -> bool:
    """ "Gov.", "Sen.": a full stop that ends no sentence."""
    return word[0].isupper() and len(word) <= 5 and is_title(word)


def _modifies(word: str, bare: str) -> bool:
    """ "Chinese", "China's" and "US" stand before what is theirs; "China" seldom does."""
    return word != bare or bare.replace(".", "").isupper() or country_of(bare) != bare.lower()


def _after(text: str, end: int) -> str | None:
    """The country of "Bo Moe, Chile's envoy" and "Bo Moe, who leads the Chilean side"."""
    match = _AFTER.match(text, end)
    if match is None or (country := country_of(match["country"])) is None:
        return None
    if match["verb"]:
        return country
    told = match["office"].split()
    return country if any(is_office(word) or re.fullmatch(_SIDES, word) for word in told) else None


def _of_row(text: str, start: int) -> str | None:
    """The country of "US officials, including A, B and C", of "representing Peru will be A and B"."""
    sentence = _SENTENCE_END.split(text[max(0, start - _SENTENCE_CHARS) : start])[-1]
    last = max(_SPOKESMEN.finditer(sentence), key=lambda match: match.end(), default=None)
    if last is None or (country := country_of(last["country"] or last["represented"])) is None:
        return None
    between = sentence[last.end() :]
    is_told_of = _ELSEWHERE.search(between) or countries_in(between) - {country}
    return None if is_told_of else country


_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)+")
_FROM = re.compile(r"\s(?:of|for)\s")


def people_of(sentence: str, country: str) -> list[tuple[int, int]]:
    """Where somebody is named who acts for a country: "Bo Lind, Peru's envoy", not "Bo Lind of Peru"."""
    return [
        match.span()
        for match in _NAME.finditer(sentence)
        if _after(sentence, match.end()) == country and not _FROM.match(sentence, match.end())
    ]
