"""SQuAD-style training rows: loading, and undoing the tokenisation of treebank-style sources."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TREEBANK_SOURCES = frozenset({"qamr_wikinews", "qasrl_wikinews"})
TREEBANK_TOKENS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", "%", ")", "]", "”", "'s", "'", "n't"})
NO_SPACE_AFTER = frozenset({"(", "[", "“", "$", "£", "€"})
FIRST_MATCH_SOURCES = frozenset({"squad_routerlens", "squad_flanresp", "nq_oracle", "nq_swap"})
"""Sources whose answer start is the first match of the string, so any match may be the real one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question over one context; ``spans`` are code-point ranges, empty when unanswerable."""

    source: str
    context: str
    question: str
    spans: tuple[tuple[int, int], ...]


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of a .jsonl or .jsonl.gz file, treebank tokenisation undone."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _row(json.loads(line))


def _row(record: dict) -> Row:
    spans = [(a["start"], a["start"] + len(a["text"])) for a in record["answers"]]
    context, question, source = record["context"], record["question"].strip(), record.get("source", "")
    if record.get("is_impossible"):
        spans = []
    if source in FIRST_MATCH_SOURCES:
        spans = _all_matches(context, spans)
    if source in TREEBANK_SOURCES:
        context, spans = detokenise(context, spans)
    return Row(source, context, question, tuple(dict.fromkeys(spans)))


def _all_matches(context: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for answer in dict.fromkeys(context[a:b] for a, b in spans):
        at = context.find(answer)
        while at >= 0 and len(found) < 8:
            found.append((at, at + len(answer)))
            at = context.find(answer, at + len(answer))
    return found


def detokenise(context: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Joins space-separated treebank tokens as prose and maps the spans."""
    pieces: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    old = new = 0
    previous = ""
    for token in context.split(" "):
        shown = TREEBANK_TOKENS.get(token, token)
        if pieces and shown not in NO_SPACE_BEFORE and previous not in NO_SPACE_AFTER:
            pieces.append(" ")
            new += 1
        starts[old], ends[old + len(token)] = new, new + len(shown)
        pieces.append(shown)
        new += len(shown)
        old += len(token) + 1
        previous = shown
    mapped = [(starts[a], ends[b]) for a, b in spans if a in starts and b in ends]
    return "".join(pieces), mapped
