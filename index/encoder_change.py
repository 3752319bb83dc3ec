"""Adds a trained low-rank change to the published encoder's weights.

``change.safetensors`` of :mod:`qa.reader.train.encoder` holds ``LAYER.down`` (rank, in) and ``LAYER.up``
(out, rank) in half precision; the changed weight is ``W + up @ down`` (Hu et al. 2021, "LoRA").
"""

from __future__ import annotations

import shutil
from pathlib import Path

CHANGE = "change.safetensors"
WEIGHTS = "model.safetensors"


def scaled(change: Path, target: Path, share: float) -> None:
    """Writes ``share`` of a change: the mean of the weights before and after (Wortsman et al. 2022)."""
    from safetensors.torch import load_file, save_file

    trained = load_file(change)
    save_file({n: w * share if n.endswith(".up") else w for n, w in trained.items()}, target)


def changed(source: Path, change: Path, target: Path) -> Path:
    """Writes a copy of the sentence-transformers folder ``source`` at ``target`` with the change added.

    Raises:
        KeyError: the change is of another model.
    """
    from safetensors.torch import load_file, save_file

    shutil.copytree(source, target, dirs_exist_ok=True)
    weights, trained = load_file(source / WEIGHTS), load_file(change)
    for name in trained:
        if name.endswith(".up"):
            layer = name.removesuffix(".up")
            product = trained[name].float() @ trained[f"{layer}.down"].float()
            weights[f"{layer}.weight"] = (weights[f"{layer}.weight"].float() + product).contiguous()
    save_file(weights, target / WEIGHTS, metadata={"format": "pt"})
    return target
