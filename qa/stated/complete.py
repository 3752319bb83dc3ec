"""The reader's candidates, completed by what the passages state outright."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Article
from index.types import Hit
from qa.question.form import QuestionForm
from qa.stated.find import stated_candidates
from qa.stated.holders import (
    holders_among,
    possible_holders,
    possible_successors,
    predecessor_asked,
    successors_among,
)
from qa.stated.joined import with_stated
from qa.stated.offices import heads_asked, office_asked
from qa.stated.tolls import is_of_another_year, toll_asked, tolls_among
from qa.types import Candidate


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
        one_story: whether the passages tell one story: terms as bare as "the third round" mean one thing
            there, and anything in a year of news. Whose office is asked for is clear anywhere.
    """
    office = office_asked(form.question)
    if office is not None:
        held = holders_among(hits, office, article)
        return with_stated(possible_holders(office, candidates, held, hits, article), held, article)
    for head in heads_asked(form.question):
        if held := holders_among(hits, head, article):
            return with_stated(candidates, held, article)
    predecessor = predecessor_asked(form.question) if form.wanted == "person" else None
    if predecessor is not None:
        own = possible_successors(predecessor, candidates, article)
        return with_stated(own, successors_among(hits, [predecessor], article), article)
    if not one_story():
        return list(candidates)
    toll = toll_asked(form)
    if toll is not None:
        own = [one for one in candidates if not _is_of_another_year(one, article, form)]
        return with_stated(own, tolls_among(form, toll, hits, article), article)
    return with_stated(candidates, stated_candidates(form, hits, article), article)


def _is_of_another_year(candidate: Candidate, article: Callable[[str], Article], form: QuestionForm) -> bool:
    source = article(candidate.hit.passage.article_id)
    return is_of_another_year(candidate.sentence.of(source.text), source, form)
