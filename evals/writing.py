"""Writing gold questions by hand: locating marked words, composing the line, keeping what is unfinished."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.types import Article, Span
from evals.gold import GoldSpan, HasStore, load, names_of, problems, question_of

TYPES = {
    "single": "factoid",
    "list": "list",
    "passage": "passage",
    "changed": "changed",
    "disputed": "disputed",
    "senses": "senses",
}
"""What a question of a kind is called unless its writer calls it otherwise."""
VALUED = ("list", "changed", "disputed", "senses")
"""Kinds whose spans say different things, each expected."""
SILENT_TYPES = ("near-miss", "off-topic")


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that is being written; ``silent`` says that the corpus has no answer."""

    question: str
    spans: tuple[GoldSpan, ...] = ()
    silent: bool = False
    type: str = ""
    kind: str | None = None
    variants: tuple[str, ...] = field(default_factory=tuple)

    @property
    def status(self) -> str:
        """What the corpus says to it."""
        return "not_found" if self.silent else "conflicting" if self.kind == "disputed" else "answered"

    def row(self, id: str) -> dict[str, Any]:
        """The gold line."""
        return {
            "id": id,
            "question": self.question,
            "type": self.type,
            "kind": self.kind,
            "status": self.status,
            "answers": [_answer(span) for span in self.spans],
            "variants": list(self.variants),
        }


class GoldFile:
    """A gold file that grows line by line, and beside it the question that is not finished."""

    def __init__(self, path: Path, index: HasStore):
        """Opens ``path``, which need not exist.

        Raises:
            CorpusError: where it holds something that is not a gold line.
        """
        self.path = path
        self.unfinished = path.with_name(f"{path.name}.unfinished")
        self.articles: dict[str, Article] = {}
        for article in index.store.articles():
            for name in names_of(article):
                self.articles.setdefault(name, article)
        written = path.exists() and path.read_text(encoding="utf-8").strip()
        self.ids = {question.id for question in load(path)} if written else set[str]()

    def name(self, article: Article) -> str:
        """Its path below its root, or its URL's key; its id where that means another article."""
        id, *others = names_of(article)
        usual = (others[:1] if article.record is None else others[-1:]) or [id]
        return usual[0] if self.articles[usual[0]].id == article.id else id

    def span(self, article: Article, span: Span) -> GoldSpan:
        """``span`` as a gold line has it."""
        return GoldSpan(self.name(article), span.start, span.end, span.of(article.text))

    def keep(self, draft: Draft) -> None:
        """Writes the unfinished question down, so that an interruption loses nothing."""
        self.unfinished.parent.mkdir(parents=True, exist_ok=True)
        self.unfinished.write_text(json.dumps(asdict(draft), ensure_ascii=False) + "\n", encoding="utf-8")

    def kept(self) -> Draft | None:
        """The question that an interruption left; None where there is none, or it cannot be read."""
        try:
            row = json.loads(self.unfinished.read_text(encoding="utf-8"))
            spans = tuple(GoldSpan(**span) for span in row.pop("spans"))
            return Draft(**{**row, "spans": spans, "variants": tuple(row["variants"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def append(self, draft: Draft) -> str:
        """Adds the finished question; returns its id.

        Raises:
            CorpusError: where the check of gold files finds a problem; nothing is written then.
        """
        id = self._next_id()
        row = draft.row(id)
        if found := problems(question_of(row, self.path, len(self.ids) + 1), self.articles):
            raise CorpusError("; ".join(found), path=self.path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as out:
            out.write(("" if _ends_a_line(self.path) else "\n") + json.dumps(row, ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        self.ids.add(id)
        self.unfinished.unlink(missing_ok=True)
        return id

    def _next_id(self) -> str:
        stem = self.path.name.split(".")[0]
        number = len(self.ids) + 1
        while f"{stem}-{number:03}" in self.ids:
            number += 1
        return f"{stem}-{number:03}"


def places(words: str, article: Article) -> list[Span]:
    """Where exactly these words stand in an article; line breaks of the article count as blanks."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if not pattern:
        return []
    return [Span(*match.span()) for match in re.finditer(pattern, article.text)]


def around(text: str, span: Span, chars: int = 50) -> str:
    """The span in brackets with some text on both sides, on one line."""
    before, after = text[max(0, span.start - chars) : span.start], text[span.end : span.end + chars]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())


def valued(spans: Sequence[GoldSpan], values: Sequence[int]) -> tuple[GoldSpan, ...]:
    """The spans with the number of the value that each gives, in the order of those numbers."""
    given = [
        GoldSpan(s.article, s.start, s.end, s.text, value) for s, value in zip(spans, values, strict=True)
    ]
    return tuple(sorted(given, key=lambda span: int(span.value or 0)))


def _answer(span: GoldSpan) -> dict[str, Any]:
    row = asdict(span)
    if row["value"] is None:
        del row["value"]
    return row


def _ends_a_line(path: Path) -> bool:
    if not path.exists() or not path.stat().st_size:
        return True
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
