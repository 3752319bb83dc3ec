"""The words of a sentence that name who says so: "according to Xinhua", "Bessent said"."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.types import Span
from qa.question.words import word_set

_VERB = re.compile(
    r"\b(?:(?:has|have|had) )?(?:also |later |previously |repeatedly )?"
    r"(?:said|says|told|announced|announces|reported|reports|confirmed|noted|added|warned|claimed|claims|stated|argued"
    r"|suggested|revealed|wrote|tweeted|testified|insisted|estimated|estimates|stressed|acknowledged|explained"
    r"|declared|disclosed|indicated|predicted|denied|cautioned)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_CITING = re.compile(r"\bciting\s+")
_INVERTED = re.compile(
    r"[”\"’'],?\s(?:said|says|added|warned|wrote|noted|told)\s|,\s(?:said|says|added|wrote)\s"
)
_NAME_END = re.compile(
    r"[,.;:!?()“”\"]"
    r"|(?<!familiar)(?<!familiar with)(?<!knowledge of)\s(?:who|which|that|in an?|on|during|after|at the|as"
    r"|told|while|when|with(?! (?:direct |first-hand )?knowledge)|but|the"
    r"|is|are|was|were"
    r"|has|have|will)\b"
)
_TOKEN = re.compile(r"[^\s,;:“”\"()—–]+")
_LEFT_STOP = word_set(
    """
    and but that which who whom while as because since after before when if though although then so
    in on to from with by about against during under over into than or it he she they we i you this
    these those there what also yesterday today tomorrow
    """
)
SPEAKERS = word_set(
    """
    official officials ministry minister ministers spokesman spokeswoman spokesperson spokespeople
    police analysts analyst experts expert economists economist sources source government company
    firm agency statement report reports study survey researchers scientists newspaper media outlet
    department authorities president secretary governor mayor prosecutors lawyers lawyer
    investigators witnesses diplomats diplomat negotiators people residents doctors union bank court
    judge committee commission administration office organisers organizers regulator watchdog group
    charity critics observers executives executive chief leader lawmakers senator senators military
    army firefighters officers coroner hospital school university insider insiders trader traders
    aides aide
    """
)
_MAX_TOKENS = 8  # a speaker is named in a few words; a longer run is a clause misread


@lru_cache(maxsize=2048)
def attribution(sentence: str, start: int, end: int) -> Span | None:
    """Where ``sentence`` names who says what ``[start, end)`` says: the nearest such words, or None."""
    span = Span(start, end)
    found = [place for place in _places(sentence) if not place.overlaps(span)]
    return min(found, key=lambda place: _distance(place, span), default=None)


def _places(sentence: str) -> list[Span]:
    places = [_named_after(sentence, match) for match in _ACCORDING.finditer(sentence)]
    places += [_named_after(sentence, match) for match in _CITING.finditer(sentence)]
    places += [_inverted(sentence, match) for match in _INVERTED.finditer(sentence)]
    places += [_subject(sentence, match) for match in _VERB.finditer(sentence)]
    return [place for place in places if place is not None]


def _distance(place: Span, span: Span) -> int:
    return max(place.start - span.end, span.start - place.end)


def _named_after(sentence: str, match: re.Match[str]) -> Span | None:
    end = _name_end(sentence, match.end())
    return Span(match.start(), end) if end > match.end() else None


def _inverted(sentence: str, match: re.Match[str]) -> Span | None:
    verb = re.search(r"[a-z]", match.group())
    if verb is None:
        return None
    end = _name_end(sentence, match.end())
    named = sentence[match.end() : end]
    return Span(match.start() + verb.start(), end) if _names_speaker(named) else None


def _name_end(sentence: str, start: int) -> int:
    begin = start + (4 if sentence[start : start + 4].lower() == "the " else 0)
    for match in _NAME_END.finditer(sentence, begin + 1):
        is_abbreviation = match.group() == "." and re.search(
            r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep)$", sentence[: match.start()]
        )
        if not is_abbreviation:
            return match.start()
    return len(sentence)


def _subject(sentence: str, verb: re.Match[str]) -> Span | None:
    tokens = list(_TOKEN.finditer(sentence, 0, verb.start()))
    first: int | None = None
    previous = verb.start()
    for token in reversed(tokens[-_MAX_TOKENS:]):
        gap = sentence[token.end() : previous]
        if gap.strip() or token.group().lower() in _LEFT_STOP:
            break
        first, previous = token.start(), token.start()
    if first is None or not _names_speaker(sentence[first : verb.start()]):
        return None
    return Span(first, verb.end())


def _names_speaker(text: str) -> bool:
    """Whether the words name a person or body: "the deal" of "the deal announced on Friday" does not."""
    tokens = text.split()
    if not tokens:
        return False
    last = tokens[-1].strip(".,'’").lower()
    if last in SPEAKERS:
        return True
    return tokens[-1][0].isupper() and last not in _LEFT_STOP and not last.endswith("day")
