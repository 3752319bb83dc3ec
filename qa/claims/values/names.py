"""People and organisations: titles dropped, surnames and initials matched, known short forms written out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.byline import PARTICLES
from corpus.gazetteer import DEMONYMS
from corpus.titles import OFFICES, TITLES
from qa.claims.values.relation import Relation, mirrored
from qa.question.words import word_set

_RANKS = word_set(
    "president premier minister chancellor secretary representative ceo cfo chairman chairwoman spokesman "
    "spokeswoman governor mayor senator commissioner ambassador director"
)
_NATIONS = DEMONYMS | {"us", "u.s", "uk", "u.k"}
_SUFFIXES = word_set("jr sr ii iii iv phd md esq obe mbe kc qc")
_COMPANY_WORDS = word_set(
    """
    inc incorporated corp corporation co company companies ltd limited llc plc group holdings
    holding ag sa se nv gmbh the
    """
)
_SMALL_WORDS = word_set("of and for the in on de la du des von van & to at")
_ALIASES = {
    "fed": "federal reserve", "un": "united nations", "eu": "european union",
    "who": "world health organization", "wto": "world trade organization",
    "imf": "international monetary fund", "nato": "north atlantic treaty organization",
    "white house": "white house", "world health organisation": "world health organization",
    "world trade organisation": "world trade organization", "ecb": "european central bank",
    "us federal reserve": "federal reserve", "federal reserve board": "federal reserve",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’.-][^\W_]+)*|&")
_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|;\s*)\s*", re.I)
_APPOSITION = re.compile(r",\s.*$|\s\(.*?\)|\s[–—].*$|\s-\s.*$")
_OF_PLACE = re.compile(r"\s(?:of|for|from)\s(?:the\s)?[A-ZÀ-Þ].*$")
"""Where somebody is from, or for whom: "Ana Lind of Peru"."""
_ROLE_FIRST = re.compile(rf"(?:the|its|his|her|their)\s[^,]*?\b(?:{'|'.join(sorted(_RANKS))}),\s", re.I)
_SOMEBODYS = re.compile(r"['’]s? (?:[a-z-]+ )*[a-z-]+$")
"""Of "Lund's office" the name is not the person's."""
_ROLE = re.compile(r"^(?:the|a|an|his|her|its|their|one|some|two|several)\s+[a-z]", re.U)


def is_office(word: str) -> bool:
    """Whether a word names what somebody is or does: "minister", "economist", "Secretary"."""
    plain = word.lower().rstrip(".").replace("’", "'").removesuffix("'s")
    return plain in OFFICES


def is_title(word: str) -> bool:
    """Whether a word can be a part of a title: an office, or what goes before one ("deputy", "trade")."""
    return word.lower().rstrip(".").replace("’", "'").removesuffix("'s") in TITLES


def looks_like_name(text: str) -> bool:
    """Whether a span names somebody or something: a capitalised word that is no title."""
    plain = _APPOSITION.sub("", text.strip())
    tokens = [token for token in _WORD.findall(plain) if token.lower() not in TITLES | _SMALL_WORDS]
    return any(token[0].isupper() or (token[0].isdigit() and len(token) > 1) for token in tokens) or any(
        not token[0].isascii() for token in tokens
    )


def person_norm(text: str) -> str | None:
    """The name in lower case, titles, suffixes and apposition dropped; several people joined by " & ".

    None for a role without a name ("the president"), which is never resolved.
    """
    role = _ROLE_FIRST.match(text)
    if role and looks_like_name(text[role.end() :]):
        text = text[role.end() :]  # "the Treasury secretary, Scott Bessent"
    if not looks_like_name(text) or _SOMEBODYS.search(text):
        return None
    people = [
        norm
        for part in _AND.split(_APPOSITION.sub("", text) if " and " not in text else text)
        if (norm := _person(part))
    ]
    return " & ".join(dict.fromkeys(people)) or None


def _person(text: str) -> str | None:
    if looks_like_name(bare := _OF_PLACE.sub("", text)):
        text = bare
    tokens = [token.replace("’", "'").removesuffix("'s") for token in _WORD.findall(text)]
    tokens = [token for token in tokens if token.lower().rstrip(".") not in _SUFFIXES]
    offices = [place for place, token in enumerate(tokens[:-1]) if token.lower() in _RANKS]
    if offices and tokens[offices[-1] + 1][0].isupper():
        tokens = tokens[offices[-1] + 1 :]  # "European Commission President Ursula von der Leyen"
    while len(tokens) > 1 and _may_precede(tokens[0]):
        tokens = tokens[1:]
    names = [token for token in tokens if _is_of_name(token)]
    if any(map(str.isdigit, "".join(names))):
        return None  # a code, "KV-12"
    if not names or (len(names) == 1 and _may_precede(names[0])):
        return None
    return " ".join(token.rstrip(".").lower() for token in names)


def _is_of_name(token: str) -> bool:
    """Whether a word is a part of a name: "Lind", "van", "al-Kindari"."""
    if token[0].isupper() or token.lower() in PARTICLES:
        return True
    before, _, after = token.partition("-")
    return before in PARTICLES and after[:1].isupper()


def _may_precede(token: str) -> bool:
    plain = token.lower().rstrip(".").removesuffix("'s")
    return plain in TITLES or plain in _NATIONS or token[0].islower()


def person_relation(first: str, second: str) -> Relation:
    """Of two person norms: a surname is less precise than the full name; a pair than its parts is more."""
    if first == second:
        return "equal"
    left, right = first.split(" & "), second.split(" & ")
    if len(left) == len(right) == 1:
        return _one_person(first.split(), second.split())
    matched_left = all(any(_same_person(a, b) for b in right) for a in left)
    matched_right = all(any(_same_person(a, b) for b in left) for a in right)
    if matched_left and matched_right:
        return "equal" if len(left) == len(right) == 1 else _by_length(first, second)
    if matched_left:
        return "less_precise"
    if matched_right:
        return "more_precise"
    any_shared = any(_same_person(a, b) for a in left for b in right)
    return "incomparable" if any_shared else "different"


def _by_length(first: str, second: str) -> Relation:
    """The same people, named more or less fully."""
    left, right = len(first.split()), len(second.split())
    return "equal" if left == right else "more_precise" if left > right else "less_precise"


def _same_person(first: str, second: str) -> bool:
    return first == second or _one_person(first.split(), second.split()) in (
        "equal",
        "more_precise",
        "less_precise",
    )


_ENDINGS = re.compile(r"(?<=\w{3})(?:iy|yy|ij|ii)$")


@lru_cache(maxsize=4096)
def _plainly(token: str) -> str:
    """A name as papers write it that differ in accents and transcription: "Erdoğan", "Zelenskyy"."""
    spelt = unicodedata.normalize("NFKD", token)
    return _ENDINGS.sub("y", "".join(letter for letter in spelt if not unicodedata.combining(letter)))


def _one_person(left: list[str], right: list[str]) -> Relation:
    left, right = [*map(_plainly, left)], [*map(_plainly, right)]
    if left == right:
        return "equal"
    if len(left) == len(right):
        return _initials(left, right)
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    is_part = _is_subsequence(shorter, longer) and (shorter[-1] == longer[-1] or shorter[0] == longer[0])
    if not is_part:
        return "different"
    return "more_precise" if longer is left else "less_precise"


def _initials(left: list[str], right: list[str]) -> Relation:
    """ "J Smith" and "John Smith": the same but for initials."""
    if left[-1] != right[-1] or len(left) == 1:
        return "different"
    pairs = list(zip(left[:-1], right[:-1], strict=True))
    if not all(a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in pairs):
        return "different"
    fuller = sum(len(a) for a, _ in pairs) - sum(len(b) for _, b in pairs)
    return "more_precise" if fuller > 0 else "less_precise" if fuller < 0 else "equal"


def _is_subsequence(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(
        any(token == other or (len(token) == 1 and other.startswith(token)) for other in rest)
        for token in shorter
    )


def organisation_norm(text: str) -> str | None:
    """The name in lower case without article, legal form and apposition; known short forms written out."""
    if not looks_like_name(text):
        return None
    short = re.search(r"\(([A-Z][A-Z.&]+)\)", text)
    tokens = [
        token.replace("’", "'").removesuffix("'s") for token in _WORD.findall(_APPOSITION.sub("", text))
    ]
    kept = [token for token in tokens if token.lower().rstrip(".") not in _COMPANY_WORDS] or tokens
    if len(kept) == 1 and "." in kept[0]:
        kept = [kept[0].replace(".", "")]
    norm = " ".join(token.rstrip(".").lower() for token in kept)
    if not norm:
        return short[1].lower() if short else None
    return _ALIASES.get(norm, norm)


def organisation_relation(first: str, second: str) -> Relation:
    """Of two organisation norms: initials equal the full name; fewer words are less precise."""
    if first == second or is_short_form(first, second) or is_short_form(second, first):
        return "equal"
    left, right = _plain_tokens(first), _plain_tokens(second)
    if left == right:
        return "equal"
    if set(left) < set(right) and _names_it(left, right):
        return "less_precise"
    return mirrored("less_precise") if set(right) < set(left) and _names_it(right, left) else "different"


def _plain_tokens(norm: str) -> list[str]:
    return [token for token in norm.split() if token not in _SMALL_WORDS] or norm.split()


def _names_it(shorter: list[str], longer: list[str]) -> bool:
    """Whether the short name is a head or tail of the long one, not a word from its middle."""
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def is_short_form(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full`` ("apec", "asia-pacific economic cooperation")."""
    letters = short.replace(".", "").replace(" ", "")
    if not 2 <= len(letters) <= 8 or " " not in full.replace("-", " "):
        return False
    tokens = full.replace("-", " ").split()
    return letters in (
        "".join(token[0] for token in tokens),
        "".join(token[0] for token in tokens if token not in _SMALL_WORDS),
    )
