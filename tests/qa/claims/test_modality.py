"""Whether a sentence asserts, expects, denies or believes, and who says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.claims.attribution import attribution
from qa.claims.modality import modality

MODALITIES = [
    ("The envoy travelled to Oslo.", "Oslo", "asserted"),
    ("The pact expires on August 12.", "August 12", "asserted"),
    ("The toll stands at 52 people.", "52 people", "asserted"),
    ("The leaders spoke on February 4.", "February 4", "asserted"),
    ("The fair was held in May.", "May", "asserted"),
    ("The envoy is expected to travel to Oslo.", "Oslo", "expected"),
    ("The envoy plans to travel to Oslo.", "Oslo", "expected"),
    ("Both sides are preparing to meet in Oslo.", "Oslo", "expected"),
    ("The pact is set to expire on August 12.", "August 12", "expected"),
    ("The fee would rise to 30%.", "30%", "expected"),
    ("The fee could rise to 30%.", "30%", "expected"),
    ("The talks will be held in Oslo.", "Oslo", "expected"),
    ("Oslo is likely to host the talks.", "Oslo", "expected"),
    ("The mayor intends to step down in June.", "June", "expected"),
    ("Officials proposed a fee of 30%.", "30%", "expected"),
    ("The ministry denied that 52 people had died.", "52 people", "denied"),
    ("The envoy did not travel to Oslo.", "Oslo", "denied"),
    ("The envoy never went to Oslo.", "Oslo", "denied"),
    ("Nobody may leave the port, Mayor Ana Lind said last week.", "Ana Lind", "asserted"),
    ("“We knocked and nobody opened,” said the port's chief, Ana Lind, in a call.", "Ana Lind", "asserted"),
    ("The pact will end, the ministry's spokesman, Bo Falk, said.", "Bo Falk", "asserted"),
    ("The talks will not be held in Oslo, the mayor said.", "Oslo", "denied"),
    ("Nobody should plan a summer crossing.", "summer", "denied"),
    ("The talks are unlikely to be held in Oslo.", "Oslo", "denied"),
    ("August 12 is not the end of the pact.", "August 12", "denied"),
    ("The reopening on 24 May was not affected.", "24 May", "asserted"),
    ("The mayor ruled out a fee of 30%.", "30%", "denied"),
    ("She said she believes the pact ends on August 12.", "August 12", "opinion"),
    ("I think the fee is 30%.", "30%", "opinion"),
    ("Analysts believe the loss reached $5 million.", "$5 million", "opinion"),
    ("The port, which will close in June, lost $5 million last year.", "$5 million", "asserted"),
    ("The port lost $5 million last year, while the ferry will lose $9 million.", "$5 million", "asserted"),
    ("The port lost $5 million last year, while the ferry will lose $9 million.", "$9 million", "expected"),
    ("Not only the port but Oslo gained.", "Oslo", "asserted"),
    ("Traffic will not return before March 2025.", "March 2025", "expected"),
    ("The pier will not open until the end of June.", "end of June", "expected"),
    ("The pier will not open in June.", "June", "denied"),
    ("She would go to Rome for what will be the third round after Oslo and Bergen.", "Bergen", "asserted"),
    ("They will meet for a third round, in Oslo.", "Oslo", "expected"),
    ("Lind called the fee “not fair” in a talk with Radio Oslo.", "Radio Oslo", "asserted"),
    ("Lind said “the pier will not open in June”.", "June", "denied"),
]


@pytest.mark.parametrize(("sentence", "span", "expected"), MODALITIES)
def test_modality_follows_the_clause_of_the_span(sentence: str, span: str, expected: str) -> None:
    start = sentence.index(span)
    assert modality(sentence, start, start + len(span)) == expected


ATTRIBUTIONS = [
    ("The pact ends on August 12, according to Xinhua.", "August 12", "according to Xinhua"),
    ("According to the Board, the pact ends on August 12.", "August 12", "According to the Board"),
    ("Bessent said the pact ends on August 12.", "August 12", "Bessent said"),
    ("Treasury Secretary Scott Bessent confirmed the pact ends on August 12.", "August 12",
     "Treasury Secretary Scott Bessent confirmed"),
    ("Port officials said the pact ends on August 12.", "August 12", "Port officials said"),
    ("The ministry announced a fee of 30%.", "30%", "The ministry announced"),
    ("“It ends on August 12,” said a senior official.", "August 12", "said a senior official"),
    ("Politico, citing three sources, reported a fee of 30%.", "30%", "citing three sources"),
    ("It ends on August 12, according to sources familiar with the talks.", "August 12",
     "according to sources familiar with the talks"),
    ("It ends on August 12, according to people with knowledge of the plans.", "August 12",
     "according to people with knowledge of the plans"),
    ("It ends on August 12, according to a board with seven members.", "August 12", "according to a board"),
    ("The pact ends on August 12.", "August 12", None),
    ("The deal announced on Friday ends on August 12.", "August 12", None),
    ("He said it ends on August 12.", "August 12", None),
    ("Rain fell, and the mayor has also warned of a $5 loss.", "$5", "the mayor has also warned"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "span", "expected"), ATTRIBUTIONS)
def test_attribution_names_the_speaker(sentence: str, span: str, expected: str | None) -> None:
    start = sentence.index(span)
    found = attribution(sentence, start, start + len(span))
    assert (found.of(sentence) if found else None) == expected


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 20))
def test_any_span_has_a_modality_and_an_attribution_inside_the_sentence(
    text: str, start: int, length: int
) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert modality(text, start, end) in ("asserted", "expected", "denied", "opinion")
    found = attribution(text, start, end)
    assert found is None or found.end <= len(text)


def test_a_condition_is_no_denial_of_what_hangs_on_it() -> None:
    sentence = "If he does not, it ends on August 12."
    start = sentence.index("August")
    assert modality(sentence, start, start + 9) == "expected"
