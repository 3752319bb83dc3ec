"""A sentence that tells of a move: "from 145% to 30%", "30% instead of 145%", "47%, down from 57%"."""

from __future__ import annotations

import re

Place = tuple[int, int]

_HEDGE = r"(?:about |around |just |only |nearly |almost |an average of |a |the |its |\S{0,2})*"
_NEW_AFTER = re.compile(rf"[%)\w ]{{0,32}}?,? ?\bto\s{_HEDGE}", re.I)
_SHIFTED = re.compile(
    r"[%)]?,? (?:(?:it |which )?(?:is|was|were|are|has been|have been|had been|will be) )?(?:now )?"
    r"(?:extended|postponed|moved|shifted|delayed|deferred|put off|pushed back|brought forward|prolonged"
    rf"|raised|lowered|cut|reduced|increased|changed|corrected|revised) (?:until|to)\s{_HEDGE}",
    re.I,
)
"""Between a value and the one that took its place: "which was to end in June, is extended to August"."""
_OLD_AFTER = re.compile(
    rf"(?:[%)]| [\w’'-]+){{0,6}},? (?:instead of|rather than|(?:up |down |cut |lowered |raised )?from"
    r"|compared with|against|after|(?:and )?not,?"
    r"(?: as (?:first |originally |once )?(?:planned|announced|reported|said|expected|promised|agreed),?)?)"
    rf"\s(?:on |in |by |at )?{_HEDGE}",
    re.I,
)
_FROM = re.compile(
    rf"\b(?:from|lower(?:s|ed)|rais(?:es|ed)|cuts?|reduc(?:es|ed)|increas(?:es|ed)|chang(?:es|ed))\s{_HEDGE}$",
    re.I,
)


def former(sentence: str, first: Place, second: Place) -> Place | None:
    """Which of two places holds the value that was left behind; None when no move is told."""
    before, after = sorted((first, second))
    between = sentence[before[1] : after[0]]
    if _OLD_AFTER.fullmatch(between):
        return after
    if _SHIFTED.fullmatch(between):
        return before
    if _NEW_AFTER.fullmatch(between) and _FROM.search(sentence, 0, before[0]):
        return before
    return None


def moves_between(sentence: str, first: Place, second: Place) -> bool:
    """Whether one value took the place of the other."""
    return former(sentence, first, second) is not None
