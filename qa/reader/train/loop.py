"""The training loop: data-parallel over single-threaded processes, resumable, seeded.

Each process runs one thread (OpenMP barriers stall when another program takes a core), computes its
half of every batch, and the gradients are averaged over gloo. The schedule is warm-up, constant,
linear decay (Hu et al. 2024, MiniCPM), so that a run can be lengthened from a checkpoint.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import log_softmax

from qa.reader.train.examples import Example, batches, examples, tensors


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on; written beside its checkpoints.

    ``steps`` cuts the passes short (0: all of them); the learning rate ends at zero there.
    ``bf16`` 1: matrix products in bfloat16, weights and losses in full precision (twice as fast where
    the processor has the instructions, slower where it has not).
    """

    data: str
    model: str
    out: str
    seed: int = 7
    passes: int = 1
    batch_tokens: int = 3000
    learning_rate: float = 1.5e-4
    warmup: float = 0.06
    decay_from: float = 0.55
    processes: int = 2
    checkpoint_every: int = 100
    init: str = ""
    steps: int = 0
    first_pass: int = 0
    bf16: int = 1


def rate(step: int, steps: int, settings: Settings) -> float:
    """Share of the peak learning rate at ``step``: trapezoid ending at zero."""
    done = step / steps
    if done < settings.warmup:
        return done / settings.warmup
    return 1.0 if done < settings.decay_from else max(0.0, (1 - done) / (1 - settings.decay_from))


def span_loss(logits: Tensor, targets: Tensor, types: Tensor) -> Tensor:
    """Negative log of the probability on all right positions; ``[CLS]`` stands for no answer.

    Args:
        logits: (batch, tokens), start or end scores.
        targets: (batch, tokens) bool, one or more right positions (marginal likelihood where a
            noisy source leaves several; Clark & Gardner 2018, eq. 2).
        types: (batch, tokens), 1 on context tokens.
    """
    allowed = types.bool()
    allowed[:, 0] = True
    scores = log_softmax(logits.masked_fill(~allowed, -1e4), dim=-1)
    return -torch.logsumexp(scores.masked_fill(~targets, -1e4), dim=-1)


def batch_loss(model: torch.nn.Module, batch: list[Example], bf16: bool = False) -> Tensor:
    """Summed loss of a batch."""
    arrays = {name: torch.from_numpy(array) for name, array in tensors(batch).items()}
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        out = model(input_ids=arrays["ids"], attention_mask=arrays["mask"], token_type_ids=arrays["types"])
    start = span_loss(out.start_logits.float(), arrays["starts"], arrays["types"])
    end = span_loss(out.end_logits.float(), arrays["ends"], arrays["types"])
    return (start + end).sum() / 2


def load_model(path: str) -> Any:
    """A question-answering model on the encoder at ``path``: no dropout, word embeddings frozen."""
    from transformers import AutoModelForQuestionAnswering

    model = AutoModelForQuestionAnswering.from_pretrained(
        path, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    words: torch.nn.Embedding = model.get_input_embeddings()
    words.weight.requires_grad_(False)
    return model


def schedule(settings: Settings) -> list[list[Example]]:
    """Every batch of the run, in order."""
    tokenizer = Tokenizer.from_file(str(Path(settings.model) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    whole: list[list[Example]] = []
    for number in range(settings.first_pass, settings.first_pass + settings.passes):
        seed = settings.seed + 101 * number
        whole += batches(examples(Path(settings.data), tokenizer, seed), settings.batch_tokens, seed)
    return whole[: settings.steps or None]


def train(rank: int, settings: Settings) -> None:
    """One process of a run; process 0 writes ``checkpoint.pt``, ``log.jsonl`` and ``final/``."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    out = Path(settings.out)
    dist.init_process_group(
        "gloo", init_method=f"file://{out}/rendezvous", rank=rank, world_size=settings.processes
    )
    model = load_model(settings.init or settings.model)
    model.train()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=settings.learning_rate, weight_decay=0.01)
    work = schedule(settings)
    first = _resume(out / "checkpoint.pt", model, optimizer)
    began = time.monotonic()
    for step in range(first, len(work)):
        loss = _step(
            model, trained, optimizer, work[step], rate(step + 1, len(work), settings), rank, settings
        )
        if rank == 0:
            _log(out, step, len(work), loss, began)
            if (step + 1) % settings.checkpoint_every == 0:
                _save(out / "checkpoint.pt", model, optimizer, step + 1)
    if rank == 0:
        model.save_pretrained(out / "final")
        (out / "final" / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    dist.barrier()
    dist.destroy_process_group()


def _step(model, trained, optimizer, batch, share, rank, settings) -> float:
    mine = batch[rank :: settings.processes]
    loss = batch_loss(model, mine, bool(settings.bf16)) / len(batch) if mine else None
    if loss is not None:
        loss.backward()
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).reshape(-1) for p in trained])
    dist.all_reduce(flat)
    flat *= min(1.0, 1.0 / (float(flat.norm()) + 1e-6))
    at = 0
    for p in trained:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()
    for group in optimizer.param_groups:
        group["lr"] = settings.learning_rate * share
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach()) * settings.processes if loss is not None else 0.0


def _save(path: Path, model, optimizer, step: int) -> None:
    beside = path.with_suffix(".tmp")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, beside)
    beside.replace(path)


def _resume(path: Path, model, optimizer) -> int:
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    return int(kept["step"])


def _log(out: Path, step: int, steps: int, loss: float, began: float) -> None:
    line = {"step": step, "of": steps, "loss": round(loss, 4), "seconds": round(time.monotonic() - began)}
    with (out / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")
