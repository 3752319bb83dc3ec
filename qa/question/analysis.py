"""Taking a question apart: what it wants, of what, and of which time."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.time_expressions import find_times
from qa.question.answer_type import Asked, asked_for, asks_for_rounds, speaker_of
from qa.question.form import PASSAGE_TYPES, VALUE_TYPES, QuestionForm, Tense, TimeRestriction
from qa.question.short_forms import other_names
from qa.question.times import time_restrictions
from qa.question.words import content_words, names, numbers, quoted, word_set, words

_FUTURE = re.compile(
    r"\b(?:will|would|might|(?-i:may)|going to|next|expected|planned|set to|scheduled|shall|due)\b|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:did|was|were|had|won|died|happened|became|began|said|led|held|met|made|took|left|lost|killed"
    r"|bought|broke|brought|built|came|caught|chose|dealt|drew|drove|fell|felt|fled|flew|forbade|fought|found"
    r"|froze|gave|got|grew|heard|kept|knew|laid|lent|meant|paid|ran|rose|sank|saw|sent|shot|showed|sold|sought"
    r"|spent|spoke|stole|stood|struck|taught|thought|threw|told|went|withdrew|wrote|(?-i:[a-z]\w{2,}ed))\b",
    re.I,
)
_LIST_COMMAND = re.compile(
    r"^(?:please )?(?:list|name (?:all|the|some|two|three|four|five|\d+)\b.*s\b|give me (?:a list|all))", re.I
)
_PLURAL_BE = re.compile(
    r"\b(?:what|which|who) (?:are|were) (?:all )?(?:the |some |these |those |other )?([\w'’ -]+)", re.I
)
_WHO_PLURAL = re.compile(r"^who (?:are|were) (?!you\b)", re.I)
_NOT_PLURAL = word_set(
    """
    is was has does this his its us news series species status campus virus bus gas glass class
    process business press congress address access success loss boss crisis basis analysis tennis
    physics politics economics mathematics athletics consensus census chorus less across always
    perhaps yes towards as vs united states olympics paris texas illinois arkansas kansas
    massachusetts los angeles las vegas illness progress campus
    """
)


@lru_cache(maxsize=512)
def analyse(question: str) -> QuestionForm:
    """The form of ``question``: answer type, whether a list is asked, times, words, names, speaker."""
    plain = " ".join(question.split())
    asked = asked_for(plain)
    times = time_restrictions(plain)
    return QuestionForm(
        question=question,
        wanted=asked.wanted,
        wants_list=_wants_list(plain, asked),
        times=times,
        tense=_tense(plain),
        head=asked.head,
        content_words=content_words(plain, without=(*_typing_words(asked), *_time_words(times))),
        names=names(plain),
        numbers=numbers(plain),
        quoted=quoted(plain),
        speaker=speaker_of(plain),
        other_names=other_names(plain, {}),
    )


def _typing_words(asked: Asked) -> tuple[str, ...]:
    """The head, where it only says the type ("which city") and no sentence repeats it."""
    if asked.head is None or asked.wanted == "text":
        return ("percent", "percentage") if asked.wanted == "percent" else ()
    return (asked.head,)


def _time_words(times: tuple[TimeRestriction, ...]) -> list[str]:
    """Words of dates: a report of that time need not repeat them, but for years that name an event."""
    said = [time.text for time in times if time.when is not None]
    dated = " ".join(found.span.of(text) for text in said for found in find_times(text))
    return [word for word in words(dated) if not word.isdigit()]


_PRESENT = re.compile(
    r"^(?:and |so |but )?(?:[a-z]+ )?(?:when|where|who|what|which|why|how)(?:\s[\w'’-]+){0,3}?"
    r"\s(?P<verb>do|does|is|are|must|can|should|did|was|were|had|has|have|will|would)\b",
    re.I,
)
"""The question's first auxiliary: "when do the reduced rates lapse" asks of no past."""
_DOES = re.compile(
    r"^(?:and |so |but )?(?:[a-z]+ )?(?:what|which|how)(?:\s[\w'’-]+){4,9}?\s(?:do|does)\b", re.I
)
"""The same behind a longer phrase: "what share of an uninsured owner's bill does the state meet"."""


def _tense(question: str) -> Tense:
    if _FUTURE.search(question):
        return "future"
    first = _PRESENT.match(question)
    if first and first["verb"].lower() in ("do", "does", "is", "are", "must", "can", "should"):
        return "present"
    if _DOES.match(question):
        return "present"
    return "past" if _PAST.search(question) else "present"


_ASKS_WHICH = re.compile(
    r"(?:(?:in|into|on|of|to|with|from|by|for|between|among|at|under|through|over) )?(?:what|which)\b", re.I
)


def _wants_list(question: str, asked: Asked) -> bool:
    if asked.wanted in VALUE_TYPES or asked.wanted in (PASSAGE_TYPES - {"description"}):
        return bool(_LIST_COMMAND.match(question))
    if asks_for_rounds(question):
        return True
    if _LIST_COMMAND.match(question) or _WHO_PLURAL.match(question):
        return True
    match = _PLURAL_BE.search(question)
    if match:
        return any(_is_plural(word) for word in _before_preposition(match[1]))
    if asked.wanted == "description":
        return False
    return bool(asked.head_words and _is_plural(asked.head_words[-1]) and _ASKS_WHICH.match(question))


def _before_preposition(phrase: str) -> list[str]:
    return re.split(r"\b(?:of|in|on|at|for|to|from|by|with|that|who|which)\b", phrase.strip())[0].split()[-1:]


def _is_plural(word: str) -> bool:
    plain = word.lower().strip("'’?.,")
    if plain in ("people", "men", "women", "children", "countries"):
        return True
    return (
        plain.endswith("s")
        and not plain.endswith(("ss", "'s", "’s", "us", "is"))
        and plain not in _NOT_PLURAL
    )
