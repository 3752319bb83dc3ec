"""What is typed in haste, written out: "whats" for "what's", "gonna", "buyin"."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from qa.question.words import word_set

_SHORT = {
    **{f"{word}s": f"{word}'s" for word in ("what", "who", "where", "when", "how", "that", "there")},
    **{
        f"{word}nt": f"{word}n't" for word in ("do", "does", "did", "is", "are", "was", "were", "has", "have")
    },
    **{f"{word}nt": f"{word}n't" for word in ("had", "could", "would", "should")},
    **{f"{word}'d": f"{word} did" for word in ("why", "how", "where", "when", "what")},
    "cant": "can't",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "fixin to": "going to",
    "ain't": "isn't",
    "aint": "isn't",
}
"""Every form by what it stands for; none of them is a word of its own."""
_FORMS = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_SHORT, key=len, reverse=True))) + r")\b", re.I)
_CLIPPED = re.compile(r"\b[a-z]{2,}[^\Wi_]in\b(?:['’](?=\s|$))?")
"""Words that may be clipped forms of those in -ing."""
_COMMON = word_set(
    """
    askin buyin callin comin doin gettin givin goin havin keepin lookin makin meetin payin puttin runnin sayin
    sellin sittin standin stayin takin talkin tellin thinkin tryin waitin wantin workin
    """
)


_TELLS_TIME = ("originally", "initially", "currently", "previously", "recently", "formerly")
"""Words that say which time is asked for: what nearly is one, and is no word of the articles, is meant so."""
_LONG_WORD = re.compile(r"\b[a-z]{5,}ly\b", re.I)
_NEARLY = 0.88
"""Share of letters in order that two spellings have in common at least, see difflib's ratio."""


def spelt_out(question: str, is_known: Callable[[str], bool]) -> str:
    """``question`` with short forms written out: -ing for -in in common verbs, and where only that is known;
    "orignally" put right.

    Args:
        is_known: whether a word occurs in the articles.
    """

    def whole(match: re.Match[str]) -> str:
        word = match.group().rstrip("'’")
        clipped = word in _COMMON or (not is_known(word) and is_known(f"{word}g"))
        return f"{word}g" if clipped else match.group()

    def full(match: re.Match[str]) -> str:
        said = _SHORT[match.group().lower().replace("’", "'")]
        return said[0].upper() + said[1:] if match.group()[0].isupper() else said

    def meant(match: re.Match[str]) -> str:
        word = match.group()
        near = [] if is_known(word) else get_close_matches(word.lower(), _TELLS_TIME, 1, _NEARLY)
        if not near:
            return word
        return near[0].capitalize() if word[0].isupper() else near[0]

    written = _CLIPPED.sub(whole, _FORMS.sub(full, question.replace("’d ", "'d ")))
    return _LONG_WORD.sub(meant, written)
