"""Amounts, counts and lengths of time: spans and their norms, and how two compare."""

from __future__ import annotations

import pytest

from qa.claims import compatible, normalise
from qa.question.form import AnswerType
from qa.types import Value

# type, span, sentence ("" when the span stands alone), norm
NORMS: list[tuple[AnswerType, str, str, str]] = [
    ("money", "a quarter of a billion dollars", "", "250000000 USD"),
    ("money", "$550 billion", "", "550000000000±500000000 USD"),
    ("money", "550 billion dollars", "", "550000000000±500000000 USD"),
    ("money", "$550bn", "", "550000000000±500000000 USD"),
    ("money", "€3.5m", "", "3500000±50000 EUR"),
    ("money", "3.5 million euros", "", "3500000±50000 EUR"),
    ("money", "half a million dollars", "", "500000 USD"),
    ("money", "more than $1.2 billion", "", ">=1200000000±50000000 USD"),
    ("money", "$1.2 billion", "It cost more than $1.2 billion.", ">=1200000000±50000000 USD"),
    ("money", "20 million yuan", "", "20000000±500000 CNY"),
    ("money", "US$10", "", "10 USD"),
    ("money", "A$45", "", "45 AUD"),
    ("money", "HK$300", "", "300 HKD"),
    ("money", "£2bn", "", "2000000000±500000000 GBP"),
    ("money", "¥500", "", "500 JPY"),
    ("money", "50 cents", "", "0.5 USD"),
    ("money", "$10-15 million", "", "10000000..15000000 USD"),
    ("money", "$19.99", "", "19.99±0.005 USD"),
    ("money", "1,250 rupees", "", "1250 INR"),
    ("money", "USD 3 billion", "", "3000000000±500000000 USD"),
    ("money", "CHF 20m", "", "20000000±500000 CHF"),
    ("money", "Rs 500 crore", "", "5000000000±5000000 INR"),
    ("money", "more than Rs 500 crore", "", ">=5000000000±5000000 INR"),
    ("money", "75p", "", "0.75 GBP"),
    ("money", "K450,000", "", "450000±5000 kwacha"),
    ("money", "R1.2 billion", "", "1200000000±50000000 ZAR"),
    ("money", "KSh 450", "", "450 shilling"),
    ("money", "NOK 40 million", "", "40000000±500000 NOK"),
    ("money", "$27", "The daily pay goes up to $27.", "27 USD"),
    ("money", "$27", "It pays up to $27.", "<=27 USD"),
    ("money", "hundreds of millions of dollars", "", "200000000..999000000 USD"),
    ("money", "billions of dollars", "", "2000000000..9000000000 USD"),
    ("money", "a few hundred dollars", "", "200..900 USD"),
    ("money", "two and a half billion dollars", "", "2500000000 USD"),
    ("money", "$4m-$5m", "", "4000000..5000000 USD"),
    ("percent", "a quarter of a percentage point", "", "0.25 pp"),
    ("percent", "half a percent", "", "0.5 %"),
    ("percent", "minus 2%", "", "-2±0.2 %"),
    ("percent", "3½%", "", "3.5±0.05 %"),
    ("percent", "three in four", "", "75±0.5 %"),
    ("percent", "nine out of ten", "", "90±0.5 %"),
    ("percent", "between 5% and 7%", "", "5..7 %"),
    ("percent", "50bps", "", "50 bp"),
    ("percent", "145%", "", "145±0.5 %"),
    ("percent", "145", "a 145% tariff", "145±0.5 %"),
    ("percent", "145 percent", "", "145±0.5 %"),
    ("percent", "30 per cent", "", "30±0.5 %"),
    ("percent", "100%", "pushing taxes above 100%.", ">=100±0.5 %"),
    ("percent", "0.25%", "", "0.25±0.005 %"),
    ("percent", "a third", "a third of voters", "33.333333±0.5 %"),
    ("percent", "half", "half of voters", "50±0.5 %"),
    ("percent", "one in five", "", "20±0.5 %"),
    ("percent", "triple-digit", "triple-digit duties", "100..999 %"),
    ("percent", "two percentage points", "", "2 pp"),
    ("percent", "25 basis points", "", "25 bp"),
    ("percent", "between 10% and 15%", "", "10..15 %"),
    ("percent", "10-15%", "", "10..15 %"),
    ("percent", "about 40%", "", "~40±0.5 %"),
    ("count", "three-quarters of a million", "three-quarters of a million people left", "750000 person"),
    ("count", "31 people", "On 31 August 31 people came", "31 person"),
    ("count", "two dozen", "", "24"),
    ("count", "more than a dozen", "", ">=12"),
    ("count", "a half-dozen", "", "6"),
    ("count", "half a million", "", "500000"),
    ("count", "several thousand people", "", "2000..9000 person"),
    ("count", "20 or so people", "", "~20 person"),
    ("count", "21st", "", "21"),
    ("count", "one and a half million", "", "1500000"),
    ("count", "12 million tonnes", "buying 12 million tonnes of beans", "12000000±500000 tonne"),
    ("count", "12 million", "buying 12 million tonnes of beans", "12000000±500000 tonne"),
    ("count", "12 million metric tons", "", "12000000±500000 tonne"),
    ("count", "fifth", "for a fifth round of talks", "5 round"),
    ("count", "Third", "Third round opens in Oslo", "3 round"),
    ("count", "second", "The second round between Minister Lund and Berg", "2 round"),
    ("count", "fifth", "the fifth round of talks", "5 round"),
    ("count", "five", "five rounds of talks", "5 round"),
    ("count", "at least 30 people", "", ">=30 person"),
    ("count", "30", "30 deaths were counted", "30 person"),
    ("count", "dozens", "dozens of people fled", "24..99 person"),
    ("count", "1,200", "1,200 ships", "1200±50 ship"),
    ("count", "1,234", "1,234 ships", "1234 ship"),
    ("count", "twenty-five", "twenty-five ships", "25 ship"),
    ("count", "one hundred and five", "one hundred and five ships", "105 ship"),
    ("count", "34", "34 years old", "34 year"),
    ("count", "16 km", "", "16000 metre"),
    ("count", "2.5 kilometres", "", "2500±50 metre"),
    ("count", "between 10 and 15 ships", "", "10..15 ship"),
    ("count", "more than 200 homes", "", ">=200 hom"),
    ("count", "roughly 40 boats", "", "~40 boat"),
    ("count", "a dozen boats", "", "12 boat"),
    ("duration", "90 days", "extend it by another 90 days.", "P90D"),
    ("duration", "90-day", "a 90-day freeze", "P90D"),
    ("duration", "up to a year", "extend the truce by up to a year when", "<=P1Y"),
    ("duration", "a year", "extend the truce by up to a year when", "<=P1Y"),
    ("duration", "three-day", "a roughly three-day visit", "~P3D"),
    ("duration", "nearly two-hour", "After a nearly two-hour phone call", "~PT2H"),
    ("duration", "two hours", "", "PT2H"),
    ("duration", "several months", "The work will take several months.", "P3M..P9M"),
    ("duration", "a few days", "", "P3D..P9D"),
    ("duration", "45 minutes", "", "PT45M"),
    ("duration", "half an hour", "", "PT0.5H"),
    ("duration", "two and a half years", "", "P2.5Y"),
    ("duration", "a decade", "", "P10Y"),
    ("duration", "year-long", "the year-long pause", "P1Y"),
    ("duration", "six weeks", "", "P6W"),
    ("duration", "a fortnight", "", "P2W"),
    ("duration", "10 to 12 weeks", "", "P10W..P12W"),
    ("duration", "at least 18 months", "", ">=P18M"),
    ("duration", "five straight days", "", "P5D"),
    ("duration", "a further month", "", "P1M"),
    ("duration", "an hour and 40 minutes", "", "PT100M"),
    ("duration", "1 hour, 40 minutes", "", "PT100M"),
    ("duration", "a year and a half", "", "P1.5Y"),
    ("duration", "a couple of weeks", "", "P2W"),
    ("duration", "a half hour", "", "PT0.5H"),
    ("duration", "as much as one year", "", "<=P1Y"),
]

# type, two spans, how the first stands to the second
PAIRS: list[tuple[AnswerType, str, str, str]] = [
    ("duration", "90 days", "three months", "more_precise"),
    ("duration", "a year", "12 months", "more_precise"),
    ("duration", "90 days", "up to a year", "different"),
    ("duration", "a year", "up to a year", "more_precise"),
    ("duration", "two hours", "nearly two hours", "more_precise"),
    ("money", "$1.2 billion", "$1,200,000,000", "equal"),
    ("money", "$1.23 billion", "$1.2 billion", "more_precise"),
    ("money", "$5", "€5", "incomparable"),
    ("money", "$5 million", "$7 million", "different"),
    ("percent", "145%", "30%", "different"),
    ("percent", "30.2%", "30%", "more_precise"),
    ("percent", "6.1%", "6%", "more_precise"),
    ("percent", "6.25%", "6%", "different"),
    ("percent", "above 100%", "110%", "less_precise"),
    ("percent", "at least 75%", "88%", "different"),
    ("percent", "2 percentage points", "2%", "incomparable"),
    ("count", "30 people", "30 deaths", "equal"),
    ("count", "30", "30 people", "less_precise"),
    ("count", "30 people", "52 people", "different"),
    ("count", "at least 30 people", "32 people", "less_precise"),
    ("count", "300 ferry crew", "120 workers", "different"),
    ("count", "300 ferry crew", "300 workers", "equal"),
    ("count", "10 miles", "16 km", "less_precise"),
    ("count", "12 tonnes", "5 rounds", "incomparable"),
]


@pytest.mark.parametrize(("wanted", "span", "sentence", "norm"), NORMS)
def test_amounts_have_typed_norms(wanted: AnswerType, span: str, sentence: str, norm: str) -> None:
    assert normalise(span, wanted, sentence, None) == Value(wanted, norm)  # type: ignore[arg-type]


@pytest.mark.parametrize(("wanted", "first", "second", "relation"), PAIRS)
def test_amounts_compare_as_a_reader_would(
    wanted: AnswerType, first: str, second: str, relation: str
) -> None:
    left, right = (normalise(text, wanted, "", None) for text in (first, second))
    assert compatible(left, right) == relation


def test_a_number_word_inside_a_name_is_no_number() -> None:
    for name in ("Tennessee", "Tenby", "Oneida"):
        assert normalise(name, "count", f"They moved to {name}.").type == "text"


def test_a_clause_that_mentions_a_number_is_no_number() -> None:
    clause = "the shopkeepers of the old town who had closed their doors in protest since the fire of 3 May"
    assert normalise(clause, "count", f"It hurt {clause}.").type == "text"


@pytest.mark.parametrize("sentence", ["They hope to recover 44 euros.", "It had fewer, a handsome 44 euros."])
def test_the_end_of_a_word_is_no_bound(sentence: str) -> None:
    assert normalise("44 euros", "money", sentence).norm == "44 EUR"


@pytest.mark.parametrize(
    ("sentence", "span", "norm"),
    [
        ("The burden goes down by ten points to 47%.", "47%", "47±0.5 %"),
        ("One rate went to 145% and the other one to 125%.", "125%", "125±0.5 %"),
        ("It expects 10 to 15% this year.", "15%", "10..15 %"),
        ("Fares will rise by 10 to 15% this year.", "15%", "10..15 %"),
        ("It fell eight to 12% in a year.", "12%", "8..12 %"),
    ],
)
def test_how_far_it_went_is_no_lower_end(sentence: str, span: str, norm: str) -> None:
    start = sentence.index(span)
    assert normalise(span, "percent", sentence, None, start).norm == norm
