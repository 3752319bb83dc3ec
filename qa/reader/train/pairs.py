"""What the encoder learns from: a question, the sentence of a passage that answers it, and what does not.

The sentence is read inside its passage, as it will be when indexed; the other sentences of that passage, and
all those of a passage of the same article or story, are what it has to be told from.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
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
NEAREST = 4
"""Of the passages that retrieval ranks high, those one is taken from."""

Near = Callable[[Row], list[str]]
"""Contexts that retrieval ranks high for a row's question and that lack its answer, best first."""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage with its headline in front, and where its sentences stand in that.

    ``source`` names the context or the story it is from: what else is from there may answer as well.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage that answers it, and some that do not.

    Attributes:
        right: which of the passage's sentences answers.
        silent: those that do not hold the answer's words.
        lacks: passages without the answer, of the same article or story, or else near in words and meaning.
    """

    question: str
    answers: Text
    right: int
    silent: tuple[int, ...]
    lacks: tuple[Text, ...]


def none_near(row: Row) -> list[str]:
    """Stands in where no lists of near passages are at hand."""
    return []


def pairs(data: Path, seed: int, near: Near = none_near) -> list[Pair]:
    """One pass in random order; deterministic in ``seed``."""
    rng = random.Random(seed)
    rows = [row for name in DATA_FILES for row in read_rows(data / name)]
    siblings = Siblings(rows)
    rows += written_rows(dict.fromkeys(row.context for row in rows))
    made = list(_of_stories(rng))
    for row in rows:
        if row.spans and rng.random() < KEEP.get(row.source, 0.0):
            made += _of_row(row, siblings, near, rng)
    rng.shuffle(made)
    return made


def _of_row(row: Row, siblings: Siblings, near: Near, rng: random.Random) -> Iterator[Pair]:
    titled = len(row.context) > LONG and row.source not in OWN_WORLD and rng.random() < TITLE_SHARE
    beside = siblings.near(row)[:1] if len(row.context) > LONG else []
    ranked = near(row)[:NEAREST]
    chosen = beside + ([rng.choice(ranked)] if ranked else [])
    lacks = tuple(_cropped(context, "", context, rng) for context in dict.fromkeys(chosen))
    yield from _pair(row, (pseudo_title(row) if titled else "", row.context), lacks, rng)


def _cropped(context: str, title: str, source: str, rng: random.Random) -> Text:
    return _text(crop(Row("", context, "", ()), PASSAGE_CHARS, rng).context, title, source)


def _of_stories(rng: random.Random) -> Iterator[Pair]:
    """Pairs of our own stories: what lacks the answer tells of the same people and the same talks."""
    with gzip.open(STORIES, "rt", encoding="utf-8") as lines:
        for number, story in enumerate(map(json.loads, lines)):
            for asked in story["questions"]:
                if asked["answerable"]:
                    yield from _of_story(story, asked, f"story {number}", rng)


def _of_story(story: dict, asked: dict, source: str, rng: random.Random) -> Iterator[Pair]:
    told = list(zip(story["titles"], story["reports"], strict=True))
    for number, (title, report) in enumerate(told):
        spans = tuple((a, b) for at, a, b in asked["spans"] if at == number)
        if not spans:
            continue
        row = Row("story", report, asked["question"], spans)
        silent = [one for one in told if not _holds(row, one[1])]
        lacks = tuple(_cropped(other, headline, source, rng) for headline, other in silent)
        yield from _pair(row, (title, source), lacks, rng)


def _pair(row: Row, told: tuple[str, str], lacks: tuple[Text, ...], rng: random.Random) -> Iterator[Pair]:
    """``told``: the headline of the row's context, and where that is from."""
    part = crop(row, PASSAGE_CHARS, rng)
    if not part.spans:
        return
    answers = _text(part.context, *told)
    ahead = len(answers.text) - len(part.context.rstrip())
    span = rng.choice(part.spans)
    right = [
        at for at, (a, b) in enumerate(answers.sentences) if a <= span[0] + ahead and span[1] + ahead <= b
    ]
    if right:
        silent = [at for at, (a, b) in enumerate(answers.sentences) if not _holds(row, answers.text[a:b])]
        yield Pair(_asked(row.question, rng), answers, right[0], tuple(silent), lacks)


def _text(body: str, title: str, source: str) -> Text:
    """The passage with its sentences; what is too short for one goes without a vector."""
    ahead = f"{title}\n" if title else ""
    body = body.rstrip()
    places = [(len(ahead) + a, len(ahead) + b) for a, b in sentence_ranges(body) if b - a >= SHORTEST]
    return Text(ahead + body, tuple(places), source)


def _holds(row: Row, text: str) -> bool:
    return any(row.context[a:b].lower() in text.lower() for a, b in row.spans)


def _asked(question: str, rng: random.Random) -> str:
    return question.rstrip("? ").lower() if rng.random() < BARE_SHARE else question
