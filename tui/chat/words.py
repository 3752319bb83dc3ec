"""The few templated words around quotations: dates, counts, probabilities. Pure, without Textual."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import DatelineError
from corpus.types import Article, Span
from corpus.visible import one_line
from qa.as_of import known_order
from qa.types import Answer, Citation, Claim

BAR_CELLS = 8
REMOVED = "The article that was quoted here was removed."
SNIPPET_CHARS = 260  # about four lines of a narrow column

KIND_WORDS = {
    "single": "",
    "list": "list",
    "disputed": "disputed: the reports exclude each other",
    "senses": "more than one event fits the question",
    "passage": "quoted",
}
CHANGED_WORDS = {
    "known": "changed over time, newest first",
    "partly": "changed over time; order partly inferred",
    "inferred": "changed over time; order inferred",
}


def kind_words(answer: Answer) -> str:
    """How the claims of an answer stand to one another."""
    if answer.kind == "changed":
        return CHANGED_WORDS[known_order((claim.as_of, claim.as_of_basis) for claim in answer.claims)]
    return KIND_WORDS.get(answer.kind or "", "")


def as_of_words(date: str | None, basis: str) -> tuple[str, str]:
    """The report's date and what it rests on; ``("undated", "")`` without a date."""
    if not date:
        return ("undated", "")
    return (one_line(date), basis if basis != "none" else "")


def basis_words(basis: str) -> str:
    """What a date rests on, as it is put after the date."""
    if basis in ("inferred", "corrected"):
        return f"date {basis}"
    return "" if basis in ("", "none") else f"date from {basis}"


def origin_words(claim: Claim) -> str:
    """How many articles report a claim, and how many of them independently."""
    articles = len({citation.article.id for citation in claim.citations})
    words = _count(articles, "article")
    return words if articles == 1 else f"{words}, {_count(claim.origins, 'origin')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def copies_words(copies: int) -> str:
    """What the source pane says about copies of an article."""
    return "no copies" if copies == 0 else _count(copies, "copy").replace("copys", "copies")


def bar(probability: float) -> tuple[str, str]:
    """The filled and the empty part of a probability's bar."""
    filled = round(max(0.0, min(1.0, probability)) * BAR_CELLS)
    return ("━" * filled, "━" * (BAR_CELLS - filled))


def percent(probability: float) -> str:
    """A probability in three cells or four; 100% and 0% only when exact."""
    points = round(probability * 100)
    if 0.0 < probability < 1.0:
        points = max(1, min(99, points))
    return f"{points}%"


def byline(article: Article, inferred: str = "") -> str:
    """Date, publisher and title of an article on one line."""
    undated = f"undated, {inferred}" if inferred else "undated"
    parts = [article.published or undated, article.publisher, article.title or article.path.name]
    return one_line(" · ".join(part for part in parts if part))


def told(error: DatelineError) -> str:
    """An error with its remedy, on one line."""
    return one_line(f"{error.message.rstrip('.')}. {error.hint}".strip())


def heading(answer: Answer) -> str:
    """The line that stands large: the first claim, or that there is none, or none any more."""
    if answer.text is not None:
        return one_line(answer.text)
    return "The source was removed" if answer.removed_quotes else "Not in these articles"


def missing_line(answer: Answer) -> str:
    """The one templated line on what the corpus lacks, or has lost."""
    if answer.removed_quotes:
        return REMOVED
    terms = ", ".join(f"“{one_line(term)}”" for term in answer.missing_terms)
    told = [f"Nowhere in these articles: {terms}."] if terms else []
    if not answer.near_misses:
        told.append("Nothing in them comes near.")
    return " ".join(told) or "The words occur, but no passage says this."


@dataclass(frozen=True, slots=True)
class Snippet:
    """A quote in its sentence, cut at words: ``before + quote + after`` is shown."""

    before: str
    quote: str
    after: str


def snippet(citation: Citation, max_chars: int = SNIPPET_CHARS) -> Snippet:
    """The quote with as much of its sentence around it as fits in ``max_chars``."""
    text = one_line(citation.article.field(citation.field))
    whole = citation.sentence if citation.sentence.contains(citation.span) else citation.span
    room = max(0, max_chars - len(citation.span)) // 2
    start, cut_left = _word_start(text, whole, citation.span, room)
    end, cut_right = _word_end(text, whole, citation.span, room)
    quote = citation.span.of(text)
    if len(quote) > max_chars * 2:
        quote, end, cut_right = quote[: max_chars * 2], citation.span.end, True
    before = ("… " if cut_left else "") + text[start : citation.span.start].lstrip()
    after = text[citation.span.end : end].rstrip() + (" …" if cut_right else "")
    return Snippet(before, quote, after)


def _word_start(text: str, whole: Span, quote: Span, room: int) -> tuple[int, bool]:
    at = quote.start - room
    if at <= whole.start:
        return whole.start, False
    space = text.find(" ", at, quote.start)
    return (at if space < 0 else space + 1), True


def _word_end(text: str, whole: Span, quote: Span, room: int) -> tuple[int, bool]:
    at = quote.end + room
    if at >= whole.end:
        return whole.end, False
    space = text.rfind(" ", quote.end, at)
    return (at if space < 0 else space), True


def begun(text: str, max_chars: int) -> str:
    """The beginning of ``text``, cut at a word."""
    return text if len(text) <= max_chars else text[:max_chars].rsplit(" ", 1)[0].rstrip() + " …"


def quotation(citation: Citation) -> str:
    """The quote with its citation, as it goes to the clipboard: one line, safe to paste."""
    article = citation.article
    named = ", ".join(
        part for part in (article.publisher, article.title, article.published or "undated") if part
    )
    place = f"{article.url or article.path} [{citation.span.start}:{citation.span.end}]"
    sentence = citation.sentence.of(article.field(citation.field)) or citation.quote
    return one_line(f"“{sentence.strip()}” — {named}. {place}")
