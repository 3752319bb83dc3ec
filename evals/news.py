"""The harder room: quiz questions over thousands of real articles, each asked as of its own date.

The articles are other people's: a run keeps their text in its own folder only, and what is committed
holds ids, offsets and figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from evals.gold import GoldQuestion, GoldSpan, url_key
from evals.lines import read_lines
from qa.types import Status

QUESTIONS = "questions.jsonl.gz"
ARTICLES = "articles.jsonl.gz"
NEWS_TYPE = "news"
SILENT_TYPE = "news, silent"
LABELS = Path(__file__).parent / "gold" / "news_labels.jsonl"
"""Ids, offsets, answerable or not; no text.

The first 537 questions in the order that shuffling the sorted ids with seed 20220610 gives: 337 judged by
reading the sentences around the best matches for question and answer in all articles up to its date, the
others by reading the passages that retrieval ranks highest for the question, and for question and answer.
Seven were left out, the articles being older than the question's "now" or naming part of the answer only. A
question that asks which of several choices, without them, counts as one that cannot be answered.
"""


@dataclass(frozen=True, slots=True)
class Label:
    """A judgement of one question: where its answer stands, as of its date.

    Attributes:
        strings: whether the quiz's own answer strings are right too; some are wrong, or need the choices.
    """

    id: str
    answerable: bool
    spans: tuple[tuple[str, int, int], ...]
    strings: bool = True


def labels(path: Path = LABELS) -> dict[str, Label]:
    """The labels by question id.

    Raises:
        CorpusError: naming the line, where a field is missing or spans and judgement disagree.
    """
    found: dict[str, Label] = {}
    for number, row in read_lines(path):
        try:
            spans = tuple((span["url_sha1"], int(span["start"]), int(span["end"])) for span in row["spans"])
            label = Label(row["id"], bool(row["answerable"]), spans, row.get("strings", True))
        except (KeyError, TypeError) as error:
            raise CorpusError(f"a label lacks {error}", path=path, line=number) from error
        if label.answerable != bool(label.spans):
            raise CorpusError("spans and judgement disagree", path=path, line=number)
        found[label.id] = label
    return found


def all_questions(folder: Path) -> tuple[GoldQuestion, ...]:
    """Every question, answered by its strings wherever they stand.

    Whether a string occurs in a question's own articles stands in for whether it can be answered: noisy,
    so that refusals are only compared between systems here; the labelled questions judge them.
    """
    return tuple(
        GoldQuestion(
            row["id"],
            row["question"],
            NEWS_TYPE if row["answer_in_articles"] else SILENT_TYPE,
            "answered" if row["answer_in_articles"] else "not_found",
            variants=tuple(row["answers"]),
            as_of=iso(row["date"]),
        )
        for _, row in read_lines(folder / QUESTIONS)
    )


def labelled_questions(folder: Path, judged: Mapping[str, Label]) -> tuple[GoldQuestion, ...]:
    """The labelled questions with their gold spans sliced from the articles, in the labels' order.

    Raises:
        CorpusError: where a label names a question or an article that the folder lacks.
    """
    rows = {row["id"]: row for _, row in read_lines(folder / QUESTIONS)}
    texts = _texts(folder, {url for label in judged.values() for url, _, _ in label.spans})
    if missing := [id for id in judged if id not in rows]:
        raise CorpusError(f"no question {missing[0]}", "Use the questions that were labelled.", path=folder)
    return tuple(_labelled(rows[id], label, texts) for id, label in judged.items())


def iso(date: str) -> str:
    """``2022/06/10`` as ``2022-06-10``."""
    return date.replace("/", "-")


def _labelled(row: Mapping[str, object], label: Label, texts: Mapping[str, str]) -> GoldQuestion:
    status: Status = "answered" if label.answerable else "not_found"
    spans = tuple(GoldSpan(url, start, end, texts[url][start:end]) for url, start, end in label.spans)
    trusted = label.strings and label.answerable
    given: Iterable[str] = row["answers"] if trusted else ()  # type: ignore[assignment]
    return GoldQuestion(
        label.id,
        str(row["question"]),
        NEWS_TYPE if label.answerable else SILENT_TYPE,
        status,
        spans,
        tuple(given),
        as_of=iso(str(row["date"])),
    )


def _texts(folder: Path, wanted: set[str]) -> dict[str, str]:
    """Article texts by URL key.

    Raises:
        CorpusError: where one is not there.
    """
    keyed = ((url_key(row["url"]), row["text"]) for _, row in read_lines(folder / ARTICLES))
    found = {key: text for key, text in keyed if key in wanted}
    if lacking := sorted(wanted - found.keys()):
        raise CorpusError(f"no article {lacking[0]}", "Use the articles that were labelled.", path=folder)
    return found
