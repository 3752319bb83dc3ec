"""Languages: what is plainly not English is told, what cannot be told passes for English."""

import pytest

from corpus.language import detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le gouvernement a annoncé mardi que les pourparlers commerciaux vont reprendre à Genève, mardi.",
            "fr",
        ),
        (
            "El presidente dijo el martes que las conversaciones comerciales seguirán el jueves en Ginebra.",
            "es",
        ),
        ("Президент заявил во вторник, что переговоры возобновятся в Женеве.", "ru"),
        ("两国代表周二在日内瓦重启贸易谈判，双方希望延长关税休战期限。", "zh"),
        (
            "The talks in Geneva between Xi Jinping, He Lifeng and Scott Bessent went on until Sunday.",
            "en",
        ),
        ("Guten Tag", "en"),
        ("", "en"),
        (
            "---\ntitel: Der Hafen und die Fischer\nsprache: deutsch und nichts anderes als deutsch\n---\nOK",
            "en",
        ),
    ],
)
def test_the_language_of_a_text(text, expected):
    assert detect(text) == expected
