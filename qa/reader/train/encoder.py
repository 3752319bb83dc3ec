"""``python -m qa.reader.train.encoder --data DATA --out RUN``: the encoder learns to match questions.

Low-rank changes of every linear layer (Hu et al. 2021, "LoRA") of all-MiniLM-L6-v2 are trained with a
softmax over all sentences of the batch's passages, and over the passages, a hard negative for each question
among them (Karpukhin et al. 2020, section 3.2). A sentence's vector is the mean of its tokens' states inside
its passage (Günther et al. 2024, "Late chunking"), as it is indexed. What comes out is small, and
``index.encoder_export --change`` adds it to the published weights. Seeded; run again, it goes on from its
checkpoint.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from index.encoder_export import source_folder
from qa.reader.train.pairs import Pair, Text, pairs
from qa.reader.train.records import Log, resume, save_checkpoint

SCALE = 20.0
"""Of cosines in the softmax, as all-MiniLM-L6-v2 was trained."""
AT_ONCE = 24
"""Questions of a batch."""
LIKE = 20
"""Batches that are sorted by length together."""
LONGEST = 200
"""Tokens of a text."""
LAYERS = ("query", "key", "value", "dense")
CHECKPOINT_EVERY = 50


class Changed(nn.Module):
    """A linear layer with a trained product of two thin matrices added."""

    def __init__(self, inner: nn.Linear, rank: int):
        super().__init__()
        self.inner = inner
        self.down = nn.Parameter(torch.randn(rank, inner.in_features) / inner.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(inner.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        """(..., in) to (..., out)."""
        return self.inner(x) + (x @ self.down.T) @ self.up.T


def adapted(rank: int) -> Any:
    """The published encoder with every linear layer of its blocks changed, nothing else trained."""
    bert = AutoModel.from_pretrained(source_folder(), attn_implementation="eager")
    bert.requires_grad_(False)
    for module in list(bert.encoder.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Linear) and name in LAYERS:
                setattr(module, name, Changed(child, rank))
    return bert


def change_of(bert: Any) -> dict[str, Tensor]:
    """The trained matrices by the layer's name in the published weights, in half precision."""
    found: dict[str, Tensor] = {}
    for name, module in bert.named_modules():
        if isinstance(module, Changed):
            found[f"{name}.down"] = module.down.detach().half()
            found[f"{name}.up"] = module.up.detach().half()
    return found


@dataclass(frozen=True, slots=True)
class Encoded:
    """Unit vectors of passages (passages, dimensions) and of their sentences (sentences, dimensions).

    ``home`` names the passage of every sentence.
    """

    passages: Tensor
    sentences: Tensor
    home: Tensor


def states_of(bert: Any, given: Any) -> Tensor:
    """(texts, tokens, dimensions) in full precision."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return bert(**given).last_hidden_state.float()


def asked_vectors(bert: Any, tokenizer: Any, questions: list[str]) -> Tensor:
    """Unit vectors (questions, dimensions): mean over the real tokens."""
    given = tokenizer(questions, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    weights = given["attention_mask"].unsqueeze(-1).float()
    mean = (states_of(bert, given) * weights).sum(1) / weights.sum(1)
    return nn.functional.normalize(mean, dim=1)


def encoded(bert: Any, tokenizer: Any, texts: list[Text]) -> Encoded:
    """Passages, and each of their sentences as the mean of its tokens' states inside the passage."""
    given = tokenizer(
        [one.text for one in texts],
        padding=True,
        truncation=True,
        max_length=LONGEST,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    starts, ends = given.pop("offset_mapping").unbind(-1)
    states = states_of(bert, given)
    real = (ends > starts) | (given["attention_mask"].bool() & (ends == 0))
    whole = real.unsqueeze(-1).float()
    home = torch.tensor([number for number, one in enumerate(texts) for _ in one.sentences])
    low = torch.tensor([a for one in texts for a, _ in one.sentences]).unsqueeze(1)
    high = torch.tensor([b for one in texts for _, b in one.sentences]).unsqueeze(1)
    inside = ((starts[home] >= low) & (ends[home] <= high) & (ends[home] > starts[home])).float()
    sums = torch.bmm(inside.unsqueeze(1), states[home]).squeeze(1)
    return Encoded(
        nn.functional.normalize((states * whole).sum(1) / whole.sum(1), dim=1),
        nn.functional.normalize(sums / inside.sum(1, keepdim=True).clamp(min=1), dim=1),
        home,
    )


def matching_loss(scores: Tensor, right: Tensor, allowed: Tensor) -> Tensor:
    """Mean cross-entropy of each question's own text among all that count.

    Args:
        scores: (questions, texts) cosines.
        right: (questions,) place of the right text.
        allowed: (questions, texts) bool: texts that count against the question, and its own.
    """
    return nn.functional.cross_entropy((scores * SCALE).masked_fill(~allowed, -1e4), right)


def batch_loss(bert: Any, tokenizer: Any, batch: list[Pair]) -> Tensor:
    """Loss of one batch: the right sentence among all sentences, and its passage among all passages.

    A passage counts by the mean of two cosines, its own and its nearest sentence's, as in a search.
    """
    lacking = [pair for pair in batch if pair.lacks is not None]
    texts = [pair.answers for pair in batch] + [pair.lacks for pair in lacking if pair.lacks is not None]
    asked = asked_vectors(bert, tokenizer, [pair.question for pair in batch])
    found = encoded(bert, tokenizer, texts)
    cosines = asked @ found.sentences.T
    first = torch.tensor([int((found.home < at).sum()) for at in range(len(batch))])
    right = first + torch.tensor([pair.right for pair in batch])
    passages = passages_allowed(batch, lacking)
    sentences = sentences_allowed(batch, passages, found.home, first)
    best = torch.full((len(batch), len(texts)), -1.0).scatter_reduce(
        1, found.home.expand(len(batch), -1), cosines, "amax"
    )
    whole = (asked @ found.passages.T + best) / 2
    own = torch.arange(len(batch))
    return matching_loss(cosines, right, sentences) + matching_loss(whole, own, passages)


def passages_allowed(batch: list[Pair], lacking: list[Pair]) -> Tensor:
    """(questions, passages) bool: its own, and those of other contexts; its own rival as well."""
    rows = [
        [one is other or one.context != other.context for other in batch]
        + [one is other or one.context != other.context for other in lacking]
        for one in batch
    ]
    return torch.tensor(rows)


def sentences_allowed(batch: list[Pair], passages: Tensor, home: Tensor, first: Tensor) -> Tensor:
    """(questions, sentences) bool: the right one, the silent ones beside it, and all of other passages."""
    allowed = passages[:, home].clone()
    for at, pair in enumerate(batch):
        own = home == at
        allowed[at, own] = False
        allowed[at, first[at] + torch.tensor([pair.right, *pair.silent])] = True
    return allowed


def schedule(data: Path, seed: int, steps: int) -> list[list[Pair]]:
    """Batches of passages of like length, in random order: no time goes into padding."""
    rng = random.Random(seed)
    made = pairs(data, seed)
    found: list[list[Pair]] = []
    for first in range(0, len(made) - AT_ONCE * LIKE, AT_ONCE * LIKE):
        alike = sorted(made[first : first + AT_ONCE * LIKE], key=lambda pair: len(pair.answers.text))
        found += [alike[at : at + AT_ONCE] for at in range(0, len(alike), AT_ONCE)]
    rng.shuffle(found)
    return found[:steps]


def train(given: argparse.Namespace) -> None:
    """Runs or resumes; writes ``checkpoint.pt``, ``log.jsonl`` and ``change.safetensors``."""
    from safetensors.torch import save_file

    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    bert = adapted(given.rank)
    tokenizer = AutoTokenizer.from_pretrained(source_folder())
    trained = [p for p in bert.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=given.learning_rate, weight_decay=0.0)
    work = schedule(given.data, given.seed, given.steps)
    first = resume(given.out / "checkpoint.pt", bert, optimizer)
    log = Log(given.out)
    for step in range(first, given.steps):
        loss = batch_loss(bert, tokenizer, work[step])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        share = min(1.0, (step + 1) / 30, (given.steps - step) / (0.7 * given.steps))
        for group in optimizer.param_groups:
            group["lr"] = given.learning_rate * share
        optimizer.step()
        log.write(float(loss.detach()), step=step)
        if (step + 1) % CHECKPOINT_EVERY == 0:
            save_checkpoint(given.out / "checkpoint.pt", bert, optimizer, step + 1)
            save_file(change_of(bert), given.out / "change.safetensors")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=500, help="a multiple of 50")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--learning-rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
