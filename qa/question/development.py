"""How something has changed is asked of its value: "how has the toll changed" as "what is the toll".

What reports of different times give as its value is how it has changed, newest first.
"""

from __future__ import annotations

import re

from qa.question.form import VALUE_TYPES
from qa.question.nouns import PHRASE_END, singular, type_of_noun

_CHANGED = (
    r"(?:chang(?:ed?|ing)|evolv(?:ed?|ing)|develop(?:ed|ing)?|mov(?:ed?|ing)|shift(?:ed|ing)?|var(?:y|ied)"
    r"|progress(?:ed)?|fluctuated?|g(?:o|one) up(?: and down| or down)?"
    r"|(?:risen|rise) (?:and|or) f(?:all(?:en)?)|come down|g(?:o|one) down|risen|fallen|grown)"
)
_RATED = frozenset(("tariff", "duty", "levy", "surtax", "surcharge", "tax"))
_WHEN = (
    r"(?:\s(?:over time|over the (?:years?|months?|weeks?|course of [\w\s'’-]+)|so far|since [\w\s,'’-]+"
    r"|during [\w\s'’-]+|through [\w\s'’-]+|in the meantime|recently|again))*"
)
_ASKED = re.compile(
    rf"^(?P<lead>(?:and |so |but )?)how (?:has|have|had|did|does|do|is|are) (?P<what>[^?]+?) {_CHANGED}"
    rf"{_WHEN}\s*\??$",
    re.I,
)
_ASKED_OF = re.compile(
    r"^(?P<lead>(?:and |so |but )?)what (?:has|have) changed (?:about|in|with) (?P<what>[^?]+?)"
    rf"{_WHEN}\s*\??$",
    re.I,
)


def value_asked(question: str) -> str:
    """The question for the value of what ``question`` asks the changes of; else ``question`` itself."""
    plain = " ".join(question.split())
    match = _ASKED.match(plain) or _ASKED_OF.match(plain)
    if match is None:
        return question
    what = match["what"].strip()
    head = head_of(what)
    kind = type_of_noun(head) if head else None
    if head is None or kind not in VALUE_TYPES | {"place"}:
        return question
    one = singular(head)
    what = re.sub(rf"\b{re.escape(head)}\b", one, what, count=1)
    lead = match["lead"]
    return f"{lead}{'what' if lead else 'What'} is {_led(what, one.lower())}?"


def head_of(phrase: str) -> str | None:
    """The last word before what modifies it from behind: "tariffs" of "US tariffs on Chinese goods"."""
    words = re.findall(r"[\w’'-]+", phrase)
    end = next((at for at, word in enumerate(words) if at and word.lower() in PHRASE_END), len(words))
    return words[end - 1] if end and words else None


def _led(what: str, head: str) -> str:
    """With the article that the phrase lacks; of a tariff the rate is asked for."""
    if head in _RATED:
        return "the rate of " + re.sub(r"^the ", "", what, flags=re.I)
    has_article = re.match(r"(?:the|a|an|his|her|its|their|this|that)\s|[\w’-]+['’]s?\s", what, re.I)
    return what if has_article else f"the {what}"
