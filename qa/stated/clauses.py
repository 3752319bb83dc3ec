"""The values that a sentence states: a clause has all of the question's terms, and they belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.claims.filters.report_dates import is_dateline_at
from qa.claims.filters.sides import people_of
from qa.claims.filters.whose import countries_in, is_of_another, nouns_of_countries
from qa.claims.moved import former, is_of_the_one_before, moves_between
from qa.claims.values.finders import Place, called_so, tells_by_form, values_in
from qa.claims.wanted import is_self_naming
from qa.question.form import VALUE_TYPES, QuestionForm
from qa.question.times import asks_for_next
from qa.question.words import stems
from qa.stated.asked import Asked
from qa.stated.counted import counted_noun, counts_in
from qa.stated.kinds import is_of_kind
from qa.stated.links import linked
from qa.stated.members import members_in
from qa.stated.senses import all_senses, said_in, senses_of

_AMOUNTS = frozenset({"percent", "money", "count"})


def can_state(form: QuestionForm, asked: Asked) -> bool:
    """Whether what is asked for is told by its form, so that a sentence can state it."""
    by_name = is_self_naming(form.head) or asked.side is not None
    return by_name or asked.members or form.wanted == "count" or tells_by_form(form.wanted)


def stated_in(form: QuestionForm, asked: Asked, sentence: str, before: str) -> list[Place]:
    """Where the values stand that ``sentence`` states, in text order.

    Args:
        before: the headline and the sentence before, for what a pronoun stands for.
    """
    if asked.members and asked.side:
        has_marks = all(mark <= stems(sentence) for mark in asked.marks)
        return members_in(sentence, asked.side) if has_marks else []
    by_form = not is_self_naming(form.head) and asked.side is None
    values = _values(form, asked, sentence) if by_form else []
    # Most sentences give no such value; to look what their words can mean takes far longer.
    if (by_form and not values) or not _says_all(form, asked, sentence, before):
        return []
    if is_self_naming(form.head):
        return called_so(sentence, form.head or "")
    if asked.side is not None:
        return people_of(sentence, asked.side)
    found: list[Place] = []
    for start, end in _clauses(sentence):
        inside = [value for value in values if start <= value[0] and value[1] <= end]
        if inside and _says_all(form, asked, sentence[start:end], before + sentence[:start]):
            found.extend(_belonging(form, asked, sentence, (start, end), inside))
    return _of_the_same(form, asked, sentence, values, found)


def _values(form: QuestionForm, asked: Asked, sentence: str) -> list[Place]:
    if form.wanted == "count" and counted_noun(form) is not None:
        return counts_in(sentence, form, asked.own[0])
    if form.wanted == "count":  # "how big", "how large"
        return sorted({*values_in(sentence, "money"), *values_in(sentence, "percent")})
    return [
        value
        for value in values_in(sentence, form.wanted)
        if not is_dateline_at(sentence, *value)
        and not (form.wanted == "date" and is_of_the_one_before(sentence, value[0]))
    ]


_CLAUSE_END = re.compile(
    r";|,\s(?=(?:while|but|although|though|whereas)\b)|,\s(?=and (?:he|she|they|the|[A-Z]\w+) )|\s[–—]\s"
    r"|\s(?=and (?:is|was|are|were|has|have|had|will|would) )"
)


def _clauses(sentence: str) -> Iterator[Place]:
    start = 0
    for match in _CLAUSE_END.finditer(sentence):
        yield start, match.start()
        start = match.end()
    yield start, len(sentence)


def _belonging(
    form: QuestionForm, asked: Asked, sentence: str, clause: Place, values: list[Place]
) -> list[Place]:
    """Those of a clause's values that belong to its terms; counts stand by their noun already."""
    start, end = clause
    if form.wanted == "count" and counted_noun(form) is not None:
        return values
    if form.wanted in ("percent", "money") and _is_of_third_country(asked, sentence[start:end]):
        return []
    numeric = form.wanted in VALUE_TYPES and form.wanted != "date"
    heads = asked.own if numeric else asked.own[:1]
    words = [
        said
        for said in said_in(sentence)
        if start <= said.start and said.end <= end and any(term & said.senses for term in heads)
    ]
    return linked(sentence, words, values, numeric=numeric)


_SUBJECT_WORDS = 3
"""Words of a clause in which its subject stands."""


def _is_of_third_country(asked: Asked, clause: str) -> bool:
    """Whether an amount is told of a country that the question does not ask of, and not of its own.

    Where the question names no country: whether a clause begins with one and names nothing that is asked of.
    """
    told = countries_in(clause)
    if asked.countries or not asked.names:
        return bool(asked.countries and told - asked.countries and asked.countries - told)
    said, led = stems(clause), countries_in(" ".join(clause.split()[:_SUBJECT_WORDS]))
    return bool(led) and not any(way <= said for ways in asked.names for way in ways)


_AFTER = re.compile(
    r"\bafter\s(?:(?:those|the ones|rounds|meetings|talks)\s(?:in|at)\s)?"
    r"(?:[A-Z]\w+(?:\s(?:in\s\w+\s)?and\s|,\s))*$"
)


def _of_the_same(
    form: QuestionForm, asked: Asked, sentence: str, values: Sequence[Place], found: list[Place]
) -> list[Place]:
    """The values of the kind and country asked for, with those that they replaced: "from 145% to 30%"."""
    if form.wanted == "date":
        found = [value for value in found if not _of_another_place(asked, sentence, value)]
    nouns = nouns_of_countries(form.question) if form.wanted in _AMOUNTS else {}
    foreign = [value for value in values if nouns and is_of_another(sentence, *value, nouns)]
    if asked.ordinals or form.times or asks_for_next(form.question):  # "the third, after Geneva and London"
        found = [value for value in found if not _AFTER.search(sentence, 0, value[0])]
    kept = [
        value
        for value in found
        if is_of_kind(form, sentence[value[0] : value[1]])
        and value not in foreign
        and not any(former(sentence, value, other) == value for other in foreign)
    ]
    if form.wanted not in _AMOUNTS:
        return kept
    return [value for value in values if value in kept or _took_turns(sentence, value, kept)]


_PLACE = r"\b(?:in|at)\s(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)*)"
_PLACED = re.compile(rf"{_PLACE}\s(?:in|on)\s(?:the\s|early\s|late\s|mid-)?$")
_AT_PLACE = re.compile(_PLACE)


def _of_another_place(asked: Asked, sentence: str, value: Place) -> bool:
    """Whether a date is that of another place: of "in Oslo in May and in Lima in June", asked for Lima."""
    placed = _PLACED.search(sentence, 0, value[0])
    sought = [*asked.marks, *(way for ways in asked.names for way in ways)]
    if placed is None or stems(placed["name"]) in sought:
        return False
    return any(stems(place["name"]) in sought for place in _AT_PLACE.finditer(sentence))


def _took_turns(sentence: str, value: Place, kept: Sequence[Place]) -> bool:
    return any(moves_between(sentence, value, other) for other in kept)


def _says_all(form: QuestionForm, asked: Asked, said: str, before: str) -> bool:
    """Whether a clause has every term of its own; one but the first may be a pronoun for what came before."""
    if any(not mark <= stems(said) for mark in asked.marks):
        return False
    if any(not _is_numbered(asked, said, ordinal) for ordinal in asked.ordinals):
        return False
    senses = all_senses(said)
    if asked.own[0].isdisjoint(senses):
        return False
    missing = [term for term in asked.own if term.isdisjoint(senses)]
    if not missing:
        return True
    if len(missing) > 1 or missing[0].isdisjoint(all_senses(before)):
        return False
    return _refers_back(asked, said, by_article=form.wanted not in _AMOUNTS)


def _is_numbered(asked: Asked, said: str, ordinal: str) -> bool:
    """Whether an ordinal stands before what the question is about: "the third formal round"."""
    for match in re.finditer(rf"\b{ordinal}\s(?P<what>(?:\w+\s){{0,2}}\w+)", said, re.I):
        words = match["what"].lower().split()
        if words[0] == "time" or any(senses_of(word) & term for word in words for term in asked.own):
            return True
    return False


def _refers_back(asked: Asked, said: str, *, by_article: bool) -> bool:
    """Whether a clause's head has a pronoun for its subject, or an article: "the extension" is the truce's.

    Args:
        by_article: whether an article will do; of amounts it says too little: "the charge" may be any.
    """
    heads = [word.start for word in said_in(said) if word.senses & asked.own[0]]
    if any(_SUBJECT.search(said, max(0, start - _NEAR), start) for start in heads):
        return True
    return by_article and any(_DETERMINED.search(said, 0, start) for start in heads)


_NEAR = 30  # characters between a pronoun and its verb: "it is in force until"
_SUBJECT = re.compile(r"\b(?:it|they|this|that|these|which)\s(?=[^,;]*$)", re.I)
_DETERMINED = re.compile(r"\b(?:the|an?|this|that|another|its|their)\s(?:[\w-]+\s)?$", re.I)
