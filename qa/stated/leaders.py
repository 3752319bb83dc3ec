"""Who leads a country's delegation: "the talks, to be led by Ana Lind and Peru's Bo Moe"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from corpus.types import Article
from index.types import Hit
from qa.claims.filters.sides import asked_side, people_of, side_named, sides_of
from qa.claims.values.finders import Place
from qa.claims.values.people import people_in
from qa.question.form import QuestionForm
from qa.stated.find import named_among
from qa.types import Candidate

_ASKED = re.compile(r"\bwho(?:['’]s|\sis)?\s(?:now\s)?(?:leads?|heads?|leading|heading)\b", re.I)
_LED_BY = re.compile(r"\b(?:led|headed) (?:again |now )?by\s")
_SIDE_BEFORE = re.compile(
    r"\b(?P<country>[A-ZÀ-Þ][\w.-]*?)(?:['’]s)?\s(?:[a-z-]+\s){0,2}(?:side|delegation|team|negotiators)\b"
    r"[^.;:]{0,40}$"
)
_LEADS = re.compile(r"\b(?:leads|heads)\b")
_CLAUSE = re.compile(r"[;:]|, (?:who|which|while|and (?:will|was|is|has))\b")


def leader_asked(form: QuestionForm) -> str | None:
    """The country of "who leads the Peruvian delegation", else None, also for who led it once."""
    return asked_side(form) if _ASKED.search(form.question) else None


def leaders_in(sentence: str, country: str) -> Iterator[Place]:
    """Where a sentence names who leads for a country."""
    for match in _LED_BY.finditer(sentence):
        clause = _CLAUSE.search(sentence, match.end())
        tail = sentence[match.end() : clause.start() if clause else len(sentence)]
        people = people_in(tail)
        side = _SIDE_BEFORE.search(sentence, 0, match.start())
        if side and (own := side_named(side["country"])):  # "the Peruvian delegation, led by Lind"
            chosen = people[:1] if own == country else []
        else:
            chosen = [one for one in people if country in sides_of(tail, tail[one[0] : one[1]])]
        for start, end in chosen:
            yield match.end() + start, match.end() + end
    if _LEADS.search(sentence):
        yield from people_of(sentence, country)


def leaders_among(hits: Sequence[Hit], country: str, article: Callable[[str], Article]) -> list[Candidate]:
    """Those whom sentences of ``hits`` name, in the order of the hits."""
    return named_among(hits, article, partial(leaders_in, country=country))
