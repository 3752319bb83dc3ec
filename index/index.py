"""An index opened for reading: search and articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from corpus.corrections import Corrections, apply
from corpus.errors import IndexDamaged
from corpus.order_evidence import OrderEvidence
from corpus.store import Store
from corpus.types import Article, Passage, Span
from index import generations, manifest, reranking
from index.backends import LEXICAL, VECTORS
from index.encoder import NamedEncoder, load_encoder
from index.layout import LEXICAL_FOLDER, PASSAGE_COUNTS, STORE
from index.lexical import inverse_frequency
from index.manifest import REBUILD
from index.report_order import StoredOrder, stored_order
from index.search import Mode, Rankings, SearchSettings, cover, evidence, fuse, rankings, refined
from index.sentence_vectors import SentenceVectors
from index.short_forms import read_short_forms
from index.texts import retrieval_text
from index.tokens import tokenize
from index.types import Found, Hit
from index.vector_cache import Vectors
from index.vectors import read_vectors

__all__ = ["Index", "verify"]

WORDS_KEPT = 2000
"""Passages whose words are kept between queries, 8 KB each; beyond, only those of the last query."""
OPENING_TRIES = 3
"""A reader loses the race against an update only when two pass while it opens one generation."""


def verify(path: Path) -> list[str]:
    """Problems of the index at ``path``, one sentence each: see ``index.verify``."""
    # Reading articles takes a while to import, and asking never needs it.
    from index.verify import verify as problems

    return problems(path)


class Index:
    """One generation, opened; later updates do not change what it returns.

    Attributes:
        store: its articles, blocks, passages and origins, uncorrected.
        manifest: what it was made of and with.
        corrections: what people set right about articles; seen at once, also by open indexes.
        short_forms: short form to full name, as the articles introduce them.
    """

    def __init__(
        self, directory: Path, folder: Path, settings: SearchSettings, encoder: NamedEncoder | None = None
    ):
        self.directory, self.folder, self.settings = directory, folder, settings
        self.manifest = manifest.read(folder)
        manifest.check(self.manifest, folder)
        self.store = Store.open(folder / STORE)
        self.corrections = Corrections(directory / generations.CORRECTIONS)
        self._lexical = LEXICAL[self.manifest.settings.lexical].open(folder / LEXICAL_FOLDER)
        self._vectors = VECTORS[self.manifest.settings.vectors].open(folder)
        self._sentence_vectors = SentenceVectors(folder)
        self._passage_counts = np.load(folder / PASSAGE_COUNTS, allow_pickle=False)
        self._stored_order = stored_order(folder)
        self._order: tuple[dict[str, str], OrderEvidence] | None = None
        self.short_forms = read_short_forms(folder)
        self._given_encoder = encoder
        self._words: dict[int, reranking.Text] = {}

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        settings: SearchSettings | None = None,
        encoder: NamedEncoder | None = None,
    ) -> Index:
        """Opens the live generation of the index at ``path``.

        Args:
            encoder: by default the one named in the manifest, loaded at the first dense search.

        Raises:
            IndexDamaged: it is missing, damaged, or of another version.
        """
        directory = path.expanduser().resolve()
        for _ in range(OPENING_TRIES):
            folder = generations.live(directory)
            try:
                return cls(directory, folder, settings or SearchSettings(), encoder)
            except (IndexDamaged, OSError):
                if generations.live(directory) == folder:
                    raise
        raise IndexDamaged("it is being replaced too often to be opened", "Try again.", path=directory)

    @property
    def index_id(self) -> str:
        """Of the generation's content."""
        return self.manifest.index_id

    @cached_property
    def encoder(self) -> NamedEncoder:
        """The encoder that made the stored vectors.

        Raises:
            ModelError: it is not on this machine.
            IndexDamaged: the encoder at hand has other weights.
        """
        written = self.manifest.encoder
        encoder = self._given_encoder or load_encoder(written.name)
        if encoder.identity != written:
            raise IndexDamaged(
                f"its vectors are of the encoder {written.name} ({written.sha256[:12]}), and this one is "
                f"{encoder.identity.name} ({encoder.identity.sha256[:12]})",
                REBUILD,
                path=self.directory,
            )
        return encoder

    @cached_property
    def vectors(self) -> Vectors:
        """Vectors of texts by that encoder: what is searched for is compared with sentences as well."""
        return Vectors(self.encoder)

    def search(
        self,
        query: str,
        k: int,
        *,
        mode: Mode = "hybrid",
        allowed: Callable[[Article], bool] | None = None,
        also: Sequence[tuple[str, str]] = (),
    ) -> tuple[Hit, ...]:
        """The ``k`` best passages, best first, each with the evidence of every retriever that found it.

        Args:
            mode: which retrievers; hybrid fuses both.
            allowed: which articles may be found. Ranking happens among their passages only, so that a
                filter never starves the result. It is given them with corrections and without text.
            also: names of the query, each with what it is also called: either form counts.
        """
        if k <= 0 or not self.manifest.passages:
            return ()
        found = self.ranked(query, k, mode=mode, allowed=allowed, also=also)
        fused = fuse(found, self.settings, lambda: self.cover(query, found["bm25"]), self.article_of)
        looked_again = self.settings.reranks(mode)
        odds_tell = looked_again and len(fused) >= reranking.FEW
        if looked_again:
            fused = reranking.reranked(fused, self.signs(query, fused[: reranking.DEPTH], also))
        best, why = fused[:k], evidence(found)
        passages = self.store.passages_at([one.row for one in best])
        return tuple(
            Hit(passage, rank, one.score, why[one.row], one.row, one.score if odds_tell else None)
            for rank, (passage, one) in enumerate(zip(passages, best, strict=True), 1)
        )

    def ranked(
        self,
        query: str,
        k: int,
        *,
        mode: Mode = "hybrid",
        allowed: Callable[[Article], bool] | None = None,
        also: Sequence[tuple[str, str]] = (),
    ) -> Rankings:
        """What each retriever finds, before fusion; see ``search``."""
        vector = cache(lambda: self.vectors.of([query])[0])
        found = rankings(
            mode,
            max(k, self.settings.pool),
            tokenize(" ".join((query, *(other for _, other in also)))),
            vector,
            self._lexical,
            self._vectors,
            self._mask(allowed),
        )
        return refined(found, lambda rows: self._similarities(vector(), rows))

    def signs(
        self, query: str, found: Sequence[Found], also: Sequence[tuple[str, str]] = ()
    ) -> list[reranking.Signs]:
        """What else tells whether each of the passages found answers ``query``; see `index.reranking`."""
        rows, tokens = [one.row for one in found], tokenize(query)
        (vector,) = self.vectors.of([query])
        cosines = np.asarray(self._stored_vectors[rows], dtype=np.float32) @ vector
        near = [
            reranking.Nearness(float(cosine), self._sentence_vectors.of(row, vector))
            for row, cosine in zip(rows, cosines, strict=True)
        ]
        rarity = {token: self.rarity(token) for token in tokens}
        names = [(frozenset(tokenize(own)), frozenset(tokenize(other))) for own, other in also]
        return reranking.signs(tokens, rarity, found, self._texts(rows), near, names)

    def _texts(self, rows: Sequence[int]) -> list[reranking.Text]:
        """The words of passages by their rows."""
        kept = self._words
        missing = [row for row in rows if row not in kept]
        made = dict(zip(missing, map(self._text, self.store.passages_at(missing), missing), strict=True))
        # Never changed in place: another thread may be reading it.
        self._words = {**kept, **made} if len(kept) < WORDS_KEPT else made
        return [kept[row] if row in kept else made[row] for row in rows]

    def _text(self, passage: Passage, row: int) -> reranking.Text:
        article = self.store.article(passage.article_id)
        words = tuple(tokenize(retrieval_text(article, passage)))
        return reranking.Text(words, frozenset(tokenize(article.title or "")), int(self.article_of[row]))

    def likeness(self, hits: Sequence[Hit]) -> float:
        """The mean cosine between the stored vectors of every two of ``hits``; 1 for fewer than two."""
        rows = [hit.row for hit in hits if hit.row is not None]
        if len(rows) < 2:
            return 1.0
        vectors = np.asarray(self._stored_vectors[rows], dtype=np.float32)
        cosines = vectors @ vectors.T
        return float((cosines.sum() - np.trace(cosines)) / (len(rows) * (len(rows) - 1)))

    def _similarities(self, vector: np.ndarray, rows: list[int]) -> np.ndarray:
        """(rows,) mean of two cosines: of the passage, and of its sentence nearest to ``vector``."""
        passages = np.asarray(self._stored_vectors[rows], dtype=np.float32) @ vector
        return (passages + self._sentence_vectors.nearest(vector, rows)) / 2

    def sentence_similarities(self, vector: np.ndarray, hit: Hit) -> dict[Span, float]:
        """Cosine of ``vector`` (dimensions,) and each sentence of a passage; empty where it has no row."""
        if hit.row is None:
            return {}
        cosines = self._sentence_vectors.of(hit.row, vector)
        return dict(zip(hit.passage.sentences, map(float, cosines), strict=True))

    def sentence_vector(self, hit: Hit, sentence: Span) -> np.ndarray | None:
        """(dimensions,) of a sentence of a passage; None where none is stored for it."""
        if hit.row is None or sentence not in hit.passage.sentences:
            return None
        own = self._sentence_vectors.at(hit.row)
        return np.asarray(own[hit.passage.sentences.index(sentence)], dtype=np.float32)

    @cached_property
    def _stored_vectors(self) -> np.ndarray:
        return read_vectors(self.folder)

    def cover(self, query: str, ranked: Sequence[Found]) -> float:
        """How much of a query's words, rare ones weighing most, one of the best passages holds."""
        weights = {token: self.rarity(token) for token in tokenize(query)}
        rows = [one.row for one in ranked[: self.settings.cover_depth]]
        passages = self.store.passages_at(rows)
        texts = [retrieval_text(self.store.article(one.article_id), one) for one in passages]
        return cover(weights, [set(tokenize(text)) for text in texts])

    def article(self, article_id: str) -> Article:
        """An article where its file is now, with corrections applied.

        Raises:
            UnknownArticleError: the index does not hold it.
        """
        return apply(self.store.article(article_id), self.corrections.get(article_id))

    def articles(self) -> tuple[Article, ...]:
        """All articles, in build order, with corrections applied."""
        return self._corrected(self.store.articles())

    def listed(self) -> tuple[Article, ...]:
        """As ``articles``, with an empty text: what a filter or a list looks at."""
        return self._corrected(self._listed)

    def contains_term(self, word: str) -> bool:
        """Whether any passage holds ``word`` in some form; its tokens, or its parts written as one.

        A word that has no tokens (a stopword, punctuation) counts as held.
        """
        tokens = tokenize(word)
        if all(self._lexical.contains(token) for token in tokens):
            return True
        return "-" in word and (
            self._lexical.contains(tokens[-1]) or all(self._lexical.contains(token) for token in tokens[:-1])
        )

    def contains_token(self, token: str) -> bool:
        """Whether any passage holds ``token``, as ``tokenize`` gave it; stemming it again would miss it."""
        return self._lexical.contains(token)

    def warm(self) -> None:
        """Loads the encoder before the first search needs it.

        Raises:
            ModelError, IndexDamaged: see ``encoder``.
        """
        if self.manifest.passages:
            self.encoder.encode(["warm"])

    def rarity(self, token: str) -> float:
        """Inverse passage frequency of one token of ``tokenize``; the rarest weigh most."""
        return inverse_frequency(self.manifest.passages, self._lexical.holding(token))

    @property
    def order(self) -> OrderEvidence:
        """What is inferred of the order and the dates of undated reports; corrected dates win over it."""
        fields = self.corrections.all()
        set_right = {key: found["published"] for key, found in fields.items() if "published" in found}
        if self._order is None or self._order[0] != set_right:
            self._order = set_right, self._inferred.evidence(self._ordered_dates, set_right)
        return self._order[1]

    @cached_property
    def _inferred(self) -> StoredOrder:
        return StoredOrder(self._stored_order)

    @cached_property
    def _ordered_dates(self) -> dict[str, str]:
        """The dates that files give, of the articles whose order is inferred."""
        ordered = self._inferred.ordered
        listed = self._listed if ordered else ()
        return {one.id: one.published for one in listed if one.id in ordered and one.published}

    def close(self) -> None:
        """Closes the store."""
        self.store.close()

    @cached_property
    def article_of(self) -> np.ndarray:
        """(passages,) number of the article of every row, in the order of ``listed``."""
        return np.repeat(np.arange(len(self._passage_counts)), self._passage_counts)

    def _mask(self, allowed: Callable[[Article], bool] | None) -> np.ndarray | None:
        """Rows that may be found, shape (passages,), bool."""
        if allowed is None:
            return None
        verdicts = np.array([allowed(article) for article in self.listed()], dtype=bool)
        return np.repeat(verdicts, self._passage_counts)

    @cached_property
    def _listed(self) -> tuple[Article, ...]:
        return tuple(self.store.listed())

    def _corrected(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        corrected = self.corrections.all()
        return tuple(apply(one, corrected[one.id]) if one.id in corrected else one for one in articles)
