"""The reader's candidates, completed by what the passages state outright.

Each finder knows one form of question and gives None to all others; the first that knows the question has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Article
from index.types import Hit
from qa.claims.succession import taking_office_in
from qa.claims.values.finders import Place
from qa.question.form import QuestionForm
from qa.stated.asked import terms_of
from qa.stated.find import STATED_SCORE, named_among, stated_candidates
from qa.stated.holders import (
    holders_among,
    possible_holders,
    possible_successors,
    predecessor_asked,
    successors_among,
    surnames_of,
)
from qa.stated.initiators import asks_for_initiator, initiators_among
from qa.stated.joined import with_stated
from qa.stated.leaders import leader_asked, leaders_among
from qa.stated.offices import heads_asked, office_asked
from qa.stated.senses import all_senses
from qa.stated.tolls import is_of_another_year, toll_asked, tolls_among
from qa.types import Candidate


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader marked, and the passages: those read and those that are only looked through."""

    candidates: Sequence[Candidate]
    hits: Sequence[Hit]
    article: Callable[[str], Article]


Finder = Callable[[QuestionForm, Found], list[Candidate] | None]


def completed(
    form: QuestionForm,
    candidates: Sequence[Candidate],
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    one_story: Callable[[], bool],
) -> list[Candidate]:
    """The candidates with the values that sentences of ``hits`` state, best first.

    Args:
        candidates: what the reader marked.
        hits: the passages read, and those that are only looked through.
        one_story: whether the passages tell one story.
    """
    found = Found(candidates, hits, article)
    for finder in ANYWHERE:
        if (made := finder(form, found)) is not None:
            return made
    if one_story():
        for finder in IN_ONE_STORY:
            if (made := finder(form, found)) is not None:
                return made
    return list(candidates)


def _holders(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "Who is Peru's trade minister"."""
    office = office_asked(form.question)
    if office is None:
        return None
    held = holders_among(found.hits, office, found.article)
    own = possible_holders(office, found.candidates, held, found.hits, found.article)
    return _with_later(own, held, found)


def _heads(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "Who runs Harrow Creamery"."""
    for head in heads_asked(form.question):
        if held := holders_among(found.hits, head, found.article):
            return _with_later(found.candidates, held, found)
    return None


def _successors(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "Who succeeded Ana Lind"."""
    predecessor = predecessor_asked(form.question) if form.wanted == "person" else None
    if predecessor is None:
        return None
    own = possible_successors(predecessor, found.candidates, found.article)
    later = successors_among(found.hits, {predecessor: STATED_SCORE}, found.article)
    return with_stated(own, later, found.article)


def _tolls(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "How many people died"."""
    toll = toll_asked(form)
    if toll is None:
        return None
    own = [one for one in found.candidates if not _is_of_another_year(one, found.article, form)]
    return with_stated(own, tolls_among(form, toll, found.hits, found.article), found.article)


def _initiators(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "Who asked for the call"."""
    if not asks_for_initiator(form):
        return None
    named = initiators_among(found.hits, found.article)
    if not named:
        return None
    spans = {(one.hit.passage.article_id, one.sentence): one.span for one in named}
    own = [
        one
        for one in found.candidates
        if (span := spans.get((one.hit.passage.article_id, one.sentence))) and one.span.overlaps(span)
    ]
    return with_stated(own, named, found.article)


def _leaders(form: QuestionForm, found: Found) -> list[Candidate] | None:
    """ "Who leads the Peruvian delegation"."""
    country = leader_asked(form)
    held = leaders_among(found.hits, country, found.article) if country else []
    return _with_later([*held, *found.candidates], held, found) if held else None


def _terms(form: QuestionForm, found: Found) -> list[Candidate]:
    """Any question for a value, in its own terms."""
    stated = stated_candidates(form, found.hits, found.article)
    if form.wanted == "person" and form.tense != "past":
        return _with_later(found.candidates, [*stated, *_taking_office(form, found)], found)
    return with_stated(_of_the_event(form, stated, found), stated, found.article)


def _of_the_event(form: QuestionForm, stated: Sequence[Candidate], found: Found) -> Sequence[Candidate]:
    """The reader's candidates; beside dates that sentences state of an event, none told of anything else."""
    if form.wanted != "date" or len({one.sentence for one in stated}) < _SEVERAL:
        return found.candidates
    event = terms_of(form).own[0]
    return [one for one in found.candidates if all_senses(_sentence(one, found)) & event]


def _sentence(candidate: Candidate, found: Found) -> str:
    return candidate.sentence.of(found.article(candidate.hit.passage.article_id).text)


def _taking_office(form: QuestionForm, found: Found) -> list[Candidate]:
    """ "Who is the arbitrator": whoever a sentence says took over as such."""
    roles = frozenset(form.content_words)

    def places(sentence: str) -> Iterator[Place]:
        if all(name in sentence for name in form.names):
            yield from taking_office_in(sentence, roles)

    return named_among(found.hits, found.article, places)


def _with_later(own: Sequence[Candidate], stated: Sequence[Candidate], found: Found) -> list[Candidate]:
    """``own`` and ``stated``, with those who are told to have come after the likeliest of ``own``."""
    least = max((one.score for one in own), default=0.0) - _LESS_LIKELY
    likeliest = surnames_of([one for one in own if one.score >= least], found.article)
    later = successors_among(found.hits, likeliest, found.article, across=False)
    known = {(one.hit.passage.article_id, one.span) for one in stated}
    new = [one for one in later if (one.hit.passage.article_id, one.span) not in known]
    return with_stated(own, [*stated, *new], found.article)


_LESS_LIKELY = 0.7
"""Log-odds that a guess may have less than the best one, for it to be asked who came after: half the odds."""

_SEVERAL = 2
"""Sentences that state a date of the event, for the articles to be known to tell of it in its own terms."""

ANYWHERE: tuple[Finder, ...] = (_holders, _heads, _successors)
"""Whose office is asked for is clear among any passages."""
IN_ONE_STORY: tuple[Finder, ...] = (_tolls, _initiators, _leaders, _terms)
"""Terms as bare as "the third round" mean one thing in one story, and anything in a year of news."""


def _is_of_another_year(candidate: Candidate, article: Callable[[str], Article], form: QuestionForm) -> bool:
    source = article(candidate.hit.passage.article_id)
    return is_of_another_year(candidate.sentence.of(source.text), source, form)
