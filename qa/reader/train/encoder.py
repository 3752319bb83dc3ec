"""``python -m qa.reader.train.encoder --data DATA --out RUN``: the encoder learns to match questions.

Low-rank changes of every linear layer (Hu et al. 2021, "LoRA") of all-MiniLM-L6-v2 are trained with a
softmax over all sentences of the batch's passages, and over the passages, hard negatives for each question
among them (Karpukhin et al. 2020, section 3.2): of the same article or story, and with ``--near`` (lists of
:mod:`qa.reader.train.retrieved`) of those that retrieval ranks high. A sentence's vector is the mean of its
tokens' states inside its passage (Günther et al. 2024, "Late chunking"), as it is indexed. What comes out is
small, and ``index.encoder_export --change`` adds it to the published weights. Seeded; run again, it goes on
from its checkpoint.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from index.encoder_export import source_folder
from qa.reader.train.matching import Batch, Tokens, schedule
from qa.reader.train.pairs import none_near
from qa.reader.train.records import Log, resume, save_checkpoint
from qa.reader.train.retrieved import Kept

SCALE = 20.0
"""Of cosines in the softmax, as all-MiniLM-L6-v2 was trained."""
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


def adapted(model: Path, rank: int, device: str = "cpu") -> Any:
    """The encoder at ``model`` with every linear layer of its blocks changed, nothing else trained."""
    attention = "eager" if device == "cpu" else "sdpa"
    bert = AutoModel.from_pretrained(model, attn_implementation=attention)
    bert.requires_grad_(False)
    for module in list(bert.encoder.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Linear) and name in LAYERS:
                setattr(module, name, Changed(child, rank))
    return bert.to(device)


def change_of(bert: Any) -> dict[str, Tensor]:
    """The trained matrices by the layer's name in the published weights, in half precision."""
    found: dict[str, Tensor] = {}
    for name, module in bert.named_modules():
        if isinstance(module, Changed):
            found[f"{name}.down"] = module.down.detach().half().cpu()
            found[f"{name}.up"] = module.up.detach().half().cpu()
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
    with torch.autocast(given["input_ids"].device.type, dtype=torch.bfloat16):
        return bert(**given).last_hidden_state.float()


def asked_vectors(bert: Any, given: dict[str, Tensor]) -> Tensor:
    """Unit vectors (questions, dimensions): mean over the real tokens."""
    weights = given["attention_mask"].unsqueeze(-1).float()
    mean = (states_of(bert, given) * weights).sum(1) / weights.sum(1)
    return nn.functional.normalize(mean, dim=1)


def encoded(bert: Any, tokens: Tokens) -> Encoded:
    """Passages, and each of their sentences as the mean of its tokens' states inside the passage."""
    states = states_of(bert, tokens.given)
    real = tokens.given["attention_mask"].unsqueeze(-1).float()
    sums = torch.bmm(tokens.inside.unsqueeze(1), states[tokens.home]).squeeze(1)
    return Encoded(
        nn.functional.normalize((states * real).sum(1) / real.sum(1), dim=1),
        nn.functional.normalize(sums / tokens.inside.sum(1, keepdim=True).clamp(min=1), dim=1),
        tokens.home,
    )


def matching_loss(scores: Tensor, right: Tensor, allowed: Tensor) -> Tensor:
    """Mean cross-entropy of each question's own text among all that count.

    Args:
        scores: (questions, texts) cosines.
        right: (questions,) place of the right text.
        allowed: (questions, texts) bool: texts that count against the question, and its own.
    """
    return nn.functional.cross_entropy((scores * SCALE).masked_fill(~allowed, -1e4), right)


def batch_loss(bert: Any, batch: Batch) -> Tensor:
    """Loss of one batch: the right sentence among all sentences, and its passage among all passages.

    A passage counts by the mean of two cosines, its own and its nearest sentence's, as in a search.
    """
    asked, found = asked_vectors(bert, batch.asked), encoded(bert, batch.texts)
    cosines = asked @ found.sentences.T
    nearest = torch.full_like(batch.passages, -1.0, dtype=cosines.dtype).scatter_reduce(
        1, found.home.expand(len(asked), -1), cosines, "amax"
    )
    whole = (asked @ found.passages.T + nearest) / 2
    own = torch.arange(len(asked), device=asked.device)
    return matching_loss(cosines, batch.right, batch.sentences) + matching_loss(whole, own, batch.passages)


def train(given: argparse.Namespace) -> None:
    """Runs or resumes; writes ``checkpoint.pt``, ``log.jsonl`` and ``change.safetensors``."""
    from safetensors.torch import save_file

    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    model = given.model or source_folder()
    bert = adapted(model, given.rank, given.device)
    tokenizer = AutoTokenizer.from_pretrained(model)
    trained = [p for p in bert.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=given.learning_rate, weight_decay=0.0)
    near = Kept(given.data, given.near).near if given.near else none_near
    work = schedule(given.data, given.seed, given.steps, given.batch, near)
    first = resume(given.out / "checkpoint.pt", bert, optimizer)
    log = Log(given.out)
    for step in range(first, given.steps):
        loss = batch_loss(bert, Batch.of(tokenizer, work[step], given.device))
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
    parser.add_argument("--batch", type=int, default=24, help="questions of a step")
    parser.add_argument("--near", type=Path, help="lists of qa.reader.train.retrieved")
    parser.add_argument("--model", type=Path, help="all-MiniLM-L6-v2; by default the package's")
    parser.add_argument("--device", default="cpu")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
