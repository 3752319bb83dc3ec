"""Who did what to whom in the question before, where the verbs tell."""

from __future__ import annotations

from collections.abc import Sequence

from qa.conversation import lexicon as lex
from qa.conversation.frames import frame_of
from qa.conversation.words import Word, verb_base, words

_PLACING = frozenset({"in", "at", "on", "near", "during", "since", "until"})


def asks_of_affected(previous: str, found: Sequence[Word], pronoun: int) -> bool:
    """Whether "he" is the one to whom it was done: "Who sentenced Ray Colter?", "Will he appeal?"."""
    frame = frame_of(previous)
    if frame is None or frame.auxiliary or frame.wh not in {"who", "which", "what"}:
        return False
    done = _base(frame.rest.split(" ", 1)[0].lower())
    if done not in lex.JUDGING | lex.EMPLOYING:
        return False
    then = {_base(w.norm) for w in found[pronoun + 1 :]}
    suffered = done in lex.JUDGING and pronoun > 0 and found[pronoun - 1].norm in lex.BE | lex.HAVE
    return bool(then & lex.ANSWERING) or (suffered and bool(then & lex.JUDGING))


def tells_circumstance(question: str) -> bool:
    """Whether the answer says where, when, why or how, or "in which city": not what the question is about."""
    norms = [w.norm for w in words(question)[:3]]
    if norms[:1] and norms[0] in _PLACING and norms[1:2] in (["which"], ["what"]):
        return True
    return next((norm for norm in norms if norm in lex.WH), None) in {"where", "when", "why", "how"}


def asked_noun(question: str) -> str | None:
    """ "company" of "Which company made an offer?", which the answer names."""
    frame = frame_of(question)
    return frame.noun if frame and frame.wh in {"which", "what"} and frame.noun else None


def counted(question: str) -> str | None:
    """What was counted or measured: "soybeans" of "How many tonnes of soybeans will China buy?"."""
    frame = frame_of(question)
    if frame is None or frame.wh != "how" or not frame.noun.startswith(("many ", "much ")):
        return None
    noun = frame.noun.split(" ", 1)[1].rsplit("of ", 1)[-1]
    return None if noun.rsplit(" ", 1)[-1].lower() in lex.TIME_NOUNS else noun.removeprefix("the ")


def _base(word: str) -> str:
    return verb_base(word) or word
