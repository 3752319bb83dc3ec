"""What the calibrators are fitted on: features of candidates of labelled questions, and which are right.

Numbers only; no text of the sets is kept. Every question is read twice: for spans, and for whole sentences,
which is how questions for a reason, a statement or yes and no are answered.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.types import Article, Span
from evals.gold import GoldQuestion, names_of, url_key
from evals.measures.squad import f1
from index.build import update
from index.tokens import tokenize
from qa.chances import Chance

RIGHT_F1 = 0.6
"""Words in common with an accepted answer that make a span right."""
MADE_SHARE = 4
"""One made near miss and one off-topic question to so many of a set's own."""
SEED = 11
STRANGERS = 90
"""Off-topic questions to each gold index."""
KEPT = 6
"""Candidates of a question that are judged."""

Right = Callable[[Article, Chance], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question as it is asked here.

    Attributes:
        span_right: whether a candidate's span is an answer.
        sentence_right: whether its sentence holds one.
        without: url of an article that must not be used, or None.
    """

    id: str
    question: str
    as_of: str | None
    answerable: bool
    span_right: Right
    sentence_right: Right
    without: str | None = None


def rows(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One row a candidate, of every set that the options name."""
    for name, assistant, questions in _sets(given):
        for number, asked in enumerate(questions):
            yield from _rows(name, assistant, asked, given.levels)
            if number % 50 == 0:
                print(name, number, len(questions), flush=True)


def _sets(given: argparse.Namespace) -> Iterator[tuple[str, Any, Sequence[Asked]]]:
    from qa.assistant import Assistant

    if given.news:
        from evals.news import labelled_questions, labels

        found = [_of_news(question) for question in labelled_questions(given.news, labels())]
        yield "news", Assistant.open(given.news_index), found
    for index in given.gold_index or ():
        name, assistant = f"gold, {index.name}", Assistant.open(index)
        asked = [_of_gold(question) for question in _said_in_full(given.gold)] if given.gold else []
        if asked:
            yield name, assistant, asked
        if given.strangers:
            yield f"{name}, off topic", assistant, _strangers(given.strangers, STRANGERS)
            if asked:
                yield f"{name}, unknown name", assistant, _renamed(assistant, asked, given.strangers)
    if given.affairs:
        yield from _affairs(given.affairs, given.strangers)
    files = given.squad or ()
    for number, file in enumerate(files):
        name = file.name.split(".")[0].removeprefix("dev_")
        with tempfile.TemporaryDirectory() as folder:
            assistant, asked = _squad(file, Path(folder), given.squad_limit)
            yield name, assistant, asked
            yield f"{name}, near miss", assistant, _near_misses(file, given.squad_limit // MADE_SHARE)
            if len(files) > 1:
                other = files[(number + 1) % len(files)]
                yield f"{name}, off topic", assistant, _strangers(other, given.squad_limit // MADE_SHARE)


def _affairs(folder: Path, strangers: Path | None) -> Iterator[tuple[str, Any, Sequence[Asked]]]:
    from qa.assistant import Assistant

    for home in sorted(path for path in folder.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as made:
            update([home / "articles"], Path(made) / "index")
            assistant = Assistant.open(Path(made) / "index")
            asked = [_of_gold(question) for question in _said_in_full(home / "questions.jsonl")]
            yield "gold, affairs", assistant, asked
            if strangers:
                yield "gold, affairs, unknown name", assistant, _renamed(assistant, asked, strangers)


def _squad(file: Path, folder: Path, limit: int) -> tuple[Any, list[Asked]]:
    from evals.spans import span_questions
    from evals.squad import context_url, prepare
    from qa.assistant import Assistant
    from qa.question import analyse

    articles, questions = prepare(file, folder)
    homes = {row.id: context_url(row) for row in span_questions(file)}
    update([articles], folder / "index")
    asked = [_of_squad(q, homes[q.id]) for q in questions[:: max(1, len(questions) // limit)]]
    # Few questions ask for sentences, and fewer of them have no answer: all are taken, and asked again
    # with their own context left out.
    wide = [_of_squad(q, homes[q.id]) for q in questions if analyse(q.question).wants_passage]
    asked += [q for q in wide if q.id not in {one.id for one in asked}]
    asked += [_silenced(q, homes[q.id.removesuffix("-")]) for q in wide if q.answerable]
    return Assistant.open(folder / "index"), asked


def _near_misses(file: Path, count: int) -> list[Asked]:
    """Questions of the file with a name or number swapped for another of their context."""
    from evals.spans import span_questions
    from qa.reader.train.negatives import swapped_name
    from qa.reader.train.rows import Row

    rng = random.Random(SEED)
    rows = [row for row in span_questions(file) if row.answerable]
    made: list[Asked] = []
    for row in rng.sample(rows, len(rows)):
        found = [(at, at + len(gold)) for gold in row.golds if (at := row.context.find(gold)) >= 0]
        swapped = swapped_name(Row("", row.context, row.question, tuple(found)), rng)
        if swapped and len(made) < count:
            made.append(_never(f"{row.id}~", swapped.question))
    return made


def _strangers(file: Path, count: int) -> list[Asked]:
    """Questions of another set, on which these articles are silent."""
    from evals.spans import span_questions

    rows = list(span_questions(file))
    return [_never(f"{row.id}!", row.question) for row in random.Random(SEED).sample(rows, count)]


def _renamed(assistant: Any, asked: Sequence[Asked], file: Path) -> list[Asked]:
    """One answerable question in ``MADE_SHARE`` with one of its names replaced by a stranger of ``file``."""
    from qa.question import analyse

    rng = random.Random(SEED)
    strange = [name for one in _strangers(file, STRANGERS) for name in _unknown(assistant, one.question)]
    named = [(one, names) for one in asked if one.answerable and (names := analyse(one.question).names)]
    return [
        _never(f"{one.id}?", one.question.replace(rng.choice(names), rng.choice(strange)))
        for one, names in rng.sample(named, len(named) // MADE_SHARE)
    ]


def _unknown(assistant: Any, question: str) -> list[str]:
    """Names in ``question`` of which the corpus holds no word."""
    words = assistant.index.contains_token
    names = assistant.analyse(question).names
    return [name for name in names if not any(map(words, tokenize(name)))]


def _never(id: str, question: str) -> Asked:
    def wrong(article: Article, found: Chance) -> bool:
        return False

    return Asked(id, question, None, False, wrong, wrong)


def _of_news(question: GoldQuestion) -> Asked:
    def overlaps(article: Article, found: Chance) -> bool:
        return any(
            article.url
            and url_key(article.url) == gold.article
            and found.candidate.sentence.overlaps(gold.span)
            for gold in question.answers
        )

    def span_right(article: Article, found: Chance) -> bool:
        near = any(
            article.url and url_key(article.url) == gold.article and found.candidate.span.overlaps(gold.span)
            for gold in question.answers
        )
        return near or _says(question.accepted, article, found)

    def sentence_right(article: Article, found: Chance) -> bool:
        return overlaps(article, found) or _says(question.accepted, article, found)

    return Asked(
        question.id, question.question, question.as_of, question.answerable, span_right, sentence_right
    )


def _said_in_full(file: Path) -> list[GoldQuestion]:
    from evals.gold import load

    return [replace(one, question=one.standalone or one.question) for one in load(file)]


def _of_gold(question: GoldQuestion) -> Asked:
    def marked(article: Article) -> list[Span]:
        names = names_of(article)
        return [gold.span for gold in question.answers if gold.article in names]

    def span_right(article: Article, found: Chance) -> bool:
        near = any(found.candidate.span.overlaps(span) for span in marked(article))
        return near or _says(question.accepted, article, found)

    def sentence_right(article: Article, found: Chance) -> bool:
        near = any(found.candidate.sentence.overlaps(span) for span in marked(article))
        return near or _says(question.accepted, article, found)

    return Asked(
        question.id, question.question, question.as_of, question.answerable, span_right, sentence_right
    )


def _of_squad(question: GoldQuestion, home: str) -> Asked:
    def span_right(article: Article, found: Chance) -> bool:
        return _says(question.accepted, article, found)

    def sentence_right(article: Article, found: Chance) -> bool:
        sentence = found.candidate.sentence.of(article.text)
        return article.url == home and any(answer in sentence for answer in question.accepted)

    return Asked(question.id, question.question, None, question.answerable, span_right, sentence_right)


def _silenced(asked: Asked, home: str) -> Asked:
    return replace(asked, id=f"{asked.id}-", answerable=False, without=home)


def _says(accepted: Sequence[str], article: Article, found: Chance) -> bool:
    return bool(accepted) and f1(found.candidate.span.of(article.text), accepted) >= RIGHT_F1


def _rows(name: str, assistant: Any, asked: Asked, levels: Sequence[str]) -> Iterator[dict[str, Any]]:
    from qa.times import as_of_date

    form = assistant.analyse(asked.question)
    until = as_of_date(asked.as_of) if asked.as_of else None
    allowed = (lambda article: article.url != asked.without) if asked.without else None
    hits = assistant.retrieve(asked.question, until, allowed, form.other_names)
    forms = {
        "spans": form if not form.wants_passage else replace(form, wanted="text"),
        "sentences": form if form.wants_passage else replace(form, wanted="statement"),
    }
    for level in levels:
        one = forms[level]
        right = asked.span_right if level == "spans" else asked.sentence_right
        candidates = assistant.read(one, hits)
        shared = {
            "set": name,
            "id": asked.id,
            "level": level,
            "wide": form.wants_passage,
            "answerable": asked.answerable,
        }
        found = {id(c.candidate): c for c in assistant.chances(one, candidates)}
        # In the reader's order: the calibrators must not be fitted on what an earlier one chose.
        kept = [found[id(c)] for c in candidates if id(c) in found]
        kept = kept[:KEPT] if level == "spans" else kept
        if not kept:
            yield shared | {"rank": 0}
        for rank, chance in enumerate(kept, 1):
            article = assistant.index.article(chance.candidate.hit.passage.article_id)
            yield shared | {
                "rank": rank,
                "right": right(article, chance) and asked.answerable,
                "features": [round(value, 4) for value in asdict(chance.features).values()],
            }
