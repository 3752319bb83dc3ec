"""The check of everything that an index stores, against its hashes and against the files on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from corpus.errors import IndexDamaged
from corpus.read import ReadSettings, read_file
from corpus.store import Store
from corpus.types import Article
from index import encoder, generations, manifest
from index.collect import rebased
from index.layout import STORE


def verify(path: Path) -> list[str]:
    """Problems of the live generation, one sentence each; empty when all is well.

    Checked: every file of the generation by its full hash, the encoder's weights, every article's text,
    blocks, passages and sentences, and every article's file on disk, read again.

    Raises:
        IndexDamaged: there is no index, or it cannot be opened at all.
    """
    directory = path.expanduser().resolve()
    folder = generations.live(directory)
    known = manifest.read(folder)
    problems = [
        f"{name}: missing or changed since it was written" for name in manifest.damaged_files(known, folder)
    ]
    if known.encoder.name == encoder.SHIPPED and encoder.shipped_sha256() != known.encoder.sha256:
        problems.append("the shipped encoder is not the one that made the vectors")
    if Path(known.encoder.name).is_absolute() and not Path(known.encoder.name).is_dir():
        problems.append(
            f"its encoder, the folder {known.encoder.name}, is gone; put it back, or index again with --model"
        )
    try:
        manifest.check(known, folder)
        with Store.open(folder / STORE) as store:
            return [*problems, *_store_problems(store, known)]
    except IndexDamaged as error:
        return problems or [error.message]


def _store_problems(store: Store, known: manifest.Manifest) -> Iterator[str]:
    if (store.article_count, store.passage_count) != (known.articles, known.passages):
        yield "the store holds another number of articles or passages than the manifest says"
    moved = dict(zip((Path(root.path) for root in known.roots), store.roots(), strict=True))
    first_as = {moved[Path(root.path)]: Path(root.known_as) for root in known.roots}
    articles = sorted((rebased(one, moved) for one in store.articles()), key=lambda one: (one.root, one.path))
    for article in articles:
        yield from _span_problems(article, store)
    for root in sorted({article.root for article in articles}):
        if not root.exists():
            yield f"{root}: gone with its articles; put it back, or drop it: `dateline index --remove {root}`"
    there = (article for article in articles if article.root.exists())
    for (root, path), group in groupby(there, key=lambda one: (one.root, one.path)):
        yield from _file_problems(path, root, first_as.get(root, root), list(group))


def _span_problems(article: Article, store: Store) -> Iterator[str]:
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield f"{article.id}: its stored text has another SHA-256 than when it was read"
    length = len(article.text)
    if any(block.span.end > length for block in store.blocks(article.id)):
        yield f"{article.id}: a block ends after the text"
    for passage in store.passages(article.id):
        inside = all(passage.span.contains(sentence) for sentence in passage.sentences)
        if passage.span.end > length or not inside:
            yield f"{passage.id}: a passage or sentence lies outside"


def _file_problems(path: Path, root: Path, known_as: Path, articles: list[Article]) -> Iterator[str]:
    if not path.is_file():
        yield f"{path}: the file is gone; run `dateline index` on its root again"
        return
    found = {one.id: one for one in read_file(path, root, ReadSettings(known_as)) if isinstance(one, Article)}
    for article in articles:
        now = found.get(article.id)
        where = f"{path}:{article.record}" if article.record else str(path)
        if now is None:
            yield f"{where}: holds no article {article.id} any more; run `dateline index` on its root again"
        elif now.sha256 != article.sha256:
            yield f"{where}: has changed since it was indexed; run `dateline index` on its root again"
