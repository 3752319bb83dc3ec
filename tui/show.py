"""Answers as plain terminal text for ``dateline ask``: quotes stand in quotation marks, labels do not."""

from __future__ import annotations

from qa.as_of import known_order
from qa.types import Answer, Citation, Claim
from tui.inferred import inferred_words

MARKS = {
    "disputed": "reports disagree",
    "senses": "more than one event fits",
}
CHANGED = {
    "known": "reports of different dates, newest first",
    "partly": "reports of different dates; order partly inferred",
    "inferred": "reports of different times; order inferred",
}


DOUBTFUL = "more likely wrong than right: read the source"
UNDATED = "undated reports are not left out: nothing tells whether they are later"


def answer_lines(answer: Answer, as_of: str | None = None) -> list[str]:
    """The answer with its dates, sources and places, for a person; printing makes the lines safe.

    Args:
        as_of: the day up to which reports were to be used.
    """
    lines: list[str] = []
    if answer.resolved_question and answer.resolved_question != answer.question:
        lines += [f"Understood as: {answer.resolved_question}", ""]
    if answer.status == "not_found":
        return [*lines, *_not_found(answer)]
    lines += [f"({mark})" for mark in (_mark(answer), DOUBTFUL if answer.is_doubtful else "") if mark]
    lines += [""] * bool(lines and lines[-1])
    numbers: dict[tuple[str, int, int], int] = {}
    for claim in answer.claims:
        lines += _claim(claim, numbers)
    if as_of is not None and any(claim.as_of is None for claim in answer.claims):
        lines += ["", f"({UNDATED})"]
    return [*lines, "", *_sources(answer, numbers)]


def _mark(answer: Answer) -> str:
    """How its claims stand to one another, where they are not one."""
    if answer.kind == "changed":
        return CHANGED[known_order((claim.as_of, claim.as_of_basis) for claim in answer.claims)]
    return MARKS.get(answer.kind or "", "")


def _claim(claim: Claim, numbers: dict[tuple[str, int, int], int]) -> list[str]:
    marks = ""
    for citation in claim.citations:
        key = (citation.article.id, citation.span.start, citation.span.end)
        marks += f"[{numbers.setdefault(key, len(numbers) + 1)}]"
    when = f"as of {claim.as_of} ({claim.as_of_basis})" if claim.as_of else "undated"
    articles = len({citation.article.id for citation in claim.citations})
    counted = f"{articles} article{'s' * (articles != 1)}, {claim.origins} origin{'s' * (claim.origins != 1)}"
    event = f"; event {claim.event_date}" if claim.event_date else ""
    said = f", {claim.modality}" if claim.modality != "asserted" else ""
    who = f", {claim.attribution}" if claim.attribution else ""
    return [f"“{claim.text}” {marks}", f"    {when}; {counted}{event}; {claim.probability:.0%}{said}{who}"]


def _sources(answer: Answer, numbers: dict[tuple[str, int, int], int]) -> list[str]:
    lines: list[str] = []
    shown: set[tuple[str, int, int]] = set()
    for claim in answer.claims:
        for citation in claim.citations:
            key = (citation.article.id, citation.span.start, citation.span.end)
            if key not in shown:
                shown.add(key)
                lines += _source(answer, citation, numbers[key])
    return lines


def _source(answer: Answer, citation: Citation, number: int | None) -> list[str]:
    article = citation.article
    sentence = citation.sentence.of(article.field(citation.field))
    named = ", ".join(filter(None, (article.title, article.publisher))) or article.path.name
    label = f"[{number}]" if number else "  -"
    place = f"{article.path}:{citation.span.start}-{citation.span.end}"
    undated = ", ".join(filter(None, ("undated", inferred_words(answer, article))))
    return [f"{label} “{sentence}”", f"    {named}, {article.published or undated}", f"    {place}"]


def _not_found(answer: Answer) -> list[str]:
    lines = ["The articles do not say."]
    if answer.missing_terms:
        lines.append(f"Nowhere in the articles: {', '.join(answer.missing_terms)}.")
    if not answer.near_misses:
        lines.append("Nothing in them comes near.")
    else:
        lines += ["", "Nearest:"]
        for citation in answer.near_misses:
            lines += _source(answer, citation, None)
    return lines
