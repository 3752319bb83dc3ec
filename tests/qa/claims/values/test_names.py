"""Names and free text: spans and their norms, and how two compare."""

from __future__ import annotations

import pytest

from qa.claims import compatible, normalise
from qa.question.form import AnswerType
from qa.types import Value

# type, span, sentence ("" when the span stands alone), norm
NORMS: list[tuple[AnswerType, str, str, str]] = [
    ("person", "Apple CEO Tim Cook", "", "tim cook"),
    ("person", "European Commission President Ursula von der Leyen", "", "ursula von der leyen"),
    ("person", "the Treasury secretary, Scott Bessent", "", "scott bessent"),
    ("person", "Stephen King", "", "stephen king"),
    ("person", "Treasury Secretary Scott Bessent", "", "scott bessent"),
    ("person", "President Donald J. Trump", "", "donald j trump"),
    ("person", "Chinese Vice Premier He Lifeng", "", "he lifeng"),
    ("person", "Dr. Ana Ruiz", "", "ana ruiz"),
    ("person", "Ana Ruiz, 34", "", "ana ruiz"),
    ("person", "Mayor Ana Ruiz’s", "", "ana ruiz"),
    ("person", "Trump and Xi", "", "trump & xi"),
    ("person", "Martin Luther King Jr.", "", "martin luther king"),
    ("place", "the Swiss city of Geneva", "", "geneva"),
    ("place", "the South Korean port city of Busan", "", "busan"),
    ("place", "Busan, South Korea", "", "busan, south korea"),
    ("place", "in Malaysia", "", "malaysia"),
    ("place", "Stockholm talks", "", "stockholm"),
    ("person", "mediator Nasser al-Kindari", "", "nasser al-kindari"),
    ("place", "ESA's Kourou Space Port", "", "kourou space port"),
    ("place", "Chile's Atacama region", "", "atacama region"),
    ("place", "St. Mary's Hospital", "", "st mary hospital"),
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

# type, two spans, how the first stands to the second
PAIRS: list[tuple[AnswerType, str, str, str]] = [
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


@pytest.mark.parametrize(("wanted", "span", "sentence", "norm"), NORMS)
def test_names_have_typed_norms(wanted: AnswerType, span: str, sentence: str, norm: str) -> None:
    assert normalise(span, wanted, sentence, None) == Value(wanted, norm)  # type: ignore[arg-type]


@pytest.mark.parametrize(("wanted", "first", "second", "relation"), PAIRS)
def test_names_compare_as_a_reader_would(wanted: AnswerType, first: str, second: str, relation: str) -> None:
    left, right = (normalise(text, wanted, "", None) for text in (first, second))
    assert compatible(left, right) == relation


def test_a_month_or_weekday_after_a_preposition_names_nobody() -> None:
    sentence = "The work began in May and Theresa May came on Monday."
    assert normalise("May", "person", sentence, None, 18).type == "text"
    assert normalise("Theresa May", "person", sentence, None, 26) == Value("person", "theresa may")
    assert normalise("Monday", "place", sentence, None).type == "text"
