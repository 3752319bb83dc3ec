"""What the encoder learns from: a question, the sentence of a passage that answers it, and what does not.

The sentence is read inside its passage, as it will be when indexed; the other sentences of that passage, and
all those of a passage of the same article or story, are what it has to be told from.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.reader.train.examples import LONG, OWN_WORLD, crop, pseudo_title
from qa.reader.train.negatives import Siblings, sentence_ranges
from qa.reader.train.rows import Row, read_rows
from qa.reader.train.stories import FILE as STORIES
from qa.reader.train.written import DATA_FILES, written_rows

KEEP = {
    "written": 1.0, "squad_train": 0.4, "squad_routerlens": 0.4, "squad_flanresp": 0.4,
    "squad2_dev_half": 0.4, "squadshifts_new_wiki": 0.4, "nq_oracle": 1.0, "qamr_wikinews": 0.1,
    "qasrl_wikinews": 0.05,
}  # fmt: skip
"""Share of each source in one pass."""
PASSAGE_CHARS = 560
TITLE_SHARE = 0.5
BARE_SHARE = 0.2
"""Of the questions, those without their mark, in small letters."""
SHORTEST = 12
"""Characters of a sentence."""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage with its headline in front, and where its sentences stand in that."""

    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage that answers it, and one that does not.

    Attributes:
        right: which of the passage's sentences answers.
        silent: those that do not hold the answer's words.
        context: names where both passages are from.
    """

    question: str
    answers: Text
    right: int
    silent: tuple[int, ...]
    lacks: Text | None
    context: str


def pairs(data: Path, seed: int) -> list[Pair]:
    """One pass in random order; deterministic in ``seed``."""
    rng = random.Random(seed)
    rows = [row for name in DATA_FILES for row in read_rows(data / name)]
    siblings = Siblings(rows)
    rows += written_rows(dict.fromkeys(row.context for row in rows))
    made = list(_of_stories(rng))
    for row in rows:
        if row.spans and rng.random() < KEEP.get(row.source, 0.0):
            made += _of_row(row, siblings, rng)
    rng.shuffle(made)
    return made


def _of_row(row: Row, siblings: Siblings, rng: random.Random) -> Iterator[Pair]:
    titled = len(row.context) > LONG and row.source not in OWN_WORLD and rng.random() < TITLE_SHARE
    near = siblings.near(row) if len(row.context) > LONG else []
    lacks = _text(crop(Row("", near[0], "", ()), PASSAGE_CHARS, rng).context, "") if near else None
    yield from _pair(row, pseudo_title(row) if titled else "", lacks, rng)


def _of_stories(rng: random.Random) -> Iterator[Pair]:
    """Pairs of our own stories: what lacks the answer tells of the same people and the same talks."""
    with gzip.open(STORIES, "rt", encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            for asked in story["questions"]:
                if asked["answerable"]:
                    yield from _of_story(story, asked, rng)


def _of_story(story: dict, asked: dict, rng: random.Random) -> Iterator[Pair]:
    told = list(zip(story["titles"], story["reports"], strict=True))
    for number, (title, report) in enumerate(told):
        spans = tuple((a, b) for at, a, b in asked["spans"] if at == number)
        if not spans:
            continue
        row = Row("story", report, asked["question"], spans)
        silent = [one for one in told if not _holds(row, one[1])]
        lacks = None
        if silent:
            headline, other = rng.choice(silent)
            lacks = _text(crop(Row("", other, "", ()), PASSAGE_CHARS, rng).context, headline)
        yield from _pair(row, title, lacks, rng)


def _pair(row: Row, title: str, lacks: Text | None, rng: random.Random) -> Iterator[Pair]:
    part = crop(row, PASSAGE_CHARS, rng)
    if not part.spans:
        return
    answers = _text(part.context, title)
    ahead = len(answers.text) - len(part.context.rstrip())
    span = rng.choice(part.spans)
    right = [
        at for at, (a, b) in enumerate(answers.sentences) if a <= span[0] + ahead and span[1] + ahead <= b
    ]
    if right:
        silent = [at for at, (a, b) in enumerate(answers.sentences) if not _holds(row, answers.text[a:b])]
        yield Pair(_asked(row.question, rng), answers, right[0], tuple(silent), lacks, row.context)


def _text(body: str, title: str) -> Text:
    """The passage with its sentences; what is too short for one goes without a vector."""
    ahead = f"{title}\n" if title else ""
    body = body.rstrip()
    places = [(len(ahead) + a, len(ahead) + b) for a, b in sentence_ranges(body) if b - a >= SHORTEST]
    return Text(ahead + body, tuple(places))


def _holds(row: Row, text: str) -> bool:
    return any(row.context[a:b].lower() in text.lower() for a, b in row.spans)


def _asked(question: str, rng: random.Random) -> str:
    return question.rstrip("? ").lower() if rng.random() < BARE_SHARE else question
