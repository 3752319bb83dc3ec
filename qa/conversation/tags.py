"""One letter of word class for each word, from closed lists, case and position.

``P`` name, ``N`` other nominal, ``#`` number, ``D`` determiner or possessive pronoun, ``V`` main verb,
``S`` possessive 's, ``F`` any other function word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.verbs import IRREGULAR_VERBS
from qa.conversation import lexicon as lex
from qa.conversation.words import Word, is_inflected, verb_base

_SENTENCE_END = re.compile(r"(?:^|[^.])[.?!:;\"“]\s*$")
_ORDINALS = frozenset({"first", "last", "next"})
_SURNAMES = frozenset({"he", "you"})
"""Pronouns that are names too: "did He Lifeng say"."""
_SUBJECT_WH = frozenset({"who", "what", "which", "how", "whose"})


def tags(text: str, found: Sequence[Word], known: Collection[str] = ()) -> list[str]:
    """The class of each word; ``known`` holds lower-case names that the conversation has mentioned."""
    letters: list[str] = []
    begins = 0
    for i in range(len(found)):
        if i and _SENTENCE_END.search(text[found[i - 1].end : found[i].start]):
            begins = i
        letters.append(_word_class(text, found, i, letters, known))
        if letters[-1] == "N" and _is_verb(found[begins:], letters[begins:], i - begins):
            letters[-1] = "V"
    return _with_predicates(found, letters)


def _with_predicates(found: Sequence[Word], letters: list[str]) -> list[str]:
    """ "important" of "Why are rare earths important (to China)?", which is no part of the noun."""
    at = next((i for i, w in enumerate(found[:2]) if w.norm in lex.BE), None)
    if at is None or "V" in letters or (at == 1 and found[0].norm != "why"):
        return letters
    first = at + 1 + (letters[at + 1 : at + 2] == ["D"])
    end = next((i for i in range(first, len(found)) if letters[i] not in "NP"), len(found))
    if end - first < 2 or letters[end - 1] != "N":
        return letters
    subject = found[end - 2].norm
    several = _is_plural(subject) or subject in lex.DEMONYMS
    led = end < len(found) and found[end].norm in lex.PREPOSITIONS - {"of"} and several
    if end == len(found) or (led and not _is_plural(found[end - 1].norm)):
        letters[end - 1] = "F"
    return letters


def _is_plural(norm: str) -> bool:
    plain = norm.endswith("s") and norm not in lex.SINGULAR_S and not norm.endswith(("ss", "us", "is"))
    return plain or norm in lex.PLURAL_NOUNS


def _word_class(
    text: str, found: Sequence[Word], i: int, before: Sequence[str], known: Collection[str]
) -> str:
    word = found[i]
    if word.norm == "'s":
        nominal = i > 0 and before[-1] in "PN#" and i + 1 < len(found)
        return "S" if nominal and found[i + 1].norm not in lex.FUNCTION else "F"
    if word.norm[0] == "'":
        return "F"
    if any(c.isdigit() for c in word.norm) and word.norm[0] in "$€£¥0123456789":
        return "#"
    if is_name(text, found, i, known):
        return "P"
    if word.norm in _ORDINALS and before[-1:] == ["D"] and i + 1 < len(found):
        return "F" if found[i + 1].norm in lex.FUNCTION else "N"
    if word.norm in lex.DETERMINERS or word.norm in lex.POSSESSIVES:
        return "D"
    if i and found[i - 1].norm == "how" and i + 1 < len(found) and found[i + 1].norm in lex.AUXILIARIES:
        return "F"  # "high" of "how high was it"
    if (
        word.norm == "last"
        and i == len(found) - 1
        and any(w.norm in lex.DO | lex.MODAL for w in found[: i - 1])
    ):
        return "V"
    adverb = word.norm.endswith("ly") and not word.norm.endswith("poly") and word.norm not in lex.LY_NOUNS
    adverb = adverb and len(word.norm) > 4
    return "F" if adverb or word.norm in lex.FUNCTION else "N"


def is_name(text: str, found: Sequence[Word], i: int, known: Collection[str]) -> bool:
    """Whether word ``i`` is (part of) a name, in whatever case it was typed."""
    word = found[i]
    following = i + 1 < len(found) and found[i + 1].capital and found[i + 1].norm not in lex.FUNCTION
    if word.capital:
        if word.text.isupper() and len(word.text.replace(".", "")) > 1 and word.norm not in lex.COURTESY:
            return word.norm not in lex.FUNCTION or (word.norm in {"us", "who"} and i > 0)
        opens = i == 0 or bool(_SENTENCE_END.search(text[max(0, word.start - 3) : word.start]))
        if word.norm in lex.FUNCTION:
            follows_name = i > 0 and found[i - 1].capital and found[i - 1].norm not in lex.FUNCTION
            if opens and following and word.norm in known:
                return word.norm not in lex.DETERMINERS
            if word.norm == "one" and follows_name:
                return True  # "Phase One"
            month = word.text == "May" and i > 0 and found[i - 1].norm in lex.PREPOSITIONS | {"last", "next"}
            dated = month or (word.norm == "may" and i + 1 < len(found) and found[i + 1].text[0].isdigit())
            named = follows_name or (word.norm in _SURNAMES and not _is_titled(found))
            return dated or (not opens and named and following)
        if not opens:
            return True
        if word.norm in lex.IMPERATIVES:
            return False
        return following or _listed(word.norm, known) or word.norm in lex.CASED_COUNTRIES
    if word.norm == "us":
        return i > 0 and found[i - 1].norm == "the"
    return word.norm not in lex.FUNCTION and _listed(word.norm, known)


def _is_titled(found: Sequence[Word]) -> bool:
    """Whether every word was typed with a capital: "What Did He Say"."""
    return any(w.capital and w.norm in lex.AUXILIARIES for w in found[1:])


def _listed(norm: str, known: Collection[str]) -> bool:
    if norm in known or any(part in lex.COUNTRIES for part in norm.split("-")[1:]):
        return True
    gazetteer = norm in lex.COUNTRY_WORDS or norm in lex.CITIES
    return gazetteer and norm not in lex.CASED_COUNTRIES


_RUNNING = frozenset(
    {"last", "take", "begin", "start", "end", "happen", "cost", "fail", "resume", "collapse"}
)
"""What events do: in "did the phone call last" and "will the strike end" the noun before is no verb."""
_SAYING = frozenset({"said", "says", "told"})
"""After a name always a verb, whatever else the sentence holds: "..., chief executive Tom Vale said"."""


def _is_verb(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    norm = found[i].norm
    if i and letters[i - 1] == "D":
        return False
    if i == 0 or found[i - 1].norm in lex.COURTESY:
        return norm in lex.IMPERATIVES
    base = verb_base(norm)
    if i == 1 and found[0].norm == "who":
        return True
    if norm in _SAYING and i and letters[i - 1] == "P":
        return True
    if base is None:
        return _unlisted(found, letters, i)
    previous = found[i - 1].norm if i else ""
    if previous in lex.PREPOSITIONS:
        return previous == "to" and norm == base
    auxiliary = next((j for j in range(i - 1, -1, -1) if found[j].norm in lex.AUXILIARIES), None)
    if _is_let(found, letters, i):
        return norm in lex.VERBS
    if "V" in letters[(auxiliary or 0) + (auxiliary is not None) : i]:
        after = "NPFV" if norm.endswith("ing") else "NPF"
        return norm != base and not norm.endswith("s") and letters[i - 1] in after
    if auxiliary is None:
        return _agrees(found, letters, i) or (is_inflected(norm) and _opens_verb(found, letters, i))
    return _completes(found, letters, auxiliary, i)


def _is_let(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    """ "sell" of "did Lisbon let Nordex sell": what somebody is let do, or made to."""
    verb = next((j for j in range(i - 1, -1, -1) if letters[j] == "V"), None)
    named = verb is not None and i - verb > 1 and all(c in "PDN" for c in letters[verb + 1 : i])
    return named and verb is not None and verb_base(found[verb].norm) in {"let", "make", "help"}


def _unlisted(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    """A verb that no list has: "will scrap 9 jobs", "was the truce brokered", "when did inflation peak"."""
    if found[i - 1].norm in lex.MODAL and i + 1 < len(found):
        after = found[i + 1]
        return after.norm in lex.DETERMINERS or after.text[0].isdigit()
    if letters[i - 1] not in "NP" or "V" in letters[1:i]:
        return False
    if _follows_do(found, letters, i):
        return True
    if any(w.norm in lex.BE for w in found[:i]):
        return found[i].norm.endswith("ed")
    return i == len(found) - 1 and any(w.norm in lex.DO | lex.MODAL for w in found[: i - 1])


def _follows_do(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    """ "did the presidents sit together in", "did Xi liken the": after "do" a verb has no ending."""
    norm = found[i].norm
    if found[i].capital or (norm.endswith("s") and not norm.endswith("ss")) or i + 1 >= len(found):
        return False
    helper = next((j for j in range(i - 1, -1, -1) if found[j].norm in lex.AUXILIARIES), None)
    if helper is None or found[helper].norm not in lex.DO or helper == i - 1:
        return False
    if any(verb_base(word.norm) for word in found[i + 1 :]):
        return False
    closed = lex.DETERMINERS | lex.POSSESSIVES | lex.PERSONAL | {"together"}
    return found[i + 1].norm in lex.PREPOSITIONS - {"of"} | closed


def _completes(found: Sequence[Word], letters: Sequence[str], auxiliary: int, i: int) -> bool:
    """Whether word ``i`` is the main verb of the auxiliary at that place."""
    norm, helper = found[i].norm, found[auxiliary].norm
    if _is_subject(found, letters, auxiliary, i):
        return False
    relative = auxiliary > 0 and found[auxiliary - 1].norm in {"that", "who", "which"}
    subject_asked = relative or (auxiliary > 0 and found[0].norm in _SUBJECT_WH)
    subject_seen = any(letter in "NP#" for letter in letters[auxiliary + 1 : i]) or any(
        w.norm in lex.PERSONAL for w in found[auxiliary + 1 : i]
    )
    if helper in lex.DO or helper in lex.MODAL:
        return norm in lex.VERBS and (subject_seen or subject_asked)
    inflected = is_inflected(norm) and (norm in IRREGULAR_VERBS or not norm.endswith("s"))
    return inflected and (subject_seen or subject_asked)


def _is_subject(found: Sequence[Word], letters: Sequence[str], auxiliary: int, i: int) -> bool:
    """ "order" of "did the May order keep the peace", "call" of "did the call last": a verb follows."""
    following = [w.norm for w in found[i + 1 : i + 3]]
    if not following or letters[i - 1] not in "NP" or following[0] not in lex.VERBS:
        return False
    if letters[i - 1] == "N" and following[0] in _RUNNING:
        return True
    closed = lex.DETERMINERS | lex.POSSESSIVES | lex.PERSONAL
    return "D" in letters[auxiliary + 1 : i] and following[1:] != [] and following[1] in closed


def _opens_verb(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    """Without an auxiliary: "who won ...", "which country signed ...", "China resumed ..."."""
    if (
        i == 0
        or found[i].norm.endswith("ing")
        or any(w.norm in lex.AUXILIARIES for w in found[i + 1 : i + 5])
    ):
        return False
    if found[i].norm.endswith("s") and letters[i - 1] == "N":
        followed = i + 1 < len(found) and (found[i + 1].norm in lex.DETERMINERS or found[i + 1].capital)
        followed = followed or _only_verb(found, i) or _has_object(found, i)
        pointing = i + 1 < len(found) and found[i + 1].norm in {"so", "that", "this", "it"}
        return i == 2 and found[0].norm in {"which", "what", "whose"} and (followed or pointing)
    return letters[i - 1] in "NPF#" and (found[0].norm in _SUBJECT_WH or not found[i].norm.endswith("s"))


def _agrees(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    """ "mention" of "how many articles mention Stockholm": a plural that was asked about does something."""
    counted = found[0].norm == "how" and found[1].norm in {"many", "much"}
    if not (counted or found[0].norm in {"which", "what"}) or found[i].norm not in lex.VERBS:
        return False
    if letters[i - 1] != "N" or not _is_plural(found[i - 1].norm):
        return False
    after = [w.norm for w in found[i + 1 :]]
    acts = bool(after) and bool(verb_base(after[0])) and is_inflected(after[0])  # "which arms deal failed"
    return not acts and lex.AUXILIARIES.isdisjoint(after)


def _has_object(found: Sequence[Word], i: int) -> bool:
    """ "which country makes rare earths" and no "which trade talks collapsed"."""
    after = found[i + 1].norm if i + 1 < len(found) else ""
    return bool(after) and after not in lex.FUNCTION and verb_base(after) is None


def _only_verb(found: Sequence[Word], i: int) -> bool:
    """ "which festival falls in April" and no "which trade talks in Madrid failed"."""
    led = i + 1 < len(found) and found[i + 1].norm in lex.PREPOSITIONS - {"of"}
    return led and not any(verb_base(w.norm) and is_inflected(w.norm) for w in found[i + 2 :])
