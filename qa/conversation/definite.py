"""Definite phrases that were introduced earlier: "the talks", "that deal", "the country", "a new one"."""

from __future__ import annotations

from collections.abc import Sequence

from qa.conversation import lexicon as lex
from qa.conversation.context import Candidate, Context
from qa.conversation.edits import Edit
from qa.conversation.mentions import Mention
from qa.conversation.words import Word, stem

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_SPECIFIED = frozenset(
    {"of", "in", "between", "on", "for", "with", "at", "to", "from", "that", "who", "which", "by"}
)


_BEFORE_ONE = frozenset(
    {"the", "a", "an", "that", "this", "which", "another", "other", "new", "first", "second", "last", "next"}
)


def definite_edits(
    question: str, found: Sequence[Word], own: Sequence[Mention], context: Context
) -> list[Edit]:
    """Replace definite phrases by their fuller form, and "one" by its noun."""
    edits = [e for m in own if (e := _definite_edit(question, m, own, context)) is not None]
    edits += [e for m in own if (e := _part_edit(question, m, context)) is not None]
    return edits + _one_edits(found, context)


def is_definite(mention: Mention) -> bool:
    """Whether the phrase supposes that its referent is known."""
    return mention.determiner in _DEFINITE and not mention.proper and mention.kind not in {"time", "number"}


def specified(question: str, mention: Mention) -> bool:
    """Whether a following phrase already says which one is meant."""
    following = question[mention.end :].split(maxsplit=1)
    return bool(following) and following[0].lower().strip(",?.") in _SPECIFIED


def _definite_edit(question: str, mention: Mention, own: Sequence[Mention], context: Context) -> Edit | None:
    if not is_definite(mention) or any(w.level == "wide" and w.start == mention.start for w in own):
        return None
    if specified(question, mention) and any(m.proper for m in own):
        return None
    chosen = _by_class(mention, context) or _by_noun(mention, context)
    if chosen is None:
        return None
    named = chosen.proper and chosen.kind in {"place", "person", "organisation", "name"}
    fuller = chosen.text if named and chosen.determiner != "the" else f"the {chosen.text}"
    return Edit(mention.start, mention.end, fuller, chosen.text)


def _part_edit(question: str, mention: Mention, context: Context) -> Edit | None:
    """ "the first day" is one of something that was asked about: "the first day of the third round"."""
    part = (
        mention.kind == "time"
        and mention.head != "time"
        and mention.determiner == "the"
        and mention.norms[0] in lex.ORDINALS
    )
    if not part or mention.proper or mention.level != "simple" or specified(question, mention):
        return None
    whole = context.best(
        lambda c: (
            -c.age - 0.01 * c.order
            if c.source == "question" and c.mention.determiner == "the" and _lasts(c.mention)
            else None
        )
    )
    if whole is None:
        return None
    return Edit(mention.end, mention.end, f" of {whole.full}", whole.text)


def _lasts(mention: Mention) -> bool:
    return mention.level == "simple" and mention.kind in {"event", "thing"} and not mention.proper


def _by_noun(mention: Mention, context: Context) -> Mention | None:
    """The same noun, or its kin, with more said about it."""
    own = {stem(w) for w in mention.norms}

    def score(candidate: Candidate) -> float | None:
        other = candidate.mention
        if not _same_noun(mention.head, other.head) or other.determiner in {"any", "no", "another"}:
            return None
        if candidate.source == "sentence":  # "the truce" of a pile of news is known before anybody asks
            return None
        words = {stem(w) for w in other.norms}
        told = own - words if stem(mention.head) == stem(other.head) else own - {stem(mention.head)} - words
        if len(words) <= len(own) or told:
            return None
        base = 0.5 if candidate.source == "question" else 0.4
        return base - candidate.age + 0.3 * other.proper + 0.05 * min(len(words), 6)

    return context.best(score)


def _same_noun(typed: str, told: str) -> bool:
    """ "the agreement" may be a truce; "the truce" says more than "agreement" does."""
    if stem(typed) == stem(told):
        return True
    kin = any(typed in group and told in group for group in lex.KIN)
    return kin and (typed not in lex.NARROW_NOUNS or told in lex.NARROW_NOUNS)


def _by_class(mention: Mention, context: Context) -> Mention | None:
    """ "the country" after a country, "the company" after a company."""
    kind = lex.CLASS_NOUNS.get(mention.head)
    if kind is None or len(mention.norms) > 1:
        return None
    country = mention.head in {"country", "nation"}
    built = mention.head == "building"

    def score(candidate: Candidate) -> float | None:
        other = candidate.mention
        if other.kind not in {kind, "name"} or not other.proper or other.head in lex.DEMONYMS:
            return None
        if ((country or built) and other.head in lex.CITIES) or (built and other.head in lex.COUNTRY_WORDS):
            return None
        base = {"question": 0.5, "answer": 0.8, "sentence": -0.8}[candidate.source]
        return base - 1.5 * candidate.age + (0.5 if other.kind == kind else 0.0)

    return context.best(score)


def _one_edits(found: Sequence[Word], context: Context) -> list[Edit]:
    edits: list[Edit] = []
    for i, word in enumerate(found):
        if word.norm not in {"one", "ones"} or i == 0 or word.capital:
            continue
        after = found[i + 1].norm if i + 1 < len(found) else ""
        last = i + 1 == len(found)
        if word.norm == "one" and found[i - 1].norm not in _BEFORE_ONE and not last:
            continue
        if after in {"of", "day", "year", "month", "week", "percent", "million", "billion", "another"}:
            continue
        lead = found[i - 2].norm if i > 1 and found[i - 2].norm in lex.PREPOSITIONS else ""
        thing = _counted_thing(lead, context)
        if thing is not None:
            noun = _of_any_people(thing) if found[i - 1].norm in lex.DEMONYMS else thing.text
            edits.append(Edit(word.start, word.end, noun, noun))
    return edits


def _counted_thing(lead: str, context: Context) -> Mention | None:
    """What "one" is one of: of "tariffs on Chinese goods", "on Japanese ones" are goods."""

    def score(candidate: Candidate) -> float | None:
        same = bool(lead) and candidate.mention.lead == lead
        if not _countable(candidate):
            return None
        return 0.5 * same - candidate.age - 0.01 * candidate.order

    return context.best(score)


def _of_any_people(thing: Mention) -> str:
    """ "trade delegation" of "Chinese trade delegation", which "the American one" is another of."""
    return " ".join(part for part in thing.text.split() if part.lower() not in lex.DEMONYMS)


def _countable(candidate: Candidate) -> bool:
    m = candidate.mention
    named = m.kind == "person" and m.proper  # "the other one" is no second Karl Brandt
    common = m.kind in {"thing", "event", "person"} and m.head not in lex.VAGUE_NOUNS and not named
    return candidate.source != "sentence" and common and m.level == "simple"
