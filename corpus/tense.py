"""Whether a clause looks ahead or back, told from its verbs and words of time."""

from __future__ import annotations

import re

from corpus.time_norms import Direction

_AHEAD = re.compile(
    r"\b(?:will|would|is to|are to|expect(?:s|ed|ing)?|set to|due|scheduled|plan(?:s|ned|ning)?|upcoming"
    r"|slated|expires?|ends|runs|lasts|holds|falls? on|until|ahead of|next|could|should"
    r"|(?:(?:speaks|talks) of|names|aims for|targets|promises)(?=\s(?:the )?$)"
    r"|(?:was|were) (?:(?:once|first|originally) )?(?:to(?=\s(?-i:[a-z]))|due)"
    r"|might|(?:way|ground|stage|path|road) for"
    r"|prepar(?:es|ing) (?:to|for)|(?:going|hopes?|aims?|intends?|threaten(?:s|ed)|want(?:s|ed)?|agreed"
    r"|promised|vowed|pledged|offered|asked|ordered|hoped|hoping|meant|intended|seeking|willing|ready) to"
    r"|(?:re)?opens|(?:re)?starts|begins|closes|resumes)\b|['’]ll\b",
    re.I,
)
_BEHIND = re.compile(
    r"\b(?:said|told|was|were|had|did|announced|reported|confirmed|held|met|began|killed|happened|signed|struck"
    r"|reached|agreed|since|after|following|revealed|spoke|won|lost|fell|rose|took|came|went|gave|made|left|broke"
    r"|hit|shot|flew|ran|wrote|became|grew|sank|sold|bought|led|saw|\w{3,}ed)\b",
    re.I,
)
_PARTICIPLE_OF_PLAN = re.compile(r"(?:expected|scheduled|planned|held)\b", re.I)
_REACHES = re.compile(r"\b(?:until|till|through|by|to)\s(?:the )?$", re.I)
_DATES_BACK = re.compile(
    r"\b(?:dat(?:es|ed|ing) (?:from|back to)|(?:goes|going|went) back to"
    r"|(?:stems|stemmed|came|is|are) from)\s(?:the )?$",
    re.I,
)
_OF_SEASON = re.compile(r"\w (?:of|from)\s$", re.I)
_SEASON = re.compile(r"the (?:spring|summer|autumn|winter)\b", re.I)
_TELLS = r"\b(?:announc|report|confirm|reveal|propos|schedul|call|offer|order)ed"
_TOLD_EVENT = re.compile(
    rf"{_TELLS} (?:an?|the|his|her|its|their|new|early)\s(?:[\w’'-]+\s){{1,4}}"
    r"(?P<lead>in|for|on|at|from)\s(?:the )?$"
    rf"|{_TELLS}\s(?:[\w’'-]+\s){{1,4}}(?P<plan>for)\s(?:the )?$",
    re.I,
)
"""What was told, not when: "reported a visit in the first week of April"."""
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.I)
_BY = re.compile(r"(?:^|[,;:]\s)by\s(?:the )?$", re.I)
_BESIDE = re.compile(r"\b(?:after|following|before)\s(?:the )?$", re.I)
_STARTS = re.compile(r"\bfrom\s(?:the )?$", re.I)
_BOUNDARY = re.compile(
    r"[;:–—]|,\s(?=(?:but|while|although|though|whereas|which|who|where|when|and)\b)"
    r"|\b(?:but|while|although|though|whereas)\b",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|would|could|may|might|should|to|by|expect\w*|plan\w*|set|scheduled|slated|until|through|target\w*"
    r"|goal|aim\w*|forecast\w*|project\w*|next|due|if|likely|upcoming|coming|ahead|predict\w*|hope\w*|propos\w*"
    r"|expires?|deadline|bid|candidate|contender|run for|heading|towards?|beyond"
    r"|starting|beginning|effective)\b"
    r"|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|took|held|met|reached|began|signed|won|lost|fell|rose|died|became|came|went|led|saw"
    r"|made|gave|left|broke|hit|grew|sold|bought|built|struck|sank|wrote|stood|spoke|ran|drew"
    r"|(?!need|exceed|proceed|succeed|indeed|speed)\w{3,}ed)\b",
    re.I,
)
_STRONG_FUTURE = re.compile(
    r"\b(?:will|(?:is|are) (?:expected|set|due|to)|scheduled|slated|upcoming|ahead of|in the run-up to"
    r"|heading into"
    r"|by the end of|plans? to|planned for|prepar(?:es|ing) (?:to|for)|expires?|until)\b|['’]ll\b",
    re.I,
)


_TO_BE_DONE = re.compile(
    r"(?P<lead>\b(?:will|would|could|should|might|may|can|must|to)(?: (?:not|never|now|only|also))* be"
    r"(?: \w+ly)? )(?P<done>\w+)",
    re.I,
)
"""The participle of "will not be lifted" tells nothing of the past."""
_SAID_THAT = re.compile(r"\bsaid(?=\s(?:that|the|it|he|she|they|this|there|its|his|her|their)\b)", re.I)
"""Before what somebody said, which may be of what is to come: "said the opening on 24 May is safe"."""
_ARE_HELD = re.compile(
    r"\b(?:elections?|votes?|polls?|talks|games|meetings?|summits?|conferences?|festivals?|hearings?|primaries)"
    r" (?:is|are) (?:held|staged|due) (?:in|on|at) (?:the )?$",
    re.I,
)


_PLANNED_FOR = re.compile(
    r"\b(?:(?P<now>(?:is|are|be|been|being)\s(?:(?:now|still|\w+ly)\s)?)"
    r"|(?:was|were|had been)\s(?:\w+ly\s|once\s|first\s)?)"
    r"(?:promised|set|fixed|planned|scheduled|pencilled in|booked|announced|meant|intended|foreseen)"
    r" for\s(?:the )?$",
    re.I,
)
_DATE_OF = re.compile(
    r"\b(?:originally|initially"
    r"|(?:keeps?|kept|sticks?|stuck) to (?:the|its|her|his|their) (?:date|deadline|term) of)\s(?:the )?$",
    re.I,
)
"""In front of the day that was planned: it lies where it is nearest to the report."""


_HAD = re.compile(r"\bhad\s(?:\w+\s)?$", re.I)


def direction_of(sentence: str, start: int) -> Direction:
    """Whether the words before a time look ahead or back: the nearest cue wins; 0 without any cue."""
    before = sentence[:start]
    lead = _BESIDE.search(before)
    if lead and lead.start():
        return direction_of(sentence, lead.start())  # "rates could go back up after August 12"
    if _DATES_BACK.search(before):
        return -1  # "the truce dates from the spring"
    if _OF_SEASON.search(before) and _SEASON.match(sentence, start) and not _AHEAD.search(before):
        return -1  # "the truce of the spring runs out"
    if _ARE_HELD.search(before):
        return 1  # "elections are held in November"
    if _BY.search(before) and _is_told_as_past(sentence[start:].split(", ")[0]):
        return -1  # "By April the rates stood above 100%"
    if _REACHES.search(before):
        return 1  # "signed an order that keeps it in force until November 10"
    told = _TOLD_EVENT.search(before)
    if told and not _WEEKDAY.match(sentence, start):
        return 1 if (told["lead"] or told["plan"]).lower() == "for" else 0
    if planned := _PLANNED_FOR.search(before):
        return 1 if planned["now"] and not _HAD.search(before, 0, planned.start()) else 0
    if _DATE_OF.search(before):
        return 0
    if _STARTS.search(before):
        return 0  # "threatened 100% from November 1": the nearest one
    ahead = max((match.start() for match in _AHEAD.finditer(before)), default=-1)
    done = _TO_BE_DONE.sub(lambda match: match["lead"] + " " * len(match["done"]), before)
    done = _SAID_THAT.sub(lambda match: " " * len(match.group()), done)
    behind = max((match.start() for match in _BEHIND.finditer(done)), default=-1)
    if ahead < 0 and behind < 0:
        return _from_verb_after(sentence, start)
    if ahead >= 0 and behind >= 0 and _PARTICIPLE_OF_PLAN.match(before, behind):
        return 1  # "is expected to be held": the last past form belongs to the plan
    return 1 if ahead >= behind else -1  # "was to begin" looks ahead


def _from_verb_after(sentence: str, start: int) -> Direction:
    """Of a time that opens its sentence: "In the spring the ports will merge"."""
    if start and _TALKED_OF.match(sentence, start):
        return 0  # "the visit to Oslo in April was discussed"
    said = _SAID.search(sentence, start)
    sentence = sentence[: said.start()] if start and said else sentence  # ", the head said"
    if _BEHIND.search(sentence, start):
        return 0 if _AHEAD.search(sentence, start) else -1
    return 1 if _WILL.search(sentence, start) else 0


_TALKED_OF = re.compile(
    r"(?:\S+ ){1,3}?(?:was|were|has been|have been|had been) (?:also |briefly |again |not |still |now )?"
    r"(?:discussed|raised|mentioned|debated|planned|prepared|affected|in (?:doubt|danger)|at risk)\b"
)
_SAID = re.compile(
    r",\s(?:[\w’'-]+\s){0,6}?(?:said|told|announced|reported|confirmed|added|explained|wrote)\b", re.I
)
_WILL = re.compile(r"\b(?:will|shall|is to|are to|is due|are due)\b|['’]ll\b", re.I)


def dates_back(sentence: str, start: int) -> bool:
    """Whether a time is when something began: "the truce goes back to October"."""
    return _DATES_BACK.search(sentence, 0, start) is not None


_UNTIL = re.compile(r"\b(?:until|till|through|up to)\s(?:the )?$", re.I)


def is_until(sentence: str, start: int) -> bool:
    """Whether something lasts until the time at ``sentence[start:]``."""
    return _UNTIL.search(sentence, 0, start) is not None


def _is_told_as_past(clause: str) -> bool:
    return bool(_PAST.search(clause)) and not _STRONG_FUTURE.search(clause)


def clause_around(sentence: str, start: int, end: int) -> tuple[str, int]:
    """The clause that holds ``sentence[start:end]``, and where it starts."""
    left, right = 0, len(sentence)
    for match in _BOUNDARY.finditer(sentence):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return sentence[left:right], left


def is_surely_past(clause: str) -> bool:
    """Whether a clause tells what has happened: a past verb and nothing that looks ahead."""
    return bool(_PAST.search(clause)) and not _FUTURE.search(clause)


def is_surely_future(clause: str) -> bool:
    """Whether a clause tells what is to come: words that mean nothing else, and no past verb."""
    return bool(_STRONG_FUTURE.search(clause)) and not _PAST.search(_FUTURE_PARTICIPLE.sub("", clause))


_FUTURE_PARTICIPLE = re.compile(
    r"\b(?:be|expected|scheduled|slated|planned|anticipated|poised|prepared|set)(?: \w+ed)?\b", re.I
)
