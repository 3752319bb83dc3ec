"""Who wrote it, where no byline says so: the last lines that tell how to reach the writer, or who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.edges import tail
from corpus.types import Span

_TAIL_LINES = 5
# A longer paragraph is the report's.
_MAX_CHARS = 600
_CONTACT = re.compile(r"(?<![\w.])@(\w{3,})|([\w.+-]+)@[\w-]+\.\w")
_RUN = re.compile(r"(?<![\w@.])[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+")
_IMPERATIVE = re.compile(r"(?:contact|reach|follow|e-?mail|write|call|text|tweet|contributing)$", re.I)
_POSSESSIVE = re.compile(r"[’']s$")
_OF_THE_PRESS = re.compile(
    r"(?:, [^.]{1,60},)? (?:(?:covers|writes about|reports on)\b"
    r"|(?:is|has been|was) [^.;]{0,80}?\b"
    r"(?:reporters?|writer|editor|columnist|correspondent|journalist|producer|photographer|contributor)\b)"
)
# "Professor" or "Senator" before two words is no part of the name; initials and second surnames are.
_MAX_WORDS, _WORDS = 3, 2
_MIN_SURNAME = 3
# Handles cut long surnames short.
_SURNAME_CHARS = 6
_QUOTE = re.compile(r"[“\"«]")


def signed_off(text: str) -> Span | None:
    """The writer's name in "Follow Jane Doe on Twitter @janedoe" or "Jane Doe covers the port for ...".

    It must be of the last lines, of nobody whom the report has spoken of, and borne out: by an address or
    handle that holds the surname, or by what the press calls its own.
    """
    for line in tail(text, _TAIL_LINES):
        written = line.of(text)
        if len(written) > _MAX_CHARS:
            continue
        for start, end in (*_reachable(written), *_presented(written)):
            surname = written[start:end].split()[-1]
            if not re.search(rf"\b{re.escape(surname)}\b", text[: line.start]):
                return Span(line.start + start, line.start + end)
    return None


def _reachable(written: str) -> Iterator[tuple[int, int]]:
    handles = [_letters(found[1] or found[2]) for found in _CONTACT.finditer(written)]
    for start, end in _names(written) if handles else ():
        surname = _letters(written[start:end].split()[-1])[:_SURNAME_CHARS]
        if len(surname) >= _MIN_SURNAME and any(surname in handle for handle in handles):
            yield start, end


def _presented(written: str) -> Iterator[tuple[int, int]]:
    names = list(_names(written))
    if (
        names
        and names[0][0] == 0
        and not _QUOTE.search(written)
        and _OF_THE_PRESS.match(written, names[0][1])
    ):
        yield names[0]


def _names(written: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words without what introduces a name: "Contact Detroit Free Press's Jane Doe"."""
    for run in _RUN.finditer(written):
        words = [(run.start() + word.start(), word.group()) for word in re.finditer(r"\S+", run.group())]
        after = max((n + 1 for n, (_, word) in enumerate(words) if _introduces(word)), default=0)
        named = _shortened(words[after:])
        if len(named) >= _WORDS:
            start, last = named[0][0], named[-1]
            yield start, last[0] + len(last[1].rstrip(".’'-"))


def _introduces(word: str) -> bool:
    return bool(
        _POSSESSIVE.search(word) or _IMPERATIVE.match(word) or (len(word) > _WORDS and word.isupper())
    )


def _shortened(words: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    return words if len(words) <= _MAX_WORDS else words[-_WORDS:]


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())
