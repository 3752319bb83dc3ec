"""A teacher and its student on one accelerator, each for a given time.

    python -m qa.reader.train.accelerated passes --data DATA --model MINILM --out PASSES --count 9
    python -m qa.reader.train.accelerated train --passes PASSES --init MPNET --out TEACHER --seconds 180
    python -m qa.reader.train.accelerated train --passes PASSES --init READER --teacher TEACHER --out OUT \
        --seconds 260 --learning-rate 4e-4

A pass is made by one process and holds every batch as arrays, since a step takes less time than making its
batch. A run waits for the passes it has come to, and its learning rate falls to zero when its time is up
(``--steps``: after so many steps, to do again what a run has done, but for rounding).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import count, islice
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from qa.reader.train.examples import Mixture, batches, example_stream
from qa.reader.train.losses import Distillation, Inputs, batch_loss
from qa.reader.train.models import load_model, load_teacher
from qa.reader.train.records import Log, trapezoid
from qa.reader.train.retrieved import Kept

COMPACT = {"ids": torch.int16, "mask": torch.bool, "types": torch.bool, "groups": torch.int16}
"""Kinds of number that batches are kept in; positions are bool as they are."""
PARTS = 4
"""Files that a pass is kept in."""
WHOLE = "passes.json"
"""Says how many files there will be."""
WARMUP = 0.06
LOG_EVERY = 50
PATIENCE = 300
"""Seconds that a run waits for a pass."""


def passes(given: argparse.Namespace) -> None:
    """Makes the passes, as many at a time as ``--at-once`` says."""
    from torch.multiprocessing import get_context

    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / WHOLE).write_text(json.dumps({"parts": given.count * PARTS}))
    with get_context("spawn").Pool(given.at_once) as pool:
        pool.starmap(one_pass, [(given, number) for number in range(given.count)], chunksize=1)


def one_pass(given: argparse.Namespace, number: int) -> None:
    """Writes the batches of one pass, part after part: a run can begin before the pass is whole."""
    torch.set_num_threads(1)
    seed = given.seed + 101 * number
    tokenizer = Tokenizer.from_file(str(given.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    kept = Kept(given.data, given.near) if given.near else None
    mixture = Mixture(
        beside=given.beside,
        near=(lambda _: kept.near) if kept else None,
        thin_share=given.thin,
        written=given.written,
        stories=given.stories,
    )
    stream = example_stream(given.data, tokenizer, seed, mixture)
    for part in range(number * PARTS, (number + 1) * PARTS):
        some = list(islice(stream, None if (part + 1) % PARTS == 0 else given.part))
        found = [_compact(Inputs.of(batch)) for batch in batches(some, given.batch_tokens, seed)]
        path = _part_file(given.out, part)
        torch.save(found, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)


def _part_file(folder: Path, number: int) -> Path:
    return folder / f"part-{number:03}.pt"


def _compact(batch: Inputs) -> dict[str, Any]:
    named = {one.name: getattr(batch, one.name) for one in fields(batch)}
    return {name: value.to(COMPACT[name]) if name in COMPACT else value for name, value in named.items()}


def _whole(kept: dict[str, Any]) -> Inputs:
    return Inputs(**{name: value.long() if name in COMPACT else value for name, value in kept.items()})


def batches_of(folder: Path, first: int, device: str) -> Iterator[dict[str, Any]]:
    """Every batch of every pass without end, from the pass ``first`` on and round again."""
    parts = json.loads((folder / WHOLE).read_text())["parts"]
    for number in count(first * PARTS):
        loaded = torch.load(_awaited(folder, number % parts), weights_only=True)
        yield from [
            {name: v.to(device) if isinstance(v, torch.Tensor) else v for name, v in batch.items()}
            for batch in loaded
        ]


def _awaited(folder: Path, number: int) -> Path:
    path, until = _part_file(folder, number), time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > until:
            raise FileNotFoundError(f"{path} did not come in {PATIENCE} s: is `passes` running?")
        time.sleep(0.2)
    return path


@dataclass(slots=True)
class Progress:
    """How far a run has come: by its steps where they are given, else by its time."""

    steps: int
    seconds: float
    began: float
    step: int = 0

    def done(self) -> float:
        """Between 0 and 1."""
        if self.steps:
            return self.step / self.steps
        return (time.monotonic() - self.began) / self.seconds


def train(given: argparse.Namespace) -> None:
    """One run; writes the weights, ``log.jsonl`` and ``settings.json`` into ``--out``."""
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    model = load_model(str(given.init), given.dropout, given.device)
    model.train()
    teacher = load_teacher(str(given.teacher), given.device) if given.teacher else None
    distillation = Distillation(teacher, given.distil, given.temperature) if teacher else None
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        trained, lr=given.learning_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    progress, log = Progress(given.steps, given.seconds, time.monotonic()), Log(given.out)
    for kept in batches_of(given.passes, given.first_pass, given.device):
        done = progress.done()
        if done >= 1:
            break
        batch = _whole(kept)
        loss = batch_loss(model, batch, given.device != "cpu", distillation) / batch.count
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = given.learning_rate * trapezoid(done, WARMUP, given.decay_from)
        optimizer.step()
        progress.step += 1
        if progress.step % LOG_EVERY == 1:
            log.write(float(loss.detach()), step=progress.step)
    _save(model, given, progress)


def _save(model: Any, given: argparse.Namespace, progress: Progress) -> None:
    model.save_pretrained(given.out)
    said = {name: value for name, value in vars(given).items() if name != "do"}
    said |= {"steps": progress.step, "took": round(time.monotonic() - progress.began)}
    (given.out / "settings.json").write_text(json.dumps(said, indent=1, default=str))


def parser() -> argparse.ArgumentParser:
    """Both commands."""
    whole = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = whole.add_subparsers(required=True)
    making = commands.add_parser("passes")
    making.set_defaults(do=passes)
    for name in ("data", "model", "out"):
        making.add_argument(f"--{name}", type=Path, required=True)
    making.add_argument("--near", type=Path, help="lists of qa.reader.train.retrieved")
    for name, default in (
        ("count", 9),
        ("at-once", 2),
        ("batch-tokens", 24_000),
        ("beside", 2),
        ("part", 32_000),
    ):
        making.add_argument(f"--{name}", type=int, default=default)
    for name, default in (("written", 1), ("stories", 1), ("seed", 7)):
        making.add_argument(f"--{name}", type=int, default=default)
    making.add_argument("--thin", type=float, default=0.15)
    running = commands.add_parser("train")
    running.set_defaults(do=train)
    for name in ("passes", "init", "out"):
        running.add_argument(f"--{name}", type=Path, required=True)
    running.add_argument("--teacher", type=Path)
    running.add_argument("--device", default="cuda")
    for name, default in (("seconds", 180.0), ("learning-rate", 8e-5), ("decay-from", 0.2), ("dropout", 0.0)):
        running.add_argument(f"--{name}", type=float, default=default)
    for name, default in (("distil", 0.7), ("temperature", 2.0)):
        running.add_argument(f"--{name}", type=float, default=default)
    for name, default in (("steps", 0), ("first-pass", 0), ("seed", 7)):
        running.add_argument(f"--{name}", type=int, default=default)
    return whole


def main() -> None:
    """Command line."""
    given = parser().parse_args()
    given.do(given)


if __name__ == "__main__":
    main()
