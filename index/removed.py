"""Articles that a person removed for good: an update leaves them out while their files still lie there."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus.errors import IndexDamaged, UnknownArticleError
from corpus.types import Article

FILE = "removed.json"


def read(directory: Path) -> dict[str, Path]:
    """Ids of the removed articles of the index in ``directory``, each with its root as first indexed.

    That stays the same when the articles move together with their index.

    Raises:
        IndexDamaged: the file is there and cannot be read.
    """
    try:
        held = json.loads((directory / FILE).read_text("utf-8"))
        return {str(key): Path(root) for key, root in held.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        hint = "Mend the file or move it away; it names the articles that were removed by hand."
        raise IndexDamaged(
            f"the list of removed articles cannot be read ({error})", hint, path=directory / FILE
        ) from error


def write(directory: Path, removed: Mapping[str, Path]) -> None:
    """Replaces the list at once or not at all."""
    text = json.dumps({key: str(root) for key, root in sorted(removed.items())}, indent=1) + "\n"
    handle, scratch = tempfile.mkstemp(prefix=f".{FILE}-", dir=directory)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(scratch).replace(directory / FILE)


def changed(
    before: Mapping[str, Path],
    articles: Iterable[Article],
    known_as: Mapping[Path, Path],
    forget: Sequence[str],
    restore: Sequence[str],
) -> dict[str, Path]:
    """The list with ``forget`` added and ``restore`` taken out; to forget what is listed changes nothing.

    Args:
        known_as: where each root is now, to what it was first indexed as.

    Raises:
        UnknownArticleError: no article has the id, or none with it was removed.
    """
    roots = {article.id: known_as.get(article.root, article.root) for article in articles}
    for key in forget:
        if key not in roots and key not in before:
            raise UnknownArticleError(f"there is no article {key}", "`dateline article list` names them.")
    for key in restore:
        if key not in before:
            known = ", ".join(before) or "none"
            raise UnknownArticleError(f"no article {key} was removed", f"Removed ones: {known}.")
    kept = {key: root for key, root in before.items() if key not in restore}
    return kept | {key: roots[key] for key in forget if key in roots}


def roots_of(
    restore: Sequence[str], removed: Mapping[str, Path], known_as: Mapping[Path, Path]
) -> list[Path]:
    """Where the roots of removed articles are now."""
    listed = {removed[key] for key in restore}
    now = [root for root, first in known_as.items() if first in listed]
    return [*now, *sorted(listed - set(known_as.values()))]


def check_restored(restore: Sequence[str], articles: Iterable[Article]) -> None:
    """Raises UnknownArticleError where a file that is to be taken in again has gone."""
    there = {article.id for article in articles}
    for key in restore:
        if key not in there:
            raise UnknownArticleError(f"the file of {key} is no longer there", "Put it back, and try again.")
