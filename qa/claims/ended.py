"""A value that its sentence says was taken away: "removed the 100% tariffs", "duties of 145% were paused"."""

from __future__ import annotations

import re

from qa.claims.moved import was_left
from qa.question.words import STOPWORDS, word_set

_TAKEN = (
    r"remov(?:es?|ed|ing)|withdr(?:aws?|ew|awn|awing)|lift(?:s|ed|ing)?|scrap(?:s|ped|ping)?"
    r"|abolish(?:es|ed|ing)?|cancel(?:s|l?ed|l?ing)?|rol(?:ls|led|ling|l) back|undo(?:es|ing|ne)?|undid"
    r"|g(?:ave|ives?|iven|iving) up|suspend(?:s|ed|ing)?|paus(?:es?|ed|ing)|shelv(?:es?|ed|ing)"
    r"|drop(?:s|ped|ping)?"
    r"|repeal(?:s|ed|ing)?|revok(?:es?|ed|ing)|waiv(?:es?|ed|ing)|avert(?:s|ed|ing)?|avoid(?:s|ed|ing)?"
    r"|t(?:ook|akes?|aken|aking) (?:back|off|down)|put(?:s|ting)? off|eliminat(?:es?|ed|ing)|struck down"
    r"|overturn(?:s|ed)?"
)
_GAP = (
    r"(?:\s(?:the|its|his|her|their|all|an?|some|most|of|\w+ly|previous|former|planned|threatened|extra"
    r"|additional|\w+ of|plans? (?:for|of)))*"
)
_BEFORE = re.compile(rf"\b(?:{_TAKEN}){_GAP}\s[$€£]?$", re.I)
_AFTER = re.compile(
    rf"(?:\s[\w%-]+){{0,4}}?,?\s(?:was|were|is|are|(?:has|have|had) been|be|being)"
    rf"\s(?:\w+ly\s)?(?:{_TAKEN})\b",
    re.I,
)
_LEAVES = re.compile(
    r"(?:\s(?:has|had|will|is to|is due to))?\s(?:resign(?:s|ed)?|quits?|steps? down|stepped down|left|leaves"
    r"|retire[sd]?|was (?:dismissed|sacked|fired|ousted|removed|replaced|succeeded|voted out))\b"
)
"""Of somebody: who leaves holds the office no more."""
_INSTEAD = re.compile(r"\b(?:instead of|rather than|down from|up from|(?:and|but) not)\s(?:the |a )?[$€£]?$")
_NEXT_WORD = re.compile(r"[%)]?\s([a-z][\w-]*)")
_OF = re.compile(r"\s(?:of|for)\s[$€£]?$")


def is_ended(sentence: str, start: int, end: int) -> bool:
    """Whether ``sentence[start:end]`` is what something was until it was taken away.

    Before a noun or after "of" only: in "shares dropped 5%" the value tells how far.
    """
    if sentence[start : start + 1].isupper() and (
        _LEAVES.match(sentence, end) or _FORMER.search(sentence, 0, start)
    ):
        return True
    if is_called_off(sentence, start, end):
        return True
    if _AFTER.match(sentence, end) or was_left(sentence, start, end) or _INSTEAD.search(sentence, 0, start):
        return True
    if not _BEFORE.search(sentence, 0, start):
        return False
    return (
        bool(_OF.search(sentence, 0, start))
        or _holds_noun(sentence[start:end])
        or _noun_follows(sentence, end)
    )


def is_called_off(sentence: str, start: int, end: int) -> bool:
    """Whether ``sentence[start:end]`` is of a plan that its sentence says was put off or dropped."""
    return bool(_CALLED_OFF.match(sentence, end) and _PLANNED.search(sentence, 0, start))


_FORMER = re.compile(r"\b(?:former|ex-|outgoing)\s?(?:[\w’'-]+\s){0,4}?(?:[\w’'-]+)?,?\s$", re.I)
_PLANNED = re.compile(
    r"\b(?:plan\w*|schedul\w*|due|set|expected|hoped|meant|supposed|promised|announced)\b[^.;]{0,30}$", re.I
)
_CALLED_OFF = re.compile(
    r"[^.;]{0,30}?,?\s(?:but\s|which\s|it\s)?(?:has|have|had|was|were|is|are)(?:\snow)?(?:\sbeen)?"
    r"\s(?:again\s)?(?:put off|postponed|cancell?ed|called off|delayed|scrapped|shelved|abandoned"
    r"|pushed back)\b",
    re.I,
)


def _holds_noun(text: str) -> bool:
    """Whether a span is more than its figure: "100% import surtaxes"."""
    return len(text.split()) > 1


def _noun_follows(sentence: str, end: int) -> bool:
    following = _NEXT_WORD.match(sentence, end)
    return bool(following) and following[1] not in STOPWORDS | _TIMES


_TIMES = word_set("yesterday today tomorrow last next this since amid after")
