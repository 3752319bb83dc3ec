"""What a conversation has mentioned, each with where and how long ago."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.conversation import lexicon as lex
from qa.conversation.mentions import Mention, MentionKind, mentions
from qa.conversation.types import Turn
from qa.conversation.words import Word, clean, gist, is_inflected, question_of, stem, verb_base, words

MAX_TURNS = 6
"""Older turns live on in the resolved questions of later ones."""
MAX_ANSWER_WORDS = 8
"""A longer answer is a quoted sentence: its names count, the whole does not stand for anything."""

FADING = 0.9
"""What each turn back still counts towards being the topic (0.5 to 0.9 tried on CAsT 2020)."""

_ADDED = re.compile(r"\([^()]*\)")

Source = Literal["answer", "question", "sentence"]
_KIND_OF_TYPE: dict[str, MentionKind] = {
    "person": "person", "place": "place", "organisation": "organisation", "date": "time", "duration": "time",
    "money": "number", "percent": "number", "count": "number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a reference may point at; ``age`` 0 is the last turn.

    Attributes:
        bracketed: whether it was added to the question in brackets, for finding, and never asked about.
    """

    mention: Mention
    source: Source
    age: int
    order: int
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The turns looked at, newest first, and everything that they mention."""

    turns: tuple[Turn, ...]
    candidates: tuple[Candidate, ...]
    known: frozenset[str]
    named: tuple[frozenset[str], ...]

    @property
    def last(self) -> Turn:
        """The newest turn."""
        return self.turns[0]

    def persistence(self, mention: Mention) -> float:
        """In how many turns its head noun was named, older ones counting a little less."""
        head = stem(mention.head)
        return sum(FADING**age for age, named in enumerate(self.named) if head in named)

    def asked(self, noun: str) -> bool:
        """Whether the last question used ``noun``."""
        return any(stem(noun) == stem(w.norm) for w in words(self.last.understood))

    def short_answer(self, age: int = 0) -> str | None:
        """The answer of that turn when it is a phrase, else None."""
        answer = self.turns[age].answer if age < len(self.turns) else None
        short = answer is not None and 0 < len(words(answer)) <= MAX_ANSWER_WORDS
        return answer.strip().rstrip(".") if short and answer else None

    def sure_answer(self) -> str | None:
        """The last answer when it is a phrase, and was not shown as more likely wrong than right."""
        return None if self.last.doubtful else self.short_answer()

    def named_answer(self) -> str | None:
        """The last answer when it names a thing, a place or a time: "resume talks" names a deed."""
        answer, found = self.short_answer(), words(self.short_answer() or "")
        done = re.match(r"what (?:did|does|do|will|would|has|have|had) ", self.last.understood.lower())
        verbal = bool(done) and found[:1] and found[0].norm in lex.VERBS and not found[0].capital
        return None if verbal or (found and found[0].norm == "to") else answer

    @property
    def answer_kind(self) -> MentionKind | None:
        """The kind of the last answer's first phrase."""
        answers = [c.mention for c in self.candidates if c.source == "answer" and c.age == 0]
        return answers[0].kind if answers else None

    def best(self, score: Callable[[Candidate], float | None]) -> Mention | None:
        """The mention with the highest score; None scores are out, ties go to the earlier one."""
        scored = [(value, -i) for i, c in enumerate(self.candidates) if (value := score(c)) is not None]
        return self.candidates[-max(scored)[1]].mention if scored else None


def context_of(turns: Sequence[Turn]) -> Context:
    """What the newest ``MAX_TURNS`` turns mention."""
    recent = tuple(_cleaned(turn) for turn in reversed(turns[-MAX_TURNS:]))
    known = frozenset(name for turn in recent for name in _names(turn))
    found: list[Candidate] = []
    for age, turn in enumerate(recent):
        found.extend(_candidates(turn, age, known))
    named = tuple(frozenset(stem(w.norm) for w in words(gist(turn.understood))) for turn in recent)
    return Context(recent, tuple(_with_told_kinds(found)), known, named)


def _with_told_kinds(found: Sequence[Candidate]) -> list[Candidate]:
    """Bare names with the kind that another place tells: "Nordex" after "the chipmaker Nordex"."""
    told: dict[str, MentionKind] = {}
    for candidate in reversed(found):
        m = candidate.mention
        if m.proper and m.level != "wide" and m.kind in {"person", "organisation"} and _is_sure(candidate):
            told[m.head] = m.kind
    return [
        replace(
            c, mention=replace(c.mention, kind=told[c.mention.head], plural=_number(told[c.mention.head]))
        )
        if c.mention.kind == "name" and c.mention.text.lower() in told
        else c
        for c in found
    ]


def _is_sure(candidate: Candidate) -> bool:
    """Two capitals alone may be anybody's; a first name, a title, or what was asked for tells."""
    m = candidate.mention
    return m.kind == "organisation" or candidate.source == "answer" or bool(m.gender) or len(m.norms) > 2


def _number(kind: MentionKind) -> bool | None:
    return False if kind == "person" else None


def _cleaned(turn: Turn) -> Turn:
    return replace(
        turn,
        question=clean(turn.question),
        resolved_question=clean(turn.understood),
        answer=clean(turn.answer) if turn.answer else None,
        sentence=clean(turn.sentence) if turn.sentence else None,
        title=clean(turn.title) if turn.title else None,
    )


def _names(turn: Turn) -> set[str]:
    """Lower-case words of names, so that they are known again when typed in lower case."""
    found: set[str] = set()
    for text in (turn.question, turn.understood, turn.answer or "", turn.sentence or ""):
        for i, word in enumerate(words(text)):
            if word.capital and i and word.norm not in lex.FUNCTION and len(word.norm) > 2:
                found.add(word.norm)
    return found


def _candidates(turn: Turn, age: int, known: frozenset[str]) -> list[Candidate]:
    found: list[Candidate] = []
    for mention in _answer_mentions(turn, known):
        found.append(Candidate(mention, "answer", age, len(found)))
    asked = gist(turn.understood)
    added = [m.span() for m in _ADDED.finditer(asked)] if turn.understood != turn.question else []
    for mention in mentions(asked, known):
        bracketed = any(start < mention.start < end for start, end in added)
        found.append(Candidate(mention, "question", age, len(found), bracketed))
    for mention in mentions(turn.sentence, known) if turn.sentence else ():
        found.append(Candidate(mention, "sentence", age, len(found)))
    return found


def _answer_mentions(turn: Turn, known: frozenset[str]) -> tuple[Mention, ...]:
    if not turn.answer:
        return ()
    quoted = len(words(turn.answer)) > MAX_ANSWER_WORDS  # A sentence begins with a capital, whatever it is.
    capitals = {w.norm for w in words(turn.answer) if w.capital and not (quoted and w.norm in lex.FUNCTION)}
    found = mentions(turn.answer, known | capitals)
    done = words(turn.answer)[:1]
    if done and found and found[0].start == 0 and _opens_deed(done[0]) and len(found[0].norms) > 1:
        found = mentions(turn.answer[done[0].end :].strip(), known | capitals)
    if quoted or not found:
        return found
    asked = _asked_kind(question_of(turn.understood))
    # "Which club" gets a club whatever type a reader saw in it.
    kind = asked if asked in {"place", "organisation"} else _KIND_OF_TYPE.get(turn.answer_type or "") or asked
    if kind is not None and found[0].kind in {"name", "person"}:
        collective = kind in {"place", "organisation"}
        found = tuple(
            replace(m, kind=kind, plural=None if collective else m.plural)
            if m.kind in {"name", found[0].kind} and not m.lead
            else m
            for m in found
        )
    return _whole(turn.answer, found) + found


def _opens_deed(word: Word) -> bool:
    """ "raised" of "raised China's purchases of oil"."""
    return not word.capital and is_inflected(word.norm) and verb_base(word.norm) is not None


def _whole(answer: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The whole answer as one phrase where it is one: "cracks in two pillars"."""
    first, text = found[0], answer.rstrip(" .")
    several = len([m for m in found if m.level == "simple"]) > 1
    if first.start != 0 or not several or any(m.end == len(text) and m.start == 0 for m in found):
        return ()
    if re.search(r"[,;:]| and | or ", text):
        return ()
    return (replace(first, text=text[first.end - len(first.text) :], end=len(text), level="wide"),)


def _asked_kind(question: str) -> MentionKind | None:
    """What kind of thing the question asks for: "who", "where", "at which palace", "what is the festival"."""
    found = words(question)
    if [w.norm in lex.PREPOSITIONS for w in found[:1]] == [True]:
        found = found[1:]
    norms = [w.norm for w in found[:2]]
    if not norms or norms[0] not in lex.WH:
        return None
    if norms[0] in {"who", "whom", "whose"}:
        return "person"
    if norms[0] == "where":
        return "place"
    equative = len(norms) > 1 and norms[1] in lex.BE
    asked = next(iter(mentions(question)), None)
    if norms[0] not in {"what", "which"} or asked is None or asked.proper or len(found) < 3:
        return None
    if asked.start != found[2 if equative else 1].start:
        return None
    return lex.CLASS_NOUNS.get(asked.head) or asked.kind
