"""The last question with something else in its place: "And Britain?", "What about trucks?", "I meant July"."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.conversation import lexicon as lex
from qa.conversation.context import Context
from qa.conversation.edits import append
from qa.conversation.frames import content_of
from qa.conversation.mentions import Mention, dated, mentions
from qa.conversation.words import question_of, words

_SAYING = re.compile(r"\b(?:say|said|says|think|thinks|thought)$|\b(?:say|said|says|think)\?$")
_LEVEL = re.compile(r"(?:from |to |at )?(?:what|which|how) ", re.IGNORECASE)


def parallel(phrase: str, question: str, context: Context) -> str:
    """The last question with ``phrase`` in the place of what it is like."""
    previous = question_of(context.last.understood)
    phrase = re.sub(r"\s+(?:then|instead|in particular|though|too|as well)$", "", phrase, flags=re.IGNORECASE)
    lead, topic = _lead(phrase)
    found = mentions(topic, context.known | {w.norm for w in words(topic) if w.capital})
    if not found:
        return append(question, content_of(previous, None))
    slot = _slot(found[0] if len(found) == 1 else replace(found[0], text=topic), lead, previous, context)
    if slot is None or (topic != found[0].text and _of_another_place(lead, slot)):
        placed = lead or _placing(found[0], previous)
        if placed:
            return f"{previous.rstrip(' ?.!')} {phrase if lead else f'{placed} {topic}'}?"
        return append(question, content_of(previous, None))
    start, end, new = slot.start, slot.end, topic
    if any(m.level == "wide" and topic.endswith(m.text) for m in found):
        end = max(m.end for m in mentions(previous, context.known) if m.start == start)
    if slot.kind in {"thing", "event"} and slot.proper and not found[0].proper:
        new = f"{_name_part(slot)}{topic}"
    if lead and slot.lead and lead != slot.lead:
        start, new = previous.lower().rindex(slot.lead, 0, slot.start), phrase
    return previous[:start] + new + previous[end:]


def _placing(new: Mention, previous: str) -> str:
    """What joins "And Britain?" to a question that has no place for it; empty for another topic."""
    if _SAYING.search(previous) and new.kind != "person":
        return "about"
    if new.kind != "place" or not new.proper:
        return ""
    return "for" if _LEVEL.match(previous) else "in"


def _of_another_place(lead: str, slot: Mention) -> bool:
    """Whether "in the first round" says more about what was asked, and takes the place of nothing."""
    return bool(lead) and lead != slot.lead and not (slot.lead and slot.kind in {"place", "time"})


def _name_part(slot: Mention) -> str:
    """The names in front of a common noun: "US oil" becomes "US soybeans"."""
    kept = [w for w in words(slot.text) if w.capital or w.norm in lex.COUNTRY_WORDS]
    return f"{slot.text[: kept[-1].end]} " if kept and kept[-1].end < len(slot.text) else ""


def _lead(phrase: str) -> tuple[str, str]:
    found = words(phrase)
    if len(found) > 1 and found[0].norm in lex.PREPOSITIONS:
        return found[0].norm, phrase[found[1].start :]
    return "", phrase


def _slot(new: Mention, lead: str, previous: str, context: Context) -> Mention | None:
    """The phrase of the previous question that ``new`` takes the place of."""
    best: tuple[float, Mention] | None = None
    for order, old in enumerate(mentions(previous, context.known)):
        value = _likeness(new, old, lead)
        if value is not None and (best is None or value + 0.01 * order >= best[0]):
            best = (value + 0.01 * order, old)
    return best[1] if best else None


_NAMED = frozenset({"person", "place", "organisation", "name"})


def _likeness(new: Mention, old: Mention, lead: str) -> float | None:
    same = new.kind == old.kind
    if not same and not (new.kind in _NAMED and old.kind in _NAMED and "name" in {new.kind, old.kind}):
        return None
    named = new.kind in _NAMED
    both_the = same and new.determiner == old.determiner == "the"
    if (
        (named and new.proper != old.proper and not both_the)
        or old.level == "wide"
        or old.head in lex.VAGUE_NOUNS
    ):
        return None
    if new.kind in {"thing", "event"} and not new.proper and bool(new.determiner) != bool(old.determiner):
        return None
    value = (1.0 if same else 0.5) - (0.2 if old.level == "inner" else 0.0)
    if lead:
        value += 0.6 if old.lead == lead else (-0.3 if not old.lead else 0.0)
    elif old.lead in {"from", "by", "between"}:
        value -= 0.5
    return value
