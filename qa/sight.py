"""The passages that were read, as claims look at them (`qa.claims.sight`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.chances import Chances
from qa.claims.stories import tell_one_story
from qa.reader.margins import Margins
from qa.reader.trim import trim
from qa.types import Candidate

READ_MORE = 3
"""Passages read once the best value is known: a report that gives a newer one in passing is ranked behind
those that are read one time in four; two in three of these are among the three nearest."""
LEAST_NEAR = 0.6
"""What the cosines of such a sentence to the question and to the value's must sum up to at least."""
Mark = Callable[[Sequence[Hit]], Margins]
"""Reads passages."""


def _is_earlier(report: Article, best: Article) -> bool:
    """Whether a report is known to be no later than the best value's, and so gives no newer one."""
    return bool(report.published and best.published and report.published <= best.published)


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
        self._article = article
        self._mark = mark
        self._is_widened = False
        self._near: dict[tuple[Span | None, str, Span], Sequence[float]] = {}

    def passages(self, best: Candidate) -> Sequence[Hit]:
        """The passages read, with the nearest of those later reports of its story that were not."""
        if not self._is_widened and (chosen := self._unread(best)[:READ_MORE]):
            self._margins.join(self._mark(chosen))
            self._read += chosen
        self._is_widened = True
        return self._read

    def _unread(self, best: Candidate) -> list[Hit]:
        """One passage each of the reports of which none was read, nearest first."""
        known = {hit.passage.article_id for hit in self._read}
        own = self._article(best.hit.passage.article_id)
        nearest: dict[str, tuple[float, Hit]] = {}
        for hit in self.found:
            article = hit.passage.article_id
            if article in known or _is_earlier(self._article(article), own):
                continue
            near = self._nearness(best, hit)
            if near >= LEAST_NEAR and near > nearest.get(article, (0.0, hit))[0]:
                nearest[article] = near, hit
        ranked = [hit for _, hit in sorted(nearest.values(), key=lambda pair: -pair[0])]
        return [hit for hit in ranked if tell_one_story(self._article(hit.passage.article_id), own)]

    def _nearness(self, best: Candidate, hit: Hit) -> float:
        """The largest sum of a sentence's cosines to the question and to the best value's sentence."""
        pairs = zip(self.asked(hit), self.alike(best, hit), strict=False)
        return max((asked + alike for asked, alike in pairs), default=0.0)

    def article(self, article_id: str) -> Article:
        """The article of a passage."""
        return self._article(article_id)

    def margin(self, hit: Hit, sentence: Span, place: Span) -> float | None:
        """The reader's margin for a value in a sentence; None where it was not read."""
        return self._margins.of(hit, sentence, place)

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
