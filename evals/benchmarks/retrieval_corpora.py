"""The corpora and questions of the retrieval benchmark, each an index as a user would have it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import Article, Passage, Span
from evals.benchmarks.affairs import homes
from evals.gold import GoldQuestion, load, names_of
from index.build import update
from index.encoder import NamedEncoder
from index.index import Index

READER_SETS = ("dev_squad2", "dev_reddit", "dev_natural_questions")
Place = tuple[str, int, int]
"""An article's id, and a range of its text."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the rows of its corpus that count as found.

    Attributes:
        units: relevant units (articles of a question, or its one context).
        rows: relevant passages, a subset of the units' passages.
    """

    id: str
    text: str
    units: frozenset[int]
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class Corpus:
    """An index, the unit (article or context) of every row, and the questions."""

    name: str
    index: Index
    unit_of: np.ndarray
    questions: tuple[Question, ...]


class Rows:
    """The passages of an index by their row, and the rows of an article."""

    def __init__(self, index: Index):
        counts = index.store.passage_counts()
        self._first = dict(zip(counts, np.cumsum([0, *counts.values()]).tolist(), strict=False))
        self._unit = {id_: unit for unit, id_ in enumerate(counts)}
        self._index = index
        self.unit_of = np.repeat(np.arange(len(counts)), list(counts.values()))

    def holding(self, places: Sequence[Place]) -> frozenset[int]:
        """Rows whose passage overlaps one of the places."""
        return frozenset(
            self._first[id_] + at
            for id_, start, end in places
            if id_ in self._first
            for at, passage in enumerate(self._passages(id_))
            if passage.span.overlaps(Span(start, end))
        )

    def units(self, rows: frozenset[int]) -> frozenset[int]:
        """The units of some rows."""
        return frozenset(int(self.unit_of[row]) for row in rows)

    def _passages(self, id_: str) -> tuple[Passage, ...]:
        return self._index.store.passages(id_)


def contexts(
    folder: Path, name: str, into: Path, limit: int | None = None, encoder: NamedEncoder | None = None
) -> Corpus:
    """All contexts of a reader set, each an article; an answerable question should find its own.

    Args:
        into: where the index is kept.
        limit: at most so many questions, by hash of their id.
    """
    rows = list(_json_lines(folder / f"{name}.jsonl.gz"))
    number_of = {text: number for number, text in enumerate(dict.fromkeys(row["context"] for row in rows))}
    into.mkdir(parents=True, exist_ok=True)
    articles = into / "articles.jsonl"
    lines = [json.dumps({"text": text, "url": f"context:{number}"}) for text, number in number_of.items()]
    articles.write_text("\n".join(lines) + "\n", encoding="utf-8")
    update([articles], into / "index", encoder=encoder)
    index = Index.open(into / "index", encoder=encoder)
    of = Rows(index)
    ids = {article.url: article.id for article in index.store.articles()}
    asked = _first_by_hash([row for row in rows if not row["is_impossible"]], limit)
    found: list[Question] = []
    for row in asked:
        own = ids.get(f"context:{number_of[row['context']]}", "")
        spans = [(own, one["start"], one["start"] + len(one["text"])) for one in row["answers"]]
        held = of.holding(spans)
        if held:
            found.append(Question(row["id"], row["question"], of.units(held), held))
    return Corpus(name, index, of.unit_of, tuple(found))


def news(folder: Path, index: Index) -> Corpus:
    """Every news article; a question counts as found in those of its own that hold an answer string."""
    of = Rows(index)
    by_url = {article.url: article for article in index.store.articles()}
    found: list[Question] = []
    for row in _json_lines(folder / "questions.jsonl.gz"):
        own = [by_url[url] for url in row["urls"] if url in by_url] if row["answer_in_articles"] else []
        held = of.holding([place for article in own for place in _places(article, row["answers"])])
        if held:
            found.append(Question(row["id"], row["question"], of.units(held), held))
    return Corpus("news", index, of.unit_of, tuple(found))


def affairs(into: Path, encoder: NamedEncoder | None = None) -> Corpus:
    """The dev affairs' articles in one index; a question should find a passage with a gold span."""
    folders = homes("dev")
    update([home / "articles" for home in folders], into, encoder=encoder)
    index = Index.open(into, encoder=encoder)
    found: list[tuple[GoldQuestion, dict[str, str]]] = []
    for home in folders:
        own = [one for one in index.store.articles() if one.path.is_relative_to(home.resolve())]
        named = {name: article.id for article in own for name in names_of(article)}
        found += [(question, named) for question in load(home / "questions.jsonl")]
    return Corpus("affairs", index, *_of_gold(index, found))


def gold(file: Path, index: Index) -> Corpus:
    """The bundled articles and the gold questions of one part."""
    named = {name: article.id for article in index.store.articles() for name in names_of(article)}
    return Corpus("bundled", index, *_of_gold(index, [(question, named) for question in load(file)]))


def half(question_id: str) -> int:
    """0 (tuning) or 1 (reporting), by hash of the id."""
    return hashlib.sha256(question_id.encode()).digest()[0] % 2


def _of_gold(
    index: Index, asked: Sequence[tuple[GoldQuestion, dict[str, str]]]
) -> tuple[np.ndarray, tuple[Question, ...]]:
    of = Rows(index)
    found: list[Question] = []
    for question, named in asked:
        rows = of.holding([(named.get(one.article, ""), one.start, one.end) for one in question.answers])
        if question.answerable and rows:
            text = question.standalone or question.question
            found.append(Question(question.id, text, of.units(rows), rows))
    return of.unit_of, tuple(found)


def _places(article: Article, answers: Sequence[str]) -> Iterator[Place]:
    text = article.text.casefold()
    for answer in answers:
        at = text.find(answer.casefold())
        while at >= 0:
            yield article.id, at, at + len(answer)
            at = text.find(answer.casefold(), at + 1)


def _first_by_hash(rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda one: hashlib.sha256(one["id"].encode()).digest())[:limit]


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
