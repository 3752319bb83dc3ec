"""An article's blocks: what of the page is headline, text, list, byline or furniture.

Each line is first judged alone, by form and by what the corpus has taught (``corpus.furniture``); then in
its place on the page: what stands above the text, between its paragraphs, or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.forms import (
    credit_start,
    is_credit,
    is_cut,
    is_dateline_only,
    is_gallery,
    is_interface,
    is_link,
    is_link_label,
    is_terminal,
)
from corpus.furniture import NOTHING_LEARNT, FurnitureStatistics, learn_furniture, normalised
from corpus.lines import Line, Mark, lines, trimmed
from corpus.notices import is_notice, may_hold_notice
from corpus.sentences import sentences
from corpus.types import Article, Block, BlockKind, Span

__all__ = ["NOTHING_LEARNT", "FurnitureStatistics", "blocks", "learn_furniture"]

_Form = Literal["text", "short", "byline", "furniture", "label"]

# Headlines and sub-headlines are shorter than this; a longer line without a full stop was cut off.
_SHORT_MAX_WORDS = 18
_QUESTION_MAX_WORDS = 16
_HEADLINE_MIN_WORDS = 3
# A longer line that ends in such a word is a sentence that the saved page cuts off.
_CUT_MIN_WORDS = 7
_UNFINISHED = re.compile(
    r"\b(?:of|the|a|an|to|in|on|at|and|or|but|for|with|that|as|by|from|its|his|her|their|which|who|is|was)$"
)
# How far down the page a headline or a byline without "By" can stand.
_TOP_LINES = 8
_TOP_BYLINE_LINES = 4
# So many short lines on end are a list, not sub-headlines.
_LIST_MIN_LINES = 3

_NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|der|la|al|von|da|bin)){1,3}"
_NAMES = rf"{_NAME}(?:(?:,? and |, ?| & |; | \| ?|/ ?){_NAME}){{0,4}}"
_WROTE = r"[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Ee]dited|[Rr]eporting|[Ww]ords|[Aa]nalysis|[Ss]tory"
_BYLINE = re.compile(
    rf"^(?:(?:(?:{_WROTE}) )?(?:[Bb]y|BY):? (?:(?:the |The )?{_NAMES}|[A-Z][\w.’'-]+)(?:(?:,| \||;| "
    rf"-| –| —| and| for) "
    rf".{{1,60}}|;|@.*)?|(?:Author|AUTHOR|Contributing|Contributors?|Compiled by)s?:? "
    rf"[A-Z].{{1,150}}|(?:By |From )?(?:the )?[Ss]taff"
    rf"(?: and wire)?(?: reports?| writers?)?|[\w' ]{{0,30}}[Ss]taff (?:and wire "
    rf")?(?:reports?|writers?))\.?$"
)
_SIGNATURE = re.compile(
    rf"^[–—-]{{1,2}} ?(?:{_NAMES}|[A-Z][\w.]+(?: [A-Z][\w.]+)*)(?:, [A-Z][\w .&’'-]{{1,50}})*$"
)
_ONLY_NAMES = re.compile(rf"^{_NAMES}(?:, [A-Z][\w .&’'|-]{{1,50}})?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_DATE_LINE = re.compile(
    rf"^(?:(?:(?:last |first )?(?:updated|published|posted|modified|created)(?: on| at)?|date):? *)?"
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? *)?(?:\d{{1,2}}:\d\d "
    rf"*(?:[ap]\.?m\.?)? *"
    rf"(?:[A-Z]{{2,4}})?,? *)?{_DATE}(?:[ ,|·•/-].{{0,45}})?$|^\d+ min(?:ute)?s? read$"
    rf"|^(?:updated|published|posted):? (?=.*\d).{{1,60}}$",
    re.IGNORECASE,
)
_FACT = re.compile(r"^[^:.!?]{1,60}: ?\S|\d|^[^–—]{1,40} [–—] \S")
_SHORT_FACT = re.compile(r"^[A-Z][\w’' ]{2,30}: [\w$€£%.,+-]+(?: [\w%.,()-]+){0,3}$")
# "Headline/ Site/ PLACE/ A. Writer/ Text": a wire header run into the first paragraph.
_SLASHED = re.compile(r"^[^/\n.]{2,150}/ (?:[^/\n]{1,40}/ ){2,6}")
_NO_SPEECH = re.compile(r"^[\"“‘«]|[\"”’»]$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line and its form, before its place on the page is looked at."""

    span: Span
    form: _Form
    mark: Mark
    after_blank: bool
    kind: BlockKind | None = None


def blocks(article: Article, learnt: FurnitureStatistics) -> tuple[Block, ...]:
    """The blocks of ``article.text`` in order: trimmed, disjoint, and covering every word of it.

    List bullets and Markdown heading marks lie outside the spans.
    """
    text = article.text
    found = lines(text)
    known = _known(article, found, learnt)
    pieces = [piece for line in found for piece in _pieces(text, line, line in known)]
    pieces = _with_headline(article, pieces)
    pieces = _with_top(text, pieces)
    pieces = _with_links(text, pieces)
    pieces = _with_lists(text, pieces)
    return tuple(Block(piece.span, piece.kind or _default(piece)) for piece in _with_tail(text, pieces))


def _default(piece: _Piece) -> BlockKind:
    if piece.form == "furniture" or piece.form == "label":
        return "furniture"
    if piece.form == "byline":
        return "byline"
    return "body" if piece.form == "text" else "heading"


# --- one line --------------------------------------------------------------------------------------------


def _known(article: Article, found: Sequence[Line], learnt: FurnitureStatistics) -> set[Line]:
    """The lines that the corpus has taught, but for those that recur for good reasons.

    List entries and facts do (``Capital: Paris``, ``Our rating: False``), so do marked headings; and a short
    line between short lines that are not known is an entry of a list, such as a prize that each year's
    article names.
    """
    text = article.text
    known = [learnt.knows(article, line.span.of(text)) and not _recurs_rightly(line, text) for line in found]
    short = [
        line.mark == "" and _is_short(line.span.of(text), len(line.span.of(text).split())) for line in found
    ]
    listed = [
        known[n]
        and short[n]
        and any(short[m] and not known[m] for m in (n - 1, n + 1) if 0 <= m < len(found))
        for n in range(len(found))
    ]
    return {line for n, line in enumerate(found) if known[n] and not (listed[n] and not _is_page(line, text))}


def _is_page(line: Line, text: str) -> bool:
    """Whether the line is a thing of the page by its form, whatever stands around it."""
    return _form(line.span.of(text), line.mark) != "short"


def _recurs_rightly(line: Line, text: str) -> bool:
    written = line.span.of(text)
    if line.mark == "heading" or (line.mark == "bullet" and _FACT.search(written)):
        return True
    return bool(_SHORT_FACT.match(written)) and not (_BYLINE.match(written) or is_link(written))


def _pieces(text: str, line: Line, is_known: bool) -> Iterator[_Piece]:
    if line.mark in ("rule", "front matter") or is_known:
        yield _Piece(line.span, "furniture", line.mark, line.after_blank)
    else:
        for span, form in _split(text, line):
            yield _Piece(span, form, line.mark, line.after_blank)


def _split(text: str, line: Line) -> Iterator[tuple[Span, _Form]]:
    """The line as one stretch, or as several where furniture is glued to text."""
    span = line.span
    whole = _form(span.of(text), line.mark)
    if whole in ("furniture", "label", "byline"):
        yield span, whole
        return
    header = _SLASHED.match(span.of(text))
    if header:
        yield from _slashed(text, span, header.end())
        span = trimmed(text, span.start + header.end(), span.end)
    credit = credit_start(span.of(text)) if span else None
    tail = trimmed(text, span.start + credit, span.end) if credit is not None else None
    if tail is not None:
        span = trimmed(text, span.start, tail.start)
    if span:
        yield from _without_notices(text, span, line.mark)
    if tail:
        yield tail, "furniture"


def _slashed(text: str, span: Span, length: int) -> Iterator[tuple[Span, _Form]]:
    start = span.start
    for number, part in enumerate(text[span.start : span.start + length].split("/ ")[:-1]):
        inside = trimmed(text, start, start + len(part))
        if inside:
            named = _ONLY_NAMES.match(inside.of(text)) or re.match(r"[A-Z]\. [A-Z]", inside.of(text))
            yield inside, ("short" if number == 0 else "byline" if named else "furniture")
        start += len(part) + len("/ ")


def _without_notices(text: str, span: Span, mark: Mark) -> Iterator[tuple[Span, _Form]]:
    """Sentences to the reader cut off a paragraph's ends; one in its midst is cut out only with the rest.

    A notice inside a paragraph is most often the report's own ("Sign up by Friday, the agency says").
    """
    found = sentences(text, span) if may_hold_notice(span.of(text)) else (span,)
    if len(found) < 2:
        yield span, _form(span.of(text), mark)
        return
    flags = [is_notice(each.of(text)) or is_link(each.of(text)) for each in found]
    first = next((number for number, flag in enumerate(flags) if not flag), len(found))
    last = next((number for number in range(len(found), first, -1) if not flags[number - 1]), first)
    if first > 0:
        yield Span(found[0].start, found[first - 1].end), "furniture"
    if first < last:
        middle = Span(found[first].start, found[last - 1].end)
        yield middle, _form(middle.of(text), mark)
    if last < len(found) and last >= first and first < len(found):
        yield Span(found[max(first, last)].start, found[-1].end), "furniture"


def _form(written: str, mark: Mark) -> _Form:
    """What the stretch looks like, wherever it stands."""
    if is_credit(written) or is_dateline_only(written) or is_gallery(written):
        return "furniture"
    if is_link_label(written):
        return "label"
    words = len(written.split())
    if (
        words <= 60
        and (is_notice(written) or is_link(written) or is_interface(written))
        and mark != "heading"
    ):
        return "furniture"
    if words <= 20 and (_BYLINE.match(written) or _SIGNATURE.match(written)):
        return "byline"
    return "short" if mark == "heading" or _is_short(written, words) else "text"


def _is_short(written: str, words: int) -> bool:
    """Headline-like: one short line that does not end as a sentence does, or asks a short question."""
    if written.endswith("?"):
        return words <= _QUESTION_MAX_WORDS and not _NO_SPEECH.search(written) and written.count("? ") == 0
    if is_terminal(written) and not is_cut(written) and not _NO_SPEECH.search(written):
        return False
    if is_terminal(written) and not is_cut(written):
        return written[-2] not in ".!?…," and words <= _SHORT_MAX_WORDS and not re.search(r"[.!?]", written)
    if words > _CUT_MIN_WORDS and _UNFINISHED.search(written):
        return False
    limit = _SHORT_MAX_WORDS if not _is_title_case(written) else 2 * _SHORT_MAX_WORDS
    return words <= limit and not re.search(r"[a-z]{2}[.!?][\"”’]* [\"“‘]?[A-Z]", written)


def _is_title_case(written: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", written) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


# --- its place on the page -------------------------------------------------------------------------------


def _with_headline(article: Article, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Marks the headline and its repeats."""
    text = article.text
    first = _headline(article, pieces)
    if first is None:
        return list(pieces)
    wanted = {normalised(first.span.of(text))}
    if article.title:
        wanted.add(normalised(article.title))
    return [
        replace(piece, kind="headline")
        if _may_head(piece) and normalised(piece.span.of(text)) in wanted
        else piece
        for piece in pieces
    ]


def _may_head(piece: _Piece) -> bool:
    return piece.mark not in ("front matter", "rule") and len(piece.span) <= 400


def _headline(article: Article, pieces: Sequence[_Piece]) -> _Piece | None:
    top = [piece for piece in pieces if piece.mark != "front matter"][:_TOP_LINES]
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


def _with_top(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Names and other small lines above the first paragraph."""
    placed: list[_Piece] = []
    above = True
    headline_at = next((n for n, piece in enumerate(pieces) if piece.kind == "headline"), None)
    for number, piece in enumerate(pieces):
        above = above and piece.form != "text"
        heads_list = number + 1 < len(pieces) and pieces[number + 1].mark == "bullet"
        if above and piece.kind is None and piece.form == "short" and piece.mark == "" and not heads_list:
            written = piece.span.of(text)
            if headline_at is not None and number < headline_at and len(written.split()) <= 4:
                piece = replace(piece, form="furniture")
            elif _DATE_LINE.match(written) or (number < _TOP_BYLINE_LINES and _is_maker(written)):
                piece = replace(piece, form="byline")
        placed.append(piece)
    return placed


def _is_maker(written: str) -> bool:
    """Names of people, or the short name of a paper or agency."""
    words = written.split()
    return bool(_ONLY_NAMES.match(written)) or (
        len(words) <= 4
        and all(word[0].isupper() or word[0].isdigit() or word in ("the", "of", "for") for word in words)
    )


def _with_links(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Teasers: the short or cut lines that follow a label of links, up to the next paragraph."""
    placed: list[_Piece] = []
    under_label = False
    for number, piece in enumerate(pieces):
        written = piece.span.of(text)
        if piece.form == "label":
            under_label = True
        elif under_label and piece.kind is None:
            if piece.form == "short" and not _heads_text(text, pieces, number):
                piece = replace(piece, form="furniture")
            elif piece.form == "text":
                if is_cut(written) and len(written) < 300:
                    piece = replace(piece, form="furniture")
                else:
                    under_label = False
        placed.append(piece)
    return _with_cut_runs(text, placed)


def _heads_text(text: str, pieces: Sequence[_Piece], number: int) -> bool:
    """Whether a paragraph follows directly: then the short line is its heading, not a link."""
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    return following is not None and following.form == "text" and not is_cut(following.span.of(text))


def _with_cut_runs(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Two or more lines on end that an ellipsis cuts off are teasers, label or not."""
    cut = [is_cut(piece.span.of(text)) and len(piece.span) < 300 and piece.kind is None for piece in pieces]
    return [
        replace(piece, form="furniture")
        if cut[n] and ((n > 0 and cut[n - 1]) or (n + 1 < len(cut) and cut[n + 1]))
        else piece
        for n, piece in enumerate(pieces)
    ]


def _with_lists(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Bulleted lines, facts ("Capital: Paris") and runs of short lines count as text."""
    placed = list(pieces)
    for start, end in _runs(pieces):
        kept_facts = sum(bool(_SHORT_FACT.match(piece.span.of(text))) for piece in pieces[start:end]) > 1
        for number in range(start, end):
            piece = placed[number]
            written = piece.span.of(text)
            is_last = number == end - 1
            if piece.mark == "bullet" and end - start == 1 and _ONLY_NAMES.match(written):
                placed[number] = replace(piece, kind="byline")
            elif piece.mark == "bullet":
                placed[number] = replace(piece, kind="keypoint")
            elif piece.form == "short" and piece.mark != "heading" and not written.endswith((":", "?")):
                heads = is_last and end < len(pieces) and _heads_text(text, pieces, number)
                heads = heads and not (_SHORT_FACT.match(written) and kept_facts)
                heads = heads or (not is_last and pieces[number + 1].mark == "bullet")
                if (_FACT.search(written) or end - start >= _LIST_MIN_LINES) and not heads:
                    placed[number] = replace(piece, kind="keypoint")
    return placed


def _runs(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Stretches of short or bulleted lines."""
    start = None
    for number, piece in enumerate(pieces):
        listed = piece.kind is None and (
            piece.form == "short" or (piece.mark == "bullet" and piece.form == "text")
        )
        if listed and start is None:
            start = number
        elif not listed and start is not None:
            yield start, number
            start = None
    if start is not None:
        yield start, len(pieces)


def _with_tail(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Short lines below the last paragraph are links and page fixtures, unless they are a list of facts."""
    last_text = max((n for n, piece in enumerate(pieces) if piece.form == "text"), default=None)
    if last_text is None:
        return list(pieces)
    placed = list(pieces)
    for number in range(last_text + 1, len(pieces)):
        piece = pieces[number]
        written = piece.span.of(text)
        unlisted = piece.mark != "bullet" and not _FACT.search(written)
        if piece.form == "short" and _DATE_LINE.match(written):
            placed[number] = replace(piece, form="byline", kind=None)
        elif piece.form == "short" and piece.kind != "headline" and unlisted:
            placed[number] = replace(piece, form="furniture", kind=None)
    return placed
