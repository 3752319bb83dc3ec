"""Haystack: in-memory BM25 and embedding retrievers joined by reciprocal rank fusion, then its reader.

haystack-ai 3.4.0; the extractive reader lives in transformers-haystack 2.0.0. Queries are embedded with
sentence-transformers directly, the call that Haystack's own embedder makes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from run_job import Job, Reply, main, placed, shown_text, torch_threads  # pyright: ignore[reportMissingImports]

STORE = "store.json"


class Haystack:
    """Settings: ``top_k`` passages read, ``title_first``, ``bm25``, ``max_seq_length``, ``no_answer``."""

    def build(self, job: Job, folder: Path) -> None:
        """Writes the passages with their vectors into the in-memory store, and the store to disk."""
        from haystack import Document  # pyright: ignore[reportMissingImports]

        encode = self._encoder(job)
        texts = [shown_text(passage, job.settings) for passage in job.passages]
        vectors = encode([text for text, _ in texts])
        written = [
            Document(
                id=passage["id"],
                content=text,
                embedding=vector.tolist(),
                meta={**passage, "text": "", "offset": offset},
            )
            for passage, (text, offset), vector in zip(job.passages, texts, vectors, strict=True)
        ]
        store = self._new_store(job)
        store.write_documents(written)
        store.save_to_disk(str(folder / STORE))

    def load(self, job: Job, folder: Path) -> Callable[[str], Reply]:
        """One pipeline: two retrievers, the joiner, the reader."""
        pipeline, encode = self._pipeline(job, folder), self._encoder(job)

        def answer(question: str) -> Reply:
            given = pipeline.run(
                {
                    "bm25": {"query": question},
                    "dense": {"query_embedding": encode([question])[0].tolist()},
                    "reader": {"query": question},
                }
            )
            return _reply(given["reader"]["answers"], job.settings["no_answer"])

        return answer

    def _pipeline(self, job: Job, folder: Path) -> Any:
        from haystack import Pipeline  # pyright: ignore[reportMissingImports]
        from haystack.components.joiners import DocumentJoiner  # pyright: ignore[reportMissingImports]
        from haystack.components.retrievers.in_memory import (  # pyright: ignore[reportMissingImports]
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import (  # pyright: ignore[reportMissingImports]
            InMemoryDocumentStore,
        )
        from haystack_integrations.components.readers.transformers import (  # pyright: ignore[reportMissingImports]
            TransformersExtractiveReader,
        )

        store = InMemoryDocumentStore.load_from_disk(str(folder / STORE))
        wide, read = job.settings["retrieved"], job.settings["top_k"]
        pipeline = Pipeline()
        pipeline.add_component("bm25", InMemoryBM25Retriever(store, top_k=wide))
        pipeline.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=wide))
        pipeline.add_component("join", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=read))
        reader = TransformersExtractiveReader(
            model=job.reader, top_k=5, no_answer=True, max_seq_length=job.settings["max_seq_length"]
        )
        reader.warm_up()
        pipeline.add_component("reader", reader)
        pipeline.connect("bm25", "join")
        pipeline.connect("dense", "join")
        pipeline.connect("join", "reader.documents")
        return pipeline

    def _encoder(self, job: Job) -> Callable[[list[str]], Any]:
        torch_threads(job.threads)
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(job.encoder, device="cpu")
        return lambda texts: model.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    def _new_store(self, job: Job) -> Any:
        from haystack.document_stores.in_memory import (  # pyright: ignore[reportMissingImports]
            InMemoryDocumentStore,
        )

        return InMemoryDocumentStore(
            bm25_algorithm=job.settings["bm25"], embedding_similarity_function="dot_product"
        )


def _reply(answers: list[Any], refuse_above: float) -> Reply:
    """Refuses where the reader's "no answer" is likelier than ``refuse_above``."""
    told = [answer for answer in answers if answer.data is not None]
    silence = next((answer.score for answer in answers if answer.data is None), 0.0)
    if not told or silence > refuse_above:
        return Reply([], 1.0 - silence)
    found = [
        placed(a.document.meta, a.document.meta["offset"], a.data, a.document_offset.start, float(a.score))
        for a in sorted(told, key=lambda answer: -answer.score)
    ]
    return Reply(found, 1.0 - silence)


if __name__ == "__main__":
    main(Haystack)
