"""Who of all that the passages name holds the office asked for: those called so, and the reader's guesses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.claims.succession import successors_in
from qa.claims.values.finders import Place
from qa.question.words import word_set
from qa.stated.find import STATED_SCORE
from qa.stated.offices import Office, holders_in, others_in
from qa.types import Candidate


def holders_among(hits: Sequence[Hit], office: Office, article: Callable[[str], Article]) -> list[Candidate]:
    """The people whom sentences of ``hits`` call holders of an office, then those who came after them."""
    sources = {id_: article(id_) for id_ in dict.fromkeys(hit.passage.article_id for hit in hits)}
    reports = tuple(source.text for source in sources.values())
    found: list[Candidate] = []
    for hit in hits:
        report = sources[hit.passage.article_id].text
        for sentence in hit.passage.sentences:
            places = holders_in(sentence.of(report), office, report, reports)
            found += _stated(hit, sentence, places)
    holders = surnames_of(found, article)
    known = {(one.hit.passage.article_id, one.span) for one in found}
    later = successors_among(hits, dict.fromkeys(holders, STATED_SCORE), article)
    return [*found, *(one for one in later if (one.hit.passage.article_id, one.span) not in known)]


def surnames_of(candidates: Iterable[Candidate], article: Callable[[str], Article]) -> dict[str, float]:
    """The last words of the names, with the best score of each."""
    found: dict[str, float] = {}
    for one in candidates:
        surname = _surname(_text(one, article))
        found[surname] = max(one.score, found.get(surname, one.score))
    return found


def successors_among(
    hits: Sequence[Hit],
    holders: Mapping[str, float],
    article: Callable[[str], Article],
    *,
    across: bool = True,
) -> list[Candidate]:
    """The people whom sentences of ``hits`` call successors of some ``holders``, no likelier than these.

    Args:
        holders: surnames with log-odds.
        across: whether the sentence before may name the holder.
    """
    found: list[Candidate] = []
    for hit in hits:
        report, before = article(hit.passage.article_id).text, ""
        for sentence in hit.passage.sentences:
            said = sentence.of(report)
            for surname, score in holders.items():
                places = successors_in(said, before if across else "", [surname])
                found += _stated(hit, sentence, places, min(score, STATED_SCORE))
            before = f"{before} {said}" if _GOES_ON.match(said) else said
    return found


_GOES_ON = re.compile(r"(?:She|He|They)\b")
"""What goes on telling of somebody: "Ana Lind has stepped down. She is ill. Her deputy was elected"."""


_ASKED_AFTER = re.compile(
    r"^(?:and |so |but )?who(?:['’]s)?\s(?:has |have |had |is |was |will |would |is going to |is to |then )*"
    r"(?:succe(?:ed|eds|eded)|replac(?:e|es|ed|ing)|follow(?:s|ed)?|c[ao]me after|takes? over from"
    r"|took over from"
    r"|taken over from|tak(?:e|es|en|ing) the place of|took the place of)\s(?:the \w+ )?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*\s?){1,4})",
    re.I,
)


def predecessor_asked(question: str) -> str | None:
    """The surname of "who succeeded Ana Lind as minister", or None."""
    asked = _ASKED_AFTER.match(question.strip())
    name = re.match(r"(?:[A-ZÀ-Þ][\w’'.-]*\s?)+", asked["name"]) if asked else None
    return _surname(name.group().strip()) if name else None


def possible_successors(
    predecessor: str, candidates: Sequence[Candidate], article: Callable[[str], Article]
) -> list[Candidate]:
    """The guesses whose sentence, or the one before it, tells of a succession and names who went."""
    kept: list[Candidate] = []
    for one in candidates:
        report = _source(one, article).text
        near = _near(one, report)
        surname = _surname(_text(one, article))
        went = re.search(rf"{_GIVES_WAY}\s(?:[\w.’'-]+\s){{0,4}}?{re.escape(surname)}\b", near)
        if _SUCCESSION.search(near) and predecessor in near and surname != predecessor and not went:
            kept.append(one)
    return kept


_GIVES_WAY = r"\b(?:from|succe(?:eds?|eded|eding)|replac(?:e[sd]?|ing))"
_NEAR_CHARS = 3
"""Between a sentence and the one before it."""


def _near(candidate: Candidate, report: str) -> str:
    """The candidate's sentence and the one before it."""
    sentences = candidate.hit.passage.sentences
    return " ".join(span.of(report) for span in sentences if _is_near(span, candidate.sentence))


def _is_near(span: Span, sentence: Span) -> bool:
    return span == sentence or 0 <= sentence.start - span.end <= _NEAR_CHARS


def _stated(
    hit: Hit, sentence: Span, places: Iterable[Place], score: float = STATED_SCORE
) -> list[Candidate]:
    spans = (Span(sentence.start + start, sentence.start + end) for start, end in places)
    return [Candidate(hit, span, score, sentence, stated=True) for span in spans]


_ANY_HEAD = word_set("leader head chief boss director executive chair")
"""Offices that go by many names."""
_ROOT_CHARS = 6
"""Of "minister", so that a ministry speaks of its minister."""
_SUCCESSION = re.compile(
    r"\b(?:succe(?:ed|ss)\w*|replac\w+|predecessor|former\w*|takes? over|took over|resign\w*|quit|new"
    r"|step\w* down|appoint\w*)\b",
    re.I,
)


def possible_holders(
    office: Office,
    candidates: Sequence[Candidate],
    held: Sequence[Candidate],
    hits: Sequence[Hit],
    article: Callable[[str], Article],
) -> list[Candidate]:
    """The guesses whose sentence speaks of the office, but for the holder's partners and other holders.

    Of two people whom one sentence names, and no succession, only one holds the office; another one's mayor
    is no mayor of this town.
    """
    last = office.words[-1]
    names_it = re.compile(rf"\b{re.escape(last[:_ROOT_CHARS])}", re.I)
    holders = {_surname(_text(one, article)) for one in held}
    sentences = _sentences(hits, article)
    elsewhere = {_surname(name) for sentence in sentences for name in others_in(sentence, office)} - holders
    together = [
        sentence
        for sentence in sentences
        if any(holder in sentence for holder in holders) and not _SUCCESSION.search(sentence)
    ]
    kept: list[Candidate] = []
    for one in candidates:
        surname = _surname(_text(one, article))
        is_another = surname not in holders and any(surname in sentence for sentence in together)
        is_another |= surname in elsewhere
        report = _source(one, article).text
        if last in _ANY_HEAD:
            speaks_of_it = office.owner.lower() in _near(one, report).lower()
        else:
            speaks_of_it = bool(names_it.search(one.sentence.of(report)))
        if speaks_of_it and not is_another:
            kept.append(one)
    return kept


def _sentences(hits: Sequence[Hit], article: Callable[[str], Article]) -> list[str]:
    return [span.of(article(hit.passage.article_id).text) for hit in hits for span in hit.passage.sentences]


def _source(candidate: Candidate, article: Callable[[str], Article]) -> Article:
    return article(candidate.hit.passage.article_id)


def _text(candidate: Candidate, article: Callable[[str], Article]) -> str:
    return candidate.span.of(_source(candidate, article).text)


def _surname(name: str) -> str:
    return (name.split() or [name])[-1].strip(".,;:'\"”’")
