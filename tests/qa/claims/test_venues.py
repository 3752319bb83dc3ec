"""A palace and the city that its report is written from are one place."""

from __future__ import annotations

import pytest

from qa.claims.venues import written_from
from tests.qa.claims.conftest import Desk, texts

TALKS = "The envoys held their talks at Rosenbad, the seat of the prime minister."


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Pier agreed\n\nSTOCKHOLM - The envoys met.", "stockholm"),
        ("STOCKHOLM, Sweden, July 29 (ABC) — The envoys met.", "stockholm"),
        ("KUALA LUMPUR — The envoys met.", "kuala lumpur"),
        ("The envoys met in Stockholm - at last.", None),
        ("", None),
    ],
)
def test_where_a_report_is_written_from(head: str, place: str | None) -> None:
    assert written_from(head) == place


def test_a_venue_supports_the_city_of_its_report(desk: Desk) -> None:
    desk.report("The envoys held their talks in Stockholm.", ("Stockholm", 2.0), published="2025-07-30")
    desk.report(f"STOCKHOLM - {TALKS}", ("Rosenbad", 1.5), published="2025-07-29")
    (claim,) = desk.ask("Where did the envoys hold their talks?").claims
    assert [one.quote for one in claim.citations] == ["Stockholm", "Rosenbad"]


def test_a_venue_elsewhere_is_another_place(desk: Desk) -> None:
    desk.report("The envoys held their talks in Stockholm.", ("Stockholm", 2.0), published="2025-07-30")
    desk.report(f"MADRID - {TALKS}", ("Rosenbad", 1.5), published="2025-07-29")
    assert texts(desk.ask("Where did the envoys hold their talks?")) == ["Stockholm", "Rosenbad"]
