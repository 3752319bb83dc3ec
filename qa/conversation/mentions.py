"""Noun phrases of a text with what pronouns ask about: kind, number, gender."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from corpus.demonyms import country_of
from qa.conversation import lexicon as lex
from qa.conversation.tags import tags
from qa.conversation.words import Word, words

MentionKind = Literal["person", "place", "organisation", "name", "time", "number", "event", "thing"]
Level = Literal["simple", "wide", "inner"]
Gender = Literal["male", "female"]
_BREAK = re.compile(r"[,;:()?!\"“”—–/]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase: ``text[start:end]`` of the text it was found in.

    Attributes:
        text: the phrase without its determiner.
        determiner: ``the``, ``a``, ``their`` ... or empty.
        head: the noun that gives the phrase its kind, lower case.
        kind: ``name`` is a name of unknown kind, which fits person, place and organisation.
        plural: True, False, or None for collectives, which take "it" and "they".
        proper: whether it is a name, or a noun that a name modifies.
        start: where the phrase begins, determiner included.
        lead: the preposition in front of it, or empty.
        level: ``inner`` is a name inside a phrase, "Boeing" of "Boeing's reply"; ``wide`` is phrases joined,
            "purchases of US soybeans", "the bridge in Baltimore".
    """

    text: str
    determiner: str
    head: str
    kind: MentionKind
    plural: bool | None
    gender: Gender | None
    proper: bool
    start: int
    end: int
    lead: str = ""
    level: Level = "simple"

    @property
    def full(self) -> str:
        """The phrase with its determiner."""
        return f"{self.determiner} {self.text}" if self.determiner else self.text

    @property
    def norms(self) -> tuple[str, ...]:
        """Its words, lower case, possessive marks aside."""
        return tuple(w.norm for w in words(self.text) if w.norm[0] != "'")


def mentions(text: str, known: Collection[str] = ()) -> tuple[Mention, ...]:
    """The simple noun phrases of ``text``, in order, then those joined by "of" and "and"."""
    return _mentions(text, frozenset(w.norm for w in words(text) if w.norm in known))


@lru_cache(maxsize=512)
def _mentions(text: str, known: frozenset[str]) -> tuple[Mention, ...]:
    found = words(text)
    letters = tags(text, found, known)
    runs = _runs(text, found, letters)
    simple = [_mention(text, found, letters, a, b) for a, b in runs]
    inner = [
        replace(_mention(text, found, letters, *part), level="inner")
        for (a, b), whole in zip(runs, simple, strict=True)
        if whole.kind != "time"
        for part in _inner(letters, a, b)
    ]
    return tuple(simple) + tuple(_joined(text, simple)) + tuple(inner)


def _inner(letters: Sequence[str], a: int, b: int) -> list[tuple[int, int]]:
    """The owners and the names in front of a common noun: "China" of "China's exports"."""
    parts: list[tuple[int, int]] = []
    owned = [i for i in range(a, b) if letters[i] == "S"]
    for at in owned:
        parts.append((a, at))
    first = owned[-1] + 1 if owned else a
    if owned and first < b:
        parts.append((first, b))
    names = next((i for i in range(first, b) if letters[i] != "P"), b)
    if first < names < b:
        parts.append((first, names))
    return parts


def _runs(text: str, found: Sequence[Word], letters: Sequence[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for i, letter in enumerate(letters):
        broken = i > 0 and bool(_BREAK.search(text[found[i - 1].end : found[i].start]))
        if start is not None and (letter not in "NP#S" or broken):
            runs.append((start, i))
            start = None
        if start is None and letter in "NP#":
            start = i
    if start is not None:
        runs.append((start, len(letters)))
    return runs


def _mention(text: str, found: Sequence[Word], letters: Sequence[str], a: int, b: int) -> Mention:
    determined = a > 0 and letters[a - 1] == "D"
    first = a - 1 if determined else a
    leading = found[first - 1].norm if first > 0 else ""
    kind, head = _kind([w.norm for w in found[a:b]], letters[a:b], [w.text for w in found[a:b]])
    named = letters[a:b] == ["P"] * (b - a)
    if named and kind == "name" and leading in {"in", "near"}:
        kind = "place"
    elif named and determined and kind == "person":
        kind = "name"
    return Mention(
        text=text[found[a].start : found[b - 1].end],
        determiner=found[a - 1].norm if determined else "",
        head=head,
        kind=kind,
        plural=_plural(head, kind, letters[b - 1] == "P"),
        gender=_gender([w.norm for w in found[a:b]]) if kind in {"person", "name"} else None,
        proper="P" in letters[a:b],
        start=found[first].start,
        end=found[b - 1].end,
        lead=leading if leading in lex.PREPOSITIONS else "",
    )


def _kind(norms: Sequence[str], letters: Sequence[str], texts: Sequence[str]) -> tuple[MentionKind, str]:
    head = norms[-1]
    if letters[-1] != "P":
        return _common_kind(norms, letters), head
    names = _trailing_names(norms, letters)
    if letters[0] == "N" and any(n in lex.CRAFT_NOUNS for n in norms[: -len(names)]):
        return "thing", head
    described = norms[-len(names) - 1] if len(names) < len(norms) and letters[-len(names) - 1] == "N" else ""
    if described in lex.ORGANISATION_NOUNS or described.endswith(("maker", "makers")):
        return "organisation", head  # "the chipmaker Nordex"
    titled = any(n in lex.TITLES for n in norms[:-1])
    if any(n in lex.MONTHS for n in names) or head in lex.TIME_NOUNS:
        return "time", head
    if titled:
        return "person", head
    if country_of(" ".join(names)):
        return "place", head  # "the European Union" is asked of as any country is
    for nouns, kind in _NAME_NOUNS:
        if head in nouns or (kind == "organisation" and any(n in nouns for n in names)):
            return kind, head
    if len(names) > 1 and names[0] in _LEADS:
        return _LEADS[names[0]], head
    if head in lex.COUNTRY_WORDS or head in lex.CITIES or "_".join(names[-2:]) in lex.COUNTRY_PHRASES:
        return "place", head
    if any(n in lex.MALE or n in lex.FEMALE for n in names[:-1]):
        return "person", head
    if len(norms) > 1 and head in lex.COMPANY_TAILS:
        return "organisation", head
    if any(c.isdigit() for c in texts[-1]) or (
        len(norms) > 1 and head in {"one", "two", "three", "ii", "iii"}
    ):
        return "thing", head
    if texts[-1].isupper() and len(texts[-1]) > 1:
        return "organisation", head
    return ("person" if len(names) == 2 and len(norms) == 2 else "name"), head


def _trailing_names(norms: Sequence[str], letters: Sequence[str]) -> list[str]:
    """ "nordex" of "american chipmaker nordex", or every name where names alone stand."""
    start = next((i + 1 for i in range(len(letters) - 1, -1, -1) if letters[i] != "P"), 0)
    return list(norms[start:])


_NAME_NOUNS: tuple[tuple[frozenset[str], MentionKind], ...] = (
    (lex.EVENT_NOUNS | lex.DEAL_NOUNS, "event"),
    (lex.ORGANISATION_NOUNS, "organisation"),
    (lex.PLACE_NOUNS, "place"),
)


_LEADS: dict[str, MentionKind] = {
    **dict.fromkeys(lex.PLACE_LEADS, "place"),
    **dict.fromkeys(lex.EVENT_LEADS, "event"),
}
"""Nouns that open a name and say of what: "Cape Harrow" and "Storm Edda" are nobody."""


def _common_kind(norms: Sequence[str], letters: Sequence[str]) -> MentionKind:
    head = norms[-1]
    if head in lex.TIME_NOUNS:
        return "time"
    if letters[-1] == "#":
        year = len(head) == 4 and head.isdigit() and head[:2] in {"18", "19", "20"}
        return "time" if year or any(n in lex.MONTHS for n in norms) else "number"
    if any(letter == "#" for letter in letters) and head in {"percent", "per", "cent", "million", "billion"}:
        return "number"
    if head in lex.PERSON_NOUNS:
        return "person"
    for nouns, kind in _NAME_NOUNS:
        if head in nouns:
            return kind
    return "thing"


def _plural(head: str, kind: MentionKind, named: bool) -> bool | None:
    if named and kind == "organisation":
        return None
    if head in lex.PLURAL_NOUNS:
        return True
    if kind in {"place", "organisation", "name"} and not head.endswith("s"):
        return None if kind != "name" else False
    if head in lex.SINGULAR_S or head.endswith(("ss", "us", "is")):
        return None if kind in {"place", "organisation"} else False
    if kind == "person":
        return head.endswith("s") and head[:-1] in lex.PERSON_NOUNS
    return head.endswith("s")


def _gender(norms: Sequence[str]) -> Gender | None:
    for norm in norms:
        if norm in lex.FEMALE:
            return "female"
        if norm in lex.MALE:
            return "male"
    return None


def _joined(text: str, simple: Sequence[Mention]) -> list[Mention]:
    """ "purchases of US soybeans", "Trump and Xi": wider phrases made of neighbours."""
    wider: list[Mention] = []

    def extend(base: Mention, right: Mention) -> None:
        if wider and base is wider[-1]:
            wider.pop()
        wider.append(_widen(text, base, right, plural=base.plural, kind=base.kind))

    for left, right in pairwise(simple):
        between = text[left.end : right.start].strip().lower()
        base = wider[-1] if wider and wider[-1].end == left.end else left
        if between in {"of", "between"} or _belongs(base, between, right):
            extend(base, right)
        elif between in {"and", "or"} and left.kind == right.kind and _alike(left, right):
            if base is left:
                wider.append(_widen(text, left, right, plural=True, kind=left.kind))
            else:
                extend(base, right)
    return wider


def _alike(left: Mention, right: Mention) -> bool:
    """ "Trump and Xi", "the United States and China", and no "tariffs and the truce"."""
    names = left.proper and right.proper and left.kind in _NAMED
    return left.determiner == right.determiner or (
        names and {left.determiner, right.determiner} <= {"", "the"}
    )


def _belongs(left: Mention, between: str, right: Mention) -> bool:
    """ "the bridge in Ostrava", "a tax on timber": what follows says which one."""
    if left.proper and left.level == "simple" and left.head in lex.COUNTRY_WORDS:
        return False
    common = left.kind not in {"time", "number", "person"} and not (left.kind in _NAMED and left.proper)
    located = between in {"in", "at"} and right.kind == "place"
    return common and (located or (between == "on" and left.kind == "thing" and right.kind == "thing"))


_NAMED = frozenset({"place", "organisation", "name"})


def _widen(text: str, left: Mention, right: Mention, plural: bool | None, kind: MentionKind) -> Mention:
    begins = left.end - len(left.text)
    return replace(
        left,
        text=text[begins : right.end],
        plural=plural,
        kind=kind,
        gender=None,
        level="wide",
        proper=left.proper or right.proper,
        end=right.end,
    )


def dated(moment: Mention) -> str:
    """ "on April 5", "in April", "last week"."""
    norms = moment.norms
    if norms[0] in {"last", "next", "yesterday", "today", "tomorrow", "early", "late"}:
        return moment.full
    day = any(n.isdigit() and len(n) <= 2 for n in norms) or norms[-1].endswith("day")
    return f"{'on' if day else 'in'} {moment.full}"
