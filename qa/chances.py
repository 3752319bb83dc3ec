"""The probability that a candidate answers, from what the reader, the retrievers and the words say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.types import Article
from index.index import Index
from index.tokens import tokenize
from index.types import Hit
from qa.abstention import Calibrator, Calibrators, Features, SentenceFeatures, features, sentence_features
from qa.abstention.features import Asked, ask_side
from qa.claims.lists import list_fit
from qa.claims.wanted import type_fit
from qa.question import QuestionForm
from qa.types import Candidate

if TYPE_CHECKING:
    import numpy as np

SCORED = 12
"""Spans given a probability: those behind are never shown."""

SENTENCES_SCORED = 16
"""Sentences given a probability, the reader's best."""
NEAREST_SCORED = 8
"""Further ones that are: those nearest to the question, which a reader trained on short spans passes over."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A candidate, what its probability rests on, and the probability."""

    candidate: Candidate
    features: Features | SentenceFeatures
    probability: float


def _worth_a_look(candidates: Sequence[Candidate], similar: Sequence[float]) -> list[tuple[Candidate, float]]:
    """The reader's best sentences, then those of the others that are nearest to the question."""
    pairs = list(zip(candidates, similar, strict=True))
    others = sorted(pairs[SENTENCES_SCORED:], key=lambda pair: -pair[1])
    return [*pairs[:SENTENCES_SCORED], *others[:NEAREST_SCORED]]


class Chances:
    """Judges candidates against one index."""

    def __init__(self, index: Index, calibrators: Calibrators):
        self._index = index
        self._calibrators = calibrators
        self._vectors = index.vectors

    @property
    def fitted_on(self) -> str:
        """Name of the reader whose scores the probabilities were fitted on."""
        return self._calibrators.spans.reader

    def threshold(self, form: QuestionForm) -> float:
        """The probability below which an answer is refused."""
        return self._calibrator(form).threshold

    def shown(self, form: QuestionForm, read: Sequence[Hit]) -> Callable[[float], float]:
        """The probability that is shown for log-odds, from how alike the passages ``read`` are."""
        calibrator, likeness = self._calibrator(form), self._index.likeness(read)
        return lambda score: calibrator.shown_probability(score, likeness)

    def _calibrator(self, form: QuestionForm) -> Calibrator:
        return self._calibrators.sentences if form.wants_passage else self._calibrators.spans

    def of(self, form: QuestionForm, candidates: Sequence[Candidate]) -> list[Chance]:
        """Those of ``candidates`` (best first) that can be shown, likeliest first."""
        found = self._sentences(form, candidates) if form.wants_passage else self._spans(form, candidates)
        return sorted(found, key=lambda one: -one.probability)

    def _spans(self, form: QuestionForm, candidates: Sequence[Candidate]) -> list[Chance]:
        asked = self._asked(form)
        chosen = candidates[:SCORED]
        similar = self._similarities(form.question, chosen)
        likeness = self._likeness(candidates)
        fit = list_fit if form.wants_list else type_fit
        article, tokens = cache(self._article), cache(tokenize)  # candidates share passages
        made: list[Chance] = []
        for candidate, similarity in zip(chosen, similar, strict=True):
            typed = fit(candidate, article(candidate.hit.passage.article_id), form)
            found = features(
                asked,
                candidate,
                candidates,
                article,
                tokens,
                likeness=likeness,
                similarity=similarity,
                typed=typed,
            )
            made.append(Chance(candidate, found, self._calibrators.spans.probability(found)))
        return made

    def _sentences(self, form: QuestionForm, candidates: Sequence[Candidate]) -> list[Chance]:
        asked = self._asked(form)
        similar = self._similarities(form.question, candidates)
        likeness = self._likeness(candidates)
        article, tokens = cache(self._article), cache(tokenize)  # sentences share passages and neighbours
        made: list[Chance] = []
        for candidate, similarity in _worth_a_look(candidates, similar):
            found = sentence_features(
                asked,
                candidate,
                candidates,
                article,
                tokens,
                likeness=likeness,
                similarity=similarity,
                polar=form.wanted == "yesno",
            )
            made.append(Chance(candidate, found, self._calibrators.sentences.probability(found)))
        return made

    def _similarities(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        """Cosine of the question and the sentence of every candidate, as far as stored with the passages."""
        if not candidates:
            return []
        (asked,) = self._vectors.of([question])
        hits = {candidate.hit.passage.id: candidate.hit for candidate in candidates}
        stored = {id_: self._index.sentence_similarities(asked, hit) for id_, hit in hits.items()}
        found = [stored[one.hit.passage.id].get(one.sentence) for one in candidates]
        others = [one for one, cosine in zip(candidates, found, strict=True) if cosine is None]
        made = iter(self._vectors.of([self._text(one) for one in others]))
        return [float(next(made) @ asked) if cosine is None else cosine for cosine in found]

    def asked(self, question: str, hit: Hit) -> list[float]:
        """Cosine of the question and each sentence of a passage; empty where none are stored."""
        (asked,) = self._vectors.of([question])
        return list(self._index.sentence_similarities(asked, hit).values())

    def alike(self, candidate: Candidate, hit: Hit) -> list[float]:
        """Cosine of a candidate's sentence and each sentence of a passage; empty where none are stored."""
        return list(self._index.sentence_similarities(self._vector(candidate), hit).values())

    def _vector(self, candidate: Candidate) -> np.ndarray:
        stored = self._index.sentence_vector(candidate.hit, candidate.sentence)
        if stored is not None:
            return stored
        (made,) = self._vectors.of([self._text(candidate)])
        return made

    def _likeness(self, candidates: Sequence[Candidate]) -> float:
        hits = {candidate.hit.passage.id: candidate.hit for candidate in candidates}
        return self._index.likeness(list(hits.values()))

    def _asked(self, form: QuestionForm) -> Asked:
        tokens = tokenize(" ".join(form.content_words))
        named = tokenize(" ".join((*form.names, *form.numbers)))
        names = [tokenize(name) for name in form.names]
        others = [(tokenize(name), tokenize(other)) for name, other in form.other_names]
        return ask_side(tokens, named, self._index.rarity, self._index.contains_token, names, others)

    def _text(self, candidate: Candidate) -> str:
        return candidate.sentence.of(self._article(candidate.hit.passage.article_id).text)

    def _article(self, article_id: str) -> Article:
        return self._index.article(article_id)
