"""Candidates that need no reader: sentences that say all that the question says, and give a value.

A reader scores by likeness, and of ten reports of one thing it marks a few. What a sentence states in the
question's own terms is found here by form: its words, or others of one sense, and a value that belongs to
them. Such values are evidence beside the reader's, never against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.claims.values.finders import Place
from qa.question.form import QuestionForm
from qa.stated.about import is_about_them, opening, speaks_of
from qa.stated.agents import holders_of
from qa.stated.asked import Asked, terms_of
from qa.stated.clauses import can_state, stated_in
from qa.stated.senses import speaking_of
from qa.types import Candidate

STATED_SCORE = 1.1
"""Log-odds of three in four: of 85 values found so on the development questions 67 are right."""


def stated_candidates(
    form: QuestionForm, hits: Sequence[Hit], article: Callable[[str], Article]
) -> list[Candidate]:
    """The values that sentences of ``hits`` state in the question's own terms, in the order of the hits."""
    asked = terms_of(form)
    if not asked.own or form.wants_passage or not can_state(form, asked):
        return []
    sources = {id_: article(id_) for id_ in dict.fromkeys(hit.passage.article_id for hit in hits)}
    openings = [opening(source) for source in sources.values()] if asked.agents else []
    holders = {word: holders_of(word, openings) for word in asked.agents}
    found: list[Candidate] = []
    for hit in hits:
        found.extend(_in_passage(form, asked, hit, sources[hit.passage.article_id], holders))
    return found


def named_among(
    hits: Sequence[Hit], article: Callable[[str], Article], places: Callable[[str], Iterable[Place]]
) -> list[Candidate]:
    """What ``places`` finds in the sentences of ``hits``, each place once, in the order of the hits."""
    found: list[Candidate] = []
    for hit in hits:
        text = article(hit.passage.article_id).text
        for sentence in hit.passage.sentences:
            for start, end in dict.fromkeys(places(sentence.of(text))):
                inside = Span(sentence.start + start, sentence.start + end)
                found.append(Candidate(hit, inside, STATED_SCORE, sentence, stated=True))
    return found


def _in_passage(
    form: QuestionForm, asked: Asked, hit: Hit, source: Article, holders: Mapping[str, frozenset[str]]
) -> Iterator[Candidate]:
    worth = speaking_of(asked.own[0])
    if not asked.members and not worth.search(hit.passage.span.of(source.text)):
        return
    title = source.title or ""
    sentences = [span.of(source.text) for span in hit.passage.sentences]
    speaks_of_it: bool | None = None
    for at, sentence in enumerate(sentences):
        if not asked.members and not worth.search(sentence):
            continue
        before = f"{title} {sentences[at - 1]}" if at else title
        places = stated_in(form, asked, sentence, before)
        if not places:
            continue
        if speaks_of_it is None:
            speaks_of_it = speaks_of(asked, source)
        if not speaks_of_it or not is_about_them(asked, sentences, at, title, holders):
            continue
        span = hit.passage.sentences[at]
        for start, end in places:
            inside = Span(span.start + start, span.start + end)
            yield Candidate(hit, inside, STATED_SCORE, span, stated=True)
