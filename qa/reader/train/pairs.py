"""What the encoder learns from: a question, the text that answers it, and a text like it that does not.

Texts are single sentences (what answers are chosen by) and passages with a headline (what is retrieved), both
of the reader's training rows; the hard negative is the sentence of the same context, or the passage of the
same article or story, that shares most words with the question and holds no answer.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.reader.train.examples import LONG, OWN_WORLD, crop, pseudo_title
from qa.reader.train.negatives import Siblings, sentence_ranges
from qa.reader.train.rows import TREEBANK_SOURCES, Row, read_rows
from qa.reader.train.stories import FILE as STORIES
from qa.reader.train.written import DATA_FILES, written_rows

KEEP = {
    "written": 1.0, "squad_train": 0.4, "squad_routerlens": 0.4, "squad_flanresp": 0.4,
    "squad2_dev_half": 0.4, "squadshifts_new_wiki": 0.4, "nq_oracle": 0.5, "qamr_wikinews": 0.15,
    "qasrl_wikinews": 0.1,
}  # fmt: skip
"""Share of each source in one pass."""
PASSAGE_CHARS = 520
BARE_SHARE = 0.2
"""Of the questions, those without their mark, in small letters."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with a text that answers it and one that does not; ``context`` names where both are from."""

    question: str
    answers: str
    lacks: str
    context: int


def pairs(data: Path, seed: int) -> tuple[list[Pair], list[Pair]]:
    """One pass in random order: those of sentences and those of passages; deterministic in ``seed``."""
    rng = random.Random(seed)
    rows = [row for name in DATA_FILES for row in read_rows(data / name)]
    siblings = Siblings(rows)
    rows += written_rows(dict.fromkeys(row.context for row in rows))
    kept = [row for row in rows if row.spans and rng.random() < KEEP.get(row.source, 0.0)]
    sentences, passages = _of_stories(rng)
    for row in kept:
        sentences += _sentence(row, row.context, rng)
        passages += _passage(row, siblings, rng)
    rng.shuffle(sentences)
    rng.shuffle(passages)
    return sentences, passages


def _sentence(row: Row, place: str, rng: random.Random) -> Iterator[Pair]:
    """The sentence of one answer against the tempting one beside it; a news sentence stands alone."""
    ranges = sentence_ranges(row.context)
    span = rng.choice(row.spans)
    right = next((one for one in ranges if one[0] <= span[0] and span[1] <= one[1]), None)
    if right is None:
        return
    other = _tempting(row, [row.context[a:b] for a, b in ranges if (a, b) != right])
    if other or row.source in TREEBANK_SOURCES:
        yield Pair(_asked(row.question, rng), row.context[slice(*right)].strip(), other, hash(place))


def _passage(row: Row, siblings: Siblings, rng: random.Random) -> Iterator[Pair]:
    if len(row.context) <= LONG or row.source in OWN_WORLD:
        return
    near = siblings.near(row)
    part = crop(row, PASSAGE_CHARS, rng)
    lacking = crop(Row("", near[0], "", ()), PASSAGE_CHARS, rng).context if near else ""
    title = pseudo_title(row) if rng.random() < 0.5 else ""
    yield Pair(_asked(row.question, rng), _titled(title, part.context), lacking, hash(row.context))


def _of_stories(rng: random.Random) -> tuple[list[Pair], list[Pair]]:
    """Pairs of our own stories: what lacks the answer tells of the same people and the same talks."""
    sentences: list[Pair] = []
    passages: list[Pair] = []
    with gzip.open(STORIES, "rt", encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            for asked in story["questions"]:
                if asked["answerable"]:
                    for row, title in _story_rows(story, asked):
                        others = [r for r in story["reports"] if r != row.context]
                        sentences += _story_sentence(row, others, rng)
                        passages.append(_story_passage(row, title, story, rng))
    return sentences, passages


def _story_rows(story: dict, asked: dict) -> Iterator[tuple[Row, str]]:
    for number, (report, title) in enumerate(zip(story["reports"], story["titles"], strict=True)):
        spans = tuple((a, b) for at, a, b in asked["spans"] if at == number)
        if spans:
            yield Row("story", report, asked["question"], spans), title


def _story_sentence(row: Row, others: list[str], rng: random.Random) -> Iterator[Pair]:
    """Against the most tempting sentence of its own report or of another that does not answer."""
    for pair in _sentence(row, row.context, rng):
        answers = [row.context[a:b].lower() for a, b in row.spans]
        elsewhere = [report[a:b] for report in others for a, b in sentence_ranges(report)]
        silent = [text for text in elsewhere if not any(answer in text.lower() for answer in answers)]
        lacks = _tempting(row, silent) if silent and rng.random() < 0.5 else pair.lacks
        yield Pair(pair.question, pair.answers, lacks, pair.context)


def _story_passage(row: Row, title: str, story: dict, rng: random.Random) -> Pair:
    part = crop(row, PASSAGE_CHARS, rng)
    answers = [row.context[a:b].lower() for a, b in row.spans]
    silent = [
        (headline, report)
        for headline, report in zip(story["titles"], story["reports"], strict=True)
        if not any(answer in report.lower() for answer in answers)
    ]
    lacks = ""
    if silent:
        headline, report = rng.choice(silent)
        lacks = _titled(headline, crop(Row("", report, "", ()), PASSAGE_CHARS, rng).context)
    return Pair(_asked(row.question, rng), _titled(title, part.context), lacks, hash(row.context))


def _tempting(row: Row, texts: list[str]) -> str:
    """The text without an answer string that shares most words with the question; empty where none is."""
    answers = [row.context[a:b].lower() for a, b in row.spans]
    asked = set(_words(row.question))
    silent = [text for text in texts if len(text) > 20 and not any(a in text.lower() for a in answers)]
    return max(silent, key=lambda text: len(asked.intersection(_words(text))), default="").strip()


def _asked(question: str, rng: random.Random) -> str:
    return question.rstrip("? ").lower() if rng.random() < BARE_SHARE else question


def _titled(title: str, text: str) -> str:
    return f"{title}\n{text.strip()}" if title else text.strip()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())
