"""The reader's candidates, completed by what the passages state outright."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.types import Article
from index.types import Hit
from qa.question.form import QuestionForm
from qa.question.words import word_set
from qa.stated.find import office_candidates, stated_candidates
from qa.stated.joined import with_stated
from qa.stated.offices import Office, office_asked, others_in
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
        held = office_candidates(office, hits, article)
        return with_stated(_possible(office, candidates, held, hits, article), held, article)
    if not one_story():
        return list(candidates)
    return with_stated(candidates, stated_candidates(form, hits, article), article)


_ANY_HEAD = word_set("leader head chief boss director executive chair")
"""Offices that go by many names."""
_ROOT_CHARS = 6
"""Of "minister", so that a ministry speaks of its minister."""
_SUCCESSION = re.compile(
    r"\b(?:succe(?:ed|ss)\w*|replac\w+|predecessor|former\w*|takes? over|took over|resign\w*|quit|new"
    r"|step\w* down|appoint\w*)\b",
    re.I,
)


def _possible(
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
        speaks_of_it = last in _ANY_HEAD or names_it.search(one.sentence.of(_source(one, article).text))
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
