"""One answer of every kind, over the ferry story."""

from __future__ import annotations

from corpus.types import Passage, Span
from index.types import Evidence, Hit
from qa.as_of import as_of, report
from qa.types import Answer, Candidate, Citation, Claim, Kind, Modality, Status, Value, ValueType
from tests.tui.articles import COPY, COST, INQUIRY, NASTY_QUOTE, NOTICE, PLAN, SAIL, SLIP, cite

TIMINGS = {"retrieve": 6.0, "read": 71.0, "total": 84.0}


def claim(
    *citations: Citation,
    probability: float = 0.9,
    origins: int | None = None,
    value: ValueType = "text",
    modality: Modality = "asserted",
    attribution: str | None = None,
) -> Claim:
    """A claim whose text is its first citation's quote."""
    (when,) = as_of([[report(c.article, c.origin) for c in citations]], "single")
    return Claim(
        text=citations[0].quote,
        value=Value(value, citations[0].quote.casefold()),
        as_of=when.date,
        as_of_basis=when.basis,
        event_date=None,
        modality=modality,
        attribution=attribution,
        probability=probability,
        citations=citations,
        origins=origins if origins is not None else len({c.origin for c in citations}),
    )


def answer(
    question: str,
    *claims: Claim,
    kind: Kind | None = "single",
    status: Status = "answered",
    resolved: str | None = None,
    near: tuple[Citation, ...] = (),
    missing: tuple[str, ...] = (),
) -> Answer:
    """An answer, with the passages of its citations as hits."""
    cited = [c for one in claims for c in one.citations] or list(near)
    hits = tuple(_hit(citation, rank) for rank, citation in enumerate(cited, start=1))
    return Answer(
        question=question,
        resolved_question=resolved,
        status=status,
        kind=kind,
        claims=claims,
        probability=claims[0].probability if claims else 0.07,
        near_misses=near,
        missing_terms=missing,
        timings_ms=TIMINGS,
        index_id="ferry-1",
        hits=hits,
        candidates=tuple(
            Candidate(hit, c.span, 6.0 - hit.rank, c.sentence) for hit, c in zip(hits, cited, strict=True)
        ),
    )


def _hit(citation: Citation, rank: int) -> Hit:
    found = citation.article
    span = Span(citation.sentence.start, citation.sentence.end)
    passage = Passage(f"{found.id}:{span.start}-{span.end}", found.id, span, (citation.sentence,))
    return Hit(passage, rank, 1 / rank, (Evidence("bm25", rank, 9.5), Evidence("dense", rank + 1, 0.61)))


SINGLE = answer(
    "Who leads the repairs?",
    claim(cite(PLAN, "Dora Lindqvist"), cite(COPY, "Dora Lindqvist"), value="person", probability=0.93),
)
CHANGED = answer(
    "When will the ferry sail again?",
    claim(cite(SAIL, "3 October"), value="date", probability=0.88),
    claim(
        cite(SLIP, "September"),
        value="date",
        probability=0.71,
        modality="expected",
        attribution="the harbour board said",
    ),
    claim(cite(PLAN, "June"), cite(COPY, "June"), value="date", probability=0.64, modality="expected"),
    kind="changed",
    resolved="When will the Marrow Bay ferry sail again?",
)
LIST = answer(
    "What does the ferry carry?",
    claim(cite(SAIL, "180 passengers"), value="count", probability=0.91),
    claim(cite(SAIL, "42 cars"), value="count", probability=0.9),
    kind="list",
)
CONFLICTING = answer(
    "What did the repairs cost?",
    claim(cite(SAIL, "23 million crowns"), value="money", probability=0.55),
    claim(cite(COST, "31 million crowns"), value="money", probability=0.41),
    kind="disputed",
    status="conflicting",
)
NOT_FOUND = answer(
    "Did Mayor Quist open the ferry?",
    kind=None,
    status="not_found",
    near=(
        cite(SAIL, "The first crossing will leave Marrow Bay on 3 October"),
        cite(PLAN, "The board named Dora Lindqvist as project lead"),
    ),
    missing=("Quist",),
)
PASSAGE = answer(
    "What did Lindqvist say?",
    claim(
        cite(SLIP, '"Nobody should plan a summer crossing," Dora Lindqvist told reporters.'),
        value="sentence",
        probability=0.82,
        attribution="Dora Lindqvist told reporters",
    ),
    kind="passage",
)
LONG_ARTICLE = answer(
    "In which year was the pier sound according to witness 97?",
    claim(cite(INQUIRY, "1997"), value="date", probability=0.79),
)
NASTY = answer(
    "What is the [bold]tariff[/bold] \x1b[31m?",
    claim(cite(NOTICE, NASTY_QUOTE), value="money", probability=0.5),
)
EVERY = {
    one.question: one for one in (SINGLE, CHANGED, LIST, CONFLICTING, NOT_FOUND, PASSAGE, LONG_ARTICLE, NASTY)
}
