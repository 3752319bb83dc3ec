"""Timelines: cited spans in date order, origins folded."""

from __future__ import annotations

from corpus.order_evidence import Edge, evidence
from corpus.types import Passage, Span
from index.types import Hit
from qa.timeline import of_claims, of_topic
from tests.qa.claims.conftest import Desk, make_article, sentences_of


def hit(article) -> Hit:  # type: ignore[no-untyped-def]
    passage = Passage(article.id, article.id, Span(0, len(article.text)), sentences_of(article.text))
    return Hit(passage, 1, 1.0, ())


def test_claims_stand_in_the_order_of_their_events_undated_last(desk: Desk) -> None:
    desk.report("The pact expires on August 12.", ("August 12", 6.0), published="2025-07-28")
    desk.report("The pact now expires on November 10.", ("November 10", 5.5), published="2025-08-13")
    desk.report("Port crews say the pact expires in May.", ("May", 5.0))
    entries = of_claims(desk.ask("When does the pact expire?").claims)
    assert [(entry.date, entry.basis) for entry in entries] == [
        ("2025-08-12", "text"),
        ("2025-11-10", "text"),
        (None, "none"),
    ]


def test_a_topic_gives_its_sentences_by_date_and_no_others() -> None:
    late = make_article("late", "The harbour pact was renewed on August 11. Rain fell in May.", "2025-08-12")
    early = make_article(
        "early", "The harbour pact was signed in May 2025. The pact helps trade.", "2025-06-01"
    )
    articles = {"late": late, "early": early}
    entries = of_topic("harbour pact", [hit(late), hit(early)], articles, {})
    assert [(entry.date, entry.basis, entry.citation.quote) for entry in entries] == [
        ("2025-05", "text", "The harbour pact was signed in May 2025."),
        ("2025-06-01", "front matter", "The pact helps trade."),
        ("2025-08-11", "text", "The harbour pact was renewed on August 11."),
    ]


def test_half_a_topic_is_told_only_beside_the_other_half() -> None:
    pact = make_article("pact", "The harbour pact ends in May 2026. The pact holds.", "2025-06-01")
    other = make_article("other", "The harbour fair ends in July 2026.", "2025-06-02")
    entries = of_topic("harbour pact", [hit(pact), hit(other)], {"pact": pact, "other": other}, {})
    assert [entry.citation.quote for entry in entries] == [
        "The pact holds.",
        "The harbour pact ends in May 2026.",
    ]


def test_a_day_before_a_colon_is_a_day() -> None:
    article = make_article("a", "May 12: the harbour pact is signed.", "2025-08-11")
    (entry,) = of_topic("harbour pact", [hit(article)], {"a": article}, {})
    assert (entry.date, entry.basis) == ("2025-05-12", "text")


def test_a_copied_sentence_is_one_entry() -> None:
    text = "The harbour pact was signed on May 3, 2025."
    first, second = make_article("a", text, "2025-05-04"), make_article("b", f"News. {text}", "2025-05-09")
    (entry,) = of_topic("harbour pact", [hit(first), hit(second)], {"a": first, "b": second}, {})
    assert (entry.date, entry.origins) == ("2025-05-03", 1)


def test_every_entry_quotes_its_article() -> None:
    article = make_article("a", "The pact of May 3 holds. The pact ends soon.")
    for entry in of_topic("pact", [hit(article)], {"a": article}, {}):
        assert entry.citation.span.of(article.text) == entry.citation.quote


def test_undated_reports_stand_together_in_the_order_inferred_behind_what_is_dated() -> None:
    dated = make_article("dated", "The harbour pact was signed in May 2025.", "2025-06-01")
    late = make_article("late", "The harbour pact is loved. The harbour pact is renewed.")
    early = make_article("early", "The harbour pact is new.")
    articles = {"dated": dated, "late": late, "early": early}
    hits = [hit(late), hit(dated), hit(early)]
    quotes = [one.citation.quote for one in of_topic("harbour pact", hits, articles, {})]
    assert quotes[1:] == [
        "The harbour pact is loved.",
        "The harbour pact is renewed.",
        "The harbour pact is new.",
    ]
    order = evidence([Edge("early", "late", Span(0, 9))], {}, {})
    sorted_quotes = [one.citation.quote for one in of_topic("harbour pact", hits, articles, {}, order=order)]
    assert sorted_quotes == [quotes[0], quotes[3], quotes[1], quotes[2]]
