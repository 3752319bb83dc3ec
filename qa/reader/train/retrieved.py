"""Passages of the whole training set that retrieval ranks high for a question and that lack its answer.

They are what a reader meets when it is asked: the right topic, words of the question, the wanted type, and no
answer (hard negatives; Karpukhin et al. 2020, "Dense Passage Retrieval", section 3.2).
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from index.tokens import tokenize
from qa.reader.train.rows import Row, read_rows
from qa.reader.train.written import DATA_FILES, written_rows

DEPTH = 60
"""Passages nearest in meaning that the words are then compared of."""
SHORTEST = 300
"""Characters of the shortest context that is a passage."""
LEXICAL_SHARE = 0.5
KEPT, NONE = 8, 65_535
"""Passages that a list on disk holds, and the number that stands for none."""

Encode = Callable[[list[str]], np.ndarray]


class Retrieved:
    """Near passages of every question, dense first, then weighed with the words they share."""

    def __init__(self, rows: list[Row], encode: Encode):
        long = [row for row in rows if row.spans and len(row.context) > SHORTEST]
        self._contexts = _contexts(rows)
        self._words = [frozenset(tokenize(context)) for context in self._contexts]
        held = Counter(word for words in self._words for word in words)
        self._rarity = {word: math.log(len(self._contexts) / n) for word, n in held.items()}
        questions = list(dict.fromkeys(row.question for row in long))
        self._nearest = dict(zip(questions, _nearest(encode(questions), encode(self._contexts)), strict=True))

    @property
    def contexts(self) -> list[str]:
        """All passages, in the rows' order."""
        return self._contexts

    def near(self, row: Row) -> list[str]:
        """Passages without an answer string of ``row``, best first; none for a row that is no passage's."""
        if row.question not in self._nearest:
            return []
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


class Kept:
    """Lists written by ``python -m qa.reader.train.retrieved``, for the same data."""

    def __init__(self, data: Path, path: Path):
        rows = _rows(data)
        contexts = _contexts(rows)
        top = np.load(path)["top"]
        if len(top) != len(rows):
            raise ValueError(f"{path} was written for other data ({len(top)} rows, not {len(rows)}): again")
        self._near = {
            (row.context, row.question): [contexts[at] for at in found if at != NONE]
            for row, found in zip(rows, top, strict=True)
        }

    def near(self, row: Row) -> list[str]:
        """As :meth:`Retrieved.near`, the first ``KEPT``."""
        return self._near.get((row.context, row.question), [])


def _contexts(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(row.context for row in rows if row.spans and len(row.context) > SHORTEST))


def _rows(data: Path) -> list[Row]:
    rows = [row for name in DATA_FILES for row in read_rows(data / name)]
    return [*rows, *written_rows(dict.fromkeys(row.context for row in rows))]


def _nearest(questions: np.ndarray, contexts: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    found: list[tuple[np.ndarray, np.ndarray]] = []
    for at in range(0, len(questions), 500):
        scores = questions[at : at + 500] @ contexts.T
        depth = min(DEPTH, scores.shape[1])
        places = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
        places = np.take_along_axis(places, np.argsort(-np.take_along_axis(scores, places, 1), axis=1), 1)
        found += [(p, s[p]) for p, s in zip(places, scores, strict=True)]
    return found


def main() -> None:
    """``python -m qa.reader.train.retrieved DATA OUT.npz``: the first ``KEPT`` passages near every row."""
    from index.encoder import load_encoder

    data, out = map(Path, sys.argv[1:3])
    rows = _rows(data)
    found = Retrieved(rows, load_encoder(threads=1).encode)
    place = {context: number for number, context in enumerate(found.contexts)}
    top = np.full((len(rows), KEPT), NONE, np.uint16)
    for number, row in enumerate(rows):
        near = [place[context] for context in found.near(row)[:KEPT]] if row.spans else []
        top[number, : len(near)] = near
    np.savez_compressed(out, top=top)


if __name__ == "__main__":
    main()
