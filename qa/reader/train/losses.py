"""Losses of the reader: likelihood of the right positions over passages, and a teacher's distributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import log_softmax

from qa.reader.train.examples import Group, tensors

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


def span_loss(logits: Tensor, targets: Tensor, allowed: Tensor, groups: Tensor) -> Tensor:
    """Negative log of the probability on all right positions, one value a group.

    The windows of a group share one normalisation and one null: a position counts by its margin over the null
    of its own window, which is what passages are compared by when reading (shared normalisation, Clark &
    Gardner 2018, section 3.2). For a window alone it is the usual softmax.

    Args:
        logits: (windows, tokens), start or end scores; token 0 is the null.
        targets: (windows, tokens) bool, one or more right positions in a group (marginal likelihood where a
            noisy source leaves several; the same, eq. 2).
        allowed: (windows, tokens) bool.
        groups: (windows,) number of each window's group, counted from 0 and in order.
    """
    first = torch.ones_like(groups, dtype=torch.bool)
    first[1:] = groups[1:] != groups[:-1]
    margins = (logits - logits[:, :1]).masked_fill(~allowed, NEVER)
    margins = torch.cat([margins[:, :1].masked_fill(~first[:, None], NEVER), margins[:, 1:]], dim=1)
    everything = _by_group(torch.logsumexp(margins, dim=-1), groups)
    right = _by_group(torch.logsumexp(margins.masked_fill(~targets, NEVER), dim=-1), groups)
    return everything - right


def _by_group(values: Tensor, groups: Tensor) -> Tensor:
    """(groups,) log of the summed exponentials of each group's ``values`` (windows,)."""
    members = groups[None, :] == torch.arange(int(groups[-1]) + 1)[:, None]
    return torch.logsumexp(values[None, :].expand_as(members).masked_fill(~members, NEVER), dim=-1)


def teacher_loss(logits: Tensor, taught: Tensor, allowed: Tensor, temperature: float) -> Tensor:
    """Divergence of the softened student from the softened teacher, times the temperature squared."""
    student = log_softmax(logits.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    teacher = log_softmax(taught.masked_fill(~allowed, NEVER) / temperature, dim=-1)
    return (teacher.exp() * (teacher - student)).sum(dim=-1) * temperature**2


def batch_loss(
    model: torch.nn.Module,
    batch: list[Group],
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
    groups = arrays["groups"]
    hard = span_loss(starts, arrays["starts"], allowed, groups)
    hard = hard + span_loss(ends, arrays["ends"], allowed, groups)
    if distillation is None:
        return hard.sum() / 2
    with torch.no_grad():
        taught = distillation.teacher(**inputs)
    heat = distillation.temperature
    soft = teacher_loss(starts, taught.start_logits.float(), allowed, heat)
    soft = soft + teacher_loss(ends, taught.end_logits.float(), allowed, heat)
    return (distillation.share * soft.sum() + (1 - distillation.share) * hard.sum()) / 2
