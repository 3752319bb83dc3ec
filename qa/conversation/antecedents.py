"""Which of the things that a conversation mentions a pronoun may stand for, and how well each fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.conversation import lexicon as lex
from qa.conversation.context import Candidate, Context
from qa.conversation.mentions import Mention
from qa.conversation.roles import asked_noun, asks_of_affected, tells_circumstance
from qa.conversation.words import Word, question_of, verb_base, words

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
INTRODUCING = frozenset({"a", "an", "any", "some", "many", "several", "few"})
OWNED = frozenset({"his", "its", "their", "her"})
KEPT = 0.3
"""For each further turn that named it: what a conversation is about is what "it" is about."""
UNASKED = -1.6
"""A person named in a cited sentence alone: whom somebody asked about one turn earlier comes first."""
AGE_COST = 1.5
"""One turn further back weighs more than any preference within a turn."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference stands in the question."""

    found: Sequence[Word]
    letters: Sequence[str]
    index: int

    @property
    def word(self) -> Word:
        """The referring word."""
        return self.found[self.index]

    def near(self, offset: int) -> str:
        """The neighbour's lower-case form, or an empty string."""
        at = self.index + offset
        return self.found[at].norm if 0 <= at < len(self.found) else ""


def fits(norm: str) -> Callable[[Mention], bool]:
    """Whether a mention has the person, number and kind that the pronoun asks for."""
    if norm in MALE:
        return lambda m: _can_be_somebody(m) and m.gender != "female"
    if norm in FEMALE:
        return lambda m: _can_be_somebody(m) and m.gender != "male"
    if norm in THING:
        return lambda m: m.kind not in {"person", "time", "number"} and m.plural is not True
    return lambda m: m.kind not in {"time", "number"} and m.plural is not False and not is_scene(m)


def is_scene(mention: Mention) -> bool:
    """ "in Madrid" is where, and not who: "they" are others."""
    return mention.kind == "place" and mention.proper and mention.lead in {"in", "at", "near"}


def _can_be_somebody(mention: Mention) -> bool:
    """One person; "the Marigold" and "the Kremlin" are names, and of nobody."""
    article = mention.kind == "name" and mention.proper and mention.determiner == "the"
    return mention.kind in {"person", "name"} and mention.plural is False and not article


def scorer(place: Place, norm: str, context: Context) -> Callable[[Candidate], float | None]:
    """How well each candidate fits ``norm`` at its place, higher is likelier; None does not fit."""
    fitting = fits(norm)
    acting = norm in {"its", "their"} or acts(place)
    before = question_of(context.last.understood)
    person = norm in MALE | FEMALE
    affected = person and asks_of_affected(before, place.found, place.index)
    aside = frozenset() if person else asides(context)
    noun = asked_noun(before)
    named = noun if context.answer_kind not in {None, "number", "time"} else None
    measured = noun if context.answer_kind == "number" and not person else None
    centre = _centre(norm, context)
    defined = not person and _defines(before)
    who = norm in THING and before.lower().startswith(("who ", "whom "))

    def score(candidate: Candidate) -> float | None:
        mention = candidate.mention
        if not fitting(mention) or mention.head in lex.VAGUE_NOUNS or _adjectival(mention):
            return None
        if person and _one_of_two(candidate, context):
            return None
        if norm in THING and candidate.mention.kind == "name" and _owns_together(candidate, context):
            return None
        value = -AGE_COST * candidate.age - 0.01 * candidate.order
        value += {"answer": 0.8, "question": 0.5, "sentence": UNASKED if person else -0.9}[candidate.source]
        value -= 0.8 if candidate.source == "answer" and candidate.age in aside else 0.0
        value -= 0.8 if (candidate.source, candidate.age, mention.text) == ("question", 0, named) else 0.0
        value -= 0.8 if defined and candidate.source == "answer" and not candidate.age else 0.0
        value -= 0.4 if who and candidate.source == "answer" and not candidate.age else 0.0
        if candidate.source == "question" and not candidate.age:
            value += (mention.text == measured) + (centre is not None and mention.full.startswith(centre))
        value -= 0.6 if person and _asked_with(candidate, context) else 0.0
        value += {"inner": -0.4, "wide": 0.1, "simple": 0.0}[mention.level]
        value += _preference(norm, mention, acting)
        value -= 0.6 if mention.determiner in OWNED else 0.0
        value += float(affected and candidate.source == "question" and not candidate.age)
        value += 0.2 if candidate.source == "question" and mention.determiner in INTRODUCING else 0.0
        value += KEPT * max(0.0, context.persistence(mention) - 1)
        return value

    return score


def _defines(question: str) -> bool:
    """ "What are rare earths?": the answer says what they are, and they go on being spoken of."""
    found = words(question)
    if [w.norm for w in found[:1]] != ["what"] or len(found) < 3 or found[1].norm not in {"is", "are"}:
        return False
    return not any(w.norm in lex.FUNCTION for w in found[2:])


def _centre(norm: str, context: Context) -> str | None:
    """What the same pronoun stood for in the last question, which goes on being spoken of.

    After the centring of Grosz, Joshi and Weinstein 1995.
    """
    asked = words(context.last.question)
    family = next((f for f in (MALE, FEMALE, THING, PLURAL) if norm in f), frozenset[str]())
    if not any(w.norm in family for w in asked):
        return None
    typed, fitting = context.last.question, fits(norm)
    told = (
        c.mention.full
        for c in context.candidates
        if c.source == "question"
        and not c.age
        and c.mention.level != "wide"
        and fitting(c.mention)
        and c.mention.full not in typed
    )
    return next(told, None)


def _asked_with(candidate: Candidate, context: Context) -> bool:
    """Whether an answer's name stood in its question: "Lutnick" is not who negotiates beside Lutnick."""
    if candidate.source != "answer" or candidate.age:
        return False
    asked = {w.norm for w in words(context.last.understood)}
    return candidate.mention.proper and candidate.mention.head in asked


def _one_of_two(candidate: Candidate, context: Context) -> bool:
    """Whether a question that found nothing named somebody only beside another: "he" is neither."""
    if context.last.answer or candidate.source != "question" or candidate.age:
        return False
    asked = question_of(context.last.understood).lower()
    pairs = (c.mention for c in context.candidates if c.source == "question" and not c.age)
    return asked.startswith("who ") and any(
        pair.level == "wide" and pair.plural and " and " in pair.text and candidate.mention.text in pair.text
        for pair in pairs
    )


def _owns_together(candidate: Candidate, context: Context) -> bool:
    """Whether a name is one of two that "their" stood for: "it" is what is theirs."""
    asked = [c.mention for c in context.candidates if (c.source, c.age) == ("question", candidate.age)]
    owned = any(m.determiner == "their" for m in asked)
    joined = (m for m in asked if m.level == "wide" and m.plural and " and " in m.text)
    name = candidate.mention
    return owned and candidate.source == "question" and any(m.start <= name.start < m.end for m in joined)


def asides(context: Context) -> frozenset[int]:
    """The turns, by age, whose answer is no thing that was asked about: a where, a why, a whole sentence."""
    return frozenset(
        age
        for age, turn in enumerate(context.turns)
        if context.short_answer(age) is None
        or tells_circumstance(question_of(turn.understood))
        or _is_deed(turn.answer)
    )


def _is_deed(answer: str | None) -> bool:
    """ "to open a case": what somebody did, not a thing."""
    first = words(answer or "")[:2]
    return len(first) == 2 and first[0].norm == "to" and first[1].norm in lex.VERBS


def _adjectival(mention: Mention) -> bool:
    """ "Norlandic" of "the Norlandic delegation" names nobody."""
    ending = mention.level == "inner" and mention.head.endswith(("ic", "ian", "ean", "ese", "ish"))
    return ending or mention.text.lower() in lex.DEMONYMS


def _preference(norm: str, mention: Mention, acting: bool) -> float:
    if norm in MALE | FEMALE:
        named = mention.proper and mention.level == "simple"
        placed = mention.kind == "name" and mention.lead in {"of", "in", "from", "at", "near"}
        role = not mention.proper and not mention.determiner  # "trade secretary" is what somebody is
        value = 0.5 * (mention.kind == "person") + 0.4 * bool(mention.gender)
        return value + named - placed - 0.5 * role
    built = mention.head in lex.PLACE_NOUNS
    actor = mention.kind in {"place", "organisation", "name", "person"} and mention.proper and not built
    value = 0.6 if actor == acting else 0.0
    value += 0.3 if mention.proper else 0.0
    value += 0.2 if mention.determiner or len(mention.norms) > 1 else 0.0
    value += 0.8 if mention.lead in {"about", "regarding", "concerning"} else 0.0
    bare = mention.kind in {"thing", "event"} and not mention.proper and not mention.determiner
    value -= 0.4 if bare and mention.plural is False and len(mention.norms) == 1 else 0.0
    if norm in PLURAL:
        value += 0.7 if mention.plural else 0.0
    return value


def acts(place: Place) -> bool:
    """Whether the pronoun does what only somebody can: a country, an organisation, people."""
    following = next(
        (
            w.norm
            for w, c in zip(place.found, place.letters, strict=True)
            if w.start > place.word.start and c in "NV"
        ),
        "",
    )
    if (place.near(1), place.near(2)) == ("do", "so") or place.near(1) == "have":
        return True
    return verb_base(following) in lex.AGENTIVE and place.word.norm in {"it", "they"}
