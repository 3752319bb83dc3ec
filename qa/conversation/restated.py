"""Questions about the whole of what was said last: "Why is that?", "Who said so?"."""

from __future__ import annotations

import re

from qa.conversation.context import Context
from qa.conversation.edits import append
from qa.conversation.fragments import again, strip_lead
from qa.conversation.frames import content_of, statement
from qa.conversation.words import question_of

_REASON = re.compile(r"^(?P<wh>why|how come) (?:is|was) (?:that|this|it)(?: so)?$", re.IGNORECASE)
_TIME = re.compile(
    r"^(?P<wh>when|(?:(?P<lead>in|on|at) )?(?P<which>which|what) (?P<noun>year|month|week|day|date|time)) "
    r"(?:is|was) (?:that|this)$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"^(?P<wh>when|where|how|why) did (?:that|this) happen$", re.IGNORECASE)
_SOURCE = re.compile(
    r"^(?P<who>(?:who(?: else| exactly)?|which [a-z]+) (?:says?|said|claim(?:s|ed)|report(?:s|ed)|"
    r"confirm(?:s|ed)|stated?)|whose [a-z]+ (?:says?|said|reports|reported|confirmed)|"
    r"who (?:told|informed|assured) [^?]+?) (?P<so>so|that|this|it)$",
    re.IGNORECASE,
)
_SOURCE_ALONE = re.compile(r"^(?:sa(?:ys|id) who|according to whom?)$", re.IGNORECASE)


def restated(question: str, context: Context) -> str | None:
    """``question`` with the whole of the last question and answer for its "that", else None."""
    body, _ = strip_lead(question_of(question))
    reason = _REASON.match(body)
    if reason:
        return again(reason["wh"], context)
    moment = _TIME.match(body) or _HAPPENED.match(body)
    if moment:
        return again(_asking(moment), context)
    source = _SOURCE.match(body)
    if source is None and not _SOURCE_ALONE.match(body):
        return None
    asked, so = (source["who"], source["so"]) if source else ("Who said", "so")
    previous, answer = question_of(context.last.understood), context.short_answer()
    said = statement(previous, answer)
    return f"{asked} that {said}?" if said else append(f"{asked} {so}?", content_of(previous, answer))


def _asking(moment: re.Match[str]) -> str:
    """ "in which year" of "which year was that", whatever stood in front."""
    told = moment.groupdict()
    if not told.get("noun"):
        return moment["wh"]
    lead = told["lead"] or ("on" if told["noun"].lower() in {"day", "date"} else "in")
    return f"{lead} {told['which']} {told['noun']}".lower()
