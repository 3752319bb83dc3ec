"""A running story about a ferry, written for these tests: it changes, it is disputed, it is copied."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.types import Article, Basis, Block, Span
from qa.types import Citation

ROOT = Path("/articles/ferry")

# ruff: noqa: E501 - articles have long lines
FIRST = """Harbour board sets out ferry plan

By Ines Okafor

The Marrow Bay ferry will return to service in June, the harbour board said on Monday. The crossing has been closed since a storm tore the linkspan from its pier.

Repairs are expected to cost 14 million crowns, of which the county pays half. The board named Dora Lindqvist as project lead.

Share this story
Also read: Ten beaches worth the walk
"""

SECOND = """Ferry return slips to September

The Marrow Bay ferry will not sail before September, the harbour board said, after divers found cracks in two piles. Repairs are now put at 19 million crowns.

"Nobody should plan a summer crossing," Dora Lindqvist told reporters.
"""

THIRD = """Marrow Bay ferry to sail on 3 October

The first crossing will leave Marrow Bay on 3 October, the harbour board announced on Thursday. The final bill came to 23 million crowns, and the county will pay two thirds of it.

The ferry carries 180 passengers and 42 cars.
"""

UNDATED = """Islanders count the cost

Shopkeepers on the island say that the repairs cost 31 million crowns once the temporary pier is counted. The board disagrees.
"""

NASTY_QUOTE = "ٱلْعَبَّارَة [bold red]3 [/]crowns 👩‍👩‍👧 渡輪 e\u0301te\u0301"
NASTY = (
    "Notice [link=https://example.org]board[/link] \x1b[31mred\x1b[0m\n\n"
    f"The tariff is {NASTY_QUOTE} per head\u202eevil\u202c, \x07bell\x9b5m said the 港務局 in its notice.\r\n"
    "[/]unbalanced [@click=app.quit]press[/] \x00 end\n"
)

LONG = "The record of the inquiry\n\n" + "\n\n".join(
    f"Witness {n} told the inquiry that the pier was sound in the year {1900 + n}, and that the minutes of "
    f"meeting {n} say so; nothing in the engineer's notebook number {n} speaks against it, the clerk added."
    for n in range(1, 121)
)


def article(
    name: str,
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    basis: Basis = "none",
    author: str | None = None,
) -> Article:
    """An article of the story."""
    return Article(
        id=name,
        title=title if title is not None else text.split("\n")[0],
        text=text,
        publisher=publisher,
        author=author,
        url=None,
        published=published,
        published_basis=basis,
        path=ROOT / f"{name}.txt",
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        root=ROOT,
    )


PLAN = article(
    "plan", FIRST, publisher="Bay Courier", published="2031-02-03", basis="byline", author="Ines Okafor"
)
COPY = article("copy", FIRST, publisher="Island Wire", published="2031-02-04", basis="record")
SLIP = article("slip", SECOND, publisher="Bay Courier", published="2031-05-19", basis="front matter")
SAIL = article("sail", THIRD, publisher="County Post", published="2031-09-11", basis="front matter")
COST = article("cost", UNDATED, publisher="Island Wire")
NOTICE = article("notice", NASTY, title="Notice [b]no markup[/b] \x1b[2J", publisher="[red]Board[/red]")
INQUIRY = article("inquiry", LONG, publisher="County Post", published="2030-11", basis="inferred")
SHELF = (PLAN, COPY, SLIP, SAIL, COST, NOTICE, INQUIRY)
ORIGINS = {a.id: "plan" if a.id == "copy" else a.id for a in SHELF}


def blocks_of(found: Article) -> tuple[Block, ...]:
    """Lines as blocks: the first a headline, calls to share and bylines as what they are."""
    found_blocks: list[Block] = []
    at = 0
    for number, line in enumerate(found.text.split("\n")):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if not line.strip():
            continue
        kind = "headline" if number == 0 else "body"
        if line.startswith("By "):
            kind = "byline"
        if line.startswith(("Share", "Also read")):
            kind = "furniture"
        found_blocks.append(Block(span, kind))
    return tuple(found_blocks)


def cite(found: Article, quote: str, sentence: str | None = None) -> Citation:
    """A citation of the first place where ``quote`` stands."""
    start = found.text.index(quote, found.text.index("\n"))
    whole = sentence or _sentence_around(found.text, start)
    begin = found.text.index(whole)
    return Citation(
        article=found,
        span=Span(start, start + len(quote)),
        quote=quote,
        sentence=Span(begin, begin + len(whole)),
        origin=ORIGINS[found.id],
    )


def _sentence_around(text: str, at: int) -> str:
    stop = text.rfind(". ", 0, at)
    begin = max(stop + 2 if stop >= 0 else 0, text.rfind("\n", 0, at) + 1)
    ends = [e for e in (text.find(". ", at), text.find(".\n", at)) if e >= 0]
    return text[begin : min(ends) + 1 if ends else len(text)]
