"""A sentence that tells of a move: "from 145% to 30%", "30% instead of 145%", "47%, down from 57%"."""

from __future__ import annotations

import re

from corpus.types import Span

Place = tuple[int, int]

_HEDGE = r"(?:about |around |just |only |nearly |almost |an average of |a |the |its )*\S{0,2}"
_NEW_AFTER = re.compile(rf"[%)\w ]{{0,32}}?,? ?\bto\s{_HEDGE}", re.I)
_SHIFTED = re.compile(
    r"[%)]?,? (?:(?:it |which )?(?:is|was|were|are|has been|have been|had been|will be) )?(?:now )?"
    r"(?:extended|postponed|moved|shifted|delayed|deferred|put off|pushed back|brought forward|prolonged"
    rf"|raised|lowered|cut|reduced|increased|changed|corrected|revised) (?:until|to)\s{_HEDGE}",
    re.I,
)
"""Between a value and the one that took its place: "which was to end in June, is extended to August"."""
_SETTLED = re.compile(
    r"[%)]?(?: [\w’'-]+){0,3},? (?:but |and )?(?:settl(?:ing|ed)|opt(?:ing|ed)|end(?:ing|ed) up)(?: instead)?"
    rf" (?:at|for|on|with)\s{_HEDGE}",
    re.I,
)
"""As `_SHIFTED`: "avoids the threatened 25% rate, settling instead at 15%"."""
_DIGIT = re.compile(r"\d")
_CHAINED = re.compile(
    r"[%)]?(?: (?!and\b|but\b|while\b|as\b)[a-z]+){0,2},?(?: and| but)? (?:it |which )?"
    r"(?:then |later |now |soon )?"
    r"(?:dropped|fell|rose|jumped|climbed|grew|sank|slid|slipped|went (?:up|down|back)"
    r"|(?:was|were) (?:raised|lowered|cut|reduced|increased|extended|put off|moved)) (?:again )?"
    rf"(?:until|to)\s{_HEDGE}",
    re.I,
)
"""As `_SHIFTED`, in a row: "began at 14 million euros, dropped to 9 million and jumped to 22 million"."""
_ONCE = r"(?:once|first|last|originally|initially|earlier|previously)"
_MEANT = r"(?:promised|planned|due|set|scheduled|expected|meant)"
_NOW = re.compile(
    r"(?:[%)]| [\w’'-]+){0,6}[,;]? (?:and |but )?(?:[\w’'-]+ ){0,3}(?:now|(?:must|will|have to|has to) wait)"
    rf" (?:[\w’'-]+ ){{0,3}}(?:for|of|on|at|until|to|in|by)\s{_HEDGE}",
    re.I,
)
_WAS_TO_BE = re.compile(
    r"\b(?:was|were|had been) (?:once |first |originally |initially )?"
    r"(?:to|due|supposed|meant|planned|scheduled|set)\b[^,.;]{0,40}$"
    r"|\b(?:should|would) have\b[^,.;]{0,40}$"
    rf"|\b{_ONCE} {_MEANT}\b[^,.;]{{0,40}}$",
    re.I,
)
"""Before a value that did not come true: "was to begin in August; the agency now speaks of October"."""
_LAST_PROMISED = re.compile(
    rf",? (?:which was |had been |had |was )?{_ONCE} (?:been )?{_MEANT} (?:for|on|at|in|by|until)\s{_HEDGE}$",
    re.I,
)
_IN_FULL = re.compile(rf",(?: [\w’'-]+){{1,8}} (?:on|in|at|for|until|by)?\s?{_HEDGE}", re.I)
"""Behind it the value that holds: "Service, last promised for February, begins in June"."""
_WOULD_HAVE = re.compile(
    r"\bwould (?:otherwise )?have (?:ended|expired|lapsed|run out|fallen due)\b[^,.;]{0,30}$", re.I
)
"""Before when something did not end: "hours before the old one would have ended on 30 September"."""
_NO_LONGER = re.compile(
    r"[%)]?(?: [\w’'-]+){0,5} no longer"
    r" (?:applies|apply|holds?|counts?|stands?|(?:is|are) (?:valid|in force))\b"
    r"|[^.;,]{0,40}, (?:has |have |had )?(?:been )?(?:passed|lapsed|expired|missed|dropped|superseded)\b"
    r"| go by\b",
    re.I,
)
"""Behind what was left: "the 18 months agreed in winter no longer apply"."""
_EARLIER_ONE = re.compile(
    r"\bthe (?:earlier|old|previous|former|first|original|initial) (?:[\w’'-]+ ){0,2}[\w’'-]+"
    rf"(?:,| of| was| were| had been| stood at| had been set at)\s{_HEDGE}$"
    rf"|\bhad (?:once |first |earlier )?(?:spoken of|been thought|put it at|counted on|promised)\s{_HEDGE}$",
    re.I,
)
"""Before what was left: "the earlier limit was 31 July", "the February order had spoken of 320"."""
_WHERE_HAD_BEEN = re.compile(r" had (?:once |first |earlier )?been\b", re.I)
"""Behind what was left: "9,700 are left, where 18,000 had been thought necessary"."""
_PROMISED = re.compile(rf",? {_MEANT} (?:for|on|at|in|by|until)\s{_HEDGE}$", re.I)
_NOT_BEFORE = re.compile(
    rf",(?: [\w’'-]+){{0,3}} not(?: [\w’'-]+){{1,4}} (?:before|until|till)\s{_HEDGE}", re.I
)
"""Behind what was promised: "the line, promised for December, will see no train, or not open, before May"."""
_OLD_FAR = re.compile(
    rf"[^.;:\d]{{0,140}}? (?:instead of|rather than|(?:and )?no longer)"
    rf"\s(?:[a-z]+ing )?(?:(?:in|at) (?-i:[A-ZÀ-Þ][\w’-]+) )?(?:on |in |by |at |for |until )?{_HEDGE}",
    re.I,
)
"""As `_OLD_AFTER`, further off, with no figure between."""
_SAYS = r"(?:, (?:says?|said|according to) [^.;]{3,60},)?"
_OLD_AFTER = re.compile(
    rf"(?:[%)]| [\w’'-]+){{0,8}}{_SAYS},? (?:instead of|rather than|(?:up |down |cut |lowered |raised )?from"
    r"|compared with|against|after|(?:and )?not,?"
    r"(?: as (?:first |originally |once )?(?:planned|announced|reported|said|expected|promised|agreed),?)?)"
    rf"\s(?:[a-z]+ing )?(?:on |in |by |at |until )?{_HEDGE}"
    rf"(?:[$€£]?\d[\d.,]*%?(?: [\w’'-]+){{0,4}} and {_HEDGE})?",
    re.I,
)
"""Between a value and the one it replaced, or the one before that: "48 euros, up from 44 in May and 41"."""
_FROM = re.compile(
    rf"\b(?:from|lower(?:s|ed)|rais(?:es|ed)|cuts?|reduc(?:es|ed)|increas(?:es|ed)|chang(?:es|ed))\s{_HEDGE}$",
    re.I,
)


def former(sentence: str, first: Place, second: Place) -> Place | None:
    """Which of two places holds the value that was left behind; None when no move is told."""
    before, after = sorted((first, second))
    between = sentence[before[1] : after[0]]
    figures = all(_DIGIT.search(sentence[start:end]) for start, end in (before, after))
    if _OLD_AFTER.fullmatch(between) or (figures and _OLD_FAR.fullmatch(between)):
        return after
    if any(told.fullmatch(between) for told in (_SHIFTED, _SETTLED, _CHAINED)):
        return before
    if _NOW.fullmatch(between) and _WAS_TO_BE.search(sentence, 0, before[0]):
        return before
    if _LAST_PROMISED.search(sentence, 0, before[0]) and _IN_FULL.fullmatch(between):
        return before
    for place in (after, before):
        if _is_said_to_be_former(sentence, place):
            return place
    if _PROMISED.search(sentence, 0, before[0]) and _NOT_BEFORE.fullmatch(between):
        return before
    if _NEW_AFTER.fullmatch(between) and _FROM.search(sentence, 0, before[0]):
        return before
    return None


def _is_said_to_be_former(sentence: str, place: Place) -> bool:
    if _WOULD_HAVE.search(sentence, 0, place[0]) or _EARLIER_ONE.search(sentence, 0, place[0]):
        return True
    if sentence[: place[0]].endswith((" where ", " when ")) and _WHERE_HAD_BEEN.match(sentence, place[1]):
        return True
    return _NO_LONGER.match(sentence, place[1]) is not None


def moves_between(sentence: str, first: Place, second: Place) -> bool:
    """Whether one value took the place of the other."""
    return former(sentence, first, second) is not None


_TO_FIGURE = re.compile(rf"[%)\w ]{{0,32}}?,? ?\bto\s{_HEDGE}[$€£]?\d", re.I)


def was_left(sentence: str, start: int, end: int) -> bool:
    """Whether ``sentence[start:end]`` is what something was lowered or raised from."""
    return bool(_FROM.search(sentence, 0, start) and _TO_FIGURE.match(sentence, end))


_SCALE = r"(?: (?:thousand|million|billion|trillion|percent|per cent))?"
_BOTH = re.compile(rf"(?P<old>\S*\d[\w.,%]*{_SCALE}) to (?:[a-z]+ )*(?P<new>\S*\d.*)", re.I)

_BACK = re.compile(
    rf"(?P<new>\S*\d[\w.,%]*{_SCALE}),? (?:(?:up |down )?from|instead of|rather than)"
    rf" (?P<old>\S*\d[\w.,%]*{_SCALE})",
    re.I,
)


def values_of_move(text: str, span: Span, *, is_past: bool) -> tuple[Span, ...]:
    """The new value and the old one where a span holds both ("from [145% to 30%]", "[$27 from $22]").

    Args:
        is_past: whether it is asked what was: "28% from 21% in May" may then be read as a whole.
    """
    back = None if is_past else _BACK.fullmatch(text, span.start, span.end)
    if back:
        return Span(*back.span("new")), Span(*back.span("old"))
    both = _BOTH.fullmatch(text, span.start, span.end)
    before = text[max(0, span.start - 60) : span.start]
    if both is None or not _FROM.search(before) or _RANGING.search(before):
        return ()
    return Span(*both.span("new")), Span(*both.span("old"))


_MOVE = (
    r"(?:extend|postpon|mov|shift|delay|deferr?|prolong|rais|lower|cut|reduc|increas|lift|chang|correct|revis"
    r"|reschedul)(?:e|ed|es|ing|s)?|(?:put|pushed|set) (?:off|back)|brought forward"
)
_LONG_BEFORE = re.compile(r"\bhad\s(?:\w+\s){0,3}$", re.I)
_ONWARDS = re.compile(
    rf"\b(?:{_MOVE})\b[^.;]{{0,60}}?\b(?:to|until|till|at|by)\s{_HEDGE}$"
    rf"|\bnew (?:date|day|deadline|term|figure|target|place|venue|price|offer|rate|limit|threshold|toll)\b"
    rf"[^.;]{{0,30}}?\b(?:is|was|will be|are)\s(?:now\s)?{_HEDGE}$"
    rf"|\b(?:is|are|was|were) now (?:to be |due |set |planned |scheduled )?(?:\w+ ){{0,3}}"
    rf"(?:on|for|at|until|in|by)\s{_HEDGE}$",
    re.I,
)


def leads_on(sentence: str, start: int) -> bool:
    """Whether words before ``sentence[start:]`` say that it took the place of what was told before."""
    found = _ONWARDS.search(sentence, 0, start)
    return found is not None and not _LONG_BEFORE.search(sentence, 0, found.start())


_NOW_LEADS = re.compile(r"\b(?:is|are)\snow\s[^.;]{0,40}$", re.I)


def leads_on_now(sentence: str, start: int) -> bool:
    """As `leads_on`, in the present: a sentence behind it in the past tells what was before."""
    return leads_on(sentence, start) and bool(_NOW_LEADS.search(sentence, 0, start))


_RANGING = re.compile(r"\brang(?:es?|ed|ing) from\s$", re.I)
_EARLIER_AFTER = re.compile(
    r"[^.;]{0,60}?\b(?:follow(?:s|ed)|came after|ha[dsv]e? last)\b[^.;]{0,60}?\b(?:in|on|of|from)\s(?:the )?"
    r"|[^.;]{0,60}?\bfirst\b[^.;]{0,60}?\bsince\s(?:the )?",
    re.I,
)
"""Between the dates of an event and of the one before: "This week's call follows their last one in May"."""


_FIRST_SINCE = re.compile(
    r"\bfirst\s(?:[\w-]+\s){0,3}?(?:meetings?|talks|visits?|calls?|time|rounds?|summits?|trips?|encounters?|contacts?"
    r"|conversations?|strikes?|walkouts?|elections?|votes?|wins?|defeats?|titles?|such|one)\b"
    r"(?:(?!\b(?:has|have|had) been\b)[^.;]){0,60}\bsince\s(?:the |early |late |mid-)?$",
    re.I,
)


def is_of_the_one_before(sentence: str, start: int) -> bool:
    """Whether a date is that of the event before: "the first meeting between the two since 2019"."""
    return _FIRST_SINCE.search(sentence, 0, start) is not None


def preceding(sentence: str, first: Place, second: Place) -> Place | None:
    """Which of two dates is that of the earlier of two such events; None when no succession is told."""
    before, after = sorted((first, second))
    return after if _EARLIER_AFTER.fullmatch(sentence[before[1] : after[0]]) else None
