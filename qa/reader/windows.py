"""Windows of tokens over a passage, every token with its place in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from corpus.types import Span

MAX_QUESTION_TOKENS = 48
_ASKS = r"(?P<asks>(?:\w+ )?(?:who|whom|whose|what|which|when|where|why|how)\b)"
# "Who left?" at a sentence's start is a question; inside one, as in "the board, which met", it may be none.
_SENTENCE_ASKS = re.compile(rf"(?:^|[.!?]\W+){_ASKS}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\W+(?=\w)")
_CLAUSE_ASKS = re.compile(rf"[,;:–—-]\W+{_ASKS}", re.IGNORECASE)
MAX_TITLE_TOKENS = 32
STRIDE = 96
"""Tokens shared by neighbouring windows of a context longer than one window."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the reader.

    Attributes:
        ids: token ids, special tokens included.
        types: segment of each token.
        offsets: (tokens, 2) code points in the article; (-1, -1) outside the passage.
        sentences: (tokens,) sentence number, -1 where no answer may stand.
        source: which of the passages handed in it belongs to.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    offsets: np.ndarray
    sentences: np.ndarray
    source: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a model puts question and context together, read off its own tokenizer."""

    before: tuple[int, ...]
    between: tuple[int, ...]
    after: tuple[int, ...]
    context_type: int
    max_tokens: int
    titled: bool

    @classmethod
    def of(cls, tokenizer: Tokenizer, max_tokens: int, titled: bool) -> Layout:
        """The layout that ``tokenizer``'s own pair template gives."""
        pair = tokenizer.encode("a", "b")
        sides = pair.sequence_ids
        first, second = sides.index(0), sides.index(1)
        last_of_first = max(i for i, side in enumerate(sides) if side == 0)
        last = max(i for i, side in enumerate(sides) if side == 1)
        return cls(
            tuple(pair.ids[:first]),
            tuple(pair.ids[last_of_first + 1 : second]),
            tuple(pair.ids[last + 1 :]),
            pair.type_ids[second],
            max_tokens,
            titled,
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A stretch of one article to read: where answers may stand, and the headline above it."""

    text: str
    span: Span
    sentences: tuple[Span, ...]
    title: str | None = None


def windows(tokenizer: Tokenizer, layout: Layout, question: str, sources: Sequence[Source]) -> list[Window]:
    """Windows over every source, in order; long sources give several that overlap."""
    asked = asked_tokens(tokenizer, question)
    made: list[Window] = []
    for number, source in enumerate(sources):
        made += windows_of(tokenizer, layout, asked, source, number)
    return made


def asked_tokens(tokenizer: Tokenizer, question: str) -> list[int]:
    """The question's tokens; of a long one those with the clause that asks, and what fits around it."""
    coded = tokenizer.encode(question, add_special_tokens=False)
    if len(coded.ids) <= MAX_QUESTION_TOKENS:
        return coded.ids
    begins, ends = _asking(question)
    # Its beginning where it is known, else as much as fits before its end.
    first = sum(end <= ends for _, end in coded.offsets) - MAX_QUESTION_TOKENS
    if begins is not None:
        first = min(len(coded.ids) - MAX_QUESTION_TOKENS, sum(start < begins for start, _ in coded.offsets))
    first = max(0, first)
    return coded.ids[first : first + MAX_QUESTION_TOKENS]


def _asking(question: str) -> tuple[int | None, int]:
    """Where the asking part begins, if a question word tells, and where it ends."""
    ends = question.rfind("?") + 1 or len(question)
    if asks := list(_SENTENCE_ASKS.finditer(question)):
        return asks[-1].start("asks"), ends
    sentence = max((found.end() for found in _SENTENCE_END.finditer(question, 0, ends)), default=0)
    clauses = list(_CLAUSE_ASKS.finditer(question, sentence, ends))
    return (clauses[-1].start("asks") if clauses else None), ends


def windows_of(
    tokenizer: Tokenizer, layout: Layout, asked: list[int], source: Source, number: int
) -> list[Window]:
    """Windows over one source under a question's ``asked_tokens``; ``number`` becomes their ``source``."""
    coded = tokenizer.encode(source.span.of(source.text), add_special_tokens=False)
    offsets = np.array(coded.offsets, np.int64).reshape(-1, 2) + source.span.start
    numbers = _sentence_numbers(offsets, source.sentences)
    head, types = _head(tokenizer, layout, asked, source.title)
    room = max(16, layout.max_tokens - len(head) - len(layout.after))
    made: list[Window] = []
    for first in _starts(len(coded.ids), room):
        part = slice(first, first + room)
        count = len(coded.ids[part])
        width = len(head) + count + len(layout.after)
        places = np.full((width, 2), -1, np.int64)
        places[len(head) : len(head) + count] = offsets[part]
        marks = np.full(width, -1, np.int64)
        marks[len(head) : len(head) + count] = numbers[part]
        ids = (*head, *coded.ids[part], *layout.after)
        made.append(
            Window(ids, (*types, *[layout.context_type] * (width - len(types))), places, marks, number)
        )
    return made


def _head(
    tokenizer: Tokenizer, layout: Layout, asked: list[int], title: str | None
) -> tuple[list[int], list[int]]:
    head = [*layout.before, *asked, *layout.between]
    types = [0] * len(head)
    if layout.titled and title:
        shown = tokenizer.encode(title, add_special_tokens=False).ids[:MAX_TITLE_TOKENS]
        head += [*shown, layout.after[-1]]
        types += [layout.context_type] * (len(shown) + 1)
    return head, types


def _starts(tokens: int, room: int) -> list[int]:
    if tokens <= room:
        return [0]
    step = max(1, room - STRIDE)
    starts = list(range(0, tokens - room, step))
    return [*starts, tokens - room]


def _sentence_numbers(offsets: np.ndarray, sentences: Sequence[Span]) -> np.ndarray:
    """(tokens,) the sentence that holds each token whole, -1 for none (furniture in between)."""
    numbers = np.full(len(offsets), -1, np.int64)
    if not sentences or not len(offsets):
        return numbers
    starts = np.array([s.start for s in sentences])
    ends = np.array([s.end for s in sentences])
    at = np.searchsorted(starts, offsets[:, 0], side="right") - 1
    held = (at >= 0) & (offsets[:, 1] <= ends[np.maximum(at, 0)]) & (offsets[:, 1] > offsets[:, 0])
    numbers[held] = at[held]
    return numbers
