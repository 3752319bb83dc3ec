"""Passages of the whole training set that retrieval ranks high for a question and that lack its answer.

They are what a reader meets when it is asked: the right topic, words of the question, the wanted type, and no
answer (hard negatives; Karpukhin et al. 2020, "Dense Passage Retrieval", section 3.2).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import numpy as np

from index.tokens import tokenize
from qa.reader.train.rows import Row

DEPTH = 60
"""Passages nearest in meaning that the words are then compared of."""
SHORTEST = 300
"""Characters of the shortest context that is a passage."""
LEXICAL_SHARE = 0.5

Encode = Callable[[list[str]], np.ndarray]


class Retrieved:
    """Near passages of every question, dense first, then weighed with the words they share."""

    def __init__(self, rows: list[Row], encode: Encode):
        long = [row for row in rows if row.spans and len(row.context) > SHORTEST]
        self._contexts = list(dict.fromkeys(row.context for row in long))
        self._words = [frozenset(tokenize(context)) for context in self._contexts]
        held = Counter(word for words in self._words for word in words)
        self._rarity = {word: math.log(len(self._contexts) / n) for word, n in held.items()}
        questions = list(dict.fromkeys(row.question for row in long))
        self._nearest = dict(zip(questions, _nearest(encode(questions), encode(self._contexts)), strict=True))

    def near(self, row: Row) -> list[str]:
        """Passages without an answer string of ``row``, best first."""
        places, scores = self._nearest[row.question]
        asked = [word for word in set(tokenize(row.question)) if word in self._rarity]
        whole = sum(self._rarity[word] for word in asked) or 1.0
        answers = [row.context[a:b].lower() for a, b in row.spans]
        ranked: list[tuple[float, str]] = []
        for place, score in zip(places.tolist(), scores.tolist(), strict=True):
            context = self._contexts[place]
            if context != row.context and not any(answer in context.lower() for answer in answers):
                shared = sum(self._rarity[word] for word in asked if word in self._words[place]) / whole
                ranked.append((score + LEXICAL_SHARE * shared, context))
        return [context for _, context in sorted(ranked, key=lambda pair: -pair[0])]


def _nearest(questions: np.ndarray, contexts: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    found: list[tuple[np.ndarray, np.ndarray]] = []
    for at in range(0, len(questions), 500):
        scores = questions[at : at + 500] @ contexts.T
        places = np.argsort(-scores, axis=1)[:, :DEPTH]
        found += [(p, s[p]) for p, s in zip(places, scores, strict=True)]
    return found
