"""When something happened is told by a time of its own clause, and by no other."""

from __future__ import annotations

import pytest

from tests.qa.claims.conftest import Desk


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Ana Lind was elected mayor on 2 June 2024.", "2024-06-02"),
        ("On 2 June 2024 the council made Ana Lind mayor.", "2024-06-02"),
        ("Ana Lind is mayor until an election on 22 September 2024.", None),
        ("Ana Lind is mayor after a vote on 2 June 2024.", None),
        ("Ana Lind is mayor, which the court confirmed on 2 June 2024.", None),
        ("Ana Lind is mayor, beating a rival named on 2 June 2024.", None),
        ("Ana Lind is mayor; the count ended on 2 June 2024.", None),
        ("The old town burned on 2 June 2024, and the new mayor is Ana Lind.", None),
    ],
)
def test_the_time_of_a_clause(desk: Desk, sentence: str, day: str | None) -> None:
    desk.report(sentence, ("Ana Lind", 2.0), published="2024-06-07")
    (claim,) = desk.ask("Who is mayor?").claims
    assert claim.event_date == day
