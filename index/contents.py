"""What a generation holds: every article with its blocks, passages and origin, and their hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.blocks import blocks
from corpus.furniture import learn_furniture
from corpus.origins import origins
from corpus.passages import passages
from corpus.types import Article, Block, Passage
from index.encoder import EncoderIdentity
from index.manifest import BuildSettings
from index.texts import retrieval_text, sentence_places


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored."""

    article: Article
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    origin: str


def prepare(
    articles: Sequence[Article],
    count_tokens: Callable[[str], int],
    max_tokens: int,
    done: Callable[[int], None] = lambda _: None,
) -> tuple[Prepared, ...]:
    """Blocks, passages and origins of all articles, in their order.

    Furniture and origins depend on the whole corpus, so that this runs over all of it at every update.

    Args:
        done: told the number of articles done, now and then.
    """
    learnt = learn_furniture(articles)
    found = [blocks(article, learnt) for article in articles]
    origin_of = origins(list(zip(articles, found, strict=True)))
    prepared: list[Prepared] = []
    for article, own in zip(articles, found, strict=True):
        cut = passages(article, own, count_tokens, max_tokens)
        prepared.append(Prepared(article, own, cut, origin_of[article.id]))
        done(len(prepared))
    return tuple(prepared)


def retrieval_texts(prepared: Sequence[Prepared]) -> Iterator[str]:
    """The retrieval texts of all passages, in row order."""
    for one in prepared:
        for passage in one.passages:
            yield retrieval_text(one.article, passage)


def places_of_sentences(prepared: Sequence[Prepared]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Where the sentences stand in the retrieval text of every passage, in row order."""
    for one in prepared:
        for passage in one.passages:
            yield sentence_places(one.article, passage)


def content_sha256(prepared: Sequence[Prepared], settings: BuildSettings, encoder: EncoderIdentity) -> str:
    """Over all that a search or a citation can show but the paths of files."""
    digest = hashlib.sha256(_line([asdict(settings), asdict(encoder)]))
    for one in prepared:
        digest.update(_line(_described(one)))
    return digest.hexdigest()


def _described(one: Prepared) -> list[object]:
    article = one.article
    return [
        [article.id, article.sha256, article.title, article.publisher, article.author, article.url],
        [article.published, article.published_basis, article.encoding, article.language, article.record],
        [one.origin, [[block.kind, block.span.start, block.span.end] for block in one.blocks]],
        [[[s.start, s.end] for s in (passage.span, *passage.sentences)] for passage in one.passages],
    ]


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
