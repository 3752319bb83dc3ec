"""Whether two sentences are one, printed twice: the same but for a few words that change no fact."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

# Least share of words that stand in both, in the same order (2 * common / total).
_MIN_ALIKE = 0.8
# Of a sentence of up to six words, one may differ.
_SHORT_WORDS = 6
_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'][^\W\d_]+)?|[%$€£¥]", re.UNICODE)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEGATIONS = _words(
    """
    no not never none nobody nothing nor neither without cannot can't won't don't doesn't didn't
    isn't aren't wasn't weren't wouldn't couldn't shouldn't hasn't haven't hadn't ain't hardly
    barely denied denies deny failed fails refused refuses rejected rejects unlikely
    """
)
_NUMBER_WORDS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen half third quarter first second fourth fifth
    sixth double triple twice once both
    """
)
_DAYS = _words(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon
    evening night week month year last next
    """
)
# Each word of a left set contradicts each of its right set: a swap of them turns the sentence round.
_OPPOSED = (
    (
        _words(
            """
            rise rises rose risen up increase increases increased gain gains gained grew grow grows higher
            more climbed climbs raise raised raises soared jumped over above
            """
        ),
        _words(
            """
            fall falls fell fallen down decrease decreases decreased lose loses lost shrank shrink shrinks
            lower less dropped drops cut cuts lowered plunged slumped fewer under below declined
            """
        ),
    ),
    (_words("won win wins beat beats victory"), _words("lost lose loses defeat defeated")),
    (
        _words(
            """
            approve approves approved accept accepts accepted support supports supported backed agreed for
            passed
            """
        ),
        _words(
            """
            reject rejects rejected refuse refuses refused oppose opposes opposed blocked disagreed against
            failed
            """
        ),
    ),
    (
        _words("before ahead start starts started begin begins began opened open"),
        _words("after end ends ended finished closed close"),
    ),
    (
        _words("buy buys bought import imports imported enter entered arrive arrived"),
        _words("sell sells sold export exports exported leave left depart departed"),
    ),
    (_words("guilty confirmed confirm alive"), _words("acquitted denied deny dead innocent")),
    (
        _words("he his him man men male husband father son brother"),
        _words("she her woman women female wife mother daughter sister"),
    ),
    (_words("all always every most"), _words("some few none never least")),
    (_words("will shall would"), _words("may might could")),
)


def same_sentence(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` are the same sentence but for a few words.

    Figures, dates and negations must be the same and in the same order; a name may be given more fully in
    one, but not replaced by another; a word may not be replaced by its opposite.
    """
    (words_a, folded_a), (words_b, folded_b) = _taken_apart(a), _taken_apart(b)
    if not folded_a or not folded_b:
        return False
    if folded_a == folded_b:
        return True
    return (
        _alike(folded_a, folded_b)
        and _same_facts(folded_a, folded_b)
        and _same_names(words_a, words_b)
        and not _turned_round(folded_a, folded_b)
    )


@lru_cache(maxsize=512)
def _taken_apart(sentence: str) -> tuple[list[str], list[str]]:
    """Words as they stand and folded: a sentence is compared with many."""
    words = _WORD.findall(_plain(sentence))
    return words, [_folded(word) for word in words]


def _plain(sentence: str) -> str:
    """Typographic variants folded, and spellings of percent and thousands."""
    plain = sentence.replace("’", "'").replace("‘", "'")
    plain = re.sub(r"\bper ?cent\b|\bpercentage points?\b", "%", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\b([A-Z])\.(?=[A-Z]\.)", r"\1", plain)
    return re.sub(r"\b([A-Z]{2,})\.", r"\1", re.sub(r"(?<=[A-Z][A-Z])\.(?=\W|$)", "", plain))


def _folded(word: str) -> str:
    word = word.casefold().removesuffix("'s")
    return word.replace(",", "").rstrip(".") if word[:1].isdigit() else word


def _alike(a: list[str], b: list[str]) -> bool:
    # Matching in order is slow; most sentences differ in length or have too few words in common in any order.
    if not _enough(min(len(a), len(b)), a, b):
        return False
    if not _enough(sum((Counter(a) & Counter(b)).values()), a, b):
        return False
    matched = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return _enough(matched, a, b)


def _enough(matched: int, a: list[str], b: list[str]) -> bool:
    missing = max(len(a), len(b)) - matched
    if min(len(a), len(b)) <= _SHORT_WORDS:
        return missing <= 1 and matched > 2
    return 2 * matched / (len(a) + len(b)) >= _MIN_ALIKE


def _facts(words: list[str]) -> list[str]:
    return [
        word
        for word in words
        if word[0].isdigit()
        or word in _NUMBER_WORDS
        or word in _DAYS
        or word in "%$€£¥"
        or word in _NEGATIONS
    ]


def _same_facts(a: list[str], b: list[str]) -> bool:
    return _facts(a) == _facts(b)


def _names(words: list[str], known: set[str]) -> list[str]:
    """Capitalised words; the first of the sentence only when an acronym or a name that is known."""
    return [
        _folded(word)
        for place, word in enumerate(words)
        if word[0].isupper() and (place > 0 or word.isupper() or _folded(word) in known)
    ]


def _same_names(a: list[str], b: list[str]) -> bool:
    """Whether neither names somebody whom the other replaces, and both name in the same order."""
    known = set(_names(a, set())) | set(_names(b, set()))
    names_a, names_b = _names(a, known), _names(b, known)
    everywhere_a, everywhere_b = {_folded(word) for word in a}, {_folded(word) for word in b}
    if set(names_a) - everywhere_b and set(names_b) - everywhere_a:
        return False
    common_a = [name for name in names_a if name in names_b]
    common_b = [name for name in names_b if name in names_a]
    return common_a == common_b or Counter(common_a) != Counter(common_b)


def _turned_round(a: list[str], b: list[str]) -> bool:
    only_a, only_b = set(a) - set(b), set(b) - set(a)
    return any(
        (only_a & left and only_b & right) or (only_a & right and only_b & left) for left, right in _OPPOSED
    )
