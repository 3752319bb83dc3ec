"""Asks every gold question through the assistant, keeps every outcome, and goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import DatelineError
from corpus.types import Article
from evals.gold import GoldQuestion, names_of, url_key
from evals.measures.timing import peak_rss_mb
from evals.outcome import Naming, Outcome, from_json, outcome_of
from qa.types import Answer

STANDALONE = "#standalone"
"""Marks the outcome of a follow-up that was also asked in full, without its conversation."""
OUTCOMES = "outcomes.jsonl"

Progress = Callable[[int, int], None]
"""Called with the questions done and their number."""
Remember = Callable[[Any, str, Answer], Any]
"""The conversation after one more turn: from the one so far (empty at first), a question, its answer."""


class Asks(Protocol):
    """The assistant."""

    def ask(self, question: str, as_of: str | None = None, conversation: Any = ()) -> Answer:
        """Answers one question."""
        ...


class Articles(Protocol):
    """What of an index the runner needs."""

    @property
    def index_id(self) -> str:
        """Names the generation."""
        ...

    def article(self, article_id: str) -> Article:
        """One article."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over a gold set.

    Attributes:
        outcomes: by question id; follow-ups asked in full stand under ``id#standalone``.
        cold_ms: opening and the very first question; None where nothing was asked anew.
        settings: what was set for this run, for the record.
    """

    name: str
    gold: tuple[GoldQuestion, ...]
    outcomes: Mapping[str, Outcome]
    index_id: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    cold_ms: float | None = None
    peak_rss_mb: float | None = None


def run_gold(
    assistant: Asks,
    gold: Sequence[GoldQuestion],
    index: Articles,
    *,
    name: str = "dateline",
    into: Path | None = None,
    settings: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    remember: Remember | None = None,
    standalone: bool = True,
    opening_ms: float = 0.0,
) -> Run:
    """Asks every question once, in order, turns of a conversation one after the other.

    Args:
        assistant: who is asked.
        gold: the questions.
        index: the index behind the assistant.
        name: what the run is called in reports.
        into: folder that keeps ``outcomes.jsonl``; a run of the same questions, settings and index goes on
            there, any other starts over.
        settings: what was set, kept with the run and part of what must agree to go on.
        progress: told after each question.
        remember: how a conversation grows; by default a tuple of ``qa.conversation`` turns.
        standalone: whether follow-ups are also asked in full.
        opening_ms: what opening index and models took, if the caller measured it: part of the cold time.
    """
    mark = fingerprint(gold, index.index_id, settings or {})
    kept = _Kept(into / OUTCOMES if into else None, mark)
    first_ms = _first_ms(assistant, gold[0]) if gold and len(kept.outcomes) < len(gold) else None
    cold_ms = None if first_ms is None else opening_ms + first_ms
    keep = _asker(assistant, index, naming(gold), kept)
    done = 0
    for chain in _chains(gold):
        _run_chain(chain, keep, kept, remember or remember_turn, standalone)
        done += len(chain)
        if progress:
            progress(done, len(gold))
    return Run(name, tuple(gold), kept.outcomes, index.index_id, dict(settings or {}), cold_ms, peak_rss_mb())


def naming(gold: Iterable[GoldQuestion]) -> Naming:
    """Calls each article what the gold rows call it, else by path below its root, or by URL key."""
    used = {answer.article for question in gold for answer in question.answers}

    def name(article: Article) -> str:
        names = names_of(article)
        if found := next((known for known in names if known in used), None):
            return found
        if article.record is not None:
            return url_key(article.url) if article.url else article.id
        return names[1]

    return name


def fingerprint(gold: Sequence[GoldQuestion], index_id: str, settings: Mapping[str, Any]) -> str:
    """Names the questions, the index and the settings of a run."""
    whole = json.dumps([[asdict(q) for q in gold], index_id, dict(settings)], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:16]


def remember_turn(conversation: Any, question: str, answer: Answer) -> Any:
    """The turns so far and one more."""
    from qa.asking import turn_of

    return (*conversation, turn_of(answer))


class _Kept:
    """The outcomes so far, in memory and, line by line as they come, on disk."""

    def __init__(self, path: Path | None, mark: str):
        self.path = path
        self.outcomes: dict[str, Outcome] = _kept_before(path, mark) if path else {}
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            rows = [{"fingerprint": mark}, *(outcome.as_json() for outcome in self.outcomes.values())]
            path.write_text("".join(_line(row) for row in rows), encoding="utf-8")

    def add(self, outcome: Outcome) -> None:
        self.outcomes[outcome.id] = outcome
        if self.path:
            with self.path.open("a", encoding="utf-8") as out:
                out.write(_line(outcome.as_json()))


def _kept_before(path: Path, mark: str) -> dict[str, Outcome]:
    """What an earlier pass of the same run left; a last line cut short is dropped."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].strip() != _line({"fingerprint": mark}).strip():
        return {}
    found: dict[str, Outcome] = {}
    for line in lines[1:]:
        try:
            outcome = from_json(json.loads(line))
        except json.JSONDecodeError:
            break
        found[outcome.id] = outcome
    return found


Ask = Callable[[GoldQuestion, Any], Answer | None]


def _asker(assistant: Asks, index: Articles, name: Naming, kept: _Kept) -> Ask:
    def ask(question: GoldQuestion, conversation: Any) -> Answer | None:
        try:
            answer = assistant.ask(question.question, as_of=question.as_of, conversation=conversation)
        except (DatelineError, ValueError) as error:
            kept.add(Outcome(question.id, "failed", error=f"{type(error).__name__}: {error}"))
            return None
        kept.add(outcome_of(question.id, answer, index.article, name))
        return answer

    return ask


def _run_chain(
    chain: Sequence[GoldQuestion], ask: Ask, kept: _Kept, remember: Remember, standalone: bool
) -> None:
    """One conversation, or one question by itself; asked whole unless all of it was kept."""
    alone = [
        replace(q, id=q.id + STANDALONE, question=q.standalone, conversation=None)
        for q in chain
        if standalone and q.standalone and q.conversation is not None
    ]
    if any(question.id not in kept.outcomes for question in chain):
        conversation: Any = ()
        for question in chain:
            answer = ask(question, conversation)
            if answer is not None and question.conversation is not None:
                conversation = remember(conversation, question.question, answer)
    for question in alone:
        if question.id not in kept.outcomes:
            ask(question, ())


def _chains(gold: Sequence[GoldQuestion]) -> list[list[GoldQuestion]]:
    """Conversations as lists of turns, other questions as lists of one, in the order of the file."""
    chains: dict[str, list[GoldQuestion]] = {}
    for question in gold:
        chains.setdefault(question.conversation or f"\0{question.id}", []).append(question)
    return [sorted(chain, key=lambda question: question.turn or 0) for chain in chains.values()]


def _first_ms(assistant: Asks, question: GoldQuestion) -> float | None:
    """The first question of a process, asked beforehand so that the kept timings are all warm."""
    began = time.perf_counter()
    try:
        assistant.ask(question.question, as_of=question.as_of)
    except (DatelineError, ValueError):
        return None
    return (time.perf_counter() - began) * 1000


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
