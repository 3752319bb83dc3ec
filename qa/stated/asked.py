"""What a sentence must say to state the answer of a question in the question's own terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.demonyms import country_of, forms_of_countries
from corpus.gazetteer import CAPITALS
from qa.claims.filters.sides import SET_ASIDE, asked_side, asks_for_members
from qa.claims.wanted import is_self_naming
from qa.question.answer_type import asks_for_rounds
from qa.question.form import QuestionForm
from qa.question.words import STOPWORDS, WORD, stem, word_set
from qa.question.words import words as words_of
from qa.stated.agents import is_agent
from qa.stated.counted import counted_noun
from qa.stated.senses import END, MEET, PHRASES, RATE, SAY, SIDE, SPEAK, Said, said_in, senses_of

_LIGHT = word_set(
    """
    plan planned expect expected schedule scheduled due set supposed likely announced reported agreed given
    decided hold holds held holding hosted host hosts place places location number run
    reach reached apply applies applied want wants wanted intend intends person
    current overall total altogether general reduced lower higher present special additional extra
    together far behalf next upcoming forthcoming
    """
)
"""Words of a question that a sentence may leave out: how sure, by whom told, that it took place."""
_AUXILIARY = word_set("do does did will would can could should shall might must may to")
_NUMBERS = word_set("one two three four five six seven eight nine ten both")
_PAST_ROUNDS = word_set("previous past earlier prior former different successive")
_UNTIL_WHEN = re.compile(r"\b(?:until|till|through|to) (?:when|which|what)\b", re.I)
_WITH_PARTICLE = re.compile(
    r"\b(h[eo]ld|took|take|taken|made|make|got|get|g[io]ve|given|went|go) (?:up|back|off|down|over)\b", re.I
)
"""Light words are none with a particle: "held up"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a question.

    Attributes:
        own: senses of which a stating clause has one of each; the first is what the value belongs to.
        marks: names that say which one ("the Madrid round"): the clause has them.
        ordinals: as marks, and before what is numbered: "the third round".
        wide: as ``own``, but headline, lead or passage may have them: "trade" of "the trade talks".
        agents: words for who acts ("the leaders"): a name or a pronoun may stand for them.
        countries: that clause, headline, lead and passage name between them.
        names: other names, each by the sets of roots that stand for it; who meets or speaks has a name, too.
        side: the country on whose side somebody is asked for.
        members: whether all of that side are.
    """

    own: tuple[frozenset[str], ...]
    marks: tuple[frozenset[str], ...]
    ordinals: tuple[str, ...]
    wide: tuple[frozenset[str], ...]
    agents: tuple[str, ...]
    countries: frozenset[str]
    names: tuple[tuple[frozenset[str], ...], ...]
    side: str | None
    members: bool


@lru_cache(maxsize=256)
def terms_of(form: QuestionForm) -> Asked:
    """The terms of a question; ``own`` is empty where it has none that a sentence could be held against."""
    form = _without_additions(form)
    words = _content(form)
    verb = _main_verb(form, words)
    own, wide, agents = _by_weight(form, words, verb)
    own = [senses - {SAY} if SPEAK in senses and _asks_of_conversation(form) else senses for senses in own]
    if is_self_naming(form.head):
        about = [*own, *wide]
        own, wide = [senses_of(form.head or "")], [frozenset[str]().union(*about)] if about else []
    own = _merged([*_from_phrases(form), *own])
    if asks_for_members(form):
        wide = [term for term in (*wide, *own) if not term & _OF_A_SIDE]
        own, agents = [frozenset({SIDE})], []
    return Asked(
        own=tuple(own),
        marks=(*_named_kinds(form, words, verb), *map(_roots, _numbers_but_of_times(form))),
        ordinals=tuple(word for word in words_of(form.question) if word in _ORDINALS),
        wide=(*wide, *(_roots(name) for name in form.names if _is_of_time(form, name))),
        agents=tuple(agents),
        countries=_countries(form.question),
        names=_names(form),
        side=asked_side(form),
        members=asks_for_members(form),
    )


def _without_additions(form: QuestionForm) -> QuestionForm:
    """The question without what it adds to be counted ("counting the talks in Oslo") or sets aside."""
    question = _ELSE.sub("", SET_ASIDE.sub("", _COUNTING.sub("", form.question))).lstrip(" ,")
    if question == form.question:
        return form
    return replace(form, question=question, names=tuple(name for name in form.names if name in question))


def _by_weight(
    form: QuestionForm, words: list[Said], verb: Said | None
) -> tuple[list[frozenset[str]], list[frozenset[str]], list[str]]:
    """Terms of the sentence's own, the main verb first; wide ones; words for who acts."""
    own: list[frozenset[str]] = []
    wide: list[frozenset[str]] = []
    agents: list[str] = []
    for place, said in enumerate(words):
        word = form.question[said.start : said.end].lower()
        if is_agent(word):
            agents.append(word)
        elif _dates(form, said.start) or (said is not verb and _modifies(form, words, place, verb)):
            wide.append(said.senses)
        elif word not in _ORDINALS:
            own.insert(0 if said is verb else len(own), said.senses)
    return own, wide, agents


_OF_CONVERSATIONS = frozenset({"date", "place", "duration", "count"})
_SPEAKS_OF_IT = re.compile(
    r"\b(?:speak|spoke|spoken|speaking|talk|talked|talking) (?:about|of|on|at|to)\b", re.I
)


def _asks_of_conversation(form: QuestionForm) -> bool:
    """Whether speaking is talking with each other: "when did they last speak", but not "speak of it"."""
    return form.wanted in _OF_CONVERSATIONS and not _SPEAKS_OF_IT.search(form.question)


_OF_A_SIDE = frozenset[str]().union(
    *(
        senses_of(word)
        for word in word_set(
            """
            sit sat come came represent negotiate attend belong make made pick join bargain speak talk
            haggle table lead
            """
        )
    )
) - {MEET}
"""Words that only say that somebody was of a delegation; the form of its sentence says so."""
_COUNTING = re.compile(r",\s(?:not )?counting\s.*$", re.I)
"""What is added to be counted need not stand where the number does."""
_ELSE = re.compile(r"(?<=who)\selse\b", re.I)
_SPEAKS_FOR = re.compile(r"\b(?:speaks?|spoke|speaking|talks?|talked) for\b", re.I)
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth final")


def _named_kinds(form: QuestionForm, words: list[Said], verb: Said | None) -> list[frozenset[str]]:
    """Names before a word that they tell apart: "the Madrid round", but not "Chinese goods"."""
    starts = {said.start for said in words if said is not verb}
    found: list[frozenset[str]] = []
    for name in form.names:
        place = form.question.find(name)
        following = place + len(name) + 1
        if following not in starts or _countries(name) or _dates(form, place):
            continue
        if not _HAVE_THEY.search(form.question, 0, following):
            found.append(_roots(name))
    return found


_HAVE_THEY = re.compile(r"\b(?:have|has|had)\s(?:[A-ZÀ-Þ][\w.’'-]*(?:,? and\s|,?\s))+$")
"""Of "have Ana and Bo met" the next word is what they did."""


def _numbers_but_of_times(form: QuestionForm) -> list[str]:
    """The numbers of a question that say which thing, not as of when: "as of August 2025"."""
    placed = [time.text for time in form.times if time.when is not None]
    return [number for number in form.numbers if not any(number in text for text in placed)]


def _dates(form: QuestionForm, place: int) -> bool:
    """Whether a word belongs to what says when: "after the Oslo talks"."""
    return any(
        start <= place < start + len(time.text)
        for time in form.times
        if time.event and (start := form.question.find(time.text)) >= 0
    )


def _is_of_time(form: QuestionForm, name: str) -> bool:
    return _dates(form, form.question.find(name))


def _countries(text: str) -> frozenset[str]:
    """Countries named as such or by what belongs to them; a city is not its country."""
    names = (match.group() for match in _CAPITALISED.finditer(text))
    whole = (name.split("-") if " " not in name else [name] for name in names)
    found = ([country_of(part) for part in parts] for parts in whole)
    return frozenset(country for countries in found if all(countries) for country in countries if country)


_CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|(?:(?:South|North|Saudi|New|United|European) )?[A-ZÀ-Þ][\w-]+")


def _merged(own: list[frozenset[str]]) -> list[frozenset[str]]:
    """Terms that share a sense are one: "tariff rate", "phone call"."""
    merged: list[frozenset[str]] = []
    for senses in own:
        twin = next((place for place, other in enumerate(merged) if other & senses), None)
        if twin is None:
            merged.append(senses)
        else:
            merged[twin] &= senses
    return merged


def _from_phrases(form: QuestionForm) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    if form.wanted == "date" and _UNTIL_WHEN.search(form.question):
        found.append(frozenset({END}))
    found.extend(senses for pattern, senses in PHRASES if pattern.search(form.question))
    if asked_side(form) is not None and _SPEAKS_FOR.search(form.question):
        found.append(frozenset({SAY}))
    found.extend(senses_of(match[1].lower()) for match in _WITH_PARTICLE.finditer(form.question))
    noun = counted_noun(form) if form.wanted == "count" else None
    if noun and noun not in ("times", "time"):
        found.append(senses_of(noun))
    if form.wanted == "percent" and any(RATE in said.senses for said in said_in(form.question)):
        found.append(frozenset({RATE}))
    return found


def _content(form: QuestionForm) -> list[Said]:
    """The content words where they stand in the question, without names, light words and rate words."""
    named = {part for name in form.names for part in (name.lower(), *re.split(r"[\s-]", name.lower()))}
    wanted = set(form.content_words) - _LIGHT - _NUMBERS - named
    if asks_for_rounds(form.question):
        wanted -= _PAST_ROUNDS
    phrases = [match.span() for pattern, _ in PHRASES for match in pattern.finditer(form.question)]
    found: list[Said] = []
    for match in WORD.finditer(form.question):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if word not in wanted or word[0].isdigit() or _IN_CHARGE.search(form.question, 0, match.end()):
            continue
        if any(start <= match.start() < end for start, end in phrases):
            continue
        if form.wanted in ("percent", "count") and RATE in senses_of(word):
            if found and found[-1].end + 1 == match.start():
                found[-1] = replace(
                    found[-1], end=match.end()
                )  # no longer before another: "the fentanyl charge"
            continue  # the percentage is the rate
        wanted.discard(word)
        # Only a percentage makes a charge a rate.
        found.append(Said(match.start(), match.end(), senses_of(word) - {RATE}))
    return found


_IN_CHARGE = re.compile(r"\bin charge$", re.I)
_INSIDE_VERB = word_set("be been have not to")


def _main_verb(form: QuestionForm, words: list[Said]) -> Said | None:
    """The verb after "does the truce": the last word of the run that the auxiliary's subject opens."""
    tokens = [(match.start(), match.group().lower()) for match in WORD.finditer(form.question)]
    first = next((place for place, token in enumerate(tokens) if token[1] in _AUXILIARY), None)
    if first is None:
        return None
    run: list[int] = []
    for start, word in tokens[first + 1 :]:
        if word not in STOPWORDS or (word == "and" and run):
            run.append(start)
        elif run and word not in _INSIDE_VERB:
            break
    last = run[-1] if len(run) > 1 or (run and tokens[first][1] == "to") else None
    return next((said for said in words if said.start == last), None)


def _modifies(form: QuestionForm, words: list[Said], place: int, verb: Said | None) -> bool:
    """Whether a word only says which: "trade" of "trade talks", not "truce" of "does the truce expire"."""
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or following is verb:
        return False
    return form.question[words[place].end : following.start] == " "


_PRONOUNS = word_set("he she we it i you they us")


def _names(form: QuestionForm) -> tuple[tuple[frozenset[str], ...], ...]:
    """For each name that is no country's: the sets of roots that stand for it, its own and other forms."""
    kept: list[tuple[frozenset[str], ...]] = []
    for name in form.names:
        if _countries(name) or name.lower() in _PRONOUNS or _is_of_time(form, name):
            continue
        others = [other for own, other in form.other_names if own == name]
        others.extend(_of_government(name))
        kept.append((_roots(name.split()[-1]), *(_roots(other) for other in others)))
    return tuple(kept)


def _of_government(name: str) -> list[str]:
    """What a capital's country is called: what "Beijing" does, China does."""
    country = CAPITALS.get(name.lower())
    return [form for form, own in forms_of_countries() if own == country] if country else []


def _roots(text: str) -> frozenset[str]:
    return frozenset(stem(match.group()) for match in WORD.finditer(text))
