"""Pronouns and what they stand for: person, number and kind first, then what was said last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation import lexicon as lex
from qa.conversation.antecedents import (
    AGE_COST,
    FEMALE,
    INTRODUCING,
    MALE,
    OWNED,
    PLURAL,
    THING,
    Place,
    acts,
    asides,
    fits,
    is_scene,
    scorer,
)
from qa.conversation.context import Candidate, Context
from qa.conversation.edits import Edit
from qa.conversation.lexicon import POSSESSIVES
from qa.conversation.mentions import Mention, dated, mentions
from qa.conversation.roles import asked_noun, counted, tells_circumstance
from qa.conversation.words import Word, question_of, words

_KNOWN = frozenset({
    "known", "clear", "likely", "expected", "thought", "believed", "certain", "reported", "public", "true",
    "possible", "necessary", "obvious", "official", "unclear", "unknown",
})  # fmt: skip
_SUBORDINATING = frozenset({"before", "after", "when", "as", "since", "until", "once"})
_DOING = frozenset({"before", "after", "by", "without"})
"""What joins a deed to what it is done to: "How long is cod soaked before cooking it"."""
_SHARES = frozenset({
    "many", "much", "most", "some", "half", "all", "none", "few", "part", "each", "any", "one", "either",
    "neither", "both", "which",
})  # fmt: skip
_LETTING = frozenset({"let", "lets", "make", "makes", "made", "help", "helped", "see", "saw", "watch"})
"""Verbs with an object that does something: in "did Nvidia let it sell", "it" is not Nvidia."""
_ADDED_PERSON = re.compile(r"(?:and|what about|how about) ", re.IGNORECASE)
FAR = 3
"""Words after which a phrase of the same question is in another clause, and may be what is meant."""


def pronoun_edits(
    question: str, found: Sequence[Word], letters: Sequence[str], context: Context
) -> list[Edit]:
    """One edit for each pronoun whose antecedent the conversation holds."""
    own = mentions(question, context.known)
    edits: list[Edit] = []
    for i in range(len(found)):
        place = Place(found, letters, i)
        if letters[i] == "P" or not refers(place) or _bound_within(place, own):
            continue
        antecedent = _antecedent(place, context)
        if antecedent is not None and antecedent not in {e.added for e in edits}:
            edits.append(_replacement(place, antecedent))
    return edits


def untold(found: Sequence[Word], letters: Sequence[str], edits: Sequence[Edit], context: Context) -> bool:
    """Whether a "that" sums up an answer too long to stand in its place, or an "it" what happened."""
    places = [
        Place(found, letters, i)
        for i, w in enumerate(found)
        if w.norm in {"that", "this", "it"} and all(e.start != w.start for e in edits)
    ]
    summed = (p for p in places if p.word.norm != "it")
    return any(_points_at_event(p) for p in summed) or any(_sums_up(p, context) for p in places)


def refers(place: Place) -> bool:
    """Whether the word is a pronoun that points outside its own clause ("it" of weather does not)."""
    norm = place.word.norm
    if norm in MALE | FEMALE | PLURAL | {"its", "itself"}:
        return True
    if norm == "it":
        return not _expletive(place)
    if norm == "there":
        return not _existential(place)
    return norm in {"then", "that", "this"} and _points_at_event(place)


def _expletive(place: Place) -> bool:
    """ "it is true that", "does it take", "it turned out", "is it possible to"."""
    following = [place.near(k) for k in range(1, 6)]
    if following[:2] == ["cost", "to"]:
        return True
    if following[0] in {"take", "takes", "took", "rain", "snow"} and any(
        w.norm == "to" for w in place.found[place.index + 1 :]
    ):
        return True
    if place.near(-1) in lex.BE and (following[0] in _KNOWN or "to" in following[1:3]):
        return True
    after = {w.norm for w in place.found[place.index + 2 :]}
    if place.near(-1) in lex.BE and place.index == 1 and {"that", "who"} & after:
        return True  # "was it a spark that set off the fire"
    if place.near(-1) in {"sees", "see", "saw", "puts", "put"} and any(
        w.norm == "as" for w in place.found[max(0, place.index - 4) : place.index]
    ):
        return True  # "as the mayor sees it"
    if following[0] in {"is", "was"} and following[1].endswith("ed"):
        return True
    if "better" in following[:2] or "possible" in following[:2] or "true" in following[:3]:
        return True
    return following[0] in lex.BE and "that" in following


def _existential(place: Place) -> bool:
    if place.index == len(place.found) - 1:
        return False
    before, after = place.near(-1), place.near(1)
    verbs = lex.BE | {"will", "has", "have", "had", "would", "could", "may", "'s"}
    asks = place.found[0].norm == "how" or (place.found[0].norm in {"what", "which"} and place.index > 2)
    counted = asks and before in lex.BE  # "how many were there in Porto", "which ports are there in Peru"
    return after in verbs or (before in verbs and (counted or after not in lex.PREPOSITIONS))


def _points_at_event(place: Place) -> bool:
    norm, before, after = place.word.norm, place.near(-1), place.near(1)
    last = place.index == len(place.found) - 1
    if norm == "then":
        return before in {"since", "until", "till", "before", "by", "from"} or (
            last and (place.index > 1 or place.near(-1) in lex.WH)
        )
    if after and place.index + 1 < len(place.letters) and place.letters[place.index + 1] in "NP#":
        return False
    if before in {
        "before",
        "after",
        "since",
        "about",
        "of",
        "for",
        "from",
        "to",
        "than",
        "with",
        "on",
        "like",
    }:
        return last or place.letters[place.index + 1] == "F"
    return last or (before in lex.AUXILIARIES and place.index < 3)


def _bound_within(place: Place, own: Sequence[Mention]) -> bool:
    """Whether an earlier phrase of the same question can be meant: "Did Trump say he ..."."""
    norm = place.word.norm
    if norm in {"there", "then", "that", "this"}:
        return False
    if place.near(-1) in _LETTING and norm not in POSSESSIVES:
        return False
    if place.near(-1) == "of" and place.near(-2) in _SHARES:
        return False
    fitting = fits(norm)
    before = [m for m in own if m.end <= place.word.start and fitting(m)]
    if norm == "them":  # One country or company is "it"; and "they" may be its people, but "them" seldom.
        before = [m for m in before if m.plural]
    if any(_words_between(m, place) >= _distance(place) for m in before):
        return True
    if norm in {"it", "them"} and place.near(-1).endswith("ing") and place.near(-2) in _DOING:
        return any(m.kind == "thing" and not m.proper for m in before)
    earlier = [m for m in before if _could_bind(norm, m)]
    if norm == "their" and (place.near(1) == "own" or len([m for m in own if _is_person(m)]) > 1):
        return True
    if not earlier or norm in OWNED or norm.endswith(("self", "selves")):
        return bool(earlier)
    return any(
        w.norm in lex.CONJUNCTIONS | _SUBORDINATING | {"that", "say", "says", "said", "think", "thinks"}
        for w in place.found[: place.index]
        if w.start >= earlier[-1].end
    )


def _distance(place: Place) -> int:
    """How far off a phrase must be to be meant: none for the subject of an embedded clause."""
    norm, before, after = place.word.norm, place.near(-1), place.near(1)
    if norm.endswith(("self", "selves")):
        return 0
    if norm in OWNED:
        return FAR if before in lex.AUXILIARIES | lex.PREPOSITIONS else 1
    embedded = before not in lex.AUXILIARIES | lex.PREPOSITIONS | lex.CONJUNCTIONS
    verb_follows = after in lex.AUXILIARIES or place.letters[place.index + 1 : place.index + 2] == ["V"]
    return 1 if embedded and verb_follows else FAR


def _words_between(mention: Mention, place: Place) -> int:
    return sum(mention.end <= word.start for word in place.found[: place.index])


def _could_bind(norm: str, mention: Mention) -> bool:
    """Bare common nouns seldom own what follows: "what impact did its ..."."""
    told = mention.determiner == "the" or (mention.plural is True and norm == "their")
    return mention.proper or (told and norm in OWNED | {"it", "they", "them"})


def _is_person(mention: Mention) -> bool:
    return mention.proper and mention.kind in {"person", "name"}


def _antecedent(place: Place, context: Context) -> str | None:
    norm = place.word.norm
    of_many = place.near(-1) == "of" and place.near(-2) in _SHARES
    if of_many and (noun := counted(question_of(context.last.understood))):
        return f"the {noun}"
    if norm in {"that", "this", "then"}:
        return _event(place, context)
    if norm == "there":
        return _where(place, context)
    if norm in PLURAL and (pair := _pair(place, context)):
        return pair
    if norm in THING and (several := _several_answered(place, context)):
        return several
    if _sums_up(place, context):
        return None
    score = scorer(place, norm, context)
    several = None
    if norm in PLURAL and any(
        w.norm == "there" for w in place.found
    ):  # A ministry is not "there", people are.
        several = context.best(lambda c: score(c) if c.mention.plural else None)
    chosen = several or context.best(score)
    if chosen is None and norm in PLURAL:
        # "a smart lock ... their safety": a kind of thing is spoken of in the plural.
        chosen = context.best(scorer(place, "it", context))
    return _spell(chosen, context) if chosen else None


def _sums_up(place: Place, context: Context) -> bool:
    """Whether "it" is what happened, and not where: "How did Lind judge it?" of a meeting in Porto."""
    if place.word.norm != "it" or _expletive(place) or place.near(-1) in lex.BE:
        return False
    if place.near(-1) in lex.PREPOSITIONS | lex.AUXILIARIES or place.letters[place.index - 1] != "V":
        return False
    chosen = context.best(scorer(place, "it", context))
    aside = asides(context)
    told = any(c.mention is chosen and c.source == "answer" and c.age in aside for c in context.candidates)
    return chosen is not None and (told or is_scene(chosen))


def _several_answered(place: Place, context: Context) -> str | None:
    """ "it" after "two barges", where nothing else was asked about: what was answered, and no river."""
    score = scorer(place, place.word.norm, context)
    aside = {"in", "on", "at", "near"}

    def asked(candidate: Candidate) -> float | None:
        m = candidate.mention
        scene = m.kind == "place" and m.lead in aside
        return None if candidate.source == "sentence" or candidate.age or scene else score(candidate)

    if context.best(asked):
        return None
    answered = (c.mention for c in context.candidates if c.source == "answer" and not c.age)
    first = next(answered, None)
    return f"the {first.text}" if first and first.plural and first.kind == "thing" else None


def _pair(place: Place, context: Context) -> str | None:
    """Two people, or two countries, of the last turn: "they" means both, and one asked after the other."""
    people = _distinct(context, {"person", "name"})
    if len(people) == 1 and len(context.turns) > 1 and _ADDED_PERSON.match(context.last.question):
        people = [*(p for p in _distinct(context, {"person", "name"}, 1) if p not in people), *people]
    if len(people) == 2 and (acts(place) or place.word.norm == "their"):
        return " and ".join(people)
    countries = _distinct(context, {"place"})
    met = tells_circumstance(question_of(context.last.understood)) and context.answer_kind == "place"
    return " and ".join(countries) if len(countries) == 2 and acts(place) and not met else None


def _distinct(context: Context, kinds: set[str], age: int = 0) -> list[str]:
    found: list[str] = []
    for candidate in context.candidates:
        m = candidate.mention
        if candidate.age != age or candidate.source == "sentence" or candidate.bracketed:
            continue
        if m.kind not in kinds or not m.proper or m.plural:
            continue
        if m.head not in lex.DEMONYMS and m.lead not in {"in", "at"} and m.full not in found:
            found.append(m.full)
    return found


_TAKING_PART = frozenset(
    {"part", "attended", "attend", "met", "meet", "negotiated", "joined", "present", "sat"}
)


def _where(place: Place, context: Context) -> str | None:
    asked = {w.norm for w in words(question_of(context.last.understood))}
    of_people = bool({"who", "whom"} & asked and _TAKING_PART & asked)  # who took part is no scene

    def score(candidate: Candidate) -> float | None:
        m = candidate.mention
        located = m.kind == "place" or (
            m.kind in {"event", "name", "organisation"} and m.lead in {"in", "at"}
        )
        is_event = m.kind == "event" or (m.head == "round" and m.proper)  # "the Madrid round"
        if not located and not (is_event and m.determiner == "the"):
            return None
        if m.head in lex.DEMONYMS:
            return None
        value = (
            -AGE_COST * candidate.age + {"answer": 1.5, "question": 0.8, "sentence": -0.8}[candidate.source]
        )
        value -= 2.0 if m.level == "inner" else 0.0  # "Spain's" of "Spain's ministry" says whose
        value -= 2.0 if of_people and candidate.source == "answer" else 0.0
        return value + (0.5 if m.lead in {"in", "at", "to"} else 0.0) - (0.6 if is_event else 0.0)

    chosen = context.best(score)
    if chosen is None:
        return None
    if place.near(-1) in lex.PREPOSITIONS:
        return chosen.full
    lead = "at" if chosen.kind in {"event", "organisation"} or chosen.head == "round" else "in"
    return f"{lead} {chosen.full}"


def _event(place: Place, context: Context) -> str | None:
    """What "that" and "then" sum up: a date or thing answered, when it is short enough to stand there."""
    answer = context.short_answer()
    if place.word.norm == "then":
        moment = context.best(
            lambda c: (
                -AGE_COST * c.age - c.order if c.mention.kind == "time" and c.source != "sentence" else None
            )
        )
        if moment is None:
            return None
        return moment.full if place.near(-1) in lex.PREPOSITIONS else dated(moment)
    if answer is None or place.near(-1) in {"before", "after", "since", "until"}:
        return context.named_answer()
    if context.answer_kind in {"number", "time"}:
        thing = context.best(scorer(place, "it", context))
        return _spell(thing, context) if thing else None
    return answer


def _spell(mention: Mention, context: Context) -> str:
    """The phrase as it should read: a surname grows to the full name that the conversation gave."""
    if mention.kind in {"person", "name"} and " " not in mention.text:
        for candidate in context.candidates:
            longer = candidate.mention
            if longer.kind == "person" and longer.head == mention.head and " " in longer.text:
                return longer.text
    if mention.determiner in OWNED:
        owner = _owner(mention, context)
        return f"the {mention.text} of {owner}" if owner else f"the {mention.text}"
    asked = asked_noun(question_of(context.last.understood)) == mention.text
    introduced = mention.determiner in INTRODUCING or (asked and not mention.proper)
    return f"the {mention.text}" if introduced else mention.full


def _owner(owned: Mention, context: Context) -> str | None:
    """Whose "their outline deal" is, said in the same question."""
    said = next(c for c in context.candidates if c.mention is owned)
    fitting = fits(owned.determiner)
    before = [
        c.mention
        for c in context.candidates
        if (c.source, c.age) == (said.source, said.age) and c.mention.end <= owned.start and c.mention.proper
    ]
    return next((m.full for m in sorted(before, key=lambda m: m.level != "wide") if fitting(m)), None)


def _replacement(place: Place, antecedent: str) -> Edit:
    word = place.word
    end = word.end
    text = antecedent
    contracted = place.near(1) if place.index + 1 < len(place.found) else ""
    if contracted in {"'s", "'re", "'ll"}:
        end = place.found[place.index + 1].end
        text = antecedent + {"'s": " is", "'re": " are", "'ll": " will"}[contracted]
    owner = word.norm in OWNED and (word.norm != "her" or _owns(place))
    if owner:
        text = antecedent + ("'" if antecedent.endswith("s") and not antecedent.istitle() else "'s")
    if word.start == 0:
        text = text[0].upper() + text[1:]
    return Edit(word.start, end, text, antecedent)


def _owns(place: Place) -> bool:
    at = place.index + 1
    return at < len(place.letters) and place.letters[at] in "NP#"
