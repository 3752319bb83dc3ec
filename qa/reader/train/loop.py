"""The training loop: data-parallel over single-threaded processes, resumable, seeded.

Each process runs one thread (OpenMP barriers stall when another program takes a core), computes its
half of every batch, and the gradients are averaged over gloo. The schedule is warm-up, constant,
linear decay (Hu et al. 2024, MiniCPM), so that a run can be lengthened from a checkpoint.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import torch
import torch.distributed as dist
from tokenizers import Tokenizer

from qa.reader.train.examples import PARTS, Group, Mixture, Near, Reword, batches, example_stream
from qa.reader.train.losses import Distillation, Inputs, batch_loss
from qa.reader.train.models import load_model, load_teacher
from qa.reader.train.records import Log, resume, save_checkpoint, trapezoid
from qa.reader.train.retrieved import Encode, Kept, Retrieved
from qa.reader.train.rows import Row
from qa.reader.train.sorted_out import CHOICE, sorted_out

SHORTEST = 60
"""Tokens of a group, at least in the mean: a run of few steps makes no more of a pass than it needs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on; written beside its checkpoints.

    ``steps`` cuts the passes short (0: all of them); the learning rate ends at zero there.
    ``bf16`` 1: matrix products in bfloat16, weights and losses in full precision (twice as fast where
    the processor has the instructions, slower where it has not).
    ``model`` gives the tokenizer, and the weights to begin with unless ``init`` does. ``teacher`` names a
    trained reader to learn from: its softened distributions count ``distil``, the labels the rest.
    ``beside``: passages read together with a question's own: of its article, or with ``retrieved`` 1 those
    that retrieval ranks high. ``dropout`` counts for hidden states. ``reword``: share of the questions put
    in other words, which needs WordNet (:mod:`qa.reader.train.synonyms`); ``thin``: share that loses words.
    ``written`` and ``stories``: times that each question of our own is in a pass, over contexts of the data
    (:mod:`qa.reader.train.written`) and over stories; ``rest``: part of all other rows that is kept beside
    them. ``recurring`` 1: none of all these, but spans that recur in the contexts
    (:mod:`qa.reader.train.recurring`). ``without``: parts of the mixture left out, with commas between
    (``PARTS`` in :mod:`qa.reader.train.examples`). ``clean`` and ``hard``: shares of the questions that the
    weights to begin with sort out (:mod:`qa.reader.train.sorted_out`). ``near``: a file of retrieved passages
    (``python -m qa.reader.train.retrieved``), which saves searching for them. ``device``: where to compute,
    ``cpu`` or ``cuda``; an accelerator takes one process.
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
    teacher: str = ""
    distil: float = 0.7
    temperature: float = 2.0
    beside: int = 0
    retrieved: int = 0
    dropout: float = 0.0
    reword: float = 0.0
    thin: float = 0.0
    written: int = 0
    stories: int = 0
    rest: float = 1.0
    recurring: int = 0
    without: str = ""
    clean: float = 0.0
    hard: float = 0.0
    near: str = ""
    device: str = "cpu"


def rate(step: int, steps: int, settings: Settings) -> float:
    """Share of the peak learning rate at ``step``."""
    return trapezoid(step / steps, settings.warmup, settings.decay_from)


def schedule(settings: Settings) -> list[list[Group]]:
    """Every batch of the run, in order."""
    tokenizer = Tokenizer.from_file(str(Path(settings.model) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    mixture = _mixture(settings)
    steps = settings.steps * (CHOICE if settings.clean or settings.hard else 1) or None
    most = steps and steps * settings.batch_tokens // SHORTEST
    whole: list[list[Group]] = []
    for number in range(settings.first_pass, settings.first_pass + settings.passes):
        seed = settings.seed + 101 * number
        stream = example_stream(Path(settings.data), tokenizer, seed, mixture)
        whole += batches(list(islice(stream, most)), settings.batch_tokens, seed)
    return whole[:steps]


def _mixture(settings: Settings) -> Mixture:
    plain = Mixture(
        settings.beside,
        thin_share=settings.thin,
        written=settings.written,
        stories=settings.stories,
        rest=settings.rest,
        recurring=bool(settings.recurring),
        without=_parts(settings.without),
    )
    if not settings.reword and not settings.retrieved:
        return plain
    near = _near(settings) if settings.retrieved else None
    reword = _rewording(_encode()) if settings.reword else None
    return replace(plain, near=near, reword=reword, reword_share=settings.reword)


def _parts(without: str) -> frozenset[str]:
    named = frozenset(filter(None, without.split(",")))
    if named - PARTS:
        raise ValueError(f"--without {without}: no such part; there are {', '.join(sorted(PARTS))}")
    return named


def _encode() -> Encode:
    from index.encoder import load_encoder

    return load_encoder(threads=1).encode


def _near(settings: Settings) -> Callable[[list[Row]], Near]:
    if settings.near:
        found = Kept(Path(settings.data), Path(settings.near))
        return lambda _: found.near
    return _retrieval(_encode())


def _retrieval(encode: Encode) -> Callable[[list[Row]], Near]:
    kept: list[Retrieved] = []

    def near(rows: list[Row]) -> Near:
        if not kept:  # every pass has the same rows
            kept.append(Retrieved(rows, encode))
        return kept[0].near

    return near


def _rewording(encode: Encode) -> Reword:
    from qa.reader.train.synonyms import WordNet, reworded

    wordnet = WordNet()

    def reword(row: Row, rng: random.Random) -> str | None:
        return reworded(row.question, row.context, wordnet, lambda texts: encode(list(texts)), rng)

    return reword


def train(rank: int, settings: Settings) -> None:
    """One process of a run; process 0 writes ``checkpoint.pt``, ``log.jsonl`` and ``final/``."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    out = Path(settings.out)
    dist.init_process_group(
        "gloo", init_method=f"file://{out}/rendezvous", rank=rank, world_size=settings.processes
    )
    model = load_model(settings.init or settings.model, settings.dropout, settings.device)
    model.train()
    distillation = _distillation(settings)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=settings.learning_rate, weight_decay=0.01, fused=True)
    flat = _flat_gradients(trained)
    work = sorted_out(schedule(settings), model, settings.clean, settings.hard, settings.steps)
    first = resume(out / "checkpoint.pt", model, optimizer)
    log = Log(out)
    for step in range(first, len(work)):
        loss = _step(
            model, flat, optimizer, work[step], rate(step + 1, len(work), settings), rank, settings,
            distillation,
        )  # fmt: skip
        if rank == 0:
            log.write(loss, step=step, of=len(work))
            if (step + 1) % settings.checkpoint_every == 0:
                save_checkpoint(out / "checkpoint.pt", model, optimizer, step + 1)
    if rank == 0:
        model.save_pretrained(out / "final")
        (out / "final" / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    dist.barrier()
    dist.destroy_process_group()


def _distillation(settings: Settings) -> Distillation | None:
    if not settings.teacher:
        return None
    return Distillation(
        load_teacher(settings.teacher, settings.device), settings.distil, settings.temperature
    )


def _flat_gradients(trained: list[torch.nn.Parameter]) -> torch.Tensor:
    """One vector whose pieces are the gradients, so that processes exchange them in one call, uncopied."""
    flat = torch.zeros(sum(p.numel() for p in trained), device=trained[0].device)
    at = 0
    for p in trained:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()
    return flat


def _step(model, flat, optimizer, batch, share, rank, settings, distillation) -> float:
    mine = batch[rank :: settings.processes]
    flat.zero_()
    loss = None
    if mine:
        given = Inputs.of(mine, settings.device)
        loss = batch_loss(model, given, bool(settings.bf16), distillation) / len(batch)
        loss.backward()
    if settings.processes > 1:
        dist.all_reduce(flat)
    flat *= (1.0 / (flat.norm() + 1e-6)).clamp(max=1.0)
    for group in optimizer.param_groups:
        group["lr"] = settings.learning_rate * share
    optimizer.step()
    return float(loss.detach()) * settings.processes if loss is not None else 0.0
