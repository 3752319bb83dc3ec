"""The manifest of one generation: what it was made of and with, and every file's size and SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.errors import IndexDamaged
from index import generations, tokens
from index.encoder import EncoderIdentity

FORMAT = 3
"""Of everything in a generation's folder; an index of another format is built again."""
NAME = "manifest.json"
ID_CHARS = 12
"""Of the content hash: an id to cite, not to defend."""
REBUILD = generations.REPAIR_HINT
_LIBRARIES = {"tantivy": "tantivy", "ivf": "faiss-cpu"}
"""Backends whose files are written by a library, and which one."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What decides a generation's content besides the articles.

    Attributes:
        max_tokens: of a passage.
        lexical: ``rank-bm25`` or ``tantivy``.
        vectors: ``flat`` or ``ivf``.
        tokens_version: of the lexical tokenizer.
    """

    max_tokens: int
    lexical: str
    vectors: str
    tokens_version: int = tokens.VERSION


@dataclass(frozen=True, slots=True)
class Root:
    """An indexed root: where it was when this generation was built, and when it was first indexed.

    Article ids are made from the latter, so that they stay when articles move together with their index.
    """

    path: str
    known_as: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the generation: name in its folder (POSIX), bytes, SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """See the module; ``content_sha256`` is over articles, blocks, passages, origins and settings."""

    content_sha256: str
    created: str
    settings: BuildSettings
    encoder: EncoderIdentity
    dimensions: int
    libraries: dict[str, str]
    roots: tuple[Root, ...]
    articles: int
    passages: int
    files: tuple[StoredFile, ...]
    format: int = FORMAT

    @property
    def index_id(self) -> str:
        """The same for the same content, wherever and whenever it was indexed."""
        return self.content_sha256[:ID_CHARS]


def write(manifest: Manifest, folder: Path) -> None:
    """Writes ``manifest.json``."""
    (folder / NAME).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest in ``folder``.

    Raises:
        IndexDamaged: it is missing, unreadable or of another format.
    """
    try:
        stored: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged("the manifest cannot be read", REBUILD, path=folder) from error
    if stored.get("format") != FORMAT:
        raise IndexDamaged(f"its format is {stored.get('format')}, not {FORMAT}", REBUILD, path=folder)
    try:
        return _parsed(stored)
    except (KeyError, TypeError) as error:
        raise IndexDamaged("the manifest is not complete", REBUILD, path=folder) from error


def check(manifest: Manifest, folder: Path) -> None:
    """Refuses what this program cannot read, and files of another size than written.

    Raises:
        IndexDamaged: with the remedy.
    """
    if manifest.settings.tokens_version != tokens.VERSION:
        raise IndexDamaged("its words were cut by another version of dateline", REBUILD, path=folder)
    for library, written in manifest.libraries.items():
        if _series(written) != _series(version(library)):
            raise IndexDamaged(
                f"it was written by {library} {written}, and {version(library)} is installed",
                REBUILD,
                path=folder,
            )
    for stored in manifest.files:
        path = folder / stored.name
        if not path.is_file() or path.stat().st_size != stored.size:
            raise IndexDamaged(f"{stored.name} is missing or cut short", REBUILD, path=folder)


def damaged_files(manifest: Manifest, folder: Path) -> list[str]:
    """Names of files that are missing or whose SHA-256 is another, by reading all of them."""
    return [
        stored.name
        for stored in manifest.files
        if not (folder / stored.name).is_file() or sha256_of(folder / stored.name) != stored.sha256
    ]


def stored_files(folder: Path) -> tuple[StoredFile, ...]:
    """Every file in ``folder`` but the manifest, by name."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return tuple(_stored(path, folder) for path in paths)


def libraries(settings: BuildSettings) -> dict[str, str]:
    """Versions of the libraries that write this generation's files."""
    names = (_LIBRARIES[backend] for backend in _backends(settings) if backend in _LIBRARIES)
    return {name: version(name) for name in names}


def sha256_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _backends(settings: BuildSettings) -> Iterable[str]:
    return settings.lexical, settings.vectors


def _stored(path: Path, folder: Path) -> StoredFile:
    return StoredFile(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path))


def _series(release: str) -> tuple[str, ...]:
    """The part of a version within which files stay readable: ``1``, or ``0.27`` before 1.0."""
    parts = release.split(".")
    return tuple(parts[:1] if parts[0] != "0" else parts[:2])


def _parsed(stored: dict[str, Any]) -> Manifest:
    return Manifest(
        **(
            stored
            | {
                "settings": BuildSettings(**stored["settings"]),
                "encoder": EncoderIdentity(**stored["encoder"]),
                "roots": tuple(Root(**root) for root in stored["roots"]),
                "files": tuple(StoredFile(**file) for file in stored["files"]),
            }
        )
    )
