"""Building and updating an index: read, prepare, embed, write, swap."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError, IndexDamaged
from corpus.read import Notice
from corpus.store import Store
from corpus.types import Article
from index import generations, manifest, removed
from index.backends import LEXICAL, VECTORS, lexical_for, vectors_for
from index.collect import Collected, Reading, changes, check_there, collect, rebased, resolved, without
from index.contents import Prepared, content_sha256, places_of_sentences, prepare, retrieval_texts
from index.embedding import Embedded, embed, read_known, write_embedded
from index.encoder import NamedEncoder, count_tokens, load_encoder
from index.layout import LEXICAL_FOLDER, PASSAGE_COUNTS, STORE
from index.manifest import BuildSettings, Manifest, Root
from index.report import BuildReport, Progress
from index.report_order import write_order
from index.salvage import note, salvage
from index.short_forms import write_short_forms
from index.tokens import tokenize

__all__ = ["BuildReport", "Progress", "update"]

MAX_PASSAGE_TOKENS = 160
"""With a long headline still inside the encoder's 256."""
ROOTS_HINT = (
    "Name all of its folders: `dateline index PATH... --into DIR`."
    " What was corrected or removed by hand stays so."
)
EVERY = 50
"""Articles between two reports of progress."""

Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Before:
    """What an update starts from; all empty for a first build.

    Attributes:
        roots: where each root is now, to what it was first indexed as.
        reread: roots to read again because the generation failed its hashes or has no manifest.
        encoder: the name of the one that the index was built with.
        lost: nothing tells which roots the index held.
    """

    articles: tuple[Article, ...] = ()
    roots: dict[Path, Path] = field(default_factory=dict)
    reread: tuple[Path, ...] = ()
    encoder: str | None = None
    folder: Path | None = None
    manifest: Manifest | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """The next generation before it is written."""

    collected: Collected
    prepared: tuple[Prepared, ...]
    settings: BuildSettings
    content_sha256: str

    @property
    def passages(self) -> int:
        """Number of passages."""
        return sum(len(one.passages) for one in self.prepared)


def update(
    paths: Sequence[Path],
    into: Path,
    *,
    remove: Sequence[Path] = (),
    forget: Sequence[str] = (),
    restore: Sequence[str] = (),
    strict: bool = False,
    encoder: NamedEncoder | None = None,
    progress: Told | None = None,
) -> BuildReport:
    """Brings the roots ``paths`` up to date in the index ``into``, building it if there is none.

    Other roots stay as they are. The old generation answers until the new one is complete, and stays if
    anything fails.

    Args:
        remove: roots to drop.
        forget: ids of articles to remove for good; later updates leave them out, and no generation with
            their text stays on the disk.
        restore: ids of removed articles to take in again; their roots are read anew.
        strict: fail on the first file that cannot be read, instead of skipping it.
        encoder: by default the one that the index was built with, else the shipped one.

    Raises:
        CorpusError: a root is missing, or (strict) a file cannot be read.
        SettingsError: ``into`` holds something else, or ``remove`` names an unknown root.
        IndexDamaged: another process is updating, or nothing tells what the index there held and no
            root is named.
        ModelError: the encoder is not on this machine.
        UnknownArticleError: ``forget`` or ``restore`` names an article that is not there.
    """
    started = time.monotonic()
    tell: Told = progress or (lambda _: None)
    into = into.expanduser().resolve()
    check_there(paths)  # A mistyped path leaves no folder behind that looks like an index.
    with generations.writing(into):
        before = _before(into)
        gone_before = removed.read(into)
        gone = removed.changed(gone_before, before.articles, before.roots, forget, restore)
        again = removed.roots_of(restore, gone_before, before.roots)
        collected = without(_collect([*paths, *again], remove, before, strict, into, tell), gone)
        removed.check_restored(restore, collected.articles)
        encoder = encoder or load_encoder(before.encoder)
        planned = _plan(collected, encoder, tell)
        embedded = None
        if not _same(before, planned):
            embedded = _embed(planned, encoder, before, tell)
            with _listed(into, gone_before, gone):
                _publish(into, planned, embedded, encoder, tell)
        if forget:
            generations.prune(into)
    return _report(before, planned, embedded, into, time.monotonic() - started)


@contextmanager
def _listed(into: Path, before: Mapping[str, Path], now: Mapping[str, Path]) -> Iterator[None]:
    """The list of removed articles changes with the generation: before it, and back if that fails."""
    if now == before:
        yield
        return
    removed.write(into, now)
    try:
        yield
    except BaseException:
        removed.write(into, before)
        raise


def _before(into: Path) -> Before:
    """The live generation; one that fails its hashes is not trusted, and its roots are read again."""
    if not generations.exists(into) and not generations.by_age(into):
        return Before()
    try:
        folder = generations.live(into)
        known = manifest.read(folder)
    except IndexDamaged:
        return _salvaged(into)
    if manifest.damaged_files(known, folder):
        return _salvaged(into)
    with Store.open(folder / STORE) as store:
        moved = dict(zip((Path(root.path) for root in known.roots), store.roots(), strict=True))
        articles = tuple(rebased(article, moved) for article in store.articles())
    roots = {moved[Path(root.path)]: Path(root.known_as) for root in known.roots}
    return Before(articles, roots, (), known.encoder.name, folder, known)


def _salvaged(into: Path) -> Before:
    found = salvage(into)
    return Before((), found.roots, tuple(found.roots), found.encoder, lost=not found.roots)


def _collect(
    paths: Sequence[Path], remove: Sequence[Path], before: Before, strict: bool, into: Path, tell: Told
) -> Collected:
    def done(articles: int) -> None:
        if articles % EVERY == 0:
            tell(Progress("reading", articles_done=articles))

    tell(Progress("reading"))
    if before.lost and not paths:
        raise IndexDamaged("nothing tells which folders it held", ROOTS_HINT, path=into)
    again = [root for root in before.reread if root not in resolved(remove)]
    _check_reread(again)
    return collect([*again, *paths], remove, before.articles, before.roots, Reading(strict, into, done))


def _check_reread(roots: Sequence[Path]) -> None:
    """An index that has to be read anew would otherwise lose the articles of a folder that is away."""
    for root in roots:
        if not root.exists():
            raise CorpusError(
                "the index is damaged and this folder has to be read again, but it is not there",
                "Put it back, or drop it: `dateline index --remove PATH --into DIR`.",
                path=root,
            )


def _plan(collected: Collected, encoder: NamedEncoder, tell: Told) -> Planned:
    total = len(collected.articles)

    def done(articles: int) -> None:
        if articles % EVERY == 0 or articles == total:
            tell(Progress("preparing", articles_done=articles, articles_total=total))

    tell(Progress("preparing", articles_total=total))
    prepared = prepare(collected.articles, count_tokens, MAX_PASSAGE_TOKENS, done)
    passages = sum(len(one.passages) for one in prepared)
    settings = BuildSettings(MAX_PASSAGE_TOKENS, lexical_for(passages), vectors_for(passages))
    return Planned(collected, prepared, settings, content_sha256(prepared, settings, encoder.identity))


def _same(before: Before, planned: Planned) -> bool:
    known = before.manifest
    if known is None or known.content_sha256 != planned.content_sha256:
        return False
    stored = {Path(root.path): Path(root.known_as) for root in known.roots}
    return stored == planned.collected.roots and known.libraries == manifest.libraries(planned.settings)


def _embed(planned: Planned, encoder: NamedEncoder, before: Before, tell: Told) -> Embedded:
    total = len(planned.prepared)

    def told(done: int, passages: int, rate: float, left: float | None) -> None:
        tell(Progress("encoding", total, total, done, passages, rate, left))

    known = {}
    if before.manifest and before.folder and before.manifest.encoder.sha256 == encoder.identity.sha256:
        known = read_known(before.folder)
    texts, places = list(retrieval_texts(planned.prepared)), list(places_of_sentences(planned.prepared))
    return embed(texts, places, encoder, known, told)


def _publish(into: Path, planned: Planned, embedded: Embedded, encoder: NamedEncoder, tell: Told) -> None:
    total = len(planned.prepared)
    tell(Progress("writing", total, total, planned.passages, planned.passages))
    with generations.unfinished(into) as folder:
        _write_store(planned, encoder.identity.name, folder)
        write_embedded(embedded, folder)
        VECTORS[planned.settings.vectors].build(folder)
        (folder / LEXICAL_FOLDER).mkdir()
        tokens = (tokenize(text) for text in retrieval_texts(planned.prepared))
        LEXICAL[planned.settings.lexical].build(tokens, folder / LEXICAL_FOLDER)
        write_order(planned.prepared, folder)
        write_short_forms(planned.prepared, folder)
        manifest.write(_manifest(planned, embedded, encoder, folder), folder)
        generations.publish(into, folder, planned.content_sha256[: manifest.ID_CHARS])


def _write_store(planned: Planned, encoder: str, folder: Path) -> None:
    with Store.create(folder / STORE) as store:
        for root in planned.collected.roots:
            store.add_root(root)
        note(store, planned.collected.roots, encoder)
        for one in planned.prepared:
            store.add(one.article, one.blocks, one.passages, one.origin)
    counts = np.array([len(one.passages) for one in planned.prepared], dtype=np.int32)
    np.save(folder / PASSAGE_COUNTS, counts, allow_pickle=False)


def _manifest(planned: Planned, embedded: Embedded, encoder: NamedEncoder, folder: Path) -> Manifest:
    roots = planned.collected.roots.items()
    return Manifest(
        content_sha256=planned.content_sha256,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        settings=planned.settings,
        encoder=encoder.identity,
        dimensions=embedded.dimensions,
        libraries=manifest.libraries(planned.settings),
        roots=tuple(Root(str(root), str(known_as)) for root, known_as in roots),
        articles=len(planned.prepared),
        passages=planned.passages,
        files=manifest.stored_files(folder),
    )


def _lost(before: Before, into: Path) -> tuple[Notice, ...]:
    told = f"nothing tells which folders it held; those not named now are no longer in it. {ROOTS_HINT}"
    return (Notice(into, told),) if before.lost else ()


def _report(
    before: Before, planned: Planned, embedded: Embedded | None, into: Path, elapsed_seconds: float
) -> BuildReport:
    articles = planned.collected.articles
    difference = changes(before.articles, articles)
    return BuildReport(
        index_id=planned.content_sha256[: manifest.ID_CHARS],
        added=difference.added,
        updated=difference.updated,
        unchanged=difference.unchanged,
        removed=difference.removed,
        skipped=planned.collected.skipped,
        notices=(*_lost(before, into), *planned.collected.notices),
        other_language=_other_language(articles),
        articles=len(articles),
        passages=planned.passages,
        encoded=embedded.encoded if embedded else 0,
        reused=embedded.reused if embedded else planned.passages,
        elapsed_seconds=elapsed_seconds,
        changed=embedded is not None,
    )


def _other_language(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    return tuple((article.id, article.language) for article in articles if article.language != "en")
