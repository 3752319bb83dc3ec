"""Running totals of the news: how many died, were hurt or are missing, in the words reports have for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Article, Span
from index.types import Hit
from qa.claims.values.finders import Place
from qa.claims.values.numbers import find_quantities
from qa.question.form import QuestionForm
from qa.question.tolls import Toll, toll_in
from qa.question.words import stem, word_set
from qa.stated.about import names_all
from qa.stated.asked import terms_of
from qa.stated.find import STATED_SCORE
from qa.types import Candidate


@dataclass(frozen=True, slots=True)
class Wording:
    """How reports tell a toll.

    Attributes:
        after: what may stand behind the number, people between them left out.
        before: what may lead up to the number.
    """

    after: re.Pattern[str]
    before: re.Pattern[str]


_PEOPLE = r"(?:people|persons?|others?|victims?|lives|of them)"
_HEDGE = (
    r"(?:at least |about |around |more than |over |nearly |almost |some |up to |another |the |an estimated )*"
)
_STANDS = (
    r"(?:\s(?:\w+\s){0,4}?(?:to|at|of|is|was|now|reached|passed|topped|exceeded)"
    r"(?:\s(?:now|currently))?)"
)


def _worded(done: str, noun: str, doing: str) -> Wording:
    was = r"(?:(?:were|was|are|is|have been|had been|has been|lay|lie|left)\s)?"
    return Wording(
        after=re.compile(rf"\s(?:{_PEOPLE}\s)?(?:who\s)?{was}(?:{done})\b", re.I),
        before=re.compile(
            rf"(?:\b(?:{doing})\s|\b(?:{noun}){_STANDS}\s|\b(?:number of (?:the )?(?:{done})){_STANDS}\s)"
            rf"{_HEDGE}$",
            re.I,
        ),
    )


WORDINGS: dict[Toll, Wording] = {
    "dead": _worded(
        done=r"died|dead|deaths|fatalities|killed|perished|lost their lives|victims",
        noun=r"(?:death )?toll",
        doing=r"kill(?:ed|ing|s)|mourn(?:s|ed|ing)?|claim(?:ed|ing|s)|the lives of",
    ),
    "hurt": _worded(
        done=r"hurt|injured|injuries|wounded",
        noun=r"(?:number of )?(?:injuries|injured|wounded)",
        doing=r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?",
    ),
    "missing": _worded(done=r"missing|unaccounted for", noun=r"(?:number of )?missing", doing=r"missing"),
}
_COUNTS = re.compile(r"\bhow many\b|\btoll\b|\bnumber of\b", re.I)
_YEAR = re.compile(r"\b(?:in|of|since) (?:[A-Z][a-z]+ )?(?P<year>1[5-9]\d\d|2\d\d\d)\b")


def toll_asked(form: QuestionForm) -> Toll | None:
    """The running total that a question asks for: people in general, no pupils or soldiers among them."""
    if form.wanted != "count" or not _COUNTS.search(form.question):
        return None
    if form.head and stem(form.head) not in _GENERAL:
        return None
    return toll_in(form.question)


_GENERAL = frozenset(
    map(stem, word_set("people persons person toll number deaths lives victims fatalities dead total"))
)


def tolls_among(
    form: QuestionForm, toll: Toll, hits: Sequence[Hit], article: Callable[[str], Article]
) -> list[Candidate]:
    """Every number that a sentence of ``hits`` gives for the toll, in the order of the hits.

    What half of the reports name is what all of them are about: the others need not name it.
    """
    sources = {id_: article(id_) for id_ in dict.fromkeys(hit.passage.article_id for hit in hits)}
    naming = {id_ for id_, source in sources.items() if names_all(terms_of(form), source)}
    about = set(sources) if 2 * len(naming) >= len(sources) else naming
    found: list[Candidate] = []
    for hit in hits:
        source = sources[hit.passage.article_id]
        for span in hit.passage.sentences if source.id in about else ():
            sentence = span.of(source.text)
            places = () if is_of_another_year(sentence, source, form) else tolls_in(sentence, toll)
            inside = [Span(span.start + start, span.start + end) for start, end in places]
            found.extend(Candidate(hit, one, STATED_SCORE, span, stated=True) for one in inside)
    return found


def tolls_in(sentence: str, toll: Toll) -> Iterator[Place]:
    """Where a sentence gives the number of those it counts."""
    told = WORDINGS[toll]
    for quantity in find_quantities(sentence):
        if told.after.match(sentence, quantity.end) or told.before.search(sentence, 0, quantity.start):
            yield quantity.start, quantity.end


def is_of_another_year(sentence: str, source: Article, form: QuestionForm) -> bool:
    """Whether a sentence tells of a year long before its report, which the question does not name."""
    years = [match["year"] for match in _YEAR.finditer(sentence)]
    reported = (source.published or "")[:4]
    return any(
        year not in form.question and (not reported or int(year) < int(reported) - 1) for year in years
    )
