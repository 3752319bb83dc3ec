"""Questions of our own over contexts of the training data: what those data lack most.

Half of them cannot be answered from their context, as SQuAD 2.0's are made (Rajpurkar et al. 2018, section
3: with a plausible wrong answer in the text), often as the twin of an answerable one that differs in one
thing; many of the answerable ones share hardly a word with the sentence that answers. ``written.jsonl.gz``
holds questions, offsets and the SHA-256 of the context, and no text of anybody else's.

``python -m qa.reader.train.written DATA OUT.jsonl`` writes those held out, for ``dateline eval --spans``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from qa.reader.train.rows import Row, read_rows

SOURCE = "written"
FILE = Path(__file__).with_name("written.jsonl.gz")
DATA_FILES = ("train.jsonl.gz", "train_news_sentences.jsonl.gz", "train_other_styles.jsonl.gz")
HELD_OUT = 13
"""Of 256 values of a context's first hash byte, those never trained on."""


def context_key(context: str) -> str:
    """Names a context without telling its text: 16 hexadecimal digits of its SHA-256."""
    return sha256(context.encode()).hexdigest()[:16]


def written_rows(contexts: Iterable[str], *, held_out: bool = False, path: Path = FILE) -> list[Row]:
    """The questions over ``contexts``: those held out, or all others; of unknown contexts none."""
    known = {context_key(context): context for context in contexts}
    found: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            key = record["context"]
            if key in known and (int(key[:2], 16) < HELD_OUT) == held_out:
                spans = ((record["start"], record["end"]),) if record["answerable"] else ()
                found.append(Row(SOURCE, known[key], record["question"], spans))
    return found


def as_record(row: Row, number: int) -> dict:
    """A row in the form of the training data."""
    answers = [{"text": row.context[a:b], "start": a} for a, b in row.spans]
    return {
        "id": f"{SOURCE}-{number}", "source": SOURCE, "context": row.context, "question": row.question,
        "answers": answers, "is_impossible": not answers,
    }  # fmt: skip


def main() -> None:
    """Command line."""
    data, out = map(Path, sys.argv[1:3])
    contexts = dict.fromkeys(row.context for name in DATA_FILES for row in read_rows(data / name))
    rows = written_rows(contexts, held_out=True)
    lines = [json.dumps(as_record(row, number)) for number, row in enumerate(rows)]
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
