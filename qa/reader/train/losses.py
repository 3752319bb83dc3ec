"""Losses of the reader: marginal likelihood of the right positions, and a teacher's distributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import log_softmax

from qa.reader.train.examples import Example, tensors

NEVER = -1e4
"""Score of a position that cannot be an answer; finite, since bfloat16 sums meet it."""


@dataclass(frozen=True, slots=True)
class Distillation:
    """A teacher, the share of its loss, and the temperature (Hinton et al. 2015, section 2)."""

    teacher: Any
    share: float
    temperature: float


def allowed_positions(types: Tensor) -> Tensor:
    """(batch, tokens) bool: context tokens, and ``[CLS]``, which stands for no answer."""
    allowed = types.bool()
    allowed[:, 0] = True
    return allowed


def span_loss(logits: Tensor, targets: Tensor, allowed: Tensor) -> Tensor:
    """Negative log of the probability on all right positions.

    Args:
        logits: (batch, tokens), start or end scores.
        targets: (batch, tokens) bool, one or more right positions (marginal likelihood where a
            noisy source leaves several; Clark & Gardner 2018, eq. 2).
        allowed: (batch, tokens) bool.
    """
    scores = log_softmax(logits.masked_fill(~allowed, NEVER), dim=-1)
    return -torch.logsumexp(scores.masked_fill(~targets, NEVER), dim=-1)


def teacher_loss(logits: Tensor, taught: Tensor, allowed: Tensor, temperature: float) -> Tensor:
    """Divergence of the softened student from the softened teacher, times the temperature squared."""
    student = log_softmax(logits.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    teacher = log_softmax(taught.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    return (teacher.exp() * (teacher - student)).sum(dim=-1) * temperature**2


def batch_loss(
    model: torch.nn.Module,
    batch: list[Example],
    bf16: bool = False,
    distillation: Distillation | None = None,
) -> Tensor:
    """Summed loss of a batch."""
    arrays = {name: torch.from_numpy(array) for name, array in tensors(batch).items()}
    inputs = {
        "input_ids": arrays["ids"],
        "attention_mask": arrays["mask"],
        "token_type_ids": arrays["types"],
    }
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        out = model(**inputs)
    starts, ends = out.start_logits.float(), out.end_logits.float()
    allowed = allowed_positions(arrays["types"])
    hard = span_loss(starts, arrays["starts"], allowed) + span_loss(ends, arrays["ends"], allowed)
    if distillation is None:
        return hard.sum() / 2
    with torch.no_grad():
        taught = distillation.teacher(**inputs)
    heat = distillation.temperature
    soft = teacher_loss(starts, taught.start_logits.float(), allowed, heat)
    soft = soft + teacher_loss(ends, taught.end_logits.float(), allowed, heat)
    return (distillation.share * soft + (1 - distillation.share) * hard).sum() / 2
