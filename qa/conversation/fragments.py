"""Questions that are not whole: "When?", "From what level?", "And Britain?", "And before that?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.conversation import lexicon as lex
from qa.conversation.context import Context
from qa.conversation.edits import append
from qa.conversation.frames import ask_again
from qa.conversation.mentions import Mention, mentions
from qa.conversation.tags import tags
from qa.conversation.words import Word, question_of, words

MAX_CONTENT_WORDS = 10
MAX_BARE_WORDS = 3
"""A longer phrase without "and" or "what about" is a search of its own."""

_ABOUT = re.compile(
    r"^(?:what|how)\s+(?:about|of|abt)\b\s*|^(?:the\s+)?same\s+(?:question\s+)?for\s+", re.IGNORECASE
)
_MEANT = re.compile(r"^i mean(?:t)?\b,?\s*", re.IGNORECASE)
_EVENT = re.compile(
    r"^(?P<wh>(?:\w+ )?(?:when|where|why|how|who)(?: \w+)?) "
    r"(?:(?:is|was|'s) (?:that|this|it)|(?:did|does|will|has|would) (?:that|this|it|they|he|she) "
    r"(?:happen|happened|occur|come about|take place|so|be))(?: so| then)?$",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:say|said|says|think|thinks|thought)$|\b(?:say|said|says|think)\?$")
_LEVEL = re.compile(r"(?:from |to |at )?(?:what|which|how) ", re.IGNORECASE)
_ELLIPSIS = re.compile(r"^\w+ (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}(?: too| as well)?$")
_BEFORE = re.compile(
    r"^(?:the (?:one|time|previous one) )?"
    r"(?P<when>before|after|prior to|previously|earlier|until|since|then|afterwards|later|now)"
    r"(?: (?:that|this|then|it|him|her|them))?$",
    re.IGNORECASE,
)

_ORDER = {
    "previously": "before", "earlier": "before", "prior to": "before",
    "then": "after", "later": "after", "afterwards": "after",
}  # fmt: skip


MAX_ASKING_WORDS = 5
"""A longer "What crop matters to the farmers" holds a verb, known or not."""


def complete(question: str, context: Context) -> str | None:
    """The whole question that a fragment stands for, or None when ``question`` is no fragment."""
    question = question_of(question)
    body, opened = strip_lead(question)
    if not body:
        return None
    event = _EVENT.match(body)
    if event:
        return again(event["wh"], context)
    if _BEFORE.match(body) and (opened or body.lower().split()[0] in {"before", "prior", "after", "earlier"}):
        return _around(_BEFORE.match(body)["when"].lower(), context)  # type: ignore[index]
    about = _ABOUT.match(body) or _MEANT.match(body)
    if about:
        return _parallel(body[about.end() :], question, context)
    found = words(body)
    letters = tags(body, found, context.known)
    if found and found[0].norm in lex.AUXILIARIES and _ELLIPSIS.match(body):
        return _parallel(body[found[1].start :], question, context) if len(found) > 1 else None
    helped = any(w.norm in lex.AUXILIARIES and c != "P" for w, c in zip(found, letters, strict=True))
    if helped or "V" in letters[1:] or len(found) > 6:
        return None
    if any(w.norm in lex.WH for w in found[:2]):
        return None if _has_verb(found) or len(found) > MAX_ASKING_WORDS else again(body, context)
    bare = len(found) <= MAX_BARE_WORDS and (question.rstrip().endswith("?") or len(found) <= 2)
    if found and (opened or bare) and letters[0] != "V":
        return _parallel(body, question, context)
    return None


def _has_verb(found: Sequence[Word]) -> bool:
    """Whether a verb that no list has gives itself away: "which festival complicates the visit"."""
    object_follows = any(
        word.norm in lex.DETERMINERS and before.norm not in lex.PREPOSITIONS | lex.WH
        for before, word in pairwise(found[1:])
    )
    return object_follows or any(word.norm.endswith("ed") for word in found[2:])


def strip_lead(question: str) -> tuple[str, bool]:
    """The question without "And", "OK," and its final mark, and whether it began with a conjunction."""
    body = question.rstrip(" ?.!")
    opened = False
    while True:
        head = re.match(r"^([A-Za-z]+)\b[,.!]?\s*", body)
        if head is None or head[1].lower() not in lex.LEAD_INS:
            return body, opened
        opened = opened or head[1].lower() in {"and", "but", "so", "or", "also"}
        body = body[head.end() :]


def again(wh: str, context: Context) -> str:
    """The last question asked under another wh-phrase."""
    turn = context.last
    asked, rest = _split_wh(wh)
    whole = ask_again(question_of(turn.understood), asked, context.short_answer())
    capital = asked[0].upper() + asked[1:]
    if whole is None:
        return append(f"{capital}?", content_of(question_of(turn.understood), context.short_answer()))
    whole = whole[0].upper() + whole[1:]
    if not rest or rest in whole:
        return whole
    placed = rest.split(" ", 1)[0].lower() in lex.PREPOSITIONS
    return f"{whole.rstrip('?')} {rest}?" if placed else append(whole, rest)


def _split_wh(body: str) -> tuple[str, str]:
    """ "Why Busan" asks "why" and names what the previous answer already holds."""
    found = words(body)
    norms = [w.norm for w in found]
    if norms[0] == "how" and norms[2:3] == ["of"]:
        return body[: found[1].end], ""
    if norms[0] in {"why", "when"} and len(norms) > 1 and norms[1] not in {"not", "exactly", "else"}:
        rest = body[found[1].start :]
        return found[0].text, "" if found[1].norm in lex.PERSONAL | lex.ADVERBS else rest
    return body, ""


def content_of(question: str, answer: str | None) -> str:
    """What the previous question was about, without its question words."""
    body = question.rstrip(" ?.!")
    found = words(body)
    opening = lex.WH | lex.AUXILIARIES | {"much", "many"}
    wh = next((i for i, w in enumerate(found[:3]) if w.norm in lex.WH), 0)
    at = next((i for i, w in enumerate(found) if i > wh and w.norm not in opening), 0)
    if at + 1 < len(found) and found[at - 1].norm == "how" and found[at + 1].norm in lex.AUXILIARIES:
        at += 2  # "How high was"
    core = body[found[at].start :] if found else body
    return f"{answer} {core}" if answer and answer.lower() not in core.lower() else core


def sum_up(question: str, context: Context) -> str:
    """``question`` with what was asked last in brackets, where "that" means all of it."""
    core = content_of(question_of(context.last.understood), None)
    return append(question, core) if 0 < len(words(core)) <= MAX_CONTENT_WORDS else question


def _around(when: str, context: Context) -> str:
    """ "And before that?": the last question, before its answer."""
    question, answer = question_of(context.last.understood), context.named_answer()
    word = _ORDER.get(when, when)
    base = re.sub(r"\s+(?:before|after|since)\s+[^?]*(?=\??$)", "", question.rstrip(" ?.!"))
    if word == "now":
        return f"{base} now?"
    then = answer or _moment(context)
    if then is None and (setting := _setting(context)):
        then = setting.full
        base = base.replace(f" {setting.lead} {then}", "")
    return f"{base} {word} {then or 'that'}?"


def _moment(context: Context) -> str | None:
    found = context.best(lambda c: -c.age if c.mention.kind == "time" and c.source == "question" else None)
    return found.full if found else None


def _setting(context: Context) -> Mention | None:
    """Where the last question put what it asks about: "Busan" of "agree on in Busan"."""
    led = {"in", "at", "during"}
    return context.best(
        lambda c: -c.order if c.source == "question" and not c.age and c.mention.lead in led else None
    )


def _parallel(phrase: str, question: str, context: Context) -> str:
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
