"""Words of one sense, and the cheap look that passes over sentences without any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.verbs import IRREGULAR_VERBS
from qa.stated.senses import all_senses, senses_of, speaking_of

WORDS = [
    "end", "expires", "expiry", "extension", "extended", "talks", "met", "meeting", "summit", "call",
    "telephoned", "tariffs", "duties", "levy", "bought", "purchase", "died", "death", "strikes", "reopening",
    "repairs", "quarantine", "offer", "bid", "trade-talks", "U.S.", "ministers’", "negotiator",
]  # fmt: skip
WORD = st.sampled_from([*WORDS, *IRREGULAR_VERBS, "ran out", "sat down", "until", "saw each other"])


@given(WORD, st.lists(WORD, max_size=6))
def test_no_sentence_is_passed_over_that_has_the_sense(asked: str, said: list[str]):
    wanted, text = senses_of(asked.lower()), "The " + " ".join(said).capitalize()
    if wanted & all_senses(text):
        assert speaking_of(wanted).search(text)


def test_sentences_about_something_else_are_passed_over():
    assert not speaking_of(senses_of("extension")).search("The delegations met in Oslo and ate fish.")
