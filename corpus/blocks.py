"""An article's blocks: what of the page is headline, text, list, byline or furniture.

Each line is first judged alone, by form and by what the corpus has taught (``corpus.furniture``); then in
its place on the page: what stands above the text, between its paragraphs, or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.bylines import is_byline, is_date_line, is_imprint, is_maker, is_names
from corpus.forms import is_age, is_cut, is_link
from corpus.furniture import NOTHING_LEARNT, FurnitureStatistics, learn_furniture, normalised
from corpus.lines import Line, lines
from corpus.notices import is_notice
from corpus.page_ends import with_ends
from corpus.pieces import Piece, form_of, is_short, pieces
from corpus.types import Article, Block, BlockKind

__all__ = ["NOTHING_LEARNT", "FurnitureStatistics", "blocks", "learn_furniture"]

_HEADLINE_MIN_WORDS = 3
# How far down the page a headline or a byline without "By" can stand.
_TOP_LINES = 8
_TOP_BYLINE_LINES = 4
# Of a paper's name above the headline; a motto is longer, and begins in small letters.
_MASTHEAD_WORDS = 4
# So many short lines on end are a list, not sub-headlines.
_LIST_MIN_LINES = 3
_SITE = re.compile(r" [|•·–—-] [^.!?]{1,60}$")
_FACT = re.compile(r"^[^:.!?]{1,60}: ?\S|\d|^[^–—]{1,40} [–—] \S")
_SHORT_FACT = re.compile(r"^[A-Z][\w’' ]{2,30}: [\w$€£%.,+-]+(?: [\w%.,()-]+){0,3}$")
# "Return policy: 90 days": a fact even where a paragraph follows, unlike "2. Memphis" or "6/10: The Tugs".
_FIGURE_FACT = re.compile(r"^[A-Z][^:.!?\d]{2,40}: [^?]*\d[^?]*$")


def blocks(article: Article, learnt: FurnitureStatistics) -> tuple[Block, ...]:
    """The blocks of ``article.text`` in order: trimmed, disjoint, and covering every word of it.

    List bullets and Markdown heading marks lie outside the spans.
    """
    text = article.text
    found = lines(text)
    known = _known(article, found, learnt)
    placed = [piece for line in found for piece in pieces(text, line, line in known)]
    placed = _with_headline(article, placed)
    for place in (_with_top, _with_links, _with_lists, _with_tail):
        placed = place(text, placed)
    placed = with_ends(text, placed, article.author)
    return tuple(Block(piece.span, piece.kind or _default(piece)) for piece in placed)


def _default(piece: Piece) -> BlockKind:
    if piece.form == "furniture" or piece.form == "label":
        return "furniture"
    if piece.form == "byline":
        return "byline"
    return "body" if piece.form == "text" else "heading"


def _known(article: Article, found: Sequence[Line], learnt: FurnitureStatistics) -> set[Line]:
    """The lines that the corpus has taught, but for those that recur for good reasons.

    List entries and facts do (``Capital: Paris``, ``Our rating: False``), so do marked headings; and a short
    line between short lines that are not known is an entry of a list, such as a prize that each year's
    article names.
    """
    text = article.text
    known = [learnt.knows(article, line.span.of(text)) and not _recurs_rightly(line, text) for line in found]
    short = [line.mark == "" and is_short(line.span.of(text)) for line in found]
    listed = [
        known[n]
        and short[n]
        and any(short[m] and not known[m] for m in (n - 1, n + 1) if 0 <= m < len(found))
        for n in range(len(found))
    ]
    return {line for n, line in enumerate(found) if known[n] and not (listed[n] and not _is_page(line, text))}


def _is_page(line: Line, text: str) -> bool:
    """Whether the line is a thing of the page by its form, whatever stands around it."""
    written = line.span.of(text)
    return form_of(written, line.mark) != "short" or is_notice(written)


def _recurs_rightly(line: Line, text: str) -> bool:
    written = line.span.of(text)
    if line.mark == "heading" or (line.mark == "bullet" and _FACT.search(written)):
        return True
    return bool(_SHORT_FACT.match(written)) and not (is_byline(written) or is_link(written))


# --- its place on the page -------------------------------------------------------------------------------


def _with_headline(article: Article, page: Sequence[Piece]) -> list[Piece]:
    """Marks the headline and its repeats."""
    text = article.text
    first = _headline(article, page)
    if first is None:
        return list(page)
    wanted = {normalised(first.span.of(text))}
    if article.title:
        wanted.add(normalised(article.title))
    return [
        replace(piece, kind="headline")
        if _may_head(piece) and _is_one_of(piece.span.of(text), wanted)
        else piece
        for piece in page
    ]


def _is_one_of(written: str, wanted: set[str]) -> bool:
    """Whether the line is a wanted headline, alone or before a site's name ("Pier agreed - Harbour News")."""
    bare = _SITE.sub("", written)
    return normalised(written) in wanted or (bare != written and normalised(bare) in wanted)


def _may_head(piece: Piece) -> bool:
    return piece.mark not in ("front matter", "rule") and len(piece.span) <= 400


def _headline(article: Article, page: Sequence[Piece]) -> Piece | None:
    top = [piece for piece in page if piece.mark != "front matter"][:_TOP_LINES]
    title = normalised(article.title or "")
    for piece in top:
        if title and _may_head(piece) and normalised(piece.span.of(article.text)) == title:
            return piece
    for piece in top:
        if piece.mark == "heading" and piece.form == "short":
            return piece
    if article.title and article.published_basis in ("record", "front matter"):
        return None  # The headline stands outside the text.
    for piece in top:
        if piece.form == "text":
            return None
        if (
            piece.form == "short"
            and piece.mark != "bullet"
            and _is_headline_like(piece.span.of(article.text))
        ):
            return piece
    return None


def _is_headline_like(written: str) -> bool:
    return (
        len(written.split()) >= _HEADLINE_MIN_WORDS and not written.endswith(":") and written[0] not in "–—"
    )


def _with_top(text: str, page: Sequence[Piece]) -> list[Piece]:
    """Names and other small lines above the first paragraph."""
    placed: list[Piece] = []
    above = True
    headline_at = next((n for n, piece in enumerate(page) if piece.kind == "headline"), None)
    for number, piece in enumerate(page):
        above = above and piece.form != "text"
        heads_list = number + 1 < len(page) and page[number + 1].mark == "bullet"
        if above and piece.kind is None and piece.form == "short" and piece.mark == "" and not heads_list:
            written = piece.span.of(text)
            is_few = len(written.split()) <= _MASTHEAD_WORDS or written[0].islower()
            if headline_at is not None and number < headline_at and is_few:
                piece = replace(piece, form="furniture")
            elif (
                is_date_line(written)
                or is_imprint(written)
                or (number < _TOP_BYLINE_LINES and is_maker(written))
            ):
                piece = replace(piece, form="byline")
        placed.append(piece)
    return placed


def _with_links(text: str, page: Sequence[Piece]) -> list[Piece]:
    """Teasers: the short or cut lines that follow a label of links, up to the next paragraph."""
    placed: list[Piece] = []
    under_label = False
    for number, piece in enumerate(page):
        written = piece.span.of(text)
        if piece.form == "label":
            under_label = True
        elif under_label and piece.kind is None:
            if piece.form == "short" and not _heads_text(text, page, number):
                piece = replace(piece, form="furniture")
            elif piece.form == "text":
                following = page[number + 1].span.of(text) if number + 1 < len(page) else ""
                if len(written) < 300 and (is_cut(written) or is_age(following)):
                    piece = replace(piece, form="furniture")
                else:
                    under_label = False
        placed.append(piece)
    return _with_cut_runs(text, placed)


def _heads_text(text: str, page: Sequence[Piece], number: int) -> bool:
    """Whether a paragraph follows directly: then the short line is its heading, not a link."""
    following = page[number + 1] if number + 1 < len(page) else None
    return following is not None and following.form == "text" and not is_cut(following.span.of(text))


def _with_cut_runs(text: str, page: Sequence[Piece]) -> list[Piece]:
    """Two or more lines on end that an ellipsis cuts off are teasers, label or not."""
    cut = [is_cut(piece.span.of(text)) and len(piece.span) < 300 and piece.kind is None for piece in page]
    return [
        replace(piece, form="furniture")
        if cut[n] and ((n > 0 and cut[n - 1]) or (n + 1 < len(cut) and cut[n + 1]))
        else piece
        for n, piece in enumerate(page)
    ]


def _with_lists(text: str, page: Sequence[Piece]) -> list[Piece]:
    """Bulleted lines, facts ("Capital: Paris") and runs of short lines count as text."""
    placed = list(page)
    for start, end in _runs(page):
        kept_facts = sum(bool(_SHORT_FACT.match(piece.span.of(text))) for piece in page[start:end]) > 1
        for number in range(start, end):
            piece = placed[number]
            written = piece.span.of(text)
            is_last = number == end - 1
            if piece.mark == "bullet" and end - start == 1 and is_names(written):
                placed[number] = replace(piece, kind="byline")
            elif piece.mark == "bullet":
                placed[number] = replace(piece, kind="keypoint")
            elif piece.form == "short" and piece.mark != "heading" and not written.endswith((":", "?")):
                heads = is_last and end < len(page) and _heads_text(text, page, number)
                heads = heads and not (_SHORT_FACT.match(written) and kept_facts)
                heads = heads and not _FIGURE_FACT.match(written)
                heads = heads or (not is_last and page[number + 1].mark == "bullet")
                if (_FACT.search(written) or end - start >= _LIST_MIN_LINES) and not heads:
                    placed[number] = replace(piece, kind="keypoint")
    return placed


def _runs(page: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Stretches of short or bulleted lines."""
    start = None
    for number, piece in enumerate(page):
        listed = piece.kind is None and (
            piece.form == "short" or (piece.mark == "bullet" and piece.form == "text")
        )
        if listed and start is None:
            start = number
        elif not listed and start is not None:
            yield start, number
            start = None
    if start is not None:
        yield start, len(page)


def _with_tail(text: str, page: Sequence[Piece]) -> list[Piece]:
    """Short lines below the last paragraph are links and page fixtures, unless they are a list of facts."""
    last_text = max((n for n, piece in enumerate(page) if piece.form == "text"), default=None)
    if last_text is None:
        return list(page)
    placed = list(page)
    for number in range(last_text + 1, len(page)):
        piece = page[number]
        written = piece.span.of(text)
        unlisted = piece.mark != "bullet" and not _FACT.search(written)
        if piece.form == "short" and is_date_line(written):
            placed[number] = replace(piece, form="byline", kind=None)
        elif piece.form == "short" and piece.kind != "headline" and unlisted:
            placed[number] = replace(piece, form="furniture", kind=None)
    return placed
