"""What was reported when: cited spans in the order of the times they tell of, copies folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.tense import direction_of
from corpus.time_expressions import find_times
from corpus.time_norms import bounds, resolve
from corpus.types import Article, Span
from index.types import Hit
from qa.claims.chronology import ReportOrder
from qa.claims.groups import SameSentence
from qa.claims.merge import equal_words
from qa.question.words import content_words, stem, stems
from qa.types import Citation, Claim

MIN_TOPIC_SHARE = 0.5  # a sentence that holds less than half of the topic's words is about something else

MIN_OWN_SHARE = 0.6
MIN_PASSAGE_SHARE = 0.75  # and its passage and headline most of them: "tariff" alone is not "tariff truce"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a timeline.

    Attributes:
        date: ISO date, month, year or ``first/last`` range; None for what cannot be placed.
        basis: ``text`` when the sentence gives the date, else what the report's date rests on
            (``front matter``, ``inferred`` ...), ``none`` when there is no date.
        citation: the quoted sentence or span.
        origins: number of independent reports that say it.
    """

    date: str | None
    basis: str
    citation: Citation
    origins: int


def of_claims(claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """A timeline of an answer's claims, each at the event's date or else its newest report's."""
    entries = []
    for claim in claims:
        basis = "text" if claim.event_date else claim.as_of_basis
        entries.append(
            TimelineEntry(claim.event_date or claim.as_of, basis, claim.citations[0], claim.origins)
        )
    return _in_order(entries)


def of_topic(
    topic: str,
    hits: Sequence[Hit],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    same_sentence: SameSentence = equal_words,
    order: ReportOrder | None = None,
) -> tuple[TimelineEntry, ...]:
    """A timeline of the sentences of ``hits`` that speak of ``topic`` and of a time.

    A sentence without a time of its own stands at its report's date; copies of a sentence, and sentences of
    copied articles on one date, are one entry.

    Args:
        order: inferred order of undated reports.
    """
    wanted = [stem(word) for word in content_words(topic)]
    cited: list[tuple[str | None, str, Citation]] = []
    for article, span in _sentences(wanted, hits, articles):
        sentence = span.of(article.text)
        if _share(wanted, sentence) >= MIN_TOPIC_SHARE:
            date, basis = _date_of(sentence, article)
            origin = origins.get(article.id, article.id)
            cited.append((date, basis, Citation(article, span, sentence, span, origin=origin)))
    placed = _in_order(_folded(cited, same_sentence))
    return _by_report(placed, order) if order else placed


def _sentences(
    wanted: Sequence[str], hits: Sequence[Hit], articles: Mapping[str, Article]
) -> Iterable[tuple[Article, Span]]:
    seen: set[tuple[str, Span]] = set()
    for hit in hits:
        article = articles.get(hit.passage.article_id)
        around = f"{article.title or ''}\n{hit.passage.span.of(article.text)}" if article else ""
        is_about = _share(wanted, around) >= MIN_PASSAGE_SHARE
        for span in hit.passage.sentences if article else ():
            if (
                article
                and (article.id, span) not in seen
                and (is_about or _stands_alone(wanted, span, article))
            ):
                seen.add((article.id, span))
                yield article, span


def _stands_alone(wanted: Sequence[str], span: Span, article: Article) -> bool:
    """Whether a sentence is about the topic by its own words: with its head noun, or with most of it."""
    sentence = span.of(article.text)
    return _share(wanted[-1:], sentence) == 1.0 or _share(wanted, sentence) >= MIN_OWN_SHARE


def _share(wanted: Sequence[str], sentence: str) -> float:
    held = stems(sentence)
    return sum(word in held for word in wanted) / len(wanted) if wanted else 0.0


def _date_of(sentence: str, article: Article) -> tuple[str | None, str]:
    """The first time of the sentence that has a year, by itself or by the report's date."""
    for time in find_times(sentence):
        norm = resolve(time.when, article.published, direction_of(sentence, time.span.start))
        placed = bounds(norm)
        if placed and placed.has_year:
            return norm, "text"
    return article.published, article.published_basis if article.published else "none"


def _folded(
    cited: Sequence[tuple[str | None, str, Citation]], same_sentence: SameSentence
) -> list[TimelineEntry]:
    """One entry for each thing said of a date, counting the origins that say it."""
    folded: list[tuple[str | None, str, Citation, set[str]]] = []
    for date, basis, citation in cited:
        same = next((entry for entry in folded if same_sentence(entry[2].quote, citation.quote)), None)
        if same is None:
            folded.append((date, basis, citation, {citation.origin}))
            continue
        # a copied sentence is no second origin: it only shows that the first was copied
        if date and (same[0] is None or date < same[0]):
            folded[folded.index(same)] = (date, basis, citation, same[3])
    return [TimelineEntry(date, basis, citation, len(told)) for date, basis, citation, told in folded]


def _in_order(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Oldest first; what has no year follows, in the order given."""
    return tuple(sorted(entries, key=lambda entry: _key(entry.date)))


def _by_report(placed: Sequence[TimelineEntry], order: ReportOrder) -> tuple[TimelineEntry, ...]:
    """The entries, those without a date in the inferred order of their reports, each report's together."""
    left = [entry for entry in placed if entry.date is None]
    reports = list(dict.fromkeys(entry.citation.article.id for entry in left))
    sorted_reports: list[str] = []
    while reports:
        first = next(
            (one for one in reports if not any(order.later(one, other) == 1 for other in reports)), reports[0]
        )
        reports.remove(first)
        sorted_reports.append(first)
    at = {report: place for place, report in enumerate(sorted_reports)}
    undated = sorted(left, key=lambda entry: at[entry.citation.article.id])
    return (*(entry for entry in placed if entry.date is not None), *undated)


def _key(date: str | None) -> tuple[int, str, str]:
    placed = bounds(date) if date else None
    if placed is None or not placed.has_year:
        return (1, "", "")
    return (0, placed.first.isoformat(), placed.last.isoformat())
