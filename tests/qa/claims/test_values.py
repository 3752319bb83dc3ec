"""What spans mean: tables of spans and their norms, and properties of the comparison."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.claims import compatible, normalise
from qa.types import Value

TUESDAY = "2026-02-10"

# span, sentence ("" when the span stands alone), norm on Tuesday 10 February 2026, norm without a date
DATES = [
    ("August 12", "The pact is set to expire on August 12 unless renewed.", "2026-08-12", "--08-12"),
    ("August 12, 2025", "", "2025-08-12", "2025-08-12"),
    ("Aug. 12, 2025", "", "2025-08-12", "2025-08-12"),
    ("12 August 2025", "", "2025-08-12", "2025-08-12"),
    ("12th of August 2025", "", "2025-08-12", "2025-08-12"),
    ("2025-08-12", "", "2025-08-12", "2025-08-12"),
    ("12/31/2025", "", "2025-12-31", "2025-12-31"),
    ("31.12.2025", "", "2025-12-31", "2025-12-31"),
    ("Friday", "The envoy will speak on Friday.", "2026-02-13", "XXXX-WXX-5"),
    ("Friday", "The envoy spoke on Friday.", "2026-02-06", "XXXX-WXX-5"),
    ("Tuesday", "The envoy said on Tuesday.", "2026-02-10", "XXXX-WXX-2"),
    ("last Tuesday", "", "2026-02-03", "XXXX-WXX-2"),
    ("next Tuesday", "", "2026-02-17", "XXXX-WXX-2"),
    ("Thursday, June 5, 2025", "", "2025-06-05", "2025-06-05"),
    ("next week", "", "2026-02-16/2026-02-22", "+1W"),
    ("last week", "", "2026-02-02/2026-02-08", "-1W"),
    ("this month", "", "2026-02", "0M"),
    ("next month", "", "2026-03", "+1M"),
    ("last year", "", "2025", "-1Y"),
    ("later this month", "", "2026-02-10/2026-02-28", "0M"),
    ("earlier this year", "", "2026-01-01/2026-02-10", "0Y"),
    ("last October", "", "2025-10", "--10"),
    ("October last year", "", "2025-10", "--10"),
    ("a week from tomorrow", "", "2026-02-18", "+8D"),
    ("a week from Friday", "", "2026-02-20", "XXXX-WXX-5"),
    ("two days ago", "", "2026-02-08", "-2D"),
    ("two weeks ago", "", "2026-01-26/2026-02-01", "-2W"),
    ("three years ago", "", "2023", "-3Y"),
    ("in three months", "The law takes effect in three months.", "2026-05", "+3M"),
    ("yesterday", "", "2026-02-09", "-1D"),
    ("tomorrow", "", "2026-02-11", "+1D"),
    ("today", "", "2026-02-10", "0D"),
    ("early April", "He will travel in early April.", "2026-04-01/2026-04-10", "--04-01/--04-10"),
    ("April", "He will travel in early April.", "2026-04-01/2026-04-10", "--04-01/--04-10"),
    ("the first week of April", "A visit is planned for the first week of April.", "2026-04-01/2026-04-07",
     "--04-01/--04-07"),
    ("mid-November", "A truce is expected through mid-November.", "2026-11-11/2026-11-20", "--11-11/--11-20"),
    ("late June 2025", "", "2025-06-21/2025-06-30", "2025-06-21/2025-06-30"),
    ("the end of February", "It will buy them by the end of February.", "2026-02-26/2026-02-28",
     "--02-27/--02-29"),
    ("November", "The truce will end in November.", "2026-11", "--11"),
    ("May", "The vote was held in May.", "2025-05", "--05"),
    ("March 2024", "", "2024-03", "2024-03"),
    ("2024", "", "2024", "2024"),
    ("early 2026", "", "2026-01-01/2026-04-30", "2026-01-01/2026-04-30"),
    ("the second half of 2025", "", "2025-07-01/2025-12-31", "2025-07-01/2025-12-31"),
    ("the third quarter of 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("Q3 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("summer 2024", "", "2024-06-01/2024-08-31", "2024-06-01/2024-08-31"),
    ("the 1990s", "", "1990-01-01/1999-12-31", "1990-01-01/1999-12-31"),
    ("from March 31 to April 3", "", "2026-03-31/2026-04-03", "--03-31/--04-03"),
    ("March 3-5, 2025", "", "2025-03-03/2025-03-05", "2025-03-03/2025-03-05"),
    ("between July and September 2025", "", "2025-07-01/2025-09-30", "2025-07-01/2025-09-30"),
    ("2019-2021", "", "2019-01-01/2021-12-31", "2019-01-01/2021-12-31"),
    ("10:30 a.m. on Friday", "It will open at 10:30 a.m. on Friday.", "2026-02-13T10:30", "XXXX-WXX-5T10:30"),
    ("Christmas Day 2025", "", "2025-12-25", "2025-12-25"),
    ("noon", "", "T12:00", "T12:00"),
    ("Sept. 3", "", "2025-09-03", "--09-03"),
    ("the week of Nov. 10", "", "2025-11-10", "--11-10"),
    ("midnight on Tuesday", "", "2026-02-10T00:00", "XXXX-WXX-2T00:00"),
    ("Oct. 30-31", "", "2025-10-30/2025-10-31", "--10-30/--10-31"),
    ("Dec 30 to Jan 2", "", "2025-12-30/2026-01-02", "--12-30/--01-02"),
    ("Nov. 24", "The two spoke by telephone on Nov. 24.", "2025-11-24", "--11-24"),
    ("April", "By April the rates stood well above 100%.", "2025-04", "--04"),
    ("April", "By April the rates will stand above 100%.", "2026-04", "--04"),
    ("the spring", "The truce dates from the spring.", "2025-03-01/2025-05-31", "--03-01/--05-31"),
    ("August 12", "The rates could go back up after August 12.", "2026-08-12", "--08-12"),
    ("Q3", "Sales fell in Q3.", "2025-07-01/2025-09-30", "--07-01/--09-30"),
    ("year-end", "It must be sold by year-end.", "2026-12-01/2026-12-31", "0Y"),
    ("the year's end", "It must be sold by the year's end.", "2026-12-01/2026-12-31", "0Y"),
    ("year-end 2027", "", "2027-12-01/2027-12-31", "2027-12-01/2027-12-31"),
    ("last night", "The two met last night.", "2026-02-09", "-1D"),
    ("a month from now", "", "2026-03", "+1M"),
    ("two years from today", "", "2028", "+2Y"),
    ("Monday of next week", "The port reopens on Monday of next week.", "2026-02-16", "XXXX-WXX-1"),
    ("Thursday last week", "", "2026-02-05", "XXXX-WXX-4"),
    ("Thanksgiving", "The strike will end before Thanksgiving.", "2026-11-26", "--11-22/--11-28"),
    ("Thanksgiving 2024", "", "2024-11-28", "2024-11-28"),
    ("Memorial Day", "It opened on Memorial Day.", "2025-05-26", "--05-25/--05-31"),
    ("the first Monday in October", "Judges will return on the first Monday in October.", "2026-10-05",
     "--10-01/--10-07"),
    ("April 5", "The feast falls on April 5, so nothing was settled.", "2026-04-05", "--04-05"),
]  # fmt: skip


@pytest.mark.parametrize(("span", "sentence", "dated", "undated"), DATES)
def test_dates_are_placed_by_the_report_and_keep_their_precision(
    span: str, sentence: str, dated: str, undated: str
) -> None:
    assert normalise(span, "date", sentence, TUESDAY) == Value("date", dated)
    assert normalise(span, "date", sentence, None) == Value("date", undated)


@pytest.mark.parametrize(
    ("span", "published", "norm"),
    [
        ("November", "2026", "--11"),
        ("November", "2026-02", "2025-11"),
        ("August 12", "2026-08", "2026-08-12"),
        ("Friday", "2026-02", "XXXX-WXX-5"),
        ("last year", "2026", "-1Y"),
    ],
)
def test_a_partial_report_date_places_only_what_it_can(span: str, published: str, norm: str) -> None:
    assert normalise(span, "date", "", published).norm == norm


OTHERS = [
    ("duration", "90 days", "extend it by another 90 days.", "P90D"),
    ("duration", "90-day", "a 90-day freeze", "P90D"),
    ("duration", "up to a year", "extend the truce by up to a year when", "<=P1Y"),
    ("duration", "a year", "extend the truce by up to a year when", "<=P1Y"),
    ("duration", "three-day", "a roughly three-day visit", "~P3D"),
    ("duration", "nearly two-hour", "After a nearly two-hour phone call", "~PT2H"),
    ("duration", "two hours", "", "PT2H"),
    ("duration", "several months", "The work will take several months.", "P3M..P9M"),
    ("duration", "a few days", "", "P3D..P9D"),
    ("count", "three-quarters of a million", "three-quarters of a million people left", "750000 person"),
    ("money", "a quarter of a billion dollars", "", "250000000 USD"),
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
    ("money", "hundreds of millions of dollars", "", "200000000..999000000 USD"),
    ("money", "billions of dollars", "", "2000000000..9000000000 USD"),
    ("money", "a few hundred dollars", "", "200..900 USD"),
    ("money", "two and a half billion dollars", "", "2500000000 USD"),
    ("money", "$4m-$5m", "", "4000000..5000000 USD"),
    ("percent", "a quarter of a percentage point", "", "0.25 pp"),
    ("percent", "half a percent", "", "0.5 %"),
    ("percent", "minus 2%", "", "-2±0.5 %"),
    ("percent", "3½%", "", "3.5±0.05 %"),
    ("percent", "three in four", "", "75±0.5 %"),
    ("percent", "nine out of ten", "", "90±0.5 %"),
    ("percent", "between 5% and 7%", "", "5..7 %"),
    ("percent", "50bps", "", "50 bp"),
    ("count", "two dozen", "", "24"),
    ("count", "more than a dozen", "", ">=12"),
    ("count", "a half-dozen", "", "6"),
    ("count", "half a million", "", "500000"),
    ("count", "several thousand people", "", "2000..9000 person"),
    ("count", "20 or so people", "", "~20 person"),
    ("count", "21st", "", "21"),
    ("count", "one and a half million", "", "1500000"),
    ("duration", "an hour and 40 minutes", "", "PT100M"),
    ("duration", "1 hour, 40 minutes", "", "PT100M"),
    ("duration", "a year and a half", "", "P1.5Y"),
    ("duration", "a couple of weeks", "", "P2W"),
    ("duration", "a half hour", "", "PT0.5H"),
    ("duration", "as much as one year", "", "<=P1Y"),
    ("person", "Apple CEO Tim Cook", "", "tim cook"),
    ("person", "European Commission President Ursula von der Leyen", "", "ursula von der leyen"),
    ("person", "the Treasury secretary, Scott Bessent", "", "scott bessent"),
    ("person", "Stephen King", "", "stephen king"),
    ("place", "the Swiss city of Geneva", "", "geneva"),
    ("place", "the South Korean port city of Busan", "", "busan"),
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
    ("count", "12 million tonnes", "buying 12 million tonnes of beans", "12000000±500000 tonne"),
    ("count", "12 million", "buying 12 million tonnes of beans", "12000000±500000 tonne"),
    ("count", "12 million metric tons", "", "12000000±500000 tonne"),
    ("count", "fifth", "for a fifth round of talks", "5 round"),
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
    ("person", "Treasury Secretary Scott Bessent", "", "scott bessent"),
    ("person", "President Donald J. Trump", "", "donald j trump"),
    ("person", "Chinese Vice Premier He Lifeng", "", "he lifeng"),
    ("person", "Dr. Ana Ruiz", "", "ana ruiz"),
    ("person", "Ana Ruiz, 34", "", "ana ruiz"),
    ("person", "Mayor Ana Ruiz’s", "", "ana ruiz"),
    ("person", "Trump and Xi", "", "trump & xi"),
    ("person", "Martin Luther King Jr.", "", "martin luther king"),
    ("place", "Busan, South Korea", "", "busan, south korea"),
    ("place", "in Malaysia", "", "malaysia"),
    ("place", "the US", "", "united states"),
    ("place", "the United States", "", "united states"),
    ("place", "Britain", "", "united kingdom"),
    ("place", "the city of Geneva", "", "geneva"),
    ("place", "Washington, D.C.", "", "washington"),
    ("organisation", "the Trump administration", "", "trump administration"),
    ("organisation", "Apple Inc.", "", "apple"),
    ("organisation", "the Fed", "", "federal reserve"),
    ("organisation", "U.N.", "", "united nations"),
    ("organisation", "the European Union", "", "european union"),
]


@pytest.mark.parametrize(("wanted", "span", "sentence", "norm"), OTHERS)
def test_spans_have_typed_norms(wanted: str, span: str, sentence: str, norm: str) -> None:
    assert normalise(span, wanted, sentence, None) == Value(wanted, norm)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "span"),
    [
        ("person", "the president"),
        ("place", "at home"),
        ("organisation", "a company"),
        ("date", "soon"),
        ("count", "no one"),
    ],
)
def test_what_names_nothing_of_the_type_stays_text(wanted: str, span: str) -> None:
    assert normalise(span, wanted, "", None).type == "text"  # type: ignore[arg-type]


def test_a_number_word_inside_a_name_is_no_number() -> None:
    for name in ("Tennessee", "Tenby", "Oneida"):
        assert normalise(name, "count", f"They moved to {name}.").type == "text"


def test_a_clause_that_mentions_a_number_is_no_number() -> None:
    clause = "the shopkeepers of the old town who had closed their doors in protest since the fire of 3 May"
    assert normalise(clause, "count", f"It hurt {clause}.").type == "text"


def test_a_month_or_weekday_after_a_preposition_names_nobody() -> None:
    sentence = "The work began in May and Theresa May came on Monday."
    assert normalise("May", "person", sentence, None, 18).type == "text"
    assert normalise("Theresa May", "person", sentence, None, 26) == Value("person", "theresa may")
    assert normalise("Monday", "place", sentence, None).type == "text"


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ("February 4", "date"),
        ("$5 million", "money"),
        ("30%", "percent"),
        ("90 days", "duration"),
        ("soybeans", "text"),
    ],
)
def test_a_span_that_is_a_value_is_typed_without_being_asked_for(span: str, kind: str) -> None:
    assert normalise(span, "text", "", None).type == kind


PAIRS = [
    ("date", "August 12", "12 August", "equal"),
    ("date", "mid-November", "November", "more_precise"),
    ("date", "November", "November 10, 2025", "less_precise"),
    ("date", "November 10, 2025", "2025", "more_precise"),
    ("date", "the first week of April", "early April", "more_precise"),
    ("date", "August 12", "November", "different"),
    ("date", "March 31", "early April", "different"),
    ("date", "2024", "2025", "different"),
    ("date", "Thursday", "February 4", "incomparable"),
    ("date", "Wednesday", "February 4, 2026", "less_precise"),
    ("date", "Thursday", "February 4, 2026", "different"),
    ("date", "2025", "August 12", "incomparable"),
    ("date", "next week", "next week", "equal"),
    ("date", "Friday", "10:30 a.m. on Friday", "less_precise"),
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
    ("percent", "above 100%", "110%", "less_precise"),
    ("percent", "2 percentage points", "2%", "incomparable"),
    ("count", "30 people", "30 deaths", "equal"),
    ("count", "30", "30 people", "less_precise"),
    ("count", "30 people", "52 people", "different"),
    ("count", "at least 30 people", "32 people", "less_precise"),
    ("count", "300 ferry crew", "120 workers", "different"),
    ("count", "300 ferry crew", "300 workers", "equal"),
    ("count", "10 miles", "16 km", "less_precise"),
    ("count", "12 tonnes", "5 rounds", "incomparable"),
    ("person", "Bessent", "Scott Bessent", "less_precise"),
    ("person", "Xi", "Xi Jinping", "less_precise"),
    ("person", "Donald J. Trump", "Donald Trump", "more_precise"),
    ("person", "Donald Trump", "Melania Trump", "different"),
    ("person", "J. Smith", "John Smith", "less_precise"),
    ("person", "Bessent", "Lutnick", "different"),
    ("person", "Bessent and He Lifeng", "Scott Bessent", "more_precise"),
    ("place", "Busan", "Busan, South Korea", "less_precise"),
    ("place", "Busan, South Korea", "South Korea", "more_precise"),
    ("place", "Kuala Lumpur", "Malaysia", "more_precise"),
    ("place", "the US", "the United States", "equal"),
    ("place", "Geneva", "Stockholm", "different"),
    ("place", "Paris, France", "Paris, Texas", "different"),
    ("organisation", "APEC", "Asia-Pacific Economic Cooperation", "equal"),
    ("organisation", "the Treasury", "the Treasury Department", "less_precise"),
    ("organisation", "the Trump administration", "the Biden administration", "different"),
    ("text", "rare-earth magnets", "rare-earth magnets and components", "less_precise"),
    ("text", "an extension of the truce", "the truce extension", "equal"),
    ("text", "soybeans", "steel", "different"),
]


@pytest.mark.parametrize(("wanted", "first", "second", "relation"), PAIRS)
def test_values_compare_as_a_reader_would(wanted: str, first: str, second: str, relation: str) -> None:
    left, right = (normalise(text, wanted, "", None) for text in (first, second))  # type: ignore[arg-type]
    assert compatible(left, right) == relation


_MIRRORED = {"more_precise": "less_precise", "less_precise": "more_precise"}
_SPANS = st.sampled_from(
    [(row[0], row[1], "date", published) for row in DATES for published in (TUESDAY, None)]
    + [(span, sentence, wanted, None) for wanted, span, sentence, _ in OTHERS]
    + [(span, "", wanted, None) for wanted, *spans, _ in PAIRS for span in spans]
)


def _value(row: tuple[str, str, str, str | None]) -> Value:
    return normalise(row[0], row[2], row[1], row[3])  # type: ignore[arg-type]


@given(_SPANS)
def test_every_value_equals_itself(row: tuple[str, str, str, str | None]) -> None:
    assert compatible(_value(row), _value(row)) == "equal"


@given(_SPANS, _SPANS)
def test_comparison_is_symmetric_and_precision_antisymmetric(
    first: tuple[str, str, str, str | None], second: tuple[str, str, str, str | None]
) -> None:
    forth = compatible(_value(first), _value(second))
    back = compatible(_value(second), _value(first))
    assert back == _MIRRORED.get(forth, forth)


@given(
    st.integers(1, 10**12),
    st.sampled_from(["", "about ", "more than ", "up to "]),
    st.sampled_from(["", " ships"]),
)
def test_any_count_compares_equal_to_itself_however_it_is_grouped(number: int, lead: str, unit: str) -> None:
    plain, grouped = f"{lead}{number}{unit}", f"{lead}{number:,}{unit}"
    assert compatible(normalise(plain, "count"), normalise(grouped, "count")) == "equal"


_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(_DAYS, _DAYS)
def test_full_dates_are_equal_exactly_when_they_are_the_same_day(first: date, second: date) -> None:
    left, right = (normalise(f"{day:%B} {day.day}, {day.year}", "date") for day in (first, second))
    assert (compatible(left, right) == "equal") == (first == second)


@given(
    st.text(max_size=60),
    st.sampled_from(["date", "duration", "money", "percent", "count", "person", "place", "text"]),
)
def test_any_text_has_a_value(text: str, wanted: str) -> None:
    value = normalise(text, wanted, text, TUESDAY)  # type: ignore[arg-type]
    assert compatible(value, value) == "equal"


def test_a_day_or_a_year_counts_nothing() -> None:
    for sentence, figure in (("They met on Sept. 14 and 15.", "15"), ("He was paid in 2017.", "2017")):
        assert normalise(figure, "count", sentence, None, sentence.index(figure)).type != "count"
    assert normalise("15", "count", "They met 15 times in 2017.", None, 9).norm == "15"
