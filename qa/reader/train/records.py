"""What training runs share: the course of the learning rate, a log, and checkpoints to go on from."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import torch


def trapezoid(done: float, warmup: float, decay_from: float) -> float:
    """Share of the peak learning rate when a run is ``done`` (0 to 1).

    It rises until ``warmup``, stays, and falls to zero from ``decay_from``; from 1 on it never falls.
    """
    if done < warmup:
        return done / warmup
    if done < decay_from or decay_from >= 1:
        return 1.0
    return max(0.0, (1 - done) / (1 - decay_from))


class Log:
    """Lines of ``log.jsonl`` in a run's folder, each with the seconds since the run began."""

    def __init__(self, out: Path):
        self._path = out / "log.jsonl"
        self._began = time.monotonic()

    def write(self, loss: float, **said: Any) -> None:
        """Adds a line."""
        line = {**said, "loss": round(loss, 4), "seconds": round(time.monotonic() - self._began, 1)}
        with self._path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def save_checkpoint(path: Path, model: Any, optimizer: Any, step: int) -> None:
    """Writes weights and optimizer after so many steps; the one before stays until this one is whole."""
    beside = path.with_suffix(".tmp")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, beside)
    beside.replace(path)


def resume(path: Path, model: Any, optimizer: Any) -> int:
    """Takes up the checkpoint where there is one; the steps that it had done."""
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    return int(kept["step"])
