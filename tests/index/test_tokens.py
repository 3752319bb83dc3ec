import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import STOPWORDS, tokenize


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("U.S.", "US"),
        ("U.S.-China", "US China"),
        ("a.m.", "am"),
        ("145 percent", "145%"),
        ("145 per cent", "145%"),
        ("$550bn", "$550 billion"),
        ("$1,000", "$1000"),
        ("12m", "12 million"),
        ("12 million", "12-million"),
        ("China’s", "China"),
        ("workers'", "worker"),
        ("don’t", "don't"),
        ("Röntgen", "rontgen"),
        ("ﬁnance", "finance"),
        ("COVID‑19", "COVID-19"),
        ("TARIFFS", "tariff"),
        ("percentage", "percent"),
    ],
)
def test_two_ways_to_write_one_thing_give_the_same_tokens(written: str, other: str):
    assert tokenize(written) == tokenize(other)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("$550 billion", {"550", "billion", "550billion", "$550billion"}),
        ("550 billion dollars", {"550", "$550billion"}),
        ("145%", {"145", "145%", "percent"}),
        ("12 million", {"12", "million", "12million"}),
        ("COVID-19", {"covid", "19", "covid19"}),
        ("semi-conductor", {"semi", "conductor", "semiconductor"}),
        ("21st", {"21st"}),
        ("AT&T", {"at&t"}),
        ("3.5", {"3.5"}),
        ("No.10", {"10"}),
        ("2026-02-10", {"2026", "02", "10"}),
        ("O'Brien", {"obrien"}),
    ],
)
def test_figures_and_compounds_are_found_whole_and_in_parts(text: str, tokens: set[str]):
    assert tokens <= set(tokenize(text))


def test_an_acronym_is_not_taken_for_the_stopword_it_spells():
    assert tokenize("who is it") == []
    assert tokenize("WHO") == ["who"]


def test_different_amounts_stay_different():
    assert set(tokenize("$550 billion")).isdisjoint(set(tokenize("$55 million")))
    assert tokenize("30%") != tokenize("30")


def test_stopwords_go_and_order_stays():
    assert tokenize("The ministers met in Geneva") == ["minist", "met", "geneva"]
    assert not any(tokenize(word) for word in STOPWORDS)


@given(st.text(max_size=80))
def test_any_text_gives_tokens_without_white_space(text: str):
    assert all(token and not any(c.isspace() for c in token) for token in tokenize(text))


@given(st.text(max_size=40), st.text(max_size=40))
def test_texts_apart_by_a_line_break_are_tokenised_apart(one: str, other: str):
    """What lets title and passage be joined: except where a figure's unit stands on the next line."""
    if not one[-1:].isdigit() and not one.endswith(("$", "€", "£", "¥")):
        assert tokenize(f"{one}\n\n{other}") == tokenize(one) + tokenize(other)
