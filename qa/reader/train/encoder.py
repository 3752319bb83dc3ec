"""``python -m qa.reader.train.encoder --data DATA --out RUN``: the encoder learns to match questions.

Low-rank changes of every linear layer (Hu et al. 2021, "LoRA") of all-MiniLM-L6-v2 are trained with a
softmax over the texts of the batch, a hard negative for each question among them (Karpukhin et al. 2020,
section 3.2). What comes out is small, and ``index.encoder_export --change`` adds it to the published
weights. Seeded; run again, it goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from index.encoder_export import source_folder
from qa.reader.train.pairs import Pair, pairs

SCALE = 20.0
"""Of cosines in the softmax, as all-MiniLM-L6-v2 was trained."""
SENTENCES_AT_ONCE = 48
PASSAGES_AT_ONCE = 24
PASSAGES_EVERY = 3
"""Steps; the others are of sentences, which are short."""
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


def vectors(bert: Any, tokenizer: Any, texts: list[str]) -> Tensor:
    """Unit vectors (texts, dimensions): mean over the real tokens."""
    given = tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = bert(**given).last_hidden_state
    weights = given["attention_mask"].unsqueeze(-1).float()
    mean = (states.float() * weights).sum(1) / weights.sum(1)
    return nn.functional.normalize(mean, dim=1)


def matching_loss(asked: Tensor, texts: Tensor, allowed: Tensor) -> Tensor:
    """Mean cross-entropy of each question's own text among all.

    Args:
        asked: (questions, dimensions) unit vectors.
        texts: (texts, dimensions) unit vectors, the right ones first and in order.
        allowed: (questions, texts) bool: texts that count against the question, and its own.
    """
    scores = (asked @ texts.T * SCALE).masked_fill(~allowed, -1e4)
    return nn.functional.cross_entropy(scores, torch.arange(len(asked)))


def batch_loss(bert: Any, tokenizer: Any, batch: list[Pair], whole: bool) -> Tensor:
    """Loss of one batch; ``whole``: passages, where another of the same context may answer as well."""
    lacking = [pair for pair in batch if pair.lacks]
    asked = vectors(bert, tokenizer, [pair.question for pair in batch])
    texts = vectors(bert, tokenizer, [p.answers for p in batch] + [p.lacks for p in lacking])
    return matching_loss(asked, texts, _allowed(batch, lacking, whole))


def _allowed(batch: list[Pair], lacking: list[Pair], whole: bool) -> Tensor:
    rows = [
        [one is other or not _may_answer(one, other, whole) for other in batch]
        + [one is other or one.context != other.context for other in lacking]
        for one in batch
    ]
    return torch.tensor(rows)


def _may_answer(one: Pair, other: Pair, whole: bool) -> bool:
    return one.answers == other.answers or (whole and one.context == other.context)


def schedule(data: Path, seed: int, steps: int) -> list[tuple[bool, list[Pair]]]:
    """Batches of sentences and of passages in turn; ``whole`` first."""
    rng = random.Random(seed)
    sentences, passages = pairs(data, seed)
    batches = {
        True: _batches(passages, PASSAGES_AT_ONCE, rng),
        False: _batches(sentences, SENTENCES_AT_ONCE, rng),
    }
    counts = {True: 0, False: 0}
    work: list[tuple[bool, list[Pair]]] = []
    for step in range(steps):
        whole = step % PASSAGES_EVERY == 0
        work.append((whole, batches[whole][counts[whole] % len(batches[whole])]))
        counts[whole] += 1
    return work


def _batches(made: list[Pair], size: int, rng: random.Random) -> list[list[Pair]]:
    """Batches of texts of like length, in random order: no time goes into padding."""
    found: list[list[Pair]] = []
    for first in range(0, len(made) - size * LIKE, size * LIKE):
        alike = sorted(
            made[first : first + size * LIKE], key=lambda pair: len(pair.answers) + len(pair.lacks)
        )
        found += [alike[at : at + size] for at in range(0, len(alike), size)]
    rng.shuffle(found)
    return found


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
    first = _resume(given.out / "checkpoint.pt", bert, optimizer)
    began = time.monotonic()
    for step in range(first, given.steps):
        whole, batch = work[step]
        loss = batch_loss(bert, tokenizer, batch, whole)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        share = min(1.0, (step + 1) / 50, (given.steps - step) / (0.6 * given.steps))
        for group in optimizer.param_groups:
            group["lr"] = given.learning_rate * share
        optimizer.step()
        line = {"step": step, "whole": whole, "loss": round(float(loss.detach()), 4)}
        with (given.out / "log.jsonl").open("a") as log:
            log.write(json.dumps({**line, "seconds": round(time.monotonic() - began)}) + "\n")
        if (step + 1) % CHECKPOINT_EVERY == 0:
            kept = {"change": bert.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(kept, given.out / "checkpoint.tmp")
            (given.out / "checkpoint.tmp").replace(given.out / "checkpoint.pt")
            save_file(change_of(bert), given.out / "change.safetensors")


def _resume(path: Path, bert: Any, optimizer: Any) -> int:
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    bert.load_state_dict(kept["change"])
    optimizer.load_state_dict(kept["optimizer"])
    return int(kept["step"])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1200, help="a multiple of 50")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--learning-rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
