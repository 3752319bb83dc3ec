"""Passages: runs of whole sentences of one article, small enough for the encoder and the reader.

Passages do not overlap, break between paragraphs rather than inside them, and come out about equally
long. The tokeniser is handed in, since this layer knows of none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lines import trimmed
from corpus.sentences import sentences
from corpus.types import Article, Block, BlockKind, Passage, Span

TokenCounter = Callable[[str], int]

# What an answer may be taken from.
_ANSWERING: frozenset[BlockKind] = frozenset(("headline", "body", "keypoint"))
# Costs in squared shares of a full passage. A break inside a paragraph must save a lot of imbalance; one
# at a heading or over furniture is free, and not taking it costs: the topic changes there, or the
# passage's text would hold what nobody wrote for the article.
_COST_INSIDE_BLOCK = 0.35
_COST_BETWEEN_BLOCKS = 0.06
_COST_OVER_HEADING = 0.04
_COST_OVER_FURNITURE = 0.15
# Where an overlong sentence may be cut, best first; each is tried before a weaker one.
_CLAUSE_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[;:]\s+",
        r"\s+[—–-]\s+|[—–]",
        r",[\"”’]?\s+(?=(?:and|but|or|so|yet|while|which|who|where|when|because|although|as|after|before)\b)",
        r",[\"”’]?\s+",
        r"\s+(?=(?:and|but|or|that|which|who|because|while|after|before|when|where|if|as)\b)",
        r"\s+",
    )
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a cut of one.

    Attributes:
        tokens: of its own text.
        gap_tokens: of the headings and furniture between it and the unit before.
        break_cost: of a break before it.
        span_cost: of no break before it.
    """

    span: Span
    tokens: int
    gap_tokens: int
    break_cost: float
    span_cost: float


def passages(
    article: Article, blocks: Sequence[Block], count_tokens: TokenCounter, max_tokens: int = 160
) -> tuple[Passage, ...]:
    """The article's passages in text order.

    Args:
        article: the article whose text is cut.
        blocks: its blocks, in order; headline, body and key points are taken.
        count_tokens: the encoder's tokeniser, without special tokens.
        max_tokens: no passage's text is longer, but for a single character that counts more.

    Returns:
        Disjoint passages; their sentences together hold every character of those blocks that is not space.
    """
    units = list(_units(article.text, blocks, count_tokens, max_tokens))
    edges = [*_starts(units, max_tokens), len(units)]
    return tuple(
        _passage(article.id, run)
        for start, end in pairwise(edges)
        for run in _fitting(article.text, units[start:end], count_tokens, max_tokens)
    )


def _fitting(
    text: str, units: Sequence[_Unit], count: TokenCounter, max_tokens: int
) -> Iterator[Sequence[_Unit]]:
    """The run, halved while it is too long: a tokeniser may count a whole longer than its parts."""
    too_long = len(units) > 1 and count(text[units[0].span.start : units[-1].span.end]) > max_tokens
    if not too_long:
        yield units
        return
    middle = len(units) // 2
    yield from _fitting(text, units[:middle], count, max_tokens)
    yield from _fitting(text, units[middle:], count, max_tokens)


def _passage(article_id: str, units: Sequence[_Unit]) -> Passage:
    span = Span(units[0].span.start, units[-1].span.end)
    return Passage(
        f"{article_id}:{span.start}-{span.end}", article_id, span, tuple(unit.span for unit in units)
    )


def _units(text: str, blocks: Sequence[Block], count: TokenCounter, max_tokens: int) -> Iterator[_Unit]:
    gap: list[Block] = []
    has_headline = False
    for block in blocks:
        # A headline repeated further down says nothing new.
        if block.kind not in _ANSWERING or (block.kind == "headline" and has_headline):
            gap.append(block)
            continue
        has_headline = has_headline or block.kind == "headline"
        gap_tokens = sum(count(each.span.of(text)) for each in gap)
        span_cost = sum(
            _COST_OVER_HEADING if each.kind == "heading" else _COST_OVER_FURNITURE for each in gap
        )
        break_cost = 0.0 if gap else _COST_BETWEEN_BLOCKS
        for sentence in sentences(text, block.span):
            for piece in _cut(text, sentence, count, max_tokens):
                yield _Unit(piece, count(piece.of(text)), gap_tokens, break_cost, span_cost)
                gap_tokens, span_cost, break_cost = 0, 0.0, _COST_INSIDE_BLOCK
        gap = []


def _cut(text: str, sentence: Span, count: TokenCounter, max_tokens: int) -> tuple[Span, ...]:
    """The sentence, or, when too long, the fewest clauses that fit, each cut at the best mark in reach."""
    if not sentence or count(sentence.of(text)) <= max_tokens:
        return (sentence,) if sentence else ()
    pieces: list[Span] = []
    start = sentence.start
    while start < sentence.end:
        end = _cut_end(text, start, sentence.end, count, max_tokens)
        piece = trimmed(text, start, end)
        if piece:
            pieces.append(piece)
        start = end
    return tuple(pieces)


def _cut_end(text: str, start: int, limit: int, count: TokenCounter, max_tokens: int) -> int:
    reach = _reach(text, start, limit, count, max_tokens)
    if reach >= limit:
        return limit
    # A cut in the first third would leave a stump: a weaker mark further on is better.
    earliest = start + (reach - start) // 3
    for mark in _CLAUSE_MARKS:
        cuts = [match.end() for match in mark.finditer(text, start, min(limit, reach + 1))]
        fitting = [cut for cut in cuts if earliest < cut <= reach]
        if fitting:
            return fitting[-1]
    return reach


def _reach(text: str, start: int, limit: int, count: TokenCounter, max_tokens: int) -> int:
    """The furthest end so that ``text[start:end]`` fits; at least one character on.

    The stretch that is looked at grows by doubling, so that a long text is never counted whole for each
    of its pieces.
    """
    fits, stretch = start + 1, 4 * max_tokens
    while start + stretch <= limit and count(text[start : start + stretch].strip()) <= max_tokens:
        fits, stretch = start + stretch, 2 * stretch
    too_far = min(start + stretch, limit + 1)
    while too_far - fits > 1:
        middle = (fits + too_far) // 2
        if count(text[start:middle].strip()) <= max_tokens:
            fits = middle
        else:
            too_far = middle
    return fits


def _starts(units: Sequence[_Unit], max_tokens: int) -> list[int]:
    """Which units begin a passage: the cheapest division, by dynamic programming.

    A passage costs the square of its unused share, so that lengths come out even and no stump is left; its
    breaks, and what it spans, cost as named above. After Knuth and Plass (1981), Breaking paragraphs into
    lines.
    """
    best = [0.0] + [float("inf")] * len(units)
    came_from = [0] * (len(units) + 1)
    for end in range(1, len(units) + 1):
        tokens, spanned = 0, 0.0
        for start in range(end - 1, -1, -1):
            unit = units[start]
            tokens += unit.tokens
            if tokens > max_tokens and start < end - 1:
                break
            slack = max(0.0, (max_tokens - tokens) / max_tokens)
            cost = best[start] + slack * slack + spanned + (unit.break_cost if start else 0.0)
            # On a tie the longer passage: fewer of them at the same cost.
            if cost <= best[end]:
                best[end], came_from[end] = cost, start
            tokens += unit.gap_tokens
            spanned += unit.span_cost
    starts: list[int] = []
    position = len(units)
    while position > 0:
        position = came_from[position]
        starts.append(position)
    return starts[::-1]
