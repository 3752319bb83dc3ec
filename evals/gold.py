"""Gold questions: what one looks like, reading them, and checking them against the articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, get_args

from corpus.errors import CorpusError
from corpus.types import Article, Span
from evals.lines import read_lines
from evals.measures.squad import normalise
from qa.types import Status

HINT = "evals/gold/README.md says what a row needs; `dateline eval --check FILE` names every problem."

TEMPLATE = """\
{"id": "mine-001", "question": "Who chaired the talks?", "type": "factoid", "kind": "single", \
"status": "answered", "answers": [{"article": "articles/talks.md", "start": 120, "end": 131, \
"text": "Ada Example"}], "variants": ["Ms. Example"]}
{"id": "mine-002", "question": "What did the talks cost?", "type": "near-miss", "kind": null, \
"status": "not_found", "answers": [], "variants": []}
"""
"""Two rows to start one's own file from."""

_FUNCTION_WORDS_TEXT = """
a about after all also am an and any are as at be been before being between both but by can could
did do does during for from had has have he her his how i if in into is it its many may me more most
much my no not of on or our over she should so some such than that the their them then there these
they this those to under up us was we were what when where which while who whom whose why will with
would you your
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One place where an answer stands: ``article`` is a path below its root, a file name, an id, a URL."""

    article: str
    start: int
    end: int
    text: str
    value: int | str | None = None

    @property
    def span(self) -> Span:
        """Its place in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with everything that counts as right.

    Attributes:
        type: what sort of question it is, in the gold writer's words (``factoid``, ``near-miss``).
        kind: the expected kind of answer; None where there is none, or where it does not matter.
        status: what the corpus says to it.
        answers: every gold span; spans of one ``value`` say the same, and without values all of them do.
        variants: further strings that are right wherever they stand.
        standalone: a follow-up said without its conversation.
    """

    id: str
    question: str
    type: str
    status: Status
    answers: tuple[GoldSpan, ...] = ()
    variants: tuple[str, ...] = ()
    conversation: str | None = None
    turn: int | None = None
    as_of: str | None = None
    standalone: str | None = None
    kind: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the corpus has an answer."""
        return self.status != "not_found"

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every string that counts as right, without repetition."""
        return tuple(dict.fromkeys([answer.text for answer in self.answers] + list(self.variants)))

    @property
    def values(self) -> tuple[tuple[GoldSpan, ...], ...]:
        """The spans grouped by what they say, newest first for ``changed``; one group without values."""
        groups: dict[int | str | None, list[GoldSpan]] = {}
        for answer in self.answers:
            groups.setdefault(answer.value, []).append(answer)
        return tuple(tuple(group) for group in groups.values())

    @property
    def first(self) -> GoldQuestion:
        """What the first claim is judged by: of values that changed, the newest only."""
        if self.kind != "changed" or len(self.values) < 2:
            return self
        return replace(self, answers=self.values[0], variants=())


class _Store(Protocol):
    def articles(self) -> Iterable[Article]: ...


class HasStore(Protocol):
    """What of an index the check needs."""

    @property
    def store(self) -> _Store:
        """Where the articles are."""
        ...


def load(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of one file, turns of a conversation in order.

    Raises:
        CorpusError: naming file and line, where a row lacks a field, or an id comes twice.
    """
    questions: dict[str, GoldQuestion] = {}
    for number, row in read_lines(path):
        question = question_of(row, path, number)
        if question.id in questions:
            raise CorpusError(f"the id {question.id} comes twice", HINT, path=path, line=number)
        questions[question.id] = question
    if not questions:
        raise CorpusError("no questions", HINT, path=path)
    return tuple(questions.values())


def names_of(article: Article) -> tuple[str, ...]:
    """What a gold row may call an article, most exact first."""
    names = [article.id]
    if article.record is None:
        path = article.path
        relative = (
            path.relative_to(article.root).as_posix() if path.is_relative_to(article.root) else path.name
        )
        names += [relative, path.name, path.stem]
    if article.url:
        names += [article.url, url_key(article.url)]
    return tuple(dict.fromkeys(names))


def are_about(questions: Iterable[GoldQuestion], index: HasStore) -> bool:
    """Whether an article of the questions is in the index; True where they name none."""
    named = {answer.article for question in questions for answer in question.answers}
    return not named or any(not named.isdisjoint(names_of(one)) for one in index.store.articles())


def url_key(url: str) -> str:
    """Twelve hex digits of a URL's SHA-1: names an article without carrying its address."""
    return hashlib.sha1(url.encode("utf-8"), usedforsecurity=False).hexdigest()[:12]


def check(path: Path, index: HasStore) -> list[str]:
    """Every problem of a gold file against the articles of an index, one sentence each; none is good."""
    try:
        questions = load(path)
    except CorpusError as error:
        return [error.message]
    articles: dict[str, Article] = {}
    for article in index.store.articles():
        for name in names_of(article):
            articles.setdefault(name, article)
    return [problem for question in questions for problem in problems(question, articles)] + _turn_problems(
        questions
    )


def problems(question: GoldQuestion, articles: Mapping[str, Article]) -> list[str]:
    """What is wrong with one question: spans that are not there, a status that its answers deny."""
    found = [
        f"{question.id}: {problem}"
        for answer in question.answers
        for problem in _span_problems(answer, articles)
    ]
    if question.answerable and not question.accepted:
        found.append(f"{question.id}: is {question.status} but has no answer")
    if not question.answerable and question.answers:
        found.append(f"{question.id}: is not_found but has an answer")
    if question.status not in get_args(Status):
        found.append(
            f"{question.id}: the status {question.status!r} is none of {', '.join(get_args(Status))}"
        )
    return found


def content_words(text: str) -> set[str]:
    """The words of ``text`` as compared, without function words."""
    return set(normalise(text).split()) - _FUNCTION_WORDS


def overlap(question: str, sentence: str) -> float:
    """The share of a question's content words that stand in ``sentence``; 0.0 where it has none."""
    words = content_words(question)
    return len(words & content_words(sentence)) / len(words) if words else 0.0


def question_of(row: Mapping[str, Any], path: Path, line: int) -> GoldQuestion:
    """One line of a gold file.

    Raises:
        CorpusError: naming file and line, where a field is missing or of another type.
    """
    try:
        turn = row.get("turn")
        return GoldQuestion(
            id=str(row["id"]),
            question=row["question"],
            type=row.get("type") or row["kind"],
            status=row["status"],
            answers=tuple(_span(answer) for answer in row.get("answers", ())),
            variants=tuple(row.get("variants", ())),
            conversation=row.get("conversation"),
            turn=None if turn is None else int(turn),
            as_of=row.get("as_of"),
            standalone=row.get("standalone"),
            kind=row.get("kind"),
        )
    except KeyError as error:
        raise CorpusError(f"not a gold row: it has no {error}", HINT, path=path, line=line) from error
    except (TypeError, ValueError) as error:
        raise CorpusError(f"not a gold row: {error}", HINT, path=path, line=line) from error


def _span(answer: Mapping[str, Any]) -> GoldSpan:
    return GoldSpan(
        answer["article"], int(answer["start"]), int(answer["end"]), answer["text"], answer.get("value")
    )


def _span_problems(answer: GoldSpan, articles: Mapping[str, Article]) -> list[str]:
    article = articles.get(answer.article)
    if article is None:
        return [f"no article {answer.article}"]
    there = article.text[answer.start : answer.end]
    if there != answer.text or not there:
        place = f"{answer.article}[{answer.start}:{answer.end}]"
        return [f"{place} is {there!r}, not {answer.text!r}"]
    return []


def _turn_problems(questions: Sequence[GoldQuestion]) -> list[str]:
    seen: dict[str, list[int]] = {}
    for question in questions:
        if question.conversation is not None:
            seen.setdefault(question.conversation, []).append(question.turn or 0)
    return [
        f"{name}: its turns are {turns}, not 1 to {len(turns)} in order"
        for name, turns in seen.items()
        if turns != list(range(1, len(turns) + 1))
    ]
