"""Unanswerable questions made from answerable rows.

SQuAD 2.0's own unanswerable questions are few in the training data, so four kinds are made here:
another passage of the same article, the passage without its answer sentence, the question with a
name or number swapped for another of the same kind, and the question with a word turned to its
opposite (the edits that SQuAD 2.0's crowd workers made most; Rajpurkar et al. 2018, table 2).
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from itertools import pairwise

from qa.reader.train.opposites import DENIED, OPPOSITES
from qa.reader.train.rows import Row

SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+(?=[\"“‘(\[]?[A-Z0-9])")
NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w'’-]+)*")
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
QUESTION_WORDS = frozenset({
    "Who", "What", "When", "Where", "Why", "How", "Which", "Whose", "Whom",
    "In", "On", "At", "The", "To", "For", "From", "By", "Of",
})  # fmt: skip
WINDOW = 12


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Rough sentence ranges, good enough to crop training contexts."""
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def without_answer(row: Row) -> Row | None:
    """The row's context with every sentence cut that holds an answer string."""
    answers = [row.context[a:b].lower() for a, b in row.spans]
    kept = [row.context[a:b] for a, b in sentence_ranges(row.context)]
    left = [s for s in kept if not any(answer in s.lower() for answer in answers)]
    if len(left) < 2 or len(left) == len(kept):
        return None
    return Row("made_cut", "".join(left).strip(), row.question, ())


def swapped_name(row: Row, rng: random.Random) -> Row | None:
    """The question with one name or number replaced by another that stands in the context."""
    for pattern in rng.sample([NAME, NUMBER], 2):
        inside = [m for m in pattern.finditer(row.question) if m.group() not in QUESTION_WORDS]
        others = {m.group() for m in pattern.finditer(row.context)}
        answers = " ".join(row.context[a:b] for a, b in row.spans)
        if not inside:
            continue
        target = rng.choice(inside)
        pool = sorted(
            o for o in others
            if o not in row.question and target.group() not in o and o not in answers
            and len(o.split()) <= 4 and o not in QUESTION_WORDS and len(o) > 2 - (pattern is NUMBER)
        )  # fmt: skip
        if pool and target.group() in row.context:
            question = row.question[: target.start()] + rng.choice(pool) + row.question[target.end() :]
            return Row("made_swap", row.context, question, ())
    return None


def opposed(row: Row, rng: random.Random) -> Row | None:
    """The question with one word turned to its opposite; the verb is denied where no other word can be."""
    words = row.question.split(" ")
    table = OPPOSITES
    places = [i for i, word in enumerate(words) if word.strip(",?") in OPPOSITES]
    if not places:
        table = DENIED
        places = [i for i, word in enumerate(words) if word in DENIED]
        if not places or rng.random() < 0.6:
            return None
    place = rng.choice(places)
    bare = words[place].strip(",?")
    words[place] = words[place].replace(bare, table[bare])
    return Row("made_opposite", row.context, " ".join(words), ())


def moved_number(row: Row, rng: random.Random) -> Row | None:
    """The question with one number changed to one that the context does not hold."""
    numbers = [m for m in NUMBER.finditer(row.question) if m.group().isdigit() and m.group() in row.context]
    if not numbers:
        return None
    target = rng.choice(numbers)
    value = int(target.group())
    moved = str(max(1, value + rng.choice((-1, 1)) * rng.randint(1, 12 if value > 20 else 3)))
    if moved in row.context or moved == target.group():
        return None
    question = row.question[: target.start()] + moved + row.question[target.end() :]
    return Row("made_swap", row.context, question, ())


class Siblings:
    """Other contexts of the same article: rows of one article stand together in the files."""

    def __init__(self, rows: list[Row]):
        self._by_source: dict[str, list[str]] = defaultdict(list)
        self._place: dict[str, tuple[str, int]] = {}
        for row in rows:
            if row.context not in self._place:
                self._place[row.context] = (row.source, len(self._by_source[row.source]))
                self._by_source[row.source].append(row.context)
        self._words = {context: Counter(_words(context)) for context in self._place}

    def nearest(self, row: Row, rng: random.Random) -> Row | None:
        """The question over a neighbouring context that shares words with it but not its answer."""
        near = self.near(row)
        return Row("made_sibling", rng.choice(near[:2]), row.question, ()) if near else None

    def near(self, row: Row) -> list[str]:
        """Neighbouring contexts without the answer, those that share most words with the question first."""
        source, place = self._place[row.context]
        contexts = self._by_source[source]
        near = [c for c in contexts[max(0, place - WINDOW) : place + WINDOW + 1] if c != row.context]
        answers = [row.context[a:b].lower() for a, b in row.spans]
        near = [c for c in near if not any(answer in c.lower() for answer in answers)]
        asked = set(_words(row.question))
        return sorted(near, key=lambda c: -sum(min(1, self._words[c][w]) for w in asked))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 3]
