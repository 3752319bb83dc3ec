"""Make a follow-up question stand alone, from the conversation and without a generator.

A fragment takes the shape of the last question; a pronoun or a definite phrase is replaced in place; a
whole question that names nothing of its own gets the topic appended in brackets. A question with names
of its own and nothing that points back is a new topic and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation import lexicon as lex
from qa.conversation.bridging import bridge
from qa.conversation.context import context_of
from qa.conversation.definite import definite_edits
from qa.conversation.edits import apply_edits
from qa.conversation.fragments import complete, goes_back, is_search, sum_up
from qa.conversation.mentions import mentions
from qa.conversation.passed import passed
from qa.conversation.pronouns import pronoun_edits, untold
from qa.conversation.restated import restated
from qa.conversation.tags import tags
from qa.conversation.types import Resolved, Turn
from qa.conversation.words import clean, mend, stem, unbracketed, words

_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:18|19|20)\d\d\s*\?*")
MAX_WORDS = 16
"""A longer question brings what it speaks of along; follow-ups are short."""


def resolve(question: str, turns: Sequence[Turn]) -> Resolved:
    """The question as it would be asked without the conversation.

    Args:
        question: as typed; any case, with or without a question mark.
        turns: what was asked and shown before, oldest first.
    """
    typed = clean(question)
    asked = mend(unbracketed(typed))
    found = words(asked)
    told = [turn for turn in turns if says_something(turn)]
    if not told or not found or len(found) > MAX_WORDS or not _asks(asked):
        return Resolved(typed, False)
    if told[-1] is not turns[-1] and is_search(asked):
        return Resolved(typed, False)
    context = context_of(told)
    letters = tags(asked, found, context.known)
    own = mentions(asked, context.known)
    edits = pronoun_edits(asked, found, letters, context)
    edits += [e for e in definite_edits(asked, found, own, context) if not _covers(e.start, e.end, edits)]
    referred = apply_edits(asked, edits)
    whole = restated(asked, context) or complete(asked if goes_back(asked) else referred, context)
    bare = whole
    if whole is None:
        known = not untold(found, letters, edits, context)
        bare = referred if known else None
        whole = (
            bridge(referred, asked, [e.added for e in edits], context) if known else sum_up(referred, context)
        )
    if whole == asked:
        return Resolved(typed if asked == mend(typed) else asked, False)
    return Resolved(whole, True, added_words(asked, whole), bare, passed(asked, told))


def says_something(turn: Turn) -> bool:
    """Whether a later question may lean on the turn: "[1]" and "Hello?" found nothing and say nothing."""
    named = (w for w in words(clean(turn.understood)) if w.norm not in lex.FUNCTION)
    return bool(turn.answer) or any(_LETTER.search(w.text) for w in named)


def _asks(question: str) -> bool:
    """Whether there is more than digits and greetings; "2025?" is a year, and may take another's place."""
    told = [w for w in words(question) if w.norm not in lex.COURTESY and _LETTER.search(w.text)]
    return bool(told or _YEAR.fullmatch(question))


def _covers(start: int, end: int, edits: Sequence) -> bool:
    return any(e.start < end and start < e.end for e in edits)


def added_words(asked: str, whole: str) -> tuple[str, ...]:
    """The content words of ``whole`` that ``asked`` lacks, in order, each once."""
    had = {stem(w.norm) for w in words(asked)}
    added: dict[str, str] = {}
    for word in words(whole):
        if word.norm not in lex.FUNCTION and word.norm != "'s" and stem(word.norm) not in had:
            added.setdefault(stem(word.norm), word.text)
    return tuple(added.values())
