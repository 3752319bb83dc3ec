"""Why an answer is the answer: what was retrieved by what, read, merged, and made of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style

from corpus.types import Article
from corpus.visible import one_line
from index.types import Hit
from qa.types import Answer, Candidate
from tui.chat.columns import Cell, hang, row
from tui.chat.words import begun, origin_words, percent

MUTED = "$text-muted"
QUIET = "$quiet"
BLANK = Content("")
SHOWN_HITS = 12
SHOWN_CANDIDATES = 10
OPENING_CHARS = 90


def reasons(answer: Answer, articles: Mapping[str, Article], width: int) -> list[Content]:
    """The lines at ``width`` cells; ``articles`` are those known by id."""
    return [
        *_probability(answer, width),
        *_merged(answer, width),
        *_read(answer, articles, width),
        *_retrieved(answer, articles, width),
        *_times(answer, width),
    ]


def _title(words: str, note: str = "") -> list[Content]:
    return [BLANK, Content.assemble((words, "bold $primary"), (f"  {note}" if note else "", QUIET))]


def _probability(answer: Answer, width: int) -> list[Content]:
    verdict = "not answered" if answer.status == "not_found" else answer.status
    told = Content.assemble((percent(answer.probability), "bold $foreground"), (f"  {verdict}", MUTED))
    lines = [Content.styled("Probability that the first claim is right", "bold $primary"), told]
    rests = "Calibrated on held-out questions from the reader's margin over no answer, the agreement of "
    rests += "passages, the retrieval evidence, and how much of the question the passage covers."
    lines += hang(Content.styled(rests, QUIET), width, BLANK)
    if answer.missing_terms:
        terms = ", ".join(one_line(term) for term in answer.missing_terms)
        lines += hang(Content.styled(f"In no article: {terms}", "$text-warning"), width, BLANK)
    return lines


def _merged(answer: Answer, width: int) -> list[Content]:
    if not answer.claims:
        return []
    lines = _title("Claims", "spans that say the same, merged")
    for claim in answer.claims:
        value = (
            f"{claim.value.type} {claim.value.norm}" if claim.value.norm != claim.text else claim.value.type
        )
        told = Content.assemble(
            (one_line(claim.text), "$foreground"),
            (f"  {one_line(value)} · {origin_words(claim)} · {percent(claim.probability)}", MUTED),
        )
        lines += hang(told, width, Content("  "))
    return lines


def _read(answer: Answer, articles: Mapping[str, Article], width: int) -> list[Content]:
    if not answer.candidates:
        return []
    ranked = sorted(answer.candidates, key=lambda candidate: -candidate.score)
    lines = _title("Spans read", "margin over no answer")
    for candidate in ranked[:SHOWN_CANDIDATES]:
        lines += _candidate(candidate, articles, width)
    return lines


def _candidate(candidate: Candidate, articles: Mapping[str, Article], width: int) -> list[Content]:
    passage = candidate.hit.passage
    article = articles.get(passage.article_id)
    words = (
        one_line(candidate.span.of(article.text))
        if article
        else f"[{candidate.span.start}:{candidate.span.end}]"
    )
    cells = [
        Cell(Content.styled(f"{candidate.score:+.2f}", MUTED), 7, "right"),
        Cell(Content.styled(words, "$foreground"), max(8, width - 22)),
        Cell(Content.styled(f"#{candidate.hit.rank}", QUIET), 4, "right"),
    ]
    return _clickable(row(cells), candidate.hit)


def _retrieved(answer: Answer, articles: Mapping[str, Article], width: int) -> list[Content]:
    if not answer.hits:
        return []
    lines = _title("Passages retrieved", "rank by each retriever")
    for hit in answer.hits[:SHOWN_HITS]:
        article = articles.get(hit.passage.article_id)
        name = one_line((article.title or article.path.name) if article else hit.passage.article_id)
        by = "  ".join(f"{e.retriever} {e.rank}" for e in hit.evidence)
        told = Content.assemble((name, "$foreground"), (f"  {by}", MUTED))
        found = hang(told, width, Content.styled(f"{hit.rank:>3} ", QUIET))
        if article:
            opening = begun(one_line(hit.passage.span.of(article.text)), OPENING_CHARS)
            found += hang(Content.styled(opening, QUIET), width, Content("    "))
        lines += _clickable(found, hit)
    return lines


def _clickable(lines: list[Content], hit: Hit) -> list[Content]:
    click = Style.from_meta({"@click": f"screen.show_hit({hit.rank})"})
    return [line.stylize(click) for line in lines]


def _times(answer: Answer, width: int) -> list[Content]:
    if not answer.timings_ms:
        return []
    told = "  ".join(f"{stage} {elapsed_ms:.0f} ms" for stage, elapsed_ms in answer.timings_ms.items())
    return [*_title("Time"), *hang(Content.styled(told, MUTED), width, BLANK)]
