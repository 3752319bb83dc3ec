"""The inferred order of undated reports, kept with the generation: it depends on the whole corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.order import Bound, DateRange, Edge, OrderEvidence, infer, with_closure
from corpus.types import Span

if TYPE_CHECKING:
    from index.contents import Prepared

ORDER = "order.json"


def write_order(prepared: Sequence[Prepared], folder: Path) -> None:
    """Infers the order and writes it; nothing is inferred where every article has a date."""
    evidence = OrderEvidence()
    if any(one.article.published is None for one in prepared):
        sentences = {one.article.id: [s for p in one.passages for s in p.sentences] for one in prepared}
        evidence = infer([one.article for one in prepared], sentences)
    record = {
        "edges": [[e.before, e.after, e.span.start, e.span.end] for e in evidence.edges],
        "ranges": {key: [_bound(r.not_before), _bound(r.not_after)] for key, r in evidence.ranges.items()},
    }
    (folder / ORDER).write_text(json.dumps(record), encoding="utf-8")


def stored_order(folder: Path) -> bytes:
    """What ``write_order`` wrote, unread: a later update may take the file away from an open index."""
    return (folder / ORDER).read_bytes()


def read_order(stored: bytes) -> OrderEvidence:
    """The order that ``stored_order`` gave."""
    record = json.loads(stored)
    edges = [Edge(before, after, Span(start, end)) for before, after, start, end in record["edges"]]
    ranges = {key: DateRange(_read(first), _read(last)) for key, (first, last) in record["ranges"].items()}
    return with_closure(edges, ranges)


def _bound(bound: Bound | None) -> list[Any] | None:
    return [bound.day, bound.span.start, bound.span.end] if bound else None


def _read(written: list[Any] | None) -> Bound | None:
    return Bound(written[0], Span(written[1], written[2])) if written else None
