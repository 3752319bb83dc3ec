"""The claims layer alone: gold spans stand in for the reader, with likely wrong guesses of lower score.

What a reader would get wrong is left out, so that a failure here is a failure of values, grouping, order or
kind. Scores are made from word overlap, never from the gold kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.order import infer
from corpus.order_evidence import OrderEvidence
from corpus.read import read_root
from corpus.sameness import same_sentence
from corpus.time_expressions import find_times
from corpus.types import Article, Passage, Span
from index.contents import Prepared, prepare
from index.types import Hit
from qa.claims import ClaimSet, claims_from, compatible, normalise
from qa.claims.values.numbers import find_quantities
from qa.compose import widened
from qa.question import QuestionForm, analyse
from qa.question.words import content_words, stem, stems
from qa.times import as_of_date, inferred_later, known_later
from qa.types import Candidate

ROOT = Path(__file__).parents[3]
GOLD_SCORE = 2.0  # seven in eight; a sentence with all of the question's words gets one more
GUESS_SCORE = -3.5  # one in thirty; a sentence with all of the question's words gets two and a half more
GUESSES = 12
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+)(?:\s(?:of\s)?[A-ZÀ-Þ][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a gold file; ``values`` are the texts that each expected claim may have."""

    id: str
    question: str
    kind: str | None
    status: str
    as_of: str | None
    gold: tuple[tuple[str, Span, int], ...]
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class World:
    """The articles of a folder, prepared as an index would hold them."""

    prepared: tuple[Prepared, ...]

    @classmethod
    def of(cls, folder: Path) -> World:
        """Reads ``folder``; words stand in for the encoder's tokens."""
        articles = [one for one in read_root(folder) if isinstance(one, Article)]
        return cls(prepare(articles, lambda text: len(text.split()), 120))

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {one.article.id: one.article for one in self.prepared}

    @cached_property
    def origins(self) -> dict[str, str]:
        return {one.article.id: one.origin for one in self.prepared}

    @cached_property
    def order(self) -> OrderEvidence:
        sentences = {one.article.id: [s for p in one.passages for s in p.sentences] for one in self.prepared}
        return infer([one.article for one in self.prepared], sentences)

    @cached_property
    def by_file(self) -> dict[str, Prepared]:
        return {one.article.path.name: one for one in self.prepared}

    def allowed(self, as_of: str | None) -> Iterator[Prepared]:
        for one in self.prepared:
            until = as_of_date(as_of) if as_of else None
            if until is None or not (
                known_later(one.article, until) or inferred_later(one.article, self.order, until)
            ):
                yield one

    def ask(
        self, question: str, candidates: Sequence[Candidate], origins: Mapping[str, str] | None = None
    ) -> ClaimSet:
        form = analyse(question)
        return claims_from(
            widened(form, candidates),
            form,
            self.articles,
            self.origins if origins is None else origins,
            order=self.order,
            same_sentence=same_sentence,
        )


def bundled_cases() -> list[Case]:
    """The answerable development questions on the bundled corpus."""
    lines = (ROOT / "evals/gold/bundled.dev.jsonl").read_text().splitlines()
    return [_bundled(record) for record in map(json.loads, lines) if record["answers"]]


def _bundled(record: Mapping[str, Any]) -> Case:
    gold = [(a["article"], Span(a["start"], a["end"]), a.get("value") or 1) for a in record["answers"]]
    texts: dict[int, list[str]] = {}
    for answer, (_, _, value) in zip(record["answers"], gold, strict=True):
        texts.setdefault(value, []).append(answer["text"])
    return Case(
        record["id"],
        record.get("standalone") or record["question"],
        record["kind"],
        record["status"],
        record.get("as_of"),
        tuple(gold),
        tuple(tuple(texts[value]) for value in sorted(texts)),
    )


def story_cases(world: World) -> list[Case]:
    """The answerable questions of the second story that stand alone."""
    lines = (ROOT / "tests/stories/questions.jsonl").read_text().splitlines()
    records = [json.loads(line) for line in lines]
    return [_story(record, world) for record in records if record["values"]]


def _story(record: Mapping[str, Any], world: World) -> Case:
    gold = [
        (name, span, number)
        for number, texts in enumerate(record["values"], 1)
        for name in record["articles"]
        for span in _best_places(texts, record["question"], world.by_file[name])
    ]
    values = tuple(tuple(texts) for texts in record["values"])
    return Case(
        record["id"],
        record["question"],
        record["kind"],
        record["status"],
        record.get("as_of"),
        tuple(gold),
        values,
    )


def _best_places(texts: Sequence[str], question: str, one: Prepared) -> list[Span]:
    """Where an article says one of the texts in words that are most like the question's."""
    wanted = question_stems(question)
    found: list[tuple[float, Span]] = []
    for passage in one.passages:
        for sentence in passage.sentences:
            for text in texts:
                pattern = re.compile(rf"(?<![\w$.]){re.escape(text)}(?!\w)")
                for match in pattern.finditer(one.article.text, sentence.start, sentence.end):
                    share = overlap(wanted, sentence.of(one.article.text))
                    found.append((share, Span(match.start(), match.end())))
    best = max((share for share, _ in found), default=0.0)
    kept = [span for share, span in found if share == best and share > 0.2]
    return [span for span in kept if not any(o.contains(span) and o != span for o in kept)]


def question_stems(question: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(question))


def overlap(wanted: frozenset[str], text: str) -> float:
    return len(wanted & stems(text)) / len(wanted) if wanted else 0.0


def candidates_of(case: Case, world: World) -> list[Candidate]:
    """The gold spans, and spans of the asked-for type in the sentences most like the question."""
    form = analyse(case.question)
    wanted = question_stems(case.question)
    allowed = {one.article.path.name: one for one in world.allowed(case.as_of)}
    found: list[Candidate] = []
    for name, span, _ in case.gold:
        if name in allowed:
            one = allowed[name]
            passage, sentence = _place(one, span)
            score = GOLD_SCORE + overlap(wanted, sentence.of(one.article.text))
            found.append(_candidate(one, passage, span, sentence, score))
    guesses = sorted(_guesses(form, wanted, allowed.values()), key=lambda guess: -guess.score)
    right = [(c.hit.passage.article_id, c.span) for c in found]
    wrong = [g for g in guesses if not _touches(g, right) and not _is_gold_value(g, case, form, world)]
    return found + wrong[:GUESSES]


def _touches(guess: Candidate, right: Iterable[tuple[str, Span]]) -> bool:
    return any(
        key == guess.hit.passage.article_id and (span.overlaps(guess.span) or guess.sentence.contains(span))
        for key, span in right
    )


def _is_gold_value(guess: Candidate, case: Case, form: QuestionForm, world: World) -> bool:
    text = guess.span.of(world.articles[guess.hit.passage.article_id].text)
    return any(text in other or other in text for texts in case.values for other in texts)


def _guesses(form: QuestionForm, wanted: frozenset[str], articles: Iterable[Prepared]) -> Iterator[Candidate]:
    for one in articles:
        text = one.article.text
        for passage in one.passages:
            for sentence in passage.sentences:
                share = overlap(wanted, sentence.of(text))
                for span in _spans_of_type(form, text, sentence) if share else ():
                    yield _candidate(one, passage, span, sentence, GUESS_SCORE + 2.5 * share)


def _spans_of_type(form: QuestionForm, text: str, sentence: Span) -> Iterator[Span]:
    said = sentence.of(text)
    if form.wants_passage:
        yield sentence
    elif form.wanted == "date":
        for time in find_times(said):
            yield Span(sentence.start + time.span.start, sentence.start + time.span.end)
    elif form.wanted in ("money", "percent", "count", "duration"):
        for quantity in find_quantities(said):
            value = normalise(said[quantity.start : quantity.end], form.wanted, said, None, quantity.start)
            if value.type == form.wanted:
                yield Span(sentence.start + quantity.start, sentence.start + quantity.end)
    else:
        for match in _NAME.finditer(said):
            if match.start() > 0:
                yield Span(sentence.start + match.start(), sentence.start + match.end())


def _place(one: Prepared, span: Span) -> tuple[Passage, Span]:
    for passage in one.passages:
        for sentence in passage.sentences:
            if sentence.contains(span):
                return passage, sentence
        if passage.span.contains(span):
            return passage, span
    near = min(one.passages, key=lambda passage: abs(passage.span.start - span.start))
    return near, span


def _candidate(one: Prepared, passage: Passage, span: Span, sentence: Span, score: float) -> Candidate:
    del one
    return Candidate(Hit(passage, 1, 1.0, ()), span, round(score, 4), sentence)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer against what was expected: ``missing`` are values that no claim gives."""

    case: Case
    answer: ClaimSet
    kind_right: bool
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.kind_right and not self.missing and not self.extra


def judge(case: Case, world: World) -> Verdict:
    """Asks and compares."""
    answer = world.ask(case.question, candidates_of(case, world))
    claimed = [[c.quote for c in claim.citations] for claim in answer.claims]
    missing = tuple(texts[0] for texts in case.values if not any(_gives(q, texts) for q in claimed))
    if case.kind in ("single", "passage"):
        missing = () if claimed and _gives(claimed[0], [t for v in case.values for t in v]) else missing
    every = [text for texts in case.values for text in texts]
    extra = tuple(quotes[0] for quotes in claimed if not _gives(quotes, every))
    if case.kind not in ("single", "passage") and len(claimed) < len(case.values):
        missing = missing or ("a claim of its own",)
    right_kind = (answer.kind, answer.status) == (case.kind, case.status)
    return Verdict(case, answer, right_kind, missing, extra)


def _gives(quotes: Sequence[str], texts: Sequence[str]) -> bool:
    return any(_same(quote, text) for quote in quotes for text in texts)


def _same(quote: str, text: str) -> bool:
    first, second = quote.casefold(), text.casefold()
    if first in second or second in first:
        return True
    return compatible(normalise(quote, "text"), normalise(text, "text")) == "equal"
