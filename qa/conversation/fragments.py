"""Questions that are not whole: "When?", "From what level?", "And Britain?", "And before that?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.conversation import lexicon as lex
from qa.conversation.context import Context
from qa.conversation.edits import append
from qa.conversation.frames import ask_again, content_of
from qa.conversation.mentions import Mention, mentions
from qa.conversation.parallel import parallel
from qa.conversation.tags import tags
from qa.conversation.words import Word, question_of, words

MAX_CONTENT_WORDS = 10
MAX_BARE_WORDS = 3
"""A longer phrase without "and" or "what about" is a search of its own."""

_ABOUT = re.compile(
    r"^(?:what|how)\s+(?:about|of|abt)\b\s*|^(?:the\s+)?same\s+(?:question\s+)?for\s+", re.IGNORECASE
)
_MEANT = re.compile(r"^(?:i (?:mean(?:t)?|was asking about)\b|make that|rather|actually),?\s*", re.IGNORECASE)
_NOT_THIS = re.compile(r"^not [^,]+, ", re.IGNORECASE)
_ANYONE = re.compile(r"^(?:(?:any|some)(?:one|body)|who) else$", re.IGNORECASE)
_EVENT = re.compile(
    r"^(?P<wh>(?:\w+ )?(?:when|where|why|how|who)(?: \w+)?) "
    r"(?:(?:is|was|'s) (?:that|this|it)|(?:did|does|will|has|would) (?:that|this|it|they|he|she) "
    r"(?:happen|happened|occur|come about|take place|so|be))(?: so| then)?$",
    re.IGNORECASE,
)
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
    if _ANYONE.match(body):
        return _anyone_else(question, context)
    if _NOT_THIS.match(body):
        return parallel(body, question, context)
    about = _ABOUT.match(body) or _MEANT.match(body)
    if about:
        return parallel(body[about.end() :], question, context)
    found = words(body)
    letters = tags(body, found, context.known)
    if found and found[0].norm in lex.AUXILIARIES and _ELLIPSIS.match(body):
        return parallel(body[found[1].start :], question, context) if len(found) > 1 else None
    helped = any(w.norm in lex.AUXILIARIES and c != "P" for w, c in zip(found, letters, strict=True))
    if helped or "V" in letters[1:] or len(found) > 6:
        return None
    if any(w.norm in lex.WH for w in found[:2]):
        return None if _has_verb(found) or len(found) > MAX_ASKING_WORDS else again(body, context)
    bare = len(found) <= MAX_BARE_WORDS and (question.rstrip().endswith("?") or len(found) <= 2)
    if bare and not opened and set(letters) == {"N"} and "?" not in question:
        return question  # "timber exports" is a search of its own
    if found and (opened or bare) and letters[0] != "V":
        return parallel(body, question, context, pointed=opened)
    return None


def goes_back(question: str) -> bool:
    """ "And before that?", whose "that" is the answer and no part of the question before."""
    body, _ = strip_lead(question_of(question))
    return bool(_BEFORE.match(body))


def is_search(question: str) -> bool:
    """Whether a few nouns were typed, with no "and" and no "what about" that points back: "tariffs"."""
    body, opened = strip_lead(question_of(question))
    found = words(body)
    if opened or not found or _ABOUT.match(body) or _MEANT.match(body):
        return False
    return all(letter in "NPDS#" for letter in tags(body, found))


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
    """The last question asked under another wh-phrase; a doubtful answer is no part of it."""
    turn = context.last
    asked, rest = _split_wh("why" if wh.lower() == "how come" else wh)
    whole = ask_again(question_of(turn.understood), asked, context.sure_answer())
    capital = asked[0].upper() + asked[1:]
    if whole is None:
        return append(f"{capital}?", content_of(question_of(turn.understood), context.sure_answer()))
    whole = whole[0].upper() + whole[1:]
    if not rest or rest in whole:
        return whole
    placed = rest.split(" ", 1)[0].lower() in lex.PREPOSITIONS
    return f"{whole.rstrip('?')} {rest}?" if placed else append(whole, rest)


def _anyone_else(question: str, context: Context) -> str:
    """ "Who else led the talks?", or "What did anyone else say?" where somebody was named in the question."""
    previous = question_of(context.last.understood)
    if previous.lower().startswith(("who ", "whom ")):
        return again("who else", context)
    people = (
        m
        for m in mentions(previous, context.known)
        if m.proper and m.kind in {"person", "name"} and not m.lead
    )
    named = next(people, None)
    if named is None:
        return append(question, content_of(previous, None))
    return f"{previous[: named.start]}anyone else{previous[named.end :]}"


def _split_wh(body: str) -> tuple[str, str]:
    """ "Why Busan" asks "why" and names what the previous answer already holds."""
    found = words(body)
    norms = [w.norm for w in found]
    if norms[1:2] in (["else"], ["not"]):
        return body[: found[1].end], body[found[2].start :] if len(found) > 2 else ""
    if norms[0] == "how" and norms[2:3] == ["of"]:
        return body[: found[1].end], ""
    if norms[0] in {"why", "when"} and len(norms) > 1 and norms[1] not in {"not", "exactly", "else"}:
        rest = body[found[1].start :]
        return found[0].text, "" if found[1].norm in lex.PERSONAL | lex.ADVERBS else rest
    return body, ""


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
    timely = context.answer_kind not in {"number"} and bool(answer)
    marked = re.search(r"\s(?:before|after|since|until)\s+(?P<then>[^?]*)$", question.rstrip(" ?.!"))
    then = answer if timely else (marked["then"] if marked else _moment(context) or "")
    if not timely and not then and answer:
        return f"{base} {word}?"
    if then and then == _moment(context) and not timely:
        base = re.sub(rf"\s+(?:(?:in|on|by|at)\s+)?{re.escape(then)}", "", base)
    then = then or None
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
