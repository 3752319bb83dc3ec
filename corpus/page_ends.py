"""What follows a report on its page: who wrote it, who edited it, what readers said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.bylines import is_closing_credit
from corpus.forms import is_age, is_comments_label
from corpus.pieces import Piece

# Below its credits a page may hold a standfirst of the house, hardly a third of the report.
_MAX_SHARE_BELOW = 1 / 3
# A byline of this many words is "Staff", no person's name.
_MIN_NAME_WORDS = 2
_ABOUT = re.compile(r"(?:, [^.]{1,60},)? (?:is|has|covers|writes|reports|leads|edits|works|joined)\b")
_EMPHASIS = "*_ "


def with_ends(text: str, page: Sequence[Piece], author: str | None) -> list[Piece]:
    """The page, with what follows the report marked as furniture, whatever form it has."""
    return _with_biographies(text, _with_credits(text, _with_comments(text, list(page))), author)


def _with_comments(text: str, page: list[Piece]) -> list[Piece]:
    """Readers' comments: from their label on, where lines such as "2 hours ago" tell that they are there."""
    for number, piece in enumerate(page):
        if not is_comments_label(piece.span.of(text)) or not _told(text, page[:number]):
            continue
        below = [each.span.of(text) for each in page[number + 1 :]]
        if any(is_age(line) for line in below[:4]) and _words(text, page[number:]) < _words(
            text, page[:number]
        ):
            return [*page[:number], *map(_furniture, page[number:])]
    return page


def _with_credits(text: str, page: list[Piece]) -> list[Piece]:
    """What stands below "Reporting by ...; Editing by ..." is the house's, where it is little."""
    for number, piece in enumerate(page):
        if is_closing_credit(piece.span.of(text)) and _told(text, page[:number]):
            signed = replace(piece, form="byline", kind=None)
            below = page[number + 1 :]
            if _words(text, below) <= _MAX_SHARE_BELOW * _words(text, page[:number]):
                below = list(map(_furniture, below))
            return [*page[:number], signed, *below]
    return page


def _with_biographies(text: str, page: list[Piece], author: str | None) -> list[Piece]:
    """Paragraphs below the report that begin with its author's name are about the author."""
    parts = re.split(r",\s+|\s+and\s+|\s*[;&]\s*", author or "")
    names = [part for part in parts if len(part.split()) >= _MIN_NAME_WORDS]
    placed = list(page)
    for number, piece in enumerate(page):
        written = piece.span.of(text).lstrip(_EMPHASIS)
        if piece.form != "text" or not _is_biography(written, names):
            continue
        if _words(text, page[:number]) > _words(text, page[number:]):
            placed[number] = _furniture(piece)
    return placed


def _is_biography(written: str, names: Sequence[str]) -> bool:
    """``Tove Lund covers the harbour for ...``: the present tense tells it from a report on an author."""
    return any(written.startswith(name) and _ABOUT.match(written, len(name)) for name in names)


def _told(text: str, above: Sequence[Piece]) -> bool:
    """Whether the report has begun."""
    return sum(piece.form == "text" for piece in above) > 1


def _words(text: str, page: Sequence[Piece]) -> int:
    return sum(len(piece.span.of(text).split()) for piece in page if piece.form == "text")


def _furniture(piece: Piece) -> Piece:
    return piece if piece.form == "byline" else replace(piece, form="furniture", kind=None)
