"""A span never runs from a report's dateline into the report."""

import pytest

from corpus.types import Span
from qa.reader.segments import segments


def cut(sentence: str) -> list[str]:
    return [one.of(sentence) for one in segments(sentence, (Span(0, len(sentence)),))]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("WASHINGTON, Dec. 4, 2025 — ", "China has until the end of February."),
        ("LONDON, June 11, 2025 (Pacific Ledger) - ", "Negotiators left early on Wednesday."),
        ("NEW YORK (AP) — ", "Shares rose."),
        ("ST. PETERSBURG, Russia, 3 May – ", "The port reopened."),
        ("OSLO -- ", "The envoy spoke."),
    ],
)
def test_the_dateline_is_a_segment_of_its_own(dateline: str, rest: str):
    assert cut(dateline + rest) == [dateline, rest]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO members — France among them — agreed.",
        "The envoy arrived on May 3 - a Saturday - by train.",
        "Washington — and Beijing — agreed.",
        "GENEVA TALKS END",
    ],
)
def test_other_dashes_cut_nothing(sentence: str):
    assert cut(sentence) == [sentence]


def test_segments_keep_their_places_in_the_article():
    text = "Old news. OSLO — The envoy spoke. She left."
    sentences = (Span(0, 9), Span(10, 33), Span(34, 43))
    assert segments(text, sentences) == (Span(0, 9), Span(10, 17), Span(17, 33), Span(34, 43))
