"""The last question with something else in its place: "And Britain?", "What about it?", "I meant July"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.conversation import lexicon as lex
from qa.conversation.context import Context
from qa.conversation.edits import append
from qa.conversation.frames import content_of, frame_of
from qa.conversation.mentions import Mention, dated, mentions
from qa.conversation.words import question_of, words

_SAYING = re.compile(r"\b(?:say|said|says|think|thinks|thought)$|\b(?:say|said|says|think)\?$")
_LEVEL = re.compile(r"(?:from |to |at )?(?:what|which|how) ", re.IGNORECASE)


def parallel(phrase: str, question: str, context: Context, *, pointed: bool = True) -> str:
    """The last question with ``phrase`` in the place of what it is like.

    Args:
        pointed: whether "and" or "what about" joined it to what was asked; "tariffs" alone may be a search.
    """
    previous = question_of(context.last.understood)
    phrase, question = _corrected(phrase, question)
    whole = _other_part(phrase, previous, context) or _in_both(phrase, previous, context)
    if whole is None:
        whole = _in_place(phrase, question, previous, context, pointed)
    same = whole.lower().rstrip(" ?.!") == previous.lower().rstrip(" ?.!")
    return append(question, content_of(previous, None).removeprefix(f"{phrase} ")) if same else whole


def _in_place(phrase: str, question: str, previous: str, context: Context, pointed: bool) -> str:
    phrase = re.sub(r"\s+(?:then|instead|in particular|though|too|as well)$", "", phrase, flags=re.IGNORECASE)
    lead, topic = _lead(phrase)
    found = mentions(phrase if lead else topic, context.known | _capitals(topic))  # "by May" is a month
    if not found:
        return append(question, content_of(previous, None))
    if topic.endswith(("'s", "’s")):
        return _owned_by(topic, previous, context) or append(question, content_of(previous, None))
    like = found[0] if len(found) == 1 else replace(found[0], text=topic, proper=_is_named(found))
    slot = _slot(like, lead, previous, context)
    if slot is None and (part := _part_of(topic, previous, context)):
        return part
    if slot is None or (topic != found[0].text and _of_another_place(lead, slot)):
        if not lead and found[0].kind == "time" and len(found) == 1:
            return f"{previous.rstrip(' ?.!')} {dated(found[0])}?"
        placed = lead or _placing(found[0], previous)
        if placed:
            return f"{previous.rstrip(' ?.!')} {phrase if lead else f'{placed} {topic}'}?"
        return question if _is_new(like, pointed, previous) else append(question, content_of(previous, None))
    slot = _whole_scene(slot, previous, context)
    start, end, new = slot.start, slot.end, topic
    if any(m.level == "wide" and topic.endswith(m.text) for m in found):
        end = max(m.end for m in mentions(previous, context.known) if m.start == start)
    if slot.kind in {"thing", "event"} and slot.proper and not like.proper:
        new = f"{_name_part(slot)}{topic}"
    if lead and slot.lead and lead != slot.lead:
        start, new = previous.lower().rindex(slot.lead, 0, slot.start), phrase
    return previous[:start] + new + previous[end:]


def _is_new(phrase: Mention, pointed: bool, previous: str) -> bool:
    """Another topic: a noun typed alone, or a thing after "Who led them?", which asks for somebody."""
    frame = frame_of(previous)
    actor = frame is not None and frame.wh in {"who", "whom"} and not frame.auxiliary
    return not pointed or (actor and phrase.kind in {"thing", "event"} and not phrase.proper)


_NOT_THIS = re.compile(r"^not [^,]+, (?:but )?(?P<meant>.+)$|^(?P<said>.+?),? not .+$", re.IGNORECASE)
_MEANT = re.compile(r"(?:\bmean(?:t)?\b|^no,|^not |,? not )", re.IGNORECASE)


def _corrected(phrase: str, question: str) -> tuple[str, str]:
    """ "not Japan, the EU" and "July, not June": what was meant, and nothing of what was not."""
    told = _NOT_THIS.match(phrase)
    meant = (told["meant"] or told["said"]) if told else phrase
    return meant, f"{meant[:1].upper()}{meant[1:]}?" if _MEANT.search(question) else question


def _other_part(phrase: str, previous: str, context: Context) -> str | None:
    """ "and the third?", "the American?", "the year before?": the noun is that of the question before."""
    found = words(phrase)
    norms = [w.norm for w in found]
    if norms[:1] != ["the"]:
        return None
    if len(norms) == 3 and norms[1] in lex.TIME_NOUNS and norms[2] in {"before", "after"}:
        times = [m for m in mentions(previous, context.known) if m.kind == "time" and m.level == "simple"]
        return f"{previous[: times[-1].start]}{phrase} {previous[times[-1].start :]}" if times else None
    kind = next((k for k in (lex.ORDINALS, lex.DEMONYMS) if norms[-1] in k), None)
    if len(norms) != 2 or kind is None:
        return None
    old = next((w for w in words(previous) if w.norm in kind and w.norm not in lex.COUNTRIES), None)
    return previous[: old.start] + found[1].text + previous[old.end :] if old else None


def _in_both(phrase: str, previous: str, context: Context) -> str | None:
    """ "And Xi to America?" after "When will Trump go to Beijing?": each takes its own place."""
    found = [m for m in mentions(phrase, context.known | _capitals(phrase)) if m.level == "simple"]
    if len(found) != 2 or found[0].lead or not found[1].lead or found[1].lead == "of":
        return None
    old = next((m for m in mentions(previous, context.known) if m.lead == found[1].lead), None)
    slot = _slot(found[0], "", previous, context)
    if old is None or slot is None or slot.end > old.start or old.kind != found[1].kind:
        return None
    start, end = slot.start, slot.end
    bound = [w for w in words(previous) if w.norm in _SUBJECTS and slot.end <= w.start < old.start]
    if bound:  # "he" of "say he would go" is whom the phrase is beside
        start, end = bound[-1].start, bound[-1].end
    changed = f"{previous[:start]}{found[0].full}{previous[end : old.start]}"
    return f"{changed}{found[1].full}{previous[old.end :]}"


_SUBJECTS = frozenset({"he", "she", "it", "they"})


def _capitals(phrase: str) -> set[str]:
    return {w.norm for w in words(phrase) if w.capital}


def _owned_by(owner: str, previous: str, context: Context) -> str | None:
    """ "And China's?" in the place of "Japan's"."""
    for old in mentions(previous, context.known):
        if old.level == "inner" and previous[old.end :].startswith(("'s ", "’s ")):
            return f"{previous[: old.start]}{owner}{previous[old.end + 2 :]}"
    return None


def _part_of(topic: str, previous: str, context: Context) -> str | None:
    """ "the second day of the talks" where the talks were asked about."""
    part, _, whole = topic.partition(" of ")
    same = (m for m in mentions(previous, context.known) if whole and m.full.lower() == whole.lower())
    old = next(same, None)
    determiner = "the " if old and not part.lower().startswith("the ") else ""
    return f"{previous[: old.start]}{determiner}{part} of {previous[old.start :]}" if old else None


def _is_named(found: Sequence[Mention]) -> bool:
    """Whether a name says which: "the deal of Porto"."""
    common = found[0].kind in {"thing", "event"}
    return found[0].proper or (common and any(m.proper and m.start == found[0].start for m in found))


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


def _whole_scene(slot: Mention, previous: str, context: Context) -> Mention:
    """ "Geneva and London" of "Who met in Geneva and London?": "in Madrid" is neither."""
    pairs = (m for m in mentions(previous, context.known) if m.lead in _SCENE and " and " in m.text)
    return next((pair for pair in pairs if pair.start <= slot.start < pair.end), slot)


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


_SCENE = frozenset({"in", "at", "near"})
_NAMED = frozenset({"person", "place", "organisation", "name"})


def _likeness(new: Mention, old: Mention, lead: str) -> float | None:
    same = new.kind == old.kind
    kinds = {new.kind, old.kind}
    told = kinds == {"thing", "event"} and new.proper and old.proper  # "the deal of Porto", "the May order"
    if not same and not told and not (kinds <= _NAMED and "name" in kinds):
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
    value = (1.0 if same else 0.5) + 0.7 * told - (0.2 if old.level == "inner" else 0.0)
    value += 0.8 if new.head == old.head and not named else 0.0  # "the Chinese side", "the American side"
    if lead:
        value += 0.6 if old.lead == lead else (-0.3 if not old.lead else 0.0)
    elif old.lead in {"from", "by", "between"}:
        value -= 0.5
    elif old.lead in _SCENE and new.kind == "place" and new.head not in lex.CITIES:
        value -= 0.2  # "And the US?" acts as China did, wherever that was
    return value
