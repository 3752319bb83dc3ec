"""The training mixture: rows chosen and cropped, negatives added, tokens and targets, batches."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
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
from qa.reader.train.rows import Row, read_rows

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
MAX_CONTEXT_TOKENS = 190
MAX_QUESTION_TOKENS = 40
TITLE_SHARE = 0.35
BARE_QUESTION_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids with segment boundary and target positions; target 0 (``[CLS]``) means no answer."""

    ids: tuple[int, ...]
    context_from: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def training_rows(folder: Path, seed: int) -> list[Row]:
    """The mixture of one pass, negatives included, in random order."""
    rng = random.Random(seed)
    names = ("train.jsonl.gz", "train_news_sentences.jsonl.gz", "train_other_styles.jsonl.gz")
    rows = [row for name in names for row in read_rows(folder / name)]
    siblings = Siblings(rows)
    chosen: list[Row] = []
    for row in rows:
        if not row.spans:
            chosen += [row] * REPEAT_IMPOSSIBLE if row.source == "squad2_dev_half" else []
        elif rng.random() < KEEP.get(row.source, 0.0):
            chosen += [row] * (REPEAT_BESIDE if row.source == "squad2_dev_half" else 1)
            made = _negative(row, siblings, rng) if len(row.context) > 300 else None
            chosen += [made] if made else []
    rng.shuffle(chosen)
    return chosen


def _negative(row: Row, siblings: Siblings, rng: random.Random) -> Row | None:
    draw = rng.random()
    for kind, share in NEGATIVE_SHARE.items():
        if draw < share:
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


def encode(row: Row, tokenizer: Tokenizer, rng: random.Random) -> Example | None:
    """Tokens of ``[CLS] question [SEP] (title [SEP]) context [SEP]`` and the answer positions."""
    question = row.question.rstrip("? ") if rng.random() < BARE_QUESTION_SHARE else row.question
    cls, sep = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    head = [cls, *tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION_TOKENS], sep]
    context_from = len(head)
    if rng.random() < TITLE_SHARE and (title := pseudo_title(row)):
        head += [*tokenizer.encode(title, add_special_tokens=False).ids[:24], sep]
    coded = tokenizer.encode(row.context, add_special_tokens=False)
    offsets = coded.offsets[:MAX_CONTEXT_TOKENS]
    starts_at = {a: i for i, (a, _) in reversed(list(enumerate(offsets)))}
    ends_at = {b: i for i, (_, b) in enumerate(offsets)}
    spans = [(_trim(row.context, a, b)) for a, b in row.spans]
    found = [(starts_at[a], ends_at[b]) for a, b in spans if a in starts_at and b in ends_at]
    if row.spans and not found:
        return None
    base = len(head)
    ids = (*head, *coded.ids[:MAX_CONTEXT_TOKENS], sep)
    starts = tuple(sorted({base + a for a, _ in found})) or (0,)
    ends = tuple(sorted({base + b for _, b in found})) or (0,)
    return Example(ids, context_from, starts, ends)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def examples(folder: Path, tokenizer: Tokenizer, seed: int) -> list[Example]:
    """One pass of examples; deterministic in ``seed``."""
    rng = random.Random(seed + 1)
    made: list[Example] = []
    for row in training_rows(folder, seed):
        limit = rng.choice((380, 520, 650, 750, 900))
        example = encode(crop(row, limit, rng), tokenizer, rng)
        if example is not None:
            made.append(example)
    return made


def batches(made: list[Example], tokens: int, seed: int) -> list[list[Example]]:
    """Batches of like length and about ``tokens`` padded tokens, in random order."""
    rng = random.Random(seed + 2)
    order = sorted(made, key=lambda e: (len(e.ids) // 8, rng.random()))
    grouped: list[list[Example]] = [[]]
    for example in order:
        if grouped[-1] and (len(grouped[-1]) + 1) * len(example.ids) > tokens:
            grouped.append([])
        grouped[-1].append(example)
    rng.shuffle(grouped)
    return grouped


def tensors(batch: list[Example]) -> dict[str, np.ndarray]:
    """Padded arrays: ids, mask, types (batch, tokens) and multi-hot targets (batch, tokens)."""
    longest = max(len(e.ids) for e in batch)
    shape = (len(batch), longest)
    ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
    starts, ends = np.zeros(shape, bool), np.zeros(shape, bool)
    for i, e in enumerate(batch):
        ids[i, : len(e.ids)] = e.ids
        mask[i, : len(e.ids)] = 1
        types[i, e.context_from : len(e.ids)] = 1
        starts[i, list(e.starts)] = True
        ends[i, list(e.ends)] = True
    return {"ids": ids, "mask": mask, "types": types, "starts": starts, "ends": ends}
