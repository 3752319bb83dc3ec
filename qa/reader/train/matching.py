"""Batches that the encoder learns to match questions by: passages, their sentences, and what counts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from qa.reader.train.pairs import Near, Pair, Text, pairs

LIKE = 20
"""Batches that are sorted by length together."""
LONGEST = 200
"""Tokens of a text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Texts as a network takes them, on one device.

    Attributes:
        given: ids and mask, each (texts, tokens).
        inside: (sentences, tokens) 1 for the tokens of a sentence, else 0.
        home: (sentences,) the text of every sentence.
    """

    given: dict[str, Tensor]
    inside: Tensor
    home: Tensor


def questions_read(tokenizer: Any, questions: list[str], device: str) -> dict[str, Tensor]:
    """Ids and mask of questions, each (questions, tokens)."""
    given = tokenizer(questions, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    return {name: given[name].to(device) for name in ("input_ids", "attention_mask")}


def texts_read(tokenizer: Any, texts: list[Text], device: str) -> Tokens:
    """Passages with the places of their sentences."""
    given = tokenizer(
        [one.text for one in texts],
        padding=True,
        truncation=True,
        max_length=LONGEST,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    starts, ends = given["offset_mapping"].unbind(-1)
    home = torch.tensor([number for number, one in enumerate(texts) for _ in one.sentences])
    low = torch.tensor([a for one in texts for a, _ in one.sentences]).unsqueeze(1)
    high = torch.tensor([b for one in texts for _, b in one.sentences]).unsqueeze(1)
    inside = (starts[home] >= low) & (ends[home] <= high) & (ends[home] > starts[home])
    network = {name: given[name].to(device) for name in ("input_ids", "attention_mask")}
    return Tokens(network, inside.to(device).float(), home.to(device))


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as a step takes them, on one device.

    Attributes:
        asked: ids and mask of the questions.
        texts: the passages that answer them, in their order, then those that do not.
        right: (questions,) the sentence that answers, among all.
        sentences, passages: (questions, sentences) and (questions, texts) bool, what counts.
    """

    asked: dict[str, Tensor]
    texts: Tokens
    right: Tensor
    sentences: Tensor
    passages: Tensor

    @classmethod
    def of(cls, tokenizer: Any, chosen: list[Pair], device: str = "cpu") -> Batch:
        """Tokenises."""
        texts = [pair.answers for pair in chosen] + [text for pair in chosen for text in pair.lacks]
        passages = passages_allowed(chosen)
        read = texts_read(tokenizer, texts, device)
        home = read.home.cpu()
        first = torch.searchsorted(home, torch.arange(len(chosen)))
        return cls(
            questions_read(tokenizer, [pair.question for pair in chosen], device),
            read,
            (first + torch.tensor([pair.right for pair in chosen])).to(device),
            sentences_allowed(chosen, passages, home, first).to(device),
            passages.to(device),
        )


def passages_allowed(chosen: list[Pair]) -> Tensor:
    """(questions, passages) bool: its own, its own rivals, and all of other contexts and stories."""
    owners = [*range(len(chosen)), *(at for at, pair in enumerate(chosen) for _ in pair.lacks)]
    texts = [pair.answers for pair in chosen] + [text for pair in chosen for text in pair.lacks]
    number = {source: at for at, source in enumerate(dict.fromkeys(text.source for text in texts))}
    sources = torch.tensor([number[text.source] for text in texts])
    asking = torch.arange(len(chosen)).unsqueeze(1)
    return (torch.tensor(owners) == asking) | (sources != sources[: len(chosen), None])


def sentences_allowed(chosen: list[Pair], passages: Tensor, home: Tensor, first: Tensor) -> Tensor:
    """(questions, sentences) bool: the right one, the silent ones beside it, and all of other passages."""
    allowed = passages[:, home].clone()
    for at, pair in enumerate(chosen):
        own = home == at
        allowed[at, own] = False
        allowed[at, first[at] + torch.tensor([pair.right, *pair.silent])] = True
    return allowed


def schedule(data: Path, seed: int, steps: int, at_once: int, near: Near) -> list[list[Pair]]:
    """Batches of passages of like length, in random order: no time goes into padding.

    Where one pass over the data has too few, the next is cropped and paired anew.

    Raises:
        ValueError: the data do not fill one batch.
    """
    found: list[list[Pair]] = []
    while len(found) < steps:
        more = _pass(pairs(data, seed, near), at_once, random.Random(seed))
        if not more:
            raise ValueError(f"{data} has no {at_once} questions for one batch: give a smaller --batch")
        found, seed = found + more, seed + 1
    return found[:steps]


def _pass(made: list[Pair], at_once: int, rng: random.Random) -> list[list[Pair]]:
    found: list[list[Pair]] = []
    for first in range(0, len(made) - at_once + 1, at_once * LIKE):
        alike = sorted(made[first : first + at_once * LIKE], key=lambda pair: len(pair.answers.text))
        found += [alike[at : at + at_once] for at in range(0, len(alike) - at_once + 1, at_once)]
    rng.shuffle(found)
    return found
