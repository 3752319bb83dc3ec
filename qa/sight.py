"""The passages that were read, as claims look at them (`qa.claims.sight`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from corpus.types import Article, Span
from index.types import Hit
from qa.chances import Chances
from qa.claims.sight import Gives
from qa.claims.stories import tell_one_story
from qa.reader.margins import Margins
from qa.reader.trim import trim
from qa.types import Candidate

READ_MORE = 3
"""Sentences read once the best value is known: a report that gives a newer one in passing is ranked behind
those that are read one time in four; two in three of these are among the three nearest. Read alone, without
its passage, a sentence costs a third and is judged as well."""
LEAST_NEAR = 0.6
"""What the cosines of such a sentence to the question and to the value's must sum up to at least."""
Mark = Callable[[Sequence[Hit]], Margins]
"""Reads passages."""


def _is_earlier(report: Article, best: Article) -> bool:
    """Whether a report is known to be no later than the best value's, and so gives no newer one."""
    return bool(report.published and best.published and report.published <= best.published)


def _cut(hit: Hit, sentence: Span) -> Hit:
    """A passage cut down to one of its sentences."""
    return replace(hit, passage=replace(hit.passage, span=sentence, sentences=(sentence,)))


class Looked:
    """The passages found for a question, those read, the reader's margins, and their sentences' vectors."""

    def __init__(
        self,
        question: str,
        found: Sequence[Hit],
        read: Sequence[Hit],
        margins: Margins,
        chances: Chances,
        article: Callable[[str], Article],
        mark: Mark,
    ):
        """Of ``found``, best first, those in ``read`` were read, with ``margins``; ``mark`` reads more."""
        self._question = question
        self.found = found
        self._read = list(read)
        self._margins = margins
        self._chances = chances
        self._article = cache(article)  # asked for once a sentence; the store looks for corrections each time
        self._mark = mark
        self._is_widened = False
        self._near: dict[tuple[Span | None, str, Span], Sequence[float]] = {}

    def passages(self, best: Candidate, gives: Gives) -> Sequence[Hit]:
        """The passages read, with the nearest of those later reports of its story that were not.

        Of these only such as have a near sentence that ``gives``: reading takes longer than all else here.
        """
        if not self._is_widened and (chosen := list(islice(self._unread(best, gives), READ_MORE))):
            self._margins.join(self._mark([_cut(*one) for one in chosen]))
            self._read += [hit for hit, _ in chosen]
        self._is_widened = True
        return self._read

    def _unread(self, best: Candidate, gives: Gives) -> Iterator[tuple[Hit, Span]]:
        """One sentence each of the reports of which none was read, with its passage, nearest first."""
        known = {hit.passage.article_id for hit in self._read}
        own = self._article(best.hit.passage.article_id)
        others = [hit for hit in self.found if hit.passage.article_id not in known]
        later = [hit for hit in others if not _is_earlier(self._article(hit.passage.article_id), own)]
        read = [self._article(id_) for id_ in known]
        near = [pair for hit in later for pair in self._near_sentences(best, hit)]
        for _, hit, sentence in sorted(near, key=lambda one: -one[0]):
            article = hit.passage.article_id
            if article in known or not gives(hit, sentence):
                continue
            known.add(article)
            if tell_one_story(self._article(article), own, read):
                yield hit, sentence

    def _near_sentences(self, best: Candidate, hit: Hit) -> Iterator[tuple[float, Hit, Span]]:
        """The sum of each near sentence's cosines to the question and to the best value's sentence."""
        cosines = zip(self.asked(hit), self.alike(best, hit), strict=True)
        for sentence, (asked, alike) in zip(
            hit.passage.sentences, cosines, strict=False
        ):  # none where no vectors are stored
            if asked + alike >= LEAST_NEAR:
                yield asked + alike, hit, sentence

    def article(self, article_id: str) -> Article:
        """The article of a passage."""
        return self._article(article_id)

    def margin(self, hit: Hit, sentence: Span, place: Span) -> float | None:
        """The reader's margin for a value in a sentence; None where it was not read."""
        return self._margins.of(hit, sentence, place)

    def best_margin(self, hit: Hit, sentence: Span) -> float | None:
        """The best margin in a sentence; None where it was not read."""
        return self._margins.best_margin(hit, sentence)

    def best(self, hit: Hit, sentence: Span) -> tuple[Span, float] | None:
        """What the reader would mark in a sentence, and its margin."""
        found = self._margins.best(hit, sentence)
        if found is None:
            return None
        span = trim(self._article(hit.passage.article_id).text, found[0], sentence)
        return (span, found[1]) if len(span) else None

    def asked(self, hit: Hit) -> Sequence[float]:
        """Cosine of the question and each sentence of a passage."""
        key = None, hit.passage.article_id, hit.passage.span
        if key not in self._near:
            self._near[key] = self._chances.asked(self._question, hit)
        return self._near[key]

    def alike(self, candidate: Candidate, hit: Hit) -> Sequence[float]:
        """Cosine of a candidate's sentence and each sentence of a passage."""
        key = candidate.sentence, hit.passage.article_id, hit.passage.span
        if key not in self._near:
            self._near[key] = self._chances.alike(candidate, hit)
        return self._near[key]
