"""Which time a question is about: "as of August", "in the July talks", "before Busan", "latest", "now"."""

from __future__ import annotations

import re

from corpus.time_expressions import TimeExpression, find_times
from corpus.time_norms import When, resolve
from corpus.time_words import MONTHS, WEEKDAYS
from qa.question.form import TimeKind, TimeRestriction

_WHOSE = r"(?:(?:the|their|his|her|its|our|this|that|these|those) )?"
_LEADS: tuple[tuple[re.Pattern[str], TimeKind], ...] = (
    (re.compile(r"\b(?:as of|as at)\s+(?:the )?$", re.I), "as_of"),
    (
        re.compile(rf"\b(?:before|prior to|ahead of|until|till|by|up to)\s+{_WHOSE}(?:end of )?$", re.I),
        "before",
    ),
    (re.compile(rf"\b(?:after|since|following|from)\s+{_WHOSE}$", re.I), "after"),
    (re.compile(r"\b(?:between|from)\s+$", re.I), "between"),
)
_OF_EVENT = r"(?:the |their |his |her |its |an? )?(?:[\w'’-]+ ){1,3}(?:of|in|on) (?:the )?$"
_EVENT_LEADS: tuple[tuple[re.Pattern[str], TimeKind], ...] = (
    (re.compile(rf"\b(?:before|prior to|ahead of) {_OF_EVENT}", re.I), "before"),
    (re.compile(rf"\b(?:after|since|following) {_OF_EVENT}", re.I), "after"),
)
"""A time that dates what stands after the lead: "before their conversation of June"."""
_EVENT_NOUNS = (
    "talks|meeting|summit|round|election|call|vote|deal|truce|war|attack|pandemic|hearing|trial|conference"
    "|final|match|strike|speech"
)
_LOWER_NOUNS = "ceasefire|storm|earthquake"
"""Events that no name need stand before."""
_EVENT = re.compile(
    r"\b(?P<lead>(?i:before|prior to|ahead of|after|since|following|during|at|in))\s+(?:the |last |this )?"
    rf"(?P<event>(?:[A-Z0-9][\w'’-]*\s?)+(?:\s?(?:{_EVENT_NOUNS}|games?))?)"
)
_EVENT_WORD = re.compile(rf"(?:{_EVENT_NOUNS}|{_LOWER_NOUNS}|games?)$", re.I)
_MEETS = re.compile(r"(?:talks|meeting|summit|round|call|game|final|match)$")
_EVENT_LOWER = re.compile(
    r"\b(?P<lead>before|prior to|ahead of|after|since|following|during)\s+(?:the )?"
    rf"(?P<event>(?:[\w'’-]+\s){{0,3}}(?:{_EVENT_NOUNS}|{_LOWER_NOUNS}|game)\b)",
    re.I,
)
_MET_IN = re.compile(
    r"\b(?P<lead>before|after|since)\s(?:[\w'’.-]+\s){1,6}?"
    r"(?:met|gathered|convened|talked|negotiated|sat down)\b"
    r"(?:\s[\w'’-]+){0,3}?\s(?:in|at)\s(?-i:(?P<event>[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)*))",
    re.I,
)
"""A meeting that a clause tells of: "before the two leaders met in Busan"."""
_GOES_ON = re.compile(
    r"['’]s\b|\s(?:and\s[A-ZÀ-Þ]|(?!(?:what|who|whom|whose|where|when|why|how|which)\b"
    r"|(?:held|hosted|take place|took place|happen|occur|start|begin)\W*$)[a-zà-ÿ])"
)
"""Behind a bare name of somebody who does something, or whose it is: "before Uganda closed", "since Trump's
return". Events that say what they are ("the Oslo talks") may go on as they like."""
_ASKS_AT_ONCE = re.compile(r"\s(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b")
_EVENT_KINDS: dict[str, TimeKind] = {
    "before": "before", "prior to": "before", "ahead of": "before", "after": "after", "since": "after",
    "following": "after", "during": "during", "at": "during", "in": "during",
}  # fmt: skip
_LATEST = re.compile(
    r"\b(?:latest|most recent(?:ly)?|newest|current|up[- ]to[- ]date"
    r"|last(?! *(?:[?.]|$|for\b|until\b|from\b)))\b",
    re.I,
)
"""Not the verb: "how long did it last"."""
_NOW = re.compile(
    r"\b(?:now|currently|at present|today|at the moment|these days|right now|still|nowadays)\b", re.I
)
_EARLIEST = re.compile(r"\b(?:originally|initially|at first|first reported)\b", re.I)
_WORD_KINDS: tuple[tuple[re.Pattern[str], TimeKind], ...] = (
    (_NOW, "now"),
    (_LATEST, "latest"),
    (_EARLIEST, "earliest"),
)
_EVENT_NOUN = re.compile(
    r"\s(?P<noun>(?:[\w-]+\s)?(?:talks|meeting|summit|round|election|call|vote|deal|hearing|conference|session))\b",
    re.I,
)

_DAYS_AND_MONTHS = "|".join((*WEEKDAYS, *MONTHS))
_NEXT = re.compile(
    r"(?<!\bover the )(?<!\bin the )(?<!\bwithin the )(?<!\bfor the )(?<!\bduring the )(?<!\bof the )"
    r"(?<!\bat the )(?<!\bbefore the )(?<!\bafter the )(?<!\bahead of the )"
    r"\b(?:next|upcoming|forthcoming)\b"
    r"(?!\s(?:to|door|(?:few|several|couple|two|three|four|five|six|ten|twelve|\d+)\b|days?|weeks?|months?|quarters?"
    rf"|seasons?|decades?|years?|summer|winter|spring|autumn|fall|{_DAYS_AND_MONTHS})\b)",
    re.I,
)


def asks_for_next(question: str) -> bool:
    """Whether what comes after all that was is asked for: "where do they meet next", but not "next week"."""
    return _NEXT.search(question) is not None


def time_restrictions(question: str) -> tuple[TimeRestriction, ...]:
    """The restrictions in the order of the question."""
    dated = [_dated(question, time) for time in find_times(question) if not _is_clock(time.when)]
    found = [restriction for restriction in dated if restriction]
    if not found:
        found.extend(_events(question))
    found.extend(_words(question, found))
    return tuple(found)


def _is_clock(when: When) -> bool:
    return when == When(clock=when.clock)


def _dated(question: str, time: TimeExpression) -> TimeRestriction | None:
    said = time.span.of(question)
    if said.lower() in ("today", "tonight") or _names_a_thing(question, time):
        return None
    norm = resolve(time.when, None)
    before = question[: time.span.start]
    event = None
    noun = _EVENT_NOUN.match(question[time.span.end :])
    if noun:
        event = f"{said} {noun['noun']}"
    kind: TimeKind = "between" if time.when.until else "during"
    for lead, lead_kind in (*_LEADS, *_EVENT_LEADS):
        match = lead.search(before)
        if match and not time.when.until:
            return TimeRestriction(lead_kind, norm, event, (match.group() + said).strip())
    return TimeRestriction(kind, norm, event, said)


def _names_a_thing(question: str, time: TimeExpression) -> bool:
    """Whether a holiday only says which kind: "Christmas shopping" is no time."""
    is_holiday = _is_day(time.when) and not re.search(r"\d", time.span.of(question))
    return (
        is_holiday and re.match(r" [a-z]+ing\b| [a-z]+s?\b(?=[?.]?$)", question[time.span.end :]) is not None
    )


def _is_day(when: When) -> bool:
    return when.month is not None and when.day is not None


def _events(question: str) -> list[TimeRestriction]:
    for pattern in (_MET_IN, _EVENT_LOWER, _EVENT):
        for match in pattern.finditer(question):
            lead, event = match["lead"].lower(), match["event"].strip()
            says_which = _EVENT_WORD.search(event) is not None
            if lead in ("in", "at") and not _MEETS.search(event):
                continue  # "in Busan" is a place first
            if pattern is _EVENT and not says_which and _is_somebody(question, match, event):
                continue
            return [TimeRestriction(_EVENT_KINDS[lead], None, event, match.group().strip())]
    return []


def _is_somebody(question: str, match: re.Match[str], event: str) -> bool:
    """Whether a bare name behind "before" or "after" is not of a time, but of somebody who acts."""
    end = match.start("event") + len(event)
    if event.endswith(("'s", "’s")):
        return True
    opens = not question[: match.start()].strip() and _ASKS_AT_ONCE.match(question, end)
    return bool(_GOES_ON.match(question, end)) and not opens


def _words(question: str, found: list[TimeRestriction]) -> list[TimeRestriction]:
    words: list[TimeRestriction] = []
    for pattern, kind in _WORD_KINDS:
        match = pattern.search(question)
        covered = match and any(match.group().lower() in other.text.lower() for other in found)
        if match and not covered and not words:
            words.append(TimeRestriction(kind, None, None, match.group()))
    return words
