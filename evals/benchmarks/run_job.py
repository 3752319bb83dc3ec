"""What every system is given and gives back: the standard library only, so that it runs in any environment.

A job file names the passages, the questions, the weights, the threads and the settings. A system builds
its index into a folder, then, in a fresh process, loads it and answers one line a question.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Row = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """One task.

    Attributes:
        passages: ``id, article, title, start, text``; ``start`` is the passage's place in its article.
        questions: ``id, question``.
        encoder: folder of the sentence encoder's weights.
        reader: folder of a transformers question-answering model.
        settings: this system's own.
    """

    passages: list[Row]
    questions: list[Row]
    encoder: str
    reader: str
    threads: int
    settings: Row


@dataclass(frozen=True)
class Found:
    """One answer: its text, where it stands in its article, and the system's own score."""

    text: str
    article: str
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Reply:
    """Answers best first; none says that the system refuses. ``sure`` ranks questions by confidence."""

    answers: list[Found]
    sure: float


class System(Protocol):
    """A question-answering system over passages."""

    def build(self, job: Job, folder: Path) -> None:
        """Indexes the passages and keeps the index in ``folder``."""
        ...

    def load(self, job: Job, folder: Path) -> Callable[[str], Reply]:
        """Loads index and models; gives what answers a question."""
        ...


def limit_threads(threads: int) -> None:
    """Sets every thread pool before anything heavy is imported, and keeps all hubs and telemetry off."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = str(threads)
    os.environ |= {
        "TOKENIZERS_PARALLELISM": "false",
        "HAYSTACK_TELEMETRY_ENABLED": "False",
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "TQDM_DISABLE": "1",
    }


def main(system: Callable[[], System]) -> None:
    """``build`` or ``ask``, as the command line says; replies go to the file that it names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=["build", "ask"])
    parser.add_argument("job", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("replies", type=Path)
    asked = parser.parse_args()
    job = Job(**json.loads(asked.job.read_text(encoding="utf-8")))
    limit_threads(job.threads)
    rows = _built(system, job, asked.folder) if asked.step == "build" else _asked(system, job, asked.folder)
    with asked.replies.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def torch_threads(threads: int) -> None:
    """Torch keeps its own count."""
    import torch  # pyright: ignore[reportMissingImports]

    torch.set_num_threads(threads)


def shown_text(passage: Row, settings: Row) -> tuple[str, int]:
    """The text a system indexes and reads, and how many characters stand before the passage in it."""
    if settings.get("title_first") and passage.get("title"):
        prefix = f"{passage['title']}\n"
        return prefix + passage["text"], len(prefix)
    return passage["text"], 0


def placed(passage: Row, offset: int, text: str, start: int, score: float) -> Found:
    """An answer that starts at ``start`` of the shown text, in its article's own coordinates."""
    begin = passage["start"] + max(0, start - offset)
    return Found(text, passage["article"], begin, begin + len(text), score)


def _built(system: Callable[[], System], job: Job, folder: Path) -> Iterator[Row]:
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    system().build(job, folder)
    yield {"index_s": time.perf_counter() - began, "peak_rss_mb": _peak_mb()}


def _asked(system: Callable[[], System], job: Job, folder: Path) -> Iterator[Row]:
    answer = system().load(job, folder)
    for place, question in enumerate(job.questions):
        began = time.perf_counter()
        reply = answer(question["question"])
        elapsed_ms = (time.perf_counter() - began) * 1000
        row: Row = {"id": question["id"], "elapsed_ms": elapsed_ms, "sure": reply.sure}
        row["answers"] = [vars(found) for found in reply.answers]
        if place == 0:
            row["first_answer_at"] = time.time()
        yield row
    yield {"peak_rss_mb": _peak_mb(), "python": sys.version.split()[0]}


def _peak_mb() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
