"""Which articles the next generation holds: the named roots read anew, the others as they were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from pathlib import Path

from corpus.errors import CorpusError, SettingsError
from corpus.read import Notice, ReadSettings, read_root
from corpus.types import Article, Skipped


@dataclass(frozen=True, slots=True)
class Collected:
    """Articles in order of id; what was skipped or noticed; roots, and what they were first indexed as."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]
    roots: dict[Path, Path]


@dataclass(frozen=True, slots=True)
class Changes:
    """Article ids against the generation before."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How roots are read.

    Attributes:
        strict: fail on the first file that cannot be read.
        exclude: the index itself, where it lies inside a root.
        done: told the number of articles read so far.
    """

    strict: bool
    exclude: Path
    done: Callable[[int], None]


def collect(
    paths: Sequence[Path],
    remove: Sequence[Path],
    before: Iterable[Article],
    roots_before: Mapping[Path, Path],
    reading: Reading,
) -> Collected:
    """Reads the roots in ``paths`` and keeps the articles of all other roots but those in ``remove``.

    Args:
        roots_before: where each root is now, to what it was first indexed as.

    Raises:
        CorpusError: a root does not exist or, when strict, the first file that cannot be read.
        SettingsError: ``remove`` names a root that is not in the index, or a root lies in another of the
            index, so that its articles would be there twice.
    """
    fresh, dropped = _outermost(resolved(paths)), resolved(remove)
    _check(fresh, dropped, roots_before)
    known_as = {root: root for root in fresh} | dict(roots_before)
    kept = [article for article in before if article.root not in {*fresh, *dropped}]
    skipped: list[Skipped] = []
    notices: list[Notice] = []
    read: list[Article] = []
    for root in fresh:
        settings = ReadSettings(known_as[root], (reading.exclude,), on_notice=notices.append)
        for found in read_root(root, settings):
            if isinstance(found, Article):
                read.append(found)
                reading.done(len(read))
            else:
                skipped.append(_tolerated(found, reading.strict))
    roots = {root: known_as[root] for root in sorted(known_as) if root not in dropped}
    return Collected(_by_id([*kept, *read]), tuple(skipped), tuple(notices), roots)


def without(collected: Collected, gone: Collection[str]) -> Collected:
    """What was collected, but for articles that a person removed."""
    return replace(collected, articles=tuple(one for one in collected.articles if one.id not in gone))


def changes(before: Iterable[Article], after: Iterable[Article]) -> Changes:
    """What differs between two generations."""
    old = {article.id: _identity(article) for article in before}
    new = {article.id: _identity(article) for article in after}
    return Changes(
        added=tuple(key for key in new if key not in old),
        updated=tuple(key for key in new if key in old and new[key] != old[key]),
        unchanged=tuple(key for key in new if key in old and new[key] == old[key]),
        removed=tuple(key for key in old if key not in new),
    )


def rebased(article: Article, moved: Mapping[Path, Path]) -> Article:
    """The article where its root is now; ``moved`` maps roots as stored to roots as found."""
    root = moved.get(article.root, article.root)
    if root == article.root:
        return article
    return replace(article, root=root, path=root / article.path.relative_to(article.root))


def resolved(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Absolute, without links, each once."""
    return tuple(dict.fromkeys(path.expanduser().resolve() for path in paths))


def _outermost(roots: Sequence[Path]) -> tuple[Path, ...]:
    """Those that lie in no other of them: an outer folder is read with all that is in it."""
    return tuple(root for root in roots if not any(other in root.parents for other in roots))


def check_there(paths: Iterable[Path]) -> None:
    """Raises CorpusError where a root does not exist."""
    for root in resolved(paths):
        if not root.exists():
            raise CorpusError("no such file or folder", "Check the path.", path=root)


def _check(fresh: Sequence[Path], dropped: Sequence[Path], roots_before: Iterable[Path]) -> None:
    check_there(fresh)
    for root in fresh:
        if root in dropped:
            raise SettingsError(f"{root} is both indexed and removed", "Name it once.")
    for root in fresh:
        for known in set(roots_before) - set(dropped):
            if known in root.parents:
                raise SettingsError(
                    f"{root} lies in {known}, which this index holds",
                    f"Index that again: dateline index {known}",
                )
            if root in known.parents:
                raise SettingsError(
                    f"{root} holds {known}, which this index has as a root",
                    "Drop that one in the same command: --remove.",
                )
    for root in dropped:
        if root not in set(roots_before):
            known = ", ".join(str(one) for one in roots_before) or "none"
            raise SettingsError(f"{root} is not a root of this index", f"Its roots: {known}.")


def _tolerated(skipped: Skipped, strict: bool) -> Skipped:
    if strict:
        raise CorpusError(
            skipped.reason, "Mend or remove it, or leave --strict out.", path=skipped.path, line=skipped.line
        )
    return skipped


def _by_id(articles: list[Article]) -> tuple[Article, ...]:
    """In order of id, so that the content does not depend on the order of updates."""
    ordered = sorted(articles, key=lambda article: article.id)
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise CorpusError(f"two articles share the id {one.id}", path=other.path, line=other.record)
    return tuple(ordered)


def _identity(article: Article) -> tuple[object, ...]:
    return astuple(replace(article, text=""))
