"""Whether a sentence asserts what a span says, expects or plans it, denies it, or quotes an opinion.

Cues are looked for in the clause of the span first, since "said the truce, which expires on Friday, will
be extended" asserts the one and expects the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qa.types import Modality

_BOUNDARY = re.compile(
    r"[;:–—]"
    r"|,\s(?=(?:but|while|although|though|whereas|which|who|where|when|after|before)\b)"
    r"|,\s(?=and (?:he|she|it|they|the)\b)"
    r"|\b(?:but|while|although|though|whereas|which|who)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut\w+|dismiss(?:es|ed|ing)?|rul(?:es|ed|ing) out"
    r"|never|neither|nor|nobody|no one|no longer|unlikely to|cannot|\w+n['’]t|not(?! only| just| least))\b",
    re.I,
)
_OPINION = re.compile(
    r"\b(?:i|we|he|she|they|analysts?|experts?|economists?|critics|observers|many|some|who)\s(?:\w+ )?"
    r"(?:believes?|believed|thinks?|thought|feels?|felt|argues?|argued|hopes?|doubts?|suspects?|fears?)\b"
    r"|\b(?:believes?|thinks?|believed|opinion|arguably)\b"
    r"|\bin (?:my|his|her|their|our) (?:view|judge?ment)\b",
    re.I,
)
_PLAN_VERBS = (
    r"expect(?:s|ed|ing)?|anticipat(?:es|ed|ing)|plan(?:s|ned|ning)?(?: to| for)?|prepar(?:es|ed|ing)"
    r" (?:to|for)"
    r"|propos(?:es|ed|ing|al)|aim(?:s|ed|ing)? (?:to|at)|intend(?:s|ed|ing)? to|hop(?:es|ed|ing) to"
    r"|seek(?:s|ing)? to|want(?:s|ed)? to|forecasts?|project(?:s|ed)|predict(?:s|ed)?|consider(?:s|ing)"
    r"|vow(?:s|ed) to|pledg(?:es|ed) to|promis(?:es|ed) to|threaten(?:s|ed|ing) to|mull(?:s|ing)|eye(?:s|ing)"
    r"|(?<!most[ -])favou?r(?:s|ed|ing)?|prefer(?:s|red|ring)?"
)
_PLAN_WORDS = (
    r"(?:is|are|was|were|be|been) (?:set|due|scheduled|slated|poised|likely|about|on track|ready|to)"
    r"|(?:set|due|poised|likely|on track|ready) to|scheduled|slated|going to|tentative|potential(?:ly)?"
    r"|under (?:discussion|consideration|review)|possib(?:le|ly)|upcoming|planned|if|unless"
)
_EXPECTED = re.compile(
    rf"\b(?:will|would|could|should|shall|might|(?<!in )may(?! \d)|{_PLAN_VERBS}|{_PLAN_WORDS})\b|['’]ll\b"
)
_MEANT = re.compile(
    r"\b(?:meant|supposed|agreed?|obliged|required|ordered) to\b|\b(?:was|were|is|are) to\b"
    r"|\bby (?:when|(?:what|which) (?:date|day|time|month|year))\b",
    re.I,
)


def tells_of_a_plan(text: str) -> bool:
    """Whether a text, a question for instance, speaks of what is or was to come."""
    return bool(_EXPECTED.search(text) or _MEANT.search(text))


_FINITE = re.compile(
    r"\b(?:is|was|are|were|has|have|had|did|does|said|says|met|held|took|began|led|won|fell|rose|made|\w{3,}ed|\w{3,}s)\b"
)
_AFTER_WORDS = 6  # a denial or plan after the span stands within a few words: "August 12 is not the end"


_TIME_CLAUSE = re.compile(r",\s(?:\w+\s)?(?:before|after|when|while|as|until)\s")
"""Of "gives it 90 days, hours before it would have lapsed" only the lapse was to come."""
_NOT_BEFORE = re.compile(
    r"\bnot\b(?=[^,;]{0,60}\b(?:before|until|till|earlier than)\s(?:the )?$)|\bno (?:earlier|sooner) than\s$",
    re.I,
)
"""A lower bound denies nothing: "traffic will not return before March" says when it may."""


_IS_NOT = re.compile(
    r"(?:is|was|are|were|has|will) not\b"
    r"(?! (?:be |been )?(?:affected|in doubt|at risk|in danger|changed|disputed))"
)
"""What "was not affected" holds."""
_AFTER_EVENT = re.compile(
    r"\b(?:rounds?|talks|meetings?|summit|time|stop) after (?:[A-ZÀ-Þ][\w’'-]*(?:,? and |, | )?)*$"
)
"""What went before is not to come: "for what will be the third round after Geneva and London"."""


@lru_cache(maxsize=2048)
def modality(sentence: str, start: int, end: int) -> Modality:
    """The modality of the statement around ``sentence[start:end]``."""
    sentence = _without_asides(sentence, start, end)
    left, right = _clause(sentence, start, end)
    before, after = _NOT_BEFORE.sub("", sentence[left:start]), sentence[end:right]
    near_after = " ".join(_TIME_CLAUSE.split(after)[0].split()[:_AFTER_WORDS])
    whole_before = sentence[:start]
    if _DENIED.search(before) or _DENIED.match(near_after) or _IS_NOT.match(near_after):
        return "denied"
    if _OPINION.search(before):
        return "opinion"
    if (_EXPECTED.search(before) or _EXPECTED.search(near_after)) and not _AFTER_EVENT.search(before):
        return "expected"
    if _CONDITION.match(sentence) and left:
        return "expected"
    if _FINITE.search(before):
        return "asserted"
    outer_left = sentence[:left]
    if outer_left and not _FINITE.search(before + after):
        return _from_outer(outer_left)
    return "opinion" if _OPINION.search(whole_before) and not _FINITE.search(after) else "asserted"


_ASIDE = re.compile(r",\s(?:which|who|whose|where)\b[^,]*(?=,)|“[^“”]*”|\"[^\"]*\"")


def _without_asides(sentence: str, start: int, end: int) -> str:
    """Relative clauses between commas and quoted words blanked, but for those that hold the span.

    Somebody's “not sustainable” denies nothing that stands beside it. Lengths stay.
    """

    def blank(match: re.Match[str]) -> str:
        holds = match.start() < end and start < match.end()
        return match.group() if holds else " " * len(match.group())

    return _ASIDE.sub(blank, sentence)


def _from_outer(text: str) -> Modality:
    """A clause without a verb of its own takes the modality of what it hangs on."""
    if _DENIED.search(text):
        return "denied"
    if _OPINION.search(text):
        return "opinion"
    return "expected" if _EXPECTED.search(text) else "asserted"


_SAID = r"(?:said|says|told|added|announced|reported|warned|wrote|noted|confirmed|explained|argued|insisted)"
_BY_SPEAKER = re.compile(rf",[”\"’']?\s(?={_SAID}\s)")
"""Between what was said and who said it: “..., said the mayor”."""
_SPEAKER_BEFORE = re.compile(rf"[^,]{{2,60}},?\s{_SAID}\b")
"""From the comma on: “..., the mayor said”."""


def _speaker_from(sentence: str, start: int) -> int:
    """Where the words that name the speaker begin, if ``start`` lies in them; else 0."""
    said = [match.end() for match in _BY_SPEAKER.finditer(sentence, 0, start)]
    if said:
        return said[-1]
    comma = sentence.rfind(", ", 0, start)
    return comma + 2 if comma > 0 and _SPEAKER_BEFORE.match(sentence, comma + 2) else 0


_CONDITION = re.compile(r"(?:if|unless|without|should)\s[^,]*,", re.I)
_OPENING = re.compile(r"(?:after|before|since|following|during|despite|in|on|at|with|under)\s[^,]*,", re.I)


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    left, right = _speaker_from(sentence, start), len(sentence)
    opening = _OPENING.match(sentence)
    if opening and end <= opening.end():
        return 0, opening.end()  # "After a call on Monday, he said that he would ..."
    condition = _CONDITION.match(sentence)
    if condition and start >= condition.end():
        left = condition.end()  # "If he does not, it ends on August 12"
    for match in _BOUNDARY.finditer(sentence):
        if match.end() <= start:
            left = max(left, match.end())
        elif match.start() >= end:
            right = match.start()
            break
    return left, right
