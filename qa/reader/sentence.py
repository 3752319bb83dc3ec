"""The sentence answer: the best-supported sentence, with no model. The baseline that readers must beat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.reader.margins import Margins, Marked
from qa.types import Candidate

RANK_PRIOR = 0.06
"""What one rank of the passage costs: less than any one shared content word."""

SENTENCES_PER_PASSAGE = 2


class SentenceReader:
    """Scores sentences by the weighted share of the question's words that they hold."""

    name = "sentence"
    threshold = 0.0

    def __init__(self, tokenize: Callable[[str], list[str]], rarity: Callable[[str], float]):
        self._tokenize = tokenize
        self._rarity = rarity

    def read(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Candidate]:
        """Whole sentences, best first; the score is the share of words held, less the rank prior."""
        asked = {token: self._rarity(token) for token in self._tokenize(question)}
        total = sum(asked.values()) or 1.0
        made: list[Candidate] = []
        for hit in hits:
            if cancelled():
                return []
            own = article(hit.passage.article_id)
            title = set(self._tokenize(own.title or ""))
            scored = [
                (self._score(asked, total, title, own.text, sentence), sentence)
                for sentence in hit.passage.sentences
            ]
            scored.sort(key=lambda pair: -pair[0])
            for score, sentence in scored[:SENTENCES_PER_PASSAGE]:
                made.append(Candidate(hit, sentence, score - RANK_PRIOR * (hit.rank - 1), sentence))
        return sorted(made, key=lambda c: -c.score)

    sentences = read

    def mark(
        self,
        question: str,
        hits: Sequence[Hit],
        article: Callable[[str], Article],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Marked:
        """As `read`; no other span gets anything."""
        return Marked(self.read(question, hits, article, cancelled), Margins())

    def _score(
        self, asked: dict[str, float], total: float, title: set[str], text: str, sentence: Span
    ) -> float:
        held = set(self._tokenize(sentence.of(text)))
        direct = sum(weight for token, weight in asked.items() if token in held)
        from_title = sum(weight for token, weight in asked.items() if token in title - held)
        return (direct + 0.3 * from_title) / total
