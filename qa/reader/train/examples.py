"""The training mixture: rows chosen and cropped, negatives added, tokens and targets, batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from qa.reader.train.negatives import (
    NAME,
    QUESTION_WORDS,
    Siblings,
    moved_number,
    opposed,
    sentence_ranges,
    swapped_name,
)
from qa.reader.train.negatives import without_answer as cut_answer
from qa.reader.train.recurring import recurring_rows
from qa.reader.train.rows import FIRST_MATCH_SOURCES, TREEBANK_SOURCES, Row, read_rows
from qa.reader.train.stories import story_rows
from qa.reader.train.thinning import thinned
from qa.reader.train.written import DATA_FILES, written_rows

KEEP = {
    "squad_train": 1.0, "squad_routerlens": 1.0, "squad_flanresp": 1.0, "squad2_dev_half": 1.0,
    "squadshifts_new_wiki": 1.0, "squadshifts_reddit": 0.4, "squadshifts_amazon": 0.25,
    "qamr_wikinews": 0.65, "qasrl_wikinews": 0.35, "nq_oracle": 1.0, "nq_swap": 0.4,
    "policyqa": 0.08, "fairytaleqa": 0.25, "friendsqa": 0.15,
}  # fmt: skip
"""Share of each source in one pass: nearest to news reading most, far styles for breadth."""
REPEAT_IMPOSSIBLE = 2
"""SQuAD 2.0's own unanswerable rows are the best negatives and few: each is seen twice a pass, a student that
learns from labels alone needs four times, and knows them by heart after three passes."""
REPEAT_BESIDE = 1
"""The answerable questions over the same passages, so that the passage does not give the answer away."""
NEGATIVE_SHARE = {"sibling": 0.2, "cut": 0.06, "swap": 0.3, "opposite": 0.25}
LONG = 300
"""Characters from which on a context is a passage."""
MAX_CONTEXT_TOKENS = 190
MAX_QUESTION_TOKENS = 40
CONTEXT_CHARS = (180, 380, 520, 650, 750, 900)
"""Contexts are cropped to so many characters; the shortest is a sentence, which is read alone as well."""
TITLE_SHARE = 0.35
BARE_QUESTION_SHARE = 0.12
TOGETHER_SHARE = 0.6
"""Of the answerable questions over long contexts, those read with passages beside, where a run wants any."""
OWN_WORLD = frozenset({"policyqa", "fairytaleqa", "friendsqa", "squadshifts_amazon", "squadshifts_reddit"})
"""Sources whose questions say "the woman" or "my data": passages elsewhere answer them as well."""

PARTS = frozenset({*NEGATIVE_SHARE, "impossible", "headline", "bare", "news", "marginal"})
"""What a run can go without: each way of making questions unanswerable, SQuAD 2.0's own unanswerable rows,
headlines, questions without their mark, the news sentences, and the likelihood over all matches where a
source labels the first."""

Near = Callable[[Row], list[str]]
"""Passages near a row that lack its answer, nearest first."""
Reword = Callable[[Row, random.Random], str | None]
"""The question of a row in other words, or None."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """How one pass is made.

    Attributes:
        beside: passages without the answer that a question is read with.
        near: the passages for that, best first; None: neighbours in the row's own article.
        reword: puts questions in other words.
        reword_share: of the answerable questions, those that are.
        thin_share: of the same, those that lose words which the passage has.
        written: times that each question of our own is in a pass, but for those over stories.
        stories: times that each question over our stories is in a pass.
        rest: of the other rows' shares, the part that is kept.
        recurring: whether the pass is of recurring spans alone (:mod:`qa.reader.train.recurring`).
        without: of ``PARTS``, those left out.
    """

    beside: int = 0
    near: Callable[[list[Row]], Near] | None = None
    reword: Reword | None = None
    reword_share: float = 0.0
    thin_share: float = 0.0
    written: int = 0
    stories: int = 0
    rest: float = 1.0
    recurring: bool = False
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids with segment boundary and target positions.

    Target 0 (``[CLS]``) means no answer; no target at all, that the answer stands in another of the passages
    read together. ``noisy``: its source labels the first match of the answer, right or not.
    """

    ids: tuple[int, ...]
    context_from: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    noisy: bool = False


Group = tuple[Example, ...]
"""Windows of one question whose scores compete: the one with the answer first; mostly one alone."""


def training_rows(folder: Path, seed: int, mixture: Mixture | None = None) -> list[tuple[Row, ...]]:
    """The mixture of one pass in random order: rows alone, negatives included, and rows read together."""
    rng = random.Random(seed)
    mixture = mixture or Mixture()
    rows = [row for name in DATA_FILES for row in read_rows(folder / name) if _wanted(row, mixture.without)]
    if mixture.recurring:
        made = recurring_rows(dict.fromkeys(row.context for row in rows if len(row.context) > LONG), rng)
        rng.shuffle(made)
        return [(row,) for row in made]
    written = written_rows(dict.fromkeys(row.context for row in rows)) if mixture.written else []
    siblings = Siblings(rows)
    near = mixture.near([*rows, *written]) if mixture.near else siblings.near
    chosen: list[tuple[Row, ...]] = []
    for _ in range(mixture.written):
        chosen += [(row, *_beside(row, near, mixture.beside, rng, row.question)) for row in written]
    for _ in range(mixture.stories):
        chosen += story_rows(rng)
    for row in rows:
        if not row.spans:
            chosen += [(row,)] * REPEAT_IMPOSSIBLE if row.source == "squad2_dev_half" else []
        elif rng.random() < KEEP.get(row.source, 0.0) * mixture.rest:
            made = _negative(row, siblings, rng, mixture.without) if len(row.context) > LONG else None
            chosen += [(made,)] if made else []
            question = _asked(row, mixture, rng)
            others = _beside(row, near, mixture.beside, rng, question)
            chosen += [(replace(row, question=question), *others)] * (
                REPEAT_BESIDE if row.source == "squad2_dev_half" else 1
            )
    rng.shuffle(chosen)
    return chosen


def _wanted(row: Row, without: frozenset[str]) -> bool:
    left_out = "news" in without and row.source in TREEBANK_SOURCES
    return not left_out and not ("impossible" in without and not row.spans)


def _asked(row: Row, mixture: Mixture, rng: random.Random) -> str:
    """The row's question, for some rows put in other words or thinned."""
    question = row.question
    if len(row.context) <= LONG:
        return question
    if mixture.reword and rng.random() < mixture.reword_share:
        question = mixture.reword(row, rng) or question
    return thinned(question, row.context, rng) if rng.random() < mixture.thin_share else question


def _beside(row: Row, near: Near, beside: int, rng: random.Random, question: str) -> tuple[Row, ...]:
    """Up to ``beside`` of the passages nearest to the row, without an answer, under ``question``."""
    alone = not beside or not row.spans or row.source in OWN_WORLD or len(row.context) <= LONG
    if alone or rng.random() >= TOGETHER_SHARE:
        return ()
    found = near(row)[: 4 * beside]
    return tuple(Row("beside", c, question, ()) for c in rng.sample(found, min(beside, len(found))))


def _negative(row: Row, siblings: Siblings, rng: random.Random, without: frozenset[str]) -> Row | None:
    draw = rng.random()
    for kind, share in NEGATIVE_SHARE.items():
        if draw < share:
            if kind in without:
                return None
            if kind == "sibling":
                return siblings.nearest(row, rng)
            if kind == "cut":
                return cut_answer(row)
            if kind == "opposite":
                return opposed(row, rng)
            return moved_number(row, rng) or swapped_name(row, rng)
        draw -= share
    return None


def crop(row: Row, max_chars: int, rng: random.Random) -> Row:
    """Whole sentences around one answer (or anywhere, without one) of at most ``max_chars``."""
    if len(row.context) <= max_chars:
        return row
    sentences = sentence_ranges(row.context)
    anchor = rng.choice(row.spans) if row.spans else (rng.choice(sentences)[0],) * 2
    low = max(i for i, (a, _) in enumerate(sentences) if a <= anchor[0])
    high = max(low, min(i for i, (_, b) in enumerate(sentences) if b >= anchor[1]))
    while True:
        options = [(low - 1, high)] * (low > 0) + [(low, high + 1)] * (high + 1 < len(sentences))
        options = [(a, b) for a, b in options if sentences[b][1] - sentences[a][0] <= max_chars]
        if not options:
            break
        low, high = rng.choice(options)
    start, end = sentences[low][0], sentences[high][1]
    spans = tuple((a - start, b - start) for a, b in row.spans if a >= start and b <= end)
    return Row(row.source, row.context[start:end], row.question, spans)


def pseudo_title(row: Row) -> str:
    """The name that the context repeats most, standing for the headline that passages have."""
    names = Counter(m.group() for m in NAME.finditer(row.context) if m.group() not in QUESTION_WORDS)
    return names.most_common(1)[0][0] if names else ""


def encode(
    row: Row, tokenizer: Tokenizer, rng: random.Random, without: frozenset[str] = frozenset()
) -> Example | None:
    """Tokens of ``[CLS] question [SEP] (title [SEP]) context [SEP]`` and the answer positions."""
    bare = rng.random() < BARE_QUESTION_SHARE and "bare" not in without
    question = row.question.rstrip("? ") if bare else row.question
    cls, sep = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    head = [cls, *tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION_TOKENS], sep]
    context_from = len(head)
    titled = rng.random() < TITLE_SHARE and "headline" not in without
    if titled and (title := pseudo_title(row)):
        head += [*tokenizer.encode(title, add_special_tokens=False).ids[:24], sep]
    coded = tokenizer.encode(row.context, add_special_tokens=False)
    offsets = coded.offsets[:MAX_CONTEXT_TOKENS]
    starts_at = {a: i for i, (a, _) in reversed(list(enumerate(offsets)))}
    ends_at = {b: i for i, (_, b) in enumerate(offsets)}
    noisy = row.source in FIRST_MATCH_SOURCES
    labels = row.spans[:1] if noisy and "marginal" in without else row.spans
    spans = [(_trim(row.context, a, b)) for a, b in labels]
    found = [(starts_at[a], ends_at[b]) for a, b in spans if a in starts_at and b in ends_at]
    if labels and not found:
        return None
    base = len(head)
    ids = (*head, *coded.ids[:MAX_CONTEXT_TOKENS], sep)
    starts = tuple(sorted({base + a for a, _ in found})) or (0,)
    ends = tuple(sorted({base + b for _, b in found})) or (0,)
    return Example(ids, context_from, starts, ends, noisy)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def examples(folder: Path, tokenizer: Tokenizer, seed: int, mixture: Mixture | None = None) -> list[Group]:
    """One pass of examples; deterministic in ``seed``."""
    return list(example_stream(folder, tokenizer, seed, mixture))


def example_stream(
    folder: Path, tokenizer: Tokenizer, seed: int, mixture: Mixture | None = None
) -> Iterator[Group]:
    """:func:`examples`, one group after the other."""
    rng = random.Random(seed + 1)
    without = (mixture or Mixture()).without
    for rows in training_rows(folder, seed, mixture):
        limits = [rng.choice(CONTEXT_CHARS) for _ in rows]
        coded = [
            encode(crop(row, limit, rng), tokenizer, rng, without)
            for row, limit in zip(rows, limits, strict=True)
        ]
        first, *others = coded
        if first is not None:
            yield (first, *(replace(one, starts=(), ends=()) for one in others if one is not None))


def batches(made: list[Group], tokens: int, seed: int) -> list[list[Group]]:
    """Batches of like length and about ``tokens`` padded tokens, in random order."""
    rng = random.Random(seed + 2)
    order = sorted(made, key=lambda group: (_longest(group) // 8, rng.random()))
    grouped: list[list[Group]] = [[]]
    for group in order:
        windows = sum(map(len, grouped[-1])) + len(group)
        if grouped[-1] and windows * _longest(group) > tokens:
            grouped.append([])
        grouped[-1].append(group)
    rng.shuffle(grouped)
    return grouped


def _longest(group: Group) -> int:
    return max(len(window.ids) for window in group)


def tensors(batch: list[Group]) -> dict[str, np.ndarray]:
    """Padded arrays of all windows: ids, mask, types (windows, tokens), multi-hot targets (windows, tokens),
    and the number of each window's group (windows,)."""
    windows = [window for group in batch for window in group]
    shape = (len(windows), max(len(e.ids) for e in windows))
    ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
    starts, ends = np.zeros(shape, bool), np.zeros(shape, bool)
    for i, e in enumerate(windows):
        ids[i, : len(e.ids)] = e.ids
        mask[i, : len(e.ids)] = 1
        types[i, e.context_from : len(e.ids)] = 1
        starts[i, list(e.starts)] = True
        ends[i, list(e.ends)] = True
    groups = np.array([number for number, group in enumerate(batch) for _ in group], np.int64)
    return {"ids": ids, "mask": mask, "types": types, "starts": starts, "ends": ends, "groups": groups}
