"""Where a sentence may name people: full names, told by their capitals."""

from __future__ import annotations

import re

from corpus.byline import PARTICLES
from qa.claims.values.names import is_office, is_title

_TOKEN = re.compile(r"[^\W\d_][\w-]*(?:[’'](?!s\b)[\w-]+|\.[^\W\d_]\.|\.(?=\s[A-Z]))?")
_POSSESSIVE = re.compile(r"[’']s?(?!\w)")
_FEWEST_WORDS = 2
"""A surname alone may be a place or a firm: the reader must have marked it."""


def people_in(sentence: str) -> list[tuple[int, int]]:
    """Where full names may stand: capitalised words in a row, without titles, and not in the genitive."""
    runs: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(sentence):
        run = runs[-1]
        if run and sentence[run[-1].end() : token.start()] != " ":
            run = []
            runs.append(run)
        if token.group()[0].isupper() or (run and token.group().lower() in PARTICLES):
            run.append(token)
        elif run:
            runs.append([])
    return [place for run in runs if (place := _full_name(run, sentence)) is not None]


def _full_name(run: list[re.Match[str]], sentence: str) -> tuple[int, int] | None:
    titles = [at for at, token in enumerate(run) if is_title(token.group()) or is_office(token.group())]
    name = run[titles[-1] + 1 :] if titles else run
    while name and not name[-1].group()[0].isupper():
        name = name[:-1]
    if len(name) < _FEWEST_WORDS or _POSSESSIVE.match(sentence, name[-1].end()):
        return None
    return name[0].start(), name[-1].end()
