"""What an index without a readable manifest still tells: which roots it holds, and its encoder.

Corrections and removals are kept by article id beside the generations, and ids are made from what a root was
first indexed as: knowing that again, a rebuild loses neither. The store therefore notes it as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import IndexDamaged
from corpus.store import Store
from corpus.store_writer import StoreWriter
from index import generations, manifest
from index.layout import STORE

_ROOTS, _ENCODER = "known_as", "encoder"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Where each root is now to what it was first indexed as, and the encoder's name where it is told."""

    roots: dict[Path, Path] = field(default_factory=dict)
    encoder: str | None = None


def note(store: StoreWriter, roots: Mapping[Path, Path], encoder: str) -> None:
    """Leaves in the store what the manifest says of roots and encoder; roots in the store's order."""
    store.set_meta(_ROOTS, json.dumps([str(known_as) for known_as in roots.values()]))
    store.set_meta(_ENCODER, encoder)


def salvage(directory: Path) -> Salvaged:
    """From the newest generation that still tells any root; empty where none does."""
    for folder in generations.by_age(directory):
        for found in _told(folder):
            if found.roots:
                return found
    return Salvaged()


def _told(folder: Path) -> Iterator[Salvaged]:
    listed, held = _by_manifest(folder), _by_store(folder)
    if len(listed.roots) == len(held.roots):
        yield Salvaged(_where_now(listed.roots, held.roots), listed.encoder)
    yield listed
    yield held


def _where_now(listed: Mapping[Path, Path], held: Iterable[Path]) -> dict[Path, Path]:
    """The manifest's roots; where one moved with its index, the store knows where it is."""
    pairs = zip(listed.items(), held, strict=True)
    return {path if path.exists() else now: known_as for (path, known_as), now in pairs}


def _by_manifest(folder: Path) -> Salvaged:
    """A manifest of another format, or cut short of other fields, names its roots all the same."""
    try:
        stored = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
        roots = {Path(root["path"]): Path(root["known_as"]) for root in stored["roots"]}
        return Salvaged(roots, stored.get("encoder", {}).get("name"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Salvaged()


def _by_store(folder: Path) -> Salvaged:
    try:
        with Store.open(folder / STORE) as store:
            now = store.roots()
            noted = json.loads(store.meta(_ROOTS) or "[]")
            first = [Path(one) for one in noted] if len(noted) == len(now) else now
            return Salvaged(dict(zip(now, first, strict=True)), store.meta(_ENCODER))
    except (IndexDamaged, ValueError, TypeError):
        return Salvaged()
