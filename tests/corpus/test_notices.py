"""The quick look for notices at a paragraph's ends misses none that the patterns know."""

from __future__ import annotations

import re

import pytest

from corpus import notices
from corpus.notices import is_notice, may_hold_notice

STORY = "The harbour board agreed on Monday to build a second pier. "

# One for each pattern, in their order.
OPENINGS = (
    "Please sign up here.",
    "We will use the information you give to send it.",
    "(c) 2024 Tideway Post",
    "Copyright Tideway Post. Reproduction forbidden.",
    "Subscribe for our weekly mail.",
    "Find locations at http://harbour.example",
    "Tap on the photo.",
    "(See the latest update here)",
    "Read it here.",
    "Follow us on LinkedIn.",
    "Send us your thoughts by e-mail.",
    "Reach the reporter whenever it suits.",
    "Ana Ruiz can be reached at her desk.",
    "Do you have a tip?",
    "Consider supporting our journalism.",
    "Don't miss our alerts.",
    "Tweet this.",
    "Check out our list of piers.",
    "The headline has been updated to include the mayor.",
    "A version of this column first appeared on Monday.",
    "Hit play",
    "Look up your local horoscope.",
    "The views expressed are not necessarily ours.",
    "To comment on piers, visit the forum.",
    "1,204 views",
    "Do you want to get it daily?",
    "If you no longer wish to get it, write.",
)
ANYWHERE = (
    "Readers must log in or register.",
    "It is easy: subscribe today here.",
    "You may sign up for Harbour's letter by e-mail.",
    "Of course we use cookies.",
    "See our privacy notice.",
    "This concerns the use of your data.",
    "It may not be reproduced.",
    "Every morning in your inbox.",
    "More piers (tap here for them)",
    "For this, please enable JavaScript.",
    "The Pier is a harbour content partner.",
    "The Post could receive a commission.",
    "Ana Ruiz contributed to this developing report.",
    "This transcript was automatically generated.",
    "It is made possible by a grant.",
    "Reproduction without permission is not allowed.",
)
MORE = (
    "Join us on WhatsApp.",
    "Follow her on X.",
    "Like us on Bluesky.",
    "Got a news tip?",
    "Never miss a story with our app.",
    "Stay up to date with our newsletters.",
    "Share on Facebook",
    "Print this page",
)


@pytest.mark.parametrize(
    ("patterns", "examples"), [(notices._OPENINGS, OPENINGS), (notices._ANYWHERE, ANYWHERE)]
)
def test_every_pattern_has_an_example(patterns: tuple[str, ...], examples: tuple[str, ...]):
    for pattern, example in zip(patterns, examples, strict=True):
        assert re.search(pattern, example, re.IGNORECASE), (pattern, example)


@pytest.mark.parametrize("example", OPENINGS + ANYWHERE + MORE)
def test_what_is_a_notice_is_looked_for_where_it_is_glued_to_a_paragraph(example: str):
    assert is_notice(example)
    assert may_hold_notice(STORY + example)


@pytest.mark.parametrize(
    "sentence",
    [
        STORY,
        "The weather stayed calm in the text of the forecast of the ministry.",
        "Alerting the crews took an hour.",
    ],
)
def test_a_report_without_such_words_is_passed_over(sentence: str):
    assert not may_hold_notice(sentence)
