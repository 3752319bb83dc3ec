"""Who or what a name is: answered from the offices and appositions beside it, not by the reader.

A reader trained on questions of other kinds marks whatever stands near the name; news says at the first
mention what somebody is, in a few fixed forms (:mod:`qa.descriptions`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.demonyms import country_of
from corpus.types import Article, Span
from index.tokens import tokenize
from index.types import Hit
from qa.as_of import dated
from qa.claims.values.names import is_title
from qa.compose import Composed
from qa.descriptions import descriptions
from qa.question.identity import Identity, identity_asked
from qa.types import Citation, Claim, Kind, Value

CHANCE = 0.6
"""Read by rule, and no judged questions ask for it, so the probability is not calibrated."""
MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class _Said:
    citation: Citation
    words: frozenset[str]
    given: str


def asked_name(question: str) -> Identity | None:
    """The name that the question asks the meaning of; a title alone ("Who is the mayor?") is none."""
    asked = identity_asked(question)
    if asked is None:
        return None
    words = asked.name.split()
    while words and is_title(words[0]):
        words = words[1:]
    if not words or any(map(is_title, words)):
        return None
    return Identity(asked.of, " ".join(words))


def identity_answer(
    asked: Identity, hits: Sequence[Hit], article: Callable[[str], Article], origins: Mapping[str, str]
) -> Composed | None:
    """What the passages say that the name is, what most reports share first; None where they do not say."""
    groups: list[list[_Said]] = []
    for said in _of_one(_all(asked, hits, article, origins)):
        own = next((group for group in groups if any(_alike(said.words, one.words) for one in group)), None)
        if own is None:
            groups.append([said])
        else:
            own.append(said)
    if not groups:
        return None
    groups.sort(key=lambda group: -len({one.citation.article.id for one in group}))
    kind: Kind = "single" if len(groups) == 1 else "list"
    claims = dated([_claim(group) for group in groups[:MOST_CLAIMS]], kind)
    return Composed("answered", kind, claims, CHANCE)


def _all(
    asked: Identity, hits: Sequence[Hit], article: Callable[[str], Article], origins: Mapping[str, str]
) -> list[_Said]:
    found: dict[tuple[str, Span], _Said] = {}
    for hit in hits:
        own = article(hit.passage.article_id)
        for sentence in hit.passage.sentences:
            text = sentence.of(own.text)
            for said in descriptions(text, asked.name, thing=asked.of == "thing"):
                span = Span(sentence.start + said.span.start, sentence.start + said.span.end)
                quote = span.of(own.text)
                citation = Citation(own, span, quote, sentence, origin=origins[own.id])
                found[own.id, span] = _Said(citation, _telling(quote), said.given)
    return list(found.values())


def _of_one(found: Sequence[_Said]) -> list[_Said]:
    """Those of the person whom a surname alone mostly means: of two brothers, the one named more often."""
    counted = Counter(said.given for said in found if said.given)
    meant = counted.most_common(1)[0][0] if counted else ""
    return [said for said in found if said.given in ("", meant)]


def _telling(quote: str) -> frozenset[str]:
    """The words that tell one description from another: whose country it is does not."""
    words = frozenset(tokenize(quote))
    countries = frozenset(
        token for word in quote.replace("’s", "").replace("'s", "").split() if country_of(word)
        for token in tokenize(word)
    )  # fmt: skip
    return words - countries or words


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _claim(group: Sequence[_Said]) -> Claim:
    """The fullest description first, then every other place that says as much."""
    ordered = sorted(group, key=lambda one: -len(tokenize(one.citation.quote)))
    citations = tuple(one.citation for one in ordered)
    first = citations[0].quote
    value = Value("text", " ".join(tokenize(first)))
    origins = len({citation.origin for citation in citations})
    return Claim(first, value, None, "none", None, "asserted", None, CHANCE, citations, origins)
