"""The corpora and questions of the retrieval benchmark, and vectors for them, cached on disk."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.blocks import blocks
from corpus.furniture import learn_furniture
from corpus.passages import passages
from corpus.types import Article, Passage, Span
from index.embedding import text_key
from index.encoder import count_tokens
from index.texts import retrieval_text
from index.types import Encoder

MAX_TOKENS = 160
SHARD = 256
"""Texts between two writes to the cache, so that an interrupted run loses little."""
READER_SETS = ("dev_squad2", "dev_reddit", "dev_natural_questions")


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
    """Retrieval texts in row order; the unit (article or context) of every row; the questions."""

    name: str
    texts: tuple[str, ...]
    unit_of: np.ndarray
    questions: tuple[Question, ...]


def news(folder: Path, cache: Path, *, max_passages: int, questions: int | None = None) -> Corpus:
    """Articles of ``folder``; a question counts as found in its own articles that hold an answer string.

    Args:
        cache: where the passages' offsets are kept between runs.
        max_passages: of one article; later ones are left out, for want of time to encode them.
        questions: so many, by hash of their id, and no other articles than theirs; None for everything.
    """
    articles = list(_articles(folder / "articles.jsonl.gz"))
    spans = _passage_spans(articles, cache / "passages.json")
    asked = _first_by_hash(_news_rows(folder / "questions.jsonl.gz"), questions)
    if questions is not None:
        urls = {url for one in asked for url in one["urls"]}
        kept = [unit for unit, article in enumerate(articles) if article.url in urls]
        articles, spans = [articles[unit] for unit in kept], [spans[unit] for unit in kept]
    found = [(unit, span) for unit in range(len(articles)) for span in spans[unit][:max_passages]]
    texts = tuple(retrieval_text(articles[unit], _passage(articles[unit], span)) for unit, span in found)
    bodies = [span.of(articles[unit].text).casefold() for unit, span in found]
    units = np.array([unit for unit, _ in found])
    return Corpus("news", texts, units, tuple(_news_questions(asked, articles, bodies, units)))


def contexts(folder: Path, name: str, questions: int | None = None) -> Corpus:
    """All contexts of a reader set, each one passage; an answerable question should find its own.

    Args:
        questions: at most so many, by hash of their id.
    """
    rows = list(_json_lines(folder / f"{name}.jsonl.gz"))
    row_of = {context: row for row, context in enumerate(dict.fromkeys(one["context"] for one in rows))}
    asked = _first_by_hash([one for one in rows if not one["is_impossible"]], questions)
    found = [
        Question(one["id"], one["question"], frozenset({row}), frozenset({row}))
        for one in asked
        for row in [row_of[one["context"]]]
    ]
    return Corpus(name, tuple(row_of), np.arange(len(row_of)), tuple(found))


def vectors(texts: Sequence[str], encoder: Encoder, cache: Path) -> np.ndarray:
    """Vectors of ``texts``, (texts, dimensions) float16; those in ``cache`` are not computed again."""
    known = _cached(cache)
    missing = {key: text for text in texts if (key := text_key(text)) not in known}
    keys, started = list(missing), time.monotonic()
    for start in range(0, len(keys), SHARD):
        chunk = keys[start : start + SHARD]
        computed = encoder.encode([missing[key] for key in chunk]).astype(np.float16)
        _write_shard(cache, chunk, computed)
        known.update(zip(chunk, computed, strict=True))
        print(f"{start + len(chunk)} of {len(keys)} texts, {time.monotonic() - started:.0f} s", flush=True)
    return np.stack([known[text_key(text)] for text in texts])


def half(question_id: str) -> int:
    """0 (tuning) or 1 (reporting), by hash of the id."""
    return hashlib.sha256(question_id.encode()).digest()[0] % 2


def _articles(path: Path) -> Iterator[Article]:
    for number, row in enumerate(_json_lines(path), 1):
        text = row["text"]
        yield Article(
            id=f"n{number}",
            title=row.get("title"),
            text=text,
            publisher=None,
            author=None,
            url=row["url"],
            published=None,
            published_basis="none",
            path=path,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            record=number,
            root=path,
        )


def _news_rows(path: Path) -> list[dict[str, Any]]:
    return [one for one in _json_lines(path) if one["answer_in_articles"]]


def _first_by_hash(rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda one: hashlib.sha256(one["id"].encode()).digest())[:limit]


def _news_questions(
    asked: Sequence[dict[str, Any]], articles: Sequence[Article], bodies: Sequence[str], units: np.ndarray
) -> Iterator[Question]:
    """Questions whose answer string stands in a passage of one of their articles."""
    unit_of = {article.url: unit for unit, article in enumerate(articles)}
    for one in asked:
        answers = [answer.casefold() for answer in one["answers"]]
        own = {unit_of[url] for url in one["urls"] if url in unit_of}
        rows = {
            int(row)
            for row in np.flatnonzero(np.isin(units, list(own)))
            if any(answer in bodies[int(row)] for answer in answers)
        }
        if rows:
            yield Question(
                one["id"], one["question"], frozenset(int(units[row]) for row in rows), frozenset(rows)
            )


def _passage_spans(articles: Sequence[Article], path: Path) -> list[list[Span]]:
    """Passages of all articles, furniture learnt from all of them; minutes, hence kept."""
    if not path.exists():
        learnt = learn_furniture(articles)
        cut = [passages(one, blocks(one, learnt), count_tokens, MAX_TOKENS) for one in articles]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([[[p.span.start, p.span.end] for p in own] for own in cut]))
    return [[Span(start, end) for start, end in own] for own in json.loads(path.read_text())]


def _passage(article: Article, span: Span) -> Passage:
    return Passage(f"{article.id}:{span.start}-{span.end}", article.id, span, (span,))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _cached(cache: Path) -> dict[bytes, np.ndarray]:
    known: dict[bytes, np.ndarray] = {}
    for path in sorted(cache.glob("*.npz")):
        with np.load(path, allow_pickle=False) as shard:
            keys, stored = shard["keys"], shard["vectors"]
        known.update((key.tobytes(), vector) for key, vector in zip(keys, stored, strict=True))
    return known


def _write_shard(cache: Path, keys: Sequence[bytes], computed: np.ndarray) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    flat = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), -1)
    np.savez(cache / f"{keys[0].hex()}.npz", keys=flat, vectors=computed)
