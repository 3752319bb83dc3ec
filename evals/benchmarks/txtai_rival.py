"""txtai 9.14.0: a hybrid index (BM25 and vectors), then its question-answering pipeline.

The documented way: the best passages are joined to one context for the reader, which gives a string and no
score; below its fixed cut of 0.05 it gives nothing. The string is looked up in the passages to cite it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from run_job import Job, Reply, main, placed, shown_text, torch_threads  # pyright: ignore[reportMissingImports]


class Txtai:
    """Settings: ``top_k`` passages read, ``weight`` of the vectors, ``title_first``, ``joined``."""

    def build(self, job: Job, folder: Path) -> None:
        """Indexes the passages by their place in the job."""
        torch_threads(job.threads)
        from txtai import Embeddings  # pyright: ignore[reportMissingImports]

        embeddings = Embeddings(path=job.encoder, hybrid=True, gpu=False)
        embeddings.index(
            (place, shown_text(passage, job.settings)[0], None) for place, passage in enumerate(job.passages)
        )
        embeddings.save(str(folder / "index"))
        (folder / "settings.json").write_text(json.dumps(job.settings), encoding="utf-8")

    def load(self, job: Job, folder: Path) -> Callable[[str], Reply]:
        """Search, join, read."""
        torch_threads(job.threads)
        from txtai import Embeddings  # pyright: ignore[reportMissingImports]
        from txtai.pipeline import Questions  # pyright: ignore[reportMissingImports]

        embeddings = Embeddings(gpu=False)
        embeddings.load(str(folder / "index"))
        read = Questions(job.reader, gpu=False)

        def answer(question: str) -> Reply:
            hits = embeddings.search(question, job.settings["top_k"], weights=job.settings["weight"])
            places = [int(place) for place, _ in hits]
            contexts = [shown_text(job.passages[place], job.settings) for place in places]
            for texts in _groups(contexts, job.settings["joined"]):
                if said := _said(read, question, " ".join(texts)):
                    return _cited(job, places, contexts, said, float(hits[0][1]))
            return Reply([], 0.0)

        return answer


def _said(read: Any, question: str, context: str) -> str | None:
    """The pipeline's answer; a reader that points at its null token makes it raise, which means none."""
    try:
        return read([question], [context])[0]
    except TypeError:
        return None


def _groups(contexts: list[tuple[str, int]], joined: bool) -> list[list[str]]:
    texts = [text for text, _ in contexts]
    return [texts] if joined else [[text] for text in texts]


def _cited(job: Job, places: list[int], contexts: list[tuple[str, int]], said: str, sure: float) -> Reply:
    """The answer at its first occurrence in the passages; without a place where it spans two of them."""
    for place, (text, offset) in zip(places, contexts, strict=True):
        if (start := text.find(said)) >= offset:
            return Reply([placed(job.passages[place], offset, said, start, sure)], sure)
    return Reply([placed(job.passages[places[0]], 0, said, 0, sure)], sure)


if __name__ == "__main__":
    main(Txtai)
