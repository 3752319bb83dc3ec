"""The inferred order of undated reports, kept with the generation: it depends on the whole corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.order import infer
from corpus.order_evidence import Bound, DateRange, Edge, OrderEvidence, corrected, evidence
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


class StoredOrder:
    """What ``write_order`` wrote, and what becomes of it once people have set dates right."""

    def __init__(self, stored: bytes):
        record = json.loads(stored)
        self._edges = [Edge(before, after, Span(start, end)) for before, after, start, end in record["edges"]]
        self._ranges = {
            key: DateRange(_read(one), _read(two)) for key, (one, two) in record["ranges"].items()
        }
        self.ordered = {end for edge in self._edges for end in (edge.before, edge.after)}

    def evidence(self, published: Mapping[str, str], set_right: Mapping[str, str]) -> OrderEvidence:
        """The order, from dates as the index has them and as people have set them right.

        Args:
            published: article id to date, at least of those ``ordered`` that have one.
            set_right: article id to corrected date.
        """
        found = evidence(self._edges, self._ranges, published)
        return corrected(found, {**published, **set_right}, published) if set_right else found


def _bound(bound: Bound | None) -> list[Any] | None:
    return [bound.day, bound.span.start, bound.span.end] if bound else None


def _read(written: list[Any] | None) -> Bound | None:
    return Bound(written[0], Span(written[1], written[2])) if written else None
