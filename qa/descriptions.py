"""What a sentence says somebody or something is: the office before a name, the apposition after it.

Four forms, as news writes them at the first mention: "Harbour Minister | Ada Brown", "Ada Brown, | the
harbour minister |,", "the harbour minister |, Ada Brown" and "Ada Brown is | a lawyer". Each gives a slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.byline import PARTICLES
from corpus.demonyms import country_of
from corpus.types import Span
from qa.claims.values.names import is_office, is_title
from qa.question.words import STOPWORDS

MOST_WORDS = 8
"""Before a name; more is a sentence running into it."""
MOST_GIVEN = 3
MOST_CHARS = 110
_OPEN = r"(?:the|a|an|his|her|its|their|one of)\s"
_POSSESSOR = r"(?:[A-Z][\w.’'-]*\s)?[A-Z][\w.-]*[’']s?\s"
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w.’'&-]*[\w’'&]")
_AFTER = re.compile(
    rf",\s(?:who\s(?:is|was)\s)?(?P<said>(?:{_OPEN}|{_POSSESSOR})?[^,;:()—–]{{3,{MOST_CHARS}}}?)(?:,|\.?$|\s[—–])"
)
_COPULA = re.compile(
    rf"\s(?:is|was|has been|became)\s(?P<said>(?:the|a|an)\s[^,;:()—–]{{3,{MOST_CHARS}}}?)"
    r"(?=,|;|\.?$|\sand\s|\swho\s|\s[—–])"
)
_KIND_BEFORE = re.compile(r"(?P<said>\b(?:the|an?|[A-Z][\w.]*)\s(?:[a-z][\w-]+\s){0,3}[a-z][\w-]+)\s$")
"""What a thing is, before its name: "the ferry operator | Nordlink", "German carmaker | Audi"."""
_BEFORE_COMMA = re.compile(rf"(?:\b{_OPEN}|{_POSSESSOR})(?:[\w.’'-]+\s){{0,6}}[\w’'-]+$", re.I)
_WHEN = frozenset(
    {"day", "days", "night", "week", "weeks", "month", "months", "year", "years", "time", "times"}
)
_JOINING = frozenset({"of", "for"})


@dataclass(frozen=True, slots=True)
class Description:
    """A range into the sentence, and the given names that stand before the name there ("" for none)."""

    span: Span
    given: str = ""


def descriptions(sentence: str, name: str, *, thing: bool = False) -> list[Description]:
    """Where ``sentence`` says what ``name`` is.

    Args:
        name: as it was typed; it is found where the articles write it with capitals.
        thing: an organisation or the like, which has no office: appositions need not name one.
    """
    found: list[Description] = []
    for mention in _mentions(sentence, name):
        found += _beside(sentence, mention, thing)
    return [one for one in dict.fromkeys(found) if _is_fit(one.span.of(sentence))]


def _mentions(sentence: str, name: str) -> Iterator[Span]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(rf"(?<![\w-]){words}(?:[’']s)?(?![\w-])", sentence, re.I):
        own = match.group().split()
        capital = all(word[0].isupper() for word in own if word.lower() not in PARTICLES)
        if capital and not match.group().endswith(("’s", "'s")):
            yield Span(*match.span())


def _beside(sentence: str, mention: Span, thing: bool) -> Iterator[Description]:
    run, given = ([], "") if thing else _before(sentence, mention)
    if run:
        yield Description(Span(run[0].start(), run[-1].end()), given)
    if thing and (kind := _KIND_BEFORE.search(sentence, 0, mention.start)) and _names_kind(kind["said"]):
        yield Description(Span(*kind.span("said")))
    if (after := _AFTER.match(sentence, mention.end)) and _closes(sentence, after, thing):
        yield Description(Span(*after.span("said")), given)
    if copula := _COPULA.match(sentence, mention.end):
        yield Description(Span(*copula.span("said")), given)
    head = sentence[: mention.start].rstrip()
    if head.endswith(",") and (said := _BEFORE_COMMA.search(head[:-1])):
        shortest = _shortest(said.group())
        if is_office(shortest.split()[-1]):
            yield Description(Span(said.end() - len(shortest), said.end()))


def _shortest(text: str) -> str:
    """From the last article or possessive on."""
    starts = [m.start() for m in re.finditer(rf"\b{_OPEN}|{_POSSESSOR}", text, re.I)]
    return text[starts[-1] :] if starts else text


def _before(sentence: str, mention: Span) -> tuple[list[re.Match[str]], str]:
    """The words of the office right before a name, and the given names between them and it."""
    run: list[re.Match[str]] = []
    end = mention.start
    for word in reversed(list(_WORD.finditer(sentence, 0, mention.start))[-MOST_WORDS:]):
        if sentence[word.end() : end].strip() or not _may_describe(word.group()):
            break
        run.insert(0, word)
        end = word.start()
    given: list[str] = []
    while run and not is_office(run[-1].group()):
        given.insert(0, run.pop().group())
    while run and (run[0].group().lower() in _JOINING or _opens_sentence(run[0], sentence)):
        run.pop(0)
    return run if len(given) <= MOST_GIVEN else [], " ".join(given)


def _may_describe(word: str) -> bool:
    return word[0].isupper() or is_title(word) or word.lower() in _JOINING or country_of(word) is not None


def _names_kind(said: str) -> bool:
    first, *words = said.split()
    known = first.lower() in ("the", "a", "an") or country_of(first) is not None
    return known and not any(word in STOPWORDS or word in _WHEN or word.endswith("ed") for word in words)


def _opens_sentence(word: re.Match[str], sentence: str) -> bool:
    """A word with a capital only because it comes first."""
    text = word.group()
    plain = not sentence[: word.start()].strip(" “\"'‘")
    known = is_title(text) or country_of(re.sub(r"[’']s?$", "", text)) is not None
    return plain and not known and not text.isupper()


def _closes(sentence: str, after: re.Match[str], thing: bool) -> bool:
    said = after["said"]
    if sentence[after.end() : after.end() + 5].startswith((" and ", " or ")):
        return False  # a list, not an apposition
    first = said.split()[0]
    opened = re.match(rf"{_OPEN}|{_POSSESSOR}", said) is not None
    offices = [is_office(word) for word in _WORD.findall(said)]
    if thing:
        return opened and first.lower() != "their" and " and " not in said
    return any(offices) and (opened or offices[-1] or " of " in said)


def _is_fit(said: str) -> bool:
    return any(character.isalpha() for character in said) and "  " not in said and "\n" not in said
