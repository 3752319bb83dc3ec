"""The noun phrase that a question asks after: "formula maker" of "which formula maker recalled it"."""

from __future__ import annotations

import re

from qa.question.nouns import PHRASE_END, PHRASE_LEAD, type_of_noun
from qa.question.words import word_set

WHICH = re.compile(r"\b(?:what|which)\b", re.I)
COMMAND = re.compile(r"^(?:please )?(?:name|list|give(?: me)?|identify|tell me)\b", re.I)
WORD = re.compile(r"[\w'’&-]+|[,?]")
_OBJECT = re.compile(
    r"what (?:do|does|did|has|have|had|can|could|should|would|will|may|must|takes place)\b(?!.*\bbe\b)", re.I
)
_NAME_OF = re.compile(r"\s*(?:(?:is|are|was|were|['’]s)\s+)?(?:the\s+)?names?\s+of\b", re.I)
_POINTED = re.compile(r"\bof (?:that|this|those|these)\b", re.I)
_COPULA = re.compile(r"\s*(?:is|are|was|were|will|would|should|['’]s)\b", re.I)
_DETERMINERS = word_set("the a an his her its their our most every all this that these those no new")
_TIME_PHRASE = re.compile(
    r"(?:(?:early|late|later|earlier) )?(?:this|next|last)"
    r" (?:year|month|week|season|summer|winter|spring|autumn)\b",
    re.I,
)
"""What only dates the thing asked for: "which product next month"."""


def noun_phrase(plain: str) -> tuple[str, ...]:
    """Words of the noun phrase after what/which/name: "which baby formula maker" to its last noun."""
    match = WHICH.search(plain) or COMMAND.match(plain)
    if match is None or _OBJECT.match(plain[match.start() :]):
        return ()
    rest = _POINTED.sub("of the", plain[match.end() :].replace(" 's ", "'s "))
    copula = _COPULA.match(rest) is not None and not _NAME_OF.match(rest)
    tokens = WORD.findall(rest)
    phrase: list[str] = []
    for place in range(_phrase_start(tokens), len(tokens)):
        token = tokens[place]
        follower = tokens[place + 1] if place + 1 < len(tokens) else ""
        begins_time = _TIME_PHRASE.match(" ".join(tokens[place : place + 3]))
        if (
            token.lower() in PHRASE_END
            or (phrase and begins_time)
            or (not copula and _is_verb_after(phrase, token, follower))
            or (copula and _is_subject_after(phrase, token, follower))
        ):
            break
        phrase.append(token)
    return tuple(phrase)


def _phrase_start(tokens: list[str]) -> int:
    start = 0
    while start < len(tokens) and (tokens[start].lower() in PHRASE_LEAD or tokens[start] == ","):
        start += 1
    return start


def _is_verb_after(phrase: list[str], token: str, follower: str) -> bool:
    """Whether the noun phrase is over: a known head noun stands before a word that is no head noun.

    "Which city hosts the games": a word in -s before a determiner is the verb, even where it may be a noun,
    and so is every word before a determiner that follows a noun ("which partner negotiated the").
    """
    if not phrase or phrase[-1].endswith(("'s", "’s")):
        return False
    if follower.lower() in _DETERMINERS and type_of_noun(token) is None:
        return True
    if type_of_noun(phrase[-1]) is None and phrase[-1].lower() not in ("rate", "rates"):
        return False
    is_noun = type_of_noun(token) is not None or token.lower() in ("rate", "rates", "name", "names")
    return not is_noun or (token.endswith("s") and follower.lower() in _DETERMINERS)


def _is_subject_after(phrase: list[str], token: str, follower: str) -> bool:
    """Whether a clause about the head noun begins: "the transit fee Bulgaria wants", "the sum they owe"."""
    if not phrase or type_of_noun(phrase[-1]) is None:
        return False
    if token.lower() in _SUBJECTS:
        return True
    return token[0].isupper() and not token.endswith(("'s", "’s")) and follower[:1].islower()


_SUBJECTS = word_set("he she it they we i you the its their his her")
