"""Who leads a country's delegation: "the talks, to be led by Ana Lind and Peru's Bo Moe"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.claims.filters.sides import asked_side, people_of, side_named, sides_of
from qa.claims.mentions import people_in
from qa.claims.values.finders import Place
from qa.question.form import QuestionForm
from qa.stated.find import STATED_SCORE
from qa.types import Candidate

_ASKED = re.compile(r"\bwho(?:['’]s|\sis)?\s(?:now\s)?(?:leads?|heads?|leading|heading)\b", re.I)
_LED_BY = re.compile(r"\b(?:led|headed) (?:again |now )?by\s")
_SIDE_BEFORE = re.compile(
    r"\b(?P<country>[A-ZÀ-Þ][\w.-]*?)(?:['’]s)?\s(?:[a-z-]+\s){0,2}(?:side|delegation|team|negotiators)\b"
    r"[^.;:]{0,40}$"
)
_CLAUSE = re.compile(r"[;:]|, (?:who|which|while|and (?:will|was|is|has))\b")


def leader_asked(form: QuestionForm) -> str | None:
    """The country of "who leads the Peruvian delegation", else None, also for who led it once."""
    return asked_side(form) if _ASKED.search(form.question) else None


def leaders_in(sentence: str, country: str) -> Iterator[Place]:
    """Where a sentence names who leads for a country."""
    for match in _LED_BY.finditer(sentence):
        side = _SIDE_BEFORE.search(sentence, 0, match.start())
        own = side_named(side["country"]) if side else None
        clause = _CLAUSE.search(sentence, match.end())
        tail = sentence[match.end() : clause.start() if clause else len(sentence)]
        for start, end in people_in(tail):
            if (own or country) == country and (own or country in sides_of(tail, tail[start:end])):
                yield match.end() + start, match.end() + end
                if own:
                    break
    if re.search(r"\b(?:leads|heads)\b", sentence):
        yield from people_of(sentence, country)


def leaders_among(hits: Sequence[Hit], country: str, article: Callable[[str], Article]) -> list[Candidate]:
    """Those whom sentences of ``hits`` name, in the order of the hits."""
    found: list[Candidate] = []
    for hit in hits:
        text = article(hit.passage.article_id).text
        for sentence in hit.passage.sentences:
            for start, end in dict.fromkeys(leaders_in(sentence.of(text), country)):
                inside = Span(sentence.start + start, sentence.start + end)
                found.append(Candidate(hit, inside, STATED_SCORE, sentence, stated=True))
    return found
