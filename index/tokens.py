"""The one tokenizer of lexical retrieval, for building and for asking.

Text is folded for matching only (accents, quotes, dashes, case); no stored text changes. Figures stay
whole *and* in parts, so that ``$550 billion`` finds both ``550`` and itself, and ``US`` finds ``U.S.``.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from itertools import chain

import Stemmer

VERSION = 1
"""Part of the manifest: an index made by another tokenizer cannot be asked."""

_LIGHT = """
a an and are as at be been being by did do does for from had has have he her his how i if in is it its
me my of on or our s she so that the their them there these they this those to was we were what when
where which who whom whose why will with would you your
"""
STOPWORDS = frozenset(_LIGHT.split())

_PUNCTUATION = str.maketrans(dict.fromkeys("‘’ʼ′`", "'") | dict.fromkeys("‐‑−", "-") | {"\u00ad": None})
_SCALES = {
    "bn": "billion",
    "mn": "million",
    "tn": "trillion",
    "m": "million",
    "b": "billion",
    "k": "thousand",
}
_CURRENCIES = {
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yen": "¥",
    "yuan": "yuan",
    "renminbi": "yuan",
}
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TAIL = r"(?:['&-][^\W_]+)*"
_ACRONYM = r"(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?"
_AMOUNT = (
    rf"(?:(?P<currency>[$€£¥])\s?)?(?P<figure>{_FIGURE})(?P<ordinal>st|nd|rd|th)?"
    r"(?i:[\s-]?(?P<scale>thousand|million|billion|trillion|crore|lakh|bn|mn|tn|m|b|k)\b)?"
    r"(?i:\s?(?P<percent>%|percent\b|per\s?cent\b|pct\b|percentage\spoints?\b)"
    r"|[\s-](?P<money>dollar|euro|pound|yen|yuan|renminbi)s?\b)?(?![^\W_])"
)
_PIECE = re.compile(
    # Words of two letters and more come first because they are nearly everything.
    rf"[^\W\d_][^\W_]+{_TAIL}|{_ACRONYM}|[^\W\d_]{_TAIL}|"
    + re.sub(r"\?P<\w+>", "?:", _AMOUNT)
    + rf"|[^\W_]+{_TAIL}"
)
_IS_AMOUNT = re.compile(_AMOUNT)
_IS_ACRONYM = re.compile(_ACRONYM)
_ALIASES = {"percentage": "percent", "pct": "percent"}
_local = threading.local()


def tokenize(text: str) -> list[str]:
    """The lexical tokens of ``text``, in order, compounds after their parts.

    Stopwords go, unless written as an acronym (``WHO`` stays, ``who`` goes).
    """
    return list(chain.from_iterable(map(_tokens_of, _PIECE.findall(_fold(text)))))


@lru_cache(maxsize=1 << 17)
def _tokens_of(piece: str) -> tuple[str, ...]:
    """The tokens of one match; news repeats itself, so that nearly all come from the cache."""
    tokens: list[str] = []
    if amount := _IS_AMOUNT.fullmatch(piece):
        _add_figure(amount, tokens)
    elif _IS_ACRONYM.fullmatch(piece):
        tokens.append(piece.replace(".", "").lower())
    else:
        _add_word(piece, tokens)
    return tuple(tokens)


def _fold(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PUNCTUATION))
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ß", "ss")


def _add_word(word: str, tokens: list[str]) -> None:
    if "'" in word:
        word = word[:-2] if word[-2:] in ("'s", "'S") else word.replace("'", "")
    if "-" in word:
        for part in word.split("-"):
            _add_plain(part, tokens)
        word = word.replace("-", "")
    _add_plain(word, tokens)


def _add_plain(word: str, tokens: list[str]) -> None:
    lowered = word.lower()
    if lowered in STOPWORDS and not (len(word) > 1 and word.isupper()):
        return
    tokens.append(_stem(_ALIASES.get(lowered, lowered)))


def _add_figure(match: re.Match[str], tokens: list[str]) -> None:
    figure = match["figure"].replace(",", "")
    scale = (match["scale"] or "").lower()
    scale = _SCALES.get(scale, scale)
    tokens.append(figure + (match["ordinal"] or "").lower())
    if scale:
        tokens += [scale, figure + scale]
    if match["percent"]:
        tokens += ["percent", figure + scale + "%"]
    elif match["currency"] or match["money"]:
        sign = match["currency"] or _CURRENCIES[match["money"].lower()]
        tokens.append(sign + figure + scale)
        if match["money"]:
            tokens.append(_stem(match["money"].lower()))


def _stem(word: str) -> str:
    # A Stemmer is not safe to share between threads.
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        stemmer = _local.stemmer = Stemmer.Stemmer("english", 0)
    return stemmer.stemWord(word)
