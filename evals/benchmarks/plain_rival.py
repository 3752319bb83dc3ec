"""What a person would write in an afternoon: rank-bm25, the top passage, its first sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from run_job import Found, Job, Reply, main  # pyright: ignore[reportMissingImports]

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?(?=\s|$)")


class Plain:
    """Never refuses: nobody thinks of it on the first afternoon."""

    def build(self, job: Job, folder: Path) -> None:
        """Keeps the words of each passage."""
        words = [_WORD.findall(passage["text"].lower()) for passage in job.passages]
        (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")

    def load(self, job: Job, folder: Path) -> Callable[[str], Reply]:
        """BM25 over the kept words."""
        from rank_bm25 import BM25Okapi

        bm25 = BM25Okapi(json.loads((folder / "words.json").read_text(encoding="utf-8")))

        def answer(question: str) -> Reply:
            scores = bm25.get_scores(_WORD.findall(question.lower()))
            best = int(scores.argmax())
            passage, score = job.passages[best], float(scores[best])
            ended = _SENTENCE_END.search(passage["text"])
            text = passage["text"][: ended.end()] if ended else passage["text"]
            found = Found(text, passage["article"], passage["start"], passage["start"] + len(text), score)
            return Reply([found], score)

        return answer


if __name__ == "__main__":
    main(Plain)
