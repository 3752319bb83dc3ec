"""Whole questions that name nothing of their own: what they are about is said by the conversation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from qa.conversation import lexicon as lex
from qa.conversation.context import Candidate, Context
from qa.conversation.definite import is_definite, specified
from qa.conversation.edits import append
from qa.conversation.mentions import Mention, mentions
from qa.conversation.words import stem, verb_base, words

MAX_OWN_WORDS = 2
"""A question with more content words than this says itself what it is about, unless the last
question used one of them."""
MAX_ANCHORS = 2
_ACTORS = frozenset({"person", "place", "organisation", "name"})
_PERIOD = frozenset({"from", "since", "until", "till", "by", "before", "after"})
"""What begins or ends on a day is not told apart by it: "What toll must drivers pay from April 1?"."""
_NAMES_ITSELF = frozenset({"event"})
"""Kinds of definite phrases that news knows without a conversation: "the truce", "the trade talks"."""
_COMPARING = frozenset({"other", "others", "else", "another", "instead", "besides"})


def bridge(referred: str, asked: str, replaced: Sequence[str], context: Context) -> str:
    """``referred`` with its topic appended where it has none, else unchanged."""
    own = mentions(referred, context.known)
    if not replaced and _only_reacts(referred, own) and (topic := _topic(own, context, aside=_ACTORS)):
        return append(referred, topic)
    if any(m.proper and m.kind != "time" for m in own) or (
        not replaced and _stands_alone(referred, own, context)
    ):
        return referred
    named = any(m.kind != "time" for phrase in replaced for m in mentions(phrase))
    topic = _setting_of(replaced, own, context) if named else _placed_topic(own, context)
    return append(referred, topic) if topic else referred


def _stands_alone(asked: str, own: Sequence[Mention], context: Context) -> bool:
    norms = [w.norm for w in words(asked)]
    if any(n in _COMPARING and before != "one" for before, n in pairwise(["", *norms])):
        return False
    content = [n for n in norms if n not in lex.FUNCTION]
    known = [m for m in own if is_definite(m) and not specified(asked, m)]
    if any(context.asked(m.head) for m in known):
        return False
    if any(
        m.determiner == "the" and m.kind in _NAMES_ITSELF and m.head not in lex.CLASS_NOUNS for m in known
    ):
        return True
    if any(_is_general(m, asked) or _says_which(m, asked) for m in own):
        return True
    defining = norms[:2] in (["what", "is"], ["what", "are"], ["tell", "me"], ["define", ""]) and not any(
        m.determiner for m in own
    )
    return (defining and len(own) >= 1) or len(content) > MAX_OWN_WORDS


_EXISTS = re.compile(
    r"^(?:how many|what|which)\b.*\b(?:(?:have|has|had) there been|(?:are|were) there)\b", re.I
)


def _is_general(mention: Mention, asked: str) -> bool:
    """ "tariffs" of "How do tariffs work?": of a kind, and not of some that were spoken of."""
    before = [w.norm for w in words(asked[: mention.start])]
    plain = (
        not mention.determiner and mention.kind in {"thing", "event"} and mention.head not in lex.VAGUE_NOUNS
    )
    if plain and mention.plural is True and _EXISTS.search(asked):
        return True  # "Which rounds of talks have there been?"
    acts = before[-1:] != [] and before[-1] in lex.DO | lex.MODAL | (lex.BE if before[0] != "what" else set())
    return plain and mention.plural is True and acts


def _says_which(mention: Mention, asked: str) -> bool:
    """ "the crack in the bearing"; "the role of timber" is of something more."""
    told = mention.determiner == "the" and mention.head not in lex.VAGUE_NOUNS
    return told and mention.level == "simple" and specified(asked, mention)


def _only_reacts(asked: str, own: Sequence[Mention]) -> bool:
    """ "How did China respond?": a name and a verb that say nothing of what it was about."""
    simple = [m for m in own if m.level == "simple"]
    content = [w.norm for w in words(asked) if w.norm not in lex.FUNCTION and w.norm != "'s"]
    if len(simple) != 1 or not simple[0].proper or len(content) != len(simple[0].norms) + 1:
        return False
    return content[-1] not in simple[0].norms and verb_base(content[-1]) in lex.REACTING


def _topic(own: Sequence[Mention], context: Context, aside: Collection[str] = ()) -> str | None:
    """The phrase that the conversation keeps coming back to, as the newest question has it.

    Phrases of the kinds ``aside`` are taken only where there is no other.
    """
    had = {stem(n) for m in own for n in m.norms}

    def weight(candidate: Candidate) -> float | None:
        m = candidate.mention
        new = {stem(n) for n in m.norms if n not in lex.FUNCTION} - had
        if (
            candidate.source != "question"
            or m.kind in {"time", "number"}
            or m.head in lex.VAGUE_NOUNS
            or not new
        ):
            return None
        kept = context.persistence(m)
        return (
            kept
            - candidate.age * 0.3
            + 0.5 * m.proper
            - 3.0 * (m.kind in aside)
            + 0.1 * min(len(m.norms), 5)
            - 0.5 * (m.level == "inner")
            - (candidate.bracketed and m.kind == "person")
        )

    chosen = context.best(weight)
    return chosen.text if chosen else None


def _placed_topic(own: Sequence[Mention], context: Context) -> str | None:
    """The topic with where and when the last question put it, which news repeats every few weeks."""
    topic = _topic(own, context)
    where = [a for a in _anchors(own, context, {"place", "time"}) if topic and a not in topic]
    return ", ".join([topic, *where]) if topic else None


def _setting_of(replaced: Sequence[str], own: Sequence[Mention], context: Context) -> str:
    """What tells which one a common noun is: places and days before people, who tell little more.

    People go where the phrase itself says which one: "the tax on timber".
    """
    settled = _anchors(own, context, {"place", "time", "organisation", "event"})
    named = settled or _anchors(own, context)
    told = any(len([n for n in m.norms if n not in lex.FUNCTION]) > 1 for p in replaced for m in mentions(p))
    people = {c.mention.text for c in context.candidates if c.mention.kind == "person"}
    return ", ".join(name for name in named if settled or not told or name not in people)


def _anchors(own: Sequence[Mention], context: Context, kinds: Collection[str] | None = None) -> list[str]:
    """The names and dates of the last question, for a reference to a common noun: "the tariff (Japan)"."""
    names: list[str] = []
    for candidate in context.candidates:
        m = candidate.mention
        if candidate.age or candidate.source != "question" or m.level == "wide":
            continue
        if candidate.bracketed and m.kind == "person":
            continue
        named = _is_named(m) if m.kind != "time" else _dates(m)
        opens = m.kind == "time" and m.lead in _PERIOD
        fits = named and not opens and (kinds is None or (m.kind in kinds and m.head not in lex.DEMONYMS))
        if fits and not any(m.text in name for name in names) and not any(m.text in o.text for o in own):
            names.append(m.text)
    return names[:MAX_ANCHORS]


def _is_named(mention: Mention) -> bool:
    """A name, and no phrase that a people's name only colours: "the American side"."""
    return mention.proper and (mention.kind != "thing" or mention.norms[0] not in lex.DEMONYMS)


def _dates(mention: Mention) -> bool:
    """Whether a phrase of time says which: "summer 2025", not "90 days"."""
    years = any(n.isdigit() and len(n) == 4 for n in mention.norms)
    return mention.kind == "time" and (years or any(n in lex.MONTHS for n in mention.norms))
