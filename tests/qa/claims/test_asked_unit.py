"""A question that names a unit is answered in that unit before others."""

from __future__ import annotations

import pytest

from qa.claims import normalise
from qa.claims.asked_unit import asked_unit, is_in_unit
from qa.claims.modality import modality
from qa.question import analyse
from tests.qa.claims.conftest import Desk, texts

FAVOURED = "Both sides favour an extension of the lease by six months."
ADDED = "The extension of the lease added 90 days."


@pytest.mark.parametrize(
    ("question", "span", "is_so"),
    [
        ("How many days did the extension add?", "90 days", True),
        ("How many days did the extension add?", "six months", False),
        ("How many minutes did the call take?", "45 minutes", True),
        ("How many months did the call take?", "45 minutes", False),
        ("How many miles did they walk?", "16 km", True),
        ("How many miles did they walk?", "16 tonnes", False),
    ],
)
def test_a_value_is_in_the_unit_asked_for(question: str, span: str, is_so: bool) -> None:
    form = analyse(question)
    unit = asked_unit(form)
    assert unit is not None
    assert is_in_unit(normalise(span, form.wanted), unit) is is_so


def test_how_long_names_no_unit() -> None:
    assert asked_unit(analyse("How long is the extension?")) is None
    assert asked_unit(analyse("How many people came?")) is None


def test_the_unit_asked_for_leads(desk: Desk) -> None:
    desk.report("The extension of the lease lasts six months.", ("six months", 1.2), published="2025-05-12")
    desk.report("The extension of the lease lasts 90 days.", ("90 days", 0.2), published="2025-05-12")
    assert texts(desk.ask("How many days does the extension of the lease last?"))[0] == "90 days"
    assert texts(desk.ask("How long does the extension of the lease last?"))[0] == "six months"


def test_a_plan_in_another_unit_is_no_answer_beside_what_was_added(desk: Desk) -> None:
    desk.report(FAVOURED, ("six months", 1.2), published="2026-02-10")
    desk.report(ADDED, ("90 days", 0.4), published="2025-08-11")
    for question in ("How many days did the extension add?", "How many days does the extension add?"):
        assert texts(desk.ask(question)) == ["90 days"]


@pytest.mark.parametrize(
    ("sentence", "span", "expected"),
    [
        (FAVOURED, "six months", "expected"),
        ("An extension of six months is under discussion.", "six months", "expected"),
        ("The most-favoured-nation rate stands at 5%.", "5%", "asserted"),
    ],
)
def test_what_is_favoured_is_a_plan(sentence: str, span: str, expected: str) -> None:
    start = sentence.index(span)
    assert modality(sentence, start, start + len(span)) == expected
